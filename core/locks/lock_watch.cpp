// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/locks/lock_watch.h"

#include <QFile>

#include <array>
#include <cerrno>
#include <cstring>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

namespace visor::locks {

namespace {

/// The kernel tells of a dying process's files a moment before it lets go of their locks.
constexpr int kLockSettleMs = 50;
/// Without a kernel watch.
constexpr int kLockBlindStepMs = 500;

} // namespace

LockWatch::LockWatch(const QString& folder)
    : m_events(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)), m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    if (m_events.isValid()) {
        const int watch = ::inotify_add_watch(m_events.get(), QFile::encodeName(folder).constData(),
                                              IN_MOVED_TO | IN_DELETE | IN_CLOSE_WRITE | IN_ONLYDIR);
        if (watch < 0)
            m_events = OwnedDescriptor();
    }
    m_thread = std::thread([this] { run(); });
}

LockWatch::~LockWatch()
{
    // The counter of an eventfd that is written once cannot be full: this cannot fail.
    ::eventfd_write(m_wake.get(), 1);
    m_thread.join();
}

std::uint64_t LockWatch::subscribe(Handler handler)
{
    const std::lock_guard guard(m_handlerMutex);
    m_handlers.emplace(++m_lastId, std::move(handler));
    return m_lastId;
}

void LockWatch::unsubscribe(std::uint64_t id)
{
    const std::lock_guard guard(m_handlerMutex);
    m_handlers.erase(id);
}

std::uint64_t LockWatch::changes() const
{
    const std::lock_guard guard(m_mutex);
    return m_changes;
}

void LockWatch::waitBeyond(std::uint64_t seen, std::chrono::milliseconds atMost) const
{
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, atMost, [&] { return m_changes > seen; });
}

void LockWatch::tell()
{
    {
        const std::lock_guard guard(m_mutex);
        ++m_changes;
    }
    m_changed.notify_all();
    const std::lock_guard guard(m_handlerMutex);
    for (const auto& [id, handler] : m_handlers)
        handler();
}

bool LockWatch::readEvents() const
{
    alignas(inotify_event) std::array<char, 4096> buffer{};
    bool mayBeDying = false;
    for (;;) {
        const ssize_t got = ::read(m_events.get(), buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return mayBeDying;
        for (std::size_t at = 0; at + sizeof(inotify_event) <= static_cast<std::size_t>(got);) {
            inotify_event event = {};
            std::memcpy(&event, buffer.data() + at, sizeof event);
            const char* const name = buffer.data() + at + sizeof event;
            const std::size_t length = ::strnlen(name, event.len);
            mayBeDying = mayBeDying || ((event.mask & IN_CLOSE_WRITE) != 0 &&
                                        LockFolder::isLifeFile({name, static_cast<qsizetype>(length)}));
            at += sizeof event + event.len;
        }
    }
}

void LockWatch::run()
{
    std::array<pollfd, 2> waited{pollfd{m_wake.get(), POLLIN, 0}, pollfd{m_events.get(), POLLIN, 0}};
    const bool isBlind = !m_events.isValid(); // poll() passes over a negative descriptor
    bool settles = false;
    for (;;) {
        const int limit = settles ? kLockSettleMs : isBlind ? kLockBlindStepMs : -1;
        const int ready = ::poll(waited.data(), waited.size(), limit);
        if (ready < 0 && errno != EINTR)
            return;
        if (ready < 0)
            continue;
        if (waited[0].revents != 0)
            return;
        settles = ready > 0 && readEvents();
        tell();
    }
}

} // namespace visor::locks
