// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/visa/forwarding_link.h"
#include "tests/common/echo_device.h"
#include "tests/common/test_case.h"
#include "tests/transports/hislip/scripted_peer.h"
#include "transports/hislip/hislip_server.h"

#include <atomic>

namespace visor::test {

using hislip::FatalCode;
using hislip::Header;
using hislip::HislipServer;
using hislip::kFirstMessageId;
using hislip::kNoMessageId;
using hislip::MessageType;
using visa::Deadline;
using visa::Status;

namespace {

/// Forwards to an EchoDevice's link and counts the interruptions the server reports.
class CountingLink final : public visa::ForwardingLink
{
public:
    CountingLink(std::unique_ptr<visa::DeviceLink> link, std::atomic<int>& interruptions)
        : m_link(std::move(link)), m_interruptions(&interruptions)
    {
    }

    void reportInterrupted() override { ++*m_interruptions; }

protected:
    visa::DeviceLink& target() const override { return *m_link; }

private:
    std::unique_ptr<visa::DeviceLink> m_link;
    std::atomic<int>* m_interruptions;
};

class CountingDevice final : public visa::Device
{
public:
    Result<std::unique_ptr<visa::DeviceLink>> open() override
    {
        auto link = echo.open();
        if (!link)
            return link;
        return std::make_unique<CountingLink>(std::move(*link), interruptions);
    }

    EchoDevice echo;
    std::atomic<int> interruptions{0};
};

} // namespace

/// Our server against hand-written messages.
class TestServer : public TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void probingClientIsNoError();
    void negotiatesTheLowerVersion();
    void garbageIsAnsweredWithFatalError();
    void garbageLaterIsFatalOnBothChannels_data();
    void garbageLaterIsFatalOnBothChannels();
    void firstMessageMustInitialize();
    void dataBeforeTheSecondChannelIsFatal();
    void asyncInitializeNeedsASession();
    void secondAsyncChannelIsRefused();
    void tooLongSubAddressIsRefused();
    void headersByteByByte();
    void unknownMessagesAreSkippedAndAnswered();
    void unknownControlCodesAreAnswered();
    void tooLargeMessageIsAnsweredAndSkipped();
    void replyCarriesTheIdOfTheEnd();
    void replyIsCutToTheClientsLimit();
    void interruptedPairNamesTheNewMessage();
    void unreadReplyIsReportedByTheFlag();
    void statusQueryOfAnotherIdHasNoMessage();
    void lockTable();
    void releaseWaitsForTheMessage();
    void releasesThatWaitForEverAreBounded();
    void clearResetsIdsAndFeatures();
    void dataDuringAClearIsIgnored();
    void halfOpenClientThatLeaves();

private:
    struct Client
    {
        wire::TcpStream sync;
        wire::TcpStream async;
        std::uint16_t session = 0;
    };

    wire::TcpStream dial()
    {
        auto stream = wire::TcpStream::connect(QStringLiteral("127.0.0.1"), m_server->port(), soon());
        return stream ? std::move(*stream) : wire::TcpStream();
    }
    static void send(wire::TcpStream& stream, const Header& header, const QByteArray& payload = {})
    {
        QVERIFY(stream.writeAll(hislip::encodeMessage(header, payload), soon()));
    }
    static ScriptedPeer::Message next(wire::TcpStream& stream) { return ScriptedPeer::next(stream); }
    static ScriptedPeer::Message ask(wire::TcpStream& stream, const Header& header, const QByteArray& payload = {})
    {
        send(stream, header, payload);
        return next(stream);
    }
    Client open()
    {
        Client client;
        client.sync = dial();
        const auto response =
            ask(client.sync, {MessageType::Initialize, 0, hislip::joinWords(0x0100, 0x4142)}, "hislip0");
        client.session = hislip::lowWord(response.header.parameter);
        client.async = dial();
        const auto joined = ask(client.async, {MessageType::AsyncInitialize, 0, client.session});
        if (response.header.type != MessageType::InitializeResponse ||
            joined.header.type != MessageType::AsyncInitializeResponse)
            qCritical("the server did not open");
        return client;
    }

    std::unique_ptr<CountingDevice> m_device;
    std::unique_ptr<HislipServer> m_server;
};

void TestServer::init()
{
    TestCase::init();
    m_server.reset();
    m_device = std::make_unique<CountingDevice>();
    HislipServer::Options options;
    options.client.maxMessage = 100'000;
    auto server = HislipServer::start({{QStringLiteral("hislip0"), m_device.get()}}, options);
    QVERIFY(server);
    m_server = std::move(*server);
}

