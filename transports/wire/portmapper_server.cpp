// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/wire/portmapper_server.h"

#include "transports/wire/network_interfaces.h"
#include "transports/wire/rpc_server.h"
#include "transports/wire/socket_address.h"

#include <QCoreApplication>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <cerrno>

namespace visor::wire {

using visa::Status;

namespace {

class PortmapperServerText
{
    Q_DECLARE_TR_FUNCTIONS(visor::wire::PortmapperServer)
};

constexpr std::size_t kPortmapperRecordCap = std::size_t{8} * 1024;

class PortmapperService : public RpcService
{
public:
    explicit PortmapperService(const std::vector<PortMapping>& mappings) : m_mappings(mappings) {}

    RpcProgram program() const override { return kPortmapperProgram; }

    RpcOutcome run(std::uint32_t procedure, QByteArrayView arguments, XdrWriter& results) override
    {
        XdrReader reader(arguments);
        switch (static_cast<PortmapperProcedure>(procedure)) {
        case PortmapperProcedure::Set:
        case PortmapperProcedure::Unset:
            results.putBool(false);
            return {};
        case PortmapperProcedure::GetPort: {
            const PortMapping wanted = readPortMapping(reader);
            if (!reader.ok())
                return {.status = RpcStatus::GarbageArguments};
            results.putU32(portOf(wanted));
            return {};
        }
        case PortmapperProcedure::Dump:
            for (const PortMapping& mapping : m_mappings) {
                results.putBool(true);
                putPortMapping(results, mapping);
            }
            results.putBool(false);
            return {};
        case PortmapperProcedure::Null:
        case PortmapperProcedure::CallIt:
            break;
        }
        return {.status = RpcStatus::ProcedureUnavailable};
    }

private:
    [[nodiscard]] std::uint32_t portOf(const PortMapping& wanted) const
    {
        std::uint32_t otherVersion = 0;
        for (const PortMapping& mapping : m_mappings) {
            if (mapping.program.number != wanted.program.number || mapping.protocol != wanted.protocol)
                continue;
            if (mapping.program.version == wanted.program.version)
                return mapping.port;
            otherVersion =
                mapping.port; // RFC 1833 §3.2: any version's port, the program itself reports the mismatch
        }
        return otherVersion;
    }

    const std::vector<PortMapping>& m_mappings;
};

} // namespace

namespace {

/// A socket bound to the broadcast address of the network that `address` is in: what is bound to the address
/// itself hears no broadcasts. -1 when there is none or somebody else has it.
int openPortmapperBroadcasts(const QString& address, std::uint16_t port)
{
    const auto own = SocketAddress::fromNumeric(address, port);
    if (!own)
        return -1;
    const auto number = own->ipv4();
    const auto interfaces = networkInterfaces();
    if (!number || !interfaces)
        return -1;
    std::optional<std::uint32_t> broadcast;
    for (const NetworkInterface& interface : *interfaces) {
        for (const InterfaceAddress& one : interface.addresses) {
            if (one.address == *number || (interface.isLoopback && *number >> 24 == 127))
                broadcast = one.broadcast;
        }
    }
    const auto where = broadcast ? SocketAddress::fromNumeric(ipv4Text(*broadcast), port) : std::nullopt;
    if (!where)
        return -1;
    const int fd = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (fd < 0)
        return -1;
    // Every instrument of this computer hears the same question.
    const int yes = 1;
    if (::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) == 0 &&
        ::bind(fd, where->data(), where->size()) == 0)
        return fd;
    ::close(fd);
    return -1;
}

} // namespace

Result<std::unique_ptr<PortmapperServer>> PortmapperServer::start(const QString& address, std::uint16_t port,
                                                                  std::vector<PortMapping> mappings)
{
    auto listener = TcpListener::listen(address, port);
    if (!listener)
        return tl::unexpected(listener.error());
    const std::uint16_t chosen = listener->port();
    const auto where = SocketAddress::fromNumeric(address, chosen);
    const int datagrams = where ? ::socket(where->family(), SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0) : -1;
    const int wake = ::eventfd(0, EFD_CLOEXEC);
    if (!where || datagrams < 0 || wake < 0 || ::bind(datagrams, where->data(), where->size()) != 0) {
        const int number = errno;
        if (datagrams >= 0)
            ::close(datagrams);
        if (wake >= 0)
            ::close(wake);
        return failure(
            number == EADDRINUSE ? Status::ErrorResourceBusy : Status::ErrorIo,
            PortmapperServerText::tr("UDP port %1 on %2 cannot be used for a portmapper; another one may be "
                                     "running.")
                .arg(chosen)
                .arg(address),
            QStringLiteral("listen"), QStringLiteral("errno %1").arg(number));
    }
    for (const RpcProtocol protocol : {RpcProtocol::Tcp, RpcProtocol::Udp})
        mappings.push_back({kPortmapperProgram, protocol, chosen});
    return std::unique_ptr<PortmapperServer>(new PortmapperServer(
        std::move(mappings), datagrams, openPortmapperBroadcasts(address, chosen), wake, std::move(*listener)));
}

PortmapperServer::PortmapperServer(std::vector<PortMapping> mappings, int datagrams, int broadcasts, int wake,
                                   TcpListener listener)
    : m_mappings(std::move(mappings)),
      m_datagrams(datagrams),
      m_broadcasts(broadcasts),
      m_wake(wake),
      m_pool(std::make_unique<ConnectionPool>(std::move(listener),
                                              [this](TcpStream& stream) {
                                                  PortmapperService service(m_mappings);
                                                  serveRpc(stream, service, kPortmapperRecordCap);
                                              })),
      m_thread([this] { serveDatagrams(); })
{
}

PortmapperServer::~PortmapperServer()
{
    const std::uint64_t one = 1;
    // An eventfd takes eight bytes or nothing; nothing is impossible on a fresh one.
    [[maybe_unused]] const ssize_t written = ::write(m_wake, &one, sizeof one);
    m_thread.join();
    m_pool->stop();
    ::close(m_datagrams);
    if (m_broadcasts >= 0)
        ::close(m_broadcasts);
    ::close(m_wake);
}

void PortmapperServer::serveDatagrams()
{
    PortmapperService service(m_mappings);
    XdrWriter reply;
    std::array<char, 2048> buffer;
    for (;;) {
        // poll() passes over a descriptor of -1.
        std::array<pollfd, 3> entries{pollfd{m_datagrams, POLLIN, 0}, pollfd{m_wake, POLLIN, 0},
                                      pollfd{m_broadcasts, POLLIN, 0}};
        if (::poll(entries.data(), entries.size(), -1) < 0 && errno != EINTR)
            return;
        if (entries[1].revents != 0)
            return;
        SocketAddress from;
        const ssize_t got = ::recvfrom(entries[2].revents != 0 ? m_broadcasts : m_datagrams, buffer.data(),
                                       buffer.size(), MSG_DONTWAIT, from.data(), from.capacity());
        if (got <= 0)
            continue;
        reply.clear();
        if (answerRpc({buffer.data(), static_cast<qsizetype>(got)}, service, reply).silent)
            continue;
        const QByteArrayView bytes = reply.bytes();
        // From the address itself, whoever was asked. UDP: a reply that is lost is asked for again.
        [[maybe_unused]] const ssize_t sent =
            ::sendto(m_datagrams, bytes.data(), static_cast<std::size_t>(bytes.size()), MSG_NOSIGNAL, from.data(),
                     from.size());
    }
}

} // namespace visor::wire
