// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/credentials.h"
#include "core/instrument/security_failure.h"
#include "core/instrument/trust_store.h"
#include "transports/hislip/async_channel.h"
#include "transports/hislip/sync_channel.h"
#include "transports/wire/sasl_client.h"

namespace visor::hislip {

/// What a program brings for secure connections; shared by its sessions.
struct ClientSecurity
{
    std::shared_ptr<instrument::TrustStore> trust; ///< null: no certificate is trusted by exception
    std::shared_ptr<wire::SharedTlsClient> tls;    ///< null: each session reads the system's authorities itself
};

/// The client's side of secure connections (IVI-6.1 §6.11 and following, protocol 2.0): TLS on both channels, on
/// and off, and the login. Belongs to the session's one calling thread; borrows the channels.
///
/// A step that fails leaves nothing half secured: the server is told (fatal error 5), both channels are closed,
/// and the error names the step, the channel and the code. Only what the server refuses before anything began
/// (busy until the deadline, not capable) leaves the session as it was.
class SessionSecurity
{
public:
    struct Wishes
    {
        visa::ResourceName resource; ///< its host is whose name the certificate must carry
        ClientSecurity security;
        instrument::CredentialSource credentials; ///< may be empty: anonymous only
    };

    SessionSecurity(SyncChannel& sync, AsyncChannel& async, Wishes wishes);

    /// What the opening exchange brought.
    void setServer(std::uint16_t version, std::uint8_t features, bool isCapable);
    /// The server wants TLS before anything else.
    [[nodiscard]] bool isWantedByServer() const;

    [[nodiscard]] bool isOn() const { return m_sync->tls() != nullptr; }
    [[nodiscard]] Result<void> start(const visa::Deadline& deadline);
    /// Back to clear text, where the server allows it. The login ends as well.
    [[nodiscard]] Result<void> end(const visa::Deadline& deadline);

    /// "SCRAM-SHA-256"; empty without a login.
    [[nodiscard]] const QString& mechanism() const { return m_mechanism; }

private:
    /// "The secure connection to X failed: STEP on the CHANNEL (WHY)."
    [[nodiscard]] Error failed(Error error, const QString& step, bool onSync) const;
    /// The same, and the session is over.
    [[nodiscard]] tl::unexpected<Error> broken(const Error& error, const QString& step, bool onSync);
    /// AsyncStartTls or AsyncEndTls until the server is no longer busy.
    [[nodiscard]] Result<void> request(MessageType type, MessageType response, const visa::Deadline& deadline);
    [[nodiscard]] Result<void> secureAsync(const wire::TlsContext& context, const visa::Deadline& deadline);
    [[nodiscard]] Result<void> secureSync(const wire::TlsContext& context, const visa::Deadline& deadline);
    [[nodiscard]] Result<void> logIn(const visa::Deadline& deadline);
    /// One login. False: the server does not have that mechanism after all.
    [[nodiscard]] Result<bool> tryLogin(wire::SaslClient& login, const visa::Deadline& deadline);
    [[nodiscard]] tl::unexpected<Error> loginRefused(instrument::SecurityFailure failure, const QString& why,
                                                     const QString& detail);
    /// Why the server says that TLS failed; empty when it does not say.
    [[nodiscard]] QString serversReason(const visa::Deadline& deadline);

    SyncChannel* m_sync;
    AsyncChannel* m_async;
    const Wishes m_wishes;
    const QString m_who;
    const QString m_host;
    std::uint16_t m_version = kVersion10;
    std::uint8_t m_features = 0;
    bool m_isCapable = false;
    QString m_mechanism;
};

} // namespace visor::hislip
