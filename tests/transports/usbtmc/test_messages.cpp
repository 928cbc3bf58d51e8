// SPDX-License-Identifier: GPL-3.0-or-later
// Byte-exact vectors of USBTMC 1.0 §3, §4 and USB488 1.0 §3, §4.
#include "tests/common/test_case.h"
#include "transports/usbtmc/error_text.h"
#include "transports/usbtmc/messages.h"
#include "transports/usbtmc/usb_functions.h"

namespace visor::usbtmc {

class TestUsbtmcMessages : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void bulkOutHeaders();
    void bulkInHeader();
    void tags();
    void alignment();
    void capabilities();
    void controlReplies();
    void interruptPackets();
    void interfaces();
    void findsTheRightFunction();
    void namesAndErrors();

private:
    static QByteArray bytes(const Header& header) { return QByteArray(header.data(), header.size()); }
};

void TestUsbtmcMessages::bulkOutHeaders()
{
    QCOMPARE(bytes(encodeOut(1, 6, true)), QByteArray::fromHex("0101fe000600000001000000"));
    QCOMPARE(bytes(encodeOut(255, 0x01020304, false)), QByteArray::fromHex("01ff00000403020100000000"));
    QCOMPARE(bytes(encodeRequestIn(2, 1024, std::nullopt)), QByteArray::fromHex("0202fd000004000000000000"));
    QCOMPARE(bytes(encodeRequestIn(3, 1, '\n')), QByteArray::fromHex("0203fc0001000000020a0000"));
    QCOMPARE(bytes(encodeTrigger(5)), QByteArray::fromHex("8005fa000000000000000000"));
}

void TestUsbtmcMessages::bulkInHeader()
{
    const auto header = parseInHeader(QByteArray::fromHex("0202fd000600000003000000"));
    QVERIFY(header);
    QCOMPARE(header->message, 2);
    QCOMPARE(header->tag, 2);
    QCOMPARE(header->size, 6u);
    QVERIFY(header->hasConsistentTag() && header->endOfMessage && header->endedByTermChar);
    QCOMPARE(bytes(encodeIn(*header)), QByteArray::fromHex("0202fd000600000003000000"));
    QCOMPARE(parseInHeader(QByteArray::fromHex("0202fd00ffffffff00000000"))->size, 0xFFFFFFFFu);
    QVERIFY(!parseInHeader(QByteArray::fromHex("0202fd0006000000010000")));
    QVERIFY(!parseInHeader({}));
    QVERIFY(!parseInHeader(QByteArray::fromHex("020202000600000003000000"))->hasConsistentTag());
}

void TestUsbtmcMessages::tags()
{
    TagCounter bulk(1, 255);
    for (int i = 1; i <= 255; ++i)
        QCOMPARE(int{bulk.next()}, i);
    QCOMPARE(bulk.next(), 1);
    TagCounter status(2, 127);
    for (int i = 2; i <= 127; ++i)
        QCOMPARE(int{status.next()}, i);
    QCOMPARE(status.next(), 2);
}

void TestUsbtmcMessages::alignment()
{
    QCOMPARE(alignmentOf(0), 0u);
    QCOMPARE(alignmentOf(1), 3u);
    QCOMPARE(alignmentOf(6), 2u);
    QCOMPARE(alignmentOf(7), 1u);
    QCOMPARE(alignmentOf(8), 0u);
}

