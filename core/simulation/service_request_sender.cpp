// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/service_request_sender.h"

namespace visor::simulation {

void ServiceRequestSlot::set(visa::MessageChannel::ServiceRequestHandler handler)
{
    const std::lock_guard lock(m_mutex);
    m_handler = std::move(handler);
    m_isSet = static_cast<bool>(m_handler);
}

bool ServiceRequestSlot::isSet() const
{
    return m_isSet;
}

void ServiceRequestSlot::call(std::uint8_t statusByte)
{
    const std::lock_guard lock(m_mutex);
    if (m_handler)
        m_handler(statusByte);
}

ServiceRequestSender::ServiceRequestSender() : m_thread([this] { run(); }) {}

ServiceRequestSender::~ServiceRequestSender()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void ServiceRequestSender::post(std::shared_ptr<ServiceRequestSlot> slot, std::uint8_t statusByte)
{
    {
        const std::lock_guard lock(m_mutex);
        m_queue.emplace_back(std::move(slot), statusByte);
    }
    m_changed.notify_all();
}

void ServiceRequestSender::run()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_changed.wait(lock, [this] { return m_stopping || !m_queue.empty(); });
        if (m_stopping)
            return;
        const auto [slot, statusByte] = std::move(m_queue.front());
        m_queue.pop_front();
        lock.unlock();
        slot->call(statusByte);
        lock.lock();
    }
}

} // namespace visor::simulation
