// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/can/can_port.h"

#include <QCanBus>
#include <QCanBusDevice>
#include <QCanBusFrame>
#include <QCoreApplication>
#include <QTimer>
#include <QVariant>

#include <cerrno>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>

namespace visor::can {

using visa::Deadline;
using visa::Status;

namespace {

class CanPortText
{
    Q_DECLARE_TR_FUNCTIONS(visor::can::CanPort)
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

tl::unexpected<Error> canEnded(const Deadline& deadline, const QString& message)
{
    if (deadline.isCancelled())
        return failure(Status::ErrorAbort, CanPortText::tr("The operation was cancelled."), QStringLiteral("can"));
    return failure(Status::ErrorTimeout, message, QStringLiteral("can"));
}

} // namespace

struct CanPort::Shared
{
    std::mutex mutex;
    std::condition_variable changed;
    std::deque<Frame> frames;   ///< the newest last
    std::uint64_t received = 0; ///< frames since the beginning; the newest has this number
    std::uint64_t marked = 0;   ///< number of the last frame receive() does not look at
    std::uint64_t taken = 0;    ///< number of the last frame takeReceived() has given out
    bool isConnected = false;
    bool isLost = false;
    bool isUnacknowledged = false; ///< an error frame said that nobody acknowledges
    QString problem;

    /// Waits for a change; false at the end of the deadline.
    bool wait(std::unique_lock<std::mutex>& lock, const Deadline& deadline)
    {
        if (deadline.isCancelled() || deadline.hasExpired())
            return false;
        changed.wait_for(lock, deadline.slice());
        return true;
    }
};

/// All of it on the loop's thread.
class CanPort::Bus
{
public:
    explicit Bus(std::shared_ptr<Shared> shared) : m_shared(std::move(shared)) {}

    Result<void> open(const QString& plugin, const QString& interface)
    {
        QString reason;
        if (!QCanBus::instance()->plugins().contains(plugin)) {
            return failure(Status::ErrorInterfaceNotConfigured,
                           CanPortText::tr("This computer has no CAN plugin “%1”; there are: %2.")
                               .arg(plugin, QCanBus::instance()->plugins().join(QStringLiteral(", "))),
                           QStringLiteral("open"));
        }
        m_device.reset(QCanBus::instance()->createDevice(plugin, interface, &reason));
        if (!m_device)
            return noInterface(plugin, interface, reason);
        QCanBusDevice* const device = m_device.get();
        QObject::connect(device, &QCanBusDevice::framesReceived, device, [this] { take(); });
        QObject::connect(device, &QCanBusDevice::stateChanged, device,
                         [this](QCanBusDevice::CanBusDeviceState state) { note(state); });
        QObject::connect(device, &QCanBusDevice::errorOccurred, device, [this](QCanBusDevice::CanBusError error) {
            if (error == QCanBusDevice::ReadError || error == QCanBusDevice::ConnectionError)
                lose(m_device->errorString());
        });
        device->setConfigurationParameter(QCanBusDevice::CanFdKey, true);
        if (plugin == QLatin1StringView("socketcan")) {
            device->setConfigurationParameter(
                QCanBusDevice::ErrorFilterKey,
                QVariant::fromValue(QCanBusFrame::FrameErrors(QCanBusFrame::AnyError)));
        }
        if (!device->connectDevice())
            return noInterface(plugin, interface, device->errorString());
        note(device->state());
        return {};
    }

    void close()
    {
        m_repetitions.clear();
        if (m_device) {
            m_device->disconnect();
            if (m_device->state() != QCanBusDevice::UnconnectedState)
                m_device->disconnectDevice();
            m_device.reset();
        }
    }

    Result<void> send(const Frame& frame)
    {
        if (!m_device || m_device->state() != QCanBusDevice::ConnectedState) {
            return failure(Status::ErrorConnectionLost,
                           CanPortText::tr("The CAN interface is no longer connected; open it again."),
                           QStringLiteral("write"));
        }
        if (m_device->writeFrame(toQt(frame)))
            return {};
        const QString reason = m_device->errorString();
        if (reason == qt_error_string(ENOBUFS)) {
            return failure(Status::ErrorResourceBusy,
                           CanPortText::tr("The interface's send queue is full: the bus is busy, or nobody "
                                           "acknowledges. Try again."),
                           QStringLiteral("write"), reason);
        }
        return failure(
            Status::ErrorIo,
            CanPortText::tr("The frame could not be sent (%1); check that the interface is up and takes "
                            "such frames.")
                .arg(reason),
            QStringLiteral("write"), reason);
    }

