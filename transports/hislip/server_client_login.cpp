// SPDX-License-Identifier: GPL-3.0-or-later
// A server's client and its login (IVI-6.1 §6.11 and following, protocol 2.0; mechanisms: IVI-6.5).
#include "transports/hislip/server_client.h"

#include <utility>

namespace visor::hislip {

using visa::Deadline;

namespace {

/// A login message that began must end within this time.
constexpr std::chrono::milliseconds kLoginLimit{10'000};
/// Guessing goes no further on one connection.
constexpr int kMostRefusals = 3;

} // namespace

bool ServerClient::handleLogin(const Header& header)
{
    const auto& logins = m_settings.security->logins;
    if (m_stage.load(std::memory_order_acquire) != SecureStage::Secured || header.payloadLength > kMaxText) {
        // No password is taken in clear text.
        fatal(FatalCode::SecureConnectionFailed, false);
        return false;
    }
    const auto payload = m_syncMessages->readText(Deadline::after(kLoginLimit));
    if (!payload)
        return false;
    switch (header.type) {
    case MessageType::GetSaslMechanismList:
        return sendSync({MessageType::GetSaslMechanismListResponse},
                        logins ? logins->mechanisms().join(u' ').toLatin1() : QByteArray());
    case MessageType::AuthenticationStart:
        m_login = logins ? logins->start(QString::fromLatin1(*payload)) : nullptr;
        // A client need not wait before it sends the mechanism's first message.
        m_ignoresExchange = !m_login;
        if (m_login)
            return true; // the client goes on with its first message
        return sendSync({MessageType::Error, static_cast<std::uint8_t>(ErrorCode::AuthenticationFailed)},
                        "unsupported mechanism");
    default:
        if (std::exchange(m_ignoresExchange, false))
            return true;
        return continueLogin(*payload);
    }
}

bool ServerClient::continueLogin(const QByteArray& message)
{
    const auto step = m_login ? m_login->receive(message) : wire::SaslServer::Step{};
    if (step.outcome != wire::SaslServer::Outcome::Continue)
        m_login.reset();
    switch (step.outcome) {
    case wire::SaslServer::Outcome::Continue:
        return sendSync({MessageType::AuthenticationExchange}, step.data);
    case wire::SaslServer::Outcome::Success:
        // Before the client hears of it: its next message may come on the other channel.
        m_hasBeenSecure.store(true, std::memory_order_release);
        m_isLoggedIn.store(true, std::memory_order_release);
        return sendSync({MessageType::AuthenticationResult, 1}, step.data);
    case wire::SaslServer::Outcome::Refused:
        if (!sendSync({MessageType::AuthenticationResult, 0, 1}, "wrong user name or password"))
            return false;
        if (++m_refusedLogins < kMostRefusals)
            return true;
        break;
    case wire::SaslServer::Outcome::Malformed:
        break;
    }
    fatal(FatalCode::SecureConnectionFailed, false);
    return false;
}

} // namespace visor::hislip
