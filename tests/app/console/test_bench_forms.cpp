// SPDX-License-Identifier: GPL-3.0-or-later
// The window on simulated supplies behind real servers: outputs off, setups, recordings.
#include "app/console/main_window.h"
#include "app/console/workspace.h"
#include "core/instrument/recording_script.h"
#include "core/simulation/bench.h"
#include "core/simulation/manual_clock.h"
#include "tests/app/program.h"
#include "tests/common/test_case.h"
#include "tests/common/watched_device.h"
#include "transports/hislip/hislip_server.h"
#include "transports/hislip/hislip_transport.h"
#include "transports/socket/socket_server.h"
#include "transports/socket/socket_transport.h"
#include "transports/vxi11/vxi11_server.h"
#include "transports/vxi11/vxi11_transport.h"
#include "widgets/common/action_collection.h"
#include "widgets/common/message_banner.h"
#include "widgets/common/settings.h"
#include "widgets/common/theme.h"
#include "widgets/controls/command_row.h"
#include "widgets/controls/controls_panel.h"
#include "widgets/recorder/recording_dialog.h"
#include "widgets/setups/apply_setup_dialog.h"
#include "widgets/setups/save_setup_dialog.h"
#include "widgets/setups/setup_model.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>

namespace visor::app {

namespace {

constexpr int kPatienceMs = 30'000;

/// One simulated supply, watched, behind a server of its own.
struct Desk
{
    explicit Desk(std::uint64_t seed)
        : bench(simulation::Bench::create(seed, std::make_shared<simulation::ManualClock>())),
          device(std::make_unique<test::WatchedDevice>(bench->find(u"supply")->device, static_cast<int>(seed)))
    {
    }
    void serve(const QString& wire)
    {
        if (wire == QStringLiteral("HiSLIP"))
            server = std::move(*hislip::HislipServer::start({{QStringLiteral("hislip0"), device.get()}}, {}));
        else if (wire == QStringLiteral("VXI-11"))
            server = std::move(*vxi11::Vxi11Server::start({{QStringLiteral("inst0"), device.get()}}));
        else
            server = std::move(*socket::SocketServer::start(*device));
    }
    [[nodiscard]] visa::ResourceName resource() const { return server->resources().front(); }

