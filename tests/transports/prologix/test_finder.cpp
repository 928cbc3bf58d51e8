// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/finder_log.h"
#include "tests/common/test_case.h"
#include "transports/prologix/prologix_finder.h"
#include "transports/wire/socket_address.h"

#include <poll.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <functional>
#include <mutex>
#include <string>

namespace visor::prologix {

using namespace std::chrono_literals;

namespace {

PrologixFinder::Options netFinderOnLoopback(std::uint16_t port, std::chrono::milliseconds look = 200ms)
{
    PrologixFinder::Options options;
    options.choice.names << QStringLiteral("lo");
    options.port = port;
    options.look = look;
    return options;
}

/// An adapter that answers each question as a script says.
class ScriptedAdapter
{
public:
    using Script = std::function<std::vector<QByteArray>(const QByteArray&)>;

    explicit ScriptedAdapter(Script script) : m_script(std::move(script))
    {
        const auto where = wire::SocketAddress::fromNumeric(QStringLiteral("127.255.255.255"), 0);
        m_fd = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
        m_reply = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0); // nothing can be sent from a broadcast address
        if (m_fd < 0 || m_reply < 0 || ::bind(m_fd, where->data(), where->size()) != 0)
            qFatal("no broadcast socket");
        m_thread = std::thread([this] { run(); });
    }
    ~ScriptedAdapter()
    {
        m_isEnding = true;
        m_thread.join();
        ::close(m_fd);
        ::close(m_reply);
    }
    std::uint16_t port() const { return wire::SocketAddress::ofSocket(m_fd).port(); }
    int questions() const { return m_questions; }

private:
    void run()
    {
        std::array<char, 2048> buffer;
        while (!m_isEnding) {
            pollfd entry{m_fd, POLLIN, 0};
            if (::poll(&entry, 1, 50) <= 0)
                continue;
            wire::SocketAddress from;
            const auto got = ::recvfrom(m_fd, buffer.data(), buffer.size(), 0, from.data(), from.capacity());
            if (got < 0)
                continue;
            ++m_questions;
            for (const QByteArray& answer : m_script(QByteArray(buffer.data(), static_cast<qsizetype>(got)))) {
                (void)::sendto(m_reply, answer.constData(), static_cast<std::size_t>(answer.size()), 0,
                               from.data(), from.size());
            }
        }
    }

    const Script m_script;
    int m_fd = -1;
    int m_reply = -1;
    std::atomic<bool> m_isEnding = false;
    std::atomic<int> m_questions = 0;
    std::thread m_thread;
};

QByteArray netFinderAnswer(const QByteArray& question)
{
    NetFinder::Reply reply;
    reply.sequence = NetFinder::parseIdentify(question).value_or(0);
    reply.address = 0x0A000001; // another than the one it is reached at
    reply.name = QStringLiteral("Bench 3");
    return NetFinder::encode(reply);
}

} // namespace

class TestPrologixFinder : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void findsAnAdapterOnce()
    {
        std::mutex mutex;
        std::string asked; // crosses to another thread: not a type that counts its sharers inside Qt
        ScriptedAdapter adapter([&](const QByteArray& bytes) -> std::vector<QByteArray> {
            {
                const std::lock_guard guard(mutex);
                asked = bytes.toStdString();
            }
            return {netFinderAnswer(bytes), netFinderAnswer(bytes)};
        });
        auto options = netFinderOnLoopback(adapter.port());
        options.boards = std::make_shared<GpibBoards>();
        options.boards->define(0, *visa::ResourceName::parse(u"PRLGX-TCPIP0::10.0.0.1::1234::INTFC"));
        PrologixFinder finder(options);
        test::FinderLog log;
        QVERIFY(finder.find(log, visa::Deadline::never()));
        QCOMPARE(log.present().size(), std::size_t{1});
        const QString resource = QStringLiteral("PRLGX-TCPIP1::127.0.0.1::1234::INTFC"); // 0 is another's
        QCOMPARE(options.boards->adapterOf(1)->toString(), resource);
        const auto sighting = log.present().at(resource);
        QCOMPARE(sighting.name, QStringLiteral("Bench 3"));
        QCOMPARE(sighting.foundBy, finder.name());
        QVERIFY(!sighting.mayBeAsked);
        QVERIFY(log.failures().empty());
        const std::lock_guard guard(mutex);
        const QByteArray question = QByteArray::fromStdString(asked);
        // protocols §15.3: magic, identify, sequence, everybody, reserved.
        QCOMPARE(question.first(2).toHex(), QByteArrayLiteral("5a00"));
        QCOMPARE(question.sliced(4).toHex(), QByteArrayLiteral("ffffffffffff0000"));
    }

    void liesAreNoAdapters_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("cut off") << 0;
        QTest::newRow("wrong magic") << 1;
        QTest::newRow("another sequence") << 2;
        QTest::newRow("the question itself") << 3;
        QTest::newRow("nothing in it") << 4;
        QTest::newRow("silent") << 5;
    }
    void liesAreNoAdapters()
    {
        QFETCH(const int, kind);
        ScriptedAdapter adapter([kind](const QByteArray& question) -> std::vector<QByteArray> {
            QByteArray answer = netFinderAnswer(question);
            switch (kind) {
            case 0:
                return {answer.chopped(1), answer.first(12)};
            case 1:
                answer[0] = 0x5B;
                return {answer};
            case 2:
                answer[3] = static_cast<char>(answer[3] ^ 1);
                return {answer};
            case 3:
                return {question};
            case 4:
                return {QByteArray()};
            default:
                return {};
            }
        });
        PrologixFinder finder(netFinderOnLoopback(adapter.port()));
        test::FinderLog log;
        QVERIFY(finder.find(log, visa::Deadline::never()));
        QVERIFY(adapter.questions() > 0);
        QVERIFY(log.present().empty());
        QVERIFY(log.failures().empty());
    }

    void anInterfaceThatIsNotThereFindsNothing()
    {
        auto options = netFinderOnLoopback(1);
        options.choice.names = QStringList{QStringLiteral("no-such-interface")};
        PrologixFinder finder(options);
        test::FinderLog log;
        QVERIFY(finder.find(log, visa::Deadline::never()));
        QVERIFY(log.present().empty());
    }
};

} // namespace visor::prologix

QTEST_GUILESS_MAIN(visor::prologix::TestPrologixFinder)
#include "test_finder.moc"
