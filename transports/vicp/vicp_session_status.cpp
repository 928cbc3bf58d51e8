// SPDX-License-Identifier: GPL-3.0-or-later
// The part of VicpSession that is not about messages: serial poll, service requests, remote, locks, attributes.
#include "transports/vicp/error_text.h"
#include "transports/vicp/urgent_data.h"
#include "transports/vicp/vicp_session.h"

namespace visor::vicp {

using visa::Attribute;
using visa::Deadline;
using visa::RemoteMode;
using visa::Status;

Result<std::uint8_t> VicpSession::readStatusByte(const Deadline& deadline)
{
    const ServiceWatch::Turn turn(m_watch);
    const QString operation = QStringLiteral("status byte");
    if (const auto open = checkOpen(operation); !open)
        return tl::unexpected(open.error());
    if (m_isOutOfStep) {
        if (const auto connected = reconnect(deadline); !connected)
            return tl::unexpected(connected.error());
    }
    if (m_speaks == Speaks::Version1a && !m_pollsByBlock)
        return pollUrgently(deadline);
    return pollByBlock(deadline);
}

Result<std::uint8_t> VicpSession::pollUrgently(const Deadline& deadline)
{
    if (const auto sent = sendUrgent(m_stream, kUrgentPoll, deadline); !sent)
        return tl::unexpected(sent.error());
    // Once an answer is owed there is no telling it from the next one: from then on polls go by block, with
    // numbers. A late urgent byte does no harm, the kernel takes it out of the stream.
    m_pollsByBlock = true;
    bool hasRoom = true;
    for (;;) {
        if (const auto status = takeUrgent(m_stream)) {
            const auto passed = m_blocks.storeToUrgentMark(deadline);
            m_pollsByBlock = !passed || !*passed;
            return static_cast<std::uint8_t>(*status);
        }
        const Arrival arrival = waitForArrival(m_stream, hasRoom, -1, deadline);
        if (arrival.urgent)
            continue;
        if (!arrival.input)
            return tl::unexpected(ErrorText::interrupted(deadline, QStringLiteral("status byte")));
        if (!hasRoom)
            return tl::unexpected(ErrorText::connectionLost(QStringLiteral("status byte"), 0));
        // The answer may be stuck behind a reply that fills the connection: make room for it.
        const auto stored = m_blocks.store();
        if (!stored) {
            Error error = stored.error();
            error.operation = QStringLiteral("status byte");
            return tl::unexpected(std::move(error));
        }
        hasRoom = *stored;
    }
}

Result<std::uint8_t> VicpSession::pollByBlock(const Deadline& deadline)
{
    const QString operation = QStringLiteral("status byte");
    if (m_isPartOpen) {
        // The poll would carry the number of the message that is being sent.
        return failure(Status::ErrorInProgress,
                       ErrorText::tr("%1 is in the middle of a message; send its end before asking for the status "
                                     "byte.")
                           .arg(who()),
                       operation);
    }
    const std::uint8_t number = m_next;
    if (const auto sent = sendBlock(Operation::Data | Operation::SerialPoll, {}, deadline); !sent)
        return tl::unexpected(noted(sent.error(), operation));
    for (;;) {
        std::uint8_t status = 0;
        if (const auto answer = m_blocks.takePollAnswer(number, status)) {
            m_speaks = answer->sequence == 0 ? Speaks::Version1 : Speaks::Version1a;
            return status;
        }
        const Arrival arrival = waitForArrival(m_stream, true, -1, deadline);
        const auto stored = arrival.input ? m_blocks.store() : Result<bool>(false);
        if (stored && *stored)
            continue;
        // Its late answer must not be taken for the reply to the next message.
        m_next = nextSequence(m_next);
        return tl::unexpected(
            noted(stored ? ErrorText::interrupted(deadline, operation) : stored.error(), operation));
    }
}

Result<void> VicpSession::trigger(const Deadline& deadline)
{
    return write("*TRG", deadline);
}

Result<void> VicpSession::setRemote(RemoteMode mode, const Deadline& deadline)
{
    const ServiceWatch::Turn turn(m_watch);
    if (const auto ready = prepareToSend(deadline); !ready)
        return ready;
    switch (mode) {
    case RemoteMode::AssertRemoteEnable:
    case RemoteMode::AssertAndAddress:
        m_remoteFlags = Operation::Remote;
        break;
    case RemoteMode::AssertLocalLockout:
    case RemoteMode::AssertAddressLocalLockout:
        m_remoteFlags = Operation::Remote | Operation::Lockout;
        break;
    case RemoteMode::DeassertRemoteEnable:
    case RemoteMode::DeassertAndGoToLocal:
    case RemoteMode::GoToLocal:
        m_remoteFlags = 0;
        break;
    }
    if (const auto sent = sendBlock(Operation::Data, {}, deadline); !sent)
        return tl::unexpected(noted(sent.error(), QStringLiteral("remote")));
    return {};
}

Result<void> VicpSession::onServiceRequest(ServiceRequestHandler handler, const Deadline&)
{
    m_watch.stop();
    if (handler)
        m_watch.start(std::move(handler), [this] { return lookForServiceRequests(); });
    return {};
}

Result<void> VicpSession::lock(visa::LockMode, const QByteArray&, const Deadline&)
{
    return tl::unexpected(ErrorText::noLocks(QStringLiteral("lock")));
}

Result<void> VicpSession::unlock(const Deadline&)
{
    return failure(Status::ErrorSessionNotLocked, ErrorText::tr("This session does not hold a lock."),
                   QStringLiteral("unlock"));
}

Result<visa::LockState> VicpSession::lockState(const Deadline&)
{
    return visa::LockState{};
}

Result<visa::AttributeValue> VicpSession::attribute(Attribute id) const
{
    return m_attributes.get(id, m_stream);
}

Result<void> VicpSession::setAttribute(Attribute id, const visa::AttributeValue& value)
{
    return m_attributes.set(id, value, m_stream);
}

} // namespace visor::vicp