    std::unique_ptr<simulation::Bench> bench;
    std::unique_ptr<test::WatchedDevice> device;
    std::unique_ptr<instrument::Server> server; ///< ends before the device does
};

} // namespace

class TestBenchForms : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void allOutputsOffThoughOneIsSilent_data();
    void allOutputsOffThoughOneIsSilent();
    void whatWasWrongBeforeIsToldAsEarlier();
    void outputsOffSaysWhatTheInstrumentComplainsOf();
    void whatOnlyHoldsIsNotCalledOff();
    void aSlowInstrumentIsNamedAndNotGivenUp();
    void aSetupIsSavedComparedAppliedAndUndone();
    void whatCannotBeAppliedSaysWhy();
    void aRecordingReplaysToTheSameTrace_data();
    void aRecordingReplaysToTheSameTrace();
    void recordingsAreShownInEveryForm();

private:
    Desk& addDesk(const QString& wire, std::uint64_t number = 0)
    {
        m_desks.push_back(std::make_unique<Desk>(number > 0 ? number : m_desks.size() + 1));
        m_desks.back()->serve(wire);
        return *m_desks.back();
    }
    Workspace* open(const Desk& desk)
    {
        Workspace* workspace = m_window->openInstrument(desk.resource());
        const auto isReady = [&] {
            return workspace->link().isReady() && workspace->link().profile() &&
                   workspace->link().pendingJobs() == 0;
        };
        if (!QTest::qWaitFor(isReady, kPatienceMs))
            qWarning("%s does not get ready", qPrintable(desk.resource().toString()));
        return workspace;
    }
    /// The supply's profile with another safe state, which takes the place of the shipped one.
    void useOwnSafeState(const QByteArray& step, const QByteArray& more)
    {
        QFile shipped(QStringLiteral(VISOR_PROFILES_DIR "/keysight-e36313a.yaml"));
        QVERIFY(shipped.open(QIODevice::ReadOnly));
        QByteArray text = shipped.readAll();
        QVERIFY(text.contains("    - {command: all_off}\n"));
        text.replace("    - {command: all_off}\n",
                     "    - " + step + "\n" + (more.isEmpty() ? more : "  " + more + '\n'));
        text.replace("\ncommands:\n", "\ncommands:\n  refused: {type: write, scpi: \"NONSENSE 1\"}\n");
        m_library->addText(QStringLiteral("keysight-e36313a.yaml"), text);
    }
    void press(QWidget* parent, const char* button)
    {
        auto* found = parent->findChild<QPushButton*>(QString::fromLatin1(button));
        QVERIFY(found);
        QTRY_VERIFY_WITH_TIMEOUT(found->isVisible() && found->isEnabled(), kPatienceMs);
        QTest::mouseClick(found, Qt::LeftButton);
    }
    void trigger(const char* action)
    {
        m_window->actions().refresh();
        QAction* found = m_window->actions().action(QString::fromLatin1(action));
        QVERIFY2(found->isEnabled(), action);
        found->trigger();
    }
    /// Straight at the instrument, past the form.
    void write(Workspace* workspace, const QByteArray& message)
    {
        bool isDone = false;
        workspace->link().run<void>(
            instrument::Origin::Script, m_window.get(),
            [message](instrument::Dialogue& dialogue) { return dialogue.write(message); },
            [&](const Result<void>& done) { isDone = done.has_value(); });
        QTRY_VERIFY_WITH_TIMEOUT(isDone, kPatienceMs);
    }
    QByteArray ask(Workspace* workspace, const QByteArray& message)
    {
        std::optional<Result<QByteArray>> reply;
        workspace->link().run<QByteArray>(
            instrument::Origin::Terminal, m_window.get(),
            [message](instrument::Dialogue& dialogue) { return dialogue.queryLine(message); },
            [&](const Result<QByteArray>& got) { reply = got; });
        if (!QTest::qWaitFor([&] { return reply.has_value(); }, kPatienceMs))
            return "no answer";
        return reply->value_or("failed");
    }

    QTemporaryDir m_folder;
    std::vector<std::unique_ptr<Desk>> m_desks;
    std::unique_ptr<instrument::TransportSet> m_transports;
    std::unique_ptr<locks::LockRegistry> m_locks;
    std::unique_ptr<profile::Library> m_library;
    std::unique_ptr<instrument::TraceLog> m_trace;
    std::unique_ptr<instrument::Inventory> m_inventory;
    std::unique_ptr<ui::Settings> m_settings;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<Services> m_services;
    std::unique_ptr<MainWindow> m_window;
};

void TestBenchForms::init()
{
    TestCase::init();
    const QString name = QString::fromLatin1(QTest::currentTestFunction());
    m_transports = std::make_unique<instrument::TransportSet>();
    m_transports->add(std::make_unique<hislip::HislipTransport>());
    m_transports->add(std::make_unique<vxi11::Vxi11Transport>());
    m_transports->add(std::make_unique<socket::SocketTransport>());
    m_library = std::make_unique<profile::Library>();
    m_library->addFolder(QStringLiteral(VISOR_PROFILES_DIR));
    m_trace = std::make_unique<instrument::TraceLog>();
    m_locks = std::make_unique<locks::LockRegistry>(m_folder.filePath(QStringLiteral("locks")), name);
    m_inventory = std::make_unique<instrument::Inventory>();
    m_settings = ui::Settings::inFile(m_folder.filePath(name));
    m_theme = std::make_unique<ui::Theme>(*qApp, *m_settings);
    m_services = std::make_unique<Services>(Services{*m_transports,
                                                     *m_library,
                                                     *m_trace,
                                                     *m_inventory,
                                                     *m_settings,
                                                     *m_theme,
                                                     *m_locks,
                                                     {},
                                                     {},
                                                     m_folder.filePath(name + QStringLiteral(".json"))});
    m_window = std::make_unique<MainWindow>(*m_services);
    m_window->show();
    m_window->begin({});
    QTRY_VERIFY(m_window->isVisible());
}

