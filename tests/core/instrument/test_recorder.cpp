// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrument/dialogue.h"
#include "core/instrument/recording_script.h"
#include "tests/common/test_case.h"
#include "tests/core/instrument/fake_transport.h"

namespace visor::instrument {

class TestRecorder : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_bench = std::make_shared<test::FakeBench>();
        m_session = std::make_unique<test::FakeSession>(m_bench, visa::ResourceName());
        m_trace = std::make_unique<TraceLog>();
        m_source = m_trace->addSource(QStringLiteral("TCPIP::a::INSTR"));
    }

    void keepsWhatAUserDid()
    {
        Recorder recorder(*m_trace, m_source);
        QVERIFY(say(Origin::Form).write("VOLT 5"));
        QVERIFY(say(Origin::Housekeeping).query("SYST:ERR?"));
        QVERIFY(say(Origin::Terminal).query("VOLT?"));
        QVERIFY(say(Origin::Capture).trigger());
        QVERIFY(say(Origin::Terminal).clear());
        QVERIFY(say(Origin::Terminal).readStatusByte());
        Dialogue stranger(*m_session, m_trace.get(), m_trace->addSource(QStringLiteral("TCPIP::b::INSTR")),
                          Origin::Form, {}, {});
        QVERIFY(stranger.write("OTHER 1"));
        const auto acts = recorder.acts();
        QCOMPARE(acts.size(), std::size_t(4));
        QCOMPARE(acts[0].message, QByteArray("VOLT 5\n"));
        QCOMPARE(acts[0].kind, RecordedAct::Kind::Write);
        QCOMPARE(acts[1].kind, RecordedAct::Kind::Query);
        QCOMPARE(acts[1].message, QByteArray("VOLT?\n"));
        QCOMPARE(acts[2].kind, RecordedAct::Kind::Trigger);
        QCOMPARE(acts[3].kind, RecordedAct::Kind::Clear);
        QCOMPARE(m_trace->findSource(QStringLiteral("TCPIP::a::INSTR")), std::optional(m_source));
        QVERIFY(!m_trace->findSource(QStringLiteral("TCPIP::c::INSTR")));
    }

    void losesNoByteOfALongMessageAndHearsASwitchedOffTrace()
    {
        m_trace->setEnabled(false);
        Recorder recorder(*m_trace, m_source);
        const QByteArray message = "DATA " + QByteArray(10'000, 'x');
        QVERIFY(say(Origin::Form).write(message));
        QCOMPARE(recorder.acts().front().message, message + '\n');
        QCOMPARE(m_trace->lastNumber(), std::uint64_t(0));
    }

    void leavesOutWhatNeverArrived()
    {
        Recorder recorder(*m_trace, m_source);
        m_bench->isUnplugged = true;
        QVERIFY(!say(Origin::Form).write("VOLT 5"));
        QCOMPARE(recorder.count(), std::size_t(0));
    }

    void aFullRecordingSaysSo()
    {
        Recorder recorder(*m_trace, m_source);
        const TraceLog::Act act{Direction::Write, Origin::Form, m_source, {}, {}, 1, visa::Status::Success};
        const QByteArray piece(Recorder::kMostBytes / 2, 'x');
        m_trace->append(act, piece);
        m_trace->append(act, piece);
        QVERIFY(!recorder.isFull());
        m_trace->append(act, "X");
        QVERIFY(recorder.isFull());
        QCOMPARE(recorder.count(), std::size_t(2));
    }

    void endsWithItself()
    {
        std::make_unique<Recorder>(*m_trace, m_source).reset();
        QVERIFY(say(Origin::Form).write("VOLT 5")); // would reach a dead tap
    }

    void scriptsInEveryForm()
    {
        RecordedSession session = example();
        const auto scpi = scriptOf(ScriptForm::Scpi, session);
        QCOMPARE(scpi.text, QStringLiteral("DISP:TEXT 'it''s'\nVOLT?\nWAV:DATA?\n"));
        QCOMPARE(scpi.leftOut, std::size_t(2));
        const auto shell = scriptOf(ScriptForm::Shell, session);
        QCOMPARE(shell.leftOut, std::size_t(2));
        QCOMPARE(shell.text.section(u'\n', 5),
                 QStringLiteral("\nvisor write -- \"$resource\" 'DISP:TEXT '\\''it'\\'''\\''s'\\'''\n"
                                "visor query -- \"$resource\" 'VOLT?'\n"
                                "visor query --output reply-1.bin -- \"$resource\" 'WAV:DATA?'\n"
                                "# left out: a message of 7 bytes that are no text\n"
                                "# left out: device clear\n"));
        QVERIFY(shell.text.contains(QStringLiteral("resource=${1:-'TCPIP::a::INSTR'}")));
        const auto python = scriptOf(ScriptForm::Python, session);
        QCOMPARE(python.leftOut, std::size_t(0));
        QVERIFY(python.text.contains(QStringLiteral("instrument.write_raw(b\"D#11\\x00\\xff\\x0a\")")));
        QVERIFY(python.text.contains(QStringLiteral("read_binary_values")));
        QVERIFY(python.text.contains(QStringLiteral("instrument.clear()")));
    }

    void theTerminatorIsKept()
    {
        RecordedSession session = example();
        session.acts = {{RecordedAct::Kind::Query, "KRDG?\r\n"}};
        QVERIFY(scriptOf(ScriptForm::Shell, session)
                    .text.contains(QStringLiteral("visor query --term crlf -- \"$resource\" 'KRDG?'")));
        QVERIFY(scriptOf(ScriptForm::Python, session).text.contains(QStringLiteral("b\"KRDG?\\x0d\\x0a\"")));
    }

    void anIdentityCannotBreakOutOfItsComment()
    {
        RecordedSession session = example();
        session.instrument = QStringLiteral("ACME\nrm -rf x\r\nend");
        for (const ScriptForm form : {ScriptForm::Shell, ScriptForm::Python}) {
            const QStringList lines = scriptOf(form, session).text.split(u'\n');
            QCOMPARE(lines.filter(QStringLiteral("rm -rf")).size(), 1);
            QVERIFY(lines.filter(QStringLiteral("rm -rf")).front().startsWith(u'#'));
        }
    }

private:
    Dialogue say(Origin origin) { return {*m_session, m_trace.get(), m_source, origin, {}, {}}; }
    static RecordedSession example()
    {
        RecordedSession session;
        session.resource = QStringLiteral("TCPIP::a::INSTR");
        session.instrument = QStringLiteral("ACME,X1,7,1.0");
        session.time = QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5), Qt::UTC);
        session.acts = {{RecordedAct::Kind::Write, "DISP:TEXT 'it''s'\n"},
                        {RecordedAct::Kind::Query, "VOLT?\n", false, 5},
                        {RecordedAct::Kind::Query, "WAV:DATA?\n", true, 1000},
                        {RecordedAct::Kind::Write, QByteArray("D#11\0\xff\n", 7)},
                        {RecordedAct::Kind::Clear}};
        return session;
    }

    std::shared_ptr<test::FakeBench> m_bench;
    std::unique_ptr<test::FakeSession> m_session;
    std::unique_ptr<TraceLog> m_trace;
    std::uint32_t m_source = 0;
};

} // namespace visor::instrument

QTEST_GUILESS_MAIN(visor::instrument::TestRecorder)
#include "test_recorder.moc"
