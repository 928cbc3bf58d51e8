// SPDX-License-Identifier: GPL-3.0-or-later
// Looking through the buses of adapters: ours, and one that misbehaves.
#include "tests/common/echo_device.h"
#include "tests/common/finder_log.h"
#include "tests/common/test_case.h"
#include "transports/prologix/bus_finder.h"
#include "transports/prologix/prologix_server.h"
#include "transports/prologix/prologix_transport.h"

namespace visor::prologix {

using namespace std::chrono_literals;
using test::EchoDevice;
using visa::CancelToken;
using visa::Deadline;
using wire::ConnectionPool;
using wire::TcpListener;
using wire::TcpStream;

class TestBusFinder : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_boards = std::make_shared<GpibBoards>();
        m_pool = std::make_shared<AdapterPool>();
    }

    void findsWhoAnswers();
    void nothingGoesToTheInstruments();
    void looksThroughWhatTheOtherFinderNumbers();
    void anAdapterOpenHereIsLeftAlone();
    void anAdapterOfAnotherProgramIsLeftAlone();
    void endsWhenASessionBegins();
    void cancelEndsTheLook();
    void adaptersThatCannotBeLookedThrough_data();
    void adaptersThatCannotBeLookedThrough();
    void numbers();

private:
    static QStringList names(const test::FinderLog& log)
    {
        QStringList names;
        for (const auto& [resource, sighting] : log.present())
            names << resource;
        return names;
    }
    /// An adapter that answers its serial polls as told, and everything about itself as a good one does.
    using Poll = std::function<std::optional<QByteArray>(const QByteArray& address)>;
    std::unique_ptr<ConnectionPool> peer(int board, Poll poll, QByteArrayList* lines = nullptr);
    void serve(int board, std::vector<PrologixServer::BusDevice> devices)
    {
        PrologixServer::Options options;
        options.board = board;
        auto server = PrologixServer::start(std::move(devices), options);
        QVERIFY(server);
        m_boards->define(board, (*server)->adapter());
        m_servers.push_back(std::move(*server));
    }
    [[nodiscard]] BusFinder finder() { return BusFinder(m_boards, m_pool); }

    EchoDevice m_first{"Visor,First,1,1.0"};
    EchoDevice m_second{"Visor,Second,2,1.0"};
    std::vector<std::unique_ptr<PrologixServer>> m_servers;
    std::shared_ptr<GpibBoards> m_boards;
    std::shared_ptr<AdapterPool> m_pool;
};

std::unique_ptr<ConnectionPool> TestBusFinder::peer(int board, Poll poll, QByteArrayList* lines)
{
    auto pool = std::make_unique<ConnectionPool>(
        *TcpListener::listen(QStringLiteral("127.0.0.1"), 0), [poll, lines](TcpStream& stream) {
            LineReader reader;
            QByteArray readTime;
            std::array<char, 4096> buffer{};
            while (const auto got = stream.readSome(buffer, Deadline::never())) {
                std::vector<LineReader::Line> come;
                if (!reader.feed({buffer.data(), static_cast<qsizetype>(*got)}, come))
                    return;
                for (const LineReader::Line& line : come) {
                    if (lines != nullptr)
                        lines->append(line.text);
                    std::optional<QByteArray> said = QByteArray();
                    if (line.text == "ver")
                        said = "Prologix GPIB test\r\n";
                    else if (line.text == "read_tmo_ms")
                        said = readTime + "\r\n";
                    else if (line.text.startsWith("read_tmo_ms "))
                        readTime = line.text.sliced(12);
                    else if (line.text.startsWith("spoll "))
                        said = poll(line.text.sliced(6));
                    if (!said || !stream.writeAll(*said, Deadline::after(10s)))
                        return;
                }
            }
        });
    m_boards->define(board, {visa::InterfaceType::PrologixTcpip, board,
                             visa::PrologixAdapter{QStringLiteral("127.0.0.1"), pool->port()}});
    return pool;
}

void TestBusFinder::findsWhoAnswers()
{
    serve(0, {{{9, {}}, &m_first}, {{30, {}}, &m_second}});
    serve(3, {{{1, {}}, &m_second}});
    m_boards->define(5, *visa::ResourceName::parse(u"TCPIP::127.0.0.1::gpib0::INSTR")); // another finder's
    BusFinder finder = this->finder();
    for (int i = 0; i < 2; ++i) {
        test::FinderLog log;
        QVERIFY(finder.find(log, Deadline::after(60s)));
        QVERIFY2(log.failures().empty(), log.failures().empty() ? "" : qPrintable(log.failures()[0].message));
        QCOMPARE(names(log), QStringList({QStringLiteral("GPIB0::30::INSTR"), QStringLiteral("GPIB0::9::INSTR"),
                                          QStringLiteral("GPIB3::1::INSTR")}));
        const auto sighting = log.present().begin()->second;
        QVERIFY(!sighting.mayBeAsked);
        QCOMPARE(sighting.foundBy, finder.name());
    }
    // The connection ends with the look: others may have the adapter now.
    PrologixTransport another(m_boards);
    QVERIFY(another.open(*visa::ResourceName::parse(u"GPIB0::9::INSTR"), {}, Deadline::after(30s)));
}

