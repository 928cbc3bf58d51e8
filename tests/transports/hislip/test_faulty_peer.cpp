// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/test_case.h"
#include "tests/transports/hislip/scripted_peer.h"

#include <thread>

namespace visor::test {

using hislip::kFirstMessageId;
using hislip::kNoMessageId;
using hislip::kUnknownMessageId;
using hislip::MessageType;
using visa::Deadline;
using visa::Status;

/// The client against servers that are slow, wrong or gone, on real sockets.
class TestFaultyPeer : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void openIsBoundedWhenNobodyAnswers();
    void openCanBeCancelled();
    void openReportsRefusals_data();
    void openReportsRefusals();
    void openReportsAClosedConnection();
    void openReportsGarbage();
    void openClosesBothSocketsWhenItFails();
    void openWithAServiceRequestCutInTwo();
    void headersArriveByteByByte();
    void garbagePrologueIsFatalOnBothChannels();
    void absurdLengthIsFatal();
    void repliesWithWrongIdsAreDropped();
    void lateReplyIsDroppedAndTheNextOneDelivered();
    void dataOfUnknownIdBelongsToTheNextEnd();
    void dataOfUnknownIdIsVoidWhenTheEndIsNotOurs();
    void unknownMessagesAreSkippedAndAnswered();
    void unknownAsyncMessagesAreSkippedAndAnswered();
    void interruptedFirst();
    void asyncInterruptedFirst();
    void unreadReplyIsDroppedByTheNextWrite();
    void brokenOffReplyIsAnError();
    void errorMessageEndsTheRead();
    void tooLargeMakesPartsSmaller();
    void fatalErrorLosesTheConnection();
    void messageIdsWrap();
    void partsHaveTheirOwnIds();
    void rmtFlagIsSharedByBothChannels();
    void overlappedModeDropsNothing();
    void timeoutUnderSomebodysLockSaysSo();
    void partialReplyIsHandedOverWithTheTimeout();
    void lateStatusResponseIsNotTakenForTheNext();
    void lateLockGrantIsGivenBack();
    void cancelledReadClearsTheDevice();
    void clearIgnoresWhatWasUnderWay();
    void clearTakenUpAgainAfterATimeout();
    void writeThatNobodyReadsIsRepairedByAClear();
    void peerThatDisappearsIsNoticed();
    void serviceRequestsArriveBesideResponses();

private:
    static QByteArray readAll(hislip::HislipSession& session, const Deadline& deadline, Status* status = nullptr)
    {
        QByteArray buffer(4096, Qt::Uninitialized);
        const auto chunk = session.read(std::span(buffer.data(), 4096), deadline);
        if (status)
            *status = chunk ? chunk->status : chunk.error().status;
        buffer.truncate(static_cast<qsizetype>(chunk ? chunk->count : chunk.error().transferred));
        return buffer;
    }
};

void TestFaultyPeer::openIsBoundedWhenNobodyAnswers()
{
    ScriptedPeer peer;
    const auto session = peer.openAgainst(
        [](ScriptedPeer& p) {
            p.sync = p.accept();
            static_cast<void>(p.nextSync());
        },
        Deadline::after(std::chrono::milliseconds(100)));
    QVERIFY(!session);
    QCOMPARE(session.error().status, Status::ErrorTimeout);
    QVERIFY(session.error().message.contains(QStringLiteral("device name")));
    QCOMPARE(session.error().operation, QStringLiteral("open"));
    QVERIFY(ScriptedPeer::endsAfter(peer.sync));
}

void TestFaultyPeer::openCanBeCancelled()
{
    ScriptedPeer peer;
    const auto token = visa::CancelToken::create();
    const auto session = peer.openAgainst(
        [&](ScriptedPeer& p) {
            p.sync = p.accept();
            static_cast<void>(p.nextSync());
            token.cancel();
        },
        Deadline::after(std::chrono::seconds(60), token));
    QVERIFY(!session);
    QCOMPARE(session.error().status, Status::ErrorAbort);
}

