// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/deadline.h"
#include "core/visa/result.h"
#include "transports/can/can_loop.h"
#include "transports/can/frame.h"

#include <QString>

#include <memory>

namespace visor::can {

class CanBus;
struct PortState;

/// A CAN interface, opened through Qt SerialBus (socketcan, virtualcan, peakcan …). The device lives on the loop's
/// thread; values go across. Blocking; one thread at a time, any.
class CanPort
{
public:
    /// ErrorInterfaceNotConfigured when this computer has no such plugin, ErrorResourceNotFound when there is no
    /// such interface or it is down, with the reason in the sentence.
    [[nodiscard]] static Result<std::unique_ptr<CanPort>> open(std::shared_ptr<CanLoop> loop,
                                                               const QString& plugin, const QString& interface,
                                                               const visa::Deadline& deadline);
    ~CanPort();
    CanPort(const CanPort&) = delete;
    CanPort& operator=(const CanPort&) = delete;

    [[nodiscard]] Result<void> send(const Frame& frame, const visa::Deadline& deadline);
    /// The first frame the filter accepts among those that came since mark(). ErrorConnectionLost when the
    /// controller is off the bus, or the interface down or gone; the sentence says which.
    [[nodiscard]] Result<Frame> receive(const FrameFilter& filter, const visa::Deadline& deadline);
    /// receive() looks at nothing that came before now.
    void mark();
    /// What came since the last time, and is not older than CanBus::kMostKept frames. ErrorConnectionLost, as
    /// receive() has it, when there is nothing and nothing will come.
    [[nodiscard]] Result<std::vector<Frame>> takeReceived(const FrameFilter& filter);

    /// Sends the frame now and again each period. One repetition for each identifier.
    [[nodiscard]] Result<void> repeat(const Frame& frame, std::chrono::milliseconds period,
                                      const visa::Deadline& deadline);
    void stopRepeating(const FrameFilter& filter);

private:
    CanPort(std::shared_ptr<CanLoop> loop, std::shared_ptr<PortState> state, std::shared_ptr<CanBus> bus);
    /// Runs on the loop's thread and waits for the outcome; `late` is what a timeout says.
    [[nodiscard]] Result<void> onLoop(std::function<Result<void>(CanBus&)> work, const QString& late,
                                      const visa::Deadline& deadline);

    const std::shared_ptr<CanLoop> m_loop;
    const std::shared_ptr<PortState> m_state; ///< what both threads see
    const std::shared_ptr<CanBus> m_bus;      ///< lives on the loop's thread
};

} // namespace visor::can
