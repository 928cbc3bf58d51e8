// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/echo_device.h"
#include "tests/common/finder_log.h"
#include "tests/common/test_case.h"
#include "transports/vxi11/broadcast_finder.h"
#include "transports/vxi11/messages.h"
#include "transports/vxi11/vxi11_server.h"
#include "transports/vxi11/vxi11_transport.h"
#include "transports/wire/socket_address.h"

#include <poll.h>
#include <unistd.h>

#include <array>
#include <atomic>

namespace visor::vxi11 {

using namespace std::chrono_literals;

namespace {

BroadcastFinder::Options onLoopback(std::uint16_t port)
{
    BroadcastFinder::Options options;
    options.choice.names << QStringLiteral("lo");
    options.portmapperPort = port;
    options.firstLook = 200ms;
    options.fastPause = 20ms;
    return options;
}

/// A host on the network that answers, or not, as a script says.
class ScriptedHost
{
public:
    using Script = std::function<std::vector<QByteArray>(QByteArrayView)>;

    explicit ScriptedHost(Script script) : m_script(std::move(script))
    {
        const auto where = wire::SocketAddress::fromNumeric(QStringLiteral("127.255.255.255"), 0);
        m_fd = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
        if (m_fd < 0 || ::bind(m_fd, where->data(), where->size()) != 0)
            qFatal("no broadcast socket");
        m_thread = std::thread([this] {
            std::array<char, 2048> buffer;
            while (!m_isEnding) {
                pollfd entry{m_fd, POLLIN, 0};
                if (::poll(&entry, 1, 50) <= 0)
                    continue;
                wire::SocketAddress from;
                const auto got = ::recvfrom(m_fd, buffer.data(), buffer.size(), 0, from.data(), from.capacity());
                if (got <= 0)
                    continue;
                ++m_questions;
                for (const QByteArray& answer : m_script({buffer.data(), static_cast<qsizetype>(got)})) {
                    // The socket is bound to an address that nothing can be sent from.
                    const int reply = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
                    (void)::sendto(reply, answer.constData(), static_cast<std::size_t>(answer.size()), 0,
                                   from.data(), from.size());
                    ::close(reply);
                }
            }
        });
    }
    ~ScriptedHost()
    {
        m_isEnding = true;
        m_thread.join();
        ::close(m_fd);
    }
    std::uint16_t port() const { return wire::SocketAddress::ofSocket(m_fd).port(); }
    int questions() const { return m_questions; }

private:
    const Script m_script;
    int m_fd = -1;
    std::atomic<bool> m_isEnding = false;
    std::atomic<int> m_questions = 0;
    std::thread m_thread;
};

QByteArray answerTo(QByteArrayView question, std::uint32_t port, std::uint32_t xidOffset = 0)
{
    wire::XdrWriter reply;
    wire::putReplyHeader(reply, wire::getBigEndian(question.data()) + xidOffset, wire::RpcStatus::Success);
    reply.putU32(port);
    return reply.bytes().toByteArray();
}

} // namespace

class TestVxi11Broadcast : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void findsAServerAndItsEnd()
    {
        test::EchoDevice device("Visor,Echo,42,1.0");
        Vxi11Server::Options serverOptions;
        serverOptions.portmapperPort = 0;
        auto server = Vxi11Server::start({{QStringLiteral("inst0"), &device}}, {}, serverOptions);
        QVERIFY(server);
        BroadcastFinder finder(onLoopback((*server)->portmapperPort()));
        test::FinderLog log;
        test::RunningFinder running(finder, log);
        const QString resource = QStringLiteral("TCPIP0::127.0.0.1:%1::inst0::INSTR").arg((*server)->corePort());
        QVERIFY(log.waitForResource(resource));
        QVERIFY(log.waitForLook());
        const auto sighting = log.present().at(resource);
        QVERIFY(sighting.isConfirmed);
        QVERIFY(!sighting.identity);
        QCOMPARE(sighting.foundBy, finder.name());
        // What it says can be opened.
        Vxi11Transport transport;
        QVERIFY(transport.open(sighting.resource, {}, visa::Deadline::after(10s)));
        server->reset();
        QVERIFY(log.waitForDeparture(resource));
        QVERIFY(running.end());
        QVERIFY(log.failures().empty());
    }

