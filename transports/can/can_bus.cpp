// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/can/can_bus.h"

#include <QCanBus>
#include <QCanBusFrame>
#include <QCoreApplication>
#include <QVariant>

#include <cerrno>

namespace visor::can {

using visa::Status;

namespace {

class CanBusText
{
    Q_DECLARE_TR_FUNCTIONS(visor::can::CanBus)
};

// What goes to Qt and comes from it is copied, not shared: its bytes are counted inside Qt's libraries, where
// ThreadSanitizer does not see that the last of two threads frees them.
QByteArray ownBytes(const QByteArray& bytes)
{
    return {bytes.constData(), bytes.size()};
}

QCanBusFrame toQt(const Frame& frame)
{
    QCanBusFrame result(frame.id, ownBytes(frame.payload));
    result.setExtendedFrameFormat(frame.isExtended);
    result.setFlexibleDataRateFormat(frame.isFd);
    result.setBitrateSwitch(frame.switchesBitRate);
    if (frame.isRemote)
        result.setFrameType(QCanBusFrame::RemoteRequestFrame);
    return result;
}

Frame fromQt(const QCanBusFrame& frame)
{
    return {frame.frameId(),
            frame.hasExtendedFrameFormat(),
            frame.frameType() == QCanBusFrame::RemoteRequestFrame,
            frame.hasFlexibleDataRateFormat(),
            frame.hasBitrateSwitch(),
            ownBytes(frame.payload())};
}

} // namespace

Result<void> CanBus::open(const QString& plugin, const QString& interface)
{
    m_plugin = plugin;
    m_interface = interface;
    QString reason;
    if (!QCanBus::instance()->plugins().contains(plugin)) {
        return failure(Status::ErrorInterfaceNotConfigured,
                       CanBusText::tr("This computer has no CAN plugin “%1”; there are: %2.")
                           .arg(plugin, QCanBus::instance()->plugins().join(QStringLiteral(", "))),
                       QStringLiteral("open"));
    }
    m_device.reset(QCanBus::instance()->createDevice(plugin, interface, &reason));
    if (!m_device)
        return noInterface(reason);
    QCanBusDevice* const device = m_device.get();
    QObject::connect(device, &QCanBusDevice::framesReceived, device, [this] { take(); });
    QObject::connect(device, &QCanBusDevice::stateChanged, device,
                     [this](QCanBusDevice::CanBusDeviceState state) { note(state); });
    QObject::connect(device, &QCanBusDevice::errorOccurred, device, [this](QCanBusDevice::CanBusError error) {
        if (error == QCanBusDevice::ReadError || error == QCanBusDevice::ConnectionError) {
            lose(
                CanBusText::tr("The CAN interface %1 no longer works (%2); check its adapter, then open it again.")
                    .arg(m_interface, m_device->errorString()),
                m_device->errorString());
        }
    });
    device->setConfigurationParameter(QCanBusDevice::CanFdKey, true);
    if (plugin == QLatin1StringView("socketcan")) {
        if (auto ready = openSocketCan(); !ready)
            return ready;
    }
    if (!device->connectDevice())
        return noInterface(device->errorString());
    note(device->state());
    return {};
}

Result<void> CanBus::openSocketCan()
{
    m_device->setConfigurationParameter(QCanBusDevice::ErrorFilterKey,
                                        QVariant::fromValue(QCanBusFrame::FrameErrors(QCanBusFrame::AnyError)));
    // The bit rate is that of “ip link”; the plugin would set 500000 on its own.
    m_device->setConfigurationParameter(QCanBusDevice::BitRateKey, QVariant());
    auto watch = LinkWatch::start(m_interface, [this](LinkWatch::State state) { note(state); });
    if (!watch)
        return tl::unexpected(watch.error());
    m_watch = std::move(*watch);
    if (m_watch->state() != LinkWatch::State::Down)
        return {};
    // The system would let us in, and nothing would ever come.
    return failure(Status::ErrorResourceNotFound,
                   CanBusText::tr("The CAN interface %1 is down; bring it up (“ip link set %1 up type can bitrate "
                                  "500000”), then open it again.")
                       .arg(m_interface),
                   QStringLiteral("open"));
}

void CanBus::close()
{
    m_repetitions.clear();
    m_watch.reset();
    if (m_device) {
        m_device->disconnect();
        if (m_device->state() != QCanBusDevice::UnconnectedState)
            m_device->disconnectDevice();
        m_device.reset();
    }
}

Result<void> CanBus::send(const Frame& frame)
{
    if (!m_device || m_device->state() != QCanBusDevice::ConnectedState) {
        return failure(Status::ErrorConnectionLost,
                       CanBusText::tr("The CAN interface is no longer connected; open it again."),
                       QStringLiteral("write"));
    }
    if (m_device->writeFrame(toQt(frame)))
        return {};
    const QString reason = m_device->errorString();
    if (reason == qt_error_string(ENOBUFS)) {
        return failure(Status::ErrorResourceBusy,
                       CanBusText::tr("The interface's send queue is full: the bus is busy, or nobody "
                                      "acknowledges. Try again."),
                       QStringLiteral("write"), reason);
    }
    return failure(Status::ErrorIo,
                   CanBusText::tr("The frame could not be sent (%1); check that the interface is up and takes "
                                  "such frames.")
                       .arg(reason),
                   QStringLiteral("write"), reason);
}

void CanBus::repeat(const Frame& frame, std::chrono::milliseconds period)
{
    auto timer = std::make_unique<QTimer>();
    timer->setTimerType(Qt::PreciseTimer);
    QObject::connect(timer.get(), &QTimer::timeout, m_device.get(), [this, frame] {
        // A bus that is busy now is tried again with the next period.
        static_cast<void>(send(frame));
    });
    timer->start(period);
    m_repetitions[{frame.id, frame.isExtended}] = {frame, std::move(timer)};
}

void CanBus::stop(const FrameFilter& filter)
{
    std::erase_if(m_repetitions, [&](const auto& entry) { return filter.accepts(entry.second.frame); });
}

tl::unexpected<Error> CanBus::noInterface(const QString& reason) const
{
    return failure(Status::ErrorResourceNotFound,
                   CanBusText::tr("The CAN interface %1 (%2) cannot be opened: %3. Check its name and that it is "
                                  "up (“ip link set %1 up type can bitrate 500000”).")
                       .arg(m_interface, m_plugin, reason),
                   QStringLiteral("open"), reason);
}

void CanBus::note(QCanBusDevice::CanBusDeviceState state)
{
    bool wasConnected = false;
    {
        const std::lock_guard lock(m_state->mutex);
        wasConnected = m_state->isConnected;
        m_state->isConnected = state == QCanBusDevice::ConnectedState;
        m_state->changed.notify_all();
    }
    if (wasConnected && state != QCanBusDevice::ConnectedState)
        lose(CanBusText::tr("The CAN interface %1 was disconnected; open it again.").arg(m_interface));
}

void CanBus::note(LinkWatch::State state)
{
    if (state == LinkWatch::State::Gone) {
        lose(CanBusText::tr("The CAN interface %1 has vanished; plug its adapter in, then open it again.")
                 .arg(m_interface));
    } else if (state == LinkWatch::State::Down) {
        lose(CanBusText::tr("The CAN interface %1 went down; bring it up (“ip link set %1 up type can bitrate "
                            "500000”), then open it again.")
                 .arg(m_interface));
    }
}

void CanBus::lose(const QString& message, const QString& detail)
{
    const std::lock_guard lock(m_state->mutex);
    if (!m_state->loss)
        m_state->loss = Error{Status::ErrorConnectionLost, message, detail, QStringLiteral("can"), 0};
    m_state->changed.notify_all();
}

void CanBus::take()
{
    const QList<QCanBusFrame> frames = m_device->readAllFrames();
    BusHealth::State health = BusHealth::State::Active;
    {
        const std::lock_guard lock(m_state->mutex);
        for (const QCanBusFrame& frame : frames) {
            if (frame.frameType() == QCanBusFrame::ErrorFrame) {
                m_state->health.note(static_cast<std::uint32_t>(frame.error().toInt()), frame.payload());
            } else if (frame.isValid() && frame.frameType() != QCanBusFrame::InvalidFrame) {
                m_state->health.noteFrame();
                m_state->frames.push_back(fromQt(frame));
                ++m_state->received;
                if (m_state->frames.size() > kMostKept)
                    m_state->frames.pop_front();
            }
        }
        health = m_state->health.state();
        m_state->changed.notify_all();
    }
    if (health == BusHealth::State::Off) {
        lose(CanBusText::tr("The controller of %1 has gone off the bus after too many errors (bus-off); check the "
                            "wiring, the bit rate and the terminators, then open it again.")
                 .arg(m_interface));
    }
}

} // namespace visor::can
