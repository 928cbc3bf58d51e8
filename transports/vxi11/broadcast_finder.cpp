// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/vxi11/broadcast_finder.h"

#include "transports/vxi11/messages.h"
#include "transports/wire/socket_address.h"

#include <QCoreApplication>

#include <netinet/in.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <map>
#include <random>

namespace visor::vxi11 {

using std::chrono::milliseconds;
using Time = std::chrono::steady_clock::time_point;
using wire::SocketAddress;

namespace {

struct BroadcastText
{
    Q_DECLARE_TR_FUNCTIONS(visor::vxi11::BroadcastFinder)
};

constexpr milliseconds kBroadcastRepeat{300}; ///< within the first look
/// On one network an answer takes a millisecond; who needs longer than this, and four times longer than ever
/// before, is asked alone.
constexpr milliseconds kBroadcastAnswer{150};
constexpr milliseconds kAloneAnswer{75};
constexpr int kSlowerThanEver = 4;
constexpr int kAloneTries = 2;
constexpr int kMostAnswersAtOnce = 256;
constexpr std::size_t kMostAnswering = 4096; ///< more is no lab
constexpr milliseconds kBroadcastInterfaceLook{1000};

struct BroadcastSocket
{
    int descriptor = -1;
    QString interface;
    SocketAddress everybody;
};

struct Answering
{
    SocketAddress from;
    std::size_t socket = 0;
    visa::ResourceName resource;
    std::optional<Time> silentSince; ///< the first question since its last answer
    std::chrono::steady_clock::duration slowest{0};
    int askedAlone = 0;
    Time nextAlone;
};

/// One look that becomes a watch; on the stack of find().
class Broadcast
{
public:
    Broadcast(const BroadcastFinder::Options& options, QString foundBy, instrument::FinderReport& report)
        : m_options(options), m_foundBy(std::move(foundBy)), m_report(report)
    {
        std::random_device device;
        m_xid = device();
    }
    ~Broadcast() { closeSockets(); }
    Broadcast(const Broadcast&) = delete;
    Broadcast& operator=(const Broadcast&) = delete;

    Result<void> run(const visa::Deadline& deadline)
    {
        const Time begin = std::chrono::steady_clock::now();
        Time nextInterfaceLook = begin;
        Time nextBroadcast = begin;
        Time fastUntil = begin + m_options.firstLook + m_options.fastTime;
        bool hasLooked = false;
        while (!deadline.isCancelled() && !deadline.hasExpired()) {
            const Time now = std::chrono::steady_clock::now();
            if (now >= nextInterfaceLook) {
                const auto isAnyNew = updateSockets();
                if (!isAnyNew)
                    return tl::unexpected(isAnyNew.error());
                if (*isAnyNew)
                    nextBroadcast = now;
                nextInterfaceLook = now + kBroadcastInterfaceLook;
            }
            if (now >= nextBroadcast) {
                for (const BroadcastSocket& socket : m_sockets)
                    sendTo(socket, socket.everybody);
                for (auto& [address, answering] : m_answering)
                    answering.silentSince = answering.silentSince.value_or(now);
                nextBroadcast = now + (hasLooked ? now < fastUntil ? m_options.fastPause : m_options.slowPause
                                                 : kBroadcastRepeat);
            }
            if (!hasLooked && now - begin >= m_options.firstLook) {
                hasLooked = true;
                m_report.lookedOnce();
            }
            if (hasLooked && missSilentOnes(now))
                fastUntil = now + m_options.fastTime;
            waitForAnswers(deadline.slice());
            if (takeAnswers())
                fastUntil = std::chrono::steady_clock::now() + m_options.fastTime;
        }
        return {};
    }

private:
    void closeSockets()
    {
        for (const BroadcastSocket& socket : m_sockets)
            ::close(socket.descriptor);
        m_sockets.clear();
    }

