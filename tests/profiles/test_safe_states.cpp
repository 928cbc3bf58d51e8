// SPDX-License-Identifier: GPL-3.0-or-later
// The safe state of every profile that comes with the programs, against the instrument that the profile gives,
// over a real socket: everything is switched on, the safe state is sent, and what can be read reads off.
// Instruments with one channel, of families that have two, do not complain.
#include "core/instrument/command_runner.h"
#include "core/instrument/profile_manners.h"
#include "core/instrument/safe_state.h"
#include "core/profile/library.h"
#include "core/profile/parameter_roles.h"
#include "core/profile/reader.h"
#include "core/simulation/profile_instrument.h"
#include "core/simulation/profile_registers.h"
#include "tests/common/test_case.h"
#include "tests/profiles/scaled_clock.h"
#include "transports/modbus/tcp_server.h"
#include "transports/modbus/tcp_transport.h"
#include "transports/socket/socket_server.h"
#include "transports/socket/socket_transport.h"

#include <QDir>
#include <QFile>

namespace visor {

using profile::Access;
using profile::Arguments;
using profile::Command;
using profile::Parameter;
using profile::Profile;

namespace {

constexpr int kClockFactor = 200;
constexpr qsizetype kMostChannels = 8;

QString profilePath(const QString& key)
{
    return QDir(QStringLiteral(VISOR_PROFILES_DIR)).filePath(key + QStringLiteral(".yaml"));
}

/// Pauses that real instruments need are left out.
std::shared_ptr<const Profile> quickProfile(const profile::ReadOutcome& outcome)
{
    const auto working = outcome.workingProfile();
    if (!working || profile::hasErrors(outcome.problems))
        return nullptr;
    auto quick = std::make_shared<Profile>(*working);
    quick->console.quirks.delayAfterWrite = quick->console.quirks.delayBeforeRead =
        quick->console.quirks.delayAfterOpen = std::chrono::milliseconds(0);
    return quick;
}

/// A profile's instrument on a socket of this machine, and a conversation with it.
struct Desk
{
    explicit Desk(const std::shared_ptr<const Profile>& simulated)
    {
        if (!simulated)
            return;
        if (simulation::ProfileRegisters::fits(*simulated)) {
            registers = std::make_unique<simulation::ProfileRegisters>(simulated);
            if (auto served = modbus::TcpServer::start(*registers))
                server = std::move(*served);
            connect(modbus::TcpTransport(), *simulated);
            return;
        }
        auto made =
            simulation::ProfileInstrument::create(simulated, std::make_shared<test::ScaledClock>(kClockFactor));
        if (!made)
            return;
        instrument = *made;
        if (auto served = socket::SocketServer::start(*instrument))
            server = std::move(*served);
        connect(socket::SocketTransport(), *simulated);
    }
    void connect(instrument::Transport&& transport, const Profile& simulated)
    {
        if (!server)
            return;
        auto opened =
            transport.open(server->resources().front(), {}, visa::Deadline::after(std::chrono::seconds(10)));
        if (!opened)
            return;
        session = std::move(*opened);
        instrument::Manners manners = instrument::mannersOf(simulated);
        manners.timeout = std::chrono::seconds(30); // what is tested is what is sent, on a machine of any speed
        dialogue = std::make_unique<instrument::Dialogue>(*session, nullptr, 0, instrument::Origin::Form, manners,
                                                          visa::CancelToken{});
    }
    [[nodiscard]] QString identity() const { return instrument ? instrument->identityText() : QString(); }

    std::shared_ptr<simulation::ProfileInstrument> instrument; ///< or
    std::unique_ptr<simulation::ProfileRegisters> registers;
    std::unique_ptr<instrument::Server> server;
    std::unique_ptr<visa::Session> session;
    std::unique_ptr<instrument::Dialogue> dialogue;
};

/// One switch of a profile: a setting, which of them, and the words that put it on.
struct Switch
{
    const Command* command;
    Arguments channel;
    const Parameter* value;
    QString on;

