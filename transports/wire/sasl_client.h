// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/credentials.h"
#include "core/visa/result.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QStringList>

#include <memory>
#include <vector>

namespace visor::wire {

/// The client's side of one login (RFC 4422), message by message; knows nothing of the wire. Used once.
class SaslClient
{
public:
    SaslClient() = default;
    SaslClient(const SaslClient&) = delete;
    SaslClient& operator=(const SaslClient&) = delete;
    virtual ~SaslClient() = default;

    [[nodiscard]] virtual QString mechanism() const = 0;
    /// The first message.
    [[nodiscard]] virtual Result<QByteArray> begin() = 0;
    /// The answer to what the server sent. ErrorNoPermission when that cannot be the server that knows us, with
    /// the reason.
    [[nodiscard]] virtual Result<QByteArray> respond(QByteArrayView challenge) = 0;
    /// The server says that we are in; `data` is what it added. ErrorNoPermission when it should have proved
    /// itself and did not.
    [[nodiscard]] virtual Result<void> finish(QByteArrayView data) = 0;
};

/// ANONYMOUS (RFC 4505), PLAIN (RFC 4616), SCRAM-SHA-256 (RFC 7677).
[[nodiscard]] std::unique_ptr<SaslClient> makeAnonymousLogin();
/// ErrorInvalidParameter for a name or password with characters no login may have.
[[nodiscard]] Result<std::unique_ptr<SaslClient>> makePlainLogin(const instrument::Credentials& credentials);
/// `nonce` is for test vectors; empty takes a random one.
[[nodiscard]] Result<std::unique_ptr<SaslClient>> makeScramLogin(const instrument::Credentials& credentials,
                                                                 const QByteArray& nonce = {});

/// Those of the mechanisms offered that need a name and a password, best first: the password itself goes out only
/// where nothing better is known.
[[nodiscard]] QStringList namedMechanisms(const QStringList& offered);
[[nodiscard]] Result<std::unique_ptr<SaslClient>> makeNamedLogin(const QString& mechanism,
                                                                 const instrument::Credentials& credentials);

inline constexpr QLatin1StringView kSaslAnonymous("ANONYMOUS");
inline constexpr QLatin1StringView kSaslPlain("PLAIN");
inline constexpr QLatin1StringView kSaslScram("SCRAM-SHA-256");

} // namespace visor::wire
