// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>

namespace visor::instrument {

/// What an instrument showed of itself in a TLS handshake: enough to show to a person and to know again. A value.
struct Certificate
{
    QByteArray der;         ///< the certificate itself
    QByteArray fingerprint; ///< SHA-256 of it, 32 bytes
    QString subject;        ///< "CN=dmm-7.lab,O=Maker"
    QString issuer;
    QDateTime validFrom; ///< UTC
    QDateTime expires;   ///< UTC
    /// RFC 5280 §4.1.2.5: 99991231235959Z stands for "has no well-defined end".
    bool isPerpetual = false;
};

/// "3F:0A:…": as tools print fingerprints.
[[nodiscard]] inline QString fingerprintText(const QByteArray& fingerprint)
{
    return QString::fromLatin1(fingerprint.toHex(':').toUpper());
}
/// Reads what fingerprintText() or a tool printed: 64 hexadecimal digits, with or without colons and spaces. Empty
/// when it is anything else.
[[nodiscard]] inline QByteArray fingerprintFromText(const QString& text)
{
    QString digits = text;
    digits.remove(u':').remove(u' ');
    constexpr qsizetype kDigits = 64;
    const QByteArray bytes = QByteArray::fromHex(digits.toLatin1());
    return digits.size() == kDigits && bytes.size() == kDigits / 2 ? bytes : QByteArray();
}

} // namespace visor::instrument
