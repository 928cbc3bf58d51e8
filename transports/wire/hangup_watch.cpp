// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/wire/hangup_watch.h"

#include <array>
#include <cerrno>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace visor::wire {

namespace {

/// No connection has this number.
constexpr std::uint64_t kHangupWakeId = 0;

} // namespace

HangupWatch::HangupWatch()
    : m_poll(::epoll_create1(EPOLL_CLOEXEC)), m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    epoll_event wake = {};
    wake.events = EPOLLIN;
    wake.data.u64 = kHangupWakeId;
    if (m_poll >= 0 && m_wake >= 0 && ::epoll_ctl(m_poll, EPOLL_CTL_ADD, m_wake, &wake) == 0)
        m_thread = std::thread([this] { run(); });
}

HangupWatch::~HangupWatch()
{
    if (m_thread.joinable()) {
        ::eventfd_write(m_wake, 1);
        m_thread.join();
    }
    for (const int descriptor : {m_poll, m_wake}) {
        if (descriptor >= 0)
            ::close(descriptor);
    }
}

HangupWatch::Place HangupWatch::watch(int descriptor)
{
    auto gone = visa::CancelToken::create();
    const std::lock_guard guard(m_mutex);
    const std::uint64_t id = ++m_lastId;
    if (m_isOver)
        gone.cancel();
    m_watched.emplace(id, Watched{descriptor, gone});
    epoll_event event = {};
    // One event is enough, and a level that stays must not keep the thread awake.
    event.events = EPOLLRDHUP | EPOLLONESHOT; // EPOLLHUP and EPOLLERR come unasked
    event.data.u64 = id;
    static_cast<void>(::epoll_ctl(m_poll, EPOLL_CTL_ADD, descriptor, &event));
    return {*this, id, std::move(gone)};
}

void HangupWatch::remove(std::uint64_t id)
{
    const std::lock_guard guard(m_mutex);
    const auto found = m_watched.find(id);
    epoll_event none = {};
    static_cast<void>(::epoll_ctl(m_poll, EPOLL_CTL_DEL, found->second.descriptor, &none));
    m_watched.erase(found);
}

void HangupWatch::cancelAll()
{
    const std::lock_guard guard(m_mutex);
    m_isOver = true;
    for (const auto& [id, watched] : m_watched)
        watched.gone.cancel();
}

void HangupWatch::run()
{
    std::array<epoll_event, 16> events{};
    for (;;) {
        const int ready = ::epoll_wait(m_poll, events.data(), static_cast<int>(events.size()), -1);
        if (ready < 0 && errno != EINTR)
            return;
        for (int i = 0; i < ready; ++i) {
            const std::uint64_t id = events[static_cast<std::size_t>(i)].data.u64;
            if (id == kHangupWakeId)
                return;
            const std::lock_guard guard(m_mutex);
            if (const auto found = m_watched.find(id); found != m_watched.end())
                found->second.gone.cancel();
        }
    }
}

} // namespace visor::wire
