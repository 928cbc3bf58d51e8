// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/library_watch.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <unistd.h>

namespace visor::profile {

namespace {

Q_LOGGING_CATEGORY(lcWatch, "visor.profile.watch", QtInfoMsg)

/// Editors write, rename and delete in one go; one look is enough for all of it.
constexpr std::chrono::milliseconds kProfilesSettleTime{50};
constexpr int kEndingStepMs = 500;
constexpr std::uint32_t kProfileEvents = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE |
                                         IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF;

/// The folder itself, or the nearest one above it.
QString nearestFolder(const QString& path)
{
    QString nearest = QDir::cleanPath(path);
    while (!QFileInfo(nearest).isDir()) {
        const QString above = QFileInfo(nearest).path();
        if (above == nearest)
            break;
        nearest = above;
    }
    return nearest;
}

} // namespace

LibraryWatch::LibraryWatch(Library& library, Handler handler)
    : m_library(library),
      m_handler(std::move(handler)),
      m_events(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)),
      m_wake(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    m_thread = std::thread([this] { run(); });
}

LibraryWatch::~LibraryWatch()
{
    m_isEnding = true;
    ::eventfd_write(m_wake.get(), 1);
    m_thread.join();
}

void LibraryWatch::watchFolders()
{
    if (!m_events.isValid())
        return;
    // Watching what is watched already changes nothing.
    for (const QString& folder : m_library.folders()) {
        if (folder.startsWith(QLatin1Char(':')))
            continue;
        const QByteArray path = QFile::encodeName(nearestFolder(folder));
        if (::inotify_add_watch(m_events.get(), path.constData(), kProfileEvents | IN_ONLYDIR) < 0)
            qCInfo(lcWatch).noquote() << "Changes of profiles are not noticed in" << folder;
    }
}

void LibraryWatch::drain() const
{
    alignas(inotify_event) std::array<char, 4096> buffer{};
    for (;;) {
        const ssize_t got = ::read(m_events.get(), buffer.data(), buffer.size());
        if (got <= 0 && errno != EINTR)
            return;
    }
}

void LibraryWatch::run()
{
    // Watched first: what changes while the index is made is looked at again.
    watchFolders();
    m_library.refresh();
    m_handler({});
    std::array<pollfd, 2> waited{pollfd{m_wake.get(), POLLIN, 0}, pollfd{m_events.get(), POLLIN, 0}};
    // Without an eventfd nothing wakes it for the end.
    const int idleStep = m_wake.isValid() ? -1 : kEndingStepMs;
    using Clock = std::chrono::steady_clock;
    Clock::time_point lookAt =
        Clock::time_point::max(); // set by the first event, so that a stream of them delays nothing
    for (;;) {
        const bool isSettling = lookAt != Clock::time_point::max();
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(lookAt - Clock::now());
        const int ready = ::poll(waited.data(), waited.size(),
                                 isSettling ? std::max(0, static_cast<int>(left.count())) : idleStep);
        if ((ready < 0 && errno != EINTR) || m_isEnding)
            return;
        if (ready < 0)
            continue;
        if (ready > 0) {
            drain();
            if (!isSettling)
                lookAt = Clock::now() + kProfilesSettleTime;
        }
        if (Clock::now() < lookAt)
            continue;
        lookAt = Clock::time_point::max();
        watchFolders();
        if (const LibraryChange change = m_library.refresh(); !change.isEmpty())
            m_handler(change);
    }
}

} // namespace visor::profile
