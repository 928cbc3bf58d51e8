// SPDX-License-Identifier: GPL-3.0-or-later
// Every profile that comes with the programs against the instrument that it gives itself, over a real socket:
// every command and sequence with every option and limit works, reads back what was set, and refuses what is out
// of range. Safe states: test_safe_states.cpp.
#include "core/instrument/profile_manners.h"
#include "core/profile/library.h"
#include "core/profile/parameter_roles.h"
#include "core/profile/reader.h"
#include "core/profile/renderer.h"
#include "core/simulation/profile_instrument.h"
#include "core/simulation/profile_registers.h"
#include "tests/common/test_case.h"
#include "tests/profiles/parameter_values.h"
#include "tests/profiles/profile_desk.h"
#include "tests/profiles/scaled_clock.h"
#include "transports/modbus/tcp_server.h"
#include "transports/modbus/tcp_transport.h"
#include "transports/socket/socket_server.h"
#include "transports/socket/socket_transport.h"

#include <QDir>

using visor::profile::Access;
using visor::profile::Arguments;
using visor::profile::Command;
using visor::profile::CommandType;
using visor::profile::Parameter;
using visor::profile::Profile;
using visor::profile::valueParameter;
using visor::simulation::ProfileInstrument;
using visor::test::agrees;
using visor::test::isNumber;
using visor::test::neededArguments;
using visor::test::valuesOf;

namespace {

constexpr int kClockFactor = 200; // simulated delays and sweeps take a 200th of their time

/// A profile's instrument on a socket of this machine, and a conversation with it.
class Bench final : public visor::test::ProfileDesk
{
public:
    explicit Bench(const QString& path)
    {
        const auto outcome = visor::profile::readProfileFile(path);
        const auto working = outcome.workingProfile();
        if (!working || visor::profile::hasErrors(outcome.problems)) {
            problem = QStringLiteral("the profile has errors");
            return;
        }
        auto quick = std::make_shared<Profile>(*working);
        // Pauses that real instruments need.
        quick->console.quirks.delayAfterWrite = quick->console.quirks.delayBeforeRead =
            quick->console.quirks.delayAfterOpen = std::chrono::milliseconds(0);
        for (Command& command : quick->commands) {
            if (command.sweep)
                command.sweep->pollInterval = std::chrono::milliseconds(1);
        }
        profile = quick;
        if (visor::simulation::ProfileRegisters::fits(*profile)) {
            registers = std::make_unique<visor::simulation::ProfileRegisters>(profile);
            auto served = visor::modbus::TcpServer::start(*registers);
            if (served)
                server = std::move(*served);
            connect(visor::modbus::TcpTransport());
            return;
        }
        auto made =
            ProfileInstrument::create(profile, std::make_shared<visor::test::ScaledClock>(kClockFactor), 1);
        if (!made) {
            refusal = made.error();
            return;
        }
        instrument = *made;
        auto started = visor::socket::SocketServer::start(*instrument);
        if (!started) {
            problem = started.error().message;
            return;
        }
        server = std::move(*started);
        connect(visor::socket::SocketTransport());
    }

    ~Bench() override { dialogue.reset(); } // before the session

    void connect(visor::instrument::Transport&& transport)
    {
        if (!server) {
            problem = QStringLiteral("no server");
            return;
        }
        auto opened = transport.open(server->resources().front(), {},
                                     visor::visa::Deadline::after(std::chrono::seconds(10)));
        if (!opened) {
            problem = opened.error().message;
            return;
        }
        session = std::move(*opened);
        visor::instrument::Manners manners = visor::instrument::mannersOf(*profile);
        manners.timeout = std::chrono::seconds(5);
        converse(*session, manners);
        const auto prepared = visor::instrument::prepareInstrument(*dialogue, *profile);
        if (!prepared)
            problem = prepared.error().message;
    }

    QStringList errors() override
    {
        QStringList texts;
        if (!instrument) // a Modbus device has no queue: it refuses at once
            return texts;
        if (dialogue->queryLine("*OPC?").value_or(QByteArray()) != "1")
            texts.append(QStringLiteral("*OPC? is not answered"));
        for (const auto& entry : instrument->takeErrors())
            texts.append(QString::fromUtf8(entry.toReply()));
        return texts;
    }

