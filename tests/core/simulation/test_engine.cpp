// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/manual_clock.h"
#include "core/simulation/scpi_instrument.h"
#include "core/simulation/steady_clock.h"
#include "tests/common/test_case.h"
#include "tests/core/simulation/probe.h"

#include <condition_variable>
#include <mutex>
#include <thread>

using visor::test::Probe;

namespace {

/// A small instrument with one of everything.
class Sample final : public visor::simulation::ScpiInstrument
{
public:
    explicit Sample(std::shared_ptr<visor::simulation::Clock> clock)
        : ScpiInstrument({"VISOR SIMULATED", "SAMPLE", "S1", "1.0"}, std::move(clock))
    {
        using visor::simulation::ScpiCall;
        addNumber(
            "[:SOURce<1-2>]:VOLTage[:LEVel]", {"V", {0.0, 30.0, 1.0}},
            [this](const ScpiCall& call) { return m_volts[call.suffix() - 1]; },
            [this](ScpiCall& call, double value) { m_volts[call.suffix() - 1] = value; });
        addNumber(
            ":SOURce<1-2>:FREQuency", {"HZ", {1.0, 1e9, 1e3}}, [this](const ScpiCall&) { return m_hertz; },
            [this](ScpiCall&, double value) { m_hertz = value; });
        addSwitch(
            ":OUTPut<1-2>[:STATe]", [this](const ScpiCall&) { return m_on; },
            [this](ScpiCall&, bool on) { m_on = on; });
        addChoice(
            ":TRIGger:SOURce", {"IMMediate", "EXTernal", "BUS"}, [this](const ScpiCall&) { return m_source; },
            [this](ScpiCall&, std::size_t source) { m_source = source; });
        add(":DATA:ARBitrary", [this](ScpiCall& call) {
            if (const auto block = call.block(0))
                m_block = *block;
        });
        add(":DATA:ARBitrary?", [this](ScpiCall& call) { call.replyBlock(m_block); });
        add(":LABel?", [](ScpiCall& call) { call.replyString("a \"b\""); });
        add(":LIST?", [](ScpiCall& call) {
            call.replyInteger(1);
            call.replyInteger(2);
        });
        add(":SWEep", [this](ScpiCall&) { beginOperation(std::chrono::seconds(5)); });
        add(":SLOW?", [this](ScpiCall& call) {
            call.replyInteger(7);
            call.readyAt(now() + std::chrono::seconds(3));
        });
        reset();
    }

    int triggers = 0;
    int completions = 0;

protected:
    void reset() override
    {
        m_volts = {1.0, 1.0};
        m_hertz = 1e3;
        m_on = false;
        m_source = 0;
    }
    void trigger() override { ++triggers; }
    void operationCompleted() override { ++completions; }

private:
    std::array<double, 2> m_volts{};
    double m_hertz = 0;
    bool m_on = false;
    std::size_t m_source = 0;
    QByteArray m_block;
};

} // namespace

class TestEngine : public visor::test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void identifies();
    void shortAndLongForms();
    void numbersWithUnits_data();
    void numbersWithUnits();
    void refusesWithStandardErrors_data();
    void refusesWithStandardErrors();
    void compoundMessagesFollowThePath();
    void blocksMayHoldAnything();
    void messagesArriveInPieces();
    void interruptedQuery();
    void unterminatedQuery();
    void deviceClearForgets();
    void operationComplete();
    void waitHoldsTheRestBack();
    void slowReplyNeedsTheClock();
    void statusRegistersAndServiceRequest();
    void triggersInOrder();
    void linksAreLimited();
    void locks();
    void abortEndsABlockedRead();
    void realClockWakes();
};

void TestEngine::identifies()
{
    auto clock = std::make_shared<visor::simulation::ManualClock>();
    Sample sample(clock);
    Probe probe(sample);
    QCOMPARE(probe.query("*IDN?"), QByteArray("VISOR SIMULATED,SAMPLE,S1,1.0"));
    QCOMPARE(probe.query("*idn?\r\n"), QByteArray("VISOR SIMULATED,SAMPLE,S1,1.0"));
    QCOMPARE(probe.query("*TST?"), QByteArray("0"));
    QCOMPARE(probe.query("SYST:VERS?"), QByteArray("1999.0"));
    QCOMPARE(probe.error(), QByteArray("+0,\"No error\""));
    QVERIFY(!probe.link().isResponsePending());
}