void TestServer::probingClientIsNoError()
{
    for (int i = 0; i < 20; ++i) {
        auto sync = dial();
        QCOMPARE(ask(sync, {MessageType::Initialize, 0, 0x01004142}, "hislip0").header.type,
                 MessageType::InitializeResponse);
    }
    QVERIFY(m_server->waitForConnections(0, soon()));
    QVERIFY(m_device->echo.waitForLinks(0, soon()));
}

void TestServer::negotiatesTheLowerVersion()
{
    auto old = dial();
    const auto first = ask(old, {MessageType::Initialize, 0, 0x01004142}, {});
    QCOMPARE(hislip::highWord(first.header.parameter), std::uint16_t{0x0100});
    auto modern = dial();
    const auto second = ask(modern, {MessageType::Initialize, 0, 0x03004142}, "HISLIP0");
    QCOMPARE(hislip::highWord(second.header.parameter), hislip::kVersion20);
    QVERIFY(hislip::lowWord(first.header.parameter) != hislip::lowWord(second.header.parameter));
}

void TestServer::garbageIsAnsweredWithFatalError()
{
    auto stream = dial();
    QVERIFY(stream.writeAll("GET / HTTP/1.1\r\nHost: x\r\n\r\n", soon()));
    QCOMPARE(next(stream).header, (Header{MessageType::FatalError, 1, 0, 0}));
    QVERIFY(ScriptedPeer::endsAfter(stream));
}

void TestServer::garbageLaterIsFatalOnBothChannels_data()
{
    QTest::addColumn<bool>("onSync");
    QTest::newRow("synchronous") << true;
    QTest::newRow("asynchronous") << false;
}

void TestServer::garbageLaterIsFatalOnBothChannels()
{
    QFETCH(bool, onSync);
    auto client = open();
    QVERIFY((onSync ? client.sync : client.async).writeAll(QByteArray(16, 'x'), soon()));
    QCOMPARE(next(client.sync).header, (Header{MessageType::FatalError, 1, 0, 0}));
    QCOMPARE(next(client.async).header, (Header{MessageType::FatalError, 1, 0, 0}));
    QVERIFY(ScriptedPeer::endsAfter(client.sync));
    QVERIFY(ScriptedPeer::endsAfter(client.async));
    QVERIFY(m_device->echo.waitForLinks(0, soon()));
}

void TestServer::firstMessageMustInitialize()
{
    auto stream = dial();
    QCOMPARE(ask(stream, {MessageType::DataEnd, 0, kFirstMessageId}, "*IDN?\n").header,
             (Header{MessageType::FatalError, 3, 0, 0}));
}

void TestServer::dataBeforeTheSecondChannelIsFatal()
{
    auto sync = dial();
    QCOMPARE(ask(sync, {MessageType::Initialize, 0, 0x01004142}).header.type, MessageType::InitializeResponse);
    QCOMPARE(ask(sync, {MessageType::DataEnd, 0, kFirstMessageId}, "*IDN?\n").header,
             (Header{MessageType::FatalError, 2, 0, 0}));
    QVERIFY(ScriptedPeer::endsAfter(sync));
}

void TestServer::asyncInitializeNeedsASession()
{
    auto stream = dial();
    QCOMPARE(ask(stream, {MessageType::AsyncInitialize, 0, 0x1234}).header,
             (Header{MessageType::FatalError, 3, 0, 0}));
}

void TestServer::secondAsyncChannelIsRefused()
{
    auto client = open();
    auto thief = dial();
    QCOMPARE(ask(thief, {MessageType::AsyncInitialize, 0, client.session}).header,
             (Header{MessageType::FatalError, 3, 0, 0}));
    QCOMPARE(ask(client.sync, {MessageType::DataEnd, 0, kFirstMessageId}, "*OPC?\n").payload, "1\n");
}

void TestServer::tooLongSubAddressIsRefused()
{
    auto stream = dial();
    QCOMPARE(ask(stream, {MessageType::Initialize, 0, 0x01004142}, QByteArray(257, 'h')).header,
             (Header{MessageType::FatalError, 3, 0, 0}));
}

