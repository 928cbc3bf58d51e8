// SPDX-License-Identifier: GPL-3.0-or-later
// What of the bench has wires of its own, as a window or a script meets it: found, opened, and driven by its
// profile.
#include "app/common/bench_finder.h"
#include "app/common/bench_host.h"
#include "app/common/data_paths.h"
#include "app/common/transports.h"
#include "core/instrument/command_runner.h"
#include "core/instrument/inventory.h"
#include "core/instrument/profile_manners.h"
#include "core/profile/library.h"
#include "tests/common/finder_log.h"
#include "tests/common/test_case.h"

#include <QTemporaryDir>

namespace visor::app {

using profile::Access;

class TestBenchWires : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        // Announcements and boards of this test alone.
        qputenv("XDG_RUNTIME_DIR", m_folder.path().toLocal8Bit());
        qputenv("XDG_CONFIG_HOME", m_folder.filePath(QStringLiteral("config")).toLocal8Bit());
        qputenv("XDG_DATA_HOME", m_folder.filePath(QStringLiteral("data")).toLocal8Bit());
        m_library.addFolder(QStringLiteral(VISOR_PROFILES_DIR));
    }

    void theOscilloscopeComesFirst();
    void everyModbusCommandWorks();
    void modbusSettingsReadBack();
    void modbusExceptionsAreSentences();
    void gpibIsFoundAndOpened();
    void twoBenchesHaveTwoBoards();

private:
    static visa::Deadline soon() { return visa::Deadline::after(std::chrono::seconds(60)); }
    static std::unique_ptr<BenchHost> start(const QStringList& names)
    {
        BenchHost::Options options;
        options.names = names;
        auto host = BenchHost::start(options);
        return host ? std::move(*host) : nullptr;
    }
    static visa::ResourceName resourceOf(const BenchHost& host, const QString& name, const QString& protocol)
    {
        for (const BenchHost::Entry& entry : host.entries()) {
            if (entry.name == name && entry.protocol == protocol)
                return entry.resource;
        }
        return {};
    }

    /// A conversation with what is there, and its profile as its identity finds it.
    struct Desk
    {
        Desk(const instrument::TransportSet& transports, const profile::Library& library,
             const visa::ResourceName& resource)
        {
            auto opened = transports.open(resource, {}, soon());
            if (!opened)
                return;
            session = std::move(*opened);
            instrument::Dialogue asking(*session, nullptr, 0, {}, {}, {});
            if (const auto match = library.match(QString::fromLatin1(asking.queryLine("*IDN?").value_or(""))))
                profile = library.load(match->entry.key).value_or(nullptr);
            if (profile)
                dialogue = std::make_unique<instrument::Dialogue>(*session, nullptr, 0, instrument::Origin::Form,
                                                                  instrument::mannersOf(*profile, {}),
                                                                  visa::CancelToken{});
        }
        Result<instrument::CommandOutcome> run(const profile::Command& command, Access access,
                                               const profile::Arguments& arguments = {}) const
        {
            instrument::RunOptions options;
            options.access = access;
            return instrument::runCommand(*dialogue, *profile, command, arguments, options);
        }
        std::unique_ptr<visa::Session> session;
        std::shared_ptr<const profile::Profile> profile;
        std::unique_ptr<instrument::Dialogue> dialogue;
    };

    const QTemporaryDir m_folder;
    locks::LockRegistry m_locks{m_folder.filePath(QStringLiteral("locks")), QStringLiteral("test")};
    profile::Library m_library;
};

void TestBenchWires::theOscilloscopeComesFirst()
{
    // Scripts take the first line of `visor simulate` for it.
    const auto host = start({});
    QVERIFY(host);
    QCOMPARE(host->entries().front().name, QStringLiteral("Oscilloscope"));
    QCOMPARE(host->entries().front().protocol, QStringLiteral("HiSLIP"));
    QCOMPARE(host->entries().back().resource.toString().first(13), QStringLiteral("PRLGX-TCPIP90"));
}

void TestBenchWires::everyModbusCommandWorks()
{
    const auto host = start({QStringLiteral("process-controller")});
    QVERIFY(host);
    const auto transports = makeTransports(m_locks, gpibBuses());
    const Desk desk(*transports, m_library,
                    resourceOf(*host, QStringLiteral("Process controller"), QStringLiteral("Modbus")));
    QVERIFY(desk.profile);
    QVERIFY(desk.profile->commands.size() >= 25);
    for (const profile::Command& command : desk.profile->commands) {
        if (command.isWritable()) {
            const auto written = desk.run(command, Access::Write);
            QVERIFY2(written, qPrintable(command.name + (written ? QString() : written.error().message)));
            for (const profile::Parameter& parameter : command.params) {
                for (const QString& choice : parameter.choices())
                    QVERIFY2(desk.run(command, Access::Write, {{parameter.name, choice}}),
                             qPrintable(command.name + choice));
            }
        }
        if (command.isReadable()) {
            const auto read = desk.run(command, Access::Read);
            QVERIFY2(read, qPrintable(command.name + (read ? QString() : read.error().message)));
            QVERIFY2(!read->reply.isEmpty(), qPrintable(command.name));
        }
    }
    for (const profile::CommandCall& call : desk.profile->console.safeState)
        QVERIFY(instrument::runCall(*desk.dialogue, *desk.profile, call));
    QCOMPARE(desk.run(*desk.profile->findCommand(u"control"), Access::Read)->reply.toText(), QStringLiteral("0"));
}