void TestEngine::shortAndLongForms()
{
    auto clock = std::make_shared<visor::simulation::ManualClock>();
    Sample sample(clock);
    Probe probe(sample);
    QCOMPARE(probe.write(":SOURCE2:VOLTAGE:LEVEL 5;:volt 2"), QByteArray());
    QCOMPARE(probe.query("SOUR2:VOLT?"), QByteArray("+5.00000000E+00"));
    QCOMPARE(probe.query("VOLTage?"), QByteArray("+2.00000000E+00"));
    QCOMPARE(probe.query("SOURCE:VOLT:LEV? MAX"), QByteArray("+3.00000000E+01"));
    QCOMPARE(probe.query("TRIG:SOUR EXTERNAL;SOUR?"), QByteArray("EXT"));
    QCOMPARE(probe.query("OUTP ON;OUTP2:STATE?"), QByteArray("1"));
    QCOMPARE(probe.query("OUTP 0;OUTP?"), QByteArray("0"));
    QCOMPARE(probe.error(), QByteArray("+0,\"No error\""));
}

void TestEngine::numbersWithUnits_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<double>("expected");
    QTest::newRow("milli volts") << QByteArray("VOLT 250 mV") << QByteArray("VOLT?") << 0.25;
    QTest::newRow("capital MV is milli too") << QByteArray("VOLT 250MV") << QByteArray("VOLT?") << 0.25;
    QTest::newRow("MHZ is mega") << QByteArray("SOUR:FREQ 2MHZ") << QByteArray("SOUR:FREQ?") << 2e6;
    QTest::newRow("mhz is mega") << QByteArray("SOUR:FREQ 2 mhz") << QByteArray("SOUR:FREQ?") << 2e6;
    QTest::newRow("MAHZ") << QByteArray("SOUR:FREQ 2MAHZ") << QByteArray("SOUR:FREQ?") << 2e6;
    QTest::newRow("kilo") << QByteArray("SOUR:FREQ 1.5khz") << QByteArray("SOUR:FREQ?") << 1500.0;
    QTest::newRow("exponent") << QByteArray("VOLT .25E+1") << QByteArray("VOLT?") << 2.5;
    QTest::newRow("hexadecimal") << QByteArray("VOLT #H1E") << QByteArray("VOLT?") << 30.0;
    QTest::newRow("minimum") << QByteArray("VOLT MIN") << QByteArray("VOLT?") << 0.0;
    QTest::newRow("default") << QByteArray("VOLT 3;VOLT DEFAULT") << QByteArray("VOLT?") << 1.0;
}

void TestEngine::numbersWithUnits()
{
    QFETCH(QByteArray, command);
    QFETCH(QByteArray, query);
    QFETCH(double, expected);
    auto clock = std::make_shared<visor::simulation::ManualClock>();
    Sample sample(clock);
    Probe probe(sample);
    QCOMPARE(probe.write(command), QByteArray());
    QCOMPARE(probe.number(query), expected);
    QCOMPARE(probe.error(), QByteArray("+0,\"No error\""));
}

void TestEngine::refusesWithStandardErrors_data()
{
    QTest::addColumn<QByteArray>("command");
    QTest::addColumn<int>("number");
    QTest::newRow("unknown header") << QByteArray("VOLTS 1") << -113;
    QTest::newRow("between short and long") << QByteArray("VOLTA 1") << -113;
    QTest::newRow("query of a command") << QByteArray("SWE?") << -113;
    QTest::newRow("suffix out of range") << QByteArray("SOUR3:VOLT 1") << -114;
    QTest::newRow("suffix where none is") << QByteArray("VOLT2 1") << -113;
    QTest::newRow("missing") << QByteArray("VOLT") << -109;
    QTest::newRow("empty parameter") << QByteArray("VOLT ,") << -109;
    QTest::newRow("too many") << QByteArray("VOLT 1,2") << -108;
    QTest::newRow("out of range") << QByteArray("VOLT 31") << -222;
    QTest::newRow("huge exponent") << QByteArray("VOLT 1E999") << -222;
    QTest::newRow("wrong unit") << QByteArray("VOLT 1A") << -131;
    QTest::newRow("wrong multiplier") << QByteArray("VOLT 1QV") << -131;
    QTest::newRow("word for number") << QByteArray("VOLT HIGH") << -104;
    QTest::newRow("string for number") << QByteArray("VOLT \"1\"") << -104;
    QTest::newRow("not a number") << QByteArray("VOLT +") << -121;
    QTest::newRow("wrong word") << QByteArray("TRIG:SOUR MOON") << -224;
    QTest::newRow("open string") << QByteArray("TRIG:SOUR \"EXT") << -151;
    QTest::newRow("short block") << QByteArray("DATA:ARB #15abc") << -161;
    QTest::newRow("no separator") << QByteArray("VOLT\"1\"") << -101;
    QTest::newRow("garbage") << QByteArray("\x01\xff\xfe$$$") << -101;
    QTest::newRow("two words") << QByteArray("DATA:ARB \"a\" \"b\"") << -103;
    QTest::newRow("operand of a query") << QByteArray("LAB? 5") << -108;
}

