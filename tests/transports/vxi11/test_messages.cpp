// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/test_case.h"
#include "transports/vxi11/error_text.h"
#include "transports/vxi11/messages.h"

namespace visor::vxi11 {

using visa::Status;
using wire::XdrWriter;

class TestMessages : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void createLinkVector();
    void deviceWriteVector();
    void fieldOrders();
    void replies();
    void truncated();
    void errorMapping();
};

namespace {

QByteArray words(std::initializer_list<std::uint32_t> values)
{
    XdrWriter writer;
    for (const std::uint32_t value : values)
        writer.putU32(value);
    return writer.bytes().toByteArray();
}

template<typename T>
QByteArray bytesOf(const T& value)
{
    XdrWriter writer;
    put(writer, value);
    return writer.bytes().toByteArray();
}

} // namespace

void TestMessages::createLinkVector()
{
    XdrWriter writer;
    writer.putU32(0x80000040);
    wire::putCallHeader(writer, 0x11223344, kCoreProgram, static_cast<std::uint32_t>(Procedure::CreateLink));
    put(writer, CreateLinkParameters{0x01020304, false, 10'000, "inst0"});
    const QByteArray expected = QByteArray::fromHex(
        "80000040 11223344 00000000 00000002 000607AF 00000001 0000000A 00000000 00000000 00000000 00000000 "
        "01020304 00000000 00002710 00000005 696E7374 30000000");
    QCOMPARE(writer.bytes().toByteArray().toHex(), expected.toHex());
    QCOMPARE(writer.size() - 4, std::size_t{0x40});
    const auto call = wire::parseCall(writer.bytes().sliced(4));
    QVERIFY(call);
    const auto parsed = parse<CreateLinkParameters>(call->arguments);
    QVERIFY(parsed);
    QCOMPARE(parsed->clientId, 0x01020304);
    QCOMPARE(parsed->lockTimeout, 10'000u);
    QCOMPARE(parsed->device.toByteArray(), QByteArray("inst0"));
}

void TestMessages::deviceWriteVector()
{
    // "*IDN?\n" on link 0, both timeouts 2000 ms, END
    XdrWriter writer;
    writer.putU32(0x80000044);
    wire::putCallHeader(writer, 0x11223344, kCoreProgram, static_cast<std::uint32_t>(Procedure::DeviceWrite));
    const QByteArray data = "*IDN?\n";
    putHead(writer, WriteParameters{0, 2000, 2000, kFlagEnd, data});
    const QByteArray message = writer.bytes().toByteArray() + data + QByteArray(2, '\0');
    const QByteArray expected = QByteArray::fromHex(
        "80000044 11223344 00000000 00000002 000607AF 00000001 0000000B 00000000 00000000 00000000 00000000 "
        "00000000 000007D0 000007D0 00000008 00000006 2A49444E 3F0A0000");
    QCOMPARE(message.toHex(), expected.toHex());
    const auto parsed = parse<WriteParameters>(wire::parseCall(QByteArrayView(message).sliced(4))->arguments);
    QVERIFY(parsed);
    QCOMPARE(parsed->data.toByteArray(), data);
    QCOMPARE(parsed->flags, kFlagEnd);
}

void TestMessages::fieldOrders()
{
    // Three different orders of flags and timeouts.
    QCOMPARE(bytesOf(ReadParameters{7, 100, 1, 2, kFlagTermChar, 0x0A}), words({7, 100, 1, 2, 0x80, 10}));
    QCOMPARE(bytesOf(GenericParameters{7, 3, 2, 1}), words({7, 3, 2, 1}));
    const auto generic = parse<GenericParameters>(words({7, 3, 2, 1}));
    QCOMPARE(generic->flags, 3u);
    QCOMPARE(generic->lockTimeout, 2u);
    QCOMPARE(generic->ioTimeout, 1u);
    QCOMPARE(bytesOf(LockParameters{7, 1, 500}), words({7, 1, 500}));
    QCOMPARE(bytesOf(EnableServiceRequestParameters{7, true, "abcd"}), words({7, 1, 4, 0x61626364}));
    QCOMPARE(bytesOf(DoCommandParameters{7, 1, 2, 3, 0x020000, true, 1, "abcd"}),
             words({7, 1, 2, 3, 0x020000, 1, 1, 4, 0x61626364}));
    QCOMPARE(bytesOf(RemoteFunction{0x7F000001, 4711, kInterruptProgram, 0}),
             words({0x7F000001, 4711, 395185, 1, 0}));
    const auto remote = parse<RemoteFunction>(words({0x7F000001, 4711, 395185, 1, 0}));
    QVERIFY(remote->program == kInterruptProgram);
}

void TestMessages::replies()
{
    QCOMPARE(bytesOf(CreateLinkReply{ErrorCode::None, 0, 1234, 4096}), words({0, 0, 1234, 4096}));
    const auto link = parse<CreateLinkReply>(words({0, 0xFFFFFFFF, 1234, 0xFFFFFFFF}));
    QCOMPARE(link->link, -1);
    QCOMPARE(link->maximumReceiveSize, 0xFFFFFFFFu);
    const auto refused = parse<CreateLinkReply>(words({9}));
    QVERIFY(refused);
    QVERIFY(refused->error == ErrorCode::OutOfResources);
    QCOMPARE(parse<StatusByteReply>(words({0, 0xFFFFFF81}))->statusByte, std::uint8_t{0x81});
    QCOMPARE(parse<WriteReply>(words({0, 6, 99, 99}))->size, 6u); // trailing junk
    QVERIFY(*parse<ErrorCode>(words({23})) == ErrorCode::Aborted);
    QCOMPARE(*parseHandle(words({4, 0x61626364, 0}))->begin(), 'a'); // a record four bytes too long
}

void TestMessages::truncated()
{
    const QByteArray whole = bytesOf(CreateLinkParameters{1, false, 0, "inst0"});
    for (qsizetype length = 0; length < 21; ++length)
        QVERIFY(!parse<CreateLinkParameters>(QByteArrayView(whole).first(length)));
    QVERIFY(parse<CreateLinkParameters>(QByteArrayView(whole).first(21))); // only the padding is missing
    QVERIFY(!parse<ReadParameters>(words({1, 2, 3, 4, 5})));
    QVERIFY(!parse<WriteParameters>(words({1, 2, 3, 4, 0x7FFFFFFF})));
    QVERIFY(!parse<GenericParameters>(words({1, 2, 3})));
    QVERIFY(!parse<EnableServiceRequestParameters>(words({1, 1, 44, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0})));
    QVERIFY(!parse<CreateLinkReply>(words({0, 1})));
    QVERIFY(!parseHandle({}));
}

void TestMessages::errorMapping()
{
    const QString operation = QStringLiteral("read");
    const auto status = [&](ErrorCode code) { return deviceFailure(code, operation).value().status; };
    QCOMPARE(status(ErrorCode::InvalidLink), Status::ErrorConnectionLost);
    QCOMPARE(status(ErrorCode::ParameterError), Status::ErrorInvalidParameter);
    QCOMPARE(status(ErrorCode::NotSupported), Status::ErrorUnsupportedOperation);
    QCOMPARE(status(ErrorCode::OutOfResources), Status::ErrorAllocation);
    QCOMPARE(status(ErrorCode::LockedByAnother), Status::ErrorResourceLocked);
    QCOMPARE(status(ErrorCode::NoLockHeld), Status::ErrorSessionNotLocked);
    QCOMPARE(status(ErrorCode::IoTimeout), Status::ErrorTimeout);
    QCOMPARE(status(ErrorCode::IoError), Status::ErrorIo);
    QCOMPARE(status(ErrorCode::DeviceNotAccessible), Status::ErrorIo);
    QCOMPARE(status(ErrorCode::Aborted), Status::ErrorAbort);
    QCOMPARE(status(static_cast<ErrorCode>(77)), Status::ErrorSystemError);
    QVERIFY(deviceFailure(static_cast<ErrorCode>(77), operation).value().message.contains(QStringLiteral("77")));
    const QString device = QStringLiteral("inst9");
    QCOMPARE(linkFailure(ErrorCode::DeviceNotAccessible, device).value().status, Status::ErrorResourceNotFound);
    QVERIFY(linkFailure(ErrorCode::DeviceNotAccessible, device).value().message.contains(device));
    QCOMPARE(linkFailure(ErrorCode::OutOfResources, device).value().status, Status::ErrorAllocation);
    QCOMPARE(linkFailure(ErrorCode::SyntaxError, device).value().status, Status::ErrorInvalidResourceName);
}

} // namespace visor::vxi11

QTEST_GUILESS_MAIN(visor::vxi11::TestMessages)
#include "test_messages.moc"
