// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/finder_log.h"
#include "tests/common/test_case.h"
#include "transports/mdns/mdns_finder.h"
#include "transports/mdns/responder.h"

#include <unistd.h>

namespace visor::mdns {

namespace {

/// A UDP port that nobody uses: mDNS of this test alone.
std::uint16_t freeMdnsPort()
{
    const int fd = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    const auto any = wire::SocketAddress::fromNumeric(QStringLiteral("127.0.0.1"), 0);
    if (fd < 0 || ::bind(fd, any->data(), any->size()) != 0)
        qFatal("no port");
    const auto port = wire::SocketAddress::ofSocket(fd).port();
    ::close(fd);
    return port;
}

Announcement instrument(int number)
{
    Announcement announcement;
    announcement.instance = "Visor test - " + QByteArray::number(number);
    announcement.host = "visor-test-" + QByteArray::number(number);
    announcement.address = 0x7F000001 + std::uint32_t(number);
    announcement.services = {{"_hislip._tcp", 4880}};
    announcement.texts = {"Manufacturer=Visor", "Model=Test", "SerialNumber=" + QByteArray::number(number)};
    return announcement;
}

QString resourceOf(int number)
{
    return QStringLiteral("TCPIP0::127.0.0.%1::hislip0::INSTR").arg(number + 1);
}

wire::InterfaceChoice loopback()
{
    return {{QStringLiteral("lo")}};
}

} // namespace

class TestMdnsFinder : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void followsWhatIsAnnounced()
    {
        const std::uint16_t port = freeMdnsPort();
        auto responder = Responder::start(loopback(), port);
        QVERIFY(responder);
        (*responder)->announce({instrument(1), instrument(2)}); // before anybody listens
        MdnsFinder finder(loopback(), port);
        test::FinderLog log;
        test::RunningFinder running(finder, log);
        QVERIFY(log.waitForResource(resourceOf(1)));
        QVERIFY(log.waitForResource(resourceOf(2)));
        QCOMPARE(log.present().at(resourceOf(2)).identity->serial, QStringLiteral("2"));
        QVERIFY(log.waitForLook());
        (*responder)->announce({instrument(2), instrument(3)}); // one leaves, one comes
        QVERIFY(log.waitForResource(resourceOf(3)));
        QVERIFY(log.waitForDeparture(resourceOf(1)));
        QCOMPARE(log.present().size(), std::size_t{2});
        responder->reset(); // all say goodbye
        QVERIFY(log.waitForDeparture(resourceOf(2)));
        QVERIFY(log.waitForDeparture(resourceOf(3)));
        QVERIFY(running.end());
        QVERIFY(log.failures().empty());
    }

    void twoProgramsShareThePort()
    {
        const std::uint16_t port = freeMdnsPort();
        auto first = Responder::start(loopback(), port);
        auto second = Responder::start(loopback(), port);
        QVERIFY(first && second);
        (*first)->announce({instrument(1)});
        (*second)->announce({instrument(2)});
        MdnsFinder one(loopback(), port);
        MdnsFinder other(loopback(), port);
        test::FinderLog seenByOne;
        test::FinderLog seenByOther;
        test::RunningFinder runningOne(one, seenByOne);
        test::RunningFinder runningOther(other, seenByOther);
        for (test::FinderLog* log : {&seenByOne, &seenByOther}) {
            QVERIFY(log->waitForResource(resourceOf(1)));
            QVERIFY(log->waitForResource(resourceOf(2)));
        }
    }

    void aPortOfSomebodyElseIsSaidAndAskedAround()
    {
        const std::uint16_t port = freeMdnsPort();
        // Somebody who shares the port with nobody.
        const int owner = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
        const auto group = wire::SocketAddress::fromNumeric(QStringLiteral("224.0.0.251"), port);
        QCOMPARE(::bind(owner, group->data(), group->size()), 0);
        MdnsFinder finder(loopback(), port);
        test::FinderLog log;
        test::RunningFinder running(finder, log);
        QVERIFY(log.waitForLook());
        QCOMPARE(log.failures().size(), std::size_t{1});
        QCOMPARE(log.failures().front().status, visa::Status::ErrorResourceBusy);
        QVERIFY(!Responder::start(loopback(), port));
        ::close(owner);
        QVERIFY(running.end());
    }

    void endsWhenCancelled()
    {
        MdnsFinder finder(loopback(), freeMdnsPort());
        test::FinderLog log;
        for (int i = 0; i < 20; ++i) {
            test::RunningFinder running(finder, log);
            QVERIFY(running.end());
        }
    }
};

} // namespace visor::mdns

QTEST_GUILESS_MAIN(visor::mdns::TestMdnsFinder)
#include "test_finder.moc"
