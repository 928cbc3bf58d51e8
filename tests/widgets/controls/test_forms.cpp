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
#include "widgets/controls/sequence_row.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QSemaphore>
#include <QTabBar>

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
    }

    void sequencesRunAndShowTheirResult()
    {
        open(kChannels);
        selectGroup(QStringLiteral("Sequences"));
        auto* row = m_panel->findChild<SequenceRow*>(QStringLiteral("sequence.settle"));
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
        auto* row = m_panel->findChild<SequenceRow*>(QStringLiteral("sequence.settle"));
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
        auto* row = m_panel->findChild<SequenceRow*>(QStringLiteral("sequence.switch_on"));
        QTest::mouseClick(row->findChild<QPushButton*>(QStringLiteral("run.switch_on")), Qt::LeftButton);
        auto* question = row->findChild<QMessageBox*>(QStringLiteral("dangerQuestion"));
        QVERIFY(question);
        QVERIFY(!row->isRunning());
        QTest::mouseClick(question->findChild<QPushButton*>(QStringLiteral("dangerSend")), Qt::LeftButton);
        QTRY_VERIFY(written().contains("OUTP ON\n") || written().contains("OUTP 1\n"));
    }

    void aSequenceThatOnlySwitchesOffDoesNotAsk()
    {
        open(QByteArray(kChannels).replace("state: \"ON\"", "state: \"OFF\""));
        selectGroup(QStringLiteral("Sequences"));
        auto* row = m_panel->findChild<SequenceRow*>(QStringLiteral("sequence.switch_on"));
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
            return "0,\"No error\"\n";
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