    [[nodiscard]] QString name() const
    {
        QStringList words{command->name};
        for (const QVariant& part : channel)
            words << part.toString();
        return words.join(QLatin1Char(' '));
    }
};

QStringList withoutOff(QStringList choices)
{
    choices.removeIf(
        [](const QString& one) { return one.compare(QLatin1String("off"), Qt::CaseInsensitive) == 0; });
    return choices;
}

/// Settings marked dangerous that are off or on: truths, and choices of which one is called Off.
std::vector<Switch> switchesOf(const Profile& profile)
{
    std::vector<Switch> found;
    for (const Command& command : profile.commands) {
        const Parameter* const value = profile::valueParameter(command);
        if (!command.enabled || !command.isDangerous || command.can || command.sdkCall || value == nullptr ||
            !command.isReadable() || !command.isWritable())
            continue;
        QString on;
        if (value->type == profile::ValueType::Bool)
            on = QStringLiteral("ON");
        else if (value->choices().contains(QLatin1String("off"), Qt::CaseInsensitive))
            on = withoutOff(value->choices()).front();
        if (on.isEmpty())
            continue;
        std::vector<Arguments> channels{{}};
        for (const Parameter& key : command.params) {
            if (&key == value)
                continue;
            std::vector<Arguments> all;
            for (const Arguments& some : channels) {
                for (const QString& choice : profile::fewValues(key, kMostChannels)) {
                    Arguments one = some;
                    one.insert(key.name, choice);
                    all.push_back(one);
                }
            }
            channels = all;
        }
        for (const Arguments& channel : channels)
            found.push_back({&command, channel, value, on});
    }
    return found;
}

Result<double> readOf(Desk& desk, const Profile& profile, const Command& command, const Arguments& channel)
{
    instrument::RunOptions options;
    options.access = Access::Read;
    const auto read = instrument::runCommand(*desk.dialogue, profile, command, channel, options);
    if (!read)
        return tl::unexpected(read.error());
    if (const auto number = read->reply.toNumber())
        return *number;
    // A choice is read as its own word, or as what goes on the wire for it.
    const QString text = read->reply.toText().trimmed();
    const bool isOff = text == QLatin1String("0") || text.compare(QLatin1String("off"), Qt::CaseInsensitive) == 0;
    return isOff ? 0.0 : 1.0;
}

Result<void> write(Desk& desk, const Profile& profile, const Switch& one)
{
    Arguments arguments = one.channel;
    arguments.insert(one.value->name, one.on);
    instrument::RunOptions options;
    options.access = Access::Write;
    const auto done = instrument::runCommand(*desk.dialogue, profile, *one.command, arguments, options);
    if (!done)
        return tl::unexpected(done.error());
    return {};
}

/// Dangerous switches that a safe state leaves alone on purpose.
QStringList leftAlone(const QString& key)
{
    static const QHash<QString, QStringList> kLeft{
        // The field is held: the persistent switch must stay as it is.
        {QStringLiteral("ami-430"), {QStringLiteral("switch_heater")}},
        // How many pulses a trigger gives; none comes without one.
        {QStringLiteral("srs-dg645"), {QStringLiteral("burst")}},
        // One output follows the other; both are off.
        {QStringLiteral("keysight-e3631a"), {QStringLiteral("tracking")}},
        // Chosen for the OUTPUT key, which is off.
        {QStringLiteral("rohde-schwarz-hmp"), {QStringLiteral("channel_selected")}},
    };
    return kLeft.value(key);
}

/// Switches that the safe state reaches by a text of its own, which the simulation does not know to mean the same.
QStringList cannotTell(const QString& key)
{
    static const QHash<QString, QStringList> kUntold{
        {QStringLiteral("aimtti-pl"), {QStringLiteral("output")}},     // OPALL 0
        {QStringLiteral("keithley-2600"), {QStringLiteral("output")}}, // a line of Lua
    };
    return kUntold.value(key);
}

} // namespace

class TestSafeStates : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void everythingReadsOffAfterwards_data();
    void everythingReadsOffAfterwards();
    void oneChannelOfAFamilyOfTwo_data();
    void oneChannelOfAFamilyOfTwo();
    void whatOnlyHoldsSaysSo_data();
    void whatOnlyHoldsSaysSo();
};

