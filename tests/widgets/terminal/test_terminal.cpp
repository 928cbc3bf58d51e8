// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scpi/error_text.h"
#include "tests/common/test_case.h"
#include "tests/core/instrument/fake_transport.h"
#include "widgets/common/instrument_link.h"
#include "widgets/common/settings.h"
#include "widgets/terminal/command_history.h"
#include "widgets/terminal/command_line.h"
#include "widgets/terminal/scpi_completion.h"
#include "widgets/terminal/terminal_model.h"
#include "widgets/terminal/terminal_panel.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QListView>
#include <QListWidget>
#include <QPushButton>
#include <QTemporaryDir>
#include <QToolButton>

namespace visor::ui {

class TestTerminal : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_bench = std::make_shared<test::FakeBench>();
        m_script.clear();
        m_bench->answer = [this](const QByteArray& message) -> QByteArray { // SLOW? is never answered
            if (auto script = m_script.find(message); script != m_script.end() && !script->isEmpty())
                return script->takeFirst();
            return message.endsWith('?') && message != "SLOW?" ? "reply to " + message + '\n' : QByteArray();
        };
        m_transports = std::make_unique<instrument::TransportSet>();
        m_transports->add(std::make_unique<test::FakeTransport>(m_bench));
        instrument::ConnectionSettings connection;
        connection.resource = visa::ResourceName::parse(u"TCPIP0::127.0.0.1::5025::SOCKET").value();
        connection.manners.timeout = std::chrono::seconds(30);
        m_link = std::make_unique<InstrumentLink>(*m_transports, m_library, m_trace, connection);
        m_settings = Settings::inFile(m_directory.filePath(QString::fromLatin1(QTest::currentTestFunction())));
    }

    void cleanup()
    {
        m_panel.reset();
        m_link.reset();
    }

    void historyWalksAndSearches()
    {
        CommandHistory history;
        for (const char* command : {"*IDN?", "*IDN?", ":VOLT 1", ":CURR 2", "  "})
            history.add(QString::fromLatin1(command));
        QCOMPARE(history.commands().size(), 3);
        QCOMPARE(history.previous(QStringLiteral("unsent")), QStringLiteral(":CURR 2"));
        QCOMPARE(history.previous({}), QStringLiteral(":VOLT 1"));
        QCOMPARE(history.next(), QStringLiteral(":CURR 2"));
        QCOMPARE(history.next(), QStringLiteral("unsent"));
        QVERIFY(!history.next());
        QCOMPARE(history.search(QStringLiteral("volt"), 3), 1);
        QVERIFY(!history.search(QStringLiteral("volt"), 1));
        for (int i = 0; i < 1000; ++i)
            history.add(QString::number(i));
        QCOMPARE(history.commands().size(), CommandHistory::kMost);
    }

    void completionMixesLongAndShort()
    {
        profile::Profile profile;
        profile::Command scale;
        scale.name = QStringLiteral("scale");
        scale.setter = QStringLiteral(":CHANnel{channel}:SCALe {scale}");
        scale.getter = QStringLiteral(":CHANnel{channel}:SCALe?");
        scale.description = QStringLiteral("Volts per division");
        profile::Parameter channel;
        channel.name = QStringLiteral("channel");
        channel.type = profile::ValueType::Int;
        channel.min = 1;
        channel.max = 4;
        profile::Parameter value;
        value.name = QStringLiteral("scale");
        value.type = profile::ValueType::Float;
        value.unit = QStringLiteral("V");
        value.min = 0.001;
        value.max = 10;
        scale.params = {channel, value};
        profile.commands.push_back(scale);
        const ScpiCompletion completion(&profile);

        auto offers = completion.matches(u":chan");
        QCOMPARE(int(offers.size()), 2);
        QCOMPARE(offers[0].insert, QStringLiteral(":CHANnel1:SCALe?"));
        QCOMPARE(offers[1].insert, QStringLiteral(":CHANnel1:SCALe "));
        QVERIFY(offers[1].arguments.contains(QStringLiteral("0.001 … 10 V")));
        offers = completion.matches(u":chan2:sc");
        QCOMPARE(offers[0].insert, QStringLiteral(":chan2:SCALe?"));
        QVERIFY(completion.matches(u":chan2:foo").empty());
        QVERIFY(completion.matches(u"").empty());
        QCOMPARE(completion.matches(u"*id")[0].insert, QStringLiteral("*IDN?"));
        QCOMPARE(completion.describe(u":CHAN3:SCAL 0.5").front().description,
                 QStringLiteral("Volts per division"));
        QVERIFY(isScpiNode(u"chan12", u"CHANnel"));
        QVERIFY(!isScpiNode(u"chann", u"CHANnel"));
    }

    void modelPutsResultsUnderTheirCommand()
    {
        TerminalModel model(nullptr, 40, 1000);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto first = model.addCommand(QStringLiteral("A?"), "A?");
        const auto second = model.addCommand(QStringLiteral("B?"), "B?");
        const auto reply = [](const char* text, qsizetype size) {
            TerminalRow row;
            row.kind = TerminalRow::Kind::Reply;
            row.text = QString::fromLatin1(text);
            row.bytes = QByteArray(size, 'x');
            row.size = std::uint64_t(size);
            return row;
        };
        model.addResult(second, reply("b", 10));
        model.addResult(first, reply("a", 900));
        QCOMPARE(model.row(1).text, QStringLiteral("a"));
        QCOMPARE(model.row(3).text, QStringLiteral("b"));
        model.addResult(second, reply("b2", 500)); // beyond the bytes kept: the oldest reply loses its own
        QVERIFY(model.row(1).areBytesDropped);
        QVERIFY(!model.row(4).areBytesDropped);
        for (int i = 0; i < 100; ++i)
            model.addCommand(QString::number(i), "x");
        QVERIFY(model.rowCount() <= 40);
        model.addResult(first, reply("late", 1)); // its command has gone
        QCOMPARE(model.row(model.rowCount() - 1).text, QStringLiteral("late"));
    }

    void nothingIsWrittenDuringASweep()
    {
        openPanel();
        m_link->beginSweep(QStringLiteral("Field"));
        m_panel->runLines({QStringLiteral("VOLT 1"), QStringLiteral("VOLT 2")});
        QCOMPARE(m_panel->model().rowCount(), 2); // the second line is not tried
        QVERIFY2(m_panel->model().row(1).text.contains(QStringLiteral("“Field” is under way")),
                 qPrintable(m_panel->model().row(1).text));
        QVERIFY(!m_panel->isRunning());
        type(QStringLiteral("VOLT?"), Qt::Key_Return); // looking moves nothing
        QTRY_COMPARE(m_panel->model().rowCount(), 4);
        QCOMPARE(m_panel->model().row(3).bytes, QByteArray("reply to VOLT?\n"));
        m_link->endSweep();
        type(QStringLiteral("VOLT 3"), Qt::Key_Return);
        QTRY_VERIFY(!m_panel->isRunning());
        const std::lock_guard lock(m_bench->mutex);
        QVERIFY(m_bench->written.contains("VOLT 3\n"));
        QVERIFY(!m_bench->written.contains("VOLT 1\n"));
    }

    void enterQueriesAndErrorsStandUnderTheirCommand()
    {
        openPanel();
        type(QStringLiteral("VOLT?"), Qt::Key_Return);
        QTRY_COMPARE(m_panel->model().rowCount(), 2);
        QCOMPARE(m_panel->model().row(1).bytes, QByteArray("reply to VOLT?\n"));
        QVERIFY(m_panel->model().row(0).duration.has_value());

        script("SYSTem:ERRor?", {"-113,\"Undefined header\"\n", "+0,\"No error\"\n"});
        type(QStringLiteral("NONSENSE 1"), Qt::Key_Return);
        QTRY_COMPARE(m_panel->model().rowCount(), 4);
        const TerminalRow& error = m_panel->model().row(3);
        QCOMPARE(int(error.kind), int(TerminalRow::Kind::InstrumentError));
        QVERIFY(error.text.contains(QStringLiteral("Undefined header")));
        QCOMPARE(error.explain, scpi::explainError(-113));

        // Ctrl+Enter forces a query, Shift+Enter a write.
        script("ANSWERS", {"yes\n"});
        type(QStringLiteral("ANSWERS"), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(m_panel->model().rowCount(), 6);
        QCOMPARE(m_panel->model().row(5).bytes, QByteArray("yes\n"));
        type(QStringLiteral("LATER?"), Qt::Key_Return, Qt::ShiftModifier);
        QTRY_VERIFY(!m_panel->isRunning());
        QCOMPARE(m_panel->model().rowCount(), 7);
    }

    void keysWalkSearchAndComplete()
    {
        openPanel();
        auto* line = commandLine();
        type(QStringLiteral("FIRST"), Qt::Key_Return);
        type(QStringLiteral("SECOND"), Qt::Key_Return);
        QTest::keyClicks(line, QStringLiteral("unsent"));
        QTest::keyClick(line, Qt::Key_Up);
        QTest::keyClick(line, Qt::Key_Up);
        QCOMPARE(line->text(), QStringLiteral("FIRST"));
        QTest::keyClick(line, Qt::Key_Down);
        QTest::keyClick(line, Qt::Key_Down);
        QCOMPARE(line->text(), QStringLiteral("unsent"));

        QTest::keyClick(line, Qt::Key_R, Qt::ControlModifier);
        QTest::keyClicks(line, QStringLiteral("fir"));
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(line->text(), QStringLiteral("FIRST"));
        QTest::keyClick(line, Qt::Key_R, Qt::ControlModifier);
        QTest::keyClick(line, Qt::Key_Escape);
        QCOMPARE(line->text(), QStringLiteral("FIRST"));

        line->clear();
        QTest::keyClicks(line, QStringLiteral("*id"));
        QVERIFY(line->completionList()->isVisible());
        QTest::keyClick(line, Qt::Key_Tab);
        QCOMPARE(line->text(), QStringLiteral("*IDN?"));
        QVERIFY(!line->completionList()->isVisible());
        QVERIFY(line->hasFocus());

        // The history comes back with the next terminal of this instrument.
        m_panel.reset();
        m_panel = std::make_unique<TerminalPanel>(*m_link, *m_settings);
        QCOMPARE(commandLine()->history().commands().last(), QStringLiteral("SECOND"));
    }

    void pastedLinesRunInOrder()
    {
        openPanel();
        QApplication::clipboard()->setText(QStringLiteral("A?\r\n\nB 1\n  C?  \n"));
        QTest::keyClick(commandLine(), Qt::Key_V, Qt::ControlModifier);
        QTRY_VERIFY(!m_panel->isRunning());
        QCOMPARE(m_panel->model().rowCount(), 5);
        QCOMPARE(m_panel->model().row(4).bytes, QByteArray("reply to C?\n"));
    }

    void escapeCancelsAndTheNextCommandWorks()
    {
        openPanel();
        m_panel->runLines({QStringLiteral("SLOW?"), QStringLiteral("NEVER 1")});
        QVERIFY(m_panel->isRunning());
        QTRY_VERIFY(m_panel->findChild<QToolButton*>(QStringLiteral("terminalStop"))->isVisible());
        QTest::keyClick(commandLine(), Qt::Key_Escape);
        QTRY_VERIFY(!m_panel->isRunning());
        QCOMPARE(m_panel->model().rowCount(), 2);
        QCOMPARE(int(m_panel->model().row(1).kind), int(TerminalRow::Kind::Failure));
        QTRY_VERIFY(m_link->isReady());
        type(QStringLiteral("VOLT?"), Qt::Key_Return);
        QTRY_COMPARE(m_panel->model().rowCount(), 4);
        QCOMPARE(m_panel->model().row(3).bytes, QByteArray("reply to VOLT?\n"));
    }

    void binaryRepliesAreShownSafelyAndSaved()
    {
        openPanel();
        script("SCREEN?", {QByteArray("#15\x89PNG\x00\n", 9)});
        type(QStringLiteral("SCREEN?"), Qt::Key_Return);
        QTRY_COMPARE(m_panel->model().rowCount(), 2);
        QVERIFY(m_panel->model().row(1).text.contains(QStringLiteral("block of 5 bytes: 89 50 4e 47 00")));
        const QString file = m_directory.filePath(QStringLiteral("screen.png"));
        m_panel->saveReplyTo(file);
        QFile saved(file);
        QVERIFY(saved.open(QIODevice::ReadOnly));
        QCOMPARE(saved.readAll(), QByteArray("\x89PNG\x00", 5));
        auto* list = m_panel->findChild<QListView*>(QStringLiteral("terminalList"));
        list->selectAll();
        list->setFocus();
        QTest::keyClick(list, Qt::Key_C, Qt::ControlModifier);
        QVERIFY(QApplication::clipboard()->text().startsWith(QStringLiteral("> SCREEN?\n  block of 5 bytes")));
    }

    void closedInstrumentSaysSo()
    {
        m_panel = std::make_unique<TerminalPanel>(*m_link, *m_settings);
        m_panel->show();
        QVERIFY(!m_panel->findChild<QPushButton*>(QStringLiteral("terminalQuery"))->isEnabled());
        type(QStringLiteral("*IDN?"), Qt::Key_Return);
        QTRY_COMPARE(m_panel->model().rowCount(), 2);
        QCOMPARE(int(m_panel->model().row(1).kind), int(TerminalRow::Kind::Failure));
    }

private:
    void openPanel()
    {
        m_panel = std::make_unique<TerminalPanel>(*m_link, *m_settings);
        m_panel->resize(800, 500);
        m_panel->show();
        m_panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        m_link->open();
        QTRY_VERIFY(m_link->isReady());
        commandLine()->setFocus();
    }

    [[nodiscard]] CommandLine* commandLine() const
    {
        return m_panel->findChild<CommandLine*>(QStringLiteral("commandLine"));
    }

    void type(const QString& text, Qt::Key end, Qt::KeyboardModifiers modifiers = {})
    {
        commandLine()->clear();
        QTest::keyClicks(commandLine(), text);
        QTest::keyClick(commandLine(), end, modifiers);
    }

    void script(const char* message, const QByteArrayList& replies)
    {
        const std::lock_guard lock(m_bench->mutex);
        m_script[message] = replies;
    }

    QTemporaryDir m_directory;
    QHash<QByteArray, QByteArrayList>
        m_script; ///< replies by message, used up in order; the bench's mutex guards it
    std::shared_ptr<test::FakeBench> m_bench;
    std::unique_ptr<instrument::TransportSet> m_transports;
    profile::Library m_library;
    instrument::TraceLog m_trace;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<InstrumentLink> m_link;
    std::unique_ptr<TerminalPanel> m_panel;
};

} // namespace visor::ui

QTEST_MAIN(visor::ui::TestTerminal)
#include "test_terminal.moc"
