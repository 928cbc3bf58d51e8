// SPDX-License-Identifier: GPL-3.0-or-later
// The service requests of Adapter.
#include "transports/prologix/adapter.h"

#include <vector>

namespace visor::prologix {

using visa::Deadline;

namespace {

constexpr std::uint8_t kAdapterRequestsService = 0x40;
/// The poll steps back when the stream is in use.
constexpr std::chrono::milliseconds kPollPatience{5};
constexpr std::chrono::milliseconds kPollLimit{2000};

} // namespace

void Adapter::onServiceRequest(Owner owner, const GpibAddress& address,
                               visa::MessageChannel::ServiceRequestHandler handler)
{
    const std::lock_guard handlers(m_handlerMutex); // a handler that runs is waited for
    const std::lock_guard guard(m_mutex);
    if (!handler) {
        m_listeners.erase(owner);
        return;
    }
    m_listeners[owner] = Listener{address, std::move(handler)};
    if (!m_poller.joinable())
        m_poller = std::thread([this] { pollLoop(); });
    m_wake.notify_all();
}

void Adapter::pollLoop()
{
    std::unique_lock lock(m_mutex);
    while (!m_isEnding && isUsable()) {
        if (m_listeners.empty()) {
            m_wake.wait(lock);
            continue;
        }
        lock.unlock();
        pollOnce();
        lock.lock();
        const auto next = Deadline::Clock::now() + kPollInterval;
        m_wake.wait_until(lock, next, [&] { return m_isEnding || Deadline::Clock::now() >= next; });
    }
}

void Adapter::pollOnce()
{
    std::map<QByteArray, std::uint8_t> requests;
    if (!pollListeners(requests) || requests.empty())
        return;
    const std::lock_guard handlers(m_handlerMutex);
    std::vector<std::pair<visa::MessageChannel::ServiceRequestHandler, std::uint8_t>> calls;
    {
        const std::lock_guard guard(m_mutex);
        for (const auto& [owner, listener] : m_listeners) {
            if (const auto request = requests.find(addressText(listener.address)); request != requests.end()) {
                calls.emplace_back(listener.handler, request->second);
                m_polled[request->first] = request->second;
            }
        }
    }
    for (const auto& [handler, status] : calls)
        handler(status);
}

bool Adapter::pollListeners(std::map<QByteArray, std::uint8_t>& requests)
{
    std::map<QByteArray, GpibAddress> addresses;
    {
        const std::lock_guard guard(m_mutex);
        for (const auto& [owner, listener] : m_listeners)
            addresses.emplace(addressText(listener.address), listener.address);
    }
    const auto turn =
        m_turns.take(BusTurns::kNobody, Deadline::after(kPollPatience), QStringLiteral("service request"));
    if (!turn)
        return false;
    const Deadline deadline = Deadline::after(kPollLimit);
    if (turn->giveUp())
        m_line.soil();
    QByteArray line;
    if (!m_line.clean(deadline) || !m_line.send("++srq\n", deadline) || !m_line.readLine(line, deadline) ||
        parseNumber(line, 0, 1) != 1)
        return false;
    for (const auto& [text, address] : addresses) {
        // The line is shared: who of those listened to asks for service shows in bit 6. What does not answer is
        // not who asked.
        const auto status = poll(address, deadline);
        if (status && (*status & kAdapterRequestsService) != 0)
            requests[text] = *status;
    }
    return true;
}

} // namespace visor::prologix