    QString problem;
    std::optional<visor::Error> refusal;
    std::shared_ptr<ProfileInstrument> instrument; ///< or
    std::unique_ptr<visor::simulation::ProfileRegisters> registers;
    std::unique_ptr<visor::instrument::Server> server;
    std::unique_ptr<visor::visa::Session> session;
};

} // namespace

class TestEndToEnd : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void identityFindsItsProfile_data() { profiles(); }
    void identityFindsItsProfile();
    void everyCommandRunsWithEveryValue_data() { profiles(); }
    void everyCommandRunsWithEveryValue();
    void whatIsSetIsRead_data() { profiles(); }
    void whatIsSetIsRead();
    void outOfRangeIsRefused_data() { profiles(); }
    void outOfRangeIsRefused();
    void sequencesAndPicturesWork_data() { profiles(); }
    void sequencesAndPicturesWork();

private:
    static void profiles();
};

void TestEndToEnd::profiles()
{
    QTest::addColumn<QString>("path");
    const QDir folder(QStringLiteral(VISOR_PROFILES_DIR));
    const QStringList names = folder.entryList({QStringLiteral("*.yaml")}, QDir::Files, QDir::Name);
    QVERIFY(!names.isEmpty());
    for (const QString& name : names)
        QTest::newRow(qPrintable(QFileInfo(name).completeBaseName())) << folder.filePath(name);
}

// A profile of an instrument without texts is refused in a sentence; there is nothing more to ask of it here.
#define OPEN_BENCH(name)                                                                                          \
    QFETCH(QString, path);                                                                                        \
    Bench name(path);                                                                                             \
    QVERIFY2(name.problem.isEmpty(), qPrintable(name.problem));                                                   \
    if (name.refusal) {                                                                                           \
        QVERIFY2(name.refusal->status == visor::visa::Status::ErrorUnsupportedOperation,                          \
                 qPrintable(name.refusal->message));                                                              \
        QVERIFY(!name.refusal->message.isEmpty());                                                                \
        return;                                                                                                   \
    }

void TestEndToEnd::identityFindsItsProfile()
{
    OPEN_BENCH(bench)
    if (bench.registers) {
        QVERIFY(!bench.registers->identification(0).isEmpty());
        return;
    }
    const auto identity = bench.dialogue->queryLine(bench.profile->identity.query.toUtf8());
    QVERIFY(identity);
    QCOMPARE(QString::fromUtf8(*identity), bench.instrument->identityText());
    visor::profile::Library library;
    library.addFolder(QStringLiteral(VISOR_PROFILES_DIR));
    QStringList keys;
    for (const auto& match : library.allMatches(QString::fromUtf8(*identity)))
        keys.append(match.entry.key);
    QCOMPARE(keys, QStringList(bench.profile->key));
    QCOMPARE(bench.errors(), QStringList());
    if (!bench.profile->console.quirks.hasNoErrorQueue) {
        // One error goes in, one comes out, by the profile's own query.
        QVERIFY(bench.dialogue->write("NO:SUCH:HEADer"));
        const auto errors = visor::instrument::readErrorQueue(*bench.dialogue, bench.profile.get());
        QVERIFY2(errors, qPrintable(errors ? QString() : errors.error().message));
        if (!bench.profile->console.quirks.errorQuery.contains(QLatin1Char(';'))) {
            QCOMPARE(errors->size(), std::size_t(1));
            QCOMPARE(errors->front().number, -113);
        }
    }
}

void TestEndToEnd::everyCommandRunsWithEveryValue()
{
    OPEN_BENCH(bench)
    QStringList troubles;
    for (const Command& command : bench.profile->commands) {
        if (!command.enabled || command.can || command.sdkCall)
            continue;
        QList<Access> ways;
        if (command.isWritable())
            ways.append(Access::Write);
        if (command.isReadable())
            ways.append(Access::Read);
        const Arguments needed = neededArguments(command.params);
        for (const Access access : ways) {
            troubles.append(bench.trouble(command, access, needed));
            for (const Parameter& parameter : command.params) {
                for (const QVariant& value : valuesOf(parameter)) {
                    Arguments arguments = needed;
                    arguments.insert(parameter.name, value);
                    troubles.append(bench.trouble(command, access, arguments));
                }
            }
        }
    }
    VERIFY_NO_TROUBLE(troubles);
    QVERIFY(bench.runs > 0);
}