void TestFaultyPeer::openReportsRefusals_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<Status>("status");
    QTest::newRow("unidentified") << 0 << Status::ErrorResourceNotFound;
    QTest::newRow("bad header") << 1 << Status::ErrorRawReadProtocolViolation;
    QTest::newRow("sequence") << 2 << Status::ErrorResourceNotFound;
    QTest::newRow("initialization") << 3 << Status::ErrorResourceNotFound;
    QTest::newRow("too many clients") << 4 << Status::ErrorResourceBusy;
    QTest::newRow("secure only") << 5 << Status::ErrorNoPermission;
    QTest::newRow("device's own") << 200 << Status::ErrorResourceNotFound;
}

void TestFaultyPeer::openReportsRefusals()
{
    QFETCH(int, code);
    QFETCH(Status, status);
    ScriptedPeer peer;
    const auto session = peer.openAgainst(
        [&](ScriptedPeer& p) {
            p.sync = p.accept();
            static_cast<void>(p.nextSync());
            p.sendSync(MessageType::FatalError, static_cast<std::uint8_t>(code), 0, "no");
        },
        soon());
    QVERIFY(!session);
    QCOMPARE(session.error().status, status);
    QVERIFY(!session.error().message.isEmpty());
}

void TestFaultyPeer::openReportsAClosedConnection()
{
    ScriptedPeer peer;
    const auto session = peer.openAgainst(
        [](ScriptedPeer& p) {
            p.sync = p.accept();
            static_cast<void>(p.nextSync());
            p.sync.close();
        },
        soon());
    QVERIFY(!session);
    QCOMPARE(session.error().status, Status::ErrorConnectionLost);
}

void TestFaultyPeer::openReportsGarbage()
{
    ScriptedPeer peer;
    const auto session = peer.openAgainst(
        [](ScriptedPeer& p) {
            p.sync = p.accept();
            static_cast<void>(p.nextSync());
            static_cast<void>(p.sync.writeAll("HTTP/1.1 400 Bad Request\r\n\r\n", soon()));
        },
        soon());
    QVERIFY(!session);
    QCOMPARE(session.error().status, Status::ErrorRawReadProtocolViolation);
}

void TestFaultyPeer::openClosesBothSocketsWhenItFails()
{
    ScriptedPeer peer;
    const auto session = peer.openAgainst(
        [](ScriptedPeer& p) {
            p.sync = p.accept();
            static_cast<void>(p.nextSync());
            p.sendSync(MessageType::InitializeResponse, 0, hislip::joinWords(hislip::kVersion10, 1));
            p.async = p.accept();
            static_cast<void>(p.nextAsync());
            p.sendAsync(MessageType::FatalError, 3, 0);
        },
        soon());
    QVERIFY(!session);
    QCOMPARE(session.error().status, Status::ErrorResourceNotFound);
    QVERIFY(ScriptedPeer::endsAfter(peer.sync));
    QVERIFY(ScriptedPeer::endsAfter(peer.async));
}

void TestFaultyPeer::openWithAServiceRequestCutInTwo()
{
    ScriptedPeer peer;
    const auto session = peer.openAgainst(
        [](ScriptedPeer& p) {
            p.sync = p.accept();
            static_cast<void>(p.nextSync());
            p.sendSync(MessageType::InitializeResponse, 0, hislip::joinWords(hislip::kVersion11, 7));
            p.async = p.accept();
            static_cast<void>(p.nextAsync());
            const QByteArray request = hislip::encodeMessage({MessageType::AsyncServiceRequest, 0x40});
            QVERIFY(p.async.writeAll(
                hislip::encodeMessage({MessageType::AsyncInitializeResponse}) + request.first(5), soon()));
            static_cast<void>(p.nextAsync());
            QVERIFY(p.async.writeAll(request.sliced(5), soon()));
            p.sendAsync(MessageType::AsyncMaximumMessageSizeResponse, 0, 0, hislip::encodeSize(1 << 20));
        },
        soon());
    QVERIFY2(session, session ? "" : qPrintable(session.error().message));
}

void TestFaultyPeer::headersArriveByteByByte()
{
    ScriptedPeer peer;
    const auto session = peer.open();
    QVERIFY(session);
    QVERIFY(session->write("*IDN?\n", soon()));
    const QByteArray bytes = hislip::encodeMessage({MessageType::Data, 0, kFirstMessageId}, "Vis") +
                             hislip::encodeMessage({MessageType::DataEnd, 0, kFirstMessageId}, "or\n");
    std::thread sender([&] {
        for (const char byte : bytes)
            static_cast<void>(peer.sync.writeAll(QByteArrayView(&byte, 1), soon()));
    });
    const auto reply = readAll(*session, soon());
    sender.join();
    QCOMPARE(reply, "Visor\n");
}

