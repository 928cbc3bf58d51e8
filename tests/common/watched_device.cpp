// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/watched_device.h"

#include "core/visa/forwarding_link.h"

#include <utility>

namespace visor::test {

class WatchedDevice::Link : public visa::ForwardingLink
{
public:
    Link(WatchedDevice& device, std::unique_ptr<visa::DeviceLink> link) : m_device(device), m_link(std::move(link))
    {
    }

    Result<void> write(QByteArrayView bytes, const visa::Deadline& deadline, bool end) override
    {
        {
            const std::lock_guard lock(m_device.m_mutex);
            m_device.m_part += bytes.toByteArray();
            if (end) {
                for (const QByteArray& message : std::exchange(m_device.m_part, {}).split('\n')) {
                    if (!message.trimmed().isEmpty())
                        m_device.m_messages.append(message.trimmed());
                }
            }
        }
        return ForwardingLink::write(bytes, deadline, end);
    }
    Result<visa::ReadChunk> read(std::span<char> into, const visa::Deadline& deadline) override
    {
        {
            std::unique_lock lock(m_device.m_mutex);
            if (m_device.m_isSilent) {
                m_isAborted = false;
                ++m_device.m_readers;
                m_device.m_changed.notify_all();
            }
            while (m_device.m_isSilent) {
                if (m_isAborted || deadline.isCancelled() || deadline.hasExpired()) {
                    --m_device.m_readers;
                    return deadline.hasExpired() && !m_isAborted
                               ? failure(visa::Status::ErrorTimeout, QStringLiteral("Silent."))
                               : failure(visa::Status::ErrorAbort, QStringLiteral("Aborted."));
                }
                m_device.m_changed.wait_for(lock, deadline.slice());
            }
        }
        auto chunk = ForwardingLink::read(into, deadline);
        if (chunk)
            renumber(into.first(chunk->count));
        return chunk;
    }
    bool isResponseAvailable() const override { return !isSilent() && ForwardingLink::isResponseAvailable(); }
    void abort() override
    {
        {
            const std::lock_guard lock(m_device.m_mutex);
            m_isAborted = true;
        }
        m_device.m_changed.notify_all();
        ForwardingLink::abort();
    }

protected:
    visa::DeviceLink& target() const override { return *m_link; }

private:
    void renumber(std::span<char> reply) const
    {
        const QByteArrayView text(reply.data(), static_cast<qsizetype>(reply.size()));
        const auto fields = text.toByteArray().split(',');
        if (fields.size() != 4)
            return; // no identity
        const auto last = fields[0].size() + fields[1].size() + fields[2].size() + 1;
        reply[static_cast<std::size_t>(last)] = static_cast<char>('0' + m_device.m_number % 10);
    }
    bool isSilent() const
    {
        const std::lock_guard lock(m_device.m_mutex);
        return m_device.m_isSilent;
    }

    WatchedDevice& m_device;
    std::unique_ptr<visa::DeviceLink> m_link;
    bool m_isAborted = false; ///< under the device's mutex
};

Result<std::unique_ptr<visa::DeviceLink>> WatchedDevice::open()
{
    auto link = m_device->open();
    if (!link)
        return link;
    return std::make_unique<Link>(*this, std::move(*link));
}

void WatchedDevice::setSilent(bool isSilent)
{
    {
        const std::lock_guard lock(m_mutex);
        m_isSilent = isSilent;
    }
    m_changed.notify_all();
}

QByteArrayList WatchedDevice::messages() const
{
    const std::lock_guard lock(m_mutex);
    return m_messages;
}

void WatchedDevice::forget()
{
    const std::lock_guard lock(m_mutex);
    m_messages.clear();
}

bool WatchedDevice::waitForReader(const visa::Deadline& deadline) const
{
    std::unique_lock lock(m_mutex);
    while (m_readers == 0) {
        if (deadline.hasExpired())
            return false;
        m_changed.wait_for(lock, deadline.slice());
    }
    return true;
}

} // namespace visor::test
