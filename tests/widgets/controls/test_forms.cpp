// SPDX-License-Identifier: GPL-3.0-or-later
// Forms as a whole: channels folded, sequences, reading on open, groups nobody wrote, and how soon a large one is
// up.
#include "core/profile/reader.h"
#include "tests/common/test_case.h"
#include "tests/core/instrument/fake_transport.h"
#include "widgets/common/instrument_link.h"
#include "widgets/controls/channel_picker.h"
#include "widgets/controls/command_row.h"
#include "widgets/controls/controls_panel.h"
#include "widgets/controls/danger_question.h"
#include "widgets/controls/run_row.h"
#include "widgets/controls/values_dialog.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QScopeGuard>
#include <QSemaphore>
#include <QTabBar>
#include <QTabWidget>
#include <QTableWidget>
#include <QTemporaryDir>

namespace visor::ui {

namespace {

constexpr int kPatienceMs = 20'000;

const char* const kHead = "instrument: {manufacturer: ACME, model: Supply, class: power_supply}\n"
                          "identity: {pattern: \"ACME,SUPPLY\"}\n";

const char* const kChannels = R"yaml(
commands:
  voltage:
    getter: "VOLT? (@{channel})"
    setter: "VOLT {value},(@{channel})"
    params:
      channel: &channel {type: int, min: 1, max: 3, default: 1}
      value: {type: float, unit: V, min: 0, max: 30}
    returns: {type: float, unit: V}
  current:
    getter: "CURR? (@{channel})"
    setter: "CURR {value},(@{channel})"
    params: {channel: *channel, value: {type: float, unit: A}}
    returns: {type: float, unit: A}
  measure: {scpi: "MEAS? (@{channel})", params: {channel: *channel}, returns: {type: float, unit: V}}
  mode: {getter: "MODE?", setter: "MODE {value}", params: {value: {type: int}}, returns: {type: int}}
  limit: {getter: "LIM? (@{channel})", setter: "LIM {value},(@{channel})",
    params: {channel: *channel, value: {type: float}}, returns: {type: float}}
  limit_delay: {getter: "DEL? (@{channel})", setter: "DEL {value},(@{channel})",
    params: {channel: *channel, value: {type: float}}, returns: {type: float}}
  output: {is_dangerous: true, type: write, scpi: "OUTP {state}", params: {state: {type: bool}}}
sequences:
  settle:
    description: Sets and looks
    params: {level: {type: float, default: 2}}
    steps:
      - {scpi: "VOLT {level},(@1)"}
      - {scpi: "SLOW?"}
      - {scpi: "VOLT? (@1)", capture: reached}
    returns: reached
  switch_on: {steps: [{command: output, args: {state: "ON"}}]}
console:
  groups: {Output: [voltage, current, measure, mode], Protection: [limit, limit_delay]}
  read_on_open: [voltage, current, limit]
)yaml";

const char* const kMagnet = R"yaml(
commands:
  field:
    getter: "FIELD?"
    setter: "FIELD {value}"
    requires_sweep: true
    params: {value: {type: float, unit: T, min: -9, max: 9}}
    returns: {type: float, unit: T}
    sweep: {rate_param: rate, command: "RATE {rate}\nFIELD {value}\nGO", check_command: "STATUS?",
      check_idle_match: "^HOLD", stop_command: "PAUSE", poll_interval_ms: 1}
  heater: {getter: "HEAT?", setter: "HEAT {value}", params: {value: {type: int}}, returns: {type: int}}
  quick: {type: write, scpi: "QUICK {v}", is_dangerous: true, params: {v: {type: float}},
    sweep: {check_command: "STATUS?", check_idle_match: "^HOLD", poll_interval_ms: 1}}
sequences:
  go: {steps: [{scpi: "HEAT 1"}]}
)yaml";

} // namespace