void TestBusFinder::nothingGoesToTheInstruments()
{
    QByteArrayList lines;
    const auto pool =
        peer(0, [](const QByteArray& address) { return address == "7" ? "0\r\n" : QByteArray(); }, &lines);
    test::FinderLog log;
    QVERIFY(finder().find(log, Deadline::after(60s)));
    QCOMPARE(names(log), QStringList(QStringLiteral("GPIB0::7::INSTR")));
    pool->stop();
    QByteArrayList polled;
    for (const QByteArray& line : lines) {
        static const QByteArrayList kOthers{"ver",   "read_tmo_ms", "savecfg 0",    "mode 1",    "auto 0",
                                            "eos 3", "eoi 1",       "eot_enable 1", "eot_char 4"};
        if (line.startsWith("spoll "))
            polled.append(line.sliced(6));
        else
            QVERIFY2(kOthers.contains(line) || line.startsWith("read_tmo_ms "), line.constData());
    }
    QCOMPARE(polled.size(), qsizetype{30}); // 1 to 30, once: 0 is the adapter's own
    QCOMPARE(polled.front(), QByteArray("1"));
    QCOMPARE(polled.back(), QByteArray("30"));
}

void TestBusFinder::looksThroughWhatTheOtherFinderNumbers()
{
    struct NumberingFinder : instrument::Finder
    {
        QString name() const override { return QStringLiteral("numbers"); }
        Result<void> find(instrument::FinderReport&, const Deadline&) override
        {
            static_cast<void>(boards->numberOf(adapter));
            return failure(visa::Status::ErrorIo, QStringLiteral("half of it"), QStringLiteral("find"));
        }
        std::shared_ptr<GpibBoards> boards;
        visa::ResourceName adapter;
    };
    PrologixServer::Options options;
    const auto server = PrologixServer::start({{{4, {}}, &m_first}}, options);
    QVERIFY(server);
    m_boards->define(0, *visa::ResourceName::parse(u"TCPIP::127.0.0.1::gpib0::INSTR"));
    auto numbering = std::make_unique<NumberingFinder>();
    numbering->boards = m_boards;
    numbering->adapter = (*server)->adapter();
    BusFinder finder(m_boards, m_pool, std::move(numbering));
    test::FinderLog log;
    QVERIFY(finder.find(log, Deadline::after(60s)));
    QCOMPARE(names(log), QStringList(QStringLiteral("GPIB1::4::INSTR")));
    QCOMPARE(log.failures().size(), std::size_t{1});
    QCOMPARE(log.failures()[0].message, QStringLiteral("half of it"));
}

void TestBusFinder::anAdapterOpenHereIsLeftAlone()
{
    serve(0, {{{9, {}}, &m_first}, {{10, {}}, &m_second}});
    BusFinder finder = this->finder();
    test::FinderLog before;
    QVERIFY(finder.find(before, Deadline::after(60s)));
    QCOMPARE(before.present().size(), std::size_t{2});

    PrologixTransport transport(m_boards, nullptr, m_pool);
    auto session = transport.open(*visa::ResourceName::parse(u"GPIB0::9::INSTR"), {}, Deadline::after(30s));
    QVERIFY(session);
    QVERIFY((*session)->write("DELAY? 1\n", Deadline::after(30s)));
    test::FinderLog during;
    QVERIFY(finder.find(during, Deadline::after(60s)));
    QCOMPARE(names(during), names(before)); // they are there still
    QCOMPARE(during.failures().size(), std::size_t{1});
    QCOMPARE(during.failures()[0].status, visa::Status::ErrorResourceBusy);
    QVERIFY(during.failures()[0].message.contains(QStringLiteral("PRLGX-TCPIP0::127.0.0.1")));
    std::array<char, 16> buffer{};
    QCOMPARE((*session)->read(buffer, Deadline::after(30s)).value().count, std::size_t{5});

    session->reset();
    test::FinderLog after;
    QVERIFY(finder.find(after, Deadline::after(60s)));
    QVERIFY(after.failures().empty());
    QCOMPARE(names(after), names(before));
}

