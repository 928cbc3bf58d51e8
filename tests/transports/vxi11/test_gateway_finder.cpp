// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/echo_device.h"
#include "tests/common/finder_log.h"
#include "tests/common/test_case.h"
#include "transports/vxi11/gateway_bus.h"
#include "transports/vxi11/gateway_finder.h"
#include "transports/vxi11/vxi11_server.h"
#include "transports/wire/socket_address.h"

#include <sys/socket.h>
#include <unistd.h>

namespace visor::vxi11 {

using namespace std::chrono_literals;

namespace {

visa::ResourceName gatewayAt(std::uint16_t port, const QString& device = QStringLiteral("gpib0"))
{
    visa::TcpipInstrument gateway;
    gateway.host = QStringLiteral("127.0.0.1");
    gateway.corePort = port;
    gateway.device = device;
    return {visa::InterfaceType::Tcpip, 0, gateway};
}

/// Takes connections (the kernel does) and never says a word.
class SilentGateway
{
public:
    SilentGateway()
    {
        const auto where = wire::SocketAddress::fromNumeric(QStringLiteral("127.0.0.1"), 0);
        m_fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        if (m_fd < 0 || ::bind(m_fd, where->data(), where->size()) != 0 || ::listen(m_fd, 8) != 0)
            qFatal("no listening socket");
    }
    ~SilentGateway() { ::close(m_fd); }
    SilentGateway(const SilentGateway&) = delete;
    SilentGateway& operator=(const SilentGateway&) = delete;
    std::uint16_t port() const { return wire::SocketAddress::ofSocket(m_fd).port(); }

private:
    int m_fd = -1;
};

} // namespace

class TestGatewayFinder : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void findsListenersAndGoesOnAfterFailures()
    {
        GatewayBus bus({0, 9, 22, 30});
        auto server = Vxi11Server::start({{QStringLiteral("gpib0"), &bus, &bus}});
        QVERIFY(server);
        std::uint16_t deadPort = 0;
        {
            const SilentGateway gone;
            deadPort = gone.port();
        }
        const SilentGateway silent;
        GatewayFinder finder({{1, gatewayAt(deadPort)},
                              {2, gatewayAt(silent.port())},
                              {3, *visa::ResourceName::parse(u"PRLGX-TCPIP3::127.0.0.1::1::INTFC")},
                              {4, gatewayAt((*server)->corePort(), QStringLiteral("gpib7"))},
                              {5, gatewayAt((*server)->corePort())}},
                             1s);
        test::FinderLog log;
        QVERIFY(finder.find(log, visa::Deadline::never()));
        QStringList found;
        for (const auto& [resource, sighting] : log.present()) {
            found << resource;
            QVERIFY(!sighting.mayBeAsked);
            QCOMPARE(sighting.foundBy, finder.name());
        }
        found.sort();
        QCOMPARE(found, QStringList({QStringLiteral("GPIB5::0::INSTR"), QStringLiteral("GPIB5::22::INSTR"),
                                     QStringLiteral("GPIB5::30::INSTR"), QStringLiteral("GPIB5::9::INSTR")}));
        const auto failures = log.failures();
        QCOMPARE(failures.size(), std::size_t{3}); // nobody there, silent, no such bus
        QVERIFY(failures[0].message.contains(QString::number(deadPort)));
        QVERIFY(failures[1].message.contains(QString::number(silent.port())));
        QVERIFY(failures[2].message.contains(QStringLiteral("gpib7")));
    }

    void aDeviceIsNoBus()
    {
        test::EchoDevice device("Visor,Echo,1,1.0");
        auto server = Vxi11Server::start({{QStringLiteral("inst0"), &device}});
        QVERIFY(server);
        GatewayFinder finder({{0, gatewayAt((*server)->corePort(), QStringLiteral("inst0"))}});
        test::FinderLog log;
        QVERIFY(finder.find(log, visa::Deadline::never()));
        QVERIFY(log.present().empty());
        QCOMPARE(log.failures().size(), std::size_t{1});
    }

    void aCancelIsNoFailure()
    {
        const SilentGateway silent;
        GatewayFinder finder({{0, gatewayAt(silent.port())}}, 1h);
        test::FinderLog log;
        test::RunningFinder running(finder, log);
        QVERIFY(running.end());
        QVERIFY(log.failures().empty());
        QVERIFY(log.present().empty());
    }
};

} // namespace visor::vxi11

QTEST_GUILESS_MAIN(visor::vxi11::TestGatewayFinder)
#include "test_gateway_finder.moc"