    void repeat(const Frame& frame, std::chrono::milliseconds period)
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

    void stop(const FrameFilter& filter)
    {
        std::erase_if(m_repetitions, [&](const auto& entry) { return filter.accepts(entry.second.frame); });
    }

private:
    struct Repetition
    {
        Frame frame;
        std::unique_ptr<QTimer> timer;
    };

    static tl::unexpected<Error> noInterface(const QString& plugin, const QString& interface,
                                             const QString& reason)
    {
        return failure(
            Status::ErrorResourceNotFound,
            CanPortText::tr("The CAN interface %1 (%2) cannot be opened: %3. Check its name and that it is "
                            "up (“ip link set %1 up type can bitrate 500000”).")
                .arg(interface, plugin, reason),
            QStringLiteral("open"), reason);
    }

    void note(QCanBusDevice::CanBusDeviceState state)
    {
        const std::lock_guard lock(m_shared->mutex);
        const bool isConnected = state == QCanBusDevice::ConnectedState;
        if (m_shared->isConnected && !isConnected)
            m_shared->isLost = true;
        m_shared->isConnected = isConnected;
        m_shared->changed.notify_all();
    }

    void lose(const QString& reason)
    {
        const std::lock_guard lock(m_shared->mutex);
        m_shared->isLost = true;
        m_shared->problem = reason;
        m_shared->changed.notify_all();
    }

    void take()
    {
        const QList<QCanBusFrame> frames = m_device->readAllFrames();
        const std::lock_guard lock(m_shared->mutex);
        for (const QCanBusFrame& frame : frames) {
            if (frame.frameType() == QCanBusFrame::ErrorFrame) {
                if (frame.error() & QCanBusFrame::BusOffError)
                    m_shared->isLost = true;
                if (frame.error() & QCanBusFrame::MissingAcknowledgmentError)
                    m_shared->isUnacknowledged = true;
            } else if (frame.isValid() && frame.frameType() != QCanBusFrame::InvalidFrame) {
                m_shared->isUnacknowledged = false; // somebody is there
                m_shared->frames.push_back(fromQt(frame));
                ++m_shared->received;
                if (m_shared->frames.size() > kMostKept)
                    m_shared->frames.pop_front();
            }
        }
        m_shared->changed.notify_all();
    }