void TestServer::headersByteByByte()
{
    auto client = open();
    const auto bytes = hislip::encodeMessage({MessageType::Data, 0, kFirstMessageId}, "*ID") +
                       hislip::encodeMessage({MessageType::DataEnd, 0, kFirstMessageId + 2}, "N?\n");
    for (const char byte : bytes)
        QVERIFY(client.sync.writeAll(QByteArrayView(&byte, 1), soon()));
    const auto reply = next(client.sync);
    QCOMPARE(reply.header, (Header{MessageType::DataEnd, 0, kFirstMessageId + 2, 17}));
    QCOMPARE(reply.payload, "Visor,Echo,1,1.0\n");
    for (const char byte : hislip::encodeMessage({MessageType::AsyncStatusQuery, 1, kFirstMessageId + 2}))
        QVERIFY(client.async.writeAll(QByteArrayView(&byte, 1), soon()));
    QCOMPARE(next(client.async).header, (Header{MessageType::AsyncStatusResponse, 0, 0, 0}));
}

void TestServer::unknownMessagesAreSkippedAndAnswered()
{
    auto client = open();
    QCOMPARE(ask(client.sync, {static_cast<MessageType>(90), 0, 0}, QByteArray(70'000, 'H')).header,
             (Header{MessageType::Error, 1, 0, 0}));
    QCOMPARE(ask(client.sync, {static_cast<MessageType>(130), 0, 0}, "HSHS").header,
             (Header{MessageType::Error, 3, 0, 0}));
    QCOMPARE(ask(client.async, {static_cast<MessageType>(26), 0, 0}, QByteArray(5000, 'H')).header,
             (Header{MessageType::Error, 1, 0, 0}));
    QCOMPARE(ask(client.async, {static_cast<MessageType>(255), 0, 0}).header,
             (Header{MessageType::Error, 3, 0, 0}));
    QCOMPARE(ask(client.sync, {MessageType::DataEnd, 0, kFirstMessageId}, "*OPC?\n").payload, "1\n");
    // One that arrives while a reply is due does not lose the reply.
    send(client.sync, {MessageType::DataEnd, 1, kFirstMessageId + 2}, "DELAY? 50\n");
    send(client.sync, {static_cast<MessageType>(90), 0, 0}, "x");
    QCOMPARE(next(client.sync).header.type, MessageType::Error);
    QCOMPARE(next(client.sync).payload, "late\n");
}

void TestServer::unknownControlCodesAreAnswered()
{
    auto client = open();
    QCOMPARE(ask(client.async, {MessageType::AsyncRemoteLocalControl, 7, kNoMessageId}).header,
             (Header{MessageType::Error, 2, 0, 0}));
    QCOMPARE(ask(client.async, {MessageType::AsyncLock, 2, 0}).header, (Header{MessageType::Error, 2, 0, 0}));
}

void TestServer::tooLargeMessageIsAnsweredAndSkipped()
{
    auto client = open();
    const auto size = ask(client.async, {MessageType::AsyncMaximumMessageSize}, hislip::encodeSize(1 << 20));
    QCOMPARE(size.header.type, MessageType::AsyncMaximumMessageSizeResponse);
    QCOMPARE(hislip::decodeSize(size.payload).value_or(0), std::uint64_t{100'000});
    QCOMPARE(ask(client.sync, {MessageType::DataEnd, 0, kFirstMessageId}, QByteArray(100'017, 'x')).header,
             (Header{MessageType::Error, 4, 0, 0}));
    send(client.sync, {MessageType::DataEnd, 0, kFirstMessageId + 2}, "DATA " + QByteArray(100'011, 'x'));
    QCOMPARE(ask(client.sync, {MessageType::DataEnd, 0, kFirstMessageId + 4}, "*OPC?\n").payload, "1\n");
}

void TestServer::replyCarriesTheIdOfTheEnd()
{
    auto client = open();
    send(client.sync, {MessageType::Data, 0, 0xFFFFFFFE}, "*ID");
    send(client.sync, {MessageType::Data, 0, 0}, "N");
    QCOMPARE(ask(client.sync, {MessageType::DataEnd, 0, 2}, "?\n").header.parameter, 2U);
}

void TestServer::replyIsCutToTheClientsLimit()
{
    auto client = open();
    static_cast<void>(ask(client.async, {MessageType::AsyncMaximumMessageSize}, hislip::encodeSize(300)));
    send(client.sync, {MessageType::DataEnd, 0, kFirstMessageId}, "BYTES? 600\n");
    QByteArray all;
    for (;;) {
        const auto part = next(client.sync);
        QVERIFY(part.payload.size() <= 284);
        QCOMPARE(part.header.parameter, kFirstMessageId);
        all += part.payload;
        if (part.header.type == MessageType::DataEnd)
            break;
        QCOMPARE(part.header.type, MessageType::Data);
    }
    QCOMPARE(all, EchoDevice::pattern(600));
}

void TestServer::interruptedPairNamesTheNewMessage()
{
    auto client = open();
    send(client.sync, {MessageType::DataEnd, 0, kFirstMessageId}, "SILENT?\n");
    QVERIFY(m_device->echo.waitForBlocked(soon()));
    send(client.sync, {MessageType::DataEnd, 0, kFirstMessageId + 2}, "*OPC?\n");
    QCOMPARE(next(client.sync).header, (Header{MessageType::Interrupted, 0, kFirstMessageId + 2, 0}));
    QCOMPARE(next(client.async).header, (Header{MessageType::AsyncInterrupted, 0, kFirstMessageId + 2, 0}));
    const auto reply = next(client.sync);
    QCOMPARE(reply.header, (Header{MessageType::DataEnd, 0, kFirstMessageId + 2, 2}));
    QCOMPARE(m_device->interruptions.load(), 0);
}

void TestServer::unreadReplyIsReportedByTheFlag()
{
    auto client = open();
    QCOMPARE(ask(client.sync, {MessageType::DataEnd, 0, kFirstMessageId}, "*OPC?\n").payload, "1\n");
    QCOMPARE(ask(client.sync, {MessageType::DataEnd, 1, kFirstMessageId + 2}, "*OPC?\n").payload, "1\n");
    QCOMPARE(m_device->interruptions.load(), 0);
    // Flag 0 although the whole reply was sent: the client threw it away. No message answers that.
    const auto reply = ask(client.sync, {MessageType::DataEnd, 0, kFirstMessageId + 4}, "*OPC?\n");
    QCOMPARE(reply.header, (Header{MessageType::DataEnd, 0, kFirstMessageId + 4, 2}));
    QCOMPARE(m_device->interruptions.load(), 1);
    // The status query may carry the flag instead.
    static_cast<void>(ask(client.async, {MessageType::AsyncStatusQuery, 1, kFirstMessageId + 4}));
    static_cast<void>(ask(client.sync, {MessageType::DataEnd, 0, kFirstMessageId + 6}, "*OPC?\n"));
    QCOMPARE(m_device->interruptions.load(), 1);
}

void TestServer::statusQueryOfAnotherIdHasNoMessage()
{
    auto client = open();
    QCOMPARE(ask(client.sync, {MessageType::DataEnd, 0, kFirstMessageId}, "*OPC?\n").payload, "1\n");
    QCOMPARE(ask(client.async, {MessageType::AsyncStatusQuery, 0, kFirstMessageId}).header.control & 0x10, 0x10);
    QCOMPARE(ask(client.async, {MessageType::AsyncStatusQuery, 0, kFirstMessageId + 2}).header.control & 0x10, 0);
    QCOMPARE(ask(client.async, {MessageType::AsyncStatusQuery, 1, kFirstMessageId}).header.control & 0x10, 0);
}

void TestServer::lockTable()
{
    auto first = open();
    auto second = open();
    const auto request = [](Client& client, const QByteArray& key) {
        return int{ask(client.async, {MessageType::AsyncLock, 1, 0}, key).header.control};
    };
    const auto release = [](Client& client) {
        return int{ask(client.async, {MessageType::AsyncLock, 0, kNoMessageId}).header.control};
    };
    const auto info = [](Client& client) {
        const auto answer = ask(client.async, {MessageType::AsyncLockInfo}).header;
        return std::pair(int{answer.control}, answer.parameter);
    };
    // Unlocked.
    QCOMPARE(release(first), 3);
    QCOMPARE(info(first), std::pair(0, 0U));
    // Exclusive.
    QCOMPARE(request(first, {}), 1);
    QCOMPARE(request(first, {}), 3);
    QCOMPARE(request(first, "k"), 3);
    QCOMPARE(request(second, {}), 0);
    QCOMPARE(request(second, "k"), 0);
    QCOMPARE(release(second), 3);
    QCOMPARE(info(second), std::pair(1, 1U));
    QCOMPARE(release(first), 1);
    // Shared.
    QCOMPARE(request(first, "k"), 1);
    QCOMPARE(request(first, "k"), 3);
    QCOMPARE(request(second, "other"), 0);
    QCOMPARE(request(second, {}), 0);
    QCOMPARE(request(second, "k"), 1);
    QCOMPARE(info(second), std::pair(0, 2U));
    // Both.
    QCOMPARE(request(first, {}), 1);
    QCOMPARE(info(second), std::pair(1, 2U));
    QCOMPARE(request(second, {}), 0);
    QCOMPARE(release(first), 1);
    QCOMPARE(release(first), 2);
    QCOMPARE(release(first), 3);
    QCOMPARE(release(second), 2);
}

void TestServer::releaseWaitsForTheMessage()
{
    auto client = open();
    QCOMPARE(ask(client.async, {MessageType::AsyncLock, 1, 0}).header.control, std::uint8_t{1});
    send(client.async, {MessageType::AsyncLock, 0, kFirstMessageId});
    // The status answer overtakes the release, whose message has not been sent yet.
    QCOMPARE(ask(client.async, {MessageType::AsyncStatusQuery, 0, kNoMessageId}).header.type,
             MessageType::AsyncStatusResponse);
    send(client.sync, {MessageType::DataEnd, 0, kFirstMessageId}, "*CLS\n");
    QCOMPARE(next(client.async).header, (Header{MessageType::AsyncLockResponse, 1, 0, 0}));
}

void TestServer::releasesThatWaitForEverAreBounded()
{
    auto client = open();
    // Each names a message that never comes; a client that goes on so would fill the server's memory.
    for (int i = 0; i < 65; ++i)
        send(client.async, {MessageType::AsyncLock, 0, kFirstMessageId});
    QCOMPARE(next(client.async).header, (Header{MessageType::FatalError, 0, 0, 0}));
    QVERIFY(ScriptedPeer::endsAfter(client.async));
    QVERIFY(m_device->echo.waitForLinks(0, soon()));
}

void TestServer::clearResetsIdsAndFeatures()
{
    auto client = open();
    send(client.sync, {MessageType::DataEnd, 0, kFirstMessageId}, "SILENT?\n");
    QVERIFY(m_device->echo.waitForBlocked(soon()));
    QCOMPARE(ask(client.async, {MessageType::AsyncDeviceClear}).header,
             (Header{MessageType::AsyncDeviceClearAcknowledge, 0, 0, 0}));
    QCOMPARE(ask(client.sync, {MessageType::DeviceClearComplete, hislip::kFeatureOverlap}).header,
             (Header{MessageType::DeviceClearAcknowledge, hislip::kFeatureOverlap, 0, 0}));
    // Overlapped: the server counts for itself.
    QCOMPARE(ask(client.sync, {MessageType::DataEnd, 0, 0x40}, "*OPC?\n").header,
             (Header{MessageType::DataEnd, 0, kFirstMessageId, 2}));
    QCOMPARE(ask(client.sync, {MessageType::DataEnd, 1, 0x42}, "*OPC?\n").header,
             (Header{MessageType::DataEnd, 0, kFirstMessageId + 2, 2}));
    QCOMPARE(m_device->interruptions.load(), 0);
}

void TestServer::dataDuringAClearIsIgnored()
{
    auto client = open();
    QCOMPARE(ask(client.async, {MessageType::AsyncDeviceClear}).header.type,
             MessageType::AsyncDeviceClearAcknowledge);
    send(client.sync, {MessageType::DataEnd, 0, kFirstMessageId}, "DATA ignored\n");
    send(client.sync, {MessageType::Trigger, 0, kFirstMessageId + 2});
    QCOMPARE(ask(client.sync, {MessageType::DeviceClearComplete}).header.type,
             MessageType::DeviceClearAcknowledge);
    QCOMPARE(ask(client.sync, {MessageType::DataEnd, 0, kFirstMessageId}, "TRIGGERS?\n").payload, "0\n");
    QCOMPARE(ask(client.sync, {MessageType::DataEnd, 1, kFirstMessageId + 2}, "DATA?\n").payload, "");
}

void TestServer::halfOpenClientThatLeaves()
{
    auto client = open();
    send(client.sync, {MessageType::DataEnd, 0, kFirstMessageId}, "SILENT?\n");
    QVERIFY(m_device->echo.waitForBlocked(soon()));
    client.async.close();
    QVERIFY(ScriptedPeer::endsAfter(client.sync));
    QVERIFY(m_device->echo.waitForLinks(0, soon()));
    auto other = open();
    send(other.sync, {MessageType::DataEnd, 0, kFirstMessageId}, "SILENT?\n");
    QVERIFY(m_device->echo.waitForBlocked(soon()));
    other.sync.close();
    QVERIFY(ScriptedPeer::endsAfter(other.async));
    QVERIFY(m_device->echo.waitForLinks(0, soon()));
}

} // namespace visor::test

QTEST_GUILESS_MAIN(visor::test::TestServer)
#include "test_server.moc"
