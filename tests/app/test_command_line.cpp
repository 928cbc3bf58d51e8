// SPDX-License-Identifier: GPL-3.0-or-later
// The contract of the command line: what goes where, every exit code, JSON, captures. The bench is the program's
// own.
#include "app/common/transports.h"
#include "core/capture/exporter_set.h"
#include "tests/app/bench_process.h"
#include "tests/app/program.h"
#include "tests/common/test_case.h"
#include "transports/wire/tcp_stream.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <array>
#include <csignal>
#include <memory>
#include <thread>

class TestCommandLine : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void helpOfEveryCommand();
    void usageErrors_data();
    void usageErrors();
    void notFound();
    void timeout();
    void locked();
    void holdsALock_data();
    void holdsALock();
    void sharesALock_data();
    void sharesALock();
    void aKilledHolderFreesTheLock_data();
    void aKilledHolderFreesTheLock();
    void connectionLost();
    void interrupted();
    void refused();
    void lostOutput();

    void asksOverEveryWire_data();
    void asksOverEveryWire();
    void drivesGpibAndModbus();
    void repeatsAndMeasures();
    void writesAndReads();
    void identifies();
    void lists();
    void runsProfileCommands();
    void entersAndLeavesAsTheProfileSays();
    void savesComparesAndAppliesSetups();
    void capturesTheSameIntoEveryFormat();
    void checksProfiles();
    void knowsItsProfiles();
    void simulatesWhatIsAsked();

