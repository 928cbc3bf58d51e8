// SPDX-License-Identifier: GPL-3.0-or-later
// Names that end in .local: our own question, the system's resolver beside it, and opening by such a name. In a
// network of this test's own, so that no name server is asked.
#include "tests/app/doctor/test_network.h"
#include "tests/common/echo_device.h"
#include "tests/common/test_case.h"
#include "transports/mdns/name_lookup.h"
#include "transports/mdns/responder.h"
#include "transports/socket/socket_server.h"
#include "transports/socket/socket_transport.h"
#include "transports/wire/host_lookup.h"

#include <QCoreApplication>

#include <atomic>
#include <thread>
#include <unistd.h>

namespace visor::mdns {

using namespace std::chrono_literals;
using visa::CancelToken;
using visa::Deadline;
using visa::Status;

namespace {

std::uint16_t freeNamePort()
{
    const int fd = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    const auto any = wire::SocketAddress::fromNumeric(QStringLiteral("127.0.0.1"), 0);
    if (fd < 0 || ::bind(fd, any->data(), any->size()) != 0)
        qFatal("no port");
    const auto port = wire::SocketAddress::ofSocket(fd).port();
    ::close(fd);
    return port;
}

const wire::InterfaceChoice kLoopback{{QStringLiteral("lo")}};

Announcement host(const QByteArray& name, std::uint32_t address)
{
    Announcement announcement;
    announcement.instance = "Visor test";
    announcement.host = name;
    announcement.address = address;
    announcement.services = {{"_hislip._tcp", 4880}};
    return announcement;
}

/// Answers the first question with what a test says, once.
class ScriptedNames
{
public:
    using Script = std::function<std::vector<DnsMessage>(const DnsMessage& question)>;
    ScriptedNames(std::uint16_t port, Script script)
        : m_thread([this, port, script = std::move(script)] {
              LinkSockets links(kLoopback, port);
              std::vector<Error> problems;
              if (!links.update(problems) || !problems.empty())
                  qFatal("cannot listen");
              m_isListening = true;
              while (!m_isEnding) {
                  links.wait(20ms);
                  LinkSockets::Datagram datagram;
                  while (links.receive(datagram)) {
                      const auto question = parse(datagram.bytes);
                      if (!question || question->isResponse || datagram.isOneShot)
                          continue;
                      for (const DnsMessage& answer : script(*question))
                          links.reply(datagram, encode(answer));
                  }
              }
          })
    {
        while (!m_isListening)
            std::this_thread::yield();
    }
    ~ScriptedNames()
    {
        m_isEnding = true;
        m_thread.join();
    }
    ScriptedNames(const ScriptedNames&) = delete;
    ScriptedNames& operator=(const ScriptedNames&) = delete;

private:
    std::atomic<bool> m_isListening{false};
    std::atomic<bool> m_isEnding{false};
    std::thread m_thread;
};

DnsMessage answerTo(const DnsMessage& question, const char* name, const QByteArray& address)
{
    DnsRecord record;
    record.name = DnsName::ofText(name);
    record.type = address.size() == 4 ? RecordType::A : RecordType::Aaaa;
    record.ttl = 10;
    record.address = address;
    DnsMessage answer;
    answer.id = question.id;
    answer.isResponse = true;
    answer.answers = {record};
    return answer;
}

} // namespace

class TestNameLookup : public test::TestCase
{
    Q_OBJECT

public:
    TestNameLookup(const test::TestNetwork& network, bool hasNetwork)
        : m_network(network), m_hasNetwork(hasNetwork)
    {
    }

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        if (!m_hasNetwork)
            QSKIP(qPrintable(m_network.reason()));
        m_port = freeNamePort();
    }

