// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/test_case.h"
#include "tests/core/instrument/fake_transport.h"
#include "widgets/common/instrument_link.h"
#include "widgets/controls/choice_editor.h"
#include "widgets/controls/command_row.h"
#include "widgets/controls/command_text.h"
#include "widgets/controls/controls_panel.h"
#include "widgets/controls/number_editor.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>

using visor::instrument::ConnectionState;
using visor::ui::CommandRow;
using visor::ui::ControlsPanel;
using visor::ui::FieldState;
using visor::ui::InstrumentLink;

namespace {

constexpr int kPatienceMs = 20'000;

const char* const kProfile = R"yaml(
instrument: {manufacturer: ACME, model: Supply, class: power_supply}
identity: {pattern: "ACME,SUPPLY"}
commands:
  voltage:
    type: property
    description: Output voltage
    getter: "VOLT? (@{channel})"
    setter: "VOLT {value},(@{channel})"
    params:
      channel: {type: int, min: 1, max: 3, default: 1}
      value: {type: float, unit: V, min: 0, max: 30}
    returns: {type: float, unit: V}
  mode:
    type: property
    getter: "MODE?"
    setter: "MODE {value}"
    params:
      value: {type: enum, options: [VOLTage, CURRent]}
    returns: {type: string}
  output:
    type: property
    is_dangerous: true
    getter: "OUTP?"
    setter: "OUTP {value}"
    params:
      value: {type: bool}
    returns: {type: bool}
  measure:
    type: query
    scpi: "MEAS?"
    returns: {type: float, unit: A}
console:
  groups:
    Output: [voltage, mode, output]
    Readings: [measure]
  read_on_open: [voltage]
)yaml";

} // namespace