private:
    using Result = visor::test::ProgramResult;

    static QString text(const char* latin) { return QString::fromLatin1(latin); }
    static QJsonObject objectOf(const QByteArray& json) { return QJsonDocument::fromJson(json).object(); }
    QString scope(const char* protocol = "HiSLIP")
    {
        return m_bench->resource(QStringLiteral("Oscilloscope"), text(protocol));
    }
    /// One line `visor: THING: sentence (VI_NAME)` on stderr, nothing on stdout.
    static void verifyFailure(const Result& result, int code, const char* statusName)
    {
        QVERIFY2(result.exitCode == code, (QByteArray::number(result.exitCode) + ' ' + result.error).constData());
        QVERIFY2(result.out.isEmpty(), result.out.constData());
        static const QRegularExpression line(QStringLiteral("^visor: .+: .+[.] \\((VI_ERROR_[A-Z_]+)\\)\n$"));
        const auto match = line.match(QString::fromUtf8(result.error));
        QVERIFY2(match.hasMatch(), result.error.constData());
        QCOMPARE(match.captured(1), QString::fromLatin1(statusName));
    }

    static void everyWire()
    {
        QTest::addColumn<QString>("protocol");
        for (const char* protocol : {"HiSLIP", "VXI-11", "SOCKET"})
            QTest::newRow(protocol) << text(protocol);
    }
    /// A `visor lock` that holds its lock; null when it does not come to that.
    std::unique_ptr<QProcess> hold(const QString& resource, const QStringList& options = {})
    {
        auto process = std::make_unique<QProcess>();
        m_program.prepare(*process);
        process->setArguments(QStringList{text("lock"), resource, text("--json")} + options);
        process->start();
        if (!process->waitForReadyRead(60'000) || process->state() != QProcess::Running)
            return nullptr;
        return process;
    }
    static int end(QProcess& process, int signal)
    {
        ::kill(static_cast<pid_t>(process.processId()), signal);
        return process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit ? process.exitCode()
                                                                                               : -1;
    }

    visor::test::Program m_program;
    std::unique_ptr<visor::test::BenchProcess> m_bench;
};

void TestCommandLine::initTestCase()
{
    m_bench = std::make_unique<visor::test::BenchProcess>(m_program);
    QVERIFY(!scope().isEmpty());
}

void TestCommandLine::cleanupTestCase()
{
    const QString file =
        QStringLiteral("%1/bench-%2.json").arg(m_program.announcementFolder()).arg(m_bench->processId());
    QVERIFY(QFile::exists(file));
    QCOMPARE(m_bench->interrupt(), 0);
    QVERIFY(!QFile::exists(file));
}

void TestCommandLine::helpOfEveryCommand()
{
    const Result overview = m_program.run({text("--help")});
    QCOMPARE(overview.exitCode, 0);
    for (const char* command : {"list", "identify", "query", "write", "read", "run", "capture", "lock", "simulate",
                                "trust", "profile"}) {
        QVERIFY2(overview.out.contains(command), command);
        const Result help = m_program.run({text(command), text("--help")});
        QCOMPARE(help.exitCode, 0);
        QVERIFY2(help.out.contains("Usage: ") && help.out.contains(command), help.out.constData());
        QVERIFY(help.error.isEmpty());
    }
    QVERIFY(m_program.run({text("--version")}).out.startsWith("visor "));
}

void TestCommandLine::usageErrors_data()
{
    QTest::addColumn<QStringList>("arguments");
    const auto row = [](const char* name, const char* words) {
        QTest::newRow(name) << QString::fromLatin1(words).split(u' ', Qt::SkipEmptyParts);
    };
    row("nothing", "");
    row("unknown command", "dance");
    row("too few", "query TCPIP::h");
    row("too many", "identify TCPIP::h extra");
    row("unknown option", "identify TCPIP::h --wobble");
    row("bad resource", "identify TCPIP");
    row("bad timeout", "query TCPIP::h *IDN? --timeout soon");
    row("bad terminator", "query TCPIP::h *IDN? --term tab");
    row("bad repeat", "query TCPIP::h *IDN? --repeat 0");
    row("bad count", "read TCPIP::h --bytes many");
    row("bad expression", "list (");
    row("bad argument", "run TCPIP::h command value");
    row("capture without a file", "capture TCPIP::h");
    row("capture into what nobody knows", "capture TCPIP::h --output x.xyz");
    row("unknown profile action", "profile polish");
    row("bad seed", "simulate --seed x");
}

void TestCommandLine::usageErrors()
{
    QFETCH(QStringList, arguments);
    const Result result = m_program.run(arguments);
    QCOMPARE(result.exitCode, 2);
    if (!arguments.isEmpty()) {
        QVERIFY2(result.error.startsWith("visor: "), result.error.constData());
        QCOMPARE(result.error.count('\n'), 1);
        QVERIFY(result.out.isEmpty());
    }
}

void TestCommandLine::notFound()
{
    auto listener = visor::wire::TcpListener::listen(QStringLiteral("127.0.0.1"), 0);
    QVERIFY(listener);
    const auto port = listener->port();
    listener->close();
    verifyFailure(
        m_program.run({text("query"), QStringLiteral("TCPIP::127.0.0.1::%1::SOCKET").arg(port), text("*IDN?")}), 3,
        "VI_ERROR_RSRC_NFOUND");
    verifyFailure(m_program.run({text("identify"), text("TCPIP::no-such-host.invalid::hislip0")}), 3,
                  "VI_ERROR_MACHINE_NAVAIL");
    verifyFailure(m_program.run({text("run"), scope(), text("make_coffee")}), 3, "VI_ERROR_RSRC_NFOUND");
    verifyFailure(m_program.run({text("profile"), text("show"), text("toaster")}), 3, "VI_ERROR_RSRC_NFOUND");
    QCOMPARE(m_program.run({text("profile"), text("match"), text("ACME,NOTHING,1,2")}).exitCode, 3);
    verifyFailure(m_program.run({text("simulate"), text("toaster")}), 3, "VI_ERROR_RSRC_NFOUND");
}

void TestCommandLine::timeout()
{
    const QString silent = m_bench->resource(QStringLiteral("Silent oscilloscope"), text("SOCKET"));
    verifyFailure(m_program.run({text("query"), silent, text("*IDN?"), text("--timeout"), text("200")}), 4,
                  "VI_ERROR_TMO");
    verifyFailure(m_program.run({text("read"), scope("VXI-11"), text("--timeout"), text("200")}), 4,
                  "VI_ERROR_TMO");
    // Connects, but nobody speaks HiSLIP there.
    auto listener = visor::wire::TcpListener::listen(QStringLiteral("127.0.0.1"), 0);
    QVERIFY(listener);
    verifyFailure(
        m_program.run({text("identify"), QStringLiteral("TCPIP::127.0.0.1::hislip0,%1").arg(listener->port()),
                       text("--connect-timeout"), text("300")}),
        4, "VI_ERROR_TMO");
}

void TestCommandLine::locked()
{
    const QString held = m_bench->resource(QStringLiteral("Locked oscilloscope"), text("VXI-11"));
    verifyFailure(m_program.run({text("query"), held, text("*IDN?"), text("--timeout"), text("300")}), 5,
                  "VI_ERROR_RSRC_LOCKED");

    const QTemporaryDir folder;
    visor::locks::LockRegistry locks(folder.filePath(text("locks")), text("test"));
    const auto transports = visor::app::makeTransports(locks, visor::app::gpibBuses());
    const auto deadline = visor::visa::Deadline::after(std::chrono::seconds(60));
    const QString meter = m_bench->resource(QStringLiteral("Multimeter"), text("HiSLIP"));
    const auto mine = transports->open(visor::visa::ResourceName::parse(meter).value(), {}, deadline);
    QVERIFY(mine);
    QVERIFY((*mine)->lock(visor::visa::LockMode::Exclusive, {}, deadline));
    verifyFailure(m_program.run({text("query"), meter, text("*IDN?"), text("--timeout"), text("300")}), 5,
                  "VI_ERROR_RSRC_LOCKED");
    QVERIFY((*mine)->unlock(deadline));
    QCOMPARE(m_program.run({text("query"), meter, text("*IDN?")}).exitCode, 0);
}

void TestCommandLine::holdsALock_data()
{
    everyWire();
}

void TestCommandLine::holdsALock()
{
    QFETCH(const QString, protocol);
    const QString meter = m_bench->resource(QStringLiteral("Multimeter"), protocol);
    for (const int signal : {SIGINT, SIGTERM}) {
        const auto holder = hold(meter);
        QVERIFY(holder);
        const QJsonObject said = objectOf(holder->readAllStandardOutput());
        QCOMPARE(said.value(QStringLiteral("resource")).toString(), meter);
        QCOMPARE(said.value(QStringLiteral("mode")).toString(), QStringLiteral("exclusive"));
        QCOMPARE(said.value(QStringLiteral("pid")).toInteger(), holder->processId());
        QVERIFY(
            QDateTime::fromString(said.value(QStringLiteral("since")).toString(), Qt::ISODateWithMs).isValid());
        // Refused, never a timeout, and by name.
        const QByteArray who = "visor, user ";
        const QByteArray process = "process " + QByteArray::number(holder->processId());
        const Result asked = m_program.run({text("query"), meter, text("*IDN?"), text("--timeout"), text("200")});
        verifyFailure(asked, 5, "VI_ERROR_RSRC_LOCKED");
        QVERIFY2(asked.error.contains(who) && asked.error.contains(process), asked.error.constData());
        const Result second = m_program.run({text("lock"), meter, text("--wait"), text("100")});
        QCOMPARE(second.exitCode, 5);
        QVERIFY2(second.error.contains(process) && second.error.contains("VI_ERROR_RSRC_LOCKED"),
                 second.error.constData());
        QCOMPARE(end(*holder, signal), 0);
        QCOMPARE(m_program.run({text("query"), meter, text("*IDN?")}).exitCode, 0);
    }
    const Result brief = m_program.run({text("lock"), meter, text("--for"), text("20")});
    QCOMPARE(brief.exitCode, 0);
    QCOMPARE(brief.out.count('\n'), qsizetype{1});
    QCOMPARE(m_program.run({text("lock"), meter, text("--for"), text("soon")}).exitCode, 2);
}

void TestCommandLine::sharesALock_data()
{
    everyWire();
}

void TestCommandLine::sharesALock()
{
    QFETCH(const QString, protocol);
    const QString meter = m_bench->resource(QStringLiteral("Multimeter"), protocol);
    const auto one = hold(meter, {text("--shared"), text("bench")});
    QVERIFY(one);
    QCOMPARE(objectOf(one->readAllStandardOutput()).value(QStringLiteral("mode")).toString(),
             QStringLiteral("shared"));
    const auto two = hold(meter, {text("--shared"), text("bench")});
    QVERIFY(two);
    QCOMPARE(
        m_program.run({text("lock"), meter, text("--shared"), text("other"), text("--wait"), text("50")}).exitCode,
        5);
    QCOMPARE(m_program.run({text("lock"), meter, text("--wait"), text("50")}).exitCode, 5);
    verifyFailure(m_program.run({text("query"), meter, text("*IDN?"), text("--timeout"), text("200")}), 5,
                  "VI_ERROR_RSRC_LOCKED");
    QCOMPARE(end(*one, SIGTERM), 0);
    QCOMPARE(m_program.run({text("lock"), meter, text("--wait"), text("50")}).exitCode, 5);
    QCOMPARE(end(*two, SIGTERM), 0);
    QCOMPARE(m_program.run({text("query"), meter, text("*IDN?")}).exitCode, 0);
    QCOMPARE(m_program.run({text("lock"), meter, text("--shared"), QString(256, u'k')}).exitCode, 1);
}

void TestCommandLine::aKilledHolderFreesTheLock_data()
{
    everyWire();
}

void TestCommandLine::aKilledHolderFreesTheLock()
{
    QFETCH(const QString, protocol);
    const QString meter = m_bench->resource(QStringLiteral("Multimeter"), protocol);
    const auto holder = hold(meter);
    QVERIFY(holder);
    QProcess next;
    m_program.prepare(next);
    next.setArguments({text("lock"), meter, text("--wait"), text("600000")});
    next.start();
    // It says whom it waits for.
    QVERIFY(next.waitForStarted());
    next.setReadChannel(QProcess::StandardError);
    QVERIFY(next.waitForReadyRead(60'000));
    QVERIFY(next.readAllStandardError().contains(QByteArray::number(holder->processId())));
    QCOMPARE(end(*holder, SIGKILL), -1);
    next.setReadChannel(QProcess::StandardOutput);
    QVERIFY(next.waitForReadyRead(60'000));
    QVERIFY(next.readAllStandardOutput().contains("is locked by this command"));
    QCOMPARE(end(next, SIGTERM), 0);
    QCOMPARE(m_program.run({text("query"), meter, text("*IDN?")}).exitCode, 0);
}

void TestCommandLine::connectionLost()
{
    auto listener = visor::wire::TcpListener::listen(QStringLiteral("127.0.0.1"), 0);
    QVERIFY(listener);
    std::jthread peer([&] {
        auto stream = listener->accept(visor::visa::Deadline::after(std::chrono::seconds(60)));
        if (!stream)
            return;
        char byte = 0;
        static_cast<void>(
            stream->readExactly(std::span(&byte, 1), visor::visa::Deadline::after(std::chrono::seconds(60))));
    });
    verifyFailure(
        m_program.run({text("query"), QStringLiteral("TCPIP::127.0.0.1::%1::SOCKET").arg(listener->port()),
                       text("*IDN?"), text("--timeout"), text("30000")}),
        6, "VI_ERROR_CONN_LOST");
}

void TestCommandLine::interrupted()
{
    // Ctrl+C ends a command that waits, long before its deadline, and says so.
    auto listener = visor::wire::TcpListener::listen(QStringLiteral("127.0.0.1"), 0);
    QVERIFY(listener);
    QProcess process;
    m_program.prepare(process);
    process.setArguments({text("query"), QStringLiteral("TCPIP::127.0.0.1::%1::SOCKET").arg(listener->port()),
                          text("*IDN?"), text("--timeout"), text("600000")});
    process.start();
    auto stream = listener->accept(visor::visa::Deadline::after(std::chrono::seconds(60)));
    QVERIFY(stream);
    char byte = 0;
    QVERIFY(stream->readExactly(std::span(&byte, 1), visor::visa::Deadline::after(std::chrono::seconds(60))));
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(process.readAllStandardError().contains("VI_ERROR_ABORT"));
}

void TestCommandLine::refused()
{
    verifyFailure(m_program.run({text("run"), scope(), text("timebase_scale"), text("value=1 week")}), 1,
                  "VI_ERROR_INV_PARAMETER");
    verifyFailure(m_program.run({text("run"), scope(), text("timebase_scale"), text("value=1000")}), 1,
                  "VI_ERROR_INV_PARAMETER");
    verifyFailure(m_program.run({text("query"), text("PXI::3"), text("*IDN?")}), 1, "VI_ERROR_NSUP_OPER");
    verifyFailure(m_program.run({text("query"), text("GPIB::3"), text("*IDN?")}), 1, "VI_ERROR_INTF_NUM_NCONFIG");
    verifyFailure(m_program.run({text("query"), scope(), text("*IDN?"), text("--output"), text("/proc/visor/x")}),
                  1, "VI_ERROR_FILE_ACCESS");
}

void TestCommandLine::lostOutput()
{
    // /dev/full takes nothing, as a full disk does.
    QProcess process;
    m_program.prepare(process);
    process.setArguments({text("profile"), text("list")});
    process.setStandardOutputFile(text("/dev/full"));
    process.start();
    QVERIFY(process.waitForFinished(60'000));
    QCOMPARE(process.exitCode(), 1);
    const QByteArray error = process.readAllStandardError();
    QVERIFY2(error.startsWith("visor: stdout: ") && error.endsWith(" (VI_ERROR_FILE_IO)\n"), error.constData());
}

void TestCommandLine::asksOverEveryWire_data()
{
    QTest::addColumn<QString>("protocol");
    for (const char* protocol : {"HiSLIP", "VXI-11", "SOCKET", "VICP"})
        QTest::newRow(protocol) << QString::fromLatin1(protocol);
}

void TestCommandLine::asksOverEveryWire()
{
    QFETCH(QString, protocol);
    const QString resource = scope(protocol.toLatin1().constData());
    const Result identity = m_program.run({text("query"), resource, text("*IDN?")});
    QCOMPARE(identity.exitCode, 0);
    QVERIFY(identity.error.isEmpty());
    QCOMPARE(identity.out, QByteArray("VISOR SIMULATED,MSOX3024S,SIM0001,01.00\n"));

    // A picture: binary, with every byte value in it, into a file and through a pipe alike.
    const QString file = m_program.path(QStringLiteral("screen-%1.bin").arg(protocol));
    const QStringList screen{text("query"), resource, text(":DISPlay:DATA? PNG, COLor"), text("--timeout"),
                             text("60000")};
    QCOMPARE(m_program.run(screen + QStringList{text("--output"), file}).exitCode, 0);
    QFile saved(file);
    QVERIFY(saved.open(QIODevice::ReadOnly));
    const QByteArray bytes = saved.readAll();
    QVERIFY(bytes.startsWith('#') && bytes.endsWith('\n'));
    QVERIFY(bytes.contains("\x89PNG\r\n"));
    QVERIFY(bytes.contains('\0'));
    QVERIFY(m_program.run(screen).out.startsWith(bytes.first(2)));
}

void TestCommandLine::drivesGpibAndModbus()
{
    // The bench's GPIB board is known from its announcement; its resource strings are all one needs.
    const QString meter = m_bench->resource(QStringLiteral("Multimeter"), text("GPIB"));
    QCOMPARE(meter, text("GPIB90::22::INSTR"));
    const Result identity = m_program.run({text("query"), meter, text("*IDN?")});
    QCOMPARE(identity.exitCode, 0);
    QVERIFY(identity.out.startsWith("VISOR SIMULATED,34465S"));
    const Result repeated = m_program.run({text("query"), meter, text("*IDN?"), text("--repeat"), text("20")});
    QCOMPARE(repeated.exitCode, 0);
    QVERIFY(repeated.out.contains("34465S") && repeated.error.contains("20"));
    const QString adapter = m_bench->resource(QStringLiteral("GPIB adapter"), text("GPIB"));
    QVERIFY(m_program.run({text("query"), adapter, text("++ver")}).out.startsWith("Prologix GPIB-ETHERNET"));
    verifyFailure(
        m_program.run({text("query"), text("GPIB90::3::INSTR"), text("*IDN?"), text("--timeout"), text("300")}), 4,
        "VI_ERROR_TMO");

    const QString furnace = m_bench->resource(QStringLiteral("Process controller"), text("Modbus"));
    QVERIFY(furnace.startsWith(text("MODBUS-TCP0::127.0.0.1::")));
    QVERIFY(m_program.run({text("identify"), furnace}).out.contains("visor-process-controller"));
    QCOMPARE(m_program.run({text("run"), furnace, text("setpoint"), text("value=90")}).exitCode, 0);
    const Result setpoint = m_program.run({text("run"), furnace, text("setpoint"), text("--json")});
    QVERIFY2(setpoint.out.contains("90"), setpoint.out.constData());
    QCOMPARE(m_program.run({text("query"), furnace, text("holding? 0; coil? 0")}).out, QByteArray("900;1\n"));
    verifyFailure(m_program.run({text("query"), furnace, text("holding? 999")}), 1, "VI_ERROR_INV_OFFSET");

    const QByteArray list = m_program.run({text("list"), text("GPIB?*")}).out;
    QVERIFY(list.contains("GPIB90::22::INSTR") && list.contains("GPIB90::24::INSTR"));
}

void TestCommandLine::repeatsAndMeasures()
{
    const Result result = m_program.run({text("query"), scope(), text("*IDN?"), text("--repeat"), text("50")});
    QCOMPARE(result.exitCode, 0);
    QCOMPARE(result.out.count('\n'), 1);
    static const QRegularExpression line(QStringLiteral("^50 queries, \\d+/s, p50 [0-9.]+ µs, p99 [0-9.]+ µs\n$"));
    QVERIFY2(line.match(QString::fromUtf8(result.error)).hasMatch(), result.error.constData());
}

void TestCommandLine::writesAndReads()
{
    const QString meter = m_bench->resource(QStringLiteral("Multimeter"), text("SOCKET"));
    const Result written = m_program.run({text("write"), meter, text("*ESE 36")});
    QCOMPARE(written.exitCode, 0);
    QVERIFY(written.out.isEmpty() && written.error.isEmpty());
    QCOMPARE(m_program.run({text("query"), meter, text("*ESE?")}).out.trimmed().toInt(), 36);
    QCOMPARE(m_program.run({text("query"), meter, text("*ESE?"), text("--term"), text("crlf")}).exitCode, 0);

    // One that talks before it is asked.
    auto listener = visor::wire::TcpListener::listen(QStringLiteral("127.0.0.1"), 0);
    QVERIFY(listener);
    const QString resource = QStringLiteral("TCPIP::127.0.0.1::%1::SOCKET").arg(listener->port());
    for (const bool limited : {false, true}) {
        std::jthread peer([&] {
            const auto deadline = visor::visa::Deadline::after(std::chrono::seconds(60));
            auto stream = listener->accept(deadline);
            if (!stream || !stream->writeAll("ready now\n", deadline))
                return;
            char byte = 0;
            static_cast<void>(stream->readExactly(std::span(&byte, 1), deadline)); // until it hangs up
        });
        QStringList arguments{text("read"), resource, text("--timeout"), text("30000")};
        if (limited)
            arguments << text("--bytes") << text("5");
        const Result heard = m_program.run(arguments);
        QCOMPARE(heard.exitCode, 0);
        QCOMPARE(heard.out, limited ? QByteArray("ready") : QByteArray("ready now\n"));
    }

    // One that ends what it says with CR and never sends LF.
    std::jthread peer([&] {
        const auto deadline = visor::visa::Deadline::after(std::chrono::seconds(60));
        auto stream = listener->accept(deadline);
        std::array<char, 4> question{};
        if (!stream || !stream->readExactly(question, deadline) || !stream->writeAll("42\r", deadline))
            return;
        char byte = 0;
        static_cast<void>(stream->readExactly(std::span(&byte, 1), deadline));
    });
    const Result heard = m_program.run(
        {text("query"), resource, text("ID?"), text("--term"), text("cr"), text("--timeout"), text("30000")});
    QCOMPARE(heard.exitCode, 0);
    QCOMPARE(heard.out.trimmed(), QByteArray("42"));
}

void TestCommandLine::identifies()
{
    const Result result = m_program.run({text("identify"), scope(), text("--json")});
    QCOMPARE(result.exitCode, 0);
    const QJsonObject object = objectOf(result.out);
    QCOMPARE(object.value(text("resource")).toString(), scope());
    QCOMPARE(object.value(text("manufacturer")).toString(), text("VISOR SIMULATED"));
    QCOMPARE(object.value(text("model")).toString(), text("MSOX3024S"));
    QCOMPARE(object.value(text("serial")).toString(), text("SIM0001"));
    QCOMPARE(object.value(text("profile")).toString(), text("keysight-infiniivision-3000x"));
    QVERIFY(m_program.run({text("identify"), scope()}).out.contains("keysight-infiniivision-3000x"));
}

void TestCommandLine::lists()
{
    const Result all = m_program.run({text("list"), text("--json")});
    QCOMPARE(all.exitCode, 0);
    const QJsonArray instruments = QJsonDocument::fromJson(all.out).array();
    QJsonObject found;
    for (const auto& value : instruments) {
        if (value.toObject().value(text("name")).toString() == text("Oscilloscope"))
            found = value.toObject();
    }
    QVERIFY(!found.isEmpty());
    const QJsonArray routes = found.value(text("routes")).toArray();
    QCOMPARE(routes.size(), qsizetype(5));
    for (const char* protocol : {"HiSLIP", "VXI-11", "SOCKET", "VICP", "Serial"})
        QVERIFY(routes.contains(QJsonValue(scope(protocol))));

    const Result sockets = m_program.run({text("list"), text("?*::SOCKET")});
    QCOMPARE(sockets.exitCode, 0);
    QCOMPARE(sockets.out.count('\n'), sockets.out.count("SOCKET"));
    QVERIFY(sockets.out.contains(scope("SOCKET").toUtf8()));
    const Result none = m_program.run({text("list"), text("USB?*"), text("--json")});
    QCOMPARE(none.exitCode, 0);
    QCOMPARE(none.out, QByteArray("[]\n"));
}

void TestCommandLine::runsProfileCommands()
{
    // An error of before is told, but not taken for this command's.
    QCOMPARE(m_program.run({text("query"), scope(), text("*CLS;:NO:SUCH:COMMAND;*OPC?")}).exitCode, 0);
    const Result written = m_program.run({text("run"), scope(), text("timebase_scale"), text("value=1 ms")});
    QVERIFY2(written.exitCode == 0, written.error.constData());
    QVERIFY2(written.error.contains("-113"), written.error.constData());
    QVERIFY(m_program.run({text("run"), scope(), text("timebase_scale"), text("value=1 ms")}).error.isEmpty());
    const Result read = m_program.run({text("run"), scope(), text("timebase_scale"), text("--json")});
    QCOMPARE(read.exitCode, 0);
    const QJsonObject object = objectOf(read.out);
    QCOMPARE(object.value(text("value")).toDouble(), 1e-3);
    QCOMPARE(object.value(text("unit")).toString(), text("s"));
    QCOMPARE(object.value(text("command")).toString(), text("timebase_scale"));
    QCOMPARE(m_program.run({text("run"), scope(), text("timebase_scale")}).out, QByteArray("0.001 s\n"));
    QCOMPARE(
        m_program.run({text("run"), scope(), text("timebase_scale"), text("--profile"), text("toaster")}).exitCode,
        3);
}

void TestCommandLine::entersAndLeavesAsTheProfileSays()
{
    const QString folder = m_program.path(QStringLiteral("data/visor/profiles"));
    QVERIFY(QDir().mkpath(folder));
    QFile file(folder + QStringLiteral("/framed.yaml"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("instrument: {manufacturer: A, model: B, class: oscilloscope}\n"
               "identity: {query: \"*IDN?;*ESR?\", pattern: \"^FRAMED ONLY$\"}\n"
               "settings:\n"
               "  init_commands: [\":TIMebase:SCALe 2E-3\", \"*OPC?\"]\n"
               "  cleanup_commands: [\":TIMebase:SCALe 5E-3\", \"*OPC?\"]\n"
               "commands:\n"
               "  scale: {type: query, scpi: \":TIMebase:SCALe?\", returns: {type: float}}\n");
    file.close();
    const auto scale = [this] {
        return m_program.run({text("query"), scope(), text(":TIMebase:SCALe?")}).out.trimmed().toDouble();
    };
    const QStringList profile{text("--profile"), text("framed")};
    const Result read = m_program.run(QStringList{text("run"), scope(), text("scale")} + profile);
    QVERIFY2(read.exitCode == 0, read.error.constData());
    QCOMPARE(read.out, QByteArray("0.002\n"));
    QCOMPARE(scale(), 5e-3);
    // What fails is tidied up after too.
    QCOMPARE(m_program.run({text("query"), scope(), text(":TIMebase:SCALe 1E-3;*OPC?")}).exitCode, 0);
    verifyFailure(m_program.run(QStringList{text("capture"), scope(), text("--output"),
                                            m_program.path(QStringLiteral("none.csv"))} +
                                profile),
                  1, "VI_ERROR_NSUP_OPER");
    QCOMPARE(scale(), 5e-3);
    QVERIFY(QFile::remove(file.fileName()));
}

void TestCommandLine::savesComparesAndAppliesSetups()
{
    const QString supply = m_bench->resource(QStringLiteral("Triple supply"), QStringLiteral("SOCKET"));
    const QString file = m_program.path(QStringLiteral("bench.visor-setup.json"));
    const auto setup = [&](const char* act, const QStringList& more = {}) {
        return m_program.run(QStringList{text("setup"), text(act), supply, file} + more);
    };
    QCOMPARE(m_program.run({text("write"), supply, text("VOLT 4.5,(@2)")}).exitCode, 0);
    QCOMPARE(m_program.run({text("write"), supply, text("OUTP ON,(@2)")}).exitCode, 0);
    const Result saved = setup("save", {text("--note"), text("a note"), text("--json")});
    QVERIFY2(saved.exitCode == 0, saved.error.constData());
    QVERIFY(objectOf(saved.out).value(text("settings")).toInt() > 3);
    QCOMPARE(setup("diff").out, QByteArray());

    QCOMPARE(m_program.run({text("write"), supply, text("VOLT 1,(@2);:OUTP OFF,(@2)")}).exitCode, 0);
    QCOMPARE(setup("diff").out, QByteArray("voltage channel=2: 1 V -> 4.5 V\noutput channel=2: OFF -> ON\n"));
    // What can do harm is only sent when it is asked for.
    const Result applied = setup("apply", {text("--json")});
    QCOMPARE(applied.exitCode, 0);
    QVERIFY(applied.error.contains("--with-dangerous"));
    const QJsonArray lines = objectOf(applied.out).value(text("lines")).toArray();
    QCOMPARE(lines.size(), 1);
    QCOMPARE(lines[0].toObject().value(text("outcome")).toString(), text("taken"));
    QCOMPARE(setup("diff").out, QByteArray("output channel=2: OFF -> ON\n"));
    QCOMPARE(setup("apply", {text("--with-dangerous")}).exitCode, 0);
    QCOMPARE(setup("diff").out, QByteArray());

    QCOMPARE(setup("forget").exitCode, 2);
    const Result other = m_program.run({text("setup"), text("apply"), scope("SOCKET"), file});
    verifyFailure(other, 1, "VI_ERROR_INV_SETUP");
    QVERIFY(other.error.contains("keysight-e36313a"));
    const Result missing = m_program.run({text("setup"), text("diff"), supply, m_program.path(text("no.json"))});
    QVERIFY(missing.exitCode != 0);
    QCOMPARE(m_program.run({text("write"), supply, text("OUTP OFF,(@1:3)")}).exitCode, 0);
}

void TestCommandLine::capturesTheSameIntoEveryFormat()
{
    // Asked, not only told: a write that has gone out need not have been carried out yet.
    QCOMPARE(m_program.run({text("query"), scope(), text(":STOP;*OPC?")}).exitCode, 0);
    const visor::capture::ExporterSet formats = visor::capture::standardExporters();
    std::vector<double> expected;
    for (const char* ending : {"json", "csv", "npy"}) {
        for (const char* protocol : {"HiSLIP", "VXI-11", "SOCKET", "VICP"}) {
            const QString file = m_program.path(text(protocol) + u'.' + text(ending));
            const Result taken = m_program.run(
                {text("capture"), scope(protocol), text("--output"), file, text("--note"), text("from the test")});
            QVERIFY2(taken.exitCode == 0, taken.error.constData());
            QVERIFY(taken.out.isEmpty());
            const auto capture = formats.read(file);
            QVERIFY2(capture, qPrintable(capture ? QString() : capture.error().message));
            QCOMPARE(capture->traces.size(), std::size_t{1});
            const auto& trace = *capture->traces.front();
            QVERIFY(trace.size() >= 1000);
            QCOMPARE(capture->note, text("from the test"));
            QCOMPARE(capture->identity.model, text("MSOX3024S"));
            QCOMPARE(capture->resource, scope(protocol));
            std::vector<double> values(trace.size());
            for (std::size_t i = 0; i < values.size(); ++i)
                values[i] = trace.value(i);
            if (expected.empty())
                expected = values;
            QVERIFY2(values == expected, qPrintable(file));
        }
    }
    const auto extremes = std::minmax_element(expected.begin(), expected.end());
    QVERIFY(*extremes.second - *extremes.first > 0.1); // the generator's sine is really there
    QCOMPARE(m_program.run({text("write"), scope(), text(":RUN")}).exitCode, 0);

    const QString kept = m_program.path(QStringLiteral("kept.csv"));
    QVERIFY(QFile::copy(m_program.path(QStringLiteral("HiSLIP.csv")), kept));
    const Result unknown =
        m_program.run({text("capture"), scope(), text("no_such_source"), text("--output"), kept});
    QCOMPARE(unknown.exitCode, 3);
    QVERIFY(formats.read(kept)); // a failed capture leaves what was there
}

void TestCommandLine::checksProfiles()
{
    const QString bad = m_program.path(QStringLiteral("bad.yaml"));
    QFile file(bad);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("instrument: {manufacturer: A, model: B, class: c}\n"
               "identity: {pattern: \"A,B\"}\n"
               "commands:\n"
               "  volt:\n"
               "    type: write\n"
               "    scpi: \"VOLT {level}\"\n"
               "    params:\n"
               "      level: {type: number}\n");
    file.close();
    const Result result = m_program.run({text("profile"), text("check"), bad});
    QCOMPARE(result.exitCode, 1);
    const QRegularExpression line(QStringLiteral("^%1:8:\\d+: error: .+[.]$").arg(QRegularExpression::escape(bad)),
                                  QRegularExpression::MultilineOption);
    QVERIFY2(line.match(QString::fromUtf8(result.out)).hasMatch(), result.out.constData());
    const QJsonArray problems =
        QJsonDocument::fromJson(m_program.run({text("profile"), text("check"), bad, text("--json")}).out).array();
    QVERIFY(!problems.isEmpty());
    QCOMPARE(problems.at(0).toObject().value(text("line")).toInt(), 8);
    QCOMPARE(
        m_program.run({text("profile"), text("check"), m_program.path(QStringLiteral("missing.yaml"))}).exitCode,
        1);
}

void TestCommandLine::knowsItsProfiles()
{
    const Result list = m_program.run({text("profile"), text("list"), text("--json")});
    QCOMPARE(list.exitCode, 0);
    QVERIFY(QJsonDocument::fromJson(list.out).array().size() >= 16);
    const Result match =
        m_program.run({text("profile"), text("match"), text("KEYSIGHT TECHNOLOGIES,DSO-X 3024A,MY1,02.43")});
    QCOMPARE(match.exitCode, 0);
    QVERIFY(match.out.startsWith("keysight-infiniivision-3000x\t"));
    const Result show =
        m_program.run({text("profile"), text("show"), text("keysight-infiniivision-3000x"), text("--json")});
    QCOMPARE(show.exitCode, 0);
    QVERIFY(objectOf(show.out).value(text("commands")).toArray().size() > 10);
    QVERIFY(m_program.run({text("profile"), text("show"), text("keysight-infiniivision-3000x")})
                .out.contains("timebase_scale(value)"));
}

void TestCommandLine::simulatesWhatIsAsked()
{
    visor::test::BenchProcess second(m_program, {text("multimeter")});
    const QString meter = second.resource(QStringLiteral("Multimeter"), text("SOCKET"));
    QVERIFY(!meter.isEmpty());
    // Both benches are found side by side.
    const Result sockets = m_program.run({text("list"), text("?*::SOCKET")});
    QVERIFY(sockets.out.contains(meter.toUtf8()));
    QVERIFY(sockets.out.contains(scope("SOCKET").toUtf8()));
    // Each has a GPIB board of its own.
    QCOMPARE(second.resource(QStringLiteral("Multimeter"), text("GPIB")), text("GPIB91::22::INSTR"));
    QCOMPARE(m_program.run({text("query"), text("GPIB91::22::INSTR"), text("*OPC?")}).out, QByteArray("1\n"));
    QCOMPARE(second.interrupt(), 0);
    verifyFailure(m_program.run({text("query"), text("GPIB91::22::INSTR"), text("*OPC?")}), 1,
                  "VI_ERROR_INTF_NUM_NCONFIG");
    QVERIFY(!m_program.run({text("list"), text("?*::SOCKET")}).out.contains(meter.toUtf8()));
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "test_command_line.moc"