void TestSafeStates::everythingReadsOffAfterwards_data()
{
    QTest::addColumn<QString>("key");
    const QDir folder(QStringLiteral(VISOR_PROFILES_DIR));
    for (const QString& name : folder.entryList({QStringLiteral("*.yaml")}, QDir::Files, QDir::Name)) {
        const QString key = QFileInfo(name).completeBaseName();
        QTest::newRow(qPrintable(key)) << key;
    }
}

void TestSafeStates::everythingReadsOffAfterwards()
{
    QFETCH(QString, key);
    const auto profile = quickProfile(profile::readProfileFile(profilePath(key)));
    QVERIFY(profile);
    const auto switches = switchesOf(*profile);
    if (profile->console.safeState.empty()) {
        // Nothing that can be switched on is without a way to switch everything off.
        for (const Switch& one : switches)
            QFAIL(qPrintable(one.name()));
        return;
    }
    Desk desk(profile);
    QVERIFY(desk.dialogue);
    QVERIFY(instrument::prepareInstrument(*desk.dialogue, *profile));
    QStringList wrong;
    for (const Switch& one : switches) {
        const auto done = write(desk, *profile, one);
        QVERIFY2(done, qPrintable(one.name() + (done ? QString() : done.error().message)));
        if (readOf(desk, *profile, *one.command, one.channel).value_or(0.0) == 0.0)
            wrong << one.name() + QStringLiteral(" does not go on");
    }
    // As one that has not said which model it is: the simulated one has all channels.
    const auto outcome = instrument::bringIntoSafeState(*desk.dialogue, *profile, {});
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
    QCOMPARE(outcome->earlier.size(), std::size_t(0));
    for (const Switch& one : switches) {
        const auto now = readOf(desk, *profile, *one.command, one.channel);
        QVERIFY2(now, qPrintable(one.name()));
        const bool isOn = *now != 0.0;
        const bool mayBeOn =
            leftAlone(key).contains(one.command->name) || cannotTell(key).contains(one.command->name);
        if (isOn != mayBeOn)
            wrong << one.name() + (isOn ? QStringLiteral(" is on") : QStringLiteral(" is off after all"));
    }
    // Numbers: what a step set is what is read.
    for (const profile::SafeStep& step : profile->console.safeState) {
        const Command* const command = profile->findCommand(step.command);
        const Parameter* const value = profile::valueParameter(*command);
        if (value == nullptr || !command->isReadable() || value->type != profile::ValueType::Float)
            continue;
        Arguments channel;
        double set = 0.0;
        for (const profile::MapEntry& argument : step.args) {
            if (argument.label == value->name)
                set = argument.wire.toDouble();
            else
                channel.insert(argument.label, argument.wire);
        }
        const auto now = readOf(desk, *profile, *command, channel);
        if (!now || std::abs(*now - set) > 1e-9 * std::abs(set))
            wrong << step.command + QStringLiteral(" reads ") + QString::number(now.value_or(-1.0));
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(QLatin1Char('\n'))));
}