class TestControls : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_bench = std::make_shared<visor::test::FakeBench>();
        m_values = {{"VOLT", "5.000"}, {"MODE", "CURR"}, {"OUTP", "0"}};
        m_errors.clear();
        m_bench->answer = [this](const QByteArray& message) { return answer(message); };
        m_transports = std::make_unique<visor::instrument::TransportSet>();
        m_transports->add(std::make_unique<visor::test::FakeTransport>(m_bench));
        m_library = std::make_unique<visor::profile::Library>();
        m_library->addText(QStringLiteral("supply.yaml"), kProfile);
        m_trace = std::make_unique<visor::instrument::TraceLog>();
        visor::instrument::ConnectionSettings settings;
        settings.resource = visor::visa::ResourceName(visor::visa::InterfaceType::Tcpip, 0,
                                                      visor::visa::TcpipSocket{QStringLiteral("127.0.0.1"), 5025});
        settings.reconnect.isAutomatic = false;
        m_link = std::make_unique<InstrumentLink>(*m_transports, *m_library, *m_trace, settings);
        m_panel = std::make_unique<ControlsPanel>(*m_link);
        m_panel->resize(900, 500);
        m_panel->show();
    }
    void cleanup()
    {
        m_panel.reset();
        m_link.reset();
    }

    void saysWhatToDoBeforeThereIsAProfile()
    {
        auto* empty = m_panel->findChild<QLabel*>(QStringLiteral("controlsEmpty"));
        QVERIFY(empty->isVisible());
        QVERIFY(!empty->text().isEmpty());
    }

    void readsOnOpenAndShowsTheUnit()
    {
        QVERIFY(connectLink());
        CommandRow* row = rowOf("voltage");
        QTRY_COMPARE_WITH_TIMEOUT(row->state(), FieldState::Current, kPatienceMs);
        QCOMPARE(line(row, "number.value")->text(), QStringLiteral("5 V"));
        // What nobody asked for is not read, and no default stands in for it.
        CommandRow* mode = rowOf("mode");
        QCOMPARE(mode->state(), FieldState::Unknown);
        QCOMPARE(mode->findChild<QComboBox*>()->currentIndex(), -1);
    }

    void engineeringEntryIsSentAndReadBack()
    {
        QVERIFY(connectLink());
        CommandRow* row = rowOf("voltage");
        QTRY_COMPARE_WITH_TIMEOUT(row->state(), FieldState::Current, kPatienceMs);
        QLineEdit* value = line(row, "number.value");
        value->setFocus();
        value->selectAll();
        QTest::keyClicks(value, QStringLiteral("250 mV"));
        QCOMPARE(row->state(), FieldState::Edited);
        QTest::keyClick(value, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(row->state(), FieldState::Current, kPatienceMs);
        QCOMPARE(value->text(), QStringLiteral("250 mV"));
        QVERIFY(written().contains("VOLT 0.25,(@1)\n"));
    }

    void aReadingDoesNotReplaceWhatIsTyped()
    {
        QVERIFY(connectLink());
        CommandRow* row = rowOf("voltage");
        QTRY_COMPARE_WITH_TIMEOUT(row->state(), FieldState::Current, kPatienceMs);
        QLineEdit* value = line(row, "number.value");
        value->setFocus();
        value->selectAll();
        QTest::keyClicks(value, QStringLiteral("3"));
        QTest::keyClick(value, Qt::Key_Return);
        QSignalSpy ended(m_link.get(), &InstrumentLink::pendingJobsChanged);
        value->selectAll();
        QTest::keyClicks(value, QStringLiteral("4"));
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, kPatienceMs);
        QCOMPARE(value->text(), QStringLiteral("4"));
        QCOMPARE(row->state(), FieldState::Edited);
        QTest::keyClick(value, Qt::Key_Escape);
        QCOMPARE(value->text(), QStringLiteral("3 V"));
    }

    void outOfRangeIsRefusedBeforeSending()
    {
        QVERIFY(connectLink());
        CommandRow* row = rowOf("voltage");
        QTRY_COMPARE_WITH_TIMEOUT(row->state(), FieldState::Current, kPatienceMs);
        const auto before = written().size();
        QLineEdit* value = line(row, "number.value");
        value->setFocus();
        value->selectAll();
        QTest::keyClicks(value, QStringLiteral("45"));
        QTest::keyClick(value, Qt::Key_Return);
        QCOMPARE(row->state(), FieldState::Rejected);
        QCOMPARE(value->text(), QStringLiteral("45 V"));
        QCOMPARE(written().size(), before);
        // Esc puts the reading back.
        QTest::keyClick(value, Qt::Key_Escape);
        QCOMPARE(value->text(), QStringLiteral("5 V"));
        QCOMPARE(row->state(), FieldState::Current);
    }

    void instrumentsComplaintStaysBesideTheValue()
    {
        QVERIFY(connectLink());
        CommandRow* row = rowOf("voltage");
        QTRY_COMPARE_WITH_TIMEOUT(row->state(), FieldState::Current, kPatienceMs);
        {
            const std::lock_guard lock(m_bench->mutex);
            m_errors = {"-221,\"Settings conflict\""};
        }
        QLineEdit* value = line(row, "number.value");
        value->setFocus();
        value->selectAll();
        QTest::keyClicks(value, QStringLiteral("3"));
        QTest::keyClick(value, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(row->state(), FieldState::Rejected, kPatienceMs);
        QVERIFY(row->findChild<QLabel*>(QStringLiteral("result.voltage"))
                    ->text()
                    .contains(QStringLiteral("Settings conflict")));
        QCOMPARE(value->text(), QStringLiteral("3 V"));
    }

    void arrowsStepTheDigitAtTheCursor()
    {
        QVERIFY(connectLink());
        CommandRow* row = rowOf("voltage");
        QTRY_COMPARE_WITH_TIMEOUT(row->state(), FieldState::Current, kPatienceMs);
        QLineEdit* value = line(row, "number.value");
        value->setFocus();
        value->setText(QStringLiteral("12.50 V"));
        value->setCursorPosition(1);
        QTest::keyClick(value, Qt::Key_Up);
        QCOMPARE(value->text(), QStringLiteral("22.50 V"));
        value->setCursorPosition(4);
        QTest::keyClick(value, Qt::Key_Down);
        QCOMPARE(value->text(), QStringLiteral("22.40 V"));
        QTest::keyClick(value, Qt::Key_PageUp);
        QCOMPARE(value->text(), QStringLiteral("23.40 V"));
    }

    void choicesTakeShortForms()
    {
        QVERIFY(connectLink());
        CommandRow* row = rowOf("mode");
        row->read();
        QTRY_COMPARE_WITH_TIMEOUT(row->state(), FieldState::Current, kPatienceMs);
        QCOMPARE(row->findChild<QComboBox*>()->currentText(), QStringLiteral("CURRent"));
    }

    void longRepliesAreCutForShow()
    {
        visor::profile::ReplyValue text;
        text.value = QString(1'000'000, u'x');
        QVERIFY(visor::ui::displayTextOf(text).size() < 1100);
        visor::profile::ReplyValue::List items(100'000);
        for (visor::profile::ReplyItem& item : items)
            item.value.value = 1.0;
        visor::profile::ReplyValue list;
        list.value = items;
        QVERIFY(visor::ui::displayTextOf(list).contains(QStringLiteral("100000 value")));
        visor::profile::Parameter parameter;
        parameter.type = visor::profile::ValueType::Enum;
        parameter.name = QStringLiteral("mode");
        visor::ui::ChoiceEditor editor(parameter);
        editor.setReading(text);
        QVERIFY(editor.findChild<QComboBox*>()->placeholderText().size() < 100);
        QVERIFY(editor.value().isEmpty());
    }

    void dangerIsConfirmedOnce()
    {
        QVERIFY(connectLink());
        CommandRow* row = rowOf("output");
        auto* box = row->findChild<QCheckBox*>(QStringLiteral("switch.value"));
        QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
        auto* question = row->findChild<QMessageBox*>(QStringLiteral("dangerQuestion"));
        QVERIFY(question);
        for (const char* word : {"Output", "ACME SUPPLY", "127.0.0.1", ": On?"})
            QVERIFY2(question->text().contains(QString::fromLatin1(word)), qPrintable(question->text()));
        QVERIFY(!written().contains("OUTP ON\n") && !written().contains("OUTP 1\n"));
        question->reject();
        QTRY_VERIFY(!row->findChild<QMessageBox*>(QStringLiteral("dangerQuestion")));
        QVERIFY(!written().contains("OUTP ON\n") && !written().contains("OUTP 1\n"));
        auto* apply = row->findChild<QPushButton*>(QStringLiteral("apply.output"));
        QTest::mouseClick(apply, Qt::LeftButton);
        question = row->findChild<QMessageBox*>(QStringLiteral("dangerQuestion"));
        QVERIFY(question);
        QTest::mouseClick(question->findChild<QPushButton*>(QStringLiteral("dangerSend")), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(row->state(), FieldState::Current, kPatienceMs);
        QVERIFY(box->isChecked());
        QVERIFY(written().contains("OUTP ON\n") || written().contains("OUTP 1\n"));
    }

    void switchingOffIsNotAskedAbout()
    {
        m_values["OUTP"] = "1";
        QVERIFY(connectLink());
        CommandRow* row = rowOf("output");
        auto* box = row->findChild<QCheckBox*>(QStringLiteral("switch.value"));
        QTest::mouseClick(row->findChild<QPushButton*>(QStringLiteral("read.output")), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(row->state(), FieldState::Current, kPatienceMs);
        QVERIFY(box->isChecked());
        QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
        QVERIFY(!row->findChild<QMessageBox*>(QStringLiteral("dangerQuestion")));
        QTRY_VERIFY_WITH_TIMEOUT(written().contains("OUTP OFF\n") || written().contains("OUTP 0\n"), kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(row->state(), FieldState::Current, kPatienceMs);
        // That was no permission to switch it on again.
        QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(8, box->height() / 2));
        auto* question = row->findChild<QMessageBox*>(QStringLiteral("dangerQuestion"));
        QVERIFY(question);
        question->reject();
    }

    void queriesShowTheirResultWithUnit()
    {
        QVERIFY(connectLink());
        auto* groups = m_panel->findChild<QListWidget*>(QStringLiteral("controlsGroups"));
        QCOMPARE(groups->count(), 2);
        groups->setCurrentRow(1);
        CommandRow* row = rowOf("measure");
        QVERIFY(row->isVisible());
        QTest::mouseClick(row->findChild<QPushButton*>(QStringLiteral("read.measure")), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(row->state(), FieldState::Current, kPatienceMs);
        QCOMPARE(row->findChild<QLabel*>(QStringLiteral("result.measure"))->text(), QStringLiteral("1.250000 mA"));
    }

    void searchLooksEverywhere()
    {
        QVERIFY(connectLink());
        auto* search = m_panel->findChild<QLineEdit*>(QStringLiteral("controlsSearch"));
        search->setFocus();
        QTest::keyClicks(search, QStringLiteral("meas"));
        QVERIFY(rowOf("measure")->isVisible());
        QVERIFY(!rowOf("voltage")->isVisible());
        search->clear();
        QVERIFY(rowOf("voltage")->isVisible());
    }

    void lostConnectionMakesValuesStale()
    {
        QVERIFY(connectLink());
        CommandRow* row = rowOf("voltage");
        QTRY_COMPARE_WITH_TIMEOUT(row->state(), FieldState::Current, kPatienceMs);
        {
            const std::lock_guard lock(m_bench->mutex);
            m_bench->isUnplugged = true;
        }
        rowOf("mode")->read();
        QTRY_COMPARE_WITH_TIMEOUT(m_link->state(), ConnectionState::Lost, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(row->state(), FieldState::Stale, kPatienceMs);
        QVERIFY(!row->findChild<QPushButton*>(QStringLiteral("read.voltage"))->isEnabled());

        // The same forms go on when the link is back.
        {
            const std::lock_guard lock(m_bench->mutex);
            m_bench->isUnplugged = false;
        }
        m_link->open();
        QTRY_COMPARE_WITH_TIMEOUT(rowOf("voltage")->state(), FieldState::Current, kPatienceMs);
        QCOMPARE(rowOf("voltage"), row);
    }

    void onlyTheLastOfManyStepsIsSent()
    {
        QVERIFY(connectLink());
        CommandRow* row = rowOf("voltage");
        QTRY_COMPARE_WITH_TIMEOUT(row->state(), FieldState::Current, kPatienceMs);
        QLineEdit* value = line(row, "number.value");
        value->setFocus();
        {
            const std::lock_guard lock(m_bench->mutex); // the instrument is busy with the first
            m_bench->written.clear();
            for (int volts = 1; volts <= 9; ++volts) {
                value->selectAll();
                QTest::keyClicks(value, QString::number(volts));
                QTest::keyClick(value, Qt::Key_Return);
            }
        }
        QTRY_COMPARE_WITH_TIMEOUT(row->state(), FieldState::Current, kPatienceMs);
        QByteArrayList sent;
        for (const QByteArray& message : written()) {
            if (message.startsWith("VOLT "))
                sent << message.trimmed();
        }
        QCOMPARE(sent.size(), 2);
        QVERIFY2(sent.last().startsWith("VOLT 9"), sent.last().constData());
        QCOMPARE(value->text(), QStringLiteral("9 V"));
    }

    void applyWaitsWhenNotLive()
    {
        QVERIFY(connectLink());
        CommandRow* row = rowOf("voltage");
        QTRY_COMPARE_WITH_TIMEOUT(row->state(), FieldState::Current, kPatienceMs);
        row->setLive(false);
        QLineEdit* value = line(row, "number.value");
        value->setFocus();
        value->selectAll();
        QTest::keyClicks(value, QStringLiteral("7"));
        QTest::keyClick(value, Qt::Key_Return);
        QCOMPARE(row->state(), FieldState::Edited);
        m_panel->revertAll();
        QCOMPARE(value->text(), QStringLiteral("5 V"));
        value->selectAll();
        QTest::keyClicks(value, QStringLiteral("7"));
        m_panel->applyAll();
        QTRY_COMPARE_WITH_TIMEOUT(row->state(), FieldState::Current, kPatienceMs);
        QVERIFY(written().contains("VOLT 7,(@1)\n"));
    }

private:
    QByteArray answer(const QByteArray& message)
    {
        if (message == "*IDN?")
            return "ACME,SUPPLY,17,1.0\n";
        if (message.startsWith("SYST") || message.startsWith(":SYST"))
            return (m_errors.isEmpty() ? QByteArray("0,\"No error\"") : m_errors.takeFirst()) + '\n';
        if (message == "MEAS?")
            return "1.25E-3\n";
        const QByteArray header = message.left(4);
        if (message.contains('?'))
            return m_values.value(header) + '\n';
        QByteArray value = message.mid(5);
        if (const auto comma = value.indexOf(','); comma >= 0)
            value.truncate(comma);
        if (m_errors.isEmpty())
            m_values.insert(header, value == "ON" ? QByteArray("1") : value);
        return {};
    }
    bool connectLink()
    {
        m_link->open();
        const bool isReady = QTest::qWaitFor([this] { return m_link->isReady(); }, kPatienceMs);
        if (!m_link->profile())
            qWarning("No profile: %s", qPrintable(m_link->profileReason()));
        return isReady && m_link->profile();
    }
    CommandRow* rowOf(const char* command)
    {
        return m_panel->findChild<CommandRow*>(QStringLiteral("command.") + QString::fromLatin1(command));
    }
    static QLineEdit* line(CommandRow* row, const char* name)
    {
        return row->findChild<QLineEdit*>(QString::fromLatin1(name));
    }
    QByteArrayList written()
    {
        const std::lock_guard lock(m_bench->mutex);
        return m_bench->written;
    }

    std::shared_ptr<visor::test::FakeBench> m_bench;
    QHash<QByteArray, QByteArray> m_values;
    QByteArrayList m_errors;
    std::unique_ptr<visor::instrument::TransportSet> m_transports;
    std::unique_ptr<visor::profile::Library> m_library;
    std::unique_ptr<visor::instrument::TraceLog> m_trace;
    std::unique_ptr<InstrumentLink> m_link;
    std::unique_ptr<ControlsPanel> m_panel;
};

QTEST_MAIN(TestControls)
#include "test_controls.moc"
