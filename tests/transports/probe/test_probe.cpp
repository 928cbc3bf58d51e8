// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/echo_device.h"
#include "tests/common/finder_log.h"
#include "tests/common/test_case.h"
#include "tests/transports/modbus/cell_device.h"
#include "transports/hislip/hislip_server.h"
#include "transports/modbus/tcp_server.h"
#include "transports/probe/host_range.h"
#include "transports/probe/probe_finder.h"
#include "transports/socket/socket_server.h"
#include "transports/vicp/vicp_server.h"
#include "transports/vxi11/vxi11_server.h"

namespace visor::probe {

using namespace std::chrono_literals;
using visa::Deadline;
using visa::ResourceName;

class TestProbe : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void confirmsWhatIsThere()
    {
        test::EchoDevice device;
        auto socketServer = socket::SocketServer::start(device, {});
        auto hislipServer = hislip::HislipServer::start({{QStringLiteral("hislip0"), &device}}, {});
        auto vxi11Server = vxi11::Vxi11Server::start({{QStringLiteral("inst0"), &device}});
        auto vicpServer = vicp::VicpServer::start(device); // at a port that is not the usual one
        test::CellDevice cells;
        auto modbusServer = modbus::TcpServer::start(cells);
        QVERIFY(socketServer && hislipServer && vxi11Server && vicpServer && modbusServer);
        const std::vector<ResourceName> there{
            (*socketServer)->resources().front(), (*hislipServer)->resources().front(),
            (*vxi11Server)->resources().front(), (*vicpServer)->resources().front(),
            (*modbusServer)->resources().front()};
        auto routes = there;
        // A door that has just been closed, and things that have none.
        auto closed = socket::SocketServer::start(device, {});
        routes.push_back((*closed)->resources().front());
        closed->reset();
        routes.push_back(ResourceName::parse(u"GPIB0::9::INSTR").value());
        routes.push_back(ResourceName::parse(u"USB::0x1::0x2::S::INSTR").value());
        ProbeFinder finder(QStringLiteral("known address"),
                           [&]() -> Result<std::vector<ProbeFinder::Target>> { return targetsOf(routes); });
        test::FinderLog log;
        QVERIFY(finder.find(log, Deadline::after(30s)));
        const auto present = log.present();
        QCOMPARE(present.size(), there.size());
        for (const ResourceName& resource : there) {
            QVERIFY(present.count(resource.toString()) == 1);
            QCOMPARE(present.at(resource.toString()).foundBy, QStringLiteral("known address"));
        }
        // Nothing stays open: a door that was only knocked at is noticed by the server a moment later.
        QVERIFY(device.waitForLinks(0, Deadline::after(30s)));
    }

    void hostsAreKnockedAtOnce()
    {
        // More doors than threads, none of which opens: each knock is bounded and the look ends.
        std::vector<ResourceName> routes;
        for (int i = 1; i <= 200; ++i)
            routes.push_back(ResourceName::parse(QStringLiteral("TCPIP::127.0.1.%1::1::SOCKET").arg(i)).value());
        ProbeFinder finder(QStringLiteral("known address"),
                           [&]() -> Result<std::vector<ProbeFinder::Target>> { return targetsOf(routes); });
        test::FinderLog log;
        QVERIFY(finder.find(log, Deadline::never()));
        QVERIFY(log.present().empty());
        // Cancelled before it begins: nothing is knocked at.
        const auto token = visa::CancelToken::create();
        token.cancel();
        QVERIFY(finder.find(log, Deadline::never(token)));
    }

    void whatCannotBeReadIsSaid()
    {
        ProbeFinder finder(QStringLiteral("known address"), []() -> Result<std::vector<ProbeFinder::Target>> {
            return failure(visa::Status::ErrorFileAccess, QStringLiteral("no file"));
        });
        test::FinderLog log;
        const auto looked = finder.find(log, Deadline::never());
        QVERIFY(!looked);
        QCOMPARE(looked.error().message, QStringLiteral("no file"));
    }

    void targetsAreByHost()
    {
        const auto targets = targetsOf({ResourceName::parse(u"TCPIP::Scope::hislip0").value(),
                                        ResourceName::parse(u"TCPIP::scope::5025::SOCKET").value(),
                                        ResourceName::parse(u"TCPIP::127.0.0.1::5025::SOCKET").value(),
                                        ResourceName::parse(u"GPIB::5").value()});
        QCOMPARE(targets.size(), std::size_t{2});
        QVERIFY(!targets[0].isSearched); // one's own computer
        QVERIFY(targets[1].isSearched);
        QCOMPARE(targets[1].routes.size(), std::size_t{2});
    }

    void ranges_data()
    {
        QTest::addColumn<QString>("range");
        QTest::addColumn<int>("count");
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("last");
        QTest::newRow("network") << "10.1.2.3/24" << 254 << "10.1.2.1" << "10.1.2.254";
        QTest::newRow("small network") << "10.1.2.3/30" << 2 << "10.1.2.1" << "10.1.2.2";
        QTest::newRow("two hosts") << "10.1.2.2/31" << 2 << "10.1.2.2" << "10.1.2.3";
        QTest::newRow("one of 32 bits") << "10.1.2.3/32" << 1 << "10.1.2.3" << "10.1.2.3";
        QTest::newRow("range") << "10.1.2.10-40" << 31 << "10.1.2.10" << "10.1.2.40";
        QTest::newRow("address") << "10.1.2.3" << 1 << "10.1.2.3" << "10.1.2.3";
        QTest::newRow("name with a dash") << "scope-7" << 1 << "scope-7" << "scope-7";
        for (const char* wrong : {"", "10.0.0.0/8", "10.0.0.0/0", "10.0.0.0/33", "10.1.2/24", "10.1.2.40-10",
                                  "10.1.2.1-300", "a b", "10.1.2.3/x", "010.1.2.3/24 x"})
            QTest::newRow(wrong) << QString::fromLatin1(wrong) << 0 << "" << "";
    }
    void ranges()
    {
        QFETCH(const QString, range);
        QFETCH(const int, count);
        const auto hosts = hostsOf(range);
        if (count == 0) {
            QVERIFY(!hosts);
            QCOMPARE(hosts.error().status, visa::Status::ErrorInvalidExpression);
            return;
        }
        QVERIFY(hosts);
        QCOMPARE(int(hosts->size()), count);
        QTEST(hosts->front(), "first");
        QTEST(hosts->back(), "last");
    }
};

} // namespace visor::probe

QTEST_GUILESS_MAIN(visor::probe::TestProbe)
#include "test_probe.moc"