void TestSafeStates::oneChannelOfAFamilyOfTwo_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("identity");
    QTest::addColumn<int>("channels");
    const auto add = [](const char* key, const char* identity, int channels) {
        QTest::newRow(identity) << QString::fromLatin1(key) << QString::fromLatin1(identity) << channels;
    };
    add("keysight-b2900a", "Keysight Technologies,B2901A,MY51140001,3.2.1817.5530", 1);
    add("keysight-b2900a", "Keysight Technologies,B2911B,MY51140001,3.2.1817.5530", 1);
    add("keysight-b2900a", "Keysight Technologies,B2902A,MY51140001,3.2.1817.5530", 2);
    add("keysight-b2900a", "Agilent Technologies,B2912A,MY51140001,3.2.1817.5530", 2);
    add("keysight-33500b", "Agilent Technologies,33521A,MY50000001,1.12-1.19-1.19-50-00", 1);
    add("keysight-33500b", "Keysight Technologies,33509B,MY50000001,3.03", 1);
    add("keysight-33500b", "Keysight Technologies,33511B,MY50000001,3.03", 1);
    add("keysight-33500b", "Keysight Technologies,33519B,MY50000001,3.03", 1);
    add("keysight-33500b", "Keysight Technologies,33510B,MY50000001,3.03", 2);
    add("keysight-33500b", "Keysight Technologies,33522B,MY50000001,3.03", 2);
    add("keysight-33500b", "VISOR SIMULATED,33522S,SIM00003,1.0", 2);
    add("tektronix-afg3000", "TEKTRONIX,AFG3011,C010001,SCPI:99.0 FV:1.0", 1);
    add("tektronix-afg3000", "TEKTRONIX,AFG3021B,C010001,SCPI:99.0 FV:3.0", 1);
    add("tektronix-afg3000", "TEKTRONIX,AFG3151C,C010001,SCPI:99.0 FV:3.0", 1);
    add("tektronix-afg3000", "TEKTRONIX,AFG3022C,C010001,SCPI:99.0 FV:3.0", 2);
    add("tektronix-afg3000", "TEKTRONIX,AFG3252,C010001,SCPI:99.0 FV:3.0", 2);
}

void TestSafeStates::oneChannelOfAFamilyOfTwo()
{
    QFETCH(QString, key);
    QFETCH(QString, identity);
    QFETCH(int, channels);
    profile::Library library;
    library.addFolder(QStringLiteral(VISOR_PROFILES_DIR));
    const auto match = library.match(identity);
    QVERIFY(match);
    QCOMPARE(match->entry.key, key);
    QFile file(profilePath(key));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray text = file.readAll();
    const auto profile = quickProfile(profile::readProfile(text, key));
    // The instrument has as many channels as the model; the profile knows two.
    const QByteArray two = "channel: &channel {type: int, min: 1, max: 2,";
    QCOMPARE(text.count(two), 1);
    text.replace(two, "channel: &channel {type: int, min: 1, max: " + QByteArray::number(channels) + ',');
    if (channels == 1) { // what the file says of the second one would be an error in it
        text.replace("{command: output, args: {channel: 2,", "{command: output, args: {channel: 1,");
        text.replace(":OUTPut1 OFF;:OUTPut2 OFF", ":OUTPut1 OFF");
    }
    text += "simulation: {identity: \"" + identity.toUtf8() + "\"}\n";
    const auto simulated = quickProfile(profile::readProfile(text, key));
    QVERIFY(profile && simulated);
    Desk desk(simulated);
    QVERIFY(desk.dialogue);
    QCOMPARE(desk.identity(), identity);
    const auto outcome = instrument::bringIntoSafeState(*desk.dialogue, *profile, identity);
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
    QCOMPARE(outcome->earlier.size(), std::size_t(0));
    // One that has not said who it is, is told everything, and complains of what it lacks.
    const auto unknown = instrument::bringIntoSafeState(*desk.dialogue, *profile, {});
    QCOMPARE(unknown.has_value(), channels == 2);
}

void TestSafeStates::whatOnlyHoldsSaysSo_data()
{
    QTest::addColumn<QString>("key");
    for (const char* key :
         {"ami-430", "oxford-ips120", "oxford-mercury-ips", "srs-dg645", "srs-sr830", "srs-sr860"})
        QTest::newRow(key) << QString::fromLatin1(key);
}

void TestSafeStates::whatOnlyHoldsSaysSo()
{
    QFETCH(QString, key);
    const auto outcome = profile::readProfileFile(profilePath(key));
    QVERIFY(outcome.profile);
    QVERIFY(!outcome.profile->console.safeStateDescription.isEmpty());
}

} // namespace visor

QTEST_GUILESS_MAIN(visor::TestSafeStates)
#include "test_safe_states.moc"
