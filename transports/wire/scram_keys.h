// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>

/// The arithmetic of SCRAM-SHA-256 (RFC 5802 §3, RFC 7677). Any thread.
namespace visor::wire::scram {

/// SASLprep (RFC 4013), the part that matters here: blanks of every kind become a space, what is mapped to nothing
/// goes, the rest is brought to normal form KC. Control characters and unpaired surrogates are refused. Left out:
/// the checks of right-to-left text and of code points that Unicode 3.2 did not know.
[[nodiscard]] std::optional<QByteArray> saslPrep(const QString& text);

/// What a password becomes. The two last are all that a server keeps.
struct Keys
{
    QByteArray clientKey;
    QByteArray storedKey;
    QByteArray serverKey;
};
/// Costs `iterations` hashes: on the order of 0.3 ms for 1000.
[[nodiscard]] Keys deriveKeys(const QByteArray& password, const QByteArray& salt, int iterations);

[[nodiscard]] QByteArray hmac(const QByteArray& key, QByteArrayView text);
[[nodiscard]] QByteArray sha256(QByteArrayView text);
[[nodiscard]] QByteArray exclusiveOr(const QByteArray& a, const QByteArray& b);
/// Takes as long for equal bytes as for others.
[[nodiscard]] bool isSame(const QByteArray& a, const QByteArray& b);
[[nodiscard]] QByteArray randomBytes(int count);

} // namespace visor::wire::scram
