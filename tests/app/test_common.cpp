// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/bench_announcement.h"
#include "app/common/bench_finder.h"
#include "app/common/bench_host.h"
#include "app/common/gpib_boards.h"
#include "app/common/profile_folders.h"
#include "app/common/remembered_finder.h"
#include "app/common/transports.h"
#include "core/instrument/dialogue.h"
#include "core/instrument/inventory.h"
#include "tests/common/test_case.h"

#include <QFile>
#include <QTemporaryDir>

namespace visor::app {

class TestCommon : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_locks = std::make_unique<locks::LockRegistry>(m_folder.filePath(QStringLiteral("locks")),
                                                        QStringLiteral("test"));
    }

    void everyWireHasATransport();
    void benchServesEveryWire();
    void gpibBoards();
    void benchRefusesUnknownNames();
    void hugeRepliesAreStopped();
    void announcementLivesAsLongAsItsBench();
    void staleAnnouncementsAreRemoved();
    void foreignFilesArePassedOver();
    void remembersInstruments();

private:
    const QTemporaryDir m_folder;
    std::unique_ptr<locks::LockRegistry> m_locks;

    static std::vector<instrument::Sighting> look(instrument::Finder& finder)
    {
        struct Report : instrument::FinderReport
        {
            void found(const instrument::Sighting& sighting) override { seen.push_back(sighting); }
            void gone(const visa::ResourceName&) override {}
            void lookedOnce() override {}
            void failed(const Error& why) override { QTest::qFail(qPrintable(why.message), __FILE__, __LINE__); }
            std::vector<instrument::Sighting> seen;
        };
        Report report;
        const auto looked = finder.find(report, visa::Deadline::after(std::chrono::seconds(30)));
        if (!looked)
            QTest::qFail(qPrintable(looked.error().message), __FILE__, __LINE__);
        return report.seen;
    }
    static bool put(const QString& path, const QByteArray& content)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    }
};

void TestCommon::everyWireHasATransport()
{
    const auto transports = makeTransports(*m_locks, gpibBuses());
    const auto nameOf = [&](const char* text) {
        const auto* transport = transports->find(visa::ResourceName::parse(QString::fromLatin1(text)).value());
        return transport ? transport->name() : QString();
    };
    QCOMPARE(nameOf("TCPIP::h::hislip0"), QStringLiteral("HiSLIP"));
    QCOMPARE(nameOf("TCPIP::h::inst0"), QStringLiteral("VXI-11"));
    QCOMPARE(nameOf("TCPIP::h:9000::inst0"), QStringLiteral("VXI-11"));
    QCOMPARE(nameOf("TCPIP::h::5025::SOCKET"), QStringLiteral("SOCKET"));
    QCOMPARE(nameOf("VICP::h"), QStringLiteral("VICP"));
    QCOMPARE(nameOf("ASRL/dev/ttyUSB0"), QStringLiteral("Serial"));
    QCOMPARE(nameOf("GPIB::5"), QStringLiteral("GPIB"));
    QCOMPARE(nameOf("PRLGX-TCPIP::h::INTFC"), QStringLiteral("GPIB"));
    QVERIFY(nameOf("PXI::5").isEmpty());
}

