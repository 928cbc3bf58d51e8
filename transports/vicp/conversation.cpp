// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/vicp/conversation.h"

#include "transports/vicp/urgent_data.h"
#include "transports/vicp/vicp_server.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <utility>

namespace visor::vicp {

using visa::Deadline;
using visa::RemoteMode;
using visa::Status;

namespace {

/// A client that does not take its reply for this long is gone.
constexpr std::chrono::seconds kVicpSendLimit{60};
constexpr std::chrono::seconds kVicpClearLimit{40};
/// While the instrument works on something, the connection is looked at this often.
constexpr std::chrono::milliseconds kVicpLook{10};
constexpr std::uint8_t kVicpMessageAvailable = 0x10;
constexpr std::uint8_t kVicpRqs = 0x40;

} // namespace

Conversation::Conversation(wire::TcpStream& stream, std::unique_ptr<visa::DeviceLink> link,
                           visa::CancelToken stopping)
    : m_stream(stream),
      m_blocks(stream),
      m_link(std::move(link)),
      m_stopping(std::move(stopping)),
      m_wakeEvent(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      m_buffer(wire::TcpStream::kReceivePiece)
{
    m_blocks.setSkipsStrayByte(kUrgentPoll);
}

Conversation::~Conversation()
{
    // No service request may arrive once the event descriptor is gone.
    m_link.reset();
    if (m_wakeEvent >= 0)
        ::close(m_wakeEvent);
}

void Conversation::run()
{
    const auto handler = [this](std::uint8_t) {
        m_wantsService.store(true, std::memory_order_release);
        ::eventfd_write(m_wakeEvent, 1); // only a full counter can refuse: awake already
    };
    // An instrument without service requests is served all the same.
    static_cast<void>(m_link->onServiceRequest(handler, Deadline::after(kVicpSendLimit, m_stopping)));
    while (!m_stopping.isCancelled() && step()) {
    }
}

bool Conversation::step()
{
    const bool isBusy = m_isMessageWhole || m_hasMoreInput || m_link->isResponsePending();
    const Arrival arrival =
        isBusy ? waitForArrival(m_stream, true, m_wakeEvent, Deadline::after(std::chrono::milliseconds(0)))
               : waitForArrival(m_stream, true, m_wakeEvent, Deadline::never());
    if (m_wantsService.exchange(false, std::memory_order_acq_rel)) {
        m_isServiceAsserted = true;
        if (!sendServiceRequest('1'))
            return false;
    }
    bool isPolled = false;
    if (arrival.urgent) {
        if (!takeUrgentPoll(isPolled))
            return false;
    } else if (arrival.input && !m_blocks.store()) {
        // Read only after a wait has seen data: a read that starts at an urgent byte which came meanwhile would
        // swallow it.
        return false;
    }
    // What was sent before the poll reaches the instrument before it, unless the instrument is locked.
    if (!takeInput() || (m_isMessageWhole && !writeMessage()) || (isPolled && !answerUrgentPoll()))
        return false;
    return m_isMessageWhole || !m_link->isResponsePending() || sendResponse();
}

bool Conversation::takeInput()
{
    const auto now = Deadline::after(std::chrono::milliseconds(0));
    m_hasMoreInput = false;
    for (;;) {
        if (!m_isInBlock) {
            if (m_blocks.buffered() < kHeaderSize)
                return true;
            const auto header = m_blocks.nextHeader(now);
            if (!header)
                return header.error().status == Status::ErrorTimeout;
            m_header = *header;
            if (!takeBlock(*header))
                return false;
        }
        // What follows a message that waits for the instrument waits with it; the clear just taken did not.
        if (!m_isMessageWhole && !takeData())
            return false;
        if (m_isMessageWhole) {
            m_hasMoreInput = m_blocks.buffered() > 0;
            return true;
        }
        if (m_isInBlock)
            return true;
    }
}

bool Conversation::takeBlock(const Header& header)
{
    setRemote(header);
    if (header.has(Operation::Clear) && !clearDevice())
        return false;
    // Some clients announce a length without DATA and send nothing.
    if (!header.has(Operation::Data))
        m_blocks.ignoreData();
    m_isInBlock = true;
    if (!header.has(Operation::SerialPoll))
        return true;
    std::uint8_t status = 0;
    return readStatus(status) &&
           send(Operation::Data | Operation::End, header.sequence,
                QByteArrayView(reinterpret_cast<const char*>(&status), 1)) &&
           ((status & kVicpRqs) == 0 || sendServiceRequest('0'));
}

bool Conversation::takeData()
{
    const auto now = Deadline::after(std::chrono::milliseconds(0));
    while (m_blocks.dataLeft() > 0) {
        if (m_blocks.buffered() == 0)
            return true;
        const auto got = m_blocks.readData(m_buffer, now);
        if (!got)
            return false;
        m_message.append(m_buffer.data(), static_cast<qsizetype>(*got));
        if (static_cast<std::uint64_t>(m_message.size()) > VicpServer::kMaximumMessage)
            return false;
    }
    m_isInBlock = false;
    m_messageSequence = m_header.sequence;
    m_isMessageWhole = m_header.has(Operation::End) && !m_message.isEmpty();
    return true;
}

bool Conversation::writeMessage()
{
    const auto written = m_link->write(m_message, Deadline::after(kVicpLook, m_stopping));
    if (!written) {
        const Status status = written.error().status;
        if (status == Status::ErrorConnectionLost)
            return false;
        if (status == Status::ErrorResourceLocked || status == Status::ErrorTimeout ||
            status == Status::ErrorAbort) {
            m_message.remove(0, static_cast<qsizetype>(written.error().transferred));
            return true;
        }
        // The instrument refused it and keeps its own record.
    }
    m_sequence = m_messageSequence;
    m_isResponseGiven = false;
    m_message.clear();
    m_isMessageWhole = false;
    return true;
}

bool Conversation::sendResponse()
{
    const auto chunk = m_link->read(m_buffer, Deadline::after(kVicpLook, m_stopping));
    const std::size_t count = chunk ? chunk->count : chunk.error().transferred;
    const bool isLast = chunk && chunk->endsMessage();
    if (count > 0 || isLast) {
        m_isResponseGiven = true;
        const QByteArrayView data(m_buffer.data(), static_cast<qsizetype>(count));
        if (!send(static_cast<std::uint8_t>(Operation::Data | (isLast ? Operation::End : 0)), m_sequence, data))
            return false;
    }
    if (chunk)
        return true;
    switch (chunk.error().status) {
    case Status::ErrorTimeout:
    case Status::ErrorResourceLocked:
        return true;
    case Status::ErrorAbort:
        return !m_stopping.isCancelled();
    case Status::ErrorConnectionLost:
        return false;
    default:
        return clearDevice();
    }
}

bool Conversation::takeUrgentPoll(bool& isAsked)
{
    const auto request = takeUrgent(m_stream);
    isAsked = request == kUrgentPoll;
    if (!request)
        return true;
    // Up to the place where it stood, lest it turns up among the data when the next one comes.
    return m_blocks.storeToUrgentMark(Deadline::after(kVicpSendLimit, m_stopping)).has_value();
}

bool Conversation::answerUrgentPoll()
{
    std::uint8_t status = 0;
    return readStatus(status) &&
           sendUrgent(m_stream, static_cast<char>(status), Deadline::after(kVicpSendLimit, m_stopping)) &&
           ((status & kVicpRqs) == 0 || sendServiceRequest('0'));
}

bool Conversation::readStatus(std::uint8_t& status)
{
    const auto byte = m_link->readStatusByte(Deadline::after(kVicpSendLimit, m_stopping));
    if (!byte)
        return false;
    // The wire has no read requests: a response is on its way as soon as it is there, and how much of it the
    // client has read nobody can tell here. It counts as available until the next message.
    status = static_cast<std::uint8_t>(*byte | (m_isResponseGiven ? kVicpMessageAvailable : 0));
    return true;
}

bool Conversation::sendServiceRequest(char asserted)
{
    if (asserted == '0' && !std::exchange(m_isServiceAsserted, false))
        return true;
    // With DATA, as real instruments have it: the maker's own client library takes a header without it for garbage
    // and closes the connection.
    return send(Operation::Data | Operation::ServiceRequest, m_sequence, QByteArrayView(&asserted, 1));
}

bool Conversation::clearDevice()
{
    m_message.clear();
    m_isMessageWhole = false;
    m_isResponseGiven = false;
    const auto cleared = m_link->clear(Deadline::after(kVicpClearLimit, m_stopping));
    return cleared || cleared.error().status != Status::ErrorConnectionLost;
}

void Conversation::setRemote(const Header& header)
{
    const auto flags = static_cast<std::uint8_t>(header.operation & (Operation::Remote | Operation::Lockout));
    if (std::exchange(m_remoteFlags, flags) == flags)
        return;
    RemoteMode mode = RemoteMode::GoToLocal;
    if ((flags & Operation::Lockout) != 0)
        mode = RemoteMode::AssertAddressLocalLockout;
    else if (flags != 0)
        mode = RemoteMode::AssertAndAddress;
    // An instrument that does not know remote and local obeys all the same.
    static_cast<void>(m_link->setRemote(mode, Deadline::after(kVicpSendLimit, m_stopping)));
}

bool Conversation::send(std::uint8_t operation, std::uint8_t sequence, QByteArrayView data)
{
    return m_blocks.send(operation, sequence, data, Deadline::after(kVicpSendLimit, m_stopping)).has_value();
}

} // namespace visor::vicp