    void asksToTheByte()
    {
        std::mutex mutex;
        QByteArray question;
        ScriptedHost host([&](QByteArrayView bytes) -> std::vector<QByteArray> {
            const std::lock_guard lock(mutex);
            question = bytes.toByteArray();
            return {};
        });
        BroadcastFinder finder(onLoopback(host.port()));
        test::FinderLog log;
        test::RunningFinder running(finder, log);
        QVERIFY(log.waitForLook());
        QVERIFY(running.end());
        const std::lock_guard lock(mutex);
        // protocols: GETPORT(395183, 1, TCP) without its record mark; the transaction id is random.
        QCOMPARE(question.mid(4).toHex(),
                 QByteArrayLiteral("0000000000000002000186a00000000200000003"
                                   "00000000000000000000000000000000000607af000000010000000600000000"));
    }

    void strangeAnswersAreNoInstruments_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("no VXI-11") << 0;
        QTest::newRow("port beyond 65535") << 1;
        QTest::newRow("cut off") << 2;
        QTest::newRow("another transaction") << 3;
        QTest::newRow("program unavailable") << 4;
        QTest::newRow("no answer but the question") << 5;
        QTest::newRow("nothing in it") << 6;
        QTest::newRow("verifier of 2^32-1 bytes") << 7;
    }
    void strangeAnswersAreNoInstruments()
    {
        QFETCH(const int, kind);
        ScriptedHost host([kind](QByteArrayView question) -> std::vector<QByteArray> {
            switch (kind) {
            case 0:
                return {answerTo(question, 0)};
            case 1:
                return {answerTo(question, 0x10000)};
            case 2:
                return {answerTo(question, 1024).chopped(1)};
            case 3:
                return {answerTo(question, 1024, 0x1000000)};
            case 4: {
                wire::XdrWriter reply;
                wire::putReplyHeader(reply, wire::getBigEndian(question.data()),
                                     wire::RpcStatus::ProgramUnavailable);
                return {reply.bytes().toByteArray()};
            }
            case 5:
                return {question.toByteArray()};
            case 6:
                return {QByteArray()};
            default: {
                QByteArray reply = answerTo(question, 1024);
                reply.replace(16, 4, QByteArray(4, '\xFF'));
                return {reply};
            }
            }
        });
        BroadcastFinder finder(onLoopback(host.port()));
        test::FinderLog log;
        test::RunningFinder running(finder, log);
        QVERIFY(log.waitForLook());
        QVERIFY(host.questions() > 0);
        QVERIFY(running.end());
        QVERIFY(log.present().empty());
    }

    void answersTwiceIsOne()
    {
        ScriptedHost host([](QByteArrayView question) -> std::vector<QByteArray> {
            return {answerTo(question, 1024), answerTo(question, 1024)};
        });
        BroadcastFinder finder(onLoopback(host.port()));
        test::FinderLog log;
        test::RunningFinder running(finder, log);
        QVERIFY(log.waitForLook());
        QVERIFY(running.end());
        QCOMPARE(log.present().size(), std::size_t{1});
    }

    void anInterfaceThatIsNotThereFindsNothing()
    {
        auto options = onLoopback(1);
        options.choice.names = QStringList{QStringLiteral("no-such-interface")};
        BroadcastFinder finder(options);
        test::FinderLog log;
        test::RunningFinder running(finder, log);
        QVERIFY(log.waitForLook());
        QVERIFY(running.end());
        QVERIFY(log.present().empty());
    }

    void interfacesAreKnown()
    {
        const auto interfaces = wire::networkInterfaces();
        QVERIFY(interfaces);
        const auto loopback = std::find_if(interfaces->begin(), interfaces->end(),
                                           [](const wire::NetworkInterface& one) { return one.isLoopback; });
        QVERIFY(loopback != interfaces->end());
        QCOMPARE(wire::ipv4Text(loopback->addresses.at(0).address), QStringLiteral("127.0.0.1"));
        QCOMPARE(wire::ipv4Text(*loopback->addresses.at(0).broadcast), QStringLiteral("127.255.255.255"));
    }
};

} // namespace visor::vxi11

QTEST_GUILESS_MAIN(visor::vxi11::TestVxi11Broadcast)
#include "test_broadcast.moc"