void TestBenchForms::cleanup()
{
    m_window.reset();
    m_services.reset();
    m_theme.reset();
    m_desks.clear();
}

void TestBenchForms::allOutputsOffThoughOneIsSilent_data()
{
    QTest::addColumn<int>("silent");
    for (const auto& [wire, number] : {std::pair{"HiSLIP", 0}, std::pair{"VXI-11", 1}, std::pair{"SOCKET", 2}})
        QTest::newRow(wire) << number;
}

void TestBenchForms::allOutputsOffThoughOneIsSilent()
{
    QFETCH(int, silent);
    std::vector<Workspace*> workspaces;
    const QStringList wires{QStringLiteral("HiSLIP"), QStringLiteral("VXI-11"), QStringLiteral("SOCKET")};
    for (qsizetype i = 0; i < 6; ++i)
        workspaces.push_back(open(addDesk(wires[i % wires.size()])));
    for (Workspace* workspace : workspaces)
        write(workspace, "OUTP ON,(@1:3)");
    test::WatchedDevice& hung = *m_desks[static_cast<std::size_t>(silent)]->device;
    Workspace* hungWorkspace = workspaces[static_cast<std::size_t>(silent)];
    hung.setSilent(true);
    // Something that waits is under way when the key is pressed.
    std::optional<visa::Status> cancelled;
    hungWorkspace->link().run<QByteArray>(
        instrument::Origin::Terminal, m_window.get(),
        [](instrument::Dialogue& dialogue) {
            dialogue.setTimeout(std::chrono::minutes(5));
            return dialogue.queryLine("MEAS:VOLT? (@1)");
        },
        [&](const Result<QByteArray>& reply) {
            cancelled = reply ? visa::Status::Success : reply.error().status;
        });
    QVERIFY(hung.waitForReader(visa::Deadline::after(std::chrono::milliseconds(kPatienceMs))));

    QElapsedTimer time;
    time.start();
    m_window->activateWindow();
    QTest::keyClick(m_window.get(), Qt::Key_F12);
    auto* banner = m_window->findChild<ui::MessageBanner*>(QStringLiteral("windowBanner"));
    // They are of one kind: the summary tells them apart by their addresses.
    const auto addressOf = [](Workspace* workspace) { return workspace->link().resource().toString(); };
    const auto named = [&](const QString& text) {
        return std::count_if(workspaces.begin(), workspaces.end(),
                             [&](Workspace* workspace) { return text.contains(addressOf(workspace)); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(named(banner->message().what) == 5, kPatienceMs);
    const qint64 othersMs = time.elapsed();
    // The silent one is named soon, and given up when its profile's time is over.
    QTRY_COMPARE_WITH_TIMEOUT(banner->message().severity, ui::Severity::Warning, kPatienceMs);
    const qint64 namedMs = time.elapsed();
    QVERIFY2(banner->message().why.contains(addressOf(hungWorkspace)), qPrintable(banner->message().why));
    QVERIFY(banner->message().nextStep.contains(addressOf(hungWorkspace)));
    QTRY_VERIFY_WITH_TIMEOUT(banner->message().severity == ui::Severity::Failure, kPatienceMs);
    const qint64 allMs = time.elapsed();
    qInfo(
        "outputs off: five instruments after %lld ms, the silent one named after %lld ms, given up after %lld ms",
        static_cast<long long>(othersMs), static_cast<long long>(namedMs), static_cast<long long>(allMs));
    QVERIFY(cancelled == visa::Status::ErrorAbort);
    QVERIFY2(banner->message().why.contains(addressOf(hungWorkspace)), qPrintable(banner->message().why));
    QVERIFY(banner->message().nextStep.contains(addressOf(hungWorkspace)));
    QVERIFY(!banner->message().what.contains(addressOf(hungWorkspace)));
    // The silent one was told all the same.
    for (const auto& desk : m_desks)
        QVERIFY(desk->device->messages().contains("OUTPut OFF,(@1:3)"));
    hung.setSilent(false);
    for (Workspace* workspace : workspaces) {
        if (workspace == hungWorkspace)
            continue;
        QCOMPARE(ask(workspace, "OUTP? (@1)"), QByteArray("0"));
        // The form does not go on saying what was so before.
        auto* output = workspace->findChild<ui::CommandRow*>(QStringLiteral("command.output"));
        auto* box = output->findChild<QCheckBox*>();
        QTRY_VERIFY_WITH_TIMEOUT(output->state() == ui::FieldState::Current && box->checkState() == Qt::Unchecked,
                                 kPatienceMs);
    }
}

void TestBenchForms::whatWasWrongBeforeIsToldAsEarlier()
{
    Workspace* workspace = open(addDesk(QStringLiteral("SOCKET")));
    write(workspace, "OUTP ON,(@1:3)");
    write(workspace, "NONSENSE 1");
    m_window->switchAllOutputsOff();
    auto* banner = m_window->findChild<ui::MessageBanner*>(QStringLiteral("windowBanner"));
    QTRY_VERIFY_WITH_TIMEOUT(banner->message().what.contains(workspace->name()), kPatienceMs);
    QCOMPARE(banner->message().severity, ui::Severity::Information);
    QVERIFY2(banner->message().why.contains(QStringLiteral("-113")) &&
                 banner->message().why.contains(QStringLiteral("earlier")),
             qPrintable(banner->message().why));
    QCOMPARE(ask(workspace, "OUTP? (@2)"), QByteArray("0"));
}

void TestBenchForms::outputsOffSaysWhatTheInstrumentComplainsOf()
{
    // A profile of the user's whose safe state the instrument refuses.
    useOwnSafeState("{command: refused}", {});
    Workspace* workspace = open(addDesk(QStringLiteral("SOCKET")));
    m_window->switchAllOutputsOff();
    auto* banner = m_window->findChild<ui::MessageBanner*>(QStringLiteral("windowBanner"));
    QTRY_COMPARE_WITH_TIMEOUT(banner->message().severity, ui::Severity::Failure, kPatienceMs);
    QVERIFY2(banner->message().why.contains(QStringLiteral("-113")), qPrintable(banner->message().why));
    QVERIFY(banner->message().nextStep.contains(workspace->name()));
}

void TestBenchForms::whatOnlyHoldsIsNotCalledOff()
{
    useOwnSafeState("{command: all_off}", "safe_state_description: field held");
    Workspace* workspace = open(addDesk(QStringLiteral("SOCKET")));
    m_window->switchAllOutputsOff();
    auto* banner = m_window->findChild<ui::MessageBanner*>(QStringLiteral("windowBanner"));
    QTRY_VERIFY_WITH_TIMEOUT(banner->message().what.contains(workspace->name()), kPatienceMs);
    QCOMPARE(banner->message().what, QStringLiteral("Made safe: %1 (field held).").arg(workspace->name()));
    auto* own = workspace->findChild<ui::MessageBanner*>(QStringLiteral("messageBanner"));
    QVERIFY2(own->message().what.contains(QStringLiteral("field held")), qPrintable(own->message().what));
    QVERIFY(!own->message().what.contains(QStringLiteral("outputs"), Qt::CaseInsensitive));
}

void TestBenchForms::aSlowInstrumentIsNamedAndNotGivenUp()
{
    Desk& slow = addDesk(QStringLiteral("SOCKET"));
    Workspace* workspace = open(slow);
    write(workspace, "OUTP ON,(@1:3)");
    workspace->link().setTimeouts({std::nullopt, std::chrono::minutes(1), std::nullopt});
    slow.device->setSilent(true);
    m_window->switchAllOutputsOff();
    auto* banner = m_window->findChild<ui::MessageBanner*>(QStringLiteral("windowBanner"));
    QCOMPARE(banner->message().severity, ui::Severity::Information);
    QTRY_COMPARE_WITH_TIMEOUT(banner->message().severity, ui::Severity::Warning, kPatienceMs);
    QVERIFY2(banner->message().why.contains(workspace->name()), qPrintable(banner->message().why));
    QVERIFY(banner->message().nextStep.contains(workspace->name()));
    // It answers after half a second, and before its profile's timeout is over.
    slow.device->setSilent(false);
    QTRY_VERIFY_WITH_TIMEOUT(banner->message().what.contains(workspace->name()), kPatienceMs);
    QCOMPARE(banner->message().severity, ui::Severity::Information);
    QVERIFY(banner->message().nextStep.isEmpty());
    QCOMPARE(ask(workspace, "OUTP? (@1)"), QByteArray("0"));
}

void TestBenchForms::aSetupIsSavedComparedAppliedAndUndone()
{
    Workspace* workspace = open(addDesk(QStringLiteral("HiSLIP")));
    write(workspace, "*RST;VOLT 4.5,(@1)");
    const QString path = m_folder.filePath(QStringLiteral("bench.visor-setup.json"));
    trigger("instrument.saveSetup");
    auto* save = m_window->findChild<ui::SaveSetupDialog*>();
    QVERIFY(save && !save->isModal());
    save->findChild<QLineEdit*>(QStringLiteral("setupPath"))->setText(path);
    save->findChild<QPlainTextEdit*>(QStringLiteral("setupNote"))->setPlainText(QStringLiteral("before lunch"));
    press(save, "setupSave");
    QTRY_VERIFY_WITH_TIMEOUT(QFileInfo::exists(path), kPatienceMs);
    const auto saved = instrument::loadSetup(path);
    QVERIFY(saved);
    QCOMPARE(saved->note, QStringLiteral("before lunch"));
    QCOMPARE(saved->identity, *workspace->link().identity());

    write(workspace, "VOLT 1.25,(@1)");
    write(workspace, "OUTP ON,(@2)");
    write(workspace, "VOLT:PROT 3,(@2)");
    workspace->applySetup(path);
    auto* apply = m_window->findChild<ui::ApplySetupDialog*>();
    QVERIFY(apply && !apply->isModal());
    auto* model = apply->findChild<ui::SetupModel*>();
    QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), 3, kPatienceMs);
    const auto cell = [&](int row, int column) { return model->index(row, column).data().toString(); };
    QCOMPARE(cell(0, ui::SetupModel::Setting), QStringLiteral("Voltage, channel 1"));
    QCOMPARE(cell(0, ui::SetupModel::Before), QStringLiteral("1.25 V"));
    QCOMPARE(cell(0, ui::SetupModel::After), QStringLiteral("4.5 V"));
    // What can do harm waits for a deliberate tick.
    QCOMPARE(cell(1, ui::SetupModel::Setting), QStringLiteral("Output, channel 2"));
    QCOMPARE(model->index(1, 0).data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::Unchecked));
    QVERIFY(model->setData(model->index(2, 0), Qt::Unchecked, Qt::CheckStateRole));
    press(apply, "setupApply");
    QTRY_VERIFY_WITH_TIMEOUT(!cell(0, ui::SetupModel::Outcome).isEmpty(), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(apply->findChild<QPushButton*>(QStringLiteral("setupUndo"))->isEnabled(),
                             kPatienceMs);
    QVERIFY(cell(1, ui::SetupModel::Outcome).isEmpty());
    QCOMPARE(ask(workspace, "VOLT? (@1)").toDouble(), 4.5);
    QCOMPARE(ask(workspace, "OUTP? (@2)"), QByteArray("1"));
    QCOMPARE(ask(workspace, "VOLT:PROT? (@2)").toDouble(), 3.0);
    auto* shown = workspace->findChild<ui::CommandRow*>(QStringLiteral("command.voltage"));
    auto* value = shown->findChild<QLineEdit*>(QStringLiteral("number.value"));
    QTRY_COMPARE_WITH_TIMEOUT(value->text(), QStringLiteral("4.5 V"), kPatienceMs);

    press(apply, "setupUndo");
    QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), 1, kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(!cell(0, ui::SetupModel::Outcome).isEmpty(), kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(workspace->link().pendingJobs(), std::size_t(0), kPatienceMs);
    QCOMPARE(ask(workspace, "VOLT? (@1)").toDouble(), 1.25);
    QVERIFY(!apply->findChild<QPushButton*>(QStringLiteral("setupUndo"))->isEnabled());
    press(apply, "setupClose");
    QTRY_VERIFY(m_window->findChild<ui::ApplySetupDialog*>() == nullptr);
}

void TestBenchForms::whatCannotBeAppliedSaysWhy()
{
    Workspace* workspace = open(addDesk(QStringLiteral("HiSLIP")));
    const QString path = m_folder.filePath(QStringLiteral("other.visor-setup.json"));
    workspace->applySetup(path);
    auto* banner = workspace->findChild<ui::MessageBanner*>(QStringLiteral("messageBanner"));
    QCOMPARE(banner->message().severity, ui::Severity::Failure);
    QVERIFY(banner->message().why.contains(path));

    instrument::Setup other;
    other.profileKey = QStringLiteral("acme-x1");
    QVERIFY(instrument::saveSetup(other, path));
    workspace->applySetup(path);
    auto* apply = m_window->findChild<ui::ApplySetupDialog*>();
    QVERIFY(apply);
    auto* status = apply->findChild<QLabel*>(QStringLiteral("setupStatus"));
    QTRY_VERIFY_WITH_TIMEOUT(status->text().contains(QStringLiteral("acme-x1")), kPatienceMs);
    QVERIFY(!apply->findChild<QPushButton*>(QStringLiteral("setupApply"))->isEnabled());
}

void TestBenchForms::aRecordingReplaysToTheSameTrace_data()
{
    QTest::addColumn<int>("form");
    QTest::addColumn<QString>("interpreter");
    QTest::newRow("shell") << static_cast<int>(instrument::ScriptForm::Shell) << QStringLiteral("sh");
    QTest::newRow("Python") << static_cast<int>(instrument::ScriptForm::Python) << QStringLiteral("python3");
}

void TestBenchForms::aRecordingReplaysToTheSameTrace()
{
    QFETCH(int, form);
    QFETCH(QString, interpreter);
    // The system's own: packages for it are the distribution's.
    const QString program =
        QStandardPaths::findExecutable(interpreter, {QStringLiteral("/usr/bin"), QStringLiteral("/bin")});
    const bool isPython = form == static_cast<int>(instrument::ScriptForm::Python);
    const QStringList look{QStringLiteral("-c"), QStringLiteral("import pyvisa, pyvisa_py")};
    if (isPython && (program.isEmpty() || QProcess::execute(program, look) != 0))
        QSKIP("PyVISA and PyVISA-py are not installed.");
    Desk& desk = addDesk(QStringLiteral("SOCKET"));
    Workspace* workspace = open(desk);
    auto* controls = workspace->findChild<ui::ControlsPanel*>();
    const std::uint64_t before = m_trace->lastNumber();
    trigger("instrument.record");
    QVERIFY(workspace->isRecording());
    QVERIFY(workspace->findChild<QWidget*>(QStringLiteral("recordingBar"))->isVisible());
    auto* row = controls->findChild<ui::CommandRow*>(QStringLiteral("command.voltage"));
    QVERIFY(row);
    auto* value = row->findChild<QLineEdit*>(QStringLiteral("number.value"));
    value->setFocus();
    value->selectAll();
    QTest::keyClicks(value, QStringLiteral("4.2"));
    QTest::keyClick(value, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(row->state(), ui::FieldState::Current, kPatienceMs);
    QCOMPARE(ask(workspace, "VOLT? (@1)").toDouble(), 4.2);
    write(workspace, "DISP:TEXT 'it''s -- \"on\" $HOME'");
    QCOMPARE(ask(workspace, "*IDN?").left(5), QByteArray("VISOR"));
    press(workspace, "recordingStop");
    QVERIFY(!workspace->isRecording());
    auto* dialog = m_window->findChild<ui::RecordingDialog*>();
    QVERIFY(dialog && !dialog->isModal());
    auto* forms = dialog->findChild<QComboBox*>(QStringLiteral("recordingForm"));
    forms->setCurrentIndex(forms->findData(form));
    const QString script = m_folder.filePath(QStringLiteral("recording"));
    QVERIFY(dialog->saveTo(script));

    // What the trace says a user did and heard, against what the script does and hears at a fresh instrument.
    QByteArrayList done;
    QByteArrayList heard;
    for (const instrument::TraceEntry& entry : m_trace->entriesAfter(before, 1000)) {
        if (entry.origin == instrument::Origin::Housekeeping)
            continue;
        if (entry.direction == instrument::Direction::Write)
            done << entry.preview.trimmed();
        else if (entry.direction == instrument::Direction::Read)
            heard << entry.preview.trimmed();
    }
    QCOMPARE(done.size(), 4);
    QCOMPARE(heard.size(), 2);
    Desk& fresh = addDesk(QStringLiteral("SOCKET"), 1);
    const test::Program visor;
    QProcess process;
    visor.prepare(process);
    QProcessEnvironment environment = process.processEnvironment();
    environment.insert(QStringLiteral("PATH"),
                       QFileInfo(QStringLiteral(VISOR_PROGRAM)).absolutePath() + QStringLiteral(":/usr/bin:/bin"));
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(m_folder.path());
    process.start(program, {script, fresh.resource().toString()});
    QTRY_VERIFY_WITH_TIMEOUT(process.state() == QProcess::NotRunning, kPatienceMs);
    const QByteArray out = process.readAllStandardOutput();
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    QCOMPARE(fresh.device->messages(), done);
    QCOMPARE(out.trimmed().split('\n'), heard);
}

void TestBenchForms::recordingsAreShownInEveryForm()
{
    Workspace* workspace = open(addDesk(QStringLiteral("HiSLIP")));
    trigger("instrument.record");
    write(workspace, "VOLT 2,(@1)");
    trigger("instrument.stopRecording");
    auto* dialog = m_window->findChild<ui::RecordingDialog*>();
    QVERIFY(dialog);
    auto* form = dialog->findChild<QComboBox*>(QStringLiteral("recordingForm"));
    auto* text = dialog->findChild<QPlainTextEdit*>(QStringLiteral("recordingText"));
    QVERIFY(text->toPlainText().contains(QStringLiteral("visor write -- \"$resource\" 'VOLT 2,(@1)'")));
    form->setCurrentIndex(form->findData(static_cast<int>(instrument::ScriptForm::Python)));
    QVERIFY(text->toPlainText().contains(QStringLiteral("import pyvisa")));
    form->setCurrentIndex(form->findData(static_cast<int>(instrument::ScriptForm::Scpi)));
    QCOMPARE(text->toPlainText(), QStringLiteral("VOLT 2,(@1)\n"));
    const auto unwritten = dialog->saveTo(m_folder.filePath(QStringLiteral("no/such/folder.scpi")));
    QVERIFY(!unwritten);
    QCOMPARE(unwritten.error().status, visa::Status::ErrorFileIo);
}

} // namespace visor::app

QTEST_MAIN(visor::app::TestBenchForms)
#include "test_bench_forms.moc"
