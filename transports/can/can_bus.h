// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/result.h"
#include "transports/can/link_watch.h"
#include "transports/can/port_state.h"

#include <QCanBusDevice>
#include <QTimer>

#include <chrono>
#include <map>
#include <memory>

namespace visor::can {

/// A device of Qt SerialBus and what is repeated on it. All of it on the loop's thread; what comes goes into the
/// shared state.
class CanBus
{
public:
    /// Frames kept for whoever asks later; the oldest go first.
    static constexpr std::size_t kMostKept = 4096;

    explicit CanBus(std::shared_ptr<PortState> state) : m_state(std::move(state)) {}

    /// As CanPort::open says; whether it is connected is seen in the state.
    [[nodiscard]] Result<void> open(const QString& plugin, const QString& interface);
    void close();

    [[nodiscard]] Result<void> send(const Frame& frame);
    void repeat(const Frame& frame, std::chrono::milliseconds period);
    void stop(const FrameFilter& filter);

private:
    struct Repetition
    {
        Frame frame;
        std::unique_ptr<QTimer> timer;
    };

    [[nodiscard]] Result<void> openSocketCan();
    [[nodiscard]] tl::unexpected<Error> noInterface(const QString& reason) const;
    void note(QCanBusDevice::CanBusDeviceState state);
    void note(LinkWatch::State state);
    void lose(const QString& message, const QString& detail = {});
    void take();

    const std::shared_ptr<PortState> m_state;
    QString m_plugin;
    QString m_interface;
    std::unique_ptr<QCanBusDevice> m_device;
    std::unique_ptr<LinkWatch> m_watch;
    std::map<std::pair<std::uint32_t, bool>, Repetition> m_repetitions;
};

} // namespace visor::can