void TestEngine::refusesWithStandardErrors()
{
    QFETCH(QByteArray, command);
    QFETCH(int, number);
    auto clock = std::make_shared<visor::simulation::ManualClock>();
    Sample sample(clock);
    Probe probe(sample);
    QCOMPARE(probe.query("*ESR?"), QByteArray("128"));
    QCOMPARE(probe.write(command), QByteArray());
    if (probe.link().isResponsePending())
        QVERIFY(!probe.read().isEmpty());
    const QByteArray error = probe.error();
    QVERIFY2(error.startsWith(QByteArray::number(number) + ','), error.constData());
    QCOMPARE(probe.error(), QByteArray("+0,\"No error\""));
    QCOMPARE(probe.query("*ESR?").toInt(), number > -200 ? 32 : 16);
    QCOMPARE(probe.number("VOLT?"), 1.0); // nothing was changed, and the instrument goes on
}

void TestEngine::compoundMessagesFollowThePath()
{
    auto clock = std::make_shared<visor::simulation::ManualClock>();
    Sample sample(clock);
    Probe probe(sample);
    QCOMPARE(probe.query("SOUR2:VOLT 3;FREQ 5E3;VOLT?;FREQ?;*IDN?;FREQ?"),
             QByteArray("+3.00000000E+00;+5.00000000E+03;VISOR SIMULATED,SAMPLE,S1,1.0;+5.00000000E+03"));
    QCOMPARE(probe.query("SOUR2:VOLT?;:SOUR1:VOLT?;;"), QByteArray("+3.00000000E+00;+1.00000000E+00"));
    QCOMPARE(probe.write("SOUR2:VOLT 4;OUTP ON"), QByteArray()); // SOUR2:OUTP is no header
    QVERIFY(probe.error().startsWith("-113,"));
    QCOMPARE(probe.query("LIST?;LAB?"), QByteArray("1,2;\"a \"\"b\"\"\""));
    // An error in one unit leaves the others alone.
    QCOMPARE(probe.query("VOLT 99;:VOLT 2;:VOLT?"), QByteArray("+2.00000000E+00"));
    QVERIFY(probe.error().startsWith("-222,"));
}

void TestEngine::blocksMayHoldAnything()
{
    auto clock = std::make_shared<visor::simulation::ManualClock>();
    Sample sample(clock);
    Probe probe(sample);
    const QByteArray data("a\n;\"#?,:b");
    const QByteArray header = "#1" + QByteArray::number(data.size());
    QCOMPARE(probe.block("DATA:ARB " + header + data + ";ARB?"), data);
    QCOMPARE(probe.write("DATA:ARB #0ab;c\n"), QByteArray()); // indefinite: everything up to END
    QCOMPARE(probe.block("DATA:ARB?"), QByteArray("ab;c\n"));
}

void TestEngine::messagesArriveInPieces()
{
    auto clock = std::make_shared<visor::simulation::ManualClock>();
    Sample sample(clock);
    Probe probe(sample);
    const QByteArray message("DATA:ARB #15a\nb\nc;ARB?\n");
    for (const char character : message)
        QVERIFY(probe.link().write(QByteArrayView(&character, 1), Probe::patient(), false));
    QCOMPARE(probe.read(), QByteArray("#800000005a\nb\nc"));
    // Two messages in one write, one without an answer.
    QVERIFY(probe.link().write("VOLT 4\nVOLT?\n", Probe::patient(), false));
    QCOMPARE(probe.read(), QByteArray("+4.00000000E+00"));
    // A response read byte by byte ends with NL and END.
    QVERIFY(probe.link().write("LIST?", Probe::patient(), true));
    QByteArray bytes;
    char byte = 0;
    while (true) {
        const auto chunk = probe.link().read({&byte, 1}, Probe::patient());
        QVERIFY(chunk);
        bytes.append(byte);
        if (chunk->endsMessage())
            break;
    }
    QCOMPARE(bytes, QByteArray("1,2\n"));
}