void TestFaultyPeer::garbagePrologueIsFatalOnBothChannels()
{
    ScriptedPeer peer;
    const auto session = peer.open();
    QVERIFY(session);
    QVERIFY(session->write("*IDN?\n", soon()));
    static_cast<void>(peer.sync.writeAll(QByteArray(64, 'x'), soon()));
    Status status{};
    readAll(*session, soon(), &status);
    QCOMPARE(status, Status::ErrorRawReadProtocolViolation);
    QCOMPARE(peer.nextSync().header.type, MessageType::DataEnd);
    QCOMPARE(peer.nextSync().header, (hislip::Header{MessageType::FatalError, 1, 0, 0}));
    QCOMPARE(peer.nextAsync().header, (hislip::Header{MessageType::FatalError, 1, 0, 0}));
    QVERIFY(ScriptedPeer::endsAfter(peer.sync));
    QVERIFY(ScriptedPeer::endsAfter(peer.async));
    const auto after = session->write("*IDN?\n", soon());
    QVERIFY(!after);
    QCOMPARE(after.error().status, Status::ErrorConnectionLost);
}

void TestFaultyPeer::absurdLengthIsFatal()
{
    ScriptedPeer peer;
    const auto session = peer.open();
    QVERIFY(session);
    QVERIFY(session->write("*IDN?\n", soon()));
    static_cast<void>(peer.sync.writeAll(QByteArray::fromHex("48530700FFFFFF00FFFFFFFFFFFFFFFF"), soon()));
    Status status{};
    readAll(*session, soon(), &status);
    QCOMPARE(status, Status::ErrorRawReadProtocolViolation);
}

void TestFaultyPeer::repliesWithWrongIdsAreDropped()
{
    ScriptedPeer peer;
    const auto session = peer.open();
    QVERIFY(session);
    QVERIFY(session->write("A?\n", soon()));
    peer.sendSync(MessageType::Data, 0, 0x1234, "wrong");
    peer.sendSync(MessageType::DataEnd, 0, kFirstMessageId + 2, "wrong too\n");
    peer.sendSync(MessageType::Data, 0, kFirstMessageId, "ri");
    peer.sendSync(MessageType::DataEnd, 0, kFirstMessageId, "ght\n");
    QCOMPARE(readAll(*session, soon()), "right\n");
}

void TestFaultyPeer::lateReplyIsDroppedAndTheNextOneDelivered()
{
    ScriptedPeer peer;
    const auto session = peer.open();
    QVERIFY(session);
    QVERIFY(session->write("SLOW?\n", soon()));
    peer.sendAsync(MessageType::AsyncLockInfoResponse, 0, 0);
    Status status{};
    readAll(*session, shortly(), &status);
    QCOMPARE(status, Status::ErrorTimeout);
    QVERIFY(!session->isDirty());
    peer.sendSync(MessageType::DataEnd, 0, kFirstMessageId, "late\n");
    QVERIFY(session->write("FAST?\n", soon()));
    peer.sendSync(MessageType::DataEnd, 0, kFirstMessageId + 2, "fast\n");
    QCOMPARE(readAll(*session, soon()), "fast\n");
    // The flag tells the server that its first reply was never delivered.
    QCOMPARE(peer.nextSync().header.control, std::uint8_t{0});
    QCOMPARE(peer.nextSync().header.control, std::uint8_t{0});
}

void TestFaultyPeer::dataOfUnknownIdBelongsToTheNextEnd()
{
    ScriptedPeer peer;
    const auto session = peer.open();
    QVERIFY(session);
    QVERIFY(session->write("A?\n", soon()));
    peer.sendSync(MessageType::Data, 0, kUnknownMessageId, "to");
    peer.sendSync(MessageType::Data, 0, kUnknownMessageId, "get");
    peer.sendSync(MessageType::DataEnd, 0, kFirstMessageId, "her\n");
    QCOMPARE(readAll(*session, soon()), "together\n");
}