void TestCommon::benchServesEveryWire()
{
    BenchHost::Options options;
    options.names = {QStringLiteral("process-controller"), QStringLiteral("multimeter"), QStringLiteral("SUPPLY")};
    options.isAnnounced = false;
    const auto host = BenchHost::start(options);
    QVERIFY(host);
    QStringList wires;
    for (const BenchHost::Entry& entry : (*host)->entries())
        wires << entry.name + u' ' + entry.protocol;
    // Instrument by instrument, in the order of the bench; the adapter behind them.
    QCOMPARE(wires, QStringList({QStringLiteral("Triple supply HiSLIP"), QStringLiteral("Triple supply VXI-11"),
                                 QStringLiteral("Triple supply SOCKET"), QStringLiteral("Triple supply Serial"),
                                 QStringLiteral("Triple supply VICP"), QStringLiteral("Multimeter HiSLIP"),
                                 QStringLiteral("Multimeter VXI-11"), QStringLiteral("Multimeter SOCKET"),
                                 QStringLiteral("Multimeter Serial"), QStringLiteral("Multimeter VICP"),
                                 QStringLiteral("Multimeter GPIB"), QStringLiteral("Process controller Modbus"),
                                 QStringLiteral("GPIB adapter GPIB")}));
    QVERIFY(!(*host)->announcementProblem());
    const auto transports = makeTransports(*m_locks, gpibBuses());
    const auto deadline = visa::Deadline::after(std::chrono::seconds(60));
    // Nobody announces it here, so the adapter is opened by its name: that defines its board.
    const BenchHost::Entry& adapter = (*host)->entries().back();
    QCOMPARE(adapter.resource.board(), BenchHost::kFirstBoard);
    QVERIFY(transports->open(adapter.resource, {}, deadline));
    for (const BenchHost::Entry& entry : (*host)->entries()) {
        const auto session = transports->open(entry.resource, {}, deadline);
        QVERIFY2(session, qPrintable(session ? QString() : session.error().message));
        const bool isAdapter = &entry == &adapter;
        QVERIFY((*session)->write(isAdapter ? "++ver\n" : "*IDN?\n", deadline));
        QByteArray reply(256, Qt::Uninitialized);
        const auto chunk = (*session)->read(std::span(reply.data(), 256), deadline);
        QVERIFY(chunk);
        reply.truncate(static_cast<qsizetype>(chunk->count));
        if (isAdapter)
            QVERIFY(reply.startsWith("Prologix GPIB-ETHERNET"));
        else
            QVERIFY(scpi::Identity::parse(reply) == entry.identity);
    }
    QVERIFY((*host)->sightings().front().identity);
    QVERIFY(!(*host)->sightings().back().identity && !(*host)->sightings().back().mayBeAsked);
}

void TestCommon::gpibBoards()
{
    prologix::GpibBoards boards;
    const QStringList problems =
        readGpibBoards("# a comment\n\nPRLGX-TCPIP1::h::INTFC\n"
                       "GPIB2 = TCPIP::g::gpib0::INSTR\r\n"
                       "GPIBx = TCPIP::g::gpib0::INSTR\nTCPIP::g::gpib0::INSTR\nnonsense\n",
                       boards);
    QCOMPARE(boards.all().size(), std::size_t{2});
    QCOMPARE(boards.adapterOf(1)->toString(), QStringLiteral("PRLGX-TCPIP1::h::1234::INTFC"));
    QCOMPARE(boards.adapterOf(2)->toString(), QStringLiteral("TCPIP0::g::gpib0::INSTR"));
    QVERIFY(!boards.adapterOf(0));
    QCOMPARE(problems.size(), qsizetype{3});
    QVERIFY(problems[0].contains(QStringLiteral("5")) && problems[1].contains(QStringLiteral("GPIB1 =")) &&
            problems[2].contains(QStringLiteral("7")));
    QVERIFY(configuredGpibBoards(QStringLiteral("/nonexistent"))->all().empty());
}

void TestCommon::benchRefusesUnknownNames()
{
    BenchHost::Options options;
    options.names = {QStringLiteral("toaster")};
    options.isAnnounced = false;
    const auto host = BenchHost::start(options);
    QVERIFY(!host);
    QCOMPARE(host.error().status, visa::Status::ErrorResourceNotFound);
    QVERIFY(host.error().message.contains(QLatin1StringView("oscilloscope")));
}

void TestCommon::hugeRepliesAreStopped()
{
    // 100 MB where a number belongs: refused at once, and the session stays good for the next command.
    BenchHost::Options options;
    options.names = {QStringLiteral("faulty-huge")};
    options.isAnnounced = false;
    const auto host = BenchHost::start(options);
    QVERIFY(host);
    const auto transports = makeTransports(*m_locks, gpibBuses());
    const auto deadline = visa::Deadline::after(std::chrono::seconds(60));
    for (const BenchHost::Entry& entry : (*host)->entries()) {
        const auto session = transports->open(entry.resource, {}, deadline);
        QVERIFY(session);
        instrument::Manners manners;
        manners.timeout = std::chrono::seconds(60);
        instrument::Dialogue dialogue(**session, nullptr, 0, instrument::Origin::Script, manners, {});
        const auto huge = dialogue.queryLine(":TIMebase:SCALe?");
        QVERIFY(!huge);
        QCOMPARE(huge.error().status, visa::Status::ErrorInvalidSize);
        QVERIFY(huge.error().transferred <= 2 * std::size_t(instrument::Dialogue::kLongestLine));
        const auto identity = dialogue.queryLine("*IDN?");
        QVERIFY2(identity, qPrintable(entry.protocol));
        QVERIFY2(scpi::Identity::parse(*identity) == entry.identity, qPrintable(entry.protocol));
    }
}

