// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/locks/lock_folder.h"
#include "core/profile/library.h"

#include <atomic>
#include <functional>
#include <map>
#include <thread>

namespace visor::profile {

/// Keeps a library up to date: makes its index on a thread of its own, then waits in the kernel (inotify) until
/// something in its folders changes, looks again, and says what is different. Nothing is polled. A folder that
/// does not exist yet is waited for in the nearest one above it that does.
class LibraryWatch
{
public:
    /// Runs on the watch's thread, first once the index is there (with an empty change), then at every change.
    using Handler = std::function<void(const LibraryChange&)>;

    /// The library must outlive the watch and have all its folders.
    LibraryWatch(Library& library, Handler handler);
    LibraryWatch(const LibraryWatch&) = delete;
    LibraryWatch& operator=(const LibraryWatch&) = delete;
    /// The handler is not running any more and not called again.
    ~LibraryWatch();

private:
    void run();
    void watchFolders();
    /// Takes what the kernel has to say.
    void drain() const;

    Library& m_library;
    const Handler m_handler;
    locks::OwnedDescriptor m_events;     ///< inotify; invalid where the kernel has none left
    locks::OwnedDescriptor m_wake;       ///< eventfd: the end; invalid where the kernel has none left
    std::atomic<bool> m_isEnding{false}; ///< the same, also without one
    std::thread m_thread;
};

} // namespace visor::profile