void TestFaultyPeer::dataOfUnknownIdIsVoidWhenTheEndIsNotOurs()
{
    ScriptedPeer peer;
    const auto session = peer.open();
    QVERIFY(session);
    QVERIFY(session->write("A?\n", soon()));
    QVERIFY(session->write("B?\n", soon()));
    peer.sendSync(MessageType::Data, 0, kUnknownMessageId, "first ");
    peer.sendSync(MessageType::DataEnd, 0, kFirstMessageId, "reply\n");
    peer.sendSync(MessageType::Data, 0, kUnknownMessageId, "second ");
    peer.sendSync(MessageType::DataEnd, 0, kFirstMessageId + 2, "reply\n");
    QCOMPARE(readAll(*session, soon()), "second reply\n");
}

void TestFaultyPeer::unknownMessagesAreSkippedAndAnswered()
{
    ScriptedPeer peer;
    const auto session = peer.open();
    QVERIFY(session);
    QVERIFY(session->write("A?\n", soon()));
    peer.sendSync(static_cast<MessageType>(77), 3, 9, QByteArray(5000, 'H'));
    peer.sendSync(static_cast<MessageType>(200), 0, 0, "HS");
    peer.sendSync(MessageType::DataEnd, 0, kFirstMessageId, "ok\n");
    QCOMPARE(readAll(*session, soon()), "ok\n");
    QCOMPARE(peer.nextSync().header.type, MessageType::DataEnd);
    QCOMPARE(peer.nextSync().header, (hislip::Header{MessageType::Error, 1, 0, 0}));
    QCOMPARE(peer.nextSync().header, (hislip::Header{MessageType::Error, 3, 0, 0}));
}

void TestFaultyPeer::unknownAsyncMessagesAreSkippedAndAnswered()
{
    ScriptedPeer peer;
    const auto session = peer.open();
    QVERIFY(session);
    peer.sendAsync(static_cast<MessageType>(99), 0, 0, QByteArray(3000, 'S'));
    peer.sendAsync(MessageType::AsyncRemoteLocalResponse, 0, 0); // nobody asked
    peer.sendAsync(MessageType::AsyncStatusResponse, 0x42, 0);
    const auto status = session->readStatusByte(soon());
    QVERIFY(status);
    QCOMPARE(*status, std::uint8_t{0x42});
    const auto query = peer.nextAsync();
    QCOMPARE(query.header, (hislip::Header{MessageType::AsyncStatusQuery, 0, kNoMessageId, 0}));
    QCOMPARE(peer.nextAsync().header, (hislip::Header{MessageType::Error, 1, 0, 0}));
}

void TestFaultyPeer::interruptedFirst()
{
    ScriptedPeer peer;
    const auto session = peer.open();
    QVERIFY(session);
    QVERIFY(session->write("A?\n", soon()));
    QVERIFY(session->write("B?\n", soon()));
    peer.sendSync(MessageType::Data, 0, kUnknownMessageId, "void");
    peer.sendSync(MessageType::Interrupted, 0, kFirstMessageId + 2);
    peer.sendSync(MessageType::DataEnd, 0, kFirstMessageId + 2, "b\n");
    QCOMPARE(readAll(*session, soon()), "b\n");
    // C4: nothing is sent before AsyncInterrupted has come.
    const auto early = session->write("C?\n", shortly());
    QVERIFY(!early);
    peer.sendAsync(MessageType::AsyncLockInfoResponse, 0, 0); // the answer to "who locks it?" of the failed write
    peer.sendAsync(MessageType::AsyncInterrupted, 0, kFirstMessageId + 2);
    QVERIFY(session->write("D?\n", soon()));
    peer.sendSync(MessageType::DataEnd, 0, kFirstMessageId + 4, "d\n");
    QCOMPARE(readAll(*session, soon()), "d\n");
}

void TestFaultyPeer::asyncInterruptedFirst()
{
    ScriptedPeer peer;
    const auto session = peer.open();
    QVERIFY(session);
    QVERIFY(session->write("A?\n", soon()));
    QVERIFY(session->write("B?\n", soon()));
    peer.sendAsync(MessageType::AsyncInterrupted, 0, kFirstMessageId + 2);
    peer.sendAsync(MessageType::AsyncStatusResponse, 0, 0);
    QVERIFY(session->readStatusByte(soon())); // the client has seen it now
    peer.sendSync(MessageType::Data, 0, kFirstMessageId + 2, "void");
    peer.sendSync(MessageType::Interrupted, 0, kFirstMessageId + 2);
    peer.sendSync(MessageType::DataEnd, 0, kFirstMessageId + 2, "b\n");
    QCOMPARE(readAll(*session, soon()), "b\n");
    QVERIFY(session->write("C?\n", soon()));
}