void TestEndToEnd::whatIsSetIsRead()
{
    OPEN_BENCH(bench)
    QStringList troubles;
    for (const Command& command : bench.profile->commands) {
        const Parameter* const value = valueParameter(command);
        if (!command.enabled || command.type != CommandType::Property || command.can || command.sdkCall ||
            value == nullptr || !command.isReadable() || !command.isWritable())
            continue;
        // A reading that the profile's simulation takes from elsewhere is not what was set.
        const auto* refined = bench.profile->simulation.find(command.name);
        if (refined && (refined->value || !refined->follows.isEmpty() || !refined->onlyWhile.isEmpty()))
            continue;
        for (const QVariant& written : valuesOf(*value)) {
            Arguments arguments = neededArguments(command.params);
            arguments.insert(value->name, written);
            const QString write = bench.trouble(command, Access::Write, arguments);
            arguments.remove(value->name);
            const QString read = bench.trouble(command, Access::Read, arguments);
            if (!write.isEmpty() || !read.isEmpty())
                troubles << write << read;
            else if (!agrees(*value, written, bench.last->reply))
                troubles << QStringLiteral("%1: wrote %2, read %3")
                                .arg(command.name, written.toString(), bench.last->reply.toText());
        }
    }
    VERIFY_NO_TROUBLE(troubles);
}

void TestEndToEnd::outOfRangeIsRefused()
{
    OPEN_BENCH(bench)
    QStringList troubles;
    for (const Command& command : bench.profile->commands) {
        const Parameter* const value = valueParameter(command);
        const Parameter* const checked = value != nullptr         ? value
                                         : command.params.empty() ? nullptr
                                                                  : &command.params.front();
        if (!command.enabled || !command.isWritable() || command.waveformAssembly || command.can ||
            command.sdkCall || command.sweep || checked == nullptr || !isNumber(*checked) || !checked->max)
            continue;
        Arguments arguments = neededArguments(command.params);
        arguments.insert(checked->name, *checked->max + std::max(1.0, std::ceil(std::abs(*checked->max) * 0.5)));
        // This side refuses it by itself …
        const auto refused = visor::profile::render(command, Access::Write, arguments);
        if (refused || visor::profile::scpiErrorNumber(refused.error()) != -222) {
            troubles.append(command.name + QStringLiteral(": not refused here"));
            continue;
        }
        // … and the instrument when it gets it all the same.
        Command unchecked = command;
        for (Parameter& parameter : unchecked.params)
            parameter.min = parameter.max = std::nullopt;
        const auto rendered = visor::profile::render(unchecked, Access::Write, arguments);
        QVERIFY(rendered);
        const auto written = bench.dialogue->write(rendered->bytes);
        if (bench.registers) {
            if (written)
                troubles.append(command.name + QStringLiteral(": not refused by the device"));
            continue;
        }
        QVERIFY(written);
        const QStringList errors = bench.errors();
        const bool isTold = !errors.isEmpty() && (errors.front().startsWith(QLatin1String("-222")) ||
                                                  errors.front().startsWith(QLatin1String("-114")) ||
                                                  errors.front().startsWith(QLatin1String("-224")));
        if (!isTold)
            troubles.append(
                QStringLiteral("%1 (%2): not refused by the instrument, %3")
                    .arg(command.name, QString::fromUtf8(rendered->bytes), errors.join(QLatin1Char(' '))));
    }
    VERIFY_NO_TROUBLE(troubles);
}

void TestEndToEnd::sequencesAndPicturesWork()
{
    OPEN_BENCH(bench)
    QStringList troubles;
    for (const visor::profile::Sequence& sequence : bench.profile->sequences) {
        if (!sequence.enabled)
            continue;
        const Arguments needed = neededArguments(sequence.params);
        troubles << bench.trouble(sequence, needed);
        for (const Parameter& parameter : sequence.params) {
            for (const QVariant& value : valuesOf(parameter)) {
                Arguments arguments = needed;
                arguments.insert(parameter.name, value);
                troubles << bench.trouble(sequence, arguments);
            }
        }
    }
    troubles << bench.consoleTroubles();
    VERIFY_NO_TROUBLE(troubles);
    const auto released = visor::instrument::releaseInstrument(*bench.dialogue, *bench.profile);
    QVERIFY2(released, qPrintable(released ? QString() : released.error().message));
    QCOMPARE(bench.errors(), QStringList());
}

QTEST_GUILESS_MAIN(TestEndToEnd)
#include "test_end_to_end.moc"
