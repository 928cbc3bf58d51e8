// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/vxi11/interrupt_sender.h"

#include "transports/vxi11/messages.h"

namespace visor::vxi11 {

using visa::Deadline;

namespace {

constexpr std::chrono::seconds kInterruptSendLimit{5};

} // namespace

InterruptSender::InterruptSender(wire::RpcClient channel)
    : m_channel(std::move(channel)), m_thread([this] { run(); })
{
}

InterruptSender::~InterruptSender()
{
    {
        const std::lock_guard guard(m_mutex);
        m_stopping = true;
    }
    m_changed.notify_one();
    m_channel.stream().shutdown();
    m_thread.join();
}

void InterruptSender::request(const QByteArray& handle)
{
    const std::lock_guard guard(m_mutex);
    if (m_waiting.size() >= kMaximumWaiting)
        return;
    m_waiting.push_back(handle);
    m_changed.notify_one();
}

void InterruptSender::run()
{
    for (;;) {
        QByteArray handle;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [this] { return m_stopping || !m_waiting.empty(); });
            if (m_stopping)
                return;
            handle = m_waiting.front();
            m_waiting.pop_front();
        }
        m_channel.begin(kDeviceServiceRequest).putOpaque(handle);
        if (!m_channel.send(Deadline::after(kInterruptSendLimit)))
            return; // the controller closed its end: it polls from now on
    }
}

} // namespace visor::vxi11