void TestEngine::interruptedQuery()
{
    auto clock = std::make_shared<visor::simulation::ManualClock>();
    Sample sample(clock);
    Probe probe(sample);
    QCOMPARE(probe.write("*IDN?"), QByteArray());
    QCOMPARE(probe.query("LIST?"), QByteArray("1,2")); // the old response is gone, the new one is right
    QVERIFY(probe.error().startsWith("-410,"));
    probe.link().reportInterrupted();
    QVERIFY(probe.error().startsWith("-410,"));
}

void TestEngine::unterminatedQuery()
{
    auto clock = std::make_shared<visor::simulation::ManualClock>();
    Sample sample(clock);
    Probe probe(sample);
    QCOMPARE(probe.read(Probe::expired()), QByteArray("!VI_ERROR_TMO"));
    QVERIFY(probe.error().startsWith("-420,"));
    QCOMPARE(probe.error(), QByteArray("+0,\"No error\""));
}

void TestEngine::deviceClearForgets()
{
    auto clock = std::make_shared<visor::simulation::ManualClock>();
    Sample sample(clock);
    Probe probe(sample);
    QVERIFY(probe.link().write("*IDN?\nVOL", Probe::patient(), false));
    QVERIFY(probe.link().clear(Probe::patient()));
    QVERIFY(!probe.link().isResponseAvailable());
    QCOMPARE(probe.query("VOLT?"), QByteArray("+1.00000000E+00"));
    QCOMPARE(probe.error(), QByteArray("+0,\"No error\""));
    QCOMPARE(probe.write("SWE;*OPC?"), QByteArray());
    QVERIFY(probe.link().clear(Probe::patient()));
    QCOMPARE(probe.query("*IDN?").first(5), QByteArray("VISOR"));
}

void TestEngine::operationComplete()
{
    auto clock = std::make_shared<visor::simulation::ManualClock>();
    Sample sample(clock);
    Probe probe(sample);
    QCOMPARE(probe.query("*CLS;*OPC;*ESR?"), QByteArray("1"));
    QCOMPARE(probe.query("SWE;*OPC;*ESR?"), QByteArray("0"));
    clock->advance(std::chrono::seconds(4));
    QCOMPARE(probe.query("*ESR?"), QByteArray("0"));
    clock->advance(std::chrono::seconds(1));
    QCOMPARE(probe.query("*ESR?"), QByteArray("1"));
    QCOMPARE(sample.completions, 1);
    QCOMPARE(probe.write("SWE;*OPC?"), QByteArray());
    QVERIFY(probe.link().isResponsePending());
    QVERIFY(!probe.link().isResponseAvailable());
    clock->advance(std::chrono::seconds(5));
    QVERIFY(probe.link().isResponseAvailable());
    QCOMPARE(probe.read(), QByteArray("1"));
}

void TestEngine::waitHoldsTheRestBack()
{
    auto clock = std::make_shared<visor::simulation::ManualClock>();
    Sample sample(clock);
    Probe probe(sample);
    Probe other(sample);
    QCOMPARE(probe.write("SWE;*WAI;:VOLT 9"), QByteArray());
    QCOMPARE(probe.write("VOLT?"), QByteArray());
    QCOMPARE(other.number("VOLT?"), 1.0);
    clock->advance(std::chrono::seconds(5));
    QCOMPARE(other.number("VOLT?"), 9.0);
    QCOMPARE(probe.read(), QByteArray("+9.00000000E+00"));
    QCOMPARE(probe.error(), QByteArray("+0,\"No error\""));
}

void TestEngine::slowReplyNeedsTheClock()
{
    auto clock = std::make_shared<visor::simulation::ManualClock>();
    Sample sample(clock);
    Probe probe(sample);
    QCOMPARE(probe.write("SLOW?"), QByteArray());
    QCOMPARE(probe.read(Probe::expired()), QByteArray("!VI_ERROR_TMO"));
    std::jthread later([&] { clock->advance(std::chrono::seconds(3)); });
    QCOMPARE(probe.read(), QByteArray("7"));
    QCOMPARE(probe.error(), QByteArray("+0,\"No error\""));
}

