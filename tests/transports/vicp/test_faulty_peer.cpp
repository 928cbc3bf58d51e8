// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/test_case.h"
#include "tests/transports/vicp/scripted_peer.h"
#include "transports/vicp/urgent_data.h"

#include <sys/socket.h>

#include <array>
#include <thread>

namespace visor::test {

using vicp::Operation::Clear;
using vicp::Operation::Data;
using vicp::Operation::End;
using vicp::Operation::Lockout;
using vicp::Operation::Remote;
using vicp::Operation::SerialPoll;
using visa::Deadline;
using visa::Status;

/// The client against instruments that are slow, old, wrong or gone, on real sockets.
class TestVicpFaultyPeer : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void queryToTheByte();
    void flagsToTheByte();
    void repliesArriveByteByByte();
    void splitReplies_data();
    void splitReplies();
    void mergedBlocks();
    void serviceRequestBetweenBlocks_data();
    void serviceRequestBetweenBlocks();
    void wrongNumbersAreDropped_data();
    void wrongNumbersAreDropped();
    void numbersWrap();
    void duplicateIsDropped();
    void loneNewlineAfterTheAnswerIsSkipped_data();
    void loneNewlineAfterTheAnswerIsSkipped();
    void emptyEndBlockEndsTheReply();
    void garbage_data();
    void garbage();
    void silentPeer();
    void partialReplyIsHandedOver();
    void closesMidHeader();
    void closesMidData();
    void hugeAnnouncedLengthIsOnlyWaitedFor();
    void otherInterface();
    void unnumberedReplies();
    void unnumberedLateReplyNeedsANewConnection();
    void unnumberedClearConnectsAgain();
    void unnumberedStatusByte();
    void urgentStatusByte();
    void urgentPollThatIsNotAnswered();
    void pollByBlockPassesAnUnreadReply();
    void brokenWriteConnectsAgain();
    void reconnectThatFailsIsTriedAgain();
    void peerThatDisappears();

private:
    /// A session that knows that its peer numbers its replies: the next message is number 2.
    static std::unique_ptr<visa::Session> openNumbered(ScriptedVicpPeer& peer)
    {
        auto session = peer.open();
        if (!session || !session->write("?", soon()))
            return nullptr;
        static_cast<void>(peer.next());
        peer.send(Data | End, 1, "1");
        return readOnce(*session, soon()).bytes == "1" ? std::move(session) : nullptr;
    }
};

void TestVicpFaultyPeer::queryToTheByte()
{
    ScriptedVicpPeer peer;
    const auto session = peer.open();
    QVERIFY(session);
    QVERIFY(session->write("*IDN?", soon()));
    QByteArray sent(13, '\0');
    QVERIFY(peer.stream.readExactly(std::span(sent.data(), 13), soon()));
    QCOMPARE(sent, QByteArray::fromHex("81 01 01 00 00 00 00 05 2A 49 44 4E 3F"));
}

void TestVicpFaultyPeer::flagsToTheByte()
{
    ScriptedVicpPeer peer;
    const auto session = openNumbered(peer);
    QVERIFY(session);
    QVERIFY(session->setRemote(visa::RemoteMode::AssertAddressLocalLockout, soon()));
    QCOMPARE(peer.next().header, (vicp::Header{Data | Remote | Lockout, 2, 0}));
    QVERIFY(session->write("a", soon(), false));
    QCOMPARE(peer.next().header, (vicp::Header{Data | Remote | Lockout, 2, 1}));
    QVERIFY(session->write("b", soon()));
    QCOMPARE(peer.next().header, (vicp::Header{Data | Remote | Lockout | End, 2, 1}));
    QVERIFY(session->setRemote(visa::RemoteMode::GoToLocal, soon()));
    QCOMPARE(peer.next().header, (vicp::Header{Data, 3, 0}));
    QVERIFY(session->clear(soon()));
    QCOMPARE(peer.next().header, (vicp::Header{Data | Clear, 3, 0}));
    QVERIFY(session->write("c", soon()));
    QCOMPARE(peer.next().header, (vicp::Header{Data | End, 3, 1}));
}

