// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/device.h"

#include <condition_variable>
#include <mutex>

namespace visor::hislip {

/// A DeviceLink is used by one thread at a time, but a HiSLIP client talks on two channels. The thread of the
/// synchronous channel may be inside a long read(); the other one calls it out with abort() and goes first.
/// Protects the link.
class LinkGate
{
public:
    explicit LinkGate(visa::DeviceLink& link) : m_link(&link) {}

    /// Holds the link until destruction.
    class Pass
    {
    public:
        explicit Pass(LinkGate& gate) : m_gate(&gate) {}
        Pass(const Pass&) = delete;
        Pass& operator=(const Pass&) = delete;
        ~Pass() { m_gate->leave(); }

    private:
        LinkGate* m_gate;
    };

    /// Waits until nobody is inside or urgent.
    [[nodiscard]] Pass enter();
    /// Aborts what the other thread is doing with the link, then enters before it can come back.
    [[nodiscard]] Pass enterUrgently();

private:
    void leave();

    visa::DeviceLink* m_link;
    std::mutex m_mutex; ///< protects what follows
    std::condition_variable m_changed;
    bool m_isBusy = false;
    int m_urgent = 0;
};

} // namespace visor::hislip
