// SPDX-License-Identifier: GPL-3.0-or-later
// What hosts that do not answer cost the others: the time until the last of twenty instruments has said who it is,
// alone and with ten hosts asked before it whose connections never come about, alternating. Prints both medians
// and their difference, and the same for a query on an instrument that is open meanwhile.
#include "core/instrument/identifier.h"
#include "tests/common/echo_device.h"
#include "transports/socket/socket_server.h"
#include "transports/socket/socket_transport.h"
#include "transports/wire/tcp_stream.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <vector>

namespace {

using namespace visor;
using namespace std::chrono_literals;
using std::chrono::steady_clock;

constexpr int kInstruments = 20;
constexpr int kSilent = 10;
constexpr int kRounds = 21;
constexpr int kQueries = 200;

visa::Deadline soon()
{
    return visa::Deadline::after(std::chrono::seconds(5));
}

double millisecondsSince(steady_clock::time_point begin)
{
    return std::chrono::duration<double, std::milli>(steady_clock::now() - begin).count();
}

double median(std::vector<double> figures)
{
    std::sort(figures.begin(), figures.end());
    return figures[figures.size() / 2];
}

/// A port whose backlog is full: what connects to it gets no answer, as from a host behind a filter.
class SilentHost
{
public:
    explicit SilentHost(int number) : m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(0x7F000200U + static_cast<std::uint32_t>(number)); // 127.0.2.n
        socklen_t size = sizeof address;
        auto* const plain = reinterpret_cast<sockaddr*>(&address);
        m_isBound = ::bind(m_listener, plain, size) == 0 && ::listen(m_listener, 0) == 0 &&
                    ::getsockname(m_listener, plain, &size) == 0;
        m_port = ntohs(address.sin_port);
        for (int& filler : m_fillers) {
            filler = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
            static_cast<void>(::connect(filler, plain, size)); // never taken; those beyond the backlog hang
        }
        m_address = QStringLiteral("127.0.2.%1").arg(number);
    }
    SilentHost(const SilentHost&) = delete;
    SilentHost& operator=(const SilentHost&) = delete;
    ~SilentHost()
    {
        for (const int filler : m_fillers)
            ::close(filler);
        ::close(m_listener);
    }
    [[nodiscard]] bool isSilent() const
    {
        return m_isBound && !wire::TcpStream::connect(m_address, m_port, visa::Deadline::after(200ms));
    }
    [[nodiscard]] visa::ResourceName resource() const
    {
        return *visa::ResourceName::parse(QStringLiteral("TCPIP0::%1::%2::SOCKET").arg(m_address).arg(m_port));
    }

private:
    int m_listener;
    std::array<int, 4> m_fillers{};
    bool m_isBound = false;
    std::uint16_t m_port = 0;
    QString m_address;
};

struct Times
{
    double identified = 0; ///< ms until the last instrument has answered
    double query = 0;      ///< ms for a query meanwhile, median
};

Times look(const instrument::TransportSet& transports, const std::vector<visa::ResourceName>& silent,
           const std::vector<visa::ResourceName>& instruments, visa::Session& open)
{
    std::mutex mutex;
    std::condition_variable answered;
    int known = 0;
    double last = 0;
    const auto begin = steady_clock::now();
    instrument::Identifier identifier(
        transports, {}, [&](const instrument::Sighting&, const std::optional<scpi::Identity>& identity) {
            if (!identity)
                return;
            const std::lock_guard lock(mutex);
            ++known;
            last = millisecondsSince(begin);
            answered.notify_all();
        });
    for (const auto* group : {&silent, &instruments}) {
        for (const auto& resource : *group) {
            instrument::Sighting sighting;
            sighting.resource = resource;
            identifier.ask(sighting);
        }
    }
    {
        std::unique_lock lock(mutex);
        answered.wait_for(lock, std::chrono::seconds(5), [&] { return known == kInstruments; });
    }
    std::vector<double> queries;
    std::array<char, 256> reply{};
    for (int i = 0; i < kQueries; ++i) {
        const auto asked = steady_clock::now();
        if (!open.write("*IDN?\n", soon()) || !open.read(reply, soon()))
            return {};
        queries.push_back(millisecondsSince(asked));
    }
    return {known == kInstruments ? last : 0, median(std::move(queries))};
}

} // namespace

int main()
{
    test::EchoDevice device;
    std::vector<std::unique_ptr<socket::SocketServer>> servers;
    std::vector<visa::ResourceName> instruments;
    for (int i = 1; i <= kInstruments; ++i) {
        instrument::ListenOptions listen;
        listen.address = QStringLiteral("127.0.1.%1").arg(i); // one host each
        auto server = socket::SocketServer::start(device, listen);
        if (!server)
            return 1;
        instruments.push_back((*server)->resources().front());
        servers.push_back(std::move(*server));
    }
    std::vector<std::unique_ptr<SilentHost>> hosts;
    std::vector<visa::ResourceName> silent;
    for (int i = 1; i <= kSilent; ++i) {
        hosts.push_back(std::make_unique<SilentHost>(i));
        silent.push_back(hosts.back()->resource());
        if (!hosts.back()->isSilent()) {
            std::fprintf(stderr, "no silent host could be made\n");
            return 1;
        }
    }
    instrument::TransportSet transports;
    transports.add(std::make_unique<socket::SocketTransport>());
    const auto open = transports.open(instruments.front(), {}, soon());
    if (!open)
        return 1;
    std::vector<double> alone, aloneQuery, beside, besideQuery;
    for (int round = 0; round < kRounds; ++round) {
        const Times without = look(transports, {}, instruments, **open);
        const Times with = look(transports, silent, instruments, **open);
        if (without.identified <= 0 || with.identified <= 0)
            return 1;
        alone.push_back(without.identified);
        aloneQuery.push_back(without.query);
        beside.push_back(with.identified);
        besideQuery.push_back(with.query);
    }
    const auto print = [](const char* what, double without, double with) {
        std::printf("%s: alone %.3f ms, beside %d silent hosts %.3f ms, difference %.3f ms\n", what, without,
                    kSilent, with, with - without);
    };
    print("all identified", median(alone), median(beside));
    print("a query meanwhile", median(aloneQuery), median(besideQuery));
    return 0;
}
