// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/prologix/prologix_finder.h"

#include "transports/wire/socket_address.h"

#include <QCoreApplication>

#include <netinet/in.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <map>
#include <random>
#include <vector>

namespace visor::prologix {

using wire::SocketAddress;

namespace {

struct PrologixFinderText
{
    Q_DECLARE_TR_FUNCTIONS(visor::prologix::PrologixFinder)
};

/// More is no lab. Each gets a board number, and a thread and a connection of whoever looks through its bus.
constexpr std::size_t kMostAdapters = 64;
constexpr int kNetFinderDatagrams = 256; ///< taken at a time, so that a flood does not keep a cancel waiting

/// One look; on the stack of find().
class NetFinderLook
{
public:
    NetFinderLook(const PrologixFinder::Options& options, QString foundBy, instrument::FinderReport& report)
        : m_options(options),
          m_foundBy(std::move(foundBy)),
          m_report(report),
          m_sequence(static_cast<std::uint16_t>(std::random_device()()))
    {
    }
    ~NetFinderLook()
    {
        for (const Socket& socket : m_sockets)
            ::close(socket.descriptor);
    }
    NetFinderLook(const NetFinderLook&) = delete;
    NetFinderLook& operator=(const NetFinderLook&) = delete;

    Result<void> run(const visa::Deadline& deadline)
    {
        const auto interfaces = m_options.choice.interfaces();
        if (!interfaces)
            return tl::unexpected(interfaces.error());
        for (const wire::NetworkInterface& interface : *interfaces) {
            for (const wire::InterfaceAddress& address : interface.addresses)
                openSocket(interface.name, address);
        }
        using Clock = std::chrono::steady_clock;
        const auto begin = Clock::now();
        bool isAskedAgain = false;
        ask();
        while (!m_sockets.empty() && Clock::now() - begin < m_options.look && !deadline.isCancelled() &&
               !deadline.hasExpired()) {
            if (!isAskedAgain && Clock::now() - begin >= m_options.look / 3) {
                isAskedAgain = true; // datagrams get lost
                ask();
            }
            waitForAnswers(deadline.slice());
        }
        for (const auto& [address, adapter] : m_found)
            tell(adapter);
        return {};
    }

private:
    struct Socket
    {
        int descriptor = -1;
        SocketAddress everybody;
    };

    void openSocket(const QString& interface, const wire::InterfaceAddress& address)
    {
        if (!address.broadcast)
            return; // no netmask or point-to-point: there is no "everybody"
        const auto own = SocketAddress::fromNumeric(wire::ipv4Text(address.address), 0);
        const auto everybody = SocketAddress::fromNumeric(wire::ipv4Text(*address.broadcast), m_options.port);
        const int fd = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        const int yes = 1;
        if (fd >= 0 && own && everybody && ::setsockopt(fd, SOL_SOCKET, SO_BROADCAST, &yes, sizeof yes) == 0 &&
            ::bind(fd, own->data(), own->size()) == 0) {
            m_sockets.push_back({fd, *everybody});
            return;
        }
        const int number = errno;
        if (fd >= 0)
            ::close(fd);
        m_report.failed(Error{visa::Status::ErrorIo,
                              PrologixFinderText::tr(
                                  "No broadcast can be sent on the network interface %1 (%2); GPIB adapters there "
                                  "may be missing.")
                                  .arg(interface, QString::fromLocal8Bit(std::strerror(number))),
                              {},
                              QStringLiteral("find")});
    }

    void ask() const
    {
        const QByteArray question = NetFinder::identify(m_sequence);
        for (const Socket& socket : m_sockets) {
            // ENETUNREACH and its kin: the network is just going down, and nobody is there to be found.
            [[maybe_unused]] const ssize_t sent =
                ::sendto(socket.descriptor, question.constData(), static_cast<std::size_t>(question.size()),
                         MSG_NOSIGNAL, socket.everybody.data(), socket.everybody.size());
        }
    }

    void waitForAnswers(std::chrono::milliseconds limit)
    {
        std::vector<pollfd> entries;
        entries.reserve(m_sockets.size());
        for (const Socket& socket : m_sockets)
            entries.push_back({socket.descriptor, POLLIN, 0});
        if (::poll(entries.data(), entries.size(), static_cast<int>(limit.count())) <= 0)
            return;
        std::array<char, 2048> buffer;
        for (const Socket& socket : m_sockets) {
            for (int i = 0; i < kNetFinderDatagrams; ++i) {
                SocketAddress from;
                const ssize_t got = ::recvfrom(socket.descriptor, buffer.data(), buffer.size(), MSG_DONTWAIT,
                                               from.data(), from.capacity());
                if (got < 0 && errno != ECONNREFUSED)
                    break;
                if (got >= 0)
                    takeAnswer({buffer.data(), static_cast<qsizetype>(got)}, from);
            }
        }
    }

    void takeAnswer(QByteArrayView datagram, const SocketAddress& from)
    {
        const auto reply = NetFinder::parseReply(datagram);
        const auto number = from.ipv4();
        // Its address is where the answer came from; the one in it may be of another network, or 0 before DHCP.
        if (!reply || reply->sequence != m_sequence || !number || m_found.size() >= kMostAdapters)
            return;
        m_found.try_emplace(*number, Found{from.host(), reply->name});
    }

    struct Found
    {
        QString host;
        QString name;
    };

    void tell(const Found& adapter)
    {
        const visa::PrologixAdapter address{adapter.host};
        const visa::ResourceName unnumbered(visa::InterfaceType::PrologixTcpip, 0, address);
        const int board = m_options.boards ? m_options.boards->numberOf(unnumbered) : 0;
        instrument::Sighting sighting;
        sighting.resource = visa::ResourceName(visa::InterfaceType::PrologixTcpip, board, address);
        sighting.name = adapter.name;
        sighting.foundBy = m_foundBy;
        sighting.mayBeAsked = false; // it serves one client only
        m_report.found(sighting);
    }

    const PrologixFinder::Options& m_options;
    const QString m_foundBy;
    instrument::FinderReport& m_report;
    const std::uint16_t m_sequence;
    std::vector<Socket> m_sockets;
    std::map<std::uint32_t, Found> m_found; ///< by IPv4 address
};

} // namespace

QString PrologixFinder::name() const
{
    return PrologixFinderText::tr("NetFinder");
}

Result<void> PrologixFinder::find(instrument::FinderReport& report, const visa::Deadline& deadline)
{
    return NetFinderLook(m_options, name(), report).run(deadline);
}

} // namespace visor::prologix