void TestUsbtmcMessages::capabilities()
{
    const auto all = parseCapabilities(QByteArray::fromHex("0100000104010000000000000001070f0000000000000000"));
    QVERIFY(all);
    QCOMPARE(all->usbtmcVersion, 0x0100);
    QCOMPARE(all->usb488Version, 0x0100);
    QVERIFY(all->hasIndicatorPulse && all->hasTermChar && all->is4882 && all->hasRemoteLocal && all->hasTrigger);
    QVERIFY(all->isScpi && all->hasServiceRequest && !all->isTalkOnly && !all->isListenOnly);
    // The trigger needs both bits.
    QVERIFY(
        !parseCapabilities(QByteArray::fromHex("0100000104010000000000000001060f0000000000000000"))->hasTrigger);
    QVERIFY(
        !parseCapabilities(QByteArray::fromHex("0100000104010000000000000001070e0000000000000000"))->hasTrigger);
    const auto plain = parseCapabilities(QByteArray::fromHex("010000010001"));
    QVERIFY(plain && plain->hasTermChar && !plain->is4882 && plain->usb488Version == 0);
    QVERIFY(!parseCapabilities(QByteArray::fromHex("0100000104")));
    QVERIFY(!parseCapabilities(QByteArray::fromHex("8000000104010000000000000001070f0000000000000000")));
}

void TestUsbtmcMessages::controlReplies()
{
    const auto abort = parseAbort(QByteArray::fromHex("0107"));
    QVERIFY(abort && abort->status == ControlStatus::Success && abort->tag == 7);
    QVERIFY(!parseAbort("\x01"));
    const auto pending = parseProgress(QByteArray::fromHex("0201000000000000"));
    QVERIFY(pending && pending->status == ControlStatus::Pending && pending->hasQueuedData);
    QVERIFY(!parseProgress("\x01")->hasQueuedData);
    QVERIFY(!parseProgress({}));
    const auto status = parseStatusByte(QByteArray::fromHex("010250"));
    QVERIFY(status && status->status == ControlStatus::Success && status->tag == 2 && status->statusByte == 0x50);
    QVERIFY(!parseStatusByte(QByteArray::fromHex("0102")));
}

void TestUsbtmcMessages::interruptPackets()
{
    const auto request = parseInterrupt(QByteArray::fromHex("8150"));
    QVERIFY(request && request->isServiceRequest && request->statusByte == 0x50);
    const auto answer = parseInterrupt(QByteArray::fromHex("8210"));
    QVERIFY(answer && !answer->isServiceRequest && answer->tag == 2 && answer->statusByte == 0x10);
    QVERIFY(!parseInterrupt(QByteArray::fromHex("8000")));
    QVERIFY(!parseInterrupt(QByteArray::fromHex("0250")));
    QVERIFY(!parseInterrupt(QByteArray::fromHex("81")));
    QVERIFY(!parseInterrupt({}));
}

void TestUsbtmcMessages::interfaces()
{
    std::array<libusb_endpoint_descriptor, 3> endpoints{};
    const auto describe = [&](std::size_t at, std::uint8_t address, std::uint8_t type, std::uint16_t packet) {
        endpoints[at].bEndpointAddress = address;
        endpoints[at].bmAttributes = type;
        endpoints[at].wMaxPacketSize = packet;
    };
    describe(0, 0x83, LIBUSB_TRANSFER_TYPE_INTERRUPT, 8);
    describe(1, 0x02, LIBUSB_TRANSFER_TYPE_BULK, 512);
    describe(2, 0x81, LIBUSB_TRANSFER_TYPE_BULK, 512);
    libusb_interface_descriptor tmc{};
    tmc.bInterfaceNumber = 3;
    tmc.bInterfaceClass = 0xFE;
    tmc.bInterfaceSubClass = 3;
    tmc.bInterfaceProtocol = 1;
    tmc.bNumEndpoints = 3;
    tmc.endpoint = endpoints.data();
    libusb_interface_descriptor storage = tmc;
    storage.bInterfaceNumber = 0;
    storage.bInterfaceClass = 8;
    // The first alternate setting has no endpoints.
    std::array<libusb_interface_descriptor, 2> settings{tmc, tmc};
    settings[0].bNumEndpoints = 0;
    settings[1].bAlternateSetting = 1;
    const std::array<libusb_interface, 2> interfaces{libusb_interface{&storage, 1},
                                                     libusb_interface{settings.data(), 2}};
    libusb_config_descriptor configuration{};
    configuration.bConfigurationValue = 2;
    configuration.bNumInterfaces = 2;
    configuration.interface = interfaces.data();
    const auto found = usbtmcInterfaces(configuration, false);
    QCOMPARE(found.size(), 1u);
    const InterfaceLayout& layout = found.front();
    QCOMPARE(int{layout.configuration}, 2);
    QCOMPARE(int{layout.number}, 3);
    QCOMPARE(int{layout.alternate}, 1);
    QCOMPARE(int{layout.bulkOut}, 0x02);
    QCOMPARE(int{layout.bulkIn}, 0x81);
    QCOMPARE(int{layout.interruptIn}, 0x83);
    QCOMPARE(int{layout.bulkInPacket}, 512);
    QCOMPARE(usbtmcInterfaces(configuration, true).size(), 2u);
    // A packet size of zero would never end a transfer.
    endpoints[2].wMaxPacketSize = 0;
    QVERIFY(usbtmcInterfaces(configuration, false).empty());
}

