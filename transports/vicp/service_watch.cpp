// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/vicp/service_watch.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <utility>

namespace visor::vicp {

namespace {

/// VICP says that service is requested, not the status byte: RQS alone (IEEE 488.1).
constexpr std::uint8_t kVicpRequestService = 0x40;

} // namespace

void ServiceWatch::start(visa::MessageChannel::ServiceRequestHandler handler, Look look)
{
    stop();
    m_handler = std::move(handler);
    m_requests = 0;
    m_stopping = false;
    m_isWatching = true;
    m_wakeEvent = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    m_thread = std::thread([this, look = std::move(look)] { run(look); });
}

void ServiceWatch::stop()
{
    if (m_thread.joinable()) {
        m_stopping = true;
        wake();
        m_thread.join();
        m_isWatching = false;
    }
    m_handler = nullptr;
    if (m_wakeEvent >= 0)
        ::close(std::exchange(m_wakeEvent, -1));
}

void ServiceWatch::report()
{
    if (!m_isWatching)
        return;
    m_requests.fetch_add(1, std::memory_order_acq_rel);
    wake();
}

void ServiceWatch::wake() const
{
    ::eventfd_write(m_wakeEvent, 1); // only a full counter can refuse: awake already
}

void ServiceWatch::run(const Look& look)
{
    while (!m_stopping) {
        bool watchesInput = false;
        int descriptor = -1;
        // Whoever has the turn reads the connection, and wakes this thread at its end.
        if (std::unique_lock turn(m_turn, std::try_to_lock); turn.owns_lock()) {
            watchesInput = look();
            descriptor = m_stream->descriptor();
        }
        for (int left = m_requests.exchange(0, std::memory_order_acq_rel); left > 0; --left)
            m_handler(kVicpRequestService);
        waitForWake(watchesInput ? descriptor : -1);
    }
}

void ServiceWatch::waitForWake(int descriptor) const
{
    std::array<pollfd, 2> entries{pollfd{m_wakeEvent, POLLIN, 0}, pollfd{descriptor, POLLIN, 0}};
    if (::poll(entries.data(), entries.size(), -1) > 0 && (entries[0].revents & POLLIN) != 0) {
        eventfd_t count = 0;
        ::eventfd_read(m_wakeEvent, &count);
    }
}

ServiceWatch::Turn::Turn(ServiceWatch& watch) : m_watch(watch.m_thread.joinable() ? &watch : nullptr)
{
    if (m_watch)
        m_watch->m_turn.lock();
}

ServiceWatch::Turn::~Turn()
{
    if (!m_watch)
        return;
    m_watch->m_turn.unlock();
    m_watch->wake();
}

} // namespace visor::vicp
