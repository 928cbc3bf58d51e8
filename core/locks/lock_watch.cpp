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
#include <vector>

namespace visor::locks {

namespace {

/// Without a kernel watch.
constexpr int kLockBlindStepMs = 500;
/// One descriptor each.
constexpr std::size_t kMostWatchedProcesses = 256;

} // namespace

LockWatch::LockWatch(const LockFolder& folder)
    : m_folder(folder),
      m_events(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)),
      m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    if (m_events.isValid()) {
        const int watch = ::inotify_add_watch(m_events.get(), QFile::encodeName(folder.path()).constData(),
                                              IN_MOVED_TO | IN_DELETE | IN_ONLYDIR);
        if (watch < 0)
            m_events = OwnedDescriptor();
    }
    m_thread = std::thread([this] { run(); });
}

LockWatch::~LockWatch()
{
    m_isEnding = true;
    // Without an eventfd (no descriptor left) the thread is blind and sees the flag at its next step.
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

void LockWatch::waitBeyond(std::uint64_t seen, const visa::Deadline& deadline) const
{
    std::unique_lock lock(m_mutex);
    while (m_changes <= seen && !deadline.hasExpired() && !deadline.isCancelled())
        m_changed.wait_for(lock, deadline.slice());
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
    bool hasNewcomer = false;
    for (;;) {
        const ssize_t got = ::read(m_events.get(), buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return hasNewcomer;
        for (std::size_t at = 0; at + sizeof(inotify_event) <= static_cast<std::size_t>(got);) {
            inotify_event event = {};
            std::memcpy(&event, buffer.data() + at, sizeof event);
            const char* const name = buffer.data() + at + sizeof event;
            const std::size_t length = ::strnlen(name, event.len);
            hasNewcomer = hasNewcomer || (event.mask & IN_Q_OVERFLOW) != 0 ||
                          ((event.mask & IN_MOVED_TO) != 0 && isLifeName({name, static_cast<qsizetype>(length)}));
            at += sizeof event + event.len;
        }
    }
}

void LockWatch::findProcesses()
{
    m_isBlind = !m_events.isValid() || !m_wake.isValid();
    for (const QByteArray& process : m_folder.otherProcesses()) {
        if (m_processes.contains(process))
            continue;
        LifeSign sign = m_folder.lifeOf(process);
        if (sign.state == LifeSign::State::Gone)
            continue;
        if (!sign.change.isValid() || m_processes.size() >= kMostWatchedProcesses)
            m_isBlind = true;
        else
            m_processes.emplace(process, std::move(sign.change));
    }
}

bool LockWatch::hasGone(const QByteArray& process)
{
    LifeSign sign = m_folder.lifeOf(process);
    if (!sign.change.isValid()) {
        m_isBlind = m_isBlind || sign.state != LifeSign::State::Gone;
        m_processes.erase(process);
        return true;
    }
    m_processes[process] = std::move(sign.change);
    return false;
}

void LockWatch::run()
{
    // Who ended before this look is seen by whoever is told after it; of those who end later the kernel tells.
    findProcesses();
    tell();
    for (;;) {
        std::vector<pollfd> waited{pollfd{m_wake.get(), POLLIN, 0}, pollfd{m_events.get(), POLLIN, 0}};
        std::vector<QByteArray> names;
        for (const auto& [name, change] : m_processes) {
            names.push_back(name);
            waited.push_back({change.get(), POLLIN, 0});
        }
        const int ready = ::poll(waited.data(), waited.size(), m_isBlind ? kLockBlindStepMs : -1);
        if ((ready < 0 && errno != EINTR) || m_isEnding)
            return;
        if (ready < 0)
            continue;
        bool isNews = ready == 0;
        bool looksAgain = m_isBlind;
        if (waited[1].revents != 0) { // poll() passes over a negative descriptor
            isNews = true;
            looksAgain = readEvents() || looksAgain;
        }
        if (looksAgain)
            findProcesses();
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (waited[i + 2].revents != 0)
                isNews = hasGone(names[i]) || isNews;
        }
        if (isNews)
            tell();
    }
}

} // namespace visor::locks