void TestUsbtmcMessages::findsTheRightFunction()
{
    const auto function = [](const QString& serial, int interface) {
        UsbFunction made;
        made.resource =
            visa::ResourceName(visa::InterfaceType::Usb, 0, visa::UsbInstrument{1, 2, serial, interface, false});
        return made;
    };
    const std::vector<UsbFunction> functions{function(QStringLiteral("A"), 1), function(QStringLiteral("A"), 2),
                                             function(QStringLiteral("B"), 0)};
    const auto find = [&](std::uint16_t product, const QString& serial, int interface) {
        return findFunction(functions, visa::UsbInstrument{1, product, serial, interface, false});
    };
    QCOMPARE(find(2, QStringLiteral("A"), 2), &functions[1]);
    QCOMPARE(find(2, QStringLiteral("A"), 0), &functions[0]); // the default is the lowest there is
    QCOMPARE(find(2, QStringLiteral("B"), 0), &functions[2]);
    QCOMPARE(find(2, QString(), 1), &functions[0]);
    QVERIFY(find(2, QStringLiteral("A"), 5) == nullptr);
    QVERIFY(find(2, QStringLiteral("C"), 0) == nullptr);
    QVERIFY(find(3, QStringLiteral("A"), 1) == nullptr);
}

void TestUsbtmcMessages::namesAndErrors()
{
    QCOMPARE(nameableSerial(QStringLiteral("A::1 b\t")), QStringLiteral("A__1 b"));
    const auto denied = usbFailure(LIBUSB_ERROR_ACCESS, QStringLiteral("USB0::1::2::3::0::INSTR"), {});
    QCOMPARE(denied.value().status, visa::Status::ErrorNoPermission);
    QVERIFY(denied.value().message.contains(QString::fromLatin1(kUdevRuleFile)));
    QCOMPARE(usbFailure(LIBUSB_ERROR_BUSY, {}, {}).value().status, visa::Status::ErrorResourceBusy);
    QCOMPARE(usbFailure(LIBUSB_ERROR_NO_DEVICE, {}, {}).value().status, visa::Status::ErrorConnectionLost);
    QCOMPARE(usbFailure(LIBUSB_ERROR_NOT_FOUND, {}, {}).value().status, visa::Status::ErrorResourceNotFound);
    QCOMPARE(usbFailure(LIBUSB_ERROR_PIPE, {}, {}).value().status, visa::Status::ErrorUnsupportedOperation);
    QCOMPARE(usbFailure(LIBUSB_ERROR_TIMEOUT, {}, {}).value().status, visa::Status::ErrorTimeout);
    QCOMPARE(usbFailure(LIBUSB_ERROR_IO, {}, {}).value().status, visa::Status::ErrorIo);
}

} // namespace visor::usbtmc

QTEST_GUILESS_MAIN(visor::usbtmc::TestUsbtmcMessages)
#include "test_messages.moc"