void TestFaultyPeer::unreadReplyIsDroppedByTheNextWrite()
{
    ScriptedPeer peer;
    const auto session = peer.open();
    QVERIFY(session);
    QVERIFY(session->write("A?\n", soon()));
    peer.sendSync(MessageType::DataEnd, 0, kFirstMessageId, QByteArray(10'000, 'a'));
    std::array<char, 10> few;
    const auto part = session->read(few, soon());
    QVERIFY(part);
    QCOMPARE(part->status, Status::SuccessMaxCount);
    QVERIFY(session->write("B?\n", soon()));
    peer.sendSync(MessageType::DataEnd, 0, kFirstMessageId + 2, "b\n");
    QCOMPARE(readAll(*session, soon()), "b\n");
}

void TestFaultyPeer::brokenOffReplyIsAnError()
{
    ScriptedPeer peer;
    const auto session = peer.open();
    QVERIFY(session);
    QVERIFY(session->write("A?\n", soon()));
    peer.sendSync(MessageType::Data, 0, kFirstMessageId, "0123456789");
    peer.sendSync(MessageType::DataEnd, 0, 0x1234, "other");
    std::array<char, 10> few;
    QVERIFY(session->read(few, soon()));
    Status status{};
    readAll(*session, soon(), &status);
    QCOMPARE(status, Status::ErrorInputProtocolViolation);
    peer.sendSync(MessageType::DataEnd, 0, kFirstMessageId, "again\n");
    QCOMPARE(readAll(*session, soon()), "again\n");
}

void TestFaultyPeer::errorMessageEndsTheRead()
{
    ScriptedPeer peer;
    const auto session = peer.open();
    QVERIFY(session);
    QVERIFY(session->write("A?\n", soon()));
    peer.sendSync(MessageType::Error, 1, 0, "what?");
    Status status{};
    readAll(*session, soon(), &status);
    QCOMPARE(status, Status::ErrorUnsupportedOperation);
    QVERIFY(session->write("B?\n", soon()));
    peer.sendSync(MessageType::DataEnd, 0, kFirstMessageId + 2, "b\n");
    QCOMPARE(readAll(*session, soon()), "b\n");
}

void TestFaultyPeer::tooLargeMakesPartsSmaller()
{
    ScriptedPeer peer;
    const auto session = peer.open();
    QVERIFY(session);
    QVERIFY(session->write("A?\n", soon()));
    peer.sendSync(MessageType::Error, 4, 0);
    Status status{};
    readAll(*session, soon(), &status);
    QCOMPARE(status, Status::ErrorInvalidSize);
    static_cast<void>(peer.nextSync());
    std::thread reader([&] {
        const auto first = peer.nextSync();
        QVERIFY(first.payload.size() < (1 << 20) / 2 + 1);
        QCOMPARE(first.header.type, MessageType::Data);
        while (peer.nextSync().header.type == MessageType::Data) {
        }
    });
    const auto sent = session->write(QByteArray(1'000'000, 'x'), soon());
    reader.join();
    QVERIFY(sent);
}

void TestFaultyPeer::fatalErrorLosesTheConnection()
{
    ScriptedPeer peer;
    const auto session = peer.open();
    QVERIFY(session);
    peer.sendSync(MessageType::FatalError, 0, 0, "gone");
    Status status{};
    readAll(*session, soon(), &status);
    QCOMPARE(status, Status::ErrorConnectionLost);
    QVERIFY(ScriptedPeer::endsAfter(peer.sync));
    QVERIFY(ScriptedPeer::endsAfter(peer.async));
}

void TestFaultyPeer::messageIdsWrap()
{
    ScriptedPeer peer;
    const auto session = peer.open();
    QVERIFY(session);
    session->setNextMessageId(0xFFFFFFFEU);
    for (const std::uint32_t id : {0xFFFFFFFEU, 0U, 2U}) {
        QVERIFY(session->write("A?\n", soon()));
        const auto query = peer.nextSync();
        QCOMPARE(query.header.parameter, id);
        peer.sendSync(MessageType::DataEnd, 0, id, "a\n");
        QCOMPARE(readAll(*session, soon()), "a\n");
    }
}

void TestFaultyPeer::partsHaveTheirOwnIds()
{
    ScriptedPeer peer;
    const auto session = peer.open(0, 272); // payloads of 256 bytes
    QVERIFY(session);
    const QByteArray text(600, 'q');
    QVERIFY(session->write(text, soon()));
    const auto first = peer.nextSync();
    const auto second = peer.nextSync();
    const auto third = peer.nextSync();
    QCOMPARE(first.header, (hislip::Header{MessageType::Data, 0, kFirstMessageId, 256}));
    QCOMPARE(second.header, (hislip::Header{MessageType::Data, 0, kFirstMessageId + 2, 256}));
    QCOMPARE(third.header, (hislip::Header{MessageType::DataEnd, 0, kFirstMessageId + 4, 88}));
    QCOMPARE(first.payload + second.payload + third.payload, text);
    peer.sendSync(MessageType::DataEnd, 0, kFirstMessageId + 4, "done\n");
    QCOMPARE(readAll(*session, soon()), "done\n");
    QVERIFY(session->write("no end", soon(), false));
    QCOMPARE(peer.nextSync().header, (hislip::Header{MessageType::Data, 1, kFirstMessageId + 6, 6}));
    QVERIFY(session->write("", soon()));
    QCOMPARE(peer.nextSync().header, (hislip::Header{MessageType::DataEnd, 0, kFirstMessageId + 8, 0}));
}

void TestFaultyPeer::rmtFlagIsSharedByBothChannels()
{
    ScriptedPeer peer;
    const auto session = peer.open();
    QVERIFY(session);
    QVERIFY(session->write("A?\n", soon()));
    static_cast<void>(peer.nextSync());
    peer.sendSync(MessageType::DataEnd, 0, kFirstMessageId, "a\n");
    QCOMPARE(readAll(*session, soon()), "a\n");
    peer.sendAsync(MessageType::AsyncStatusResponse, 0, 0);
    QVERIFY(session->readStatusByte(soon()));
    QCOMPARE(peer.nextAsync().header, (hislip::Header{MessageType::AsyncStatusQuery, 1, kFirstMessageId, 0}));
    QVERIFY(session->trigger(soon()));
    QCOMPARE(peer.nextSync().header, (hislip::Header{MessageType::Trigger, 0, kFirstMessageId + 2, 0}));
}

void TestFaultyPeer::overlappedModeDropsNothing()
{
    ScriptedPeer peer;
    const auto session = peer.open(hislip::kFeatureOverlap);
    QVERIFY(session);
    QVERIFY(session->write("A?\n", soon()));
    QVERIFY(session->write("B?\n", soon()));
    peer.sendSync(MessageType::DataEnd, 0, kFirstMessageId, "a\n");
    peer.sendSync(MessageType::DataEnd, 0, kFirstMessageId + 2, "b\n");
    QCOMPARE(readAll(*session, soon()), "a\n");
    peer.sendAsync(MessageType::AsyncStatusResponse, 0x10, 0);
    QVERIFY(session->readStatusByte(soon()));
    // Overlapped, the query names the last message delivered.
    QCOMPARE(peer.nextAsync().header, (hislip::Header{MessageType::AsyncStatusQuery, 1, kFirstMessageId, 0}));
    QCOMPARE(readAll(*session, soon()), "b\n");
}

void TestFaultyPeer::timeoutUnderSomebodysLockSaysSo()
{
    ScriptedPeer peer;
    const auto session = peer.open();
    QVERIFY(session);
    QVERIFY(session->write("A?\n", soon()));
    peer.sendAsync(MessageType::AsyncLockInfoResponse, 1, 1);
    Status status{};
    readAll(*session, shortly(), &status);
    QCOMPARE(status, Status::ErrorResourceLocked);
    QCOMPARE(peer.nextAsync().header.type, MessageType::AsyncLockInfo);
}

void TestFaultyPeer::partialReplyIsHandedOverWithTheTimeout()
{
    ScriptedPeer peer;
    const auto session = peer.open();
    QVERIFY(session);
    QVERIFY(session->write("A?\n", soon()));
    peer.sendSync(MessageType::Data, 0, kFirstMessageId, "half");
    peer.sendAsync(MessageType::AsyncLockInfoResponse, 0, 0);
    Status status{};
    QCOMPARE(readAll(*session, shortly(), &status), "half");
    QCOMPARE(status, Status::ErrorTimeout);
    peer.sendSync(MessageType::DataEnd, 0, kFirstMessageId, " rest\n");
    QCOMPARE(readAll(*session, soon(), &status), " rest\n");
    QCOMPARE(status, Status::Success);
}

void TestFaultyPeer::lateStatusResponseIsNotTakenForTheNext()
{
    ScriptedPeer peer;
    const auto session = peer.open();
    QVERIFY(session);
    const auto late = session->readStatusByte(shortly());
    QVERIFY(!late);
    QCOMPARE(late.error().status, Status::ErrorTimeout);
    peer.sendAsync(MessageType::AsyncStatusResponse, 1, 0);
    peer.sendAsync(MessageType::AsyncStatusResponse, 2, 0);
    const auto next = session->readStatusByte(soon());
    QVERIFY(next);
    QCOMPARE(*next, std::uint8_t{2});
}

void TestFaultyPeer::lateLockGrantIsGivenBack()
{
    ScriptedPeer peer;
    const auto session = peer.open();
    QVERIFY(session);
    const auto refused =
        session->lock(visa::LockMode::Exclusive, {}, Deadline::after(std::chrono::milliseconds(1)));
    QVERIFY(!refused);
    QCOMPARE(refused.error().status, Status::ErrorTimeout);
    QCOMPARE(peer.nextAsync().header.type, MessageType::AsyncLock);
    peer.sendAsync(MessageType::AsyncLockResponse, 1, 0); // the late grant
    peer.sendAsync(MessageType::AsyncLockResponse, 1, 0); // to its release
    peer.sendAsync(MessageType::AsyncLockResponse, 1, 0); // to the new request
    QVERIFY(session->lock(visa::LockMode::Exclusive, {}, soon()));
    QCOMPARE(peer.nextAsync().header.control, std::uint8_t{0});
    QCOMPARE(peer.nextAsync().header.control, std::uint8_t{1});
    peer.sendAsync(MessageType::AsyncLockResponse, 1, 0);
    QVERIFY(session->unlock(soon()));
}

void TestFaultyPeer::cancelledReadClearsTheDevice()
{
    ScriptedPeer peer;
    const auto session = peer.open();
    QVERIFY(session);
    QVERIFY(session->write("SLOW?\n", soon()));
    const auto token = visa::CancelToken::create();
    token.cancel();
    Status status{};
    readAll(*session, Deadline::after(std::chrono::seconds(60), token), &status);
    QCOMPARE(status, Status::ErrorAbort);
    // The instrument hears of it at once, the rest of the exchange belongs to the next operation.
    QCOMPARE(peer.nextAsync().header.type, MessageType::AsyncDeviceClear);
    peer.sendSync(MessageType::DataEnd, 0, kFirstMessageId, "late\n");
    peer.sendAsync(MessageType::AsyncDeviceClearAcknowledge, 0, 0);
    peer.sendSync(MessageType::DeviceClearAcknowledge, 0, 0);
    QVERIFY(session->write("NEXT?\n", soon()));
    QCOMPARE(peer.nextSync().header.type, MessageType::DataEnd);
    QCOMPARE(peer.nextSync().header.type, MessageType::DeviceClearComplete);
    QCOMPARE(peer.nextSync().header, (hislip::Header{MessageType::DataEnd, 0, kFirstMessageId, 6}));
    peer.sendSync(MessageType::DataEnd, 0, kFirstMessageId, "next\n");
    QCOMPARE(readAll(*session, soon()), "next\n");
}

void TestFaultyPeer::clearIgnoresWhatWasUnderWay()
{
    ScriptedPeer peer;
    const auto session = peer.open();
    QVERIFY(session);
    QVERIFY(session->write("A?\n", soon()));
    peer.sendSync(MessageType::Data, 0, kFirstMessageId, QByteArray(100'000, 'a'));
    peer.sendSync(MessageType::Interrupted, 0, kFirstMessageId);
    peer.sendSync(MessageType::Error, 0, 0, "ignored");
    peer.sendAsync(MessageType::AsyncInterrupted, 0, kFirstMessageId);
    peer.sendAsync(MessageType::AsyncServiceRequest, 0x40, 0);
    peer.sendAsync(MessageType::AsyncDeviceClearAcknowledge, 0, 0);
    peer.sendSync(MessageType::DeviceClearAcknowledge, 0, 0);
    QVERIFY(session->clear(soon()));
    QVERIFY(session->write("B?\n", soon()));
    peer.sendSync(MessageType::DataEnd, 0, kFirstMessageId, "b\n");
    QCOMPARE(readAll(*session, soon()), "b\n");
}

void TestFaultyPeer::clearTakenUpAgainAfterATimeout()
{
    ScriptedPeer peer;
    const auto session = peer.open();
    QVERIFY(session);
    const auto late = session->clear(shortly());
    QVERIFY(!late);
    QCOMPARE(late.error().status, Status::ErrorTimeout);
    QCOMPARE(late.error().operation, QStringLiteral("clear"));
    peer.sendAsync(MessageType::AsyncDeviceClearAcknowledge, 0, 0);
    QVERIFY(!session->clear(shortly())); // now the other acknowledge is missing
    peer.sendSync(MessageType::DeviceClearAcknowledge, 0, 0);
    QVERIFY(session->write("A?\n", soon()));
    QCOMPARE(peer.nextSync().header.type, MessageType::DeviceClearComplete);
    QCOMPARE(peer.nextSync().header.type, MessageType::DataEnd);
    QCOMPARE(peer.nextAsync().header.type, MessageType::AsyncDeviceClear);
}

void TestFaultyPeer::writeThatNobodyReadsIsRepairedByAClear()
{
    ScriptedPeer peer;
    const auto session = peer.open();
    QVERIFY(session);
    peer.sendAsync(MessageType::AsyncLockInfoResponse, 0, 0);
    const auto stuck =
        session->write(QByteArray(64'000'000, 'x'), Deadline::after(std::chrono::milliseconds(300)));
    QVERIFY(!stuck);
    QCOMPARE(stuck.error().status, Status::ErrorTimeout);
    peer.sendAsync(MessageType::AsyncDeviceClearAcknowledge, 0, 0);
    peer.sendSync(MessageType::DeviceClearAcknowledge, 0, 0);
    std::thread reader([&] {
        while (peer.nextSync().header.type == MessageType::Data) {
        }
    });
    const auto next = session->write("A?\n", soon());
    reader.join();
    QVERIFY(next);
    QCOMPARE(peer.nextSync().header, (hislip::Header{MessageType::DataEnd, 0, kFirstMessageId, 3}));
}

void TestFaultyPeer::peerThatDisappearsIsNoticed()
{
    ScriptedPeer peer;
    const auto session = peer.open();
    QVERIFY(session);
    QVERIFY(session->write("A?\n", soon()));
    peer.sendSync(MessageType::Data, 0, kFirstMessageId, "half");
    peer.sync.close();
    peer.async.close();
    Status status{};
    QCOMPARE(readAll(*session, soon(), &status), "half");
    QCOMPARE(status, Status::ErrorConnectionLost);
    QVERIFY(!session->readStatusByte(soon()));
    QVERIFY(!session->clear(soon()));
}

void TestFaultyPeer::serviceRequestsArriveBesideResponses()
{
    ScriptedPeer peer;
    const auto session = peer.open();
    QVERIFY(session);
    std::atomic<int> count{0};
    QVERIFY(session->onServiceRequest([&](std::uint8_t status) { count += status == 0x41 ? 1 : 1000; }, soon()));
    for (int i = 0; i < 1000; ++i)
        peer.sendAsync(MessageType::AsyncServiceRequest, 0x41, 0);
    std::thread answering([&] {
        static_cast<void>(peer.nextAsync());
        peer.sendAsync(MessageType::AsyncServiceRequest, 0x41, 0);
        peer.sendAsync(MessageType::AsyncStatusResponse, 0x05, 0);
    });
    const auto status = session->readStatusByte(soon());
    answering.join();
    QVERIFY(status);
    QCOMPARE(*status, std::uint8_t{5});
    QCOMPARE(count.load(), 1001);
    QVERIFY(session->onServiceRequest({}, soon()));
    peer.sendAsync(MessageType::AsyncStatusResponse, 0x06, 0);
    const auto again = session->readStatusByte(soon());
    QVERIFY(again);
    QCOMPARE(*again, std::uint8_t{6});
}

} // namespace visor::test

QTEST_GUILESS_MAIN(visor::test::TestFaultyPeer)
#include "test_faulty_peer.moc"
