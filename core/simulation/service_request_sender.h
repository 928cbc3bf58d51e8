// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/message_channel.h"

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

namespace visor::simulation {

/// Where one client's service request handler hangs. Shared by its link and the sender.
class ServiceRequestSlot
{
public:
    /// After this returns the former handler is not running and is not called again.
    void set(visa::MessageChannel::ServiceRequestHandler handler);
    /// Never waits for a handler that runs: asked with an instrument's lock held, which that handler may want.
    [[nodiscard]] bool isSet() const;
    void call(std::uint8_t statusByte);

private:
    mutable std::mutex m_mutex; ///< guards m_handler, held while it runs
    visa::MessageChannel::ServiceRequestHandler m_handler;
    std::atomic<bool> m_isSet = false;
};

/// Delivers service requests from a thread of its own, so that no handler runs inside an instrument's lock or a
/// client's call. Owned by an instrument; post() from any thread.
class ServiceRequestSender
{
public:
    ServiceRequestSender();
    ServiceRequestSender(const ServiceRequestSender&) = delete;
    ServiceRequestSender& operator=(const ServiceRequestSender&) = delete;
    ~ServiceRequestSender();

    void post(std::shared_ptr<ServiceRequestSlot> slot, std::uint8_t statusByte);

private:
    void run();

    std::mutex m_mutex; ///< guards the members below
    std::condition_variable m_changed;
    std::deque<std::pair<std::shared_ptr<ServiceRequestSlot>, std::uint8_t>> m_queue;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace visor::simulation