void TestVicpFaultyPeer::repliesArriveByteByByte()
{
    ScriptedVicpPeer peer;
    const auto session = peer.open();
    QVERIFY(session);
    QVERIFY(session->write("?", soon()));
    const QByteArray bytes = vicp::encodeBlock(Data, 1, "Vis") +
                             vicp::encodeBlock(vicp::Operation::ServiceRequest, 1, "1") +
                             vicp::encodeBlock(Data | End, 1, "or\n");
    std::thread sender([&] {
        for (const char byte : bytes)
            peer.sendRaw(QByteArrayView(&byte, 1));
    });
    const auto reply = readOnce(*session, soon());
    sender.join();
    QCOMPARE(reply.bytes, QByteArray("Visor\n"));
    QCOMPARE(reply.status, Status::Success);
}

void TestVicpFaultyPeer::splitReplies_data()
{
    QTest::addColumn<int>("block");
    // Around the sizes at which the client changes its way of receiving.
    for (const int block : {1, 7, 8, 9, 4087, 4088, 4089, 4095, 4096, 4097, 65535, 65536, 65537})
        QTest::addRow("blocks of %d", block) << block;
}

void TestVicpFaultyPeer::splitReplies()
{
    QFETCH(int, block);
    ScriptedVicpPeer peer;
    const auto session = peer.open();
    QVERIFY(session);
    QByteArray whole;
    for (int i = 0; i < 3 * block + 2; ++i)
        whole += static_cast<char>(i * 7); // 0x0A is among them
    for (const qsizetype room : {whole.size(), whole.size() + 1, qsizetype{block}, qsizetype{block} + 1}) {
        QVERIFY(session->write("?", soon()));
        const int number = peer.next().header.sequence;
        std::thread sender([&] {
            for (qsizetype at = 0; at < whole.size(); at += block) {
                const QByteArray part = whole.mid(at, block);
                peer.send(at + part.size() == whole.size() ? Data | End : Data, number, part);
            }
        });
        QByteArray all;
        Status status = Status::SuccessMaxCount;
        while (status == Status::SuccessMaxCount) {
            const auto part = readOnce(*session, soon(), static_cast<std::size_t>(room));
            all += part.bytes;
            status = part.status;
        }
        sender.join();
        QCOMPARE(status, Status::Success);
        QVERIFY(all == whole);
    }
}

void TestVicpFaultyPeer::mergedBlocks()
{
    ScriptedVicpPeer peer;
    const auto session = peer.open();
    QVERIFY(session);
    QVERIFY(session->write("?", soon()));
    peer.sendRaw(vicp::encodeBlock(Data | End, 1, "one") + vicp::encodeBlock(Data | End, 1, "two"));
    QCOMPARE(readOnce(*session, soon()).bytes, QByteArray("one"));
    QCOMPARE(readOnce(*session, soon()).bytes, QByteArray("two"));
}

