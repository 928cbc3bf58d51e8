// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrument/dialogue.h"

#include "core/scpi/response_reader.h"

#include <QCoreApplication>

#include <condition_variable>

namespace visor::instrument {

namespace {

struct DialogueText
{
    Q_DECLARE_TR_FUNCTIONS(visor::instrument::Dialogue)
};

template<typename T>
visa::Status outcomeOf(const Result<T>& result)
{
    return result ? visa::Status::Success : result.error().status;
}

} // namespace

Dialogue::Dialogue(visa::MessageChannel& channel, TraceLog* trace, std::uint32_t traceSource, Origin origin,
                   Manners manners, visa::CancelToken token)
    : m_channel(channel),
      m_trace(trace),
      m_traceSource(traceSource),
      m_origin(origin),
      m_manners(std::move(manners)),
      m_timeout(m_manners.ioLimit()),
      m_token(std::move(token))
{
}

void Dialogue::trace(Direction direction, std::chrono::steady_clock::time_point start, std::uint64_t size,
                     visa::Status outcome, QByteArrayView bytes)
{
    if (m_trace) {
        m_trace->append(
            {direction, m_origin, m_traceSource, start, std::chrono::steady_clock::now(), size, outcome}, bytes);
    }
}

Result<void> Dialogue::write(QByteArrayView message)
{
    if (m_manners.writeTerminator.isEmpty() || message.endsWith(m_manners.writeTerminator))
        return writeRaw(message);
    m_message.resize(0);
    m_message.append(message.data(), message.size());
    m_message.append(m_manners.writeTerminator);
    return writeRaw(m_message);
}

Result<void> Dialogue::writeRaw(QByteArrayView bytes)
{
    const auto start = std::chrono::steady_clock::now();
    auto result = m_channel.write(bytes, visa::Deadline::at(start + m_timeout, m_token));
    trace(Direction::Write, start, static_cast<std::uint64_t>(bytes.size()), outcomeOf(result), bytes);
    if (result && m_manners.pauseAfterWrite.count() > 0)
        return pause(m_manners.pauseAfterWrite);
    return result;
}

Result<QByteArray> Dialogue::read(const Progress& progress)
{
    scpi::ResponseOptions options;
    options.maxBytes = m_manners.maxReplyBytes;
    options.progress = progress;
    const auto start = std::chrono::steady_clock::now();
    auto reply = scpi::readResponse(m_channel, options, visa::Deadline::at(start + m_timeout, m_token));
    if (reply)
        trace(Direction::Read, start, static_cast<std::uint64_t>(reply->size()), visa::Status::Success, *reply);
    else
        trace(Direction::Read, start, reply.error().transferred, reply.error().status, {});
    return reply;
}

Result<QByteArray> Dialogue::query(QByteArrayView message, const Progress& progress)
{
    if (auto written = write(message); !written)
        return tl::unexpected(std::move(written.error()));
    return read(progress);
}

Result<QByteArray> Dialogue::queryLine(QByteArrayView message)
{
    const ReplyLimit limit(*this, kLongestLine);
    auto reply = query(message);
    if (reply) {
        while (reply->endsWith('\n') || reply->endsWith('\r'))
            reply->chop(1);
    }
    return reply;
}

template<typename T, typename Act>
Result<T> Dialogue::control(QByteArrayView verb, const Act& act)
{
    const auto start = std::chrono::steady_clock::now();
    Result<T> result = act(visa::Deadline::at(start + m_timeout, m_token));
    trace(Direction::Control, start, 0, outcomeOf(result), verb);
    return result;
}

Result<void> Dialogue::clear()
{
    return control<void>("clear", [this](const auto& deadline) { return m_channel.clear(deadline); });
}

Result<void> Dialogue::trigger()
{
    return control<void>("trigger", [this](const auto& deadline) { return m_channel.trigger(deadline); });
}

Result<std::uint8_t> Dialogue::readStatusByte()
{
    return control<std::uint8_t>("status byte",
                                 [this](const auto& deadline) { return m_channel.readStatusByte(deadline); });
}

Result<void> Dialogue::lock(visa::LockMode mode, const QByteArray& key, std::chrono::milliseconds wait)
{
    return control<void>(
        "lock", [&](const auto&) { return m_channel.lock(mode, key, visa::Deadline::after(wait, m_token)); });
}

Result<void> Dialogue::unlock()
{
    return control<void>("unlock", [this](const auto& deadline) { return m_channel.unlock(deadline); });
}

Result<visa::LockState> Dialogue::lockState()
{
    return control<visa::LockState>("lock state",
                                    [this](const auto& deadline) { return m_channel.lockState(deadline); });
}

Result<void> Dialogue::setRemote(visa::RemoteMode mode)
{
    return control<void>("remote", [&](const auto& deadline) { return m_channel.setRemote(mode, deadline); });
}

Result<ServiceRequest> Dialogue::waitForServiceRequest(const visa::Deadline& deadline)
{
    const QString operation = QStringLiteral("service request");
    if (m_requests == nullptr) {
        return failure(visa::Status::ErrorUnsupportedMechanism,
                       DialogueText::tr("Service requests do not come over this connection."), operation);
    }
    auto request = m_requests->box.wait(deadline);
    if (!request && deadline.isCancelled())
        return failure(visa::Status::ErrorAbort, DialogueText::tr("Cancelled."), operation);
    if (!request) {
        return failure(visa::Status::ErrorTimeout,
                       DialogueText::tr("The instrument did not ask for service in time."), operation);
    }
    auto polled = readStatusByte();
    if (polled)
        request->statusByte = *polled;
    m_requests->taken(*request);
    if (!polled && polled.error().status == visa::Status::ErrorConnectionLost)
        return tl::unexpected(std::move(polled.error()));
    return *request;
}

Result<void> Dialogue::pause(std::chrono::milliseconds duration) const
{
    const auto deadline = visa::Deadline::after(duration, m_token);
    std::mutex mutex;
    std::condition_variable never;
    std::unique_lock lock(mutex);
    while (!deadline.hasExpired()) {
        if (deadline.isCancelled())
            return failure(visa::Status::ErrorAbort, DialogueText::tr("Cancelled."), QStringLiteral("pause"));
        never.wait_for(lock, deadline.slice());
    }
    return {};
}

} // namespace visor::instrument
