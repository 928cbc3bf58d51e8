// SPDX-License-Identifier: GPL-3.0-or-later
// What bringing an instrument into its safe state sends, what counts against it, and how long it waits.
#include "core/instrument/safe_state.h"
#include "core/profile/reader.h"
#include "tests/common/test_case.h"
#include "tests/core/instrument/fake_transport.h"

namespace visor::instrument {

namespace {

constexpr const char* kTwoChannels = R"yaml(
commands:
  output: {getter: "OUTP{ch}?", setter: "OUTP{ch} {v}", params: {ch: {type: int, min: 1, max: 2}, v: {type: bool}},
    returns: {type: bool}}
console:
  safe_state:
    - {command: output, args: {ch: 1, v: "OFF"}}
    - {command: output, args: {ch: 2, v: "OFF"}, not_for: ',B[12]1,'}
)yaml";

/// Keeps how long each read was allowed to take.
class TimedSession : public test::FakeSession
{
public:
    using FakeSession::FakeSession;
    Result<visa::ReadChunk> read(std::span<char> into, const visa::Deadline& deadline) override
    {
        allowed.push_back(deadline.remaining());
        return FakeSession::read(into, deadline);
    }
    std::vector<std::chrono::milliseconds> allowed;
};

} // namespace

class TestSafeState : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void sendsEveryStepBeforeItAsksAnything();
    void stepsAreForTheModelsThatHaveThem_data();
    void stepsAreForTheModelsThatHaveThem();
    void anEarlierComplaintIsNotAFailure();
    void aLongQueueOfEarlierComplaintsIsEmptied();
    void aComplaintOfAStepIsAFailure();
    void whatStillReadsOnIsAFailure();
    void aChoiceThatStillReadsOnIsAFailure_data();
    void aChoiceThatStillReadsOnIsAFailure();
    void theTimeoutOfTheProfileIsHonoured();
    void onceSilentTheRestIsToldWithoutLongWaits();
    void withoutAnErrorQueueASignOfLifeIsAsked();
    void whatMustNotBeAskedIsNotAsked();

private:
    void load(const QByteArray& rest, std::chrono::milliseconds timeout = std::chrono::seconds(30));
    QByteArray answer(const QByteArray& message);
    Result<SafeStateOutcome> bring(const QString& identity = QStringLiteral("A,B22,1,1"))
    {
        return bringIntoSafeState(*m_dialogue, *m_profile, identity);
    }
    QByteArrayList written() const
    {
        QByteArrayList texts;
        for (const QByteArray& message : m_bench->written)
            texts << message.trimmed();
        return texts;
    }

    std::shared_ptr<test::FakeBench> m_bench;
    std::unique_ptr<TimedSession> m_session;
    std::unique_ptr<Dialogue> m_dialogue;
    std::shared_ptr<const profile::Profile> m_profile;
    QByteArrayList m_errors;  ///< the instrument's queue
    QByteArray m_badMessage;  ///< is complained of whenever it comes
    QByteArray m_outputState; ///< what OUTP? answers
};

void TestSafeState::load(const QByteArray& rest, std::chrono::milliseconds timeout)
{
    const profile::ReadOutcome outcome =
        profile::readProfile("instrument: {manufacturer: A, model: B, class: c}\nidentity: {pattern: B}\n" + rest,
                             QStringLiteral("fake.yaml"));
    for (const profile::Problem& problem : outcome.problems)
        QVERIFY2(problem.severity == profile::Severity::Note, qPrintable(problem.text));
    m_profile = outcome.profile;
    m_errors.clear();
    m_badMessage.clear();
    m_outputState = "0";
    m_bench = std::make_shared<test::FakeBench>();
    m_bench->answer = [this](const QByteArray& message) { return answer(message.trimmed()); };
    m_session = std::make_unique<TimedSession>(m_bench, visa::ResourceName());
    m_dialogue = std::make_unique<Dialogue>(*m_session, nullptr, 0, Origin::Form, Manners{.timeout = timeout},
                                            visa::CancelToken::create());
}