void TestBenchWires::modbusSettingsReadBack()
{
    const auto host = start({QStringLiteral("process-controller")});
    QVERIFY(host);
    const auto transports = makeTransports(m_locks, gpibBuses());
    const Desk desk(*transports, m_library,
                    resourceOf(*host, QStringLiteral("Process controller"), QStringLiteral("Modbus")));
    QVERIFY(desk.profile);
    int compared = 0;
    for (const profile::Command& command : desk.profile->commands) {
        const auto* const value = command.findParameter(u"value");
        if (value == nullptr || !value->min || !value->max || !command.isReadable())
            continue;
        for (const double wanted : {*value->min, *value->max, std::floor(*value->max / 3.0) + 1.0}) {
            QVERIFY2(desk.run(command, Access::Write, {{value->name, wanted}}), qPrintable(command.name));
            const auto read = desk.run(command, Access::Read);
            QVERIFY(read);
            QCOMPARE(read->reply.toNumber().value_or(-1e9), wanted);
            ++compared;
        }
    }
    QVERIFY(compared >= 27);
    const profile::Command& tag = *desk.profile->findCommand(u"tag");
    QVERIFY(desk.run(tag, Access::Write, {{QStringLiteral("value"), QStringLiteral("Oven \"B\"")}}));
    QCOMPARE(desk.run(tag, Access::Read)->reply.toText(), QStringLiteral("Oven \"B\""));
}

void TestBenchWires::modbusExceptionsAreSentences()
{
    const auto host = start({QStringLiteral("process-controller")});
    QVERIFY(host);
    const auto transports = makeTransports(m_locks, gpibBuses());
    const Desk desk(*transports, m_library,
                    resourceOf(*host, QStringLiteral("Process controller"), QStringLiteral("Modbus")));
    QVERIFY(desk.profile);
    const auto nowhere = desk.dialogue->queryLine("holding? 100");
    QVERIFY(!nowhere);
    QCOMPARE(nowhere.error().status, visa::Status::ErrorInvalidOffset);
    const auto tooHot = desk.dialogue->write("holding 0 = 5000");
    QVERIFY(!tooHot);
    QCOMPARE(tooHot.error().status, visa::Status::ErrorInvalidParameter);
    QCOMPARE(desk.dialogue->queryLine("holding? 0").value(), QByteArray("800")); // and nothing else is wrong
}

void TestBenchWires::gpibIsFoundAndOpened()
{
    const auto host = start({QStringLiteral("multimeter"), QStringLiteral("source-meter")});
    QVERIFY(host);
    QVERIFY(!host->announcementProblem());
    BenchFinder finder(benchAnnouncementFolder());
    test::FinderLog log;
    QVERIFY(finder.find(log, soon()));
    const auto meter = resourceOf(*host, QStringLiteral("Multimeter"), QStringLiteral("GPIB"));
    const auto source = resourceOf(*host, QStringLiteral("Source-measure unit"), QStringLiteral("GPIB"));
    QCOMPARE(meter.toString(), QStringLiteral("GPIB90::22::INSTR"));
    QCOMPARE(source.toString(), QStringLiteral("GPIB90::24::INSTR"));
    QVERIFY(log.present().count(meter.toString()) == 1 && log.present().count(source.toString()) == 1);
    // The row of the instrument gets a route, not a row of its own.
    instrument::Inventory inventory;
    for (const auto& [resource, sighting] : log.present())
        inventory.add(sighting);
    QCOMPARE(inventory.records().size(), std::size_t{3}); // two instruments, one adapter
    QCOMPARE(inventory.find(meter)->routes.size(), std::size_t{6});

    // Which adapter board 90 is, the announcement says.
    const auto transports = makeTransports(m_locks, gpibBuses());
    const Desk first(*transports, m_library, meter);
    const Desk second(*transports, m_library, source);
    QVERIFY(first.profile && second.profile);
    QCOMPARE(first.profile->key, QStringLiteral("keysight-34465a"));
    QCOMPARE(second.profile->key, QStringLiteral("keithley-2450"));
    for (int i = 0; i < 3; ++i) {
        QVERIFY(first.dialogue->queryLine("*IDN?").value_or("").contains("34465S"));
        QVERIFY(second.dialogue->queryLine("*IDN?").value_or("").contains("2450S"));
    }
}

void TestBenchWires::twoBenchesHaveTwoBoards()
{
    const auto one = start({QStringLiteral("multimeter")});
    const auto other = start({QStringLiteral("multimeter")});
    QVERIFY(one && other);
    QCOMPARE(resourceOf(*one, QStringLiteral("Multimeter"), QStringLiteral("GPIB")).board(), 90);
    QCOMPARE(resourceOf(*other, QStringLiteral("Multimeter"), QStringLiteral("GPIB")).board(), 91);
}

} // namespace visor::app

QTEST_GUILESS_MAIN(visor::app::TestBenchWires)
#include "test_bench_wires.moc"