void TestEngine::statusRegistersAndServiceRequest()
{
    auto clock = std::make_shared<visor::simulation::ManualClock>();
    Sample sample(clock);
    Probe probe(sample);
    Probe other(sample);
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<int> seen;
    const auto handler = [&](std::uint8_t bits) {
        const std::lock_guard lock(mutex);
        seen.push_back(bits);
        changed.notify_all();
    };
    const auto last = [&] {
        const std::lock_guard lock(mutex);
        return seen.back();
    };
    const auto waitFor = [&](std::size_t count) {
        std::unique_lock lock(mutex);
        return changed.wait_for(lock, std::chrono::seconds(60), [&] { return seen.size() >= count; });
    };
    QVERIFY(probe.link().onServiceRequest(handler, Probe::patient()));
    QVERIFY(other.link().onServiceRequest(handler, Probe::patient()));
    QCOMPARE(probe.write("*CLS;*ESE 1;*SRE 32"), QByteArray());
    QCOMPARE(probe.query("*ESE?;*SRE?"), QByteArray("1;32"));
    QCOMPARE(probe.write("SWE;*OPC"), QByteArray());
    clock->advance(std::chrono::seconds(5));
    QVERIFY(waitFor(2)); // both links
    QCOMPARE(last(), 0x60);
    QCOMPARE(int(probe.link().readStatusByte(Probe::patient()).value()), 0x60);
    QCOMPARE(int(probe.link().readStatusByte(Probe::patient()).value()), 0x20); // a poll takes RQS back …
    QCOMPARE(probe.query("*STB?"), QByteArray("96"));                           // … but not MSS
    QCOMPARE(probe.query("*ESR?;*STB?"), QByteArray("1;16"));
    QCOMPARE(int(other.link().readStatusByte(Probe::patient()).value()), 0x00);
    // Errors show in bit 2 until the queue is empty.
    QVERIFY(other.link().onServiceRequest({}, Probe::patient()));
    QCOMPARE(probe.write("*SRE 4;NONSENSE"), QByteArray());
    QVERIFY(waitFor(3));
    QCOMPARE(last(), 0x44);
    QCOMPARE(probe.query("SYST:ERR:COUN?"), QByteArray("1"));
    QVERIFY(probe.error().startsWith("-113"));
    QCOMPARE(int(probe.link().readStatusByte(Probe::patient()).value()) & 4, 0);
    // MAV belongs to the link that asked.
    QCOMPARE(probe.write("*IDN?"), QByteArray());
    QCOMPARE(int(probe.link().readStatusByte(Probe::patient()).value()) & 16, 16);
    QCOMPARE(int(other.link().readStatusByte(Probe::patient()).value()) & 16, 0);
    QVERIFY(!probe.read().isEmpty());
    const std::lock_guard lock(mutex);
    QCOMPARE(seen, (std::vector<int>{0x60, 0x60, 0x44}));
}

void TestEngine::triggersInOrder()
{
    auto clock = std::make_shared<visor::simulation::ManualClock>();
    Sample sample(clock);
    Probe probe(sample);
    QVERIFY(probe.link().trigger(Probe::patient()));
    QCOMPARE(sample.triggers, 1);
    QCOMPARE(probe.write("*TRG"), QByteArray());
    QCOMPARE(sample.triggers, 2);
    QCOMPARE(probe.write("SWE;*WAI"), QByteArray());
    QVERIFY(probe.link().trigger(Probe::patient()));
    QCOMPARE(sample.triggers, 2); // waits its turn
    clock->advance(std::chrono::seconds(5));
    QCOMPARE(sample.triggers, 3);
    QVERIFY(probe.link().write("VOL", Probe::patient(), false));
    QVERIFY(probe.link().trigger(Probe::patient()));
    QVERIFY(probe.error().startsWith("-105,"));
}

void TestEngine::linksAreLimited()
{
    auto clock = std::make_shared<visor::simulation::ManualClock>();
    Sample sample(clock);
    std::vector<std::unique_ptr<visor::visa::DeviceLink>> links;
    while (auto link = sample.open())
        links.push_back(std::move(*link));
    QCOMPARE(links.size(), Sample::kMaximumLinks);
    QCOMPARE(sample.open().error().status, visor::visa::Status::ErrorAllocation);
    links.pop_back();
    QVERIFY(sample.open());
}

