// SPDX-License-Identifier: GPL-3.0-or-later
// A server's client and its secure connection (IVI-6.1 §6.11 and following, protocol 2.0).
#include "transports/hislip/descriptors.h"
#include "transports/hislip/server_client.h"

namespace visor::hislip {

using visa::Deadline;
using visa::Status;

namespace {

/// A handshake, or the end of TLS, that takes longer is given up; so is waiting for the other channel's.
constexpr std::chrono::milliseconds kTurnLimit{10'000};

/// A goodbye that the socket does not take at once is not worth waiting for.
constexpr std::chrono::milliseconds kServerGoodbyeLimit{20};

} // namespace

bool ServerClient::isAllowedSync(MessageType type) const
{
    if (type == MessageType::FatalError || type == MessageType::Error || !m_settings.security)
        return true;
    switch (m_stage.load(std::memory_order_acquire)) {
    case SecureStage::Clear:
        if (type == MessageType::StartTls)
            return false; // the other channel begins
        return type == MessageType::GetDescriptors || isOpenForTalk();
    case SecureStage::Starting:
    case SecureStage::AsyncSecured:
        return type == MessageType::StartTls;
    case SecureStage::Ending:
    case SecureStage::AsyncEnded:
        return type == MessageType::EndTls;
    case SecureStage::Secured:
        break;
    }
    switch (type) {
    case MessageType::GetSaslMechanismList:
    case MessageType::AuthenticationStart:
    case MessageType::AuthenticationExchange:
    case MessageType::GetDescriptors:
    case MessageType::EndTls:
        return true;
    default:
        return isOpenForTalk();
    }
}

bool ServerClient::isAllowedAsync(MessageType type) const
{
    switch (type) {
    case MessageType::FatalError:
    case MessageType::Error:
    case MessageType::AsyncMaximumMessageSize:
    case MessageType::GetDescriptors:
    case MessageType::AsyncStartTls:
    case MessageType::AsyncEndTls:
        return true;
    default:
        return isOpenForTalk();
    }
}

bool ServerClient::isOpenForTalk() const
{
    if (m_stage.load(std::memory_order_acquire) == SecureStage::Secured)
        return !m_settings.security->logins || m_isLoggedIn.load(std::memory_order_acquire);
    // Where encryption is only for the beginning, a client that had it may have ended it.
    return !m_settings.insistsOnTls() || (m_settings.security->demand == Security::Demand::Initial &&
                                          m_hasBeenSecure.load(std::memory_order_acquire));
}

void ServerClient::setStage(SecureStage stage)
{
    {
        const std::lock_guard guard(m_mutex);
        m_stage.store(stage, std::memory_order_release);
    }
    m_changed.notify_all();
}

void ServerClient::awaitOtherTurn(MessageType type)
{
    if (type == MessageType::FatalError || type == MessageType::AsyncMaximumMessageSize)
        return;
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, kTurnLimit, [this] {
        const SecureStage stage = m_stage.load(std::memory_order_acquire);
        return (stage != SecureStage::AsyncSecured && stage != SecureStage::AsyncEnded) || isEnding();
    });
}

void ServerClient::sayGoodbye(const MessageStream& messages)
{
    if (wire::TlsStream* const tls = messages.tls())
        tls->sayGoodbye(Deadline::after(kServerGoodbyeLimit));
}

QByteArray ServerClient::descriptors() const
{
    Descriptors descriptors;
    if (m_settings.security) {
        descriptors.tlsVersions = {0x0303, 0x0304};
        descriptors.information = QStringLiteral("TLS 1.2 and 1.3");
    }
    const std::lock_guard guard(m_mutex);
    descriptors.lastError = m_tlsError;
    return encodeDescriptors(descriptors);
}

void ServerClient::noteTlsError(const QString& channel, const Error& error)
{
    const std::lock_guard guard(m_mutex);
    m_tlsError =
        QStringLiteral("%1 channel: %2").arg(channel, error.detail.isEmpty() ? error.message : error.detail);
}

bool ServerClient::handleSecureSync(const Header& header)
{
    if (m_version < kVersion20)
        return refuseSync(header.type);
    switch (header.type) {
    case MessageType::GetDescriptors:
        return sendSync({MessageType::GetDescriptorsResponse}, descriptors());
    case MessageType::StartTls:
        return speaksSecurely() ? turnSync(SecureStage::AsyncSecured, SecureStage::Secured)
                                : refuseSync(header.type);
    default:
        return speaksSecurely() ? turnSync(SecureStage::AsyncEnded, SecureStage::Clear) : refuseSync(header.type);
    }
}

bool ServerClient::turnSync(SecureStage awaited, SecureStage next)
{
    const auto deadline = Deadline::after(kTurnLimit);
    {
        // The client may be done with the other channel a moment before we are.
        std::unique_lock lock(m_mutex);
        const bool isReady = m_changed.wait_until(lock, deadline.when(), [&] {
            return m_stage.load(std::memory_order_acquire) == awaited || isEnding();
        });
        if (!isReady || isEnding())
            return false;
    }
    Result<void> turned;
    if (m_syncMessages->skipPayload(deadline)) {
        const std::lock_guard guard(m_syncSendMutex);
        turned = next == SecureStage::Secured
                     ? m_syncMessages->startTls(
                           std::make_unique<wire::TlsStream>(*m_syncStream, m_settings.security->tls), deadline)
                     : m_syncMessages->endTls(deadline);
    }
    if (!turned) {
        noteTlsError(QStringLiteral("synchronous"), turned.error());
        return false;
    }
    // A login lasts as long as the encryption it was made under.
    m_login.reset();
    m_isLoggedIn.store(false, std::memory_order_release);
    // Where logins are asked for, encryption alone opens nothing: the login does (server_client_login.cpp).
    if (next == SecureStage::Secured && !m_settings.security->logins)
        m_hasBeenSecure.store(true, std::memory_order_release);
    setStage(next);
    return true;
}

TlsAnswer ServerClient::answerTurn(const Header& header, const QByteArray& payload)
{
    const bool isStart = header.type == MessageType::AsyncStartTls;
    const SecureStage stage = m_stage.load(std::memory_order_acquire);
    const bool isMandatory = m_settings.security->demand == Security::Demand::Mandatory;
    const bool isPending = m_link->isResponsePending();
    const std::lock_guard guard(m_mutex);
    if (stage != (isStart ? SecureStage::Clear : SecureStage::Secured)) {
        m_tlsError = isStart ? QStringLiteral("TLS is on already") : QStringLiteral("TLS is not on");
        return TlsAnswer::Error;
    }
    if (!isStart && isMandatory) {
        m_tlsError = QStringLiteral("encryption is mandatory here");
        return TlsAnswer::Error;
    }
    if ((header.control & kRmtDelivered) != 0) {
        m_rmtExpected = false;
        m_messageAvailable = false;
    }
    // A client that names nothing as received is believed: some send no payload at all.
    const auto received = decodeMessageId(payload);
    const bool isUnderWay =
        isPending || header.parameter != m_lastProcessed || (received && *received != m_lastReplyId);
    return isUnderWay ? TlsAnswer::Busy : TlsAnswer::Success;
}

bool ServerClient::turnAsync(MessageStream& messages, const Header& header, const QByteArray& payload)
{
    const bool isStart = header.type == MessageType::AsyncStartTls;
    const TlsAnswer answer = answerTurn(header, payload);
    if (answer == TlsAnswer::Success)
        setStage(isStart ? SecureStage::Starting : SecureStage::Ending);
    const auto deadline = Deadline::after(kTurnLimit);
    // Past the outbox: what waits there, and what comes meanwhile, leaves behind the turn.
    const auto response = isStart ? MessageType::AsyncStartTlsResponse : MessageType::AsyncEndTlsResponse;
    if (!messages.send({response, static_cast<std::uint8_t>(answer)}, {}, deadline))
        return false;
    if (answer != TlsAnswer::Success)
        return true;
    const auto turned =
        isStart ? messages.startTls(std::make_unique<wire::TlsStream>(*m_asyncStream, m_settings.security->tls),
                                    deadline)
                : messages.endTls(deadline);
    if (!turned) {
        noteTlsError(QStringLiteral("asynchronous"), turned.error());
        // This channel can say nothing any more; the other one still can.
        const std::unique_lock lock(m_syncSendMutex, std::try_to_lock);
        if (lock.owns_lock() && m_syncMessages) {
            static_cast<void>(m_syncMessages->send(
                {MessageType::FatalError, static_cast<std::uint8_t>(FatalCode::SecureConnectionFailed)},
                turned.error().detail.toLatin1().left(kMaxText), Deadline::after(std::chrono::milliseconds(500))));
        }
        return false;
    }
    setStage(isStart ? SecureStage::AsyncSecured : SecureStage::AsyncEnded);
    return true;
}

} // namespace visor::hislip
