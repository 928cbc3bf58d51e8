// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

#include <filesystem>
#include <iterator>
#include <malloc.h>

namespace visor::test {

/// What this process holds, for tests that nothing leaks. A peer in the same process hears of a close a moment
/// later, and may only then accept a connection that has already gone, and the kernel lists a thread for an
/// instant after it was joined: so wait with VERIFY_RETURNS_TO, a single look proves nothing.
struct ProcessResources
{
    std::ptrdiff_t descriptors = 0; ///< entries of /proc/self/fd, the one that looks included
    std::ptrdiff_t threads = 0;
    std::size_t heap = 0; ///< bytes, as malloc counts them; always 0 under a sanitizer, which has leaks of its own

    [[nodiscard]] static ProcessResources now()
    {
        return {count("/proc/self/fd"), count("/proc/self/task"), ::mallinfo2().uordblks};
    }
    /// Whether nothing has come since `before`, but for up to `spareThreads` that are joined later, and what
    /// malloc itself and other libraries keep.
    [[nodiscard]] static bool areBackTo(const ProcessResources& before, std::ptrdiff_t spareThreads = 0)
    {
        const ProcessResources current = now();
        return current.descriptors <= before.descriptors && current.threads <= before.threads + spareThreads &&
               current.heap <= before.heap + kHeapSlack;
    }

private:
    static constexpr std::size_t kHeapSlack = std::size_t{256} * 1024; ///< far less than a thousand of anything

    static std::ptrdiff_t count(const char* folder)
    {
        return std::distance(std::filesystem::directory_iterator(folder), std::filesystem::directory_iterator());
    }
};

} // namespace visor::test

/// Waits until the process holds no more than `before`; fails the test after half a minute. Further arguments are
/// those of ProcessResources::areBackTo.
#define VERIFY_RETURNS_TO(...)                                                                                    \
    QTRY_VERIFY_WITH_TIMEOUT(visor::test::ProcessResources::areBackTo(__VA_ARGS__), 30'000)