QByteArray TestSafeState::answer(const QByteArray& message)
{
    if (message == "SYSTem:ERRor?")
        return (m_errors.isEmpty() ? QByteArray("0,\"No error\"") : m_errors.takeFirst()) + '\n';
    if (message == m_badMessage)
        m_errors << "-114,\"Header suffix out of range\"";
    if (message.startsWith("OUTP") && message.endsWith('?'))
        return m_outputState + '\n';
    return message.endsWith('?') ? QByteArray("yes\n") : QByteArray();
}

void TestSafeState::sendsEveryStepBeforeItAsksAnything()
{
    load(kTwoChannels);
    const auto outcome = bring();
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
    QVERIFY(outcome->earlier.empty());
    QCOMPARE(written(), QByteArrayList({"OUTP1 OFF", "OUTP2 OFF", "SYSTem:ERRor?", "OUTP1?", "OUTP2?"}));
}

void TestSafeState::stepsAreForTheModelsThatHaveThem_data()
{
    QTest::addColumn<QString>("identity");
    QTest::addColumn<bool>("isToldBoth");
    QTest::newRow("one channel") << QStringLiteral("Acme,B21,7,1.0") << false;
    QTest::newRow("in small letters") << QStringLiteral("acme,b11,7,1.0") << false;
    QTest::newRow("two channels") << QStringLiteral("Acme,B22,7,1.0") << true;
    QTest::newRow("a model nobody thought of") << QStringLiteral("Acme,B33,7,1.0") << true;
    QTest::newRow("one that has not said") << QString() << true;
}

void TestSafeState::stepsAreForTheModelsThatHaveThem()
{
    QFETCH(QString, identity);
    QFETCH(bool, isToldBoth);
    load(kTwoChannels);
    QVERIFY(bring(identity));
    QVERIFY(written().contains("OUTP1 OFF"));
    QCOMPARE(written().contains("OUTP2 OFF"), isToldBoth);
    QCOMPARE(written().contains("OUTP2?"), isToldBoth);
}

void TestSafeState::anEarlierComplaintIsNotAFailure()
{
    load(kTwoChannels);
    m_errors << "-113,\"Undefined header\"" << "-222,\"Data out of range\"";
    const auto outcome = bring();
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
    QCOMPARE(outcome->earlier.size(), std::size_t(2));
    QCOMPARE(outcome->earlier.front().number, -113);
    QCOMPARE(outcome->earlier.back().number, -222);
    QCOMPARE(written().first(2), QByteArrayList({"OUTP1 OFF", "OUTP2 OFF"}));
}

void TestSafeState::aLongQueueOfEarlierComplaintsIsEmptied()
{
    load(kTwoChannels);
    constexpr int kMany = 100;
    for (int number = 0; number < kMany; ++number)
        m_errors << "-113,\"Undefined header\"";
    const auto outcome = bring();
    QVERIFY2(outcome, qPrintable(outcome ? QString() : outcome.error().message));
    QCOMPARE(outcome->earlier.size(), std::size_t(kMany));
}

void TestSafeState::aComplaintOfAStepIsAFailure()
{
    load(kTwoChannels);
    m_errors << "-113,\"Undefined header\"";
    m_badMessage = "OUTP2 OFF";
    const auto outcome = bring();
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().status, visa::Status::ErrorIo);
    QVERIFY2(outcome.error().message.contains(QStringLiteral("-114")), qPrintable(outcome.error().message));
    QVERIFY2(!outcome.error().message.contains(QStringLiteral("-113")), qPrintable(outcome.error().message));
}

