// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/result.h"

#include <QString>

#include <functional>
#include <memory>

class QSocketNotifier;

namespace visor::can {

/// Tells when one of this computer's network interfaces goes down or away; the kernel says so by rtnetlink. Qt's
/// socketcan plugin keeps it to itself: it reads the socket's ENETDOWN and goes on waiting. Lives on a thread with
/// an event loop.
class LinkWatch
{
public:
    enum class State : std::uint8_t { Up, Down, Gone };
    /// Called on the loop when the state changes.
    using Handler = std::function<void(State)>;

    /// Short. ErrorSystemError when the kernel gives no such news.
    [[nodiscard]] static Result<std::unique_ptr<LinkWatch>> start(const QString& interface, Handler handler);
    ~LinkWatch();
    LinkWatch(const LinkWatch&) = delete;
    LinkWatch& operator=(const LinkWatch&) = delete;

    /// Down or Gone at the start means that it never was up. An interface that was gone and is made again is
    /// another one.
    [[nodiscard]] State state() const { return m_state; }

private:
    LinkWatch(QString interface, Handler handler, int socket);
    void read();
    void become(State state);
    [[nodiscard]] State look() const;

    const QString m_interface;
    const Handler m_handler;
    const int m_socket;
    const unsigned m_index;
    State m_state = State::Gone;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace visor::can
