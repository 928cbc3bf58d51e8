// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transports/wire/rpc_client.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace visor::vxi11 {

/// The instrument's end of the interrupt channel: calls device_intr_srq on the controller from a thread of its
/// own, in the order requested. Owned by one core connection.
class InterruptSender
{
public:
    /// Requests waiting beyond this are dropped: the controller has stopped listening.
    static constexpr std::size_t kMaximumWaiting = 10'000;

    explicit InterruptSender(wire::RpcClient channel);
    InterruptSender(const InterruptSender&) = delete;
    InterruptSender& operator=(const InterruptSender&) = delete;
    ~InterruptSender();

    /// Never blocks. Any thread.
    void request(const QByteArray& handle);

private:
    void run();

    wire::RpcClient m_channel; ///< used by the thread; shut down from outside at the end

    std::mutex m_mutex; ///< protects what follows
    std::condition_variable m_changed;
    std::deque<QByteArray> m_waiting;
    bool m_stopping = false;

    std::thread m_thread;
};

} // namespace visor::vxi11