    void findsTheHost_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("as announced") << QStringLiteral("visor-test.local");
        QTest::newRow("with the root") << QStringLiteral("visor-test.local.");
        QTest::newRow("in capitals") << QStringLiteral("VISOR-TEST.local");
    }
    void findsTheHost()
    {
        QFETCH(const QString, name);
        const auto responder = announce(0x7F000002);
        const auto found = lookUpName(name, Deadline::after(20s), kLoopback, m_port);
        QVERIFY2(found.has_value(), found ? "" : qPrintable(found.error().message));
        QCOMPARE(*found, QStringList{QStringLiteral("127.0.0.2")});
    }

    void nobodyAnswers_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("silence") << QStringLiteral("nobody.local");
        QTest::newRow("no name") << QStringLiteral("a..local");
        QTest::newRow("a label too long") << QString(64, u'a') + QStringLiteral(".local");
        QTest::newRow("too long") << QString(300, u'a');
    }
    void nobodyAnswers()
    {
        QFETCH(const QString, name);
        const auto responder = announce(0x7F000002);
        const auto found = lookUpName(name, Deadline::after(20s), kLoopback, m_port);
        QVERIFY(!found);
        QCOMPARE(found.error().status, Status::ErrorMachineNotAvailable);
    }

    void onlyAnswersToTheQuestionCount()
    {
        const ScriptedNames names(m_port, [](const DnsMessage& question) {
            DnsMessage otherNumber = answerTo(question, "visor-test.local", QByteArray::fromHex("7f000009"));
            otherNumber.id = static_cast<std::uint16_t>(question.id + 1);
            DnsMessage goodbye = answerTo(question, "visor-test.local", QByteArray::fromHex("7f000008"));
            goodbye.answers.front().ttl = 0;
            return std::vector{otherNumber, goodbye,
                               answerTo(question, "other.local", QByteArray::fromHex("7f000007")),
                               answerTo(question, "visor-test.local", QByteArray(16, '\x20')),
                               answerTo(question, "visor-test.local", QByteArray::fromHex("7f000003"))};
        });
        const auto found = lookUpName(QStringLiteral("visor-test.local"), Deadline::after(20s), kLoopback, m_port);
        QVERIFY2(found.has_value(), found ? "" : qPrintable(found.error().message));
        // IPv4 first, whatever came first.
        QCOMPARE(*found, (QStringList{QStringLiteral("127.0.0.3"),
                                      QStringLiteral("2020:2020:2020:2020:2020:2020:2020:2020")}));
    }

    void cancelEndsTheQuestion()
    {
        const auto token = CancelToken::create();
        const ScriptedNames names(m_port, [&](const DnsMessage&) {
            token.cancel();
            return std::vector<DnsMessage>();
        });
        const auto found =
            lookUpName(QStringLiteral("visor-test.local"), Deadline::never(token), kLoopback, m_port);
        QVERIFY(!found);
        QCOMPARE(found.error().status, Status::ErrorAbort);
    }

    void theResolverIsAskedToo()
    {
        const auto responder = announce(0x7F000002);
        const auto own = wire::findHost(QStringLiteral("visor-test.local"), 80, Deadline::after(20s), names());
        QVERIFY2(own.has_value(), own ? "" : qPrintable(own.error().message));
        QVERIFY(own->isByLocalNames);
        QCOMPARE(own->addresses.front().host(), QStringLiteral("127.0.0.2"));
        QCOMPARE(own->addresses.front().port(), std::uint16_t{80});
        // Names of elsewhere are the resolver's alone.
        const wire::LocalNames never = [](const QString&, const Deadline&) -> Result<QStringList> {
            qCritical("asked for a name that is not local");
            return QStringList();
        };
        const auto system = wire::findHost(QStringLiteral("localhost"), 80, Deadline::after(20s), never);
        QVERIFY(system);
        QVERIFY(!system->isByLocalNames);
        // Nobody knows it: one error, whoever was asked.
        const auto nobody = wire::lookUpHost(QStringLiteral("nobody.local"), 80, Deadline::after(20s), names());
        QVERIFY(!nobody);
        QCOMPARE(nobody.error().status, Status::ErrorMachineNotAvailable);
    }

    void cancelEndsBothWays()
    {
        const auto token = CancelToken::create();
        const wire::LocalNames slow = [&](const QString&, const Deadline& deadline) -> Result<QStringList> {
            token.cancel();
            while (!deadline.isCancelled()) // the search is given up with it
                std::this_thread::yield();
            return failure(Status::ErrorAbort, QStringLiteral("cancelled"));
        };
        const auto found = wire::lookUpHost(QStringLiteral("visor-test.local"), 80, Deadline::never(token), slow);
        QVERIFY(!found);
        QCOMPARE(found.error().status, Status::ErrorAbort);
    }

    void opensByTheName()
    {
        test::EchoDevice device;
        const auto server = socket::SocketServer::start(device, {});
        QVERIFY(server);
        const auto responder = announce(0x7F000001);
        const visa::ResourceName served = (*server)->resources().front();
        const auto* const address = served.as<visa::TcpipSocket>();
        const visa::ResourceName resource(visa::InterfaceType::Tcpip, 0,
                                          visa::TcpipSocket{QStringLiteral("visor-test.local"), address->port});
        const auto session = socket::SocketTransport(names()).open(resource, {}, Deadline::after(20s));
        QVERIFY2(session.has_value(), session ? "" : qPrintable(session.error().message));
        QCOMPARE((*session)->resource(), resource); // its name stays
        QVERIFY((*session)->write("*OPC?\n", Deadline::after(20s)));
        std::array<char, 16> reply{};
        QVERIFY((*session)->read(reply, Deadline::after(20s)));
        // Without our question the system's resolver stands alone, and does not know it.
        const auto unknown = socket::SocketTransport().open(resource, {}, Deadline::after(20s));
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().status, Status::ErrorMachineNotAvailable);
    }

private:
    [[nodiscard]] std::unique_ptr<Responder> announce(std::uint32_t address) const
    {
        auto responder = Responder::start(kLoopback, m_port);
        if (!responder)
            qFatal("no responder");
        (*responder)->announce({host("visor-test", address)});
        return std::move(*responder);
    }
    [[nodiscard]] wire::LocalNames names() const
    {
        return [port = m_port](const QString& name, const Deadline& deadline) {
            return lookUpName(name, deadline, kLoopback, port);
        };
    }

    const test::TestNetwork& m_network;
    const bool m_hasNetwork;
    std::uint16_t m_port = 0;
};

} // namespace visor::mdns

int main(int argc, char** argv)
{
    visor::test::TestNetwork network; // before any thread
    bool hasNetwork = network.enter();
    QCoreApplication application(argc, argv);
    hasNetwork = hasNetwork && network.startLoopback();
    visor::mdns::TestNameLookup test(network, hasNetwork);
    return QTest::qExec(&test, argc, argv);
}
#include "test_name_lookup.moc"
