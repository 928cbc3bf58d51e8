// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/wire/framed_conversation.h"

#include <condition_variable>
#include <mutex>

namespace visor::wire {

using visa::Deadline;
using visa::Status;

namespace {

/// A client that does not take its reply for this long is gone.
constexpr std::chrono::seconds kFramedSendLimit{60};
/// How long one message may wait for an instrument that another client has locked.
constexpr std::chrono::seconds kFramedWriteLimit{3600};
constexpr std::size_t kFramedPiece = std::size_t{64} * 1024;

} // namespace

FramedConversation::FramedConversation(ByteStream& stream, visa::DeviceLink& link, visa::CancelToken stopping,
                                       std::chrono::milliseconds lastAnswerLimit)
    : m_stream(stream),
      m_link(link),
      m_stopping(std::move(stopping)),
      m_lastAnswerLimit(lastAnswerLimit),
      m_buffer(kFramedPiece)
{
}

void FramedConversation::run()
{
    while (!m_stopping.isCancelled()) {
        if (m_link.isResponsePending()) {
            if (!answer())
                return;
            continue;
        }
        if (!m_input.isEmpty()) {
            if (!digest())
                return;
            continue;
        }
        if (m_inputEnded)
            return;
        const auto got = m_stream.readSome(m_buffer, Deadline::never());
        if (!got)
            return;
        m_input.append(m_buffer.data(), static_cast<qsizetype>(*got));
    }
}

bool FramedConversation::answer()
{
    const auto chunk = m_link.read(m_buffer, Deadline::after(visa::kCancelLatency, m_stopping));
    const std::size_t count = chunk ? chunk->count : chunk.error().transferred;
    if (count > 0 && !m_stream.writeAll(QByteArrayView(m_buffer.data(), static_cast<qsizetype>(count)),
                                        Deadline::after(kFramedSendLimit)))
        return false;
    if (chunk)
        return true;
    if (chunk.error().status == Status::ErrorConnectionLost || chunk.error().status == Status::ErrorAbort)
        return false;
    if (chunk.error().status != Status::ErrorTimeout && chunk.error().status != Status::ErrorResourceLocked)
        return m_link.clear(Deadline::after(kFramedSendLimit, m_stopping)).has_value();

    if (m_inputEnded)
        return !m_lastAnswer.hasExpired();
    if (!m_input.isEmpty())
        return digest();
    takeInput();
    // A new message interrupts the response that is owed; the device records it (IEEE 488.2 §6.3.2.3).
    return m_input.isEmpty() || digest();
}

void FramedConversation::takeInput()
{
    const auto got = m_stream.readAvailable(m_buffer);
    if (!got) {
        m_inputEnded = true;
        m_lastAnswer = Deadline::after(m_lastAnswerLimit);
        return;
    }
    m_input.append(m_buffer.data(), static_cast<qsizetype>(*got));
}

bool FramedConversation::waitForUse()
{
    const auto limit = Deadline::after(kFramedWriteLimit, m_stopping);
    std::mutex mutex;
    std::condition_variable never;
    std::unique_lock lock(mutex);
    for (;;) {
        const auto state = m_link.lockState(limit);
        // This wire has no locks: whoever holds one is another client. What else is wrong the write will say.
        if (!state || (!state->exclusive && state->holders == 0))
            return true;
        if (limit.isCancelled() || limit.hasExpired())
            return false;
        if (m_inputEnded && m_lastAnswer.hasExpired())
            return false;
        if (!m_inputEnded && static_cast<std::uint64_t>(m_input.size()) < kMaximumMessage)
            takeInput();
        never.wait_for(lock, limit.slice());
    }
}

bool FramedConversation::digest()
{
    if (m_framer.isComplete())
        m_framer.reset();
    const std::size_t taken = m_framer.feed(m_input);
    const qsizetype late = static_cast<qsizetype>(m_framer.leading());
    m_message.append(m_input.constData() + late, static_cast<qsizetype>(taken) - late);
    m_input.remove(0, static_cast<qsizetype>(taken));
    if (m_framer.length() + m_framer.blockRemaining() > kMaximumMessage)
        return false;
    if (!m_framer.isComplete())
        return true;
    QByteArray message;
    message.swap(m_message);
    if (message.trimmed().isEmpty())
        return true;
    if (!waitForUse())
        return false;
    const auto written = m_link.write(message, Deadline::after(kFramedWriteLimit, m_stopping));
    return written ||
           (written.error().status != Status::ErrorConnectionLost && written.error().status != Status::ErrorAbort);
}

} // namespace visor::wire