void TestEngine::locks()
{
    using visor::visa::LockMode;
    using visor::visa::Status;
    auto clock = std::make_shared<visor::simulation::ManualClock>();
    Sample sample(clock);
    Probe holder(sample);
    auto other = std::make_unique<Probe>(sample);
    QVERIFY(holder.link().lock(LockMode::Exclusive, {}, Probe::patient()));
    QVERIFY(other->link().lockState(Probe::patient()).value().exclusive);
    // Reading and writing are refused, looking is not.
    QCOMPARE(other->link().write("VOLT 9", Probe::expired(), true).error().status, Status::ErrorResourceLocked);
    QCOMPARE(other->read(Probe::expired()), QByteArray("!VI_ERROR_RSRC_LOCKED"));
    QCOMPARE(other->link().trigger(Probe::expired()).error().status, Status::ErrorResourceLocked);
    QVERIFY(other->link().readStatusByte(Probe::expired()));
    QVERIFY(other->link().clear(Probe::expired()));
    QCOMPARE(other->link().lock(LockMode::Shared, "key", Probe::expired()).error().status,
             Status::ErrorResourceLocked);
    QCOMPARE(other->link().unlock(Probe::expired()).error().status, Status::ErrorSessionNotLocked);
    QVERIFY(holder.link().write("VOLT 3", Probe::expired(), true)); // "only if free now" goes through
    QCOMPARE(holder.number("VOLT?"), 3.0);
    // Who waits gets in when the lock is given back …
    QByteArray reply;
    std::jthread waiter([&] { reply = other->query("VOLT?"); });
    QVERIFY(holder.link().unlock(Probe::patient()));
    waiter.join();
    QCOMPARE(reply, QByteArray("+3.00000000E+00"));
    // … or is told to stop …
    QVERIFY(other->link().lock(LockMode::Exclusive, {}, Probe::patient()));
    std::atomic<bool> done = false;
    std::jthread aborter([&] {
        while (!done)
            holder.link().abort();
    });
    QCOMPARE(holder.write("VOLT 4"), QByteArray("!VI_ERROR_ABORT"));
    done = true;
    aborter.join();
    // … and a client that goes takes its lock with it.
    other.reset();
    QCOMPARE(holder.write("VOLT 4"), QByteArray());
    QCOMPARE(holder.link().lockState(Probe::patient()).value().holders, 0);
}

void TestEngine::abortEndsABlockedRead()
{
    auto clock = std::make_shared<visor::simulation::ManualClock>();
    Sample sample(clock);
    Probe probe(sample);
    QCOMPARE(probe.write("SLOW?"), QByteArray());
    probe.link().abort(); // nothing blocked: forgotten
    std::atomic<bool> done = false;
    std::jthread aborter([&] {
        while (!done)
            probe.link().abort();
    });
    QCOMPARE(probe.read(), QByteArray("!VI_ERROR_ABORT"));
    done = true;
    aborter.join();
    const auto token = visor::visa::CancelToken::create();
    token.cancel();
    QCOMPARE(probe.read(visor::visa::Deadline::never(token)), QByteArray("!VI_ERROR_ABORT"));
    clock->advance(std::chrono::seconds(3));
    QCOMPARE(probe.read(), QByteArray("7"));
}

void TestEngine::realClockWakes()
{
    auto clock = std::make_shared<visor::simulation::SteadyClock>();
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<int> order;
    const auto note = [&](int what) {
        return [&, what] {
            const std::lock_guard lock(mutex);
            order.push_back(what);
            changed.notify_all();
        };
    };
    clock->callAt(clock->now() + std::chrono::milliseconds(30), note(2));
    clock->callAt(clock->now(), note(1));
    std::unique_lock lock(mutex);
    QVERIFY(changed.wait_for(lock, std::chrono::seconds(60), [&] { return order.size() == 2; }));
    QCOMPARE(order, (std::vector<int>{1, 2}));
    clock->callAt(clock->now() + std::chrono::hours(1), note(3)); // dropped with the clock
}

QTEST_GUILESS_MAIN(TestEngine)
#include "test_engine.moc"
