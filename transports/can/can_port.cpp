// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/can/can_port.h"

#include "transports/can/can_bus.h"

#include <QCoreApplication>

namespace visor::can {

using visa::Deadline;
using visa::Status;

namespace {

class CanPortText
{
    Q_DECLARE_TR_FUNCTIONS(visor::can::CanPort)
};

tl::unexpected<Error> canEnded(const Deadline& deadline, const QString& message)
{
    if (deadline.isCancelled())
        return failure(Status::ErrorAbort, CanPortText::tr("The operation was cancelled."), QStringLiteral("can"));
    return failure(Status::ErrorTimeout, message, QStringLiteral("can"));
}

QString notTaken()
{
    return CanPortText::tr("The CAN interface did not take the frame in time.");
}

} // namespace

CanPort::CanPort(std::shared_ptr<CanLoop> loop, std::shared_ptr<PortState> state, std::shared_ptr<CanBus> bus)
    : m_loop(std::move(loop)), m_state(std::move(state)), m_bus(std::move(bus))
{
}

CanPort::~CanPort()
{
    m_loop->post([bus = m_bus] { bus->close(); });
}

Result<std::unique_ptr<CanPort>> CanPort::open(std::shared_ptr<CanLoop> loop, const QString& plugin,
                                               const QString& interface, const Deadline& deadline)
{
    auto state = std::make_shared<PortState>();
    auto bus = std::make_shared<CanBus>(state);
    std::unique_ptr<CanPort> port(new CanPort(std::move(loop), state, bus));
    // Texts cross as values of the standard library: what Qt counts inside its libraries, TSan does not see.
    const auto openOnLoop = [plugin = plugin.toStdU16String(), interface = interface.toStdU16String()](CanBus& b) {
        return b.open(QString::fromStdU16String(plugin), QString::fromStdU16String(interface));
    };
    const QString notReady = CanPortText::tr("The CAN interface %1 did not become ready in time.").arg(interface);
    if (const auto opened = port->onLoop(openOnLoop, notReady, deadline); !opened)
        return tl::unexpected(opened.error());
    std::unique_lock lock(state->mutex);
    while (!state->isConnected) {
        if (const auto usable = state->usable(); !usable) {
            const Error& loss = usable.error();
            const QString reason = loss.detail.isEmpty() ? loss.message : loss.detail;
            return failure(Status::ErrorResourceNotFound,
                           CanPortText::tr("The CAN interface %1 (%2) refused the connection: %3.")
                               .arg(interface, plugin, reason),
                           QStringLiteral("open"));
        }
        if (!state->wait(lock, deadline))
            return canEnded(deadline, notReady);
    }
    lock.unlock();
    return port;
}

Result<void> CanPort::onLoop(std::function<Result<void>(CanBus&)> work, const QString& late,
                             const Deadline& deadline)
{
    struct Outcome
    {
        bool isDone = false; ///< under the shared mutex
        bool isGivenUp = false;
        Result<void> result;
    };
    const auto outcome = std::make_shared<Outcome>();
    m_loop->post([outcome, work = std::move(work), state = m_state, bus = m_bus] {
        {
            const std::lock_guard lock(state->mutex);
            if (outcome->isGivenUp)
                return;
        }
        Result<void> result = work(*bus);
        const std::lock_guard lock(state->mutex);
        outcome->result = std::move(result);
        outcome->isDone = true;
        state->changed.notify_all();
    });
    std::unique_lock lock(m_state->mutex);
    while (!outcome->isDone) {
        if (!m_state->wait(lock, deadline)) {
            outcome->isGivenUp = true;
            return canEnded(deadline, late);
        }
    }
    return outcome->result;
}

Result<void> CanPort::send(const Frame& frame, const Deadline& deadline)
{
    {
        const std::lock_guard lock(m_state->mutex);
        if (const auto usable = m_state->usable(); !usable)
            return tl::unexpected(usable.error());
        m_state->health.beginSending();
    }
    return onLoop([frame](CanBus& bus) { return bus.send(frame); }, notTaken(), deadline);
}

Result<Frame> CanPort::receive(const FrameFilter& filter, const Deadline& deadline)
{
    std::unique_lock lock(m_state->mutex);
    for (;;) {
        const std::uint64_t oldest = m_state->received - m_state->frames.size(); // number before the first kept
        for (std::uint64_t number = std::max(m_state->marked, oldest) + 1; number <= m_state->received; ++number) {
            const Frame& frame = m_state->frames[static_cast<std::size_t>(number - oldest - 1)];
            m_state->marked = number;
            if (filter.accepts(frame))
                return frame;
        }
        if (const auto usable = m_state->usable(); !usable)
            return tl::unexpected(usable.error());
        if (!m_state->wait(lock, deadline)) {
            if (deadline.isCancelled())
                return canEnded(deadline, {});
            if (m_state->health.isUnacknowledged()) {
                return failure(
                    Status::ErrorNoListeners,
                    CanPortText::tr("Nobody on the CAN bus acknowledges; check the wiring, the bit rate and "
                                    "the power of the other device."),
                    QStringLiteral("read"));
            }
            if (const QString troubles = m_state->health.description(); !troubles.isEmpty()) {
                return canEnded(deadline,
                                CanPortText::tr("No such frame came in time, and the CAN controller reports: %1. "
                                                "Check the wiring, the bit rate and the terminators.")
                                    .arg(troubles));
            }
            return canEnded(deadline,
                            CanPortText::tr("No such frame came in time; check the identifier and that the "
                                            "device is on the bus."));
        }
    }
}

void CanPort::mark()
{
    const std::lock_guard lock(m_state->mutex);
    m_state->marked = m_state->received;
    m_state->health.beginWait();
}

Result<std::vector<Frame>> CanPort::takeReceived(const FrameFilter& filter)
{
    const std::lock_guard lock(m_state->mutex);
    std::vector<Frame> found;
    const std::uint64_t oldest = m_state->received - m_state->frames.size();
    for (std::uint64_t number = std::max(m_state->taken, oldest) + 1; number <= m_state->received; ++number) {
        const Frame& frame = m_state->frames[static_cast<std::size_t>(number - oldest - 1)];
        if (filter.accepts(frame))
            found.push_back(frame);
    }
    m_state->taken = m_state->received;
    if (const auto usable = m_state->usable(); !usable && found.empty())
        return tl::unexpected(usable.error());
    return found;
}

Result<void> CanPort::repeat(const Frame& frame, std::chrono::milliseconds period, const Deadline& deadline)
{
    {
        const std::lock_guard lock(m_state->mutex);
        if (const auto usable = m_state->usable(); !usable)
            return tl::unexpected(usable.error());
    }
    auto begun = onLoop(
        [frame, period](CanBus& bus) {
            auto sent = bus.send(frame);
            if (sent)
                bus.repeat(frame, period);
            return sent;
        },
        notTaken(), deadline);
    // It may have begun after all, and nobody would know that it goes on.
    if (!begun && (begun.error().status == Status::ErrorTimeout || begun.error().status == Status::ErrorAbort))
        stopRepeating({frame.id, kLastExtendedId, frame.isExtended});
    return begun;
}

void CanPort::stopRepeating(const FrameFilter& filter)
{
    m_loop->post([bus = m_bus, filter] { bus->stop(filter); });
}

} // namespace visor::can
