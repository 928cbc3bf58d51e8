// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/clock.h"

#include <map>
#include <mutex>

namespace visor::simulation {

/// Time that stands still until it is moved: for tests and for reproducible pictures. Callbacks run in the thread
/// that calls advance(), in the order of their times, without any lock of the clock held.
class ManualClock final : public Clock
{
public:
    [[nodiscard]] Duration now() const override;
    void callAt(Duration when, Callback callback) override;

    /// Moves time on, stopping at every due callback on the way so that each sees its own moment. A callback asked
    /// for with a time already past runs at the next advance(), also of zero.
    void advance(Duration by);

private:
    mutable std::mutex m_mutex; ///< guards both members
    Duration m_now{0};
    std::multimap<Duration, Callback> m_callbacks;
};

} // namespace visor::simulation
