// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <memory>
#include <thread>

namespace visor::can {

/// The one thread with an event loop on which every QCanBusDevice lives: Qt's CAN plugins need one. Started with
/// its first use, ended with its owner. Functions handed to it must be short.
class CanLoop
{
public:
    CanLoop();
    ~CanLoop();
    CanLoop(const CanLoop&) = delete;
    CanLoop& operator=(const CanLoop&) = delete;

    /// Runs the function on the loop's thread, in the order given. Any thread.
    void post(std::function<void()> work);

private:
    std::thread m_thread;
    QObject* m_context = nullptr; ///< lives on the thread
};

} // namespace visor::can
