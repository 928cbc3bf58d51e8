// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/wire/portmapper.h"

#include "transports/wire/host_lookup.h"
#include "transports/wire/rpc_client.h"

#include <QCoreApplication>

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace visor::wire {

using visa::Deadline;
using visa::Status;

namespace {

class PortmapperText
{
    Q_DECLARE_TR_FUNCTIONS(visor::wire::Portmapper)
};

/// RFC 1833 leaves repeats to the client.
constexpr std::chrono::milliseconds kPortmapperRepeat{500};
/// UDP is only the second choice; it gets at most this.
constexpr std::chrono::milliseconds kPortmapperUdpLimit{1500};
constexpr QLatin1StringView kPortmapperSilence("no answer by TCP or UDP");
constexpr std::size_t kMaximumMappings = 10'000;

Result<std::uint16_t> portmapperAnswer(QByteArrayView results, const QString& host, const QString& service)
{
    XdrReader reader(results);
    const std::uint32_t port = reader.u32();
    if (!reader.ok() || port > 0xFFFF) {
        return failure(
            Status::ErrorRawReadProtocolViolation,
            PortmapperText::tr("The portmapper of %1 sent a broken answer; name the port in the address instead.")
                .arg(host),
            QStringLiteral("portmapper"));
    }
    if (port == 0) {
        return failure(
            Status::ErrorResourceNotFound,
            PortmapperText::tr("%1 has a portmapper, but %2 is not registered with it; switch %2 on in the "
                               "instrument's LAN settings or use another interface.")
                .arg(host, service),
            QStringLiteral("portmapper"), QStringLiteral("GETPORT answered 0"));
    }
    return static_cast<std::uint16_t>(port);
}

/// One GETPORT by UDP (no record marking), repeated until answered.
Result<std::uint16_t> portmapperAskByUdp(const SocketAddress& address, const PortMapping& wanted,
                                         const QString& host, const QString& service, const Deadline& deadline)
{
    const QString operation = QStringLiteral("portmapper");
    const auto nobody = [&](const QString& detail) {
        return failure(
            Status::ErrorResourceNotFound,
            PortmapperText::tr("No portmapper answers on %1, so %2 cannot be found; check that %2 is switched on, "
                               "or name its port in the address (%1:PORT).")
                .arg(host, service),
            operation, detail);
    };
    const int fd = ::socket(address.family(), SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd < 0 || ::connect(fd, address.data(), address.size()) != 0) {
        const int number = errno;
        if (fd >= 0)
            ::close(fd);
        return nobody(QStringLiteral("errno %1").arg(number));
    }
    constexpr std::uint32_t kXid = 0x56495352;
    XdrWriter call;
    putCallHeader(call, kXid, kPortmapperProgram, static_cast<std::uint32_t>(PortmapperProcedure::GetPort));
    putPortMapping(call, wanted);

    Result<std::uint16_t> result = nobody(QString(kPortmapperSilence));
    std::chrono::milliseconds waited = kPortmapperRepeat;
    while (!deadline.hasExpired()) {
        if (deadline.isCancelled()) {
            result =
                failure(Status::ErrorAbort,
                        PortmapperText::tr("Asking the portmapper of %1 was cancelled.").arg(host), operation);
            break;
        }
        if (waited >= kPortmapperRepeat) {
            waited = std::chrono::milliseconds(0);
            const auto bytes = call.bytes();
            if (::send(fd, bytes.data(), static_cast<std::size_t>(bytes.size()), MSG_NOSIGNAL) < 0 &&
                errno == ECONNREFUSED) {
                result = nobody(QStringLiteral("refused by TCP and UDP"));
                break;
            }
        }
        pollfd entry{fd, POLLIN, 0};
        const auto slice = deadline.slice();
        const int ready = ::poll(&entry, 1, static_cast<int>(slice.count()));
        waited += slice;
        if (ready <= 0)
            continue;
        std::array<char, 512> buffer;
        const ssize_t got = ::recv(fd, buffer.data(), buffer.size(), MSG_DONTWAIT);
        if (got < 0 && errno == ECONNREFUSED) {
            result = nobody(QStringLiteral("refused by TCP and UDP"));
            break;
        }
        if (got <= 0)
            continue;
        const auto reply = parseReply({buffer.data(), static_cast<qsizetype>(got)});
        if (!reply || reply->xid != kXid)
            continue;
        result = portmapperAnswer(reply->results, host, service);
        break;
    }
    ::close(fd);
    return result;
}

} // namespace

void putPortMapping(XdrWriter& to, const PortMapping& mapping)
{
    to.putU32(mapping.program.number);
    to.putU32(mapping.program.version);
    to.putU32(static_cast<std::uint32_t>(mapping.protocol));
    to.putU32(mapping.port);
}

PortMapping readPortMapping(XdrReader& from)
{
    PortMapping mapping;
    mapping.program.number = from.u32();
    mapping.program.version = from.u32();
    mapping.protocol = static_cast<RpcProtocol>(from.u32());
    mapping.port = from.u32();
    return mapping;
}

Result<std::uint16_t> findPort(const QString& host, RpcProgram program, RpcProtocol protocol,
                               const QString& service, const Deadline& deadline, std::uint16_t portmapperPort,
                               const LocalNames& names)
{
    const PortMapping wanted{program, protocol, 0};
    // A silent portmapper must leave time for the second way.
    const auto half = deadline.isInfinite() ? std::chrono::milliseconds(2000) : deadline.remaining() * 2 / 3;
    const Deadline first = deadline.sooner(half);
    Error reason;
    if (auto stream = TcpStream::connect(host, portmapperPort, first, names)) {
        RpcClient client(std::move(*stream), kPortmapperProgram);
        putPortMapping(client.begin(static_cast<std::uint32_t>(PortmapperProcedure::GetPort)), wanted);
        const auto results = client.call(first);
        if (results)
            return portmapperAnswer(*results, host, service);
        reason = results.error();
    } else {
        reason = stream.error();
    }
    if (reason.status == Status::ErrorAbort || reason.status == Status::ErrorMachineNotAvailable)
        return tl::unexpected(reason);
    const auto addresses = lookUpHost(host, portmapperPort, deadline, names);
    if (!addresses)
        return tl::unexpected(addresses.error());
    auto answer =
        portmapperAskByUdp(addresses->front(), wanted, host, service, deadline.sooner(kPortmapperUdpLimit));
    // Silence on both ways is a host that is off, not one without a portmapper.
    if (!answer && answer.error().detail == kPortmapperSilence && reason.status == Status::ErrorTimeout)
        return tl::unexpected(reason);
    return answer;
}

Result<std::vector<PortMapping>> listPorts(const QString& host, const Deadline& deadline,
                                           std::uint16_t portmapperPort, const LocalNames& names)
{
    auto stream = TcpStream::connect(host, portmapperPort, deadline, names);
    if (!stream)
        return tl::unexpected(stream.error());
    RpcClient client(std::move(*stream), kPortmapperProgram);
    client.begin(static_cast<std::uint32_t>(PortmapperProcedure::Dump));
    const auto results = client.call(deadline);
    if (!results)
        return tl::unexpected(results.error());
    std::vector<PortMapping> mappings;
    XdrReader reader(*results);
    while (reader.boolean() && mappings.size() < kMaximumMappings)
        mappings.push_back(readPortMapping(reader));
    if (!reader.ok()) {
        return failure(Status::ErrorRawReadProtocolViolation,
                       PortmapperText::tr("The portmapper of %1 sent a broken list.").arg(host),
                       QStringLiteral("portmapper"));
    }
    return mappings;
}

} // namespace visor::wire