void TestBusFinder::anAdapterOfAnotherProgramIsLeftAlone()
{
    serve(0, {{{9, {}}, &m_first}});
    PrologixTransport another(m_boards); // with a pool of its own, as another program
    const auto session = another.open(*visa::ResourceName::parse(u"GPIB0::9::INSTR"), {}, Deadline::after(30s));
    QVERIFY(session);
    test::FinderLog log;
    QVERIFY(finder().find(log, Deadline::after(60s)));
    QVERIFY(log.present().empty());
    QCOMPARE(log.failures().size(), std::size_t{1});
    QCOMPARE(log.failures()[0].status, visa::Status::ErrorResourceBusy);
    QVERIFY(log.failures()[0].message.contains(QStringLiteral("another program")));
}

void TestBusFinder::endsWhenASessionBegins()
{
    // The session is opened out of the poll of address 5: no further address is polled.
    PrologixTransport transport(m_boards, nullptr, m_pool);
    std::unique_ptr<visa::Session> session;
    std::vector<QByteArray> polled;
    const auto pool = peer(0, [&](const QByteArray& address) {
        polled.push_back(address);
        if (address == "5") {
            auto opened = transport.open(*visa::ResourceName::parse(u"GPIB0::9::INSTR"), {}, Deadline::after(30s));
            if (opened)
                session = std::move(*opened);
        }
        return QByteArray("0\r\n");
    });
    test::FinderLog log;
    QVERIFY(finder().find(log, Deadline::after(60s)));
    QVERIFY(session);
    QCOMPARE(polled.size(), std::size_t{5});
    QCOMPARE(log.failures().size(), std::size_t{1});
    QVERIFY(log.failures()[0].message.contains(QStringLiteral("open here")));
    session.reset();
}

void TestBusFinder::cancelEndsTheLook()
{
    const auto token = CancelToken::create();
    int polls = 0;
    const auto pool = peer(0, [&](const QByteArray&) {
        if (++polls == 3)
            token.cancel();
        return QByteArray("0\r\n");
    });
    test::FinderLog log;
    QVERIFY(finder().find(log, Deadline::never(token)));
    QVERIFY(log.failures().empty());
    QVERIFY(polls <= 4);
}

void TestBusFinder::adaptersThatCannotBeLookedThrough_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("part");
    QTest::newRow("nobody listens at its port") << 0 << QStringLiteral("cannot be looked through");
    QTest::newRow("says yes to everything") << 1 << QStringLiteral("more addresses");
    QTest::newRow("unplugged meanwhile") << 2 << QStringLiteral("lost");
}

void TestBusFinder::adaptersThatCannotBeLookedThrough()
{
    QFETCH(const int, kind);
    QFETCH(const QString, part);
    auto bad = peer(0, [kind](const QByteArray& address) -> std::optional<QByteArray> {
        if (kind == 2 && address == "12")
            return std::nullopt;
        return QByteArray("0\r\n");
    });
    if (kind == 0)
        bad.reset();
    serve(1, {{{9, {}}, &m_first}});
    test::FinderLog log;
    QVERIFY(finder().find(log, Deadline::after(60s)));
    QCOMPARE(names(log), QStringList(QStringLiteral("GPIB1::9::INSTR"))); // the other one is looked through
    QCOMPARE(log.failures().size(), std::size_t{1});
    QVERIFY2(log.failures()[0].message.contains(part), qPrintable(log.failures()[0].message));
    QVERIFY(log.failures()[0].message.contains(QStringLiteral("PRLGX-TCPIP0")));
}

void TestBusFinder::numbers()
{
    const auto a = *visa::ResourceName::parse(u"PRLGX-TCPIP0::10.0.0.1::1234::INTFC");
    const auto b = *visa::ResourceName::parse(u"PRLGX-TCPIP0::10.0.0.2::1234::INTFC");
    const auto c = *visa::ResourceName::parse(u"PRLGX-ASRL0::/dev/ttyUSB0::INTFC");
    GpibBoards boards([](int board) {
        return board == 90 ? visa::ResourceName::parse(u"PRLGX-TCPIP90::127.0.0.1::4000::INTFC").value()
                           : std::optional<visa::ResourceName>();
    });
    boards.define(1, a);
    QCOMPARE(boards.numberOf(a), 1);
    QCOMPARE(boards.numberOf(b), 0);
    QCOMPARE(boards.numberOf(c), 2);
    QCOMPARE(boards.numberOf(b), 0);
    QCOMPARE(boards.adapterOf(2)->toString(), QStringLiteral("PRLGX-ASRL2::/dev/ttyUSB0::INTFC"));
    QCOMPARE(boards.adapterOf(90)->board(), 90);
    QCOMPARE(boards.all().size(), std::size_t{3});
    QVERIFY(!boards.adapterOf(91));
    boards.define(90, a);
    QCOMPARE(boards.adapterOf(90), std::optional(a)); // what is defined wins
}

} // namespace visor::prologix

QTEST_GUILESS_MAIN(visor::prologix::TestBusFinder)
#include "test_bus_finder.moc"
