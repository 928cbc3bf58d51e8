// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/hislip/session_security.h"

#include "transports/hislip/descriptors.h"
#include "transports/wire/tls_trust.h"

#include <QCoreApplication>

namespace visor::hislip {

using visa::Deadline;
using visa::Status;

namespace {

struct SessionSecurityText
{
    Q_DECLARE_TR_FUNCTIONS(visor::hislip::SessionSecurity)
};

/// A busy server is asked again after this time; meanwhile what it sends is read.
constexpr std::chrono::milliseconds kBusyPause{20};
/// TLS 1.3 brings the ticket for the second channel a moment after the handshake of the first; a server that sends
/// none only costs a second whole handshake.
constexpr std::chrono::milliseconds kTicketWait{50};
/// How long a failed step may look for the reason.
constexpr std::chrono::milliseconds kReasonLimit{200};

QString securityCode(const QString& message, std::uint8_t code)
{
    return QStringLiteral("%1, code %2").arg(message).arg(code);
}

} // namespace

SessionSecurity::SessionSecurity(SyncChannel& sync, AsyncChannel& async, Wishes wishes)
    : m_sync(&sync),
      m_async(&async),
      m_wishes(std::move(wishes)),
      m_who(m_wishes.resource.toString()),
      m_host(m_wishes.resource.host())
{
}

void SessionSecurity::setServer(std::uint16_t version, std::uint8_t features, bool isCapable)
{
    m_version = version;
    m_features = features;
    m_isCapable = isCapable && version >= kVersion20;
}

bool SessionSecurity::isWantedByServer() const
{
    return m_version >= kVersion20 &&
           (m_features & (kFeatureEncryptionMandatory | kFeatureInitialEncryption)) != 0;
}

Error SessionSecurity::failed(Error error, const QString& step, bool onSync) const
{
    const QString channel =
        onSync ? SessionSecurityText::tr("synchronous channel") : SessionSecurityText::tr("asynchronous channel");
    QString why = error.message;
    if (error.status == Status::ErrorTimeout)
        why = SessionSecurityText::tr("no answer in time");
    else if (error.status == Status::ErrorConnectionLost)
        why = SessionSecurityText::tr("the instrument closed the connection");
    else if (error.status == Status::ErrorAbort)
        why = SessionSecurityText::tr("it was cancelled");
    while (why.endsWith(u'.'))
        why.chop(1);
    error.message =
        SessionSecurityText::tr("No secure connection to %1: %2 on the %3: %4. Open it again, or check the "
                                "instrument's security settings.")
            .arg(m_who, step, channel, why);
    error.operation = QStringLiteral("tls");
    error.transferred = 0;
    return error;
}

tl::unexpected<Error> SessionSecurity::broken(const Error& error, const QString& step, bool onSync)
{
    Error told = failed(error, step, onSync);
    m_sync->abandon(FatalCode::SecureConnectionFailed, told);
    return tl::unexpected(std::move(told));
}

Result<void> SessionSecurity::request(MessageType type, MessageType response, const Deadline& deadline)
{
    const QString step = type == MessageType::AsyncStartTls ? SessionSecurityText::tr("the request to start TLS")
                                                            : SessionSecurityText::tr("the request to end TLS");
    const QString name = type == MessageType::AsyncStartTls ? QStringLiteral("AsyncStartTLSResponse")
                                                            : QStringLiteral("AsyncEndTLSResponse");
    for (;;) {
        // In overlapped mode the ids are the server's own; the rule for both is "sent" and "received".
        const Header header{type, m_sync->takeRmtFlag(), m_sync->lastSentId()};
        const auto answer = m_async->ask(header, encodeMessageId(m_sync->lastReceivedId()), response, deadline);
        if (!answer) {
            const Error& error = answer.error();
            // Whether the server has begun is unknown: what comes next may be either.
            if (error.status != Status::ErrorUnsupportedOperation)
                return broken(error, step, false);
            return tl::unexpected(failed(error, step, false));
        }
        const std::uint8_t code = answer->header.control;
        switch (static_cast<TlsAnswer>(code)) {
        case TlsAnswer::Success:
            return {};
        case TlsAnswer::Busy:
            break;
        case TlsAnswer::Error:
        default: {
            Error error{Status::ErrorNoPermission,
                        SessionSecurityText::tr("the instrument refused it (code %1)").arg(code),
                        securityCode(name, code),
                        {},
                        0};
            if (const QString reason = serversReason(deadline); !reason.isEmpty()) {
                error.message =
                    SessionSecurityText::tr("the instrument refused it (code %1): %2").arg(code).arg(reason);
            }
            return tl::unexpected(failed(std::move(error), step, false));
        }
        }
        // Busy: a reply is under way. It is read away, as before a new message, and the question asked again.
        if (deadline.isCancelled() || deadline.hasExpired()) {
            Error error{Status::ErrorResourceBusy,
                        SessionSecurityText::tr("the instrument is still busy with a message (code 0)"),
                        securityCode(name, 0),
                        {},
                        0};
            if (deadline.isCancelled())
                error.status = Status::ErrorAbort;
            return tl::unexpected(failed(std::move(error), step, false));
        }
        if (const auto discarded = m_sync->discardInput(false); !discarded)
            return broken(discarded.error(), step, true);
        const auto heard = m_async->await(MessageType::AsyncInterrupted, deadline.sooner(kBusyPause));
        if (!heard && heard.error().status != Status::ErrorTimeout && heard.error().status != Status::ErrorAbort)
            return broken(heard.error(), step, false);
    }
}

QString SessionSecurity::serversReason(const Deadline& deadline)
{
    const auto answer = m_async->ask({MessageType::GetDescriptors}, {}, MessageType::GetDescriptorsResponse,
                                     deadline.sooner(kReasonLimit));
    return answer ? decodeDescriptors(answer->payload).lastError : QString();
}

Result<void> SessionSecurity::start(const Deadline& deadline)
{
    if (isOn())
        return {};
    if (!m_isCapable) {
        return failure(Status::ErrorUnsupportedOperation,
                       SessionSecurityText::tr("%1 offers no secure connection (HiSLIP %2.%3); open it without "
                                               "encryption where the network is trusted.")
                           .arg(m_who)
                           .arg(m_version >> 8)
                           .arg(m_version & 0xFF),
                       QStringLiteral("tls"));
    }
    const auto& shared = m_wishes.security.tls;
    const auto context = shared ? shared->context() : wire::TlsContext::client();
    if (!context)
        return tl::unexpected(context.error());
    auto handler = m_async->stopReader();
    auto done = request(MessageType::AsyncStartTls, MessageType::AsyncStartTlsResponse, deadline);
    if (done)
        done = secureAsync(*context, deadline);
    if (done)
        done = secureSync(*context, deadline);
    if (done)
        done = logIn(deadline);
    if (handler)
        m_async->startReader(std::move(handler));
    return done;
}

Result<void> SessionSecurity::secureAsync(const wire::TlsContext& context, const Deadline& deadline)
{
    auto tls = std::make_unique<wire::TlsStream>(m_async->stream(), context, m_host);
    if (const auto shaken = m_async->startTls(std::move(tls), deadline); !shaken)
        return broken(shaken.error(), SessionSecurityText::tr("the TLS handshake"), false);
    // Before anything is said to a server that may be somebody else.
    const auto judged = wire::judgeServer(*m_async->tls(), m_host, m_wishes.security.trust.get(), m_who);
    if (!judged) {
        m_sync->abandon(FatalCode::SecureConnectionFailed, judged.error());
        return judged;
    }
    return {};
}

Result<void> SessionSecurity::secureSync(const wire::TlsContext& context, const Deadline& deadline)
{
    const QString step = SessionSecurityText::tr("the TLS handshake");
    auto session = m_async->tls()->session(deadline.sooner(kTicketWait));
    auto tls = std::make_unique<wire::TlsStream>(m_sync->stream(), context, m_host, std::move(session));
    if (const auto shaken = m_sync->startTls(std::move(tls), deadline); !shaken)
        return broken(shaken.error(), step, true);
    if (m_sync->tls()->peerCertificate().fingerprint != m_async->tls()->peerCertificate().fingerprint) {
        return broken(Error{Status::ErrorNoPermission,
                            SessionSecurityText::tr("its certificate is not that of the other channel"),
                            {},
                            {},
                            0},
                      step, true);
    }
    return {};
}

Result<void> SessionSecurity::end(const Deadline& deadline)
{
    if (!isOn())
        return {};
    auto handler = m_async->stopReader();
    auto done = request(MessageType::AsyncEndTls, MessageType::AsyncEndTlsResponse, deadline);
    if (done) {
        if (const auto ended = m_async->endTls(deadline); !ended)
            done = broken(ended.error(), SessionSecurityText::tr("the end of TLS"), false);
    }
    if (done) {
        if (const auto ended = m_sync->endTls(deadline); !ended)
            done = broken(ended.error(), SessionSecurityText::tr("the end of TLS"), true);
    }
    if (done)
        m_mechanism.clear();
    if (handler)
        m_async->startReader(std::move(handler));
    return done;
}

} // namespace visor::hislip
