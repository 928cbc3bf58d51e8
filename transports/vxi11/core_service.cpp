// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/vxi11/core_service.h"

#include "transports/vxi11/error_text.h"
#include "transports/vxi11/gateway_bus.h"
#include "transports/wire/socket_address.h"

#include <algorithm>

namespace visor::vxi11 {

using visa::Deadline;
using visa::LockMode;
using visa::RemoteMode;
using visa::Status;
using wire::RpcOutcome;
using wire::RpcStatus;
using wire::XdrWriter;

namespace {

/// The most one device_read gives; the client asks again (reason 0).
constexpr std::size_t kMaximumReadBytes = 16u << 20;
/// Memory kept between reads.
constexpr qsizetype kKeptReadBytes = 1 << 20;
constexpr std::size_t kMaximumLinksPerConnection = 256;
constexpr std::chrono::seconds kInterruptConnectLimit{2};

const RpcOutcome kVxi11Garbage{.status = RpcStatus::GarbageArguments};

RpcOutcome vxi11Answer(XdrWriter& results, ErrorCode code)
{
    results.putU32(static_cast<std::uint32_t>(code));
    return {};
}

/// The device is gone for this client: a power cut, not an error code.
RpcOutcome vxi11PowerCut()
{
    return {.silent = true, .hangsUp = true};
}

} // namespace

class CoreService::LockPass
{
public:
    LockPass(Link& link, std::uint32_t flags, std::uint32_t lockTimeout, const Deadline& limit) : m_link(link)
    {
        if (link.locked)
            return;
        const auto state = link.device->lockState(limit);
        if (!state || (!state->exclusive && state->holders == 0))
            return;
        if ((flags & kFlagWaitLock) == 0 || lockTimeout == 0) {
            m_error = ErrorCode::LockedByAnother;
            return;
        }
        if (const auto locked = link.device->lock(LockMode::Exclusive, {}, limit); !locked)
            m_error = errorCodeOf(locked.error().status);
        else
            m_held = true;
    }
    LockPass(const LockPass&) = delete;
    LockPass& operator=(const LockPass&) = delete;
    ~LockPass()
    {
        if (m_held) // just taken: giving it back cannot fail in a way that matters here
            static_cast<void>(m_link.device->unlock(Deadline::after(std::chrono::milliseconds(0))));
    }
    [[nodiscard]] ErrorCode error() const { return m_error; }

private:
    Link& m_link;
    bool m_held = false;
    ErrorCode m_error = ErrorCode::None;
};

CoreService::CoreService(const std::vector<ServedDevice>& devices, LinkTable& table,
                         const Vxi11Server::Options& options, std::uint16_t abortPort, visa::CancelToken stopping,
                         const wire::TcpStream& stream)
    : m_devices(devices),
      m_table(table),
      m_options(options),
      m_abortPort(abortPort),
      m_stopping(std::move(stopping)),
      m_stream(stream)
{
}

CoreService::~CoreService()
{
    while (!m_links.empty())
        close(m_links.begin());
}

Deadline CoreService::within(std::uint32_t time) const
{
    return Deadline::after(std::chrono::milliseconds(time), m_stopping);
}

CoreService::Link* CoreService::find(std::int32_t id)
{
    const auto found = m_links.find(id);
    return found == m_links.end() ? nullptr : &found->second;
}

void CoreService::stopRequests(Link& link)
{
    if (std::exchange(link.servicesRequests, false))
        static_cast<void>(
            link.device->onServiceRequest({}, within(0))); // ending it has no failure that could be acted on
}

void CoreService::close(std::map<std::int32_t, Link>::iterator place)
{
    stopRequests(place->second);
    m_table.remove(place->first);
    m_links.erase(place);
}

RpcOutcome CoreService::run(std::uint32_t procedure, QByteArrayView arguments, XdrWriter& results)
{
    switch (static_cast<Procedure>(procedure)) {
    case Procedure::CreateLink:
        return createLink(arguments, results);
    case Procedure::DeviceWrite:
        return write(arguments, results);
    case Procedure::DeviceRead:
        return read(arguments, results);
    case Procedure::DeviceReadStatusByte:
    case Procedure::DeviceTrigger:
    case Procedure::DeviceClear:
    case Procedure::DeviceRemote:
    case Procedure::DeviceLocal:
        return generic(static_cast<Procedure>(procedure), arguments, results);
    case Procedure::DeviceLock:
        return lock(arguments, results);
    case Procedure::DeviceUnlock:
        return unlock(arguments, results);
    case Procedure::DeviceEnableServiceRequest:
        return enableServiceRequest(arguments, results);
    case Procedure::DeviceDoCommand:
        return doCommand(arguments, results);
    case Procedure::DestroyLink:
        return destroyLink(arguments, results);
    case Procedure::CreateInterruptChannel:
        return createInterruptChannel(arguments, results);
    case Procedure::DestroyInterruptChannel:
        return destroyInterruptChannel(results);
    }
    return {.status = RpcStatus::ProcedureUnavailable};
}

RpcOutcome CoreService::createLink(QByteArrayView arguments, XdrWriter& results)
{
    const auto call = parse<CreateLinkParameters>(arguments);
    if (!call)
        return kVxi11Garbage;
    CreateLinkReply reply;
    reply.abortPort = m_options.announcedAbortPort.value_or(m_abortPort);
    reply.maximumReceiveSize = m_options.announcedReceiveSize.value_or(m_options.maximumReceiveSize);
    const auto answer = [&](ErrorCode code) {
        reply.error = code;
        put(results, reply);
        return RpcOutcome{};
    };

    const QString name = QString::fromUtf8(call->device);
    const auto served = std::find_if(m_devices.begin(), m_devices.end(), [&](const ServedDevice& device) {
        return device.name.compare(name, Qt::CaseInsensitive) == 0;
    });
    if (served == m_devices.end())
        return answer(ErrorCode::DeviceNotAccessible);
    if (m_links.size() >= kMaximumLinksPerConnection)
        return answer(ErrorCode::OutOfResources);
    auto opened = served->device->open();
    if (!opened) {
        const ErrorCode code = errorCodeOf(opened.error().status);
        return answer(code == ErrorCode::IoError ? ErrorCode::DeviceNotAccessible : code);
    }
    Link link;
    link.device = std::move(*opened);
    link.bus = served->bus;
    if (call->lockDevice) {
        if (const auto locked = link.device->lock(LockMode::Exclusive, {}, within(call->lockTimeout)); !locked)
            return answer(errorCodeOf(locked.error().status));
        link.locked = true;
    }
    reply.link = m_table.add(*link.device);
    m_links.emplace(reply.link, std::move(link));
    return answer(ErrorCode::None);
}

RpcOutcome CoreService::write(QByteArrayView arguments, XdrWriter& results)
{
    const auto call = parse<WriteParameters>(arguments);
    if (!call)
        return kVxi11Garbage;
    const auto answer = [&](ErrorCode code, std::uint32_t size) {
        put(results, WriteReply{code, size});
        return RpcOutcome{};
    };
    Link* const link = find(call->link);
    if (link == nullptr)
        return answer(ErrorCode::InvalidLink, 0);
    if (static_cast<std::size_t>(call->data.size()) > m_options.maximumReceiveSize)
        return answer(ErrorCode::ParameterError, 0);
    const LockPass pass(*link, call->flags, call->lockTimeout, within(call->lockTimeout));
    if (pass.error() != ErrorCode::None)
        return answer(pass.error(), 0);
    if (call->data.isEmpty())
        return answer(ErrorCode::None, 0);
    const bool end = (call->flags & kFlagEnd) != 0;
    if (end)
        link->ahead.clear(); // a new message interrupts what was left of the last response
    const auto written = link->device->write(call->data, within(call->ioTimeout), end);
    if (written)
        return answer(ErrorCode::None, static_cast<std::uint32_t>(call->data.size()));
    if (written.error().status == Status::ErrorConnectionLost)
        return vxi11PowerCut();
    return answer(errorCodeOf(written.error().status), static_cast<std::uint32_t>(written.error().transferred));
}

RpcOutcome CoreService::read(QByteArrayView arguments, XdrWriter& results)
{
    const auto call = parse<ReadParameters>(arguments);
    if (!call)
        return kVxi11Garbage;
    RpcOutcome outcome;
    const auto answer = [&](ErrorCode code, std::uint32_t reason, QByteArrayView data) {
        results.putU32(static_cast<std::uint32_t>(code));
        results.putU32(reason);
        results.putU32(static_cast<std::uint32_t>(data.size()));
        outcome.tail = data;
        return outcome;
    };
    Link* const link = find(call->link);
    if (link == nullptr)
        return answer(ErrorCode::InvalidLink, 0, {});
    const LockPass pass(*link, call->flags, call->lockTimeout, within(call->lockTimeout));
    if (pass.error() != ErrorCode::None)
        return answer(pass.error(), 0, {});
    const std::size_t wanted = std::min(std::size_t{call->requestSize}, kMaximumReadBytes);
    if (wanted == 0)
        return answer(ErrorCode::None, kReasonRequestCount, {});

    bool ends = false;
    if (!link->ahead.isEmpty()) {
        const auto taken = std::min(link->ahead.size(), static_cast<qsizetype>(wanted));
        m_buffer = link->ahead.first(taken);
        link->ahead.remove(0, taken);
        ends = link->ahead.isEmpty() && link->aheadEnds;
    } else {
        if (m_buffer.size() > kKeptReadBytes)
            m_buffer = QByteArray();
        if (m_buffer.size() < static_cast<qsizetype>(wanted))
            m_buffer = QByteArray(static_cast<qsizetype>(wanted), Qt::Uninitialized);
        const auto chunk = link->device->read({m_buffer.data(), wanted}, within(call->ioTimeout));
        if (!chunk) {
            const Error& error = chunk.error();
            const QByteArrayView came(m_buffer.constData(),
                                      static_cast<qsizetype>(std::min(error.transferred, wanted)));
            if (error.status != Status::ErrorConnectionLost)
                return answer(errorCodeOf(error.status), 0, came);
            if (came.isEmpty())
                return vxi11PowerCut();
            outcome.hangsUp = true;
            return answer(ErrorCode::None, 0, came);
        }
        m_buffer.resize(static_cast<qsizetype>(chunk->count));
        ends = chunk->status == Status::Success;
    }

    // The server looks for the termination character (VXI-11 §B.6.5).
    std::uint32_t reason = 0;
    if ((call->flags & kFlagTermChar) != 0) {
        const qsizetype found = m_buffer.indexOf(static_cast<char>(call->termChar));
        if (found >= 0) {
            reason |= kReasonTermChar;
            if (found + 1 < m_buffer.size()) {
                link->aheadEnds = ends || (link->aheadEnds && !link->ahead.isEmpty());
                link->ahead.prepend(m_buffer.sliced(found + 1));
                m_buffer.truncate(found + 1);
                ends = false;
            }
        }
    }
    if (ends)
        reason |= kReasonEnd;
    if (m_buffer.size() == static_cast<qsizetype>(call->requestSize))
        reason |= kReasonRequestCount;
    return answer(ErrorCode::None, reason, m_buffer);
}

RpcOutcome CoreService::generic(Procedure procedure, QByteArrayView arguments, XdrWriter& results)
{
    const auto call = parse<GenericParameters>(arguments);
    if (!call)
        return kVxi11Garbage;
    const bool isStatus = procedure == Procedure::DeviceReadStatusByte;
    const auto answer = [&](ErrorCode code, std::uint8_t status = 0) {
        results.putU32(static_cast<std::uint32_t>(code));
        if (isStatus)
            results.putU32(status);
        return RpcOutcome{};
    };
    Link* const link = find(call->link);
    if (link == nullptr)
        return answer(ErrorCode::InvalidLink);
    const LockPass pass(*link, call->flags, call->lockTimeout, within(call->lockTimeout));
    if (pass.error() != ErrorCode::None)
        return answer(pass.error());

    const Deadline deadline = within(call->ioTimeout);
    Result<void> done;
    std::uint8_t status = 0;
    if (isStatus) {
        const auto byte = link->device->readStatusByte(deadline);
        if (byte)
            status = *byte;
        else
            done = tl::unexpected(byte.error());
    } else if (procedure == Procedure::DeviceTrigger) {
        done = link->device->trigger(deadline);
    } else if (procedure == Procedure::DeviceClear) {
        link->ahead.clear();
        done = link->device->clear(deadline);
    } else {
        done = link->device->setRemote(procedure == Procedure::DeviceRemote ? RemoteMode::AssertAddressLocalLockout
                                                                            : RemoteMode::GoToLocal,
                                       deadline);
    }
    if (!done && done.error().status == Status::ErrorConnectionLost)
        return vxi11PowerCut();
    return answer(done ? ErrorCode::None : errorCodeOf(done.error().status), status);
}

RpcOutcome CoreService::lock(QByteArrayView arguments, XdrWriter& results)
{
    const auto call = parse<LockParameters>(arguments);
    if (!call)
        return kVxi11Garbage;
    Link* const link = find(call->link);
    if (link == nullptr)
        return vxi11Answer(results, ErrorCode::InvalidLink);
    if (link->locked) // not nested: refused even to the holder (rule B.6.73)
        return vxi11Answer(results, ErrorCode::LockedByAnother);
    const std::uint32_t wait = (call->flags & kFlagWaitLock) != 0 ? call->lockTimeout : 0;
    const auto locked = link->device->lock(LockMode::Exclusive, {}, within(wait));
    link->locked = locked.has_value();
    return vxi11Answer(results, locked ? ErrorCode::None : errorCodeOf(locked.error().status));
}

RpcOutcome CoreService::unlock(QByteArrayView arguments, XdrWriter& results)
{
    const auto id = parse<std::int32_t>(arguments);
    if (!id)
        return kVxi11Garbage;
    Link* const link = find(*id);
    if (link == nullptr)
        return vxi11Answer(results, ErrorCode::InvalidLink);
    if (!link->locked)
        return vxi11Answer(results, ErrorCode::NoLockHeld);
    link->locked = false;
    const auto unlocked = link->device->unlock(within(0));
    return vxi11Answer(results, unlocked ? ErrorCode::None : errorCodeOf(unlocked.error().status));
}

RpcOutcome CoreService::enableServiceRequest(QByteArrayView arguments, XdrWriter& results)
{
    const auto call = parse<EnableServiceRequestParameters>(arguments);
    if (!call)
        return kVxi11Garbage;
    Link* const link = find(call->link);
    if (link == nullptr)
        return vxi11Answer(results, ErrorCode::InvalidLink);
    if (!call->enable) {
        stopRequests(*link);
        return vxi11Answer(results, ErrorCode::None);
    }
    if (!m_interrupts)
        return vxi11Answer(results, ErrorCode::ChannelNotEstablished);
    stopRequests(*link);
    // The sender outlives the handler: links are stopped before the channel goes.
    const auto handled =
        link->device->onServiceRequest([sender = m_interrupts.get(), handle = call->handle.toByteArray()](
                                           std::uint8_t) { sender->request(handle); },
                                       within(0));
    link->servicesRequests = handled.has_value();
    return vxi11Answer(results, handled ? ErrorCode::None : errorCodeOf(handled.error().status));
}

RpcOutcome CoreService::doCommand(QByteArrayView arguments, XdrWriter& results)
{
    const auto call = parse<DoCommandParameters>(arguments);
    if (!call)
        return kVxi11Garbage;
    const auto answer = [&](ErrorCode code, QByteArrayView data = {}) {
        results.putU32(static_cast<std::uint32_t>(code));
        results.putOpaque(data);
        return RpcOutcome{};
    };
    Link* const link = find(call->link);
    if (link == nullptr)
        return answer(ErrorCode::InvalidLink);
    // A native instrument has no bus to command (VXI-11.3 §B.6.15), nor has a link to one behind a gateway.
    if (link->bus == nullptr)
        return answer(ErrorCode::NotSupported);
    // Not network order: each datum has its bytes the other way round (§B.6.15).
    QByteArray data = call->data.toByteArray();
    const auto turnAround = [&](QByteArray& bytes) {
        if (!call->networkOrder && (call->dataSize == 2 || call->dataSize == 4) && bytes.size() == call->dataSize)
            std::reverse(bytes.begin(), bytes.end());
    };
    turnAround(data);
    auto done = link->bus->run(static_cast<BusCommand>(call->command), call->dataSize, data);
    if (!done)
        return answer(errorCodeOf(done.error().status));
    turnAround(*done);
    return answer(ErrorCode::None, *done);
}

RpcOutcome CoreService::destroyLink(QByteArrayView arguments, XdrWriter& results)
{
    const auto id = parse<std::int32_t>(arguments);
    if (!id)
        return kVxi11Garbage;
    const auto found = m_links.find(*id);
    if (found == m_links.end())
        return vxi11Answer(results, ErrorCode::InvalidLink);
    close(found);
    return vxi11Answer(results, ErrorCode::None);
}

RpcOutcome CoreService::createInterruptChannel(QByteArrayView arguments, XdrWriter& results)
{
    const auto call = parse<RemoteFunction>(arguments);
    if (!call)
        return kVxi11Garbage;
    if (call->family != 0)
        return vxi11Answer(results, ErrorCode::NotSupported);
    if (m_interrupts)
        return vxi11Answer(results, ErrorCode::ChannelAlreadyEstablished);
    if (call->program.number != kInterruptProgram.number || call->hostPort == 0 || call->hostPort > 0xFFFF)
        return vxi11Answer(results, ErrorCode::ParameterError);
    // Only back to who asks: nobody may send an instrument to knock at other machines' ports.
    const auto peer = wire::SocketAddress::ofPeer(m_stream.descriptor());
    if (peer.ipv4() != call->hostAddress)
        return vxi11Answer(results, ErrorCode::InvalidAddress);
    QString host = peer.host();
    if (host.startsWith(QLatin1StringView("::ffff:")))
        host = host.sliced(7);
    auto stream = wire::TcpStream::connect(host, static_cast<std::uint16_t>(call->hostPort),
                                           Deadline::after(kInterruptConnectLimit, m_stopping));
    if (!stream)
        return vxi11Answer(results, ErrorCode::ChannelNotEstablished);
    m_interrupts = std::make_unique<InterruptSender>(wire::RpcClient(std::move(*stream), call->program));
    return vxi11Answer(results, ErrorCode::None);
}

RpcOutcome CoreService::destroyInterruptChannel(XdrWriter& results)
{
    if (!m_interrupts)
        return vxi11Answer(results, ErrorCode::ChannelNotEstablished);
    for (auto& [id, link] : m_links)
        stopRequests(link);
    m_interrupts.reset();
    return vxi11Answer(results, ErrorCode::None);
}

} // namespace visor::vxi11