class TestForms : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_bench = std::make_shared<test::FakeBench>();
        m_values.clear();
        m_errors.clear();
        m_hook = {};
        m_bench->answer = [this](const QByteArray& message) { return answer(message); };
        m_transports = std::make_unique<instrument::TransportSet>();
        m_transports->add(std::make_unique<test::FakeTransport>(m_bench));
        m_trace = std::make_unique<instrument::TraceLog>();
    }
    void cleanup()
    {
        m_panel.reset();
        m_link.reset();
    }

    void onePickerFeedsTheRowsOfAGroup()
    {
        open(kChannels);
        auto* picker = m_panel->findChild<ChannelPicker*>();
        QVERIFY(picker->isVisible());
        auto* channels = picker->findChild<QTabBar*>();
        QCOMPARE(channels->count(), 3);
        QTRY_COMPARE(rowOf("voltage")->state(), FieldState::Current);
        QVERIFY(!line("voltage", "number.channel")->isVisible());
        QVERIFY(!line("measure", "number.channel")->isVisible());
        QVERIFY(line("voltage", "number.value")->isVisible());
        setValue("VOLT2", "12");
        channels->setCurrentIndex(1);
        QTRY_COMPARE(line("voltage", "number.value")->text(), QStringLiteral("12 V"));
        QTRY_COMPARE(rowOf("current")->state(), FieldState::Current);
        QVERIFY(written().contains("CURR? (@2)\n"));
        // What cannot mean a channel is left alone; a query takes the channel when it is asked.
        QTest::mouseClick(rowOf("measure")->findChild<QPushButton*>(QStringLiteral("read.measure")),
                          Qt::LeftButton);
        QTRY_VERIFY(written().contains("MEAS? (@2)\n"));
        // Another group with the same channels shows the same one, and reads what it knew of the other.
        QTRY_VERIFY(written().contains("LIM? (@1)\n"));
        selectGroup(QStringLiteral("Protection"));
        QCOMPARE(picker->value(), QStringLiteral("2"));
        QTRY_VERIFY(written().contains("LIM? (@2)\n"));
        QVERIFY(!written().contains("DEL? (@2)\n")); // nobody ever asked for it
        selectGroup(QStringLiteral("Sequences"));
        QVERIFY(!picker->isVisible());
    }

    void thePickerHasRoomThoughFilledOutOfSight()
    {
        open(kChannels, false);
        QTabWidget tabs;
        tabs.addTab(m_panel.get(), QString());
        tabs.addTab(new QLabel(QStringLiteral("another")), QString());
        const auto keep = qScopeGuard([&] { m_panel->setParent(nullptr); });
        tabs.resize(900, 500);
        tabs.show();
        QVERIFY(QTest::qWaitForWindowExposed(&tabs));
        tabs.setCurrentIndex(1);
        m_link->open();
        QTRY_VERIFY_WITH_TIMEOUT(m_link->profile(), kPatienceMs);
        auto* channels = m_panel->findChild<QTabBar*>(QStringLiteral("channels"));
        QTRY_COMPARE(channels->count(), 3);
        tabs.setCurrentIndex(0);
        QTRY_VERIFY(channels->isVisible());
        QTRY_VERIFY(channels->tabRect(0).height() > 0 && channels->height() >= channels->tabRect(0).height());
    }

    void anEditOfOneChannelWaitsWhileAnotherIsLookedAt()
    {
        open(kChannels);
        QTRY_COMPARE(rowOf("voltage")->state(), FieldState::Current);
        auto* channels = m_panel->findChild<QTabBar*>(QStringLiteral("channels"));
        rowOf("voltage")->setLive(false);
        QLineEdit* value = line("voltage", "number.value");
        value->setFocus();
        value->selectAll();
        QTest::keyClicks(value, QStringLiteral("7"));
        channels->setCurrentIndex(2);
        QTRY_COMPARE(rowOf("voltage")->state(), FieldState::Current);
        QCOMPARE(value->text(), QStringLiteral("3 V"));
        channels->setCurrentIndex(0);
        QCOMPARE(rowOf("voltage")->state(), FieldState::Edited);
        QCOMPARE(value->text(), QStringLiteral("7 V"));
        m_panel->applyAll();
        QTRY_COMPARE(rowOf("voltage")->state(), FieldState::Current);
        QVERIFY(written().contains("VOLT 7,(@1)\n"));
        QVERIFY(!written().contains("VOLT 7,(@3)\n"));
    }

    void anAnswerComesToTheChannelThatWasAsked()
    {
        open(kChannels);
        QTRY_COMPARE(rowOf("voltage")->state(), FieldState::Current);
        auto* channels = m_panel->findChild<QTabBar*>(QStringLiteral("channels"));
        QLineEdit* value = line("voltage", "number.value");
        {
            const std::lock_guard lock(m_bench->mutex); // the instrument takes its time
            value->setFocus();
            value->selectAll();
            QTest::keyClicks(value, QStringLiteral("9"));
            QTest::keyClick(value, Qt::Key_Return);
            QCOMPARE(rowOf("voltage")->state(), FieldState::Sending);
            channels->setCurrentIndex(1);
        }
        QTRY_COMPARE(rowOf("voltage")->state(), FieldState::Current);
        QCOMPARE(value->text(), QStringLiteral("2 V"));
        channels->setCurrentIndex(0);
        QTRY_COMPARE(value->text(), QStringLiteral("9 V"));
    }

    void aRefusalIsShownThoughItWasReadMeanwhile()
    {
        open(kChannels);
        QTRY_COMPARE(rowOf("mode")->state(), FieldState::Unknown);
        QTRY_COMPARE(m_link->pendingJobs(), std::size_t(0));
        QLineEdit* value = line("mode", "number.value");
        {
            const std::lock_guard lock(m_bench->mutex); // the instrument takes its time
            m_errors = {"-222,\"Data out of range\"\n"};
            value->setFocus();
            QTest::keyClicks(value, QStringLiteral("99"));
            QTest::keyClick(value, Qt::Key_Return);
            QCOMPARE(rowOf("mode")->state(), FieldState::Sending);
            rowOf("mode")->read();
            QCOMPARE(rowOf("mode")->state(), FieldState::Reading);
        }
        QTRY_COMPARE(m_link->pendingJobs(), std::size_t(0));
        QTRY_COMPARE(rowOf("mode")->state(), FieldState::Rejected);
        QVERIFY2(result(rowOf("mode"), "mode").contains(QStringLiteral("Data out of range")),
                 qPrintable(result(rowOf("mode"), "mode")));
        QCOMPARE(value->text(), QStringLiteral("99"));
        // Reading once more is how one goes on.
        rowOf("mode")->read();
        QTRY_COMPARE(rowOf("mode")->state(), FieldState::Current);
    }

    void whatStandsLeftOfTheButtonsIsOneColumn()
    {
        open("commands:\n"
             "  plain: {getter: \"A?\", setter: \"A {v}\", params: {v: {type: float}}, returns: {type: float}}\n"
             "  harmful: {is_dangerous: true, getter: \"B?\", setter: \"B {v}\", params: {v: {type: float}}, "
             "returns: {type: float}}\n"
             "  looked_at: {type: query, scpi: \"C?\", returns: {type: float}}\n"
             "console: {groups: {All: [plain, harmful, looked_at]}}\n");
        QApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        const auto left = [&](const char* name) {
            return rowOf(name)
                ->findChild<QLabel*>(QStringLiteral("result.") + QString::fromLatin1(name))
                ->mapTo(m_panel.get(), QPoint())
                .x();
        };
        QCOMPARE(left("harmful"), left("plain"));
        QCOMPARE(left("looked_at"), left("plain"));
        QVERIFY(rowOf("harmful")->findChild<QPushButton*>(QStringLiteral("apply.harmful"))->width() >
                rowOf("plain")->findChild<QPushButton*>(QStringLiteral("apply.plain"))->width());
    }

    void readingOnOpenCanBeStopped()
    {
        m_hook = [this](const QByteArray& message) {
            if (message.startsWith("P3"))
                m_bench->isMute = true;
        };
        open(properties(30));
        auto* bar = m_panel->findChild<QWidget*>(QStringLiteral("readingBar"));
        QTRY_VERIFY(bar->isVisible());
        QTest::mouseClick(bar->findChild<QPushButton*>(QStringLiteral("readingStop")), Qt::LeftButton);
        QTRY_VERIFY(!bar->isVisible());
        QTRY_COMPARE(m_link->pendingJobs(), std::size_t(0));
        QVERIFY(!written().contains("P10?\n"));
        QCOMPARE(rowOf("p10")->state(), FieldState::Unknown);
        // Nothing is left broken: the next reading works.
        {
            const std::lock_guard lock(m_bench->mutex);
            m_bench->isMute = false;
            m_hook = {};
        }
        rowOf("p10")->read();
        QTRY_COMPARE(rowOf("p10")->state(), FieldState::Current);
    }

    void whatAUserDoesComesBeforeTheRestOfTheReading()
    {
        QSemaphore reached;
        QSemaphore goOn;
        m_hook = [&](const QByteArray& message) {
            if (message == "P2?") {
                reached.release();
                goOn.acquire();
            }
        };
        open(properties(40), false);
        m_link->open();
        QTRY_VERIFY(reached.available() > 0);
        QTRY_VERIFY(m_panel->findChild<CommandRow*>(QStringLiteral("command.p30")) != nullptr);
        rowOf("p30")->read();
        goOn.release();
        QTRY_COMPARE(rowOf("p39")->state(), FieldState::Current);
        QByteArrayList order = written();
        order.removeIf([](const QByteArray& message) { return !message.startsWith('P'); });
        QVERIFY2(order.indexOf("P30?\n") < order.indexOf("P4?\n"), order.join(' ').constData());
        for (int i = 0; i < 40; ++i)
            QVERIFY(order.contains('P' + QByteArray::number(i) + "?\n"));
    }

    void aSilentInstrumentIsNotAskedForEverything()
    {
        m_hook = [this](const QByteArray& message) {
            if (message.startsWith("P0"))
                m_bench->isMute = true;
        };
        open(QByteArray("settings: {timeout_ms: 50}\n") + properties(30));
        QTRY_COMPARE(rowOf("p0")->state(), FieldState::Rejected);
        QTRY_COMPARE(m_link->pendingJobs(), std::size_t(0));
        QTRY_COMPARE(rowOf("p1")->state(), FieldState::Rejected);
        QVERIFY(!written().contains("P2?\n"));
        QCOMPARE(rowOf("p2")->state(), FieldState::Unknown);
        // A reading that failed is nothing that waits to be sent.
        QVERIFY(!rowOf("p0")->hasEdits());
    }

    void sequencesRunAndShowTheirResult()
    {
        open(kChannels);
        selectGroup(QStringLiteral("Sequences"));
        auto* row = m_panel->findChild<RunRow*>(QStringLiteral("sequence.settle"));
        QVERIFY(row->isVisible());
        QTest::mouseClick(row->findChild<QPushButton*>(QStringLiteral("run.settle")), Qt::LeftButton);
        QTRY_VERIFY(!row->isRunning());
        QCOMPARE(row->findChild<QLabel*>(QStringLiteral("result.settle"))->text(), QStringLiteral("2"));
        QVERIFY(written().contains("VOLT 2,(@1)\n"));
        // Out of range is refused before anything is sent.
        auto* level = row->findChild<QLineEdit*>(QStringLiteral("number.level"));
        level->setText(QStringLiteral("much"));
        const auto before = written().size();
        QTest::mouseClick(row->findChild<QPushButton*>(QStringLiteral("run.settle")), Qt::LeftButton);
        QVERIFY(!row->isRunning());
        QVERIFY(row->findChild<QLabel*>(QStringLiteral("result.settle"))->text().contains(QStringLiteral("much")));
        QCOMPARE(written().size(), before);
    }

    void aSequenceStopsWhereItIs()
    {
        open(kChannels);
        QTRY_COMPARE(rowOf("voltage")->state(), FieldState::Current);
        QTRY_COMPARE(m_link->pendingJobs(), std::size_t(0));
        {
            const std::lock_guard lock(m_bench->mutex);
            m_hook = [this](const QByteArray& message) { m_bench->isMute = message.startsWith("SLOW"); };
        }
        selectGroup(QStringLiteral("Sequences"));
        auto* row = m_panel->findChild<RunRow*>(QStringLiteral("sequence.settle"));
        QTest::mouseClick(row->findChild<QPushButton*>(QStringLiteral("run.settle")), Qt::LeftButton);
        auto* progress = row->findChild<QProgressBar*>();
        QTRY_COMPARE(progress->value(), 2);
        QVERIFY(progress->isVisible());
        QTest::mouseClick(row->findChild<QPushButton*>(QStringLiteral("stop.settle")), Qt::LeftButton);
        QTRY_VERIFY(!row->isRunning());
        const QString result = row->findChild<QLabel*>(QStringLiteral("result.settle"))->text();
        QVERIFY2(result.contains(u'2') && result.contains(u'3'), qPrintable(result));
        QVERIFY(row->findChild<QPushButton*>(QStringLiteral("run.settle"))->isVisible());
    }

    void aDangerousSequenceAsksFirst()
    {
        open(kChannels);
        selectGroup(QStringLiteral("Sequences"));
        auto* row = m_panel->findChild<RunRow*>(QStringLiteral("sequence.switch_on"));
        QTest::mouseClick(row->findChild<QPushButton*>(QStringLiteral("run.switch_on")), Qt::LeftButton);
        auto* question = row->findChild<QMessageBox*>(QStringLiteral("dangerQuestion"));
        QVERIFY(question);
        QVERIFY(!row->isRunning());
        QTest::mouseClick(question->findChild<QPushButton*>(QStringLiteral("dangerSend")), Qt::LeftButton);
        QTRY_VERIFY(written().contains("OUTP ON\n") || written().contains("OUTP 1\n"));
    }

    void capturedValuesAreATable()
    {
        open(kChannels);
        selectGroup(QStringLiteral("Sequences"));
        auto* row = runRow("sequence.settle");
        auto* values = row->findChild<QPushButton*>(QStringLiteral("values.settle"));
        QVERIFY(!values->isVisible());
        click(row, "run.settle");
        QTRY_VERIFY(values->isVisible());
        QTest::mouseClick(values, Qt::LeftButton);
        auto* dialog = row->findChild<ValuesDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        auto* table = dialog->findChild<QTableWidget*>();
        QCOMPARE(table->rowCount(), 1);
        QCOMPARE(table->item(0, 0)->text(), QStringLiteral("reached"));
        QCOMPARE(table->item(0, 1)->text(), QStringLiteral("2"));
        const QTemporaryDir folder;
        QVERIFY(dialog->saveTo(folder.filePath(QStringLiteral("v.csv"))));
        QFile file(folder.filePath(QStringLiteral("v.csv")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("Name,Value,Unit\nreached,2,\n"));
        const auto refused = dialog->saveTo(folder.filePath(QStringLiteral("none/v.csv")));
        QVERIFY(!refused && refused.error().message.contains(QStringLiteral("none/v.csv")));
    }

    void aSweepIsFollowedToItsEnd()
    {
        QSemaphore mayEnd;
        openMagnet(mayEnd);
        auto* row = runRow("sweep.field");
        QVERIFY(row->isVisible());
        enter(row, "number.value", "4");
        // The rate is declared nowhere, and needed all the same.
        click(row, "run.field");
        QVERIFY(!row->isRunning());
        QVERIFY2(result(row, "field").contains(QStringLiteral("rate")), qPrintable(result(row, "field")));
        enter(row, "number.rate", "0.5");
        click(row, "run.field");
        QVERIFY(row->isRunning());
        auto* progress = row->findChild<QProgressBar*>();
        QVERIFY(progress->isVisible());
        // Half the way: value, share and the time that is left.
        QTRY_COMPARE(progress->value(), progress->maximum() / 2);
        QTRY_VERIFY2(result(row, "field").contains(QStringLiteral("2.0000 T")) &&
                         result(row, "field").contains(QStringLiteral("50 %")) &&
                         result(row, "field").contains(QStringLiteral("left")),
                     qPrintable(result(row, "field")));
        mayEnd.release();
        QTRY_VERIFY(!row->isRunning());
        QVERIFY2(result(row, "field").startsWith(QStringLiteral("4.000000 T")), qPrintable(result(row, "field")));
        QVERIFY(written().contains("RATE 0.5\n") && written().contains("FIELD 4\n") && written().contains("GO\n"));
        QVERIFY(!written().contains("PAUSE\n"));
        const ValueTable table = row->values();
        QCOMPARE(table.headings.size(), 4);
        QCOMPARE(table.rows.front().value(1), QStringLiteral("0"));
        QCOMPARE(table.rows.back().value(1), QStringLiteral("4"));
        QCOMPARE(table.rows.back().value(2), QStringLiteral("T"));
        {
            const std::lock_guard lock(m_bench->mutex);
            QCOMPARE(m_bench->locksHeld, 0);
            QVERIFY(m_bench->lockActs.contains("lock exclusive"));
        }
    }

    void aStoppedSweepHolds()
    {
        QSemaphore mayEnd;
        auto* row = startSweep(mayEnd);
        QTRY_VERIFY(written().contains("GO\n"));
        click(row, "stop.field");
        QTRY_VERIFY(!row->isRunning());
        QVERIFY(written().contains("PAUSE\n"));
        QVERIFY2(result(row, "field").contains(QStringLiteral("holds")), qPrintable(result(row, "field")));
        QVERIFY(!row->values().rows.empty()); // what was seen until then stays
        const std::lock_guard lock(m_bench->mutex);
        QCOMPARE(m_bench->locksHeld, 0);
    }

    void nothingElseIsSetDuringASweep()
    {
        QSemaphore mayEnd;
        auto* row = startSweep(mayEnd);
        QVERIFY(row->isRunning());
        // Neither by a field …
        m_panel->findChild<QLineEdit*>(QStringLiteral("controlsSearch"))->setText(QStringLiteral("heater"));
        QLineEdit* heater = line("heater", "number.value");
        heater->setFocus();
        QTest::keyClicks(heater, QStringLiteral("7"));
        QTest::keyClick(heater, Qt::Key_Return);
        QCOMPARE(rowOf("heater")->state(), FieldState::Rejected);
        const QString why = result(rowOf("heater"), "heater");
        QVERIFY2(why.contains(QStringLiteral("Field")) && why.contains(QStringLiteral("under way")),
                 qPrintable(why));
        // … nor by another run.
        m_panel->findChild<QLineEdit*>(QStringLiteral("controlsSearch"))->clear();
        selectGroup(QStringLiteral("Sequences"));
        auto* sequence = runRow("sequence.go");
        click(sequence, "run.go");
        QVERIFY(!sequence->isRunning());
        QVERIFY2(result(sequence, "go").contains(QStringLiteral("Field")), qPrintable(result(sequence, "go")));
        mayEnd.release();
        QTRY_VERIFY(!row->isRunning());
        QVERIFY(!written().contains("HEAT 7\n") && !written().contains("HEAT 1\n"));
        // What was typed is still there and goes out now.
        m_panel->findChild<QLineEdit*>(QStringLiteral("controlsSearch"))->setText(QStringLiteral("heater"));
        rowOf("heater")->apply();
        QTRY_VERIFY(written().contains("HEAT 7\n"));
    }

    void theInterlockSpeaks()
    {
        QSemaphore mayEnd;
        openMagnet(mayEnd);
        // A field that must not jump refuses to, and says how it is moved.
        m_panel->findChild<QLineEdit*>(QStringLiteral("controlsSearch"))->setText(QStringLiteral("field"));
        QLineEdit* field = line("field", "number.value");
        field->setFocus();
        QTest::keyClicks(field, QStringLiteral("3"));
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(rowOf("field")->state(), FieldState::Rejected);
        QTRY_VERIFY2(result(rowOf("field"), "field").contains(QStringLiteral("sweep")),
                     qPrintable(result(rowOf("field"), "field")));
        QVERIFY(!written().contains("FIELD 3\n"));
        // Somebody else's lock keeps a sweep from starting.
        {
            const std::lock_guard lock(m_bench->mutex);
            m_bench->isLockedByOthers = true;
        }
        auto* row = runRow("sweep.field");
        enter(row, "number.value", "4");
        enter(row, "number.rate", "1");
        click(row, "run.field");
        QTRY_VERIFY(!row->isRunning());
        QVERIFY2(result(row, "field").contains(QStringLiteral("lock"), Qt::CaseInsensitive),
                 qPrintable(result(row, "field")));
        QVERIFY(!written().contains("GO\n"));
        QVERIFY(!m_link->writeRefusal());
    }

    void aDangerousSweepAsksFirst()
    {
        QSemaphore mayEnd;
        openMagnet(mayEnd);
        auto* row = runRow("sweep.quick");
        enter(row, "number.v", "1");
        click(row, "run.quick");
        QVERIFY(!row->isRunning());
        auto* question = row->findChild<QMessageBox*>(QStringLiteral("dangerQuestion"));
        QVERIFY(question);
        QTest::mouseClick(question->findChild<QPushButton*>(QStringLiteral("dangerSend")), Qt::LeftButton);
        QTRY_VERIFY(written().contains("QUICK 1\n"));
        // Its profile has no stop command: that is said, not passed over.
        click(row, "stop.quick");
        QTRY_VERIFY(!row->isRunning());
        QVERIFY2(result(row, "quick").contains(QStringLiteral("front panel")), qPrintable(result(row, "quick")));
    }

    void aSweepEndsWithItsForm()
    {
        QSemaphore mayEnd;
        startSweep(mayEnd);
        QTRY_VERIFY(written().contains("GO\n"));
        m_panel.reset();
        QTRY_VERIFY(written().contains("PAUSE\n"));
        QVERIFY(!m_link->writeRefusal());
    }

    void aLostInstrumentEndsASweep()
    {
        QSemaphore mayEnd;
        auto* row = startSweep(mayEnd);
        QTRY_VERIFY(written().contains("GO\n"));
        {
            const std::lock_guard lock(m_bench->mutex);
            m_bench->isUnplugged = true;
        }
        QTRY_VERIFY(!row->isRunning());
        QVERIFY2(result(row, "field").contains(QStringLiteral("may still be moving")),
                 qPrintable(result(row, "field")));
        QVERIFY(!m_link->writeRefusal());
    }

    void anotherProfileDoesNotTakeARunningSweepAway()
    {
        QSemaphore mayEnd;
        auto* row = startSweep(mayEnd);
        QTRY_VERIFY(written().contains("GO\n"));
        auto changed = std::make_shared<profile::Profile>(*m_link->profile());
        changed->key = QStringLiteral("other");
        m_link->setProfile(changed);
        QCOMPARE(runRow("sweep.field"), row);
        QVERIFY(row->isVisible() && row->isRunning());
        mayEnd.release();
        QTRY_VERIFY(runRow("sweep.field") != row);
        QVERIFY2(result(runRow("sweep.field"), "field").startsWith(QStringLiteral("4.000000 T")),
                 qPrintable(result(runRow("sweep.field"), "field")));
        QVERIFY(!runRow("sweep.field")->values().rows.empty());
    }

    void theMakersSoftwareIsShownAndNotRun()
    {
        open(R"yaml(
sdk:
  package: acme-lab
  import_path: acme.lab
  class_name: Meter
  is_async: true
  connect: {method: open, args: {host: "{host}", ports: [1, 2]}, defaults: {host: localhost}}
  disconnect: {method: close}
commands:
  volt: {type: query, sdk_call: {method: read, args_map: {range: rng}, result_field: value},
    params: {range: {type: float, default: 1}}, returns: {type: float}}
  bias: {type: property, sdk_call: {getter: get_bias, setter: set_bias}, params: {v: {type: float}}}
  both: {type: write, scpi: "BOTH", sdk_call: {method: both}}
)yaml");
        QVERIFY(m_panel->findChild<QWidget*>(QStringLiteral("sdkView"))->isHidden());
        selectGroup(QStringLiteral("Maker's software"));
        auto* view = m_panel->findChild<QWidget*>(QStringLiteral("sdkView"));
        QVERIFY(view->isVisible());
        QString words;
        for (const QLabel* label : view->findChildren<QLabel*>())
            words += label->text() + u'\n';
        for (const char* word :
             {"edge", "acme-lab", "acme.lab", "Meter (asynchronous)", "open", "{host: \"{host}\"", "ports: [1, 2]",
              "localhost", "close", "read(rng = range)", "the field value", "get_bias", "set_bias", "both("})
            QVERIFY2(words.contains(QLatin1String(word)), qPrintable(words));
        QVERIFY(view->findChildren<QPushButton*>().isEmpty());
        // Its commands are in the form, say why they cannot be used, and what has a message can.
        auto* search = m_panel->findChild<QLineEdit*>(QStringLiteral("controlsSearch"));
        for (const char* name : {"volt", "bias"}) {
            search->setText(QString::fromLatin1(name));
            QVERIFY(!view->isVisible());
            CommandRow* row = rowOf(name);
            QVERIFY2(row != nullptr && row->isVisible(), name);
            QVERIFY(result(row, name).contains(QStringLiteral("edge")));
            QVERIFY(row->toolTip().contains(QStringLiteral("software")));
            for (const QPushButton* button : row->findChildren<QPushButton*>()) {
                QVERIFY(!button->isEnabled());
                QVERIFY(button->toolTip().contains(QStringLiteral("edge")));
            }
            QVERIFY(!row->findChild<QLineEdit*>()->isEnabled());
        }
        search->setText(QStringLiteral("both"));
        click(rowOf("both"), "apply.both");
        QTRY_VERIFY(written().contains("BOTH\n"));
        // Asked by other ways it answers with the same reason.
        rowOf("volt")->read();
        QTRY_COMPARE(rowOf("volt")->state(), FieldState::Rejected);
        // A profile without it has no such group.
        open(kChannels);
        QVERIFY(m_panel->findChild<QListWidget*>(QStringLiteral("controlsGroups"))
                    ->findItems(QStringLiteral("Maker's software"), Qt::MatchExactly)
                    .isEmpty());
    }

    void aLongRunKeepsATableOfBoundedLength()
    {
        RunBoard board;
        const int most = static_cast<int>(RunBoard::kMostRows);
        for (int row = 0; row < 5 * most; ++row)
            board.addRow({QString::number(row)});
        const ValueTable table = board.table();
        QVERIFY(table.rows.size() < RunBoard::kMostRows);
        QVERIFY(table.rows.size() >= RunBoard::kMostRows / 2);
        QCOMPARE(table.rows.front().value(0), QStringLiteral("0"));
        const int stride = table.rows[1].value(0).toInt();
        for (std::size_t at = 0; at < table.rows.size(); ++at)
            QCOMPARE(table.rows[at].value(0).toInt(), static_cast<int>(at) * stride);
    }

    void aSequenceThatOnlySwitchesOffDoesNotAsk()
    {
        open(QByteArray(kChannels).replace("state: \"ON\"", "state: \"OFF\""));
        selectGroup(QStringLiteral("Sequences"));
        auto* row = runRow("sequence.switch_on");
        QTest::mouseClick(row->findChild<QPushButton*>(QStringLiteral("run.switch_on")), Qt::LeftButton);
        QVERIFY(!row->findChild<QMessageBox*>(QStringLiteral("dangerQuestion")));
        QTRY_VERIFY(written().contains("OUTP OFF\n") || written().contains("OUTP 0\n"));
    }

    void theDangerQuestionNamesValueUnitAndChannel()
    {
        open(
            "commands:\n"
            "  high: {is_dangerous: true, description: It can hurt., getter: \"HV? (@{channel})\",\n"
            "    setter: \"HV {value},(@{channel})\", params: {channel: {type: int, min: 1, max: 3, default: 1},\n"
            "    value: {type: float, unit: V, min: 0, max: 500}}, returns: {type: float, unit: V}}\n");
        CommandRow* row = rowOf("high");
        const auto enter = [&](const char* editor, const QString& text) {
            QLineEdit* field = line("high", editor);
            field->setFocus();
            field->selectAll();
            QTest::keyClicks(field, text);
            QTest::keyClick(field, Qt::Key_Return);
        };
        const auto question = [&] { return row->findChild<QMessageBox*>(QStringLiteral("dangerQuestion")); };
        const auto accept = [&] {
            QTest::mouseClick(question()->findChild<QPushButton*>(QStringLiteral("dangerSend")), Qt::LeftButton);
            QTRY_VERIFY(!question());
        };
        enter("number.channel", QStringLiteral("2"));
        enter("number.value", QStringLiteral("210"));
        QVERIFY(question());
        QVERIFY2(question()->text().contains(QStringLiteral("“High”")) &&
                     question()->text().contains(QStringLiteral("Channel 2, 210 V")),
                 qPrintable(question()->text()));
        QVERIFY(question()->informativeText().contains(QStringLiteral("It can hurt.")));
        QVERIFY(!written().contains("HV 210,(@2)\n"));
        accept();
        QTRY_VERIFY_WITH_TIMEOUT(written().contains("HV 210,(@2)\n"), kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(row->state(), FieldState::Current, kPatienceMs);
        // Confirmed for channel 2 once and for all, and for no other.
        enter("number.value", QStringLiteral("300"));
        QVERIFY(!question());
        QTRY_VERIFY_WITH_TIMEOUT(written().contains("HV 300,(@2)\n"), kPatienceMs);
        enter("number.channel", QStringLiteral("3"));
        enter("number.value", QStringLiteral("5"));
        QVERIFY(question());
        QVERIFY2(question()->text().contains(QStringLiteral("Channel 3, 5 V")), qPrintable(question()->text()));
        QVERIFY(!written().contains("HV 5,(@3)\n"));
        question()->reject();
    }

    void whatOnlySwitchesOffIsKnown_data()
    {
        QTest::addColumn<QByteArray>("command");
        QTest::addColumn<profile::Arguments>("arguments");
        QTest::addColumn<bool>("asks");
        QTest::addColumn<QString>("words");
        using profile::Arguments;
        const QByteArray output =
            "{type: write, scpi: \"OUTP {ch},{state}\", params: {ch: {type: int, min: 1, max: 3, "
            "default: 1}, state: {type: bool, default: false}}, is_dangerous: true}";
        const auto add = [](const char* row, const QByteArray& command, const Arguments& arguments, bool asks,
                            const QString& words) { QTest::newRow(row) << command << arguments << asks << words; };
        const QString ch = QStringLiteral("ch");
        const QString state = QStringLiteral("state");
        add("off", output, {{ch, 2}, {state, QStringLiteral("OFF")}}, false, QStringLiteral("Ch 2, State Off"));
        add("false", output, {{state, false}}, false, QStringLiteral("Ch 1, State Off"));
        add("on", output, {{ch, 2}, {state, QStringLiteral("ON")}}, true, QStringLiteral("Ch 2, State On"));
        add("off by default", output, {}, false, QStringLiteral("Ch 1, State Off"));
        add("filled later", output, {{state, QStringLiteral("{x}")}}, true, QStringLiteral("Ch 1, State {x}"));
        add("not dangerous", QByteArray(output).replace(", is_dangerous: true", ""), {{state, true}}, false,
            QStringLiteral("Ch 1, State On"));
        add("a value goes out too",
            "{type: write, scpi: \"RAMP {on},{rate}\", params: {on: {type: bool, default: false}, rate: {type: "
            "float, "
            "unit: V, default: 1}}, is_dangerous: true}",
            {}, true, QStringLiteral("On Off, Rate 1 V"));
        add("two switches",
            "{type: write, scpi: \"S {a},{b}\", params: {a: {type: bool, default: false}, b: {type: bool, "
            "default: "
            "false}}, is_dangerous: true}",
            {}, true, QStringLiteral("A Off, B Off"));
        const QByteArray range =
            "{getter: \"R? {out}\", setter: \"R {out},{value}\", params: {out: {type: int, min: 1, "
            "max: 2}, value: {type: enum, options: [\"Off\", Low, High], map: {\"Off\": \"0\", Low: "
            "\"1\", High: \"2\"}}}, returns: {type: int}, is_dangerous: true}";
        const QString out = QStringLiteral("out");
        const QString value = QStringLiteral("value");
        add("the choice called Off", range, {{out, 2}, {value, QStringLiteral("Off")}}, false,
            QStringLiteral("Out 2, Off"));
        add("a lower choice", range, {{out, 2}, {value, QStringLiteral("Low")}}, true,
            QStringLiteral("Out 2, Low"));
        add("typed with its unit",
            "{getter: \"V?\", setter: \"V {level}\", params: {level: {type: float, unit: V}}, is_dangerous: true}",
            {{QStringLiteral("level"), QStringLiteral("0.2 kV")}}, true, QStringLiteral("0.2 kV"));
        add("no values", "{type: write, scpi: \"*RST\", is_dangerous: true}", {}, true, QString());
    }
    void whatOnlySwitchesOffIsKnown()
    {
        QFETCH(QByteArray, command);
        QFETCH(profile::Arguments, arguments);
        QFETCH(bool, asks);
        QFETCH(QString, words);
        const auto outcome =
            profile::readProfile(kHead + QByteArray("commands: {x: ") + command + "}\n", QStringLiteral("x.yaml"));
        QVERIFY(outcome.profile && outcome.profile->commands.size() == 1);
        QCOMPARE(needsDangerQuestion(outcome.profile->commands.front(), arguments), asks);
        QCOMPARE(dangerousValues(outcome.profile->commands.front(), arguments), words);
    }

    void groupsThatNobodyWrote()
    {
        open("commands:\n"
             "  level: {getter: \"SOUR:VOLT?\", setter: \"SOUR:VOLT {v}\", params: {v: {type: float}}}\n"
             "  limit: {getter: \"VOLT:PROT?\", setter: \"VOLT:PROT {v}\", params: {v: {type: float}}}\n"
             "  reset: {scpi: \"*RST\"}\n");
        auto* groups = m_panel->findChild<QListWidget*>(QStringLiteral("controlsGroups"));
        QCOMPARE(groups->count(), 2);
        QCOMPARE(groups->item(0)->text(), QStringLiteral("Voltage"));
        QCOMPARE(groups->item(1)->text(), QStringLiteral("Other"));
    }

    /// Never a verdict on time: the figure is for people.
    void aLargeFormIsUpSoon()
    {
        QByteArray yaml = "commands:\n";
        for (int group = 0; group < 12; ++group) {
            for (int i = 0; i < 25; ++i) {
                const QByteArray n = QByteArray::number(group) + '_' + QByteArray::number(i);
                yaml +=
                    "  c" + n + ": {getter: \"G" + n + "? {ch}\", setter: \"G" + n +
                    " {value},{ch}\", params: {ch: {type: int, min: 1, max: 4, default: 1}, value: {type: float, "
                    "unit: V}}, returns: {type: float}}\n";
            }
        }
        yaml += "console: {read_on_open: true, groups: {";
        for (int group = 0; group < 12; ++group) {
            yaml += (group ? ", G" : "G") + QByteArray::number(group) + ": [";
            for (int i = 0; i < 25; ++i)
                yaml += (i ? ", c" : "c") + QByteArray::number(group) + '_' + QByteArray::number(i);
            yaml += ']';
        }
        yaml += "}}\n";
        open(yaml, false);
        QElapsedTimer time;
        qint64 built = -1;
        m_panel.reset(); // its own slot runs before this one
        connect(m_link.get(), &InstrumentLink::profileChanged, this, [&] { time.start(); });
        makePanel();
        connect(m_link.get(), &InstrumentLink::profileChanged, this, [&] {
            QApplication::processEvents();
            m_panel->grab();
            built = time.elapsed();
        });
        m_link->open();
        QTRY_VERIFY_WITH_TIMEOUT(built >= 0, kPatienceMs);
        qInfo("form of 300 commands: %lld ms from profile to painted", static_cast<long long>(built));
        QTRY_COMPARE_WITH_TIMEOUT(rowOf("c0_24")->state(), FieldState::Current, kPatienceMs);
        // What was read before its row was made is shown when it is.
        QTRY_VERIFY_WITH_TIMEOUT(written().contains("G11_24? 1\n"), kPatienceMs);
        QVERIFY(m_panel->findChild<CommandRow*>(QStringLiteral("command.c11_0")) == nullptr);
        selectGroup(QStringLiteral("G11"));
        QTRY_COMPARE_WITH_TIMEOUT(rowOf("c11_0")->state(), FieldState::Current, kPatienceMs);
        QCOMPARE(written().count("G11_0? 1\n"), 1);
    }

private:
    /// "X? (@n)" answers what was set, else n; "Pn?" answers n.
    QByteArray answer(const QByteArray& message)
    {
        if (m_hook)
            m_hook(message);
        if (message == "*IDN?")
            return "ACME,SUPPLY,17,1.0\n";
        if (message.startsWith("SYST"))
            return m_errors.isEmpty() ? "0,\"No error\"\n" : m_errors.takeFirst();
        const auto at = message.indexOf('@');
        const QByteArray channel = at < 0 ? QByteArray() : message.mid(at + 1, 1);
        if (message.contains('?'))
            return m_values.value(message.left(message.indexOf('?')) + channel,
                                  channel.isEmpty() ? "1" : channel) +
                   '\n';
        const auto space = message.indexOf(' ');
        QByteArray value = message.mid(space + 1);
        if (const auto comma = value.indexOf(','); comma >= 0)
            value.truncate(comma);
        m_values.insert(message.left(space) + channel, value);
        return {};
    }
    static QByteArray properties(int count)
    {
        QByteArray yaml = "commands:\n";
        for (int i = 0; i < count; ++i) {
            const QByteArray n = QByteArray::number(i);
            yaml += "  p" + n + ": {getter: \"P" + n + "?\", setter: \"P" + n +
                    " {value}\", params: {value: {type: int}}, returns: {type: int}}\n";
        }
        return yaml + "console: {read_on_open: true}\n";
    }
    void open(const QByteArray& yaml, bool connects = true)
    {
        m_library = std::make_unique<profile::Library>();
        m_library->addText(QStringLiteral("supply.yaml"), kHead + yaml);
        instrument::ConnectionSettings settings;
        settings.resource = visa::ResourceName(visa::InterfaceType::Tcpip, 0,
                                               visa::TcpipSocket{QStringLiteral("127.0.0.1"), 5025});
        settings.reconnect.isAutomatic = false;
        m_link = std::make_unique<InstrumentLink>(*m_transports, *m_library, *m_trace, settings);
        makePanel();
        if (!connects)
            return;
        m_link->open();
        QTRY_VERIFY_WITH_TIMEOUT(m_link->profile(), kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(m_link->isReady(), kPatienceMs);
    }
    /// To 4 T at 1 T/s; it ends when `mayEnd` is released.
    RunRow* startSweep(QSemaphore& mayEnd)
    {
        openMagnet(mayEnd);
        RunRow* const row = runRow("sweep.field");
        enter(row, "number.value", "4");
        enter(row, "number.rate", "1");
        click(row, "run.field");
        return row;
    }
    /// A magnet that comes half the way and goes on when `mayEnd` says so. Its sweeps are on show.
    void openMagnet(QSemaphore& mayEnd)
    {
        m_values.insert("FIELD", "0");
        m_values.insert("STATUS", "HOLD");
        m_hook = [this, &mayEnd, target = 0.0](const QByteArray& message) mutable {
            if (message.startsWith("FIELD "))
                target = message.mid(6).toDouble();
            if (message == "GO" || message.startsWith("QUICK"))
                m_values.insert("STATUS", "RAMPING");
            if (message == "PAUSE")
                m_values.insert("STATUS", "HOLD");
            if (message != "STATUS?" || m_values.value("STATUS") != "RAMPING")
                return;
            m_values.insert("FIELD", QByteArray::number(target / 2));
            if (mayEnd.tryAcquire()) {
                m_values.insert("FIELD", QByteArray::number(target));
                m_values.insert("STATUS", "HOLD");
            }
        };
        open(QByteArray("settings: {timeout_ms: 300}\n") + kMagnet);
        selectGroup(QStringLiteral("Sweeps"));
    }
    RunRow* runRow(const char* name) { return m_panel->findChild<RunRow*>(QString::fromLatin1(name)); }
    static void click(QWidget* row, const char* button)
    {
        QTest::mouseClick(row->findChild<QPushButton*>(QString::fromLatin1(button)), Qt::LeftButton);
    }
    static void enter(QWidget* row, const char* editor, const char* text)
    {
        auto* line = row->findChild<QLineEdit*>(QString::fromLatin1(editor));
        line->setFocus();
        line->selectAll();
        QTest::keyClicks(line, QString::fromLatin1(text));
    }
    static QString result(QWidget* row, const char* name)
    {
        return row->findChild<QLabel*>(QStringLiteral("result.") + QString::fromLatin1(name))->text();
    }
    void makePanel()
    {
        m_panel = std::make_unique<ControlsPanel>(*m_link);
        m_panel->resize(900, 500);
        m_panel->show();
    }
    void selectGroup(const QString& name)
    {
        auto* groups = m_panel->findChild<QListWidget*>(QStringLiteral("controlsGroups"));
        const auto items = groups->findItems(name, Qt::MatchExactly);
        QCOMPARE(items.size(), 1);
        groups->setCurrentItem(items.front());
    }
    CommandRow* rowOf(const char* command)
    {
        return m_panel->findChild<CommandRow*>(QStringLiteral("command.") + QString::fromLatin1(command));
    }
    QLineEdit* line(const char* command, const char* name)
    {
        return rowOf(command)->findChild<QLineEdit*>(QString::fromLatin1(name));
    }
    void setValue(const QByteArray& key, const QByteArray& value)
    {
        const std::lock_guard lock(m_bench->mutex);
        m_values.insert(key, value);
    }
    QByteArrayList written()
    {
        const std::lock_guard lock(m_bench->mutex);
        return m_bench->written;
    }

    std::shared_ptr<test::FakeBench> m_bench;
    QHash<QByteArray, QByteArray> m_values;
    QByteArrayList m_errors;                       ///< what its queue holds
    std::function<void(const QByteArray&)> m_hook; ///< sees each message first, with the bench's mutex held
    std::unique_ptr<instrument::TransportSet> m_transports;
    std::unique_ptr<profile::Library> m_library;
    std::unique_ptr<instrument::TraceLog> m_trace;
    std::unique_ptr<InstrumentLink> m_link;
    std::unique_ptr<ControlsPanel> m_panel;
};

} // namespace visor::ui

QTEST_MAIN(visor::ui::TestForms)
#include "test_forms.moc"
