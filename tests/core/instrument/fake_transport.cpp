// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/instrument/fake_transport.h"

#include <algorithm>
#include <utility>

namespace visor::test {

using visa::Status;

Result<void> FakeSession::write(QByteArrayView bytes, const visa::Deadline&, bool)
{
    const std::lock_guard lock(m_bench->mutex);
    if (m_bench->isUnplugged)
        return failure(Status::ErrorConnectionLost, QStringLiteral("The cable was pulled."));
    m_bench->written.append(bytes.toByteArray());
    const QByteArray message = bytes.toByteArray().trimmed();
    if (m_bench->answer)
        m_output += m_bench->answer(message);
    else if (message == "*IDN?")
        m_output = "VISOR,FAKE,123456,1.0\n";
    else if (message.endsWith('?'))
        m_output = "reply to " + message + '\n';
    return {};
}

Result<visa::ReadChunk> FakeSession::read(std::span<char> into, const visa::Deadline& deadline)
{
    std::unique_lock lock(m_bench->mutex);
    while (!m_bench->isUnplugged && (m_bench->isMute || m_output.isEmpty())) {
        if (deadline.isCancelled())
            return failure(Status::ErrorAbort, QStringLiteral("Cancelled."));
        if (deadline.hasExpired())
            return failure(Status::ErrorTimeout, QStringLiteral("No answer."));
        m_bench->changed.wait_for(lock, deadline.slice());
    }
    if (m_bench->isUnplugged)
        return failure(Status::ErrorConnectionLost, QStringLiteral("The cable was pulled."));
    const auto count = std::min<std::size_t>(into.size(), static_cast<std::size_t>(m_output.size()));
    std::copy_n(m_output.constData(), count, into.data());
    m_output.remove(0, static_cast<qsizetype>(count));
    return visa::ReadChunk{count, m_output.isEmpty() ? Status::Success : Status::SuccessMaxCount};
}

Result<void> FakeSession::clear(const visa::Deadline&)
{
    m_output.clear();
    const std::lock_guard lock(m_bench->mutex);
    ++m_bench->clears;
    if (m_bench->failsClear)
        return failure(Status::ErrorIo, QStringLiteral("The fake instrument refuses a clear."));
    return {};
}

FakeSession::~FakeSession()
{
    const std::lock_guard lock(m_bench->mutex);
    m_bench->lockActs.append("close");
}

Result<void> FakeSession::trigger(const visa::Deadline&)
{
    const std::lock_guard lock(m_bench->mutex);
    ++m_bench->triggers;
    return {};
}

Result<void> FakeSession::lock(visa::LockMode mode, const QByteArray& key, const visa::Deadline& deadline)
{
    std::unique_lock lock(m_bench->mutex);
    while (m_bench->isLockedByOthers) {
        if (deadline.isCancelled())
            return failure(Status::ErrorAbort, QStringLiteral("Cancelled."));
        if (deadline.hasExpired())
            return failure(Status::ErrorResourceLocked, QStringLiteral("Locked by another client."));
        m_bench->changed.wait_for(lock, deadline.slice());
    }
    ++m_bench->locksHeld;
    m_bench->lockActs.append(mode == visa::LockMode::Exclusive ? QByteArray("lock exclusive")
                                                               : "lock shared " + key);
    return {};
}

Result<void> FakeSession::unlock(const visa::Deadline&)
{
    const std::lock_guard lock(m_bench->mutex);
    if (m_bench->isUnplugged)
        return failure(Status::ErrorConnectionLost, QStringLiteral("The cable was pulled."));
    if (m_bench->locksHeld == 0)
        return failure(Status::ErrorSessionNotLocked, QStringLiteral("Not locked."));
    --m_bench->locksHeld;
    m_bench->lockActs.append("unlock");
    return {};
}

Result<std::uint8_t> FakeSession::readStatusByte(const visa::Deadline&)
{
    const std::lock_guard lock(m_bench->mutex);
    ++m_bench->polls;
    return std::exchange(m_bench->statusByte, static_cast<std::uint8_t>(m_bench->statusByte & ~0x40));
}

Result<void> FakeSession::onServiceRequest(ServiceRequestHandler handler, const visa::Deadline&)
{
    const std::lock_guard lock(m_bench->mutex);
    if (!m_bench->hasServiceRequests)
        return failure(Status::ErrorUnsupportedMechanism,
                       QStringLiteral("The fake wire has no service requests."));
    m_bench->serviceHandler = std::move(handler);
    return {};
}

Result<visa::AttributeValue> FakeSession::attribute(visa::Attribute) const
{
    return failure(Status::ErrorUnsupportedAttribute, QStringLiteral("The fake instrument has no attributes."));
}

Result<std::unique_ptr<visa::Session>> FakeTransport::open(const visa::ResourceName& resource,
                                                           const instrument::OpenOptions& options,
                                                           const visa::Deadline& deadline)
{
    std::unique_lock lock(m_bench->mutex);
    ++m_bench->opens;
    m_bench->openedWith = options.usbQuirks;
    m_bench->changed.notify_all();
    while (m_bench->isMute) {
        if (deadline.isCancelled())
            return failure(Status::ErrorAbort, QStringLiteral("Cancelled."));
        if (deadline.hasExpired())
            return failure(Status::ErrorTimeout, QStringLiteral("No answer."));
        m_bench->changed.wait_for(lock, deadline.slice());
    }
    if (m_bench->isTaken)
        return failure(Status::ErrorResourceBusy, QStringLiteral("Another program has it."));
    if (m_bench->refusesOpen || m_bench->isUnplugged)
        return failure(Status::ErrorResourceNotFound, QStringLiteral("Nothing answers there."));
    return std::make_unique<FakeSession>(m_bench, resource);
}

} // namespace visor::test
