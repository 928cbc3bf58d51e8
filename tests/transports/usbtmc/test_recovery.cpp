// SPDX-License-Identifier: GPL-3.0-or-later
// The client against an instrument that misbehaves: every call ends in time with the right status, and the next
// query gets its own answer.
#include "tests/transports/usbtmc/usb_test_case.h"

#include <thread>

namespace visor::usbtmc {

using namespace std::chrono_literals;
using test::EchoDevice;
using test::UsbtmcGadget;
using visa::CancelToken;
using visa::Deadline;
using visa::Status;
using Faults = UsbtmcGadget::Faults;

class TestUsbtmcRecovery : public UsbTestCase
{
    Q_OBJECT

private Q_SLOTS:
    void timeoutThenNextQuery_data();
    void timeoutThenNextQuery();
    void timeoutInTheMiddleOfAReply();
    void lateAnswerToAnAbortedRequest();
    void cancelWhileWaiting();
    void cancelledBeforehand();
    void writeNotTaken();
    void writeNotTakenInTheMiddle();
    void clear();
    void clearRefused();
    void stalls();
    void brokenReplies_data();
    void brokenReplies();
    void transferSizes_data();
    void transferSizes();
    void strayEmptyTransfers();
    void missingZeroLengthPacket();
    void truncatedControlReplies();
    void quirkWrongTag();
    void quirkWrongMessageId();
    void quirkHeaderOnce_data();
    void quirkHeaderOnce();
    void quirkSizeFromBlock();
    void quirkNeverEndOfMessage();
    void quirkPaddingInSize();
    void quirkNoAbort();
    void quirkNoClear();
    void quirkClearsBulkIn();
    void quirkLimits();
    void quirkNeedsRemoteEnable();

private:
    void set(const Faults& faults) { m_gadget->setFaults(faults); }
    /// The session works: a query gets its own answer.
    static bool works(visa::Session& session)
    {
        for (int i = 0; i < 2; ++i) {
            if (ask(session, "*IDN?\n").value_or(QByteArray()) != "Visor,Echo,1,1.0\n" ||
                ask(session, "BYTES? 700\n").value_or(QByteArray()) != EchoDevice::pattern(700))
                return false;
        }
        return true;
    }
};

void TestUsbtmcRecovery::timeoutThenNextQuery_data()
{
    QTest::addColumn<int>("pendingRounds");
    QTest::addColumn<bool>("stallsAbort");
    QTest::newRow("aborted at once") << 0 << false;
    QTest::newRow("abort is pending") << 3 << false;
    QTest::newRow("abort is not understood") << 0 << true;
}

void TestUsbtmcRecovery::timeoutThenNextQuery()
{
    QFETCH(int, pendingRounds);
    QFETCH(bool, stallsAbort);
    plugIn();
    Faults faults;
    faults.pendingRounds = pendingRounds;
    faults.stallsAbort = stallsAbort;
    set(faults);
    const auto session = open();
    QVERIFY(session);
    for (int i = 0; i < 3; ++i) {
        const auto reply = ask(**session, "SILENT?\n", Deadline::after(100ms));
        QVERIFY(!reply);
        QCOMPARE(reply.error().status, Status::ErrorTimeout);
        QVERIFY(works(**session));
        QVERIFY(!(*session)->isDirty());
    }
    // The device was told, not merely left alone.
    const std::vector<int> controls = m_gadget->takeControls();
    QVERIFY(std::count(controls.begin(), controls.end(), 3) >= 3);
    QCOMPARE(std::count(controls.begin(), controls.end(), 5), stallsAbort ? 3 : 0);
    // Reading again without a new question is no crime, and ends in time.
    QCOMPARE(readAll(**session, Deadline::after(50ms)).error().status, Status::ErrorTimeout);
    QVERIFY(works(**session));
}

void TestUsbtmcRecovery::timeoutInTheMiddleOfAReply()
{
    plugIn();
    const auto session = open();
    QVERIFY(session);
    Faults faults;
    faults.noZeroLengthPacket = true; // 500 + 12 bytes are a whole packet: the transfer does not end
    faults.shortTransfer = true;      // and more is announced
    set(faults);
    QVERIFY((*session)->write("BYTES? 500\n", soon()));
    QByteArray bytes(600, '\0');
    const auto chunk = (*session)->read({bytes.data(), 600}, Deadline::after(100ms));
    QVERIFY(!chunk);
    QCOMPARE(chunk.error().status, Status::ErrorTimeout);
    QCOMPARE(chunk.error().transferred, 500u); // VPP-4.3: what arrived is handed over
    QVERIFY(bytes.first(500) == EchoDevice::pattern(500));
    set({});
    QVERIFY(works(**session));
}

void TestUsbtmcRecovery::lateAnswerToAnAbortedRequest()
{
    plugIn();
    const auto session = open();
    QVERIFY(session);
    Faults faults;
    faults.answersAborted = true; // says it has nothing to abort, and answers later
    set(faults);
    QCOMPARE(ask(**session, "SILENT?\n", Deadline::after(50ms)).error().status, Status::ErrorTimeout);
    QVERIFY(works(**session));
}

void TestUsbtmcRecovery::cancelWhileWaiting()
{
    plugIn();
    const auto session = open();
    QVERIFY(session);
    QVERIFY((*session)->write("SILENT?\n", soon()));
    const CancelToken token = CancelToken::create();
    Result<QByteArray> reply;
    std::jthread reading([&] { reply = readAll(**session, Deadline::never(token)); });
    while (m_testbed->pending(1) < 2) // the interrupt transfer and the read
        std::this_thread::yield();
    token.cancel();
    reading.join();
    QVERIFY(!reply);
    QCOMPARE(reply.error().status, Status::ErrorAbort);
    QVERIFY(works(**session));
}

void TestUsbtmcRecovery::cancelledBeforehand()
{
    plugIn();
    const auto session = open();
    QVERIFY(session);
    const CancelToken token = CancelToken::create();
    token.cancel();
    const Deadline deadline = Deadline::after(30s, token);
    QCOMPARE((*session)->write("*IDN?\n", deadline).error().status, Status::ErrorAbort);
    QCOMPARE(readAll(**session, deadline).error().status, Status::ErrorAbort);
    QCOMPARE((*session)->clear(deadline).error().status, Status::ErrorAbort);
    QCOMPARE((*session)->readStatusByte(deadline).error().status, Status::ErrorAbort);
    QCOMPARE(UsbtmcSession::open(name(), {}, {}, deadline).error().status, Status::ErrorAbort);
    QVERIFY(works(**session));
}

void TestUsbtmcRecovery::writeNotTaken()
{
    plugIn();
    const auto session = open();
    QVERIFY(session);
    Faults faults;
    faults.isBusy = true;
    set(faults);
    QCOMPARE((*session)->write("*CLS\n", Deadline::after(50ms)).error().status, Status::ErrorTimeout);
    QVERIFY(works(**session));
    const std::vector<int> controls = m_gadget->takeControls();
    QVERIFY(std::find(controls.begin(), controls.end(), 1) != controls.end()); // INITIATE_ABORT_BULK_OUT
    QCOMPARE(m_gadget->takeClearedHalts(), std::vector<int>{UsbtmcGadget::kBulkOut});
}

void TestUsbtmcRecovery::writeNotTakenInTheMiddle()
{
    plugIn();
    const auto session = open();
    QVERIFY(session);
    QVERIFY((*session)->write("DATA half of", soon(), false));
    Faults faults;
    faults.isBusy = true;
    set(faults);
    QCOMPARE((*session)->write(" it\n", Deadline::after(50ms)).error().status, Status::ErrorTimeout);
    // The instrument holds half a command: it is cleared, or the next command would be its other half.
    QVERIFY(works(**session));
    QCOMPARE(ask(**session, "CLEARS?\n").value(), QByteArray("1\n"));
}

void TestUsbtmcRecovery::clear()
{
    plugIn();
    const auto session = open();
    QVERIFY(session);
    for (const int rounds : {0, 2}) {
        Faults faults;
        faults.pendingRounds = rounds;
        set(faults);
        QVERIFY((*session)->write("BYTES? 5000\n", soon()));
        QVERIFY((*session)->clear(soon()));
        QCOMPARE(m_gadget->takeClearedHalts(), std::vector<int>{UsbtmcGadget::kBulkOut});
        QVERIFY(works(**session));
    }
    // One that takes longer than there is time is finished by the next operation.
    Faults faults;
    faults.pendingRounds = 5;
    set(faults);
    QCOMPARE((*session)->clear(Deadline::after(60ms)).error().status, Status::ErrorTimeout);
    QVERIFY((*session)->isDirty());
    QVERIFY(works(**session));
    QVERIFY(!(*session)->isDirty());
    QCOMPARE(ask(**session, "CLEARS?\n").value(), QByteArray("3\n"));
}

void TestUsbtmcRecovery::clearRefused()
{
    plugIn();
    Faults faults;
    faults.stallsClear = true;
    set(faults);
    const auto session = open();
    QVERIFY(session);
    QCOMPARE((*session)->clear(soon()).error().status, Status::ErrorUnsupportedOperation);
    QCOMPARE(m_gadget->takeClearedHalts(),
             (std::vector<int>{UsbtmcGadget::kBulkOut, UsbtmcGadget::kBulkIn})); // the next best
    // A device that cannot be cleared is still one to talk to.
    QVERIFY(works(**session));
}

void TestUsbtmcRecovery::stalls()
{
    plugIn();
    const auto session = open();
    QVERIFY(session);
    Faults faults;
    faults.stallsOut = true;
    set(faults);
    QCOMPARE((*session)->write("*CLS\n", soon()).error().status, Status::ErrorOutputProtocolViolation);
    QCOMPARE(m_gadget->takeClearedHalts(), std::vector<int>{UsbtmcGadget::kBulkOut});
    QVERIFY(works(**session));
    faults = {};
    faults.stallsIn = true;
    set(faults);
    QCOMPARE(ask(**session, "*OPC?\n").error().status, Status::ErrorInputProtocolViolation);
    QCOMPARE(m_gadget->takeClearedHalts(), std::vector<int>{UsbtmcGadget::kBulkIn});
    QVERIFY(works(**session));
}

void TestUsbtmcRecovery::brokenReplies_data()
{
    QTest::addColumn<int>("which");
    QTest::newRow("wrong tag") << 0;
    QTest::newRow("wrong message id") << 1;
    QTest::newRow("wrong inverse") << 2;
    QTest::newRow("announces more than comes") << 3;
    QTest::newRow("no header") << 4;
}

void TestUsbtmcRecovery::brokenReplies()
{
    QFETCH(int, which);
    plugIn();
    const auto session = open();
    QVERIFY(session);
    for (int i = 0; i < 3; ++i) // the tag of a later request is not the one that is made up
        QVERIFY(works(**session));
    Faults faults;
    faults.wrongTag = which == 0;
    faults.wrongMessageId = which == 1;
    faults.brokenInverse = which == 2;
    faults.shortTransfer = which == 3;
    faults.noHeader = which == 4;
    set(faults);
    const auto reply = ask(**session, "*OPC?\n");
    QVERIFY(!reply);
    QCOMPARE(reply.error().status, Status::ErrorInputProtocolViolation);
    QCOMPARE(reply.error().transferred, which == 3 ? 4u : 0u); // what may be alignment may be data too
    set({});
    QVERIFY(works(**session));
}

void TestUsbtmcRecovery::transferSizes_data()
{
    QTest::addColumn<std::uint32_t>("size");
    QTest::newRow("more than requested") << std::uint32_t{100000};
    QTest::newRow("-1") << std::uint32_t{0xFFFFFFFF};
    QTest::newRow("2^31") << std::uint32_t{0x80000000};
}

void TestUsbtmcRecovery::transferSizes()
{
    QFETCH(std::uint32_t, size);
    plugIn();
    const auto session = open();
    QVERIFY(session);
    Faults faults;
    faults.transferSize = size;
    set(faults);
    const auto reply = ask(**session, "*OPC?\n", soon(), 1000);
    QVERIFY(!reply);
    QCOMPARE(reply.error().status, Status::ErrorInputProtocolViolation);
    set({});
    QVERIFY(works(**session));
    // Less than came: the rest counts as alignment.
    faults.transferSize = 1;
    set(faults);
    QCOMPARE(ask(**session, "*OPC?\n").value(), QByteArray("1"));
}

void TestUsbtmcRecovery::strayEmptyTransfers()
{
    plugIn();
    const auto session = open();
    QVERIFY(session);
    Faults faults;
    faults.leadingEmpty = true;
    set(faults);
    QVERIFY(works(**session));
}

void TestUsbtmcRecovery::missingZeroLengthPacket()
{
    plugIn();
    // Not known to be so: the bytes are all there at the deadline, and are handed over as the reply.
    {
        const auto session = open();
        QVERIFY(session);
        Faults faults;
        faults.noZeroLengthPacket = true;
        set(faults);
        QVERIFY(ask(**session, "BYTES? 500\n", Deadline::after(100ms)).value() == EchoDevice::pattern(500));
        QVERIFY(works(**session));
    }
    // Known: no waiting at all.
    const auto session = open(quirk("quirks: [no_zero_length_packet]"));
    QVERIFY(session);
    for (const bool isMissing : {true, false}) {
        Faults faults;
        faults.noZeroLengthPacket = isMissing;
        set(faults);
        for (const int size : {1, 499, 500, 501, 1012, 5 * 512 - 12, 100000})
            QVERIFY(ask(**session, "BYTES? " + QByteArray::number(size) + '\n', soon(), 1 << 17).value() ==
                    EchoDevice::pattern(static_cast<std::size_t>(size)));
    }
}

void TestUsbtmcRecovery::truncatedControlReplies()
{
    plugIn();
    const auto session = open();
    QVERIFY(session);
    Faults faults;
    faults.truncatedControl = true;
    set(faults);
    QCOMPARE((*session)->readStatusByte(soon()).error().status, Status::ErrorInputProtocolViolation);
    QCOMPARE((*session)->indicate(soon()).error().status, Status::ErrorInputProtocolViolation);
    set({});
    QVERIFY(works(**session));
}

void TestUsbtmcRecovery::quirkWrongTag()
{
    plugIn();
    const auto session = open(quirk("quirks: [wrong_tag]"));
    QVERIFY(session);
    Faults faults;
    faults.wrongTag = true;
    set(faults);
    QVERIFY(works(**session));
    QCOMPARE(ask(**session, "SILENT?\n", Deadline::after(50ms)).error().status, Status::ErrorTimeout);
    QVERIFY(works(**session));
}

void TestUsbtmcRecovery::quirkWrongMessageId()
{
    plugIn();
    const auto session = open(quirk("quirks: [wrong_message_id]"));
    QVERIFY(session);
    Faults faults;
    faults.wrongMessageId = true;
    set(faults);
    QVERIFY(works(**session));
}

void TestUsbtmcRecovery::quirkHeaderOnce_data()
{
    QTest::addColumn<bool>("endsShort");
    QTest::newRow("every transfer ends short") << true;
    QTest::newRow("no zero-length packets") << false;
}

void TestUsbtmcRecovery::quirkHeaderOnce()
{
    QFETCH(bool, endsShort);
    plugIn();
    const auto session = open(quirk(endsShort ? "quirks: [continues_without_header]"
                                              : "quirks: [continues_without_header, no_zero_length_packet]"));
    QVERIFY(session);
    Faults faults;
    faults.headerOnce = true;
    faults.noZeroLengthPacket = !endsShort;
    set(faults);
    for (const int size : {1, 499, 500, 501, 1000, 1200, 50000})
        QVERIFY2(ask(**session, "BYTES? " + QByteArray::number(size) + '\n').value_or(QByteArray()) ==
                     EchoDevice::pattern(static_cast<std::size_t>(size)),
                 qPrintable(QString::number(size)));
    // In small pieces too, without asking the device twice.
    QVERIFY((*session)->write("BYTES? 1200\n", soon()));
    static_cast<void>(m_gadget->takeOut());
    QByteArray all;
    std::array<char, 100> piece;
    for (;;) {
        const auto chunk = (*session)->read(piece, soon());
        QVERIFY(chunk);
        all.append(piece.data(), static_cast<qsizetype>(chunk->count));
        if (chunk->endsMessage())
            break;
    }
    QVERIFY(all == EchoDevice::pattern(1200));
    QCOMPARE(m_gadget->takeOut().size(), 1u);
    QCOMPARE(ask(**session, "SILENT?\n", Deadline::after(50ms)).error().status, Status::ErrorTimeout);
    QVERIFY(works(**session));
}

void TestUsbtmcRecovery::quirkSizeFromBlock()
{
    plugIn();
    const auto session = open(quirk("quirks: [continues_without_header, size_from_block]"));
    QVERIFY(session);
    Faults faults;
    faults.headerOnce = true;
    faults.transferSize = 500;
    set(faults);
    // The block's count rules; the newline behind it is not part of it.
    QVERIFY(ask(**session, "BLOCK? 3000\n").value() == "#43000" + EchoDevice::pattern(3000));
}

void TestUsbtmcRecovery::quirkNeverEndOfMessage()
{
    plugIn();
    const auto session = open(quirk("quirks: [never_end_of_message], maximum_read: 63"));
    QVERIFY(session);
    Faults faults;
    faults.neverEndOfMessage = true;
    set(faults);
    QCOMPARE(ask(**session, "*IDN?\n").value(), QByteArray("Visor,Echo,1,1.0\n"));
    QCOMPARE(m_gadget->takeOut().back(), QByteArray::fromHex("0202fd003f00000000000000"));
}

void TestUsbtmcRecovery::quirkPaddingInSize()
{
    plugIn();
    const auto session = open(quirk("quirks: [padding_in_size]"));
    QVERIFY(session);
    Faults faults;
    faults.countsPadding = true;
    set(faults);
    QCOMPARE(ask(**session, "*IDN?\n").value(), QByteArray("Visor,Echo,1,1.0\n"));
    QCOMPARE(ask(**session, "*OPC?\n").value(), QByteArray("1\n"));
}

void TestUsbtmcRecovery::quirkNoAbort()
{
    plugIn();
    const auto session = open(quirk("quirks: [no_abort]"));
    QVERIFY(session);
    QCOMPARE(ask(**session, "SILENT?\n", Deadline::after(50ms)).error().status, Status::ErrorTimeout);
    QVERIFY(works(**session));
    const std::vector<int> controls = m_gadget->takeControls();
    QVERIFY(std::find(controls.begin(), controls.end(), 3) == controls.end());
}

void TestUsbtmcRecovery::quirkNoClear()
{
    plugIn();
    const auto session = open(quirk("quirks: [no_clear]"));
    QVERIFY(session);
    QVERIFY((*session)->clear(soon()));
    QCOMPARE(m_gadget->takeClearedHalts(), (std::vector<int>{UsbtmcGadget::kBulkOut, UsbtmcGadget::kBulkIn}));
    QVERIFY(works(**session));
    const std::vector<int> controls = m_gadget->takeControls();
    QVERIFY(std::find(controls.begin(), controls.end(), 5) == controls.end());
}

void TestUsbtmcRecovery::quirkClearsBulkIn()
{
    plugIn();
    const auto session = open(quirk("quirks: [clears_bulk_in, no_read_in_clear]"));
    QVERIFY(session);
    QVERIFY((*session)->clear(soon()));
    QCOMPARE(m_gadget->takeClearedHalts(), (std::vector<int>{UsbtmcGadget::kBulkOut, UsbtmcGadget::kBulkIn}));
    QVERIFY(works(**session));
}

void TestUsbtmcRecovery::quirkLimits()
{
    plugIn();
    const auto session = open(quirk("maximum_write: 20, maximum_read: 30"));
    QVERIFY(session);
    const QByteArray data = EchoDevice::pattern(95);
    QVERIFY((*session)->write("DATA " + data, soon()));
    const std::vector<QByteArray> sent = m_gadget->takeOut();
    QCOMPARE(sent.size(), 5u);
    for (const QByteArray& transfer : sent)
        QCOMPARE(transfer.size(), 32);
    QVERIFY(ask(**session, "DATA?\n").value() == data);
    QCOMPARE(m_gadget->takeOut().size(), 5u); // the question and four requests
}

void TestUsbtmcRecovery::quirkNeedsRemoteEnable()
{
    plugIn();
    const auto session = open(quirk("quirks: [needs_remote_enable]"));
    QVERIFY(session);
    QCOMPARE(m_gadget->takeControls(), (std::vector<int>{7, 160}));
}

} // namespace visor::usbtmc

QTEST_GUILESS_MAIN(visor::usbtmc::TestUsbtmcRecovery)
#include "test_recovery.moc"
