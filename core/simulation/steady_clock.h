// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/clock.h"

#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace visor::simulation {

/// Real time, counted from construction. Its one thread starts with the first callAt() and ends, dropping what is
/// still due, with the clock.
class SteadyClock final : public Clock
{
public:
    SteadyClock();
    ~SteadyClock() override;

    [[nodiscard]] Duration now() const override;
    void callAt(Duration when, Callback callback) override;

private:
    void run();

    const std::chrono::steady_clock::time_point m_start;
    std::mutex m_mutex; ///< guards the members below
    std::condition_variable m_changed;
    std::multimap<Duration, Callback> m_callbacks;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace visor::simulation
