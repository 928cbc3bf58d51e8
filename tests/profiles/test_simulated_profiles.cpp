// SPDX-License-Identifier: GPL-3.0-or-later
// Every profile of the simulated bench against its instrument: what a form offers must work.
#include "core/profile/library.h"
#include "core/simulation/bench.h"
#include "tests/common/test_case.h"
#include "tests/profiles/profile_desk.h"
#include "tests/profiles/scaled_clock.h"

using visor::profile::Access;
using visor::profile::Command;
using visor::simulation::Bench;

namespace {

/// An instrument of the bench, a conversation with it, and its profile as the library finds it by the identity.
class Desk final : public visor::test::ProfileDesk
{
public:
    explicit Desk(const QString& instrument)
        : m_bench(Bench::create(1, std::make_shared<visor::test::ScaledClock>(100)))
    {
        m_link = std::move(*m_bench->find(instrument)->device->open());
        converse(*m_link, visor::instrument::Manners{.timeout = std::chrono::seconds(30)});
        library.addFolder(QStringLiteral(VISOR_PROFILES_DIR));
        identity = QString::fromLatin1(dialogue->queryLine("*IDN?").value_or(QByteArray()));
        if (const auto match = library.match(identity))
            profile = library.load(match->entry.key).value_or(nullptr);
    }
    ~Desk() override { dialogue.reset(); } // before the link

    QStringList errors() override
    {
        const auto error = dialogue->queryLine("SYST:ERR?");
        if (!error)
            return {error.error().message};
        return *error == "+0,\"No error\"" ? QStringList() : QStringList(QString::fromLatin1(*error));
    }

    QString identity;
    visor::profile::Library library;

private:
    std::unique_ptr<Bench> m_bench;
    std::unique_ptr<visor::visa::DeviceLink> m_link;
};

} // namespace

class TestSimulatedProfiles : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void exactlyOneProfileMatches_data() { instruments(); }
    void exactlyOneProfileMatches();
    void everyCommandWorks_data() { instruments(); }
    void everyCommandWorks();
    void everyChoiceIsAccepted_data() { instruments(); }
    void everyChoiceIsAccepted();
    void settingsReadBackAsWritten_data() { instruments(); }
    void settingsReadBackAsWritten();
    void safeStateScreenshotAndSourcesWork_data() { instruments(); }
    void safeStateScreenshotAndSourcesWork();
    void sequencesWork_data() { instruments(); }
    void sequencesWork();

private:
    static void instruments();
};

void TestSimulatedProfiles::instruments()
{
    QTest::addColumn<QString>("instrument");
    QTest::addColumn<QString>("key");
    const std::unique_ptr<Bench> bench = Bench::create(1, std::make_shared<visor::test::ScaledClock>(100));
    const QHash<QByteArray, QString> profiles{
        {"oscilloscope", QStringLiteral("keysight-infiniivision-3000x")},
        {"generator", QStringLiteral("keysight-33500b")},
        {"supply", QStringLiteral("keysight-e36313a")},
        {"multimeter", QStringLiteral("keysight-34465a")},
        {"source-meter", QStringLiteral("keithley-2450")},
        {"temperature-controller", QStringLiteral("lakeshore-336")},
    };
    for (const Bench::Entry& entry : bench->entries()) {
        if (entry.shelf == Bench::Shelf::Normal && entry.device) // those without messages: app_bench_wires
            QTest::newRow(entry.key.constData()) << QString::fromLatin1(entry.key) << profiles.value(entry.key);
    }
}

void TestSimulatedProfiles::exactlyOneProfileMatches()
{
    QFETCH(QString, instrument);
    QFETCH(QString, key);
    const Desk desk(instrument);
    const auto matches = desk.library.allMatches(desk.identity);
    QCOMPARE(matches.size(), std::size_t(1));
    QCOMPARE(matches.front().entry.key, key);
}

void TestSimulatedProfiles::everyCommandWorks()
{
    QFETCH(QString, instrument);
    Desk desk(instrument);
    QVERIFY(desk.profile);
    QStringList troubles;
    for (const Command& command : desk.profile->commands) {
        // Written first, so that reading finds what writing left; writes only once.
        if (command.isWritable())
            troubles.append(desk.trouble(command, Access::Write, {}));
        if (command.isReadable())
            troubles.append(desk.trouble(command, Access::Read, {}));
    }
    VERIFY_NO_TROUBLE(troubles);
}

void TestSimulatedProfiles::everyChoiceIsAccepted()
{
    QFETCH(QString, instrument);
    Desk desk(instrument);
    QVERIFY(desk.profile);
    QStringList troubles;
    for (const Command& command : desk.profile->commands) {
        const Access access = command.isWritable() ? Access::Write : Access::Read;
        for (const visor::profile::Parameter& parameter : command.params) {
            for (const QString& choice : parameter.choices())
                troubles.append(desk.trouble(command, access, {{parameter.name, choice}}));
            // Channel numbers and the like: every one of them.
            if (parameter.type == visor::profile::ValueType::Int && parameter.max.value_or(1e9) <= 8.0) {
                for (int i = int(parameter.min.value_or(0)); i <= int(*parameter.max); ++i)
                    troubles.append(desk.trouble(command, access, {{parameter.name, i}}));
            }
        }
    }
    VERIFY_NO_TROUBLE(troubles);
}

void TestSimulatedProfiles::settingsReadBackAsWritten()
{
    QFETCH(QString, instrument);
    Desk desk(instrument);
    QVERIFY(desk.profile);
    int compared = 0;
    for (const Command& command : desk.profile->commands) {
        const visor::profile::Parameter* const value = command.findParameter(u"value");
        if (command.type != visor::profile::CommandType::Property || value == nullptr || !value->defaultValue ||
            !command.isReadable() || !command.isWritable())
            continue;
        const bool isNumber =
            value->type == visor::profile::ValueType::Float || value->type == visor::profile::ValueType::Int;
        if (!isNumber)
            continue;
        QCOMPARE(desk.trouble(command, Access::Write, {}), QString());
        QCOMPARE(desk.trouble(command, Access::Read, {}), QString());
        const double wanted = value->defaultValue->toDouble();
        const double read = desk.last->reply.toNumber().value_or(std::numeric_limits<double>::quiet_NaN());
        QVERIFY2(std::abs(read - wanted) <= 1e-6 * std::abs(wanted),
                 qPrintable(QStringLiteral("%1: wrote %2, read %3").arg(command.name).arg(wanted).arg(read)));
        ++compared;
    }
    QVERIFY(compared > 0);
}

void TestSimulatedProfiles::safeStateScreenshotAndSourcesWork()
{
    QFETCH(QString, instrument);
    Desk desk(instrument);
    QVERIFY(desk.profile);
    VERIFY_NO_TROUBLE(desk.consoleTroubles());
}

void TestSimulatedProfiles::sequencesWork()
{
    QFETCH(QString, instrument);
    Desk desk(instrument);
    QVERIFY(desk.profile);
    QStringList troubles;
    for (const visor::profile::Sequence& sequence : desk.profile->sequences)
        troubles.append(desk.trouble(sequence, {}));
    VERIFY_NO_TROUBLE(troubles);
}

QTEST_GUILESS_MAIN(TestSimulatedProfiles)
#include "test_simulated_profiles.moc"