void TestVicpFaultyPeer::serviceRequestBetweenBlocks_data()
{
    QTest::addColumn<int>("operation");
    QTest::addColumn<QByteArray>("data");
    QTest::newRow("as described") << 0x08 << QByteArray("1");
    QTest::newRow("with DATA and EOI") << 0x89 << QByteArray("1");
    QTest::newRow("taken back") << 0x08 << QByteArray("0");
    QTest::newRow("without data") << 0x08 << QByteArray();
    QTest::newRow("with too much data") << 0x08 << QByteArray(10'000, '1');
}

void TestVicpFaultyPeer::serviceRequestBetweenBlocks()
{
    QFETCH(int, operation);
    QFETCH(QByteArray, data);
    ScriptedVicpPeer peer;
    const auto session = peer.open();
    QVERIFY(session);
    QVERIFY(session->write("?", soon()));
    peer.send(Data, 1, "left ");
    peer.send(operation, 7, data);
    peer.send(Data | End, 1, "right");
    QCOMPARE(readOnce(*session, soon()).bytes, QByteArray("left right"));
}

void TestVicpFaultyPeer::wrongNumbersAreDropped_data()
{
    QTest::addColumn<int>("number");
    for (const int number : {1, 3, 100, 129, 130, 255})
        QTest::addRow("%d", number) << number;
}

void TestVicpFaultyPeer::wrongNumbersAreDropped()
{
    QFETCH(int, number);
    ScriptedVicpPeer peer;
    const auto session = openNumbered(peer);
    QVERIFY(session);
    QVERIFY(session->write("?", soon()));
    peer.send(Data | End, number, "somebody else's");
    peer.send(Data, number, QByteArray(100'000, 'x'));
    peer.send(Data | End, 2, "ours");
    QCOMPARE(readOnce(*session, soon()).bytes, QByteArray("ours"));
}

void TestVicpFaultyPeer::numbersWrap()
{
    ScriptedVicpPeer peer;
    const auto session = peer.open();
    QVERIFY(session);
    dynamic_cast<vicp::VicpSession&>(*session).setNextSequence(254);
    for (const int number : {254, 255, 1, 2}) {
        QVERIFY(session->write("?", soon()));
        QCOMPARE(int{peer.next().header.sequence}, number);
        peer.send(Data | End, number == 1 ? 255 : number - 1, "late");
        peer.send(Data | End, number, QByteArray::number(number));
        QCOMPARE(readOnce(*session, soon()).bytes, QByteArray::number(number));
    }
}

void TestVicpFaultyPeer::duplicateIsDropped()
{
    ScriptedVicpPeer peer;
    const auto session = openNumbered(peer);
    QVERIFY(session);
    peer.send(Data | End, 1, "1"); // again
    QVERIFY(session->write("?", soon()));
    peer.send(Data | End, 2, "2");
    QCOMPARE(readOnce(*session, soon()).bytes, QByteArray("2"));
}

void TestVicpFaultyPeer::loneNewlineAfterTheAnswerIsSkipped_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("1a") << 1;
    QTest::newRow("1") << 0;
}

void TestVicpFaultyPeer::loneNewlineAfterTheAnswerIsSkipped()
{
    QFETCH(int, number);
    ScriptedVicpPeer peer;
    const auto session = peer.open();
    QVERIFY(session);
    QVERIFY(session->write("?", soon()));
    peer.send(Data | End, number, "answer\n");
    peer.send(Data | End, number, "\n");
    peer.send(Data | End, number);
    QCOMPARE(readOnce(*session, soon()).bytes, QByteArray("answer\n"));
    QVERIFY(session->write("?", soon()));
    peer.send(Data | End, number == 0 ? 0 : 2, "next\n");
    QCOMPARE(readOnce(*session, soon()).bytes, QByteArray("next\n"));
}

void TestVicpFaultyPeer::emptyEndBlockEndsTheReply()
{
    for (const int number : {0, 1}) {
        ScriptedVicpPeer peer;
        const auto session = peer.open();
        QVERIFY(session);
        QVERIFY(session->write("?", soon()));
        peer.send(Data, number, "data");
        peer.send(Data | End, number);
        const auto reply = readOnce(*session, soon());
        QCOMPARE(reply.bytes, QByteArray("data"));
        QCOMPARE(reply.status, Status::Success);
    }
}

void TestVicpFaultyPeer::garbage_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("version 0") << QByteArray::fromHex("8100010000000001 31");
    QTest::newRow("version 2") << QByteArray::fromHex("8102010000000001 31");
    QTest::newRow("length -1") << QByteArray::fromHex("81010100FFFFFFFF 31");
    QTest::newRow("HTTP") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n");
}

void TestVicpFaultyPeer::garbage()
{
    QFETCH(QByteArray, bytes);
    ScriptedVicpPeer peer;
    const auto session = openNumbered(peer);
    QVERIFY(session);
    QVERIFY(session->write("?", soon()));
    peer.sendRaw(bytes);
    const auto reply = readOnce(*session, soon());
    QCOMPARE(reply.status, Status::ErrorRawReadProtocolViolation);
    QVERIFY(reply.message.contains(QStringLiteral("VICP")));
    QVERIFY(ScriptedVicpPeer::endsAfter(peer.stream));
    QCOMPARE(session->write("?", soon()).error().status, Status::ErrorConnectionLost);
    QCOMPARE(readOnce(*session, soon()).status, Status::ErrorConnectionLost);
    QCOMPARE(session->clear(soon()).error().status, Status::ErrorConnectionLost);
    QCOMPARE(session->readStatusByte(soon()).error().status, Status::ErrorConnectionLost);
}

void TestVicpFaultyPeer::silentPeer()
{
    ScriptedVicpPeer peer;
    const auto session = peer.open();
    QVERIFY(session);
    QCOMPARE(readOnce(*session, shortly()).status, Status::ErrorTimeout);
    QCOMPARE(session->readStatusByte(shortly()).error().status, Status::ErrorTimeout);
    const auto token = visa::CancelToken::create();
    std::thread canceller([&] { token.cancel(); });
    QCOMPARE(session->readStatusByte(Deadline::never(token)).error().status, Status::ErrorAbort);
    canceller.join();
}

void TestVicpFaultyPeer::partialReplyIsHandedOver()
{
    ScriptedVicpPeer peer;
    const auto session = openNumbered(peer);
    QVERIFY(session);
    QVERIFY(session->write("?", soon()));
    const QByteArray block = vicp::encodeBlock(Data | End, 2, "the whole reply");
    peer.sendRaw(block.first(8 + 9));
    const auto part = readOnce(*session, shortly());
    QCOMPARE(part.status, Status::ErrorTimeout);
    QCOMPARE(part.bytes, QByteArray("the whole"));
    // Its rest comes when it is wanted; the next message would have made it void.
    peer.sendRaw(block.sliced(8 + 9));
    QCOMPARE(readOnce(*session, soon()).bytes, QByteArray(" reply"));
    QVERIFY(session->write("?", soon()));
    peer.sendRaw(vicp::encodeBlock(Data, 3, "half ").first(8 + 2));
    QCOMPARE(readOnce(*session, shortly()).bytes, QByteArray("ha"));
    QVERIFY(session->write("?", soon()));
    peer.sendRaw("lf ");
    peer.send(Data | End, 3, "old");
    peer.send(Data | End, 4, "new");
    QCOMPARE(readOnce(*session, soon()).bytes, QByteArray("new"));
}

void TestVicpFaultyPeer::closesMidHeader()
{
    ScriptedVicpPeer peer;
    const auto session = peer.open();
    QVERIFY(session);
    QVERIFY(session->write("?", soon()));
    static_cast<void>(peer.next());
    peer.sendRaw(QByteArray::fromHex("810101"));
    peer.stream.close();
    QCOMPARE(readOnce(*session, soon()).status, Status::ErrorConnectionLost);
    QCOMPARE(readOnce(*session, soon()).status, Status::ErrorConnectionLost);
}

void TestVicpFaultyPeer::closesMidData()
{
    ScriptedVicpPeer peer;
    const auto session = peer.open();
    QVERIFY(session);
    QVERIFY(session->write("?", soon()));
    static_cast<void>(peer.next());
    peer.sendRaw(vicp::encodeBlock(Data | End, 1, "the whole reply").first(11));
    peer.stream.close();
    const auto reply = readOnce(*session, soon());
    QCOMPARE(reply.status, Status::ErrorConnectionLost);
    QCOMPARE(reply.bytes, QByteArray("the"));
}

void TestVicpFaultyPeer::hugeAnnouncedLengthIsOnlyWaitedFor()
{
    // The largest length that is believed: nothing is set aside for it, and a timeout ends the wait.
    ScriptedVicpPeer peer;
    const auto session = openNumbered(peer);
    QVERIFY(session);
    QVERIFY(session->write("?", soon()));
    peer.sendRaw(QByteArray::fromHex("810102007FFFFFFF") + "abc");
    const auto reply = readOnce(*session, shortly());
    QCOMPARE(reply.status, Status::ErrorTimeout);
    QCOMPARE(reply.bytes, QByteArray("abc"));
}

void TestVicpFaultyPeer::otherInterface()
{
    ScriptedVicpPeer peer;
    const auto session = peer.open();
    QVERIFY(session);
    QVERIFY(session->write("*IDN?", soon()));
    peer.send(Data, 1, "WARNING : CURRENT REMOTE");
    peer.send(Data | End, 1, " CONTROL INTERFACE IS LXI\n");
    const auto reply = readOnce(*session, soon());
    QCOMPARE(reply.status, Status::ErrorInterfaceNotConfigured);
    QVERIFY2(reply.message.contains(QStringLiteral("LXI only")), qPrintable(reply.message));
    QVERIFY(reply.message.contains(QStringLiteral("Control from to TCPIP (VICP)")));
    QVERIFY(reply.bytes.endsWith("LXI\n"));
}

void TestVicpFaultyPeer::unnumberedReplies()
{
    ScriptedVicpPeer peer;
    const auto session = peer.open();
    QVERIFY(session);
    for (int i = 0; i < 3; ++i) {
        QVERIFY(session->write("?", soon()));
        peer.send(Data, 0, "part ");
        peer.send(Data | End, 0, "end");
        QCOMPARE(readOnce(*session, soon()).bytes, QByteArray("part end"));
        QVERIFY(!session->isDirty());
    }
}

void TestVicpFaultyPeer::unnumberedLateReplyNeedsANewConnection()
{
    ScriptedVicpPeer peer;
    const auto session = peer.open();
    QVERIFY(session);
    QVERIFY(session->write("?", soon()));
    peer.send(Data | End, 0, "1");
    QCOMPARE(readOnce(*session, soon()).bytes, QByteArray("1"));
    QVERIFY(session->write("slow?", soon()));
    QCOMPARE(readOnce(*session, shortly()).status, Status::ErrorTimeout);
    QVERIFY(session->isDirty());
    peer.send(Data | End, 0, "late");
    QVERIFY(session->write("fast?", soon()));
    auto second = peer.accept();
    QCOMPARE(ScriptedVicpPeer::next(second).data, QByteArray("fast?"));
    QVERIFY(ScriptedVicpPeer::endsAfter(peer.stream));
    QVERIFY(second.writeAll(vicp::encodeBlock(Data | End, 0, "fast"), soon()));
    QCOMPARE(readOnce(*session, soon()).bytes, QByteArray("fast"));
    QVERIFY(!session->isDirty());
}

void TestVicpFaultyPeer::unnumberedClearConnectsAgain()
{
    ScriptedVicpPeer peer;
    const auto session = peer.open();
    QVERIFY(session);
    QVERIFY(session->write("?", soon()));
    static_cast<void>(peer.next());
    peer.send(Data, 0, "the beginning of a reply");
    QCOMPARE(readOnce(*session, soon(), 3).bytes, QByteArray("the"));
    QVERIFY(session->clear(soon()));
    QCOMPARE(peer.next().header, (vicp::Header{Data | Clear, 2, 0}));
    QVERIFY(ScriptedVicpPeer::endsAfter(peer.stream));
    peer.stream = peer.accept();
    QVERIFY(session->write("?", soon()));
    QCOMPARE(peer.next().data, QByteArray("?"));
    peer.send(Data | End, 0, "new");
    QCOMPARE(readOnce(*session, soon()).bytes, QByteArray("new"));
}

void TestVicpFaultyPeer::unnumberedStatusByte()
{
    ScriptedVicpPeer peer;
    const auto session = peer.open();
    QVERIFY(session);
    QVERIFY(session->write("?", soon()));
    static_cast<void>(peer.next());
    peer.send(Data | End, 0, "unread");
    peer.send(Data | End, 0, QByteArrayView("\x51", 1));
    QCOMPARE(session->readStatusByte(soon()).value(), std::uint8_t{0x51});
    QCOMPARE(peer.next().header, (vicp::Header{Data | SerialPoll, 2, 0}));
    QCOMPARE(readOnce(*session, soon()).bytes, QByteArray("unread"));
}

void TestVicpFaultyPeer::urgentStatusByte()
{
    ScriptedVicpPeer peer;
    const auto session = openNumbered(peer);
    QVERIFY(session);
    for (int status : {0x00, 0x40, 0xFF, 0x81}) {
        std::thread instrument([&] {
            if (peer.nextUrgent() == 'S') {
                peer.send(Data, 2, "before ");
                static_cast<void>(vicp::sendUrgent(peer.stream, static_cast<char>(status), soon()));
                peer.send(Data, 2, "after ");
            }
        });
        const auto polled = session->readStatusByte(soon());
        instrument.join();
        QCOMPARE(int{polled.value()}, status);
    }
    QVERIFY(session->write("?", soon()));
    QCOMPARE(peer.next().header, (vicp::Header{Data | End, 2, 1}));
    peer.send(Data | End, 2, "end");
    // No urgent byte is among the data.
    QCOMPARE(readOnce(*session, soon()).bytes,
             QByteArray("before after before after before after before after end"));
}

void TestVicpFaultyPeer::urgentPollThatIsNotAnswered()
{
    ScriptedVicpPeer peer;
    const auto session = openNumbered(peer);
    QVERIFY(session);
    QCOMPARE(session->readStatusByte(shortly()).error().status, Status::ErrorTimeout);
    QCOMPARE(peer.nextUrgent(), 'S');
    // Its answer comes too late and is nobody's; from now on polls have numbers.
    QVERIFY(vicp::sendUrgent(peer.stream, 0x11, soon()));
    peer.send(Data | End, 2, QByteArrayView("\x22", 1));
    QCOMPARE(session->readStatusByte(soon()).value(), std::uint8_t{0x22});
    QVERIFY(session->write("?", soon()));
    peer.send(Data | End, 2, "reply");
    QCOMPARE(readOnce(*session, soon()).bytes, QByteArray("reply"));
    // A late answer to a poll by block is not the reply to the next message.
    QCOMPARE(session->readStatusByte(shortly()).error().status, Status::ErrorTimeout);
    peer.send(Data | End, 3, QByteArrayView("\x33", 1));
    QVERIFY(session->write("?", soon()));
    peer.send(Data | End, 4, "4");
    QCOMPARE(readOnce(*session, soon()).bytes, QByteArray("4"));
}

void TestVicpFaultyPeer::pollByBlockPassesAnUnreadReply()
{
    ScriptedVicpPeer peer;
    const auto session = peer.open();
    QVERIFY(session);
    QVERIFY(session->write("?", soon()));
    peer.send(Data, 1, QByteArray(100'000, 'a'));
    peer.send(Data | End, 2, QByteArrayView("\x10", 1));
    peer.send(Data | End, 1, "b");
    QCOMPARE(session->readStatusByte(soon()).value(), std::uint8_t{0x10});
    QVERIFY(readOnce(*session, soon(), 200'000).bytes == QByteArray(100'000, 'a') + 'b');
}

void TestVicpFaultyPeer::brokenWriteConnectsAgain()
{
    ScriptedVicpPeer peer;
    const auto session = openNumbered(peer);
    QVERIFY(session);
    // Nobody reads: the block leaves in part.
    const auto written = session->write(QByteArray(64'000'000, 'x'), shortly());
    QVERIFY(!written);
    QCOMPARE(written.error().status, Status::ErrorTimeout);
    QVERIFY(written.error().transferred > 0 && written.error().transferred < 64'000'000);
    QVERIFY(session->write("?", soon()));
    peer.stream = peer.accept();
    const auto block = peer.next();
    QCOMPARE(block.data, QByteArray("?"));
    peer.send(Data | End, block.header.sequence, "fine");
    QCOMPARE(readOnce(*session, soon()).bytes, QByteArray("fine"));
}

void TestVicpFaultyPeer::reconnectThatFailsIsTriedAgain()
{
    ScriptedVicpPeer peer;
    const auto session = peer.open();
    QVERIFY(session);
    QVERIFY(session->write("?", soon()));
    QCOMPARE(readOnce(*session, shortly()).status, Status::ErrorTimeout);
    const std::uint16_t port = peer.resource().as<visa::VicpInstrument>()->port.value();
    peer.stopListening();
    peer.stream.close();
    QCOMPARE(session->write("?", shortly()).error().status, Status::ErrorResourceNotFound);
    QCOMPARE(readOnce(*session, shortly()).status, Status::ErrorConnectionLost);
    auto listener = wire::TcpListener::listen(QStringLiteral("127.0.0.1"), port);
    QVERIFY(listener);
    QVERIFY(session->write("?", soon()));
    auto stream = listener->accept(soon());
    QVERIFY(stream);
    QCOMPARE(ScriptedVicpPeer::next(*stream).data, QByteArray("?"));
}

void TestVicpFaultyPeer::peerThatDisappears()
{
    // In each operation: a reset, as an unplugged instrument that comes back says.
    const auto reset = [](ScriptedVicpPeer& peer) {
        const linger hard{1, 0};
        ::setsockopt(peer.stream.descriptor(), SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
        peer.stream.close();
    };
    {
        ScriptedVicpPeer peer;
        const auto session = openNumbered(peer);
        QVERIFY(session);
        std::thread unplugged([&] { reset(peer); });
        QCOMPARE(readOnce(*session, soon()).status, Status::ErrorConnectionLost);
        unplugged.join();
        QCOMPARE(session->write("?", soon()).error().status, Status::ErrorConnectionLost);
        QCOMPARE(session->readStatusByte(soon()).error().status, Status::ErrorConnectionLost);
        QCOMPARE(session->clear(soon()).error().status, Status::ErrorConnectionLost);
    }
    {
        ScriptedVicpPeer peer;
        const auto session = openNumbered(peer);
        QVERIFY(session);
        std::thread unplugged([&] {
            static_cast<void>(peer.nextUrgent());
            reset(peer);
        });
        QCOMPARE(session->readStatusByte(soon()).error().status, Status::ErrorConnectionLost);
        unplugged.join();
    }
    {
        ScriptedVicpPeer peer;
        const auto session = openNumbered(peer);
        QVERIFY(session);
        std::thread unplugged([&] {
            std::array<char, 100> some;
            static_cast<void>(peer.stream.readExactly(some, soon()));
            reset(peer);
        });
        QCOMPARE(session->write(QByteArray(64'000'000, 'x'), soon()).error().status, Status::ErrorConnectionLost);
        unplugged.join();
    }
}

} // namespace visor::test

QTEST_GUILESS_MAIN(visor::test::TestVicpFaultyPeer)
#include "test_faulty_peer.moc"