    const std::shared_ptr<Shared> m_shared;
    std::unique_ptr<QCanBusDevice> m_device;
    std::map<std::pair<std::uint32_t, bool>, Repetition> m_repetitions;
};

CanPort::CanPort(std::shared_ptr<CanLoop> loop, std::shared_ptr<Shared> shared, std::shared_ptr<Bus> bus)
    : m_loop(std::move(loop)), m_shared(std::move(shared)), m_bus(std::move(bus))
{
}

CanPort::~CanPort()
{
    m_loop->post([bus = m_bus] { bus->close(); });
}

Result<std::unique_ptr<CanPort>> CanPort::open(std::shared_ptr<CanLoop> loop, const QString& plugin,
                                               const QString& interface, const Deadline& deadline)
{
    auto shared = std::make_shared<Shared>();
    auto bus = std::make_shared<Bus>(shared);
    std::unique_ptr<CanPort> port(new CanPort(std::move(loop), shared, bus));
    const auto openOnLoop = [plugin = plugin.toStdU16String(), interface = interface.toStdU16String()](Bus& b) {
        return b.open(QString::fromStdU16String(plugin), QString::fromStdU16String(interface));
    };
    if (const auto opened = port->onLoop(openOnLoop, deadline); !opened)
        return tl::unexpected(opened.error());
    std::unique_lock lock(shared->mutex);
    while (!shared->isConnected) {
        if (shared->isLost) {
            return failure(Status::ErrorResourceNotFound,
                           CanPortText::tr("The CAN interface %1 (%2) refused the connection: %3.")
                               .arg(interface, plugin, shared->problem),
                           QStringLiteral("open"));
        }
        if (!shared->wait(lock, deadline))
            return canEnded(deadline,
                            CanPortText::tr("The CAN interface %1 did not become ready in time.").arg(interface));
    }
    lock.unlock();
    return port;
}

Result<void> CanPort::onLoop(std::function<Result<void>(Bus&)> work, const Deadline& deadline)
{
    struct Outcome
    {
        bool isDone = false; ///< under the shared mutex
        bool isGivenUp = false;
        Result<void> result;
    };
    const auto outcome = std::make_shared<Outcome>();
    m_loop->post([outcome, work = std::move(work), shared = m_shared, bus = m_bus] {
        {
            const std::lock_guard lock(shared->mutex);
            if (outcome->isGivenUp)
                return;
        }
        Result<void> result = work(*bus);
        const std::lock_guard lock(shared->mutex);
        outcome->result = std::move(result);
        outcome->isDone = true;
        shared->changed.notify_all();
    });
    std::unique_lock lock(m_shared->mutex);
    while (!outcome->isDone) {
        if (!m_shared->wait(lock, deadline)) {
            outcome->isGivenUp = true;
            return canEnded(deadline, CanPortText::tr("The CAN interface did not take the frame in time."));
        }
    }
    return outcome->result;
}

Result<void> CanPort::send(const Frame& frame, const Deadline& deadline)
{
    {
        const std::lock_guard lock(m_shared->mutex);
        m_shared->isUnacknowledged = false;
    }
    return onLoop([frame](Bus& bus) { return bus.send(frame); }, deadline);
}

Result<Frame> CanPort::receive(const FrameFilter& filter, const Deadline& deadline)
{
    std::unique_lock lock(m_shared->mutex);
    for (;;) {
        const std::uint64_t oldest = m_shared->received - m_shared->frames.size(); // number before the first kept
        for (std::uint64_t number = std::max(m_shared->marked, oldest) + 1; number <= m_shared->received;
             ++number) {
            const Frame& frame = m_shared->frames[static_cast<std::size_t>(number - oldest - 1)];
            m_shared->marked = number;
            if (filter.accepts(frame))
                return frame;
        }
        if (m_shared->isLost) {
            return failure(
                Status::ErrorConnectionLost,
                CanPortText::tr("The CAN bus is off or its interface has gone (%1); check the wiring, the "
                                "bit rate and the terminators, then open it again.")
                    .arg(m_shared->problem),
                QStringLiteral("read"));
        }
        if (!m_shared->wait(lock, deadline)) {
            if (m_shared->isUnacknowledged && !deadline.isCancelled()) {
                return failure(
                    Status::ErrorNoListeners,
                    CanPortText::tr("Nobody on the CAN bus acknowledges; check the wiring, the bit rate and "
                                    "the power of the other device."),
                    QStringLiteral("read"));
            }
            return canEnded(deadline,
                            CanPortText::tr("No such frame came in time; check the identifier and that the "
                                            "device is on the bus."));
        }
    }
}

void CanPort::mark()
{
    const std::lock_guard lock(m_shared->mutex);
    m_shared->marked = m_shared->received;
}

std::vector<Frame> CanPort::takeReceived(const FrameFilter& filter)
{
    const std::lock_guard lock(m_shared->mutex);
    std::vector<Frame> found;
    const std::uint64_t oldest = m_shared->received - m_shared->frames.size();
    for (std::uint64_t number = std::max(m_shared->taken, oldest) + 1; number <= m_shared->received; ++number) {
        const Frame& frame = m_shared->frames[static_cast<std::size_t>(number - oldest - 1)];
        if (filter.accepts(frame))
            found.push_back(frame);
    }
    m_shared->taken = m_shared->received;
    return found;
}

Result<void> CanPort::repeat(const Frame& frame, std::chrono::milliseconds period, const Deadline& deadline)
{
    return onLoop(
        [frame, period](Bus& bus) {
            auto sent = bus.send(frame);
            if (sent)
                bus.repeat(frame, period);
            return sent;
        },
        deadline);
}

void CanPort::stopRepeating(const FrameFilter& filter)
{
    m_loop->post([bus = m_bus, filter] { bus->stop(filter); });
}

} // namespace visor::can