void TestSafeState::whatStillReadsOnIsAFailure()
{
    load(kTwoChannels);
    m_outputState = "1";
    const auto outcome = bring();
    QVERIFY(!outcome);
    QVERIFY2(outcome.error().message.contains(QStringLiteral("output")), qPrintable(outcome.error().message));
    QVERIFY2(outcome.error().message.contains(QStringLiteral("ch 1")), qPrintable(outcome.error().message));
}

void TestSafeState::aChoiceThatStillReadsOnIsAFailure_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<bool>("isOff");
    QTest::newRow("off") << QByteArray("OFF") << true;
    QTest::newRow("on") << QByteArray("ON") << false;
    QTest::newRow("on as a number") << QByteArray("1") << false;
    QTest::newRow("off as a number") << QByteArray("0") << true;
    QTest::newRow("a word nobody knows") << QByteArray("CALIBRATING") << true;
}

void TestSafeState::aChoiceThatStillReadsOnIsAFailure()
{
    QFETCH(QByteArray, reply);
    QFETCH(bool, isOff);
    load("commands: {output: {getter: \"OUTP?\", setter: \"OUTP {v}\", params: {v: {type: enum, options: [\"ON\", "
         "\"OFF\"]}}, returns: {type: string}}}\n"
         "console: {safe_state: [{command: output, args: {v: \"OFF\"}}]}\n");
    m_outputState = reply;
    QCOMPARE(bring().has_value(), isOff);
    QVERIFY(written().contains("OUTP?"));
}

void TestSafeState::theTimeoutOfTheProfileIsHonoured()
{
    load(kTwoChannels, std::chrono::seconds(30));
    QVERIFY(bring());
    QVERIFY(!m_session->allowed.empty());
    for (const std::chrono::milliseconds allowed : m_session->allowed)
        QVERIFY(allowed > kSilence);
}

void TestSafeState::onceSilentTheRestIsToldWithoutLongWaits()
{
    // Each step is answered, as Oxford's are: the first silence must not keep the other axes waiting.
    load("commands: {hold: {type: write, scpi: \"HOLD {axis}\", force_query: true, params: {axis: {type: "
         "string}}}}\n"
         "console: {safe_state: [{command: hold, args: {axis: X}}, {command: hold, args: {axis: Y}},\n"
         "  {command: hold, args: {axis: Z}}]}\n",
         kAfterSilence + std::chrono::milliseconds(50));
    m_bench->isMute = true;
    const auto outcome = bring();
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().status, visa::Status::ErrorTimeout);
    QCOMPARE(written().first(3), QByteArrayList({"HOLD X", "HOLD Y", "HOLD Z"}));
    QVERIFY(m_session->allowed.back() <= kAfterSilence);
    QCOMPARE(m_dialogue->timeout(), kAfterSilence);
}

void TestSafeState::withoutAnErrorQueueASignOfLifeIsAsked()
{
    const QByteArray text = "commands: {off: {type: write, scpi: \"RANGE 1,0\"}}\n"
                            "console: {safe_state: [off], quirks: {has_no_error_queue: true}}\n";
    load(text);
    QVERIFY(bring());
    QCOMPARE(written(), QByteArrayList({"RANGE 1,0", "*IDN?"}));

    load(text, std::chrono::milliseconds(20));
    m_bench->isMute = true;
    const auto outcome = bring();
    QVERIFY(!outcome);
    QCOMPARE(outcome.error().status, visa::Status::ErrorTimeout);
    QCOMPARE(written().front(), QByteArray("RANGE 1,0"));
}

void TestSafeState::whatMustNotBeAskedIsNotAsked()
{
    load("commands: {off: {type: write, scpi: \"A0\"}}\n"
         "console: {safe_state: [off], quirks: {has_no_error_queue: true, no_identity_query: true}}\n");
    QVERIFY(bring());
    QCOMPARE(written(), QByteArrayList({"A0"}));
}

} // namespace visor::instrument

QTEST_GUILESS_MAIN(visor::instrument::TestSafeState)
#include "test_safe_state.moc"
