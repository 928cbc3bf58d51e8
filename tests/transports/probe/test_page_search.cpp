// SPDX-License-Identifier: GPL-3.0-or-later
// Hosts that announce an instrument's web server and nothing else, from the announcement to the routes. In a
// network of this test's own where that is permitted: the usual doors of instruments are free there.
#include "tests/app/doctor/test_network.h"
#include "tests/common/echo_device.h"
#include "tests/common/finder_log.h"
#include "tests/common/scripted_web.h"
#include "tests/common/test_case.h"
#include "transports/hislip/hislip_server.h"
#include "transports/mdns/mdns_finder.h"
#include "transports/mdns/responder.h"
#include "transports/probe/page_search.h"
#include "transports/socket/socket_server.h"
#include "transports/vxi11/vxi11_server.h"

#include <QCoreApplication>

#include <atomic>
#include <unistd.h>

namespace visor::probe {

using test::ScriptedWeb;
using visa::Deadline;

namespace {

const QString kFoundBy = QStringLiteral("mDNS");

std::uint16_t freeUdpPort()
{
    const int fd = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    const auto any = wire::SocketAddress::fromNumeric(QStringLiteral("127.0.0.1"), 0);
    if (fd < 0 || ::bind(fd, any->data(), any->size()) != 0)
        qFatal("no port");
    const auto port = wire::SocketAddress::ofSocket(fd).port();
    ::close(fd);
    return port;
}

wire::InterfaceChoice loopback()
{
    return {{QStringLiteral("lo")}};
}

QByteArray document(const QByteArray& addresses, const QByteArray& serial = "S7")
{
    return "<LXIDevice xmlns=\"http://www.lxistandard.org/InstrumentIdentification/1.0\">"
           "<Manufacturer>ACME</Manufacturer><Model>X1</Model><SerialNumber>" +
           serial + "</SerialNumber><FirmwareRevision>1.2</FirmwareRevision><Interface>" + addresses +
           "</Interface></LXIDevice>";
}

QByteArray address(const QByteArray& resource)
{
    return "<InstrumentAddressString>" + resource + "</InstrumentAddressString>";
}

/// A host on loopback whose web server stands at that port.
mdns::Announcement pageOnly(std::uint16_t port)
{
    mdns::Announcement announcement;
    announcement.instance = "ACME X1";
    announcement.host = "acme-x1";
    announcement.address = 0x7F000001;
    announcement.services = {{"_lxi._tcp", port}};
    return announcement;
}

std::vector<instrument::Sighting> lookInto(const mdns::Service& page, const Deadline& deadline)
{
    return searchPageHost({page.address, page.port, page.instance, kFoundBy, mdns::identityOf(page)}, deadline);
}

QStringList resourcesOf(const std::vector<instrument::Sighting>& sightings)
{
    QStringList resources;
    for (const instrument::Sighting& sighting : sightings)
        resources << sighting.resource.toString();
    resources.sort();
    return resources;
}

} // namespace

class TestPageSearch : public test::TestCase
{
    Q_OBJECT

public:
    explicit TestPageSearch(const test::TestNetwork& network, bool hasNetwork)
        : m_network(network), m_hasNetwork(hasNetwork)
    {
    }

private Q_SLOTS:
    void announcedPageLeadsToRoutes()
    {
        std::atomic<int> requests = 0;
        const QByteArray reply = test::page(
            document(address("TCPIP::10.0.0.5::INSTR") + address("TCPIP::acme-x1.local::5025::SOCKET")));
        const ScriptedWeb web([&](wire::TcpStream& stream, const QByteArray& path) {
            if (path == "/lxi/identification")
                ++requests;
            static_cast<void>(stream.writeAll(reply, Deadline::after(std::chrono::seconds(20))));
        });
        const std::uint16_t port = freeUdpPort();
        auto responder = mdns::Responder::start(loopback(), port);
        QVERIFY(responder);
        (*responder)->announce({pageOnly(web.port())});
        mdns::MdnsFinder finder(loopback(), port, &lookInto);
        test::FinderLog log;
        test::RunningFinder running(finder, log);
        QVERIFY(log.waitForLook()); // what pages lead to belongs to the first look
        const auto present = log.present();
        // At the announced address, whatever the page calls its host.
        const QString vxi11 = QStringLiteral("TCPIP0::127.0.0.1::inst0::INSTR");
        const QString socket = QStringLiteral("TCPIP0::127.0.0.1::5025::SOCKET");
        QCOMPARE(present.size(), std::size_t{2});
        for (const QString& resource : {vxi11, socket}) {
            QVERIFY2(present.count(resource) == 1, qPrintable(resource));
            const instrument::Sighting& sighting = present.at(resource);
            QCOMPARE(sighting.name, QStringLiteral("ACME X1"));
            QCOMPARE(sighting.foundBy, kFoundBy);
            QCOMPARE(sighting.identity->toString(), QStringLiteral("ACME,X1,S7,1.2"));
        }
        QCOMPARE(requests.load(), 1);
        responder->reset(); // goodbye
        QVERIFY(log.waitForDeparture(vxi11));
        QVERIFY(log.waitForDeparture(socket));
        QVERIFY(running.end());
        QVERIFY(log.failures().empty());
    }