    /// True when the sockets are others than before.
    Result<bool> updateSockets()
    {
        auto interfaces = m_options.choice.interfaces();
        if (!interfaces)
            return tl::unexpected(std::move(interfaces.error()));
        if (*interfaces == m_interfaces)
            return false;
        m_interfaces = std::move(*interfaces);
        closeSockets();
        for (const wire::NetworkInterface& interface : m_interfaces) {
            for (const wire::InterfaceAddress& address : interface.addresses) {
                const auto everybody =
                    address.broadcast
                        ? SocketAddress::fromNumeric(wire::ipv4Text(*address.broadcast), m_options.portmapperPort)
                        : std::nullopt;
                if (!everybody)
                    continue; // no netmask or point-to-point: there is no "everybody"
                if (auto opened = openSocket(interface.name, address.address, *everybody))
                    m_sockets.push_back(*opened);
                else
                    m_report.failed(opened.error());
            }
        }
        for (auto& [address, answering] : m_answering)
            answering.socket = 0; // its socket may be gone; any other reaches it by the routing table
        return true;
    }

    Result<BroadcastSocket> openSocket(const QString& interface, std::uint32_t address,
                                       const SocketAddress& everybody) const
    {
        const auto own = SocketAddress::fromNumeric(wire::ipv4Text(address), 0);
        const int fd = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        const int yes = 1;
        if (fd >= 0 && own && ::setsockopt(fd, SOL_SOCKET, SO_BROADCAST, &yes, sizeof yes) == 0 &&
            ::bind(fd, own->data(), own->size()) == 0)
            return BroadcastSocket{fd, interface, everybody};
        const int number = errno;
        if (fd >= 0)
            ::close(fd);
        return failure(visa::Status::ErrorIo,
                       BroadcastText::tr("No broadcast can be sent on the network interface %1 (%2); instruments "
                                         "there may be missing.")
                           .arg(interface, QString::fromLocal8Bit(std::strerror(number))),
                       QStringLiteral("find"));
    }

    [[nodiscard]] QByteArrayView question()
    {
        m_call.clear();
        // Any number of questions may be under way; they differ by their transaction ids.
        putCallHeader(m_call, m_xid + m_asked++, wire::kPortmapperProgram,
                      static_cast<std::uint32_t>(wire::PortmapperProcedure::GetPort));
        putPortMapping(m_call, {kCoreProgram, wire::RpcProtocol::Tcp, 0});
        return m_call.bytes();
    }

    void sendTo(const BroadcastSocket& socket, const SocketAddress& address)
    {
        const QByteArrayView bytes = question();
        // ENETUNREACH and its kin: the network is just going down; the interfaces are looked at again soon.
        [[maybe_unused]] const ssize_t sent =
            ::sendto(socket.descriptor, bytes.data(), static_cast<std::size_t>(bytes.size()), MSG_NOSIGNAL,
                     address.data(), address.size());
    }

    void waitForAnswers(milliseconds limit) const
    {
        std::vector<pollfd> entries;
        entries.reserve(m_sockets.size());
        for (const BroadcastSocket& socket : m_sockets)
            entries.push_back({socket.descriptor, POLLIN, 0});
        static_cast<void>(::poll(entries.data(), entries.size(), static_cast<int>(limit.count())));
    }

    /// True when somebody new answered.
    bool takeAnswers()
    {
        bool isAnyNew = false;
        std::array<char, 2048> buffer;
        for (std::size_t i = 0; i < m_sockets.size(); ++i) {
            // A bounded handful: a flood must not keep the search from ending.
            for (int n = 0; n < kMostAnswersAtOnce; ++n) {
                SocketAddress from;
                const ssize_t got = ::recvfrom(m_sockets[i].descriptor, buffer.data(), buffer.size(), MSG_DONTWAIT,
                                               from.data(), from.capacity());
                if (got < 0 && errno == ECONNREFUSED)
                    continue; // an ICMP answer to an earlier question: that host has no portmapper any more
                if (got < 0)
                    break;
                isAnyNew = takeAnswer({buffer.data(), static_cast<qsizetype>(got)}, from, i) || isAnyNew;
            }
        }
        return isAnyNew;
    }

