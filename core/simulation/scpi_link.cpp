// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/scpi_link.h"

#include "core/simulation/scpi_instrument.h"

#include <utility>

namespace visor::simulation {

ScpiLink::ScpiLink(ScpiInstrument& instrument, visa::LockArbiter::Holder holder)
    : m_instrument(instrument), m_holder(holder)
{
}

ScpiLink::~ScpiLink()
{
    m_slot->set({});
    m_instrument.m_arbiter.releaseAll(m_holder);
    const std::lock_guard lock(m_instrument.m_mutex);
    std::erase(m_instrument.m_links, this);
}

tl::unexpected<Error> ScpiLink::lost(const QString& operation, std::size_t transferred) const
{
    return failure(visa::Status::ErrorConnectionLost,
                   tr("%1 has dropped the connection. Check its power and its cable, then connect again.")
                       .arg(QString::fromLatin1(m_instrument.m_identity.model)),
                   operation, {}, transferred);
}

tl::unexpected<Error> ScpiLink::aborted(const QString& operation) const
{
    return failure(
        visa::Status::ErrorAbort,
        tr("The transfer with %1 was cancelled.").arg(QString::fromLatin1(m_instrument.m_identity.model)),
        operation);
}

Result<void> ScpiLink::awaitLock(const visa::Deadline& deadline, const QString& operation,
                                 const std::function<Result<void>(const visa::Deadline&)>& attempt)
{
    std::uint64_t aborts = 0;
    {
        const std::lock_guard lock(m_instrument.m_mutex);
        aborts = m_aborts;
        ++m_blocked;
    }
    while (true) {
        auto result = attempt(deadline.sooner(visa::kCancelLatency));
        const bool mayGoOn = !result && result.error().status == visa::Status::ErrorResourceLocked &&
                             !deadline.hasExpired() && !deadline.isCancelled();
        const std::lock_guard lock(m_instrument.m_mutex);
        const bool wasAborted = m_aborts != aborts;
        if (mayGoOn && !wasAborted)
            continue;
        --m_blocked;
        if (!result && wasAborted)
            return aborted(operation);
        return result;
    }
}

Result<void> ScpiLink::awaitAccess(const visa::Deadline& deadline, const QString& operation)
{
    if (m_instrument.m_arbiter.mayAccess(m_holder))
        return {};
    return awaitLock(deadline, operation, [this](const visa::Deadline& slice) {
        return m_instrument.m_arbiter.waitForAccess(m_holder, slice);
    });
}

Result<void> ScpiLink::await(std::unique_lock<std::mutex>& lock, const visa::Deadline& deadline,
                             std::uint64_t aborts, const QString& operation)
{
    const QString model = QString::fromLatin1(m_instrument.m_identity.model);
    if (m_aborts != aborts || deadline.isCancelled())
        return aborted(operation);
    if (deadline.hasExpired())
        return failure(visa::Status::ErrorTimeout,
                       tr("%1 did not answer in time. Check the command, or allow it more time.").arg(model),
                       operation);
    ++m_blocked;
    m_changed.wait_for(lock, deadline.slice());
    --m_blocked;
    m_instrument.update();
    return {};
}

Result<void> ScpiLink::write(QByteArrayView bytes, const visa::Deadline& deadline, bool end)
{
    const QString operation = QStringLiteral("write");
    if (auto access = awaitAccess(deadline, operation); !access)
        return access;
    std::unique_lock lock(m_instrument.m_mutex);
    const std::uint64_t aborts = m_aborts;
    m_instrument.update();
    std::size_t transferred = 0;
    bool endLeft = end;
    while (!bytes.isEmpty() || endLeft) {
        if (m_lost)
            return lost(operation, transferred);
        if (m_inputs.size() >= kMaximumInputs) {
            if (auto waited = await(lock, deadline, aborts, operation); !waited) {
                waited.error().transferred = transferred;
                return waited;
            }
            continue;
        }
        auto step = m_scanner.feed(bytes, end);
        bytes = bytes.sliced(step.consumed);
        transferred += static_cast<std::size_t>(step.consumed);
        endLeft = end && !bytes.isEmpty();
        if (step.overrun)
            m_instrument.raiseError(ScpiError::InputBufferOverrun);
        if (step.message && !step.message->trimmed().isEmpty()) {
            m_inputs.push_back({std::move(*step.message), false});
            m_instrument.run(*this);
        }
    }
    m_instrument.scanServiceRequests();
    return {};
}

Result<visa::ReadChunk> ScpiLink::read(std::span<char> into, const visa::Deadline& deadline)
{
    const QString operation = QStringLiteral("read");
    if (auto access = awaitAccess(deadline, operation); !access)
        return tl::unexpected(std::move(access.error()));
    std::unique_lock lock(m_instrument.m_mutex);
    const std::uint64_t aborts = m_aborts;
    m_instrument.update();
    if (!m_lost && !m_output && !isBusy()) {
        m_instrument.raiseError(ScpiError::QueryUnterminated);
        m_instrument.scanServiceRequests();
    }
    while (true) {
        if (m_lost)
            return lost(operation);
        if (m_output && isReadable())
            break;
        if (auto waited = await(lock, deadline, aborts, operation); !waited)
            return tl::unexpected(std::move(waited.error()));
    }
    if (m_output->dropAfter && *m_output->dropAfter < static_cast<qsizetype>(into.size()))
        into = into.first(static_cast<std::size_t>(*m_output->dropAfter));
    const std::size_t count = m_output->read(into);
    if (m_output->dropAfter) {
        *m_output->dropAfter -= static_cast<qsizetype>(count);
        if (*m_output->dropAfter == 0) {
            m_output.reset();
            m_lost = true;
            return lost(operation, count);
        }
    }
    visa::ReadChunk chunk{count, visa::Status::SuccessMaxCount};
    if (m_output->remaining() == 0) {
        chunk.status = visa::Status::Success;
        m_output.reset();
        m_instrument.scanServiceRequests();
    }
    return chunk;
}

Result<void> ScpiLink::clear(const visa::Deadline& /*deadline*/)
{
    // IEEE 488.2 §5.8: input buffer, output queue and parser are reset; *OPC and *OPC? forget what they wait for.
    // Settings and status registers stay.
    const std::lock_guard lock(m_instrument.m_mutex);
    if (m_lost)
        return lost(QStringLiteral("clear"));
    m_instrument.update();
    m_scanner.reset();
    m_inputs.clear();
    m_current.reset();
    m_waitsForOperation = false;
    m_building = {};
    m_output.reset();
    m_instrument.m_completionWanted = false;
    m_instrument.deviceCleared();
    m_instrument.scanServiceRequests();
    m_changed.notify_all();
    return {};
}

Result<void> ScpiLink::trigger(const visa::Deadline& deadline)
{
    if (auto access = awaitAccess(deadline, QStringLiteral("trigger")); !access)
        return access;
    const std::lock_guard lock(m_instrument.m_mutex);
    if (m_lost)
        return lost(QStringLiteral("trigger"));
    m_instrument.update();
    if (m_scanner.hasPartialMessage()) {
        // IEEE 488.2 §6.1.4.2.4: a trigger inside a program message is a command error.
        m_scanner.reset();
        m_instrument.raiseError(ScpiError::GetNotAllowed);
    } else if (m_inputs.size() >= kMaximumInputs) {
        m_instrument.raiseError(ScpiError::InputBufferOverrun);
    } else {
        m_inputs.push_back({{}, true});
        m_instrument.run(*this);
    }
    m_instrument.scanServiceRequests();
    return {};
}

Result<std::uint8_t> ScpiLink::readStatusByte(const visa::Deadline& /*deadline*/)
{
    const std::lock_guard lock(m_instrument.m_mutex);
    if (m_lost)
        return lost(QStringLiteral("readStatusByte"));
    m_instrument.update();
    std::uint8_t bits = m_instrument.statusByte(*this);
    if (std::exchange(m_requestsService, false))
        bits |= kRequestServiceBit;
    return bits;
}

Result<void> ScpiLink::lock(visa::LockMode mode, const QByteArray& key, const visa::Deadline& deadline)
{
    return awaitLock(deadline, QStringLiteral("lock"), [&](const visa::Deadline& slice) {
        return m_instrument.m_arbiter.lock(m_holder, mode, key, slice);
    });
}

Result<void> ScpiLink::unlock(const visa::Deadline& /*deadline*/)
{
    auto mode = m_instrument.m_arbiter.unlock(m_holder);
    if (!mode)
        return tl::unexpected(std::move(mode.error()));
    return {};
}

Result<visa::LockState> ScpiLink::lockState(const visa::Deadline& /*deadline*/)
{
    return m_instrument.m_arbiter.state();
}

Result<void> ScpiLink::setRemote(visa::RemoteMode mode, const visa::Deadline& /*deadline*/)
{
    const std::lock_guard lock(m_instrument.m_mutex);
    if (m_lost)
        return lost(QStringLiteral("setRemote"));
    m_instrument.m_remote = mode;
    return {};
}

Result<void> ScpiLink::onServiceRequest(ServiceRequestHandler handler, const visa::Deadline& /*deadline*/)
{
    const bool wanted = static_cast<bool>(handler);
    m_slot->set(std::move(handler));
    if (wanted) {
        const std::lock_guard lock(m_instrument.m_mutex);
        if (!m_instrument.m_sender)
            m_instrument.m_sender = std::make_unique<ServiceRequestSender>();
    }
    return {};
}

bool ScpiLink::isReadable() const
{
    return m_output && !m_output->never && m_output->readyAt <= m_instrument.now();
}

bool ScpiLink::isResponseAvailable() const
{
    const std::lock_guard lock(m_instrument.m_mutex);
    return isReadable();
}

bool ScpiLink::isResponsePending() const
{
    const std::lock_guard lock(m_instrument.m_mutex);
    return m_output.has_value() || isBusy();
}

void ScpiLink::abort()
{
    const std::lock_guard lock(m_instrument.m_mutex);
    if (m_blocked > 0) {
        ++m_aborts;
        m_changed.notify_all();
    }
}

void ScpiLink::reportInterrupted()
{
    const std::lock_guard lock(m_instrument.m_mutex);
    m_instrument.update();
    m_instrument.raiseError(ScpiError::QueryInterrupted);
    m_instrument.scanServiceRequests();
}

} // namespace visor::simulation