    void hostThatSaysHowIsNotLookedInto()
    {
        std::atomic<int> requests = 0;
        const ScriptedWeb web([&](wire::TcpStream& stream, const QByteArray&) {
            ++requests;
            stream.close();
        });
        const std::uint16_t port = freeUdpPort();
        auto responder = mdns::Responder::start(loopback(), port);
        QVERIFY(responder);
        mdns::Announcement announcement = pageOnly(web.port());
        announcement.services.push_back({"_scpi-raw._tcp", 5025});
        (*responder)->announce({announcement});
        mdns::MdnsFinder finder(loopback(), port, &lookInto);
        test::FinderLog log;
        test::RunningFinder running(finder, log);
        QVERIFY(log.waitForLook());
        QVERIFY(log.present().count(QStringLiteral("TCPIP0::127.0.0.1::5025::SOCKET")) == 1);
        QVERIFY(running.end());
        QCOMPARE(requests.load(), 0);
    }

    void cancelEndsALookAtASilentPage()
    {
        std::atomic<bool> isAsked = false;
        const ScriptedWeb web([&](wire::TcpStream& stream, const QByteArray&) {
            isAsked = true;
            std::array<char, 16> scrap{};
            static_cast<void>(
                stream.readSome(scrap, Deadline::after(std::chrono::seconds(20)))); // until it leaves
        });
        const std::uint16_t port = freeUdpPort();
        auto responder = mdns::Responder::start(loopback(), port);
        QVERIFY(responder);
        (*responder)->announce({pageOnly(web.port())});
        mdns::MdnsFinder finder(loopback(), port, &lookInto);
        test::FinderLog log;
        test::RunningFinder running(finder, log);
        QTRY_VERIFY_WITH_TIMEOUT(isAsked, 20'000);
        QVERIFY(running.end());
        QVERIFY(log.present().empty());
    }

    void whatPagesSay_data()
    {
        QTest::addColumn<QByteArray>("addresses");
        QTest::addColumn<QStringList>("routes");
        QTest::newRow("HiSLIP") << address("TCPIP0::host::hislip0::INSTR")
                                << QStringList{QStringLiteral("TCPIP0::127.0.0.1::hislip0::INSTR")};
        QTest::newRow("the same twice") << address("TCPIP::a::INSTR") + address("TCPIP0::b::inst0::INSTR")
                                        << QStringList{QStringLiteral("TCPIP0::127.0.0.1::inst0::INSTR")};
        QTest::newRow("other wires beside") << address("GPIB0::9::INSTR") + address("ASRL1::INSTR") +
                                                   address("nonsense") + address("VICP::x::INSTR")
                                            << QStringList{QStringLiteral("VICP0::127.0.0.1::INSTR")};
    }
    void whatPagesSay()
    {
        QFETCH(const QByteArray, addresses);
        QFETCH(const QStringList, routes);
        const ScriptedWeb web(test::saying(test::page(document(addresses))));
        QCOMPARE(resourcesOf(search(web.port())), routes);
    }

    void aPageNamesNoMoreThanAnInstrumentHas()
    {
        QByteArray addresses;
        for (int port = 1; port <= 60; ++port)
            addresses += address("TCPIP::x::" + QByteArray::number(port) + "::SOCKET");
        const ScriptedWeb web(test::saying(test::page(document(addresses))));
        QCOMPARE(search(web.port()).size(), std::size_t{16});
    }

    void halfAnIdentityIsNone()
    {
        const ScriptedWeb web(test::saying(test::page(document(address("TCPIP::x::INSTR"), ""))));
        const auto found = search(web.port());
        QCOMPARE(found.size(), std::size_t{1});
        QVERIFY(!found.front().identity); // so that it is asked
    }

    void silentPageIsKnockedAt_data()
    {
        QTest::addColumn<QByteArray>("reply");
        QTest::addColumn<bool>("hasIdentity");
        QTest::newRow("no page") << QByteArray("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n") << false;
        QTest::newRow("no document") << test::page("<html/>") << false;
        QTest::newRow("no addresses") << test::page(document({})) << true;
        QTest::newRow("other wires only") << test::page(document(address("GPIB0::9::INSTR"))) << true;
    }
    void silentPageIsKnockedAt()
    {
        if (!m_hasNetwork)
            QSKIP(qPrintable(m_network.reason()));
        QFETCH(const QByteArray, reply);
        QFETCH(const bool, hasIdentity);
        test::EchoDevice device;
        hislip::HislipServer::Options hislipOptions;
        hislipOptions.listen.port = 4880;
        const auto hislipServer =
            hislip::HislipServer::start({{QStringLiteral("hislip0"), &device}}, hislipOptions);
        vxi11::Vxi11Server::Options vxi11Options;
        vxi11Options.portmapperPort = wire::kPortmapperPort;
        const auto vxi11Server = vxi11::Vxi11Server::start({{QStringLiteral("inst0"), &device}}, {}, vxi11Options);
        const auto socketServer =
            socket::SocketServer::start(device, {.address = QStringLiteral("127.0.0.1"), .port = 5025});
        QVERIFY(hislipServer && vxi11Server && socketServer);
        const ScriptedWeb web(test::saying(reply));
        const auto found = search(web.port());
        QCOMPARE(resourcesOf(found), (QStringList{QStringLiteral("TCPIP0::127.0.0.1::5025::SOCKET"),
                                                  QStringLiteral("TCPIP0::127.0.0.1::hislip0::INSTR"),
                                                  QStringLiteral("TCPIP0::127.0.0.1::inst0::INSTR")}));
        for (const instrument::Sighting& sighting : found)
            QCOMPARE(sighting.identity.has_value(), hasIdentity);
        QVERIFY(device.waitForLinks(0, Deadline::after(std::chrono::seconds(30)))); // knocked at, no more
    }

    void nothingToBeFoundIsNothing()
    {
        if (!m_hasNetwork)
            QSKIP(qPrintable(m_network.reason())); // other programs' doors would be found
        QVERIFY(search(1).empty());
    }

private:
    static std::vector<instrument::Sighting> search(std::uint16_t port)
    {
        return searchPageHost({QStringLiteral("127.0.0.1"), port, QStringLiteral("ACME X1"), kFoundBy, {}},
                              Deadline::after(std::chrono::seconds(30)));
    }

    const test::TestNetwork& m_network;
    const bool m_hasNetwork;
};

} // namespace visor::probe

int main(int argc, char** argv)
{
    visor::test::TestNetwork network; // before any thread
    bool hasNetwork = network.enter();
    QCoreApplication application(argc, argv);
    hasNetwork = hasNetwork && network.startLoopback();
    visor::probe::TestPageSearch test(network, hasNetwork);
    return QTest::qExec(&test, argc, argv);
}
#include "test_page_search.moc"