void TestCommon::announcementLivesAsLongAsItsBench()
{
    const QTemporaryDir folder;
    instrument::Sighting sighting;
    sighting.resource = visa::ResourceName::parse(u"TCPIP::127.0.0.1::5025::SOCKET").value();
    sighting.name = QStringLiteral("Scope");
    sighting.identity = scpi::Identity::parse("A,B,C,D");
    sighting.shelf = instrument::Shelf::Faulty;
    BenchFinder finder(folder.path());
    {
        const auto announcement = BenchAnnouncement::publish(folder.path(), {sighting});
        QVERIFY(announcement);
        const auto seen = look(finder);
        QCOMPARE(seen.size(), std::size_t{1});
        QVERIFY(seen[0].resource == sighting.resource);
        QCOMPARE(seen[0].name, sighting.name);
        QVERIFY(seen[0].identity == sighting.identity);
        QCOMPARE(seen[0].shelf, instrument::Shelf::Faulty);
    }
    QVERIFY(look(finder).empty());
    const auto nowhere = BenchAnnouncement::publish(QStringLiteral("/proc/visor"), {sighting});
    QVERIFY(!nowhere);
    QCOMPARE(nowhere.error().status, visa::Status::ErrorFileAccess);
}

void TestCommon::staleAnnouncementsAreRemoved()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("bench-1.json"));
    // No process ever has this id (the kernel's limit is 2^22).
    QVERIFY(put(path,
                R"({"version":1,"pid":99999999,"instruments":[{"resource":"TCPIP::h::1::SOCKET","name":"x"}]})"));
    BenchFinder finder(folder.path());
    QVERIFY(look(finder).empty());
    QVERIFY(!QFile::exists(path));
}

void TestCommon::foreignFilesArePassedOver()
{
    const QTemporaryDir folder;
    const QByteArray pid = QByteArray::number(QCoreApplication::applicationPid());
    QVERIFY(put(folder.filePath(QStringLiteral("bench-1.json")), "not json"));
    QVERIFY(put(folder.filePath(QStringLiteral("bench-2.json")), R"({"version":2,"pid":)" + pid + "}"));
    QVERIFY(put(folder.filePath(QStringLiteral("bench-3.json")),
                R"({"version":1,"instruments":[7,{"resource":"nonsense"},{"resource":"GPIB::5"}],"pid":)" + pid +
                    "}"));
    QVERIFY(put(folder.filePath(QStringLiteral("other.json")), R"({"version":1})"));
    BenchFinder finder(folder.path());
    const auto seen = look(finder);
    QCOMPARE(seen.size(), std::size_t{1});
    QCOMPARE(seen[0].resource.toString(), QStringLiteral("GPIB0::5::INSTR"));
    QVERIFY(!seen[0].identity);
    BenchFinder nowhere(folder.filePath(QStringLiteral("missing")));
    QVERIFY(look(nowhere).empty());
}

void TestCommon::remembersInstruments()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("instruments.json"));
    RememberedFinder finder(path);
    QVERIFY(look(finder).empty());
    instrument::Inventory inventory;
    instrument::Sighting sighting;
    sighting.resource = visa::ResourceName::parse(u"TCPIP::scope::hislip0").value();
    const auto id = inventory.add(sighting);
    inventory.setRemembered(id, true);
    QVERIFY(put(path, inventory.save()));
    const auto seen = look(finder);
    QCOMPARE(seen.size(), std::size_t{1});
    QVERIFY(seen[0].resource == sighting.resource);
    QVERIFY(!seen[0].isConfirmed);
}

} // namespace visor::app

QTEST_GUILESS_MAIN(visor::app::TestCommon)
#include "test_common.moc"