    bool takeAnswer(QByteArrayView bytes, const SocketAddress& from, std::size_t socket)
    {
        const auto reply = wire::parseReply(bytes);
        const auto number = from.ipv4();
        if (!reply || reply->xid - m_xid >= m_asked || reply->status != wire::RpcStatus::Success || !number)
            return false;
        wire::XdrReader reader(reply->results);
        const std::uint32_t port = reader.u32();
        if (!reader.ok() || port == 0 || port > 0xFFFF)
            return false; // a portmapper without VXI-11
        const Time now = std::chrono::steady_clock::now();
        const auto known = m_answering.find(*number);
        if (known != m_answering.end()) {
            Answering& answering = known->second;
            if (answering.silentSince)
                answering.slowest = std::max(answering.slowest, now - *answering.silentSince);
            answering.silentSince.reset();
            answering.askedAlone = 0;
            answering.socket = socket;
            return false;
        }
        if (m_answering.size() >= kMostAnswering)
            return false;
        visa::TcpipInstrument instrument;
        instrument.host = from.host();
        instrument.device = QStringLiteral("inst0");
        if (m_options.portmapperPort != wire::kPortmapperPort)
            instrument.corePort = static_cast<std::uint16_t>(port); // nobody else would find that portmapper
        instrument::Sighting sighting;
        sighting.resource = visa::ResourceName(visa::InterfaceType::Tcpip, 0, instrument);
        sighting.foundBy = m_foundBy;
        m_answering.emplace(*number, Answering{from, socket, sighting.resource, {}, {}, 0, {}});
        m_report.found(sighting);
        return true;
    }

    /// Asks alone who did not answer the last broadcast; true when somebody has gone.
    bool missSilentOnes(Time now)
    {
        bool hasAnyGone = false;
        for (auto entry = m_answering.begin(); entry != m_answering.end();) {
            Answering& answering = entry->second;
            const auto patience = [&](milliseconds usual) {
                return std::max<Time::duration>(usual, answering.slowest * kSlowerThanEver);
            };
            const bool isDue = answering.askedAlone > 0 ? now >= answering.nextAlone
                                                        : answering.silentSince && now - *answering.silentSince >=
                                                                                       patience(kBroadcastAnswer);
            if (!isDue) {
                ++entry;
                continue;
            }
            if (answering.askedAlone >= kAloneTries || m_sockets.empty()) {
                m_report.gone(answering.resource);
                hasAnyGone = true;
                entry = m_answering.erase(entry);
                continue;
            }
            ++answering.askedAlone;
            answering.nextAlone = now + patience(kAloneAnswer);
            if (const auto alone = SocketAddress::fromNumeric(answering.from.host(), m_options.portmapperPort))
                sendTo(m_sockets[std::min(answering.socket, m_sockets.size() - 1)], *alone);
            ++entry;
        }
        return hasAnyGone;
    }

    const BroadcastFinder::Options& m_options;
    const QString m_foundBy;
    instrument::FinderReport& m_report;
    std::uint32_t m_xid = 0;
    std::uint32_t m_asked = 0;
    wire::XdrWriter m_call;
    std::vector<wire::NetworkInterface> m_interfaces;
    std::vector<BroadcastSocket> m_sockets;
    std::map<std::uint32_t, Answering> m_answering; ///< by IPv4 address
};

} // namespace

QString BroadcastFinder::name() const
{
    return BroadcastText::tr("VXI-11 broadcast");
}

Result<void> BroadcastFinder::find(instrument::FinderReport& report, const visa::Deadline& deadline)
{
    Broadcast broadcast(m_options, name(), report);
    return broadcast.run(deadline);
}

} // namespace visor::vxi11
