// SPDX-License-Identifier: GPL-3.0-or-later
// The client against an emulated instrument: what works when nothing goes wrong, and what the standard leaves
// open.
#include "tests/common/process_resources.h"
#include "tests/transports/usbtmc/usb_test_case.h"

#include <QProcess>

#include <algorithm>
#include <condition_variable>
#include <cstring>
#include <mutex>

namespace visor::usbtmc {

using namespace std::chrono_literals;
using test::EchoDevice;
using test::UsbtmcGadget;
using visa::Attribute;
using visa::AttributeValue;
using visa::Deadline;
using visa::Status;

class TestUsbtmcSession : public UsbTestCase
{
    Q_OBJECT

private Q_SLOTS:
    void exactBytes();
    void tagsWrap();
    void replySizes_data();
    void replySizes();
    void smallReads();
    void longWrites();
    void partsOfAMessage();
    void splitReplies();
    void termCharByTheDevice();
    void termCharByUs();
    void triggerOnlyWhereAnnounced();
    void statusByte_data();
    void statusByte();
    void interruptBusy();
    void serviceRequests();
    void remoteAndIndicator();
    void plainUsbtmc();
    void capabilitiesRefused();
    void attributes();
    void kernelDriverIsGivenBack();
    void kernelDriverOfAnotherProgramIsLeftAlone();
    void profileChangesQuirks();
    void openFailures();
    void openAndCloseOften();
};

void TestUsbtmcSession::exactBytes()
{
    plugIn();
    const auto session = open();
    QVERIFY2(session.has_value(), session ? "" : qPrintable(session.error().message));
    QVERIFY((*session)->write("*IDN?\n", soon()));
    std::array<char, 1024> reply;
    const auto chunk = (*session)->read(reply, soon());
    QVERIFY(chunk);
    QCOMPARE(chunk->status, Status::Success);
    QCOMPARE(QByteArray(reply.data(), static_cast<qsizetype>(chunk->count)), QByteArray("Visor,Echo,1,1.0\n"));
    // §9.2 of the standard's example: padded to a multiple of four, one tag up for each header.
    const std::vector<QByteArray> sent = m_gadget->takeOut();
    QCOMPARE(sent.size(), 2u);
    QCOMPARE(sent[0], QByteArray::fromHex("0101fe0006000000010000002a49444e3f0a0000"));
    QCOMPARE(sent[1], QByteArray::fromHex("0202fd000004000000000000"));
    // Nothing was sent that nobody asked for: capabilities alone.
    QCOMPARE(m_gadget->takeControls(), std::vector<int>{7});
    QVERIFY(!(*session)->isDirty());
}

void TestUsbtmcSession::tagsWrap()
{
    plugIn();
    const auto session = open();
    QVERIFY(session);
    for (int i = 0; i < 260; ++i)
        QVERIFY((*session)->write("*CLS\n", soon()));
    const std::vector<QByteArray> sent = m_gadget->takeOut();
    QCOMPARE(sent.size(), 260u);
    QCOMPARE(static_cast<unsigned char>(sent[254][1]), 255);
    QCOMPARE(static_cast<unsigned char>(sent[255][1]), 1);
    QCOMPARE(ask(**session, "*OPC?\n").value(), QByteArray("1\n"));
}

void TestUsbtmcSession::replySizes_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<bool>("isWhole");
    // Around one packet with its header, around several, and around the largest transfer.
    constexpr int kPacket = UsbtmcGadget::kPacket;
    constexpr int kMost = static_cast<int>(BulkPipes::kMaximumTransfer);
    for (const int size : {0, 1, 2, 3, 4, kPacket - 13, kPacket - 12, kPacket - 11, 2 * kPacket - 12,
                           4 * kPacket + 3, kMost - 12, kMost - 1, kMost, kMost + 1, 3 * kMost + 7})
        QTest::addRow("%d", size) << size << true;
    for (const int size : {16384 - 12, 16384, 2 * 16384 - 12, kMost + 1})
        QTest::addRow("%d in pieces", size) << size << false;
}

void TestUsbtmcSession::replySizes()
{
    QFETCH(int, size);
    QFETCH(bool, isWhole);
    plugIn();
    m_testbed->setScatterGather(1, isWhole);
    const auto session = open();
    QVERIFY(session);
    for (const std::size_t room : {static_cast<std::size_t>(size) + 1, static_cast<std::size_t>(size) + 1000}) {
        const auto reply = ask(**session, "BYTES? " + QByteArray::number(size) + '\n', soon(), room);
        QVERIFY2(reply.has_value(), reply ? "" : qPrintable(reply.error().detail));
        QCOMPARE(reply->size(), size);
        QVERIFY(*reply == EchoDevice::pattern(static_cast<std::size_t>(size)));
    }
    if (size > 0) { // a buffer of exactly the size: END is stronger than the count
        QVERIFY((*session)->write("BYTES? " + QByteArray::number(size) + '\n', soon()));
        QByteArray exact(size, '\0');
        const auto chunk = (*session)->read({exact.data(), static_cast<std::size_t>(size)}, soon());
        QVERIFY(chunk);
        QCOMPARE(chunk->status, Status::Success);
    }
    QCOMPARE(ask(**session, "*OPC?\n").value(), QByteArray("1\n"));
}

void TestUsbtmcSession::smallReads()
{
    plugIn();
    const auto session = open();
    QVERIFY(session);
    QVERIFY((*session)->write("BLOCK? 100\n", soon()));
    QByteArray all;
    std::array<char, 7> piece;
    for (;;) {
        const auto chunk = (*session)->read(piece, soon());
        QVERIFY(chunk);
        all.append(piece.data(), static_cast<qsizetype>(chunk->count));
        if (chunk->endsMessage())
            break;
    }
    QCOMPARE(all, "#3100" + EchoDevice::pattern(100) + '\n');
}

void TestUsbtmcSession::longWrites()
{
    plugIn();
    const auto session = open();
    QVERIFY(session);
    const QByteArray data = EchoDevice::pattern(BulkPipes::kMaximumTransfer + 5);
    const auto written = (*session)->write("DATA " + data, soon());
    QVERIFY2(written.has_value(), written ? "" : qPrintable(written.error().message + written.error().detail));
    const std::vector<QByteArray> sent = m_gadget->takeOut();
    QCOMPARE(sent.size(), 2u);
    QCOMPARE(sent[0][8], '\0'); // EOM on the last transfer only
    QCOMPARE(sent[1][8], '\1');
    QVERIFY(ask(**session, "DATA?\n", soon(), 2 << 20).value() == data);

    const auto few = open(); // the interface is taken
    QVERIFY(!few);
    QCOMPARE(few.error().status, Status::ErrorResourceBusy);
}

void TestUsbtmcSession::partsOfAMessage()
{
    plugIn();
    const auto session = open();
    QVERIFY(session);
    QVERIFY((*session)->write("*ID", soon(), false));
    QVERIFY((*session)->write("N?\n", soon()));
    QCOMPARE(readAll(**session).value(), QByteArray("Visor,Echo,1,1.0\n"));
    QVERIFY((*session)->setAttribute(Attribute::SendEndEnabled, AttributeValue(false)));
    QVERIFY((*session)->write("*OP", soon()));
    QVERIFY((*session)->setAttribute(Attribute::SendEndEnabled, AttributeValue(true)));
    QVERIFY((*session)->write("C?\n", soon()));
    QCOMPARE(readAll(**session).value(), QByteArray("1\n"));
}

void TestUsbtmcSession::splitReplies()
{
    plugIn();
    UsbtmcGadget::Faults faults;
    faults.splitAt = 100;     // the device says EOM = 0 with fewer bytes than requested
    faults.trailingBytes = 7; // and sends more alignment bytes than it may
    m_gadget->setFaults(faults);
    const auto session = open();
    QVERIFY(session);
    for (const int size : {99, 100, 101, 400, 1003})
        QVERIFY(ask(**session, "BYTES? " + QByteArray::number(size) + '\n').value() ==
                EchoDevice::pattern(static_cast<std::size_t>(size)));
}

void TestUsbtmcSession::termCharByTheDevice()
{
    plugIn();
    const auto session = open();
    QVERIFY(session);
    QVERIFY((*session)->setAttribute(Attribute::TermChar, AttributeValue(std::int64_t{'o'})));
    QVERIFY((*session)->setAttribute(Attribute::TermCharEnabled, AttributeValue(true)));
    QVERIFY((*session)->write("*IDN?\n", soon()));
    QVERIFY(readAll(**session));
    const QByteArray request = m_gadget->takeOut().back();
    QCOMPARE(request[8], '\2');
    QCOMPARE(request[9], 'o');
}

void TestUsbtmcSession::termCharByUs()
{
    UsbtmcGadget::Options options;
    options.deviceBits = 0;
    plugIn(options);
    const auto session = open();
    QVERIFY(session);
    QVERIFY((*session)->setAttribute(Attribute::TermChar, AttributeValue(std::int64_t{','})));
    QVERIFY((*session)->setAttribute(Attribute::TermCharEnabled, AttributeValue(true)));
    QVERIFY((*session)->write("*IDN?\n", soon()));
    std::array<char, 100> piece;
    for (const char* const expected : {"Visor,", "Echo,", "1,", "1.0\n"}) {
        const auto chunk = (*session)->read(piece, soon());
        QVERIFY(chunk);
        QCOMPARE(QByteArray(piece.data(), static_cast<qsizetype>(chunk->count)), QByteArray(expected));
        QCOMPARE(chunk->status,
                 expected[std::strlen(expected) - 1] == '\n' ? Status::Success : Status::SuccessTermChar);
    }
    QCOMPARE(m_gadget->takeOut().back()[8], '\0'); // never asked of a device that cannot
    // What was kept of an old reply is not the answer to the next query.
    QVERIFY((*session)->write("*IDN?\n", soon()));
    QVERIFY((*session)->read(piece, soon()));
    QCOMPARE(ask(**session, "*OPC?\n").value(), QByteArray("1\n"));
}

void TestUsbtmcSession::triggerOnlyWhereAnnounced()
{
    plugIn();
    {
        const auto session = open();
        QVERIFY(session);
        QVERIFY((*session)->trigger(soon()));
        QCOMPARE(m_gadget->takeOut().back(), QByteArray::fromHex("8001fe000000000000000000"));
        QCOMPARE(ask(**session, "TRIGGERS?\n").value(), QByteArray("1\n"));
    }
    UsbtmcGadget::Options options;
    options.deviceBits488 = 0x0E; // DT0
    plugIn(options);
    const auto session = open();
    QVERIFY(session);
    const auto refused = (*session)->trigger(soon());
    QVERIFY(!refused);
    QCOMPARE(refused.error().status, Status::ErrorUnsupportedOperation);
    QVERIFY(m_gadget->takeOut().empty());
}

void TestUsbtmcSession::statusByte_data()
{
    QTest::addColumn<bool>("hasInterrupt");
    QTest::newRow("in the control reply") << false;
    QTest::newRow("by interrupt-in") << true;
}

void TestUsbtmcSession::statusByte()
{
    QFETCH(bool, hasInterrupt);
    UsbtmcGadget::Options options;
    options.hasInterrupt = hasInterrupt;
    plugIn(options);
    const auto session = open();
    QVERIFY(session);
    for (int i = 0; i < 130; ++i) // once around the tags
        QCOMPARE((*session)->readStatusByte(soon()).value(), 0);
    QVERIFY((*session)->write("*IDN?\n", soon()));
    QCOMPARE((*session)->readStatusByte(soon()).value(), 0x10);
    QCOMPARE(readAll(**session).value(), QByteArray("Visor,Echo,1,1.0\n"));
    const auto handled = (*session)->onServiceRequest([](std::uint8_t) {}, soon());
    QCOMPARE(handled.has_value(), hasInterrupt);
    if (!handled)
        QCOMPARE(handled.error().status, Status::ErrorUnsupportedMechanism);
}

void TestUsbtmcSession::interruptBusy()
{
    plugIn();
    const auto session = open();
    QVERIFY(session);
    UsbtmcGadget::Faults faults;
    faults.interruptBusyOnce = true;
    m_gadget->setFaults(faults);
    QCOMPARE((*session)->readStatusByte(soon()).value(), 0);
}

void TestUsbtmcSession::serviceRequests()
{
    plugIn();
    const auto session = open();
    QVERIFY(session);
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<std::uint8_t> came;
    const auto waitFor = [&](std::size_t count) {
        std::unique_lock lock(mutex);
        return changed.wait_for(lock, 30s, [&] { return came.size() >= count; });
    };
    QVERIFY((*session)->onServiceRequest(
        [&](std::uint8_t statusByte) {
            const std::lock_guard guard(mutex);
            came.push_back(statusByte);
            changed.notify_all();
        },
        soon()));
    QVERIFY((*session)->write("SRQ\n", soon()));
    QVERIFY(waitFor(1));
    QCOMPARE(came.front(), 0x40);
    // The status byte that came with it is the next one read; the device has cleared RQS.
    QCOMPARE((*session)->readStatusByte(soon()).value(), 0x40);
    // Many, while somebody reads: none lost, none doubled, and replies unharmed.
    constexpr int kRequests = 1000;
    std::jthread flood([&] {
        for (int i = 0; i < kRequests; ++i)
            m_gadget->interrupt(QByteArray("\x81") + static_cast<char>(0x40 | (i & 0x0F)));
    });
    for (int i = 0; i < 5; ++i)
        QVERIFY(ask(**session, "BYTES? 100000\n", soon(), 1 << 17).value() == EchoDevice::pattern(100000));
    QVERIFY(waitFor(1 + kRequests));
    QCOMPARE(came.size(), std::size_t{1 + kRequests});
    for (int i = 0; i < kRequests; ++i)
        QCOMPARE(int{came[static_cast<std::size_t>(i) + 1]}, 0x40 | (i & 0x0F));
    // A packet of another kind, and one that is too short.
    m_gadget->interrupt(QByteArray("\x01\x02", 2));
    m_gadget->interrupt(QByteArray("\x81", 1));
    QVERIFY((*session)->onServiceRequest({}, soon()));
    QCOMPARE(came.size(), std::size_t{1 + kRequests});
    QCOMPARE(ask(**session, "*OPC?\n").value(), QByteArray("1\n"));
}

void TestUsbtmcSession::remoteAndIndicator()
{
    plugIn();
    const auto session = open();
    QVERIFY(session);
    QCOMPARE(m_gadget->takeControls(), std::vector<int>{7});
    using visa::RemoteMode;
    const std::vector<std::pair<RemoteMode, std::vector<int>>> modes{
        {RemoteMode::DeassertRemoteEnable, {160}},
        {RemoteMode::AssertRemoteEnable, {160}},
        {RemoteMode::DeassertAndGoToLocal, {161, 160}},
        {RemoteMode::AssertAndAddress, {160}},
        {RemoteMode::AssertLocalLockout, {160, 162}},
        {RemoteMode::AssertAddressLocalLockout, {160, 162}},
        {RemoteMode::GoToLocal, {161}}};
    for (const auto& [mode, requests] : modes) {
        QVERIFY((*session)->setRemote(mode, soon()));
        QCOMPARE(m_gadget->takeControls(), requests);
    }
    QCOMPARE(ask(**session, "REMOTE?\n").value(), QByteArray("6\n"));
    QVERIFY((*session)->indicate(soon()));
    QCOMPARE(m_gadget->takeControls(), std::vector<int>{64});
    QVERIFY(!(*session)->lock(visa::LockMode::Exclusive, {}, soon()));
    QCOMPARE((*session)->unlock(soon()).error().status, Status::ErrorSessionNotLocked);
    QCOMPARE((*session)->lockState(soon())->holders, 0);
}

void TestUsbtmcSession::plainUsbtmc()
{
    UsbtmcGadget::Options options;
    options.isUsb488 = false;
    options.hasInterrupt = false;
    options.interfaceBits = 0;
    plugIn(options);
    const auto session = open();
    QVERIFY(session);
    QCOMPARE(ask(**session, "*OPC?\n").value(), QByteArray("1\n"));
    QCOMPARE((*session)->readStatusByte(soon()).error().status, Status::ErrorUnsupportedOperation);
    QCOMPARE((*session)->trigger(soon()).error().status, Status::ErrorUnsupportedOperation);
    QCOMPARE((*session)->setRemote(visa::RemoteMode::GoToLocal, soon()).error().status,
             Status::ErrorUnsupportedOperation);
    QCOMPARE((*session)->indicate(soon()).error().status, Status::ErrorUnsupportedOperation);
}

void TestUsbtmcSession::capabilitiesRefused()
{
    for (const bool isTruncated : {false, true}) {
        plugIn();
        UsbtmcGadget::Faults faults;
        faults.stallsCapabilities = !isTruncated;
        faults.truncatedControl = isTruncated;
        m_gadget->setFaults(faults);
        const auto session = open();
        QVERIFY(session);
        QCOMPARE((*session)->capabilities().hasTermChar, isTruncated);
        QCOMPARE(ask(**session, "*OPC?\n").value(), QByteArray("1\n"));
    }
}

void TestUsbtmcSession::attributes()
{
    plugIn();
    const auto session = open();
    QVERIFY(session);
    const auto get = [&](Attribute id) { return (*session)->attribute(id).value(); };
    QCOMPARE(get(Attribute::ManufacturerId), AttributeValue(std::int64_t{0x1234}));
    QCOMPARE(get(Attribute::ModelCode), AttributeValue(std::int64_t{0x5678}));
    QCOMPARE(get(Attribute::ManufacturerName), AttributeValue(QStringLiteral("Visor")));
    QCOMPARE(get(Attribute::ModelName), AttributeValue(QStringLiteral("Gadget")));
    QCOMPARE(get(Attribute::UsbSerialNumber), AttributeValue(QStringLiteral("GADGET1")));
    QCOMPARE(get(Attribute::UsbInterfaceNumber), AttributeValue(std::int64_t{0}));
    QCOMPARE(get(Attribute::UsbProtocol), AttributeValue(std::int64_t{1}));
    QCOMPARE(get(Attribute::UsbMaximumInterruptSize), AttributeValue(std::int64_t{8}));
    QCOMPARE(get(Attribute::Is4882Compliant), AttributeValue(true));
    QCOMPARE(get(Attribute::InterfaceType), AttributeValue(std::int64_t{7}));
    QCOMPARE(get(Attribute::InterfaceInstanceName), AttributeValue(QStringLiteral("USB bus 1, device 2")));
    QCOMPARE((*session)->attribute(Attribute::TcpipPort).error().status, Status::ErrorUnsupportedAttribute);
    QCOMPARE((*session)->setAttribute(Attribute::ModelCode, AttributeValue(std::int64_t{1})).error().status,
             Status::ErrorAttributeReadOnly);
    // END is no reason to stop: the read goes on into the next reply until it is full.
    QVERIFY((*session)->setAttribute(Attribute::SuppressEndEnabled, AttributeValue(true)));
    QVERIFY((*session)->write("*OPC?\n", soon()));
    std::array<char, 2> two;
    QCOMPARE((*session)->read(two, soon())->status, Status::SuccessMaxCount);
}

void TestUsbtmcSession::kernelDriverIsGivenBack()
{
    plugIn();
    {
        const auto session = open();
        QVERIFY(session);
        QVERIFY(!m_testbed->kernelDriver(1).isBound);
        QCOMPARE(m_testbed->kernelDriver(1).detached, 1);
    }
    QVERIFY(m_testbed->kernelDriver(1).isBound);
    QCOMPARE(m_testbed->kernelDriver(1).attached, 1);
}

void TestUsbtmcSession::kernelDriverOfAnotherProgramIsLeftAlone()
{
    plugIn();
    m_testbed->offerKernelNode(1);
    {
        // Nobody has it open: it is taken and given back as ever.
        const auto session = open();
        QVERIFY2(session.has_value(), session ? "" : qPrintable(session.error().message));
        QCOMPARE(m_testbed->kernelDriver(1).detached, 1);
    }
    QVERIFY(m_testbed->kernelDriver(1).isBound);
    QProcess other;
    other.start(QStringLiteral("bash"),
                {QStringLiteral("-c"), QStringLiteral("exec 3<>/dev/usbtmc0; echo here; read -r line")});
    QVERIFY(other.waitForReadyRead(20'000));
    const auto refused = open();
    QVERIFY(!refused);
    QCOMPARE(refused.error().status, Status::ErrorResourceBusy);
    QVERIFY2(refused.error().message.contains(QStringLiteral("bash (process %1)").arg(other.processId())),
             qPrintable(refused.error().message));
    QVERIFY(refused.error().message.contains(QLatin1String("/dev/usbtmc0")));
    QVERIFY(m_testbed->kernelDriver(1).isBound);
    QCOMPARE(m_testbed->kernelDriver(1).detached, 1); // not a second time
    other.closeWriteChannel();
    QVERIFY(other.waitForFinished(20'000));
    QVERIFY(open());
}

void TestUsbtmcSession::profileChangesQuirks()
{
    static constexpr int kInitiateClear = 5; // USBTMC table 15
    const auto isCleared = [this](visa::Session& session) {
        static_cast<void>(m_gadget->takeControls());
        if (!session.clear(soon()))
            qCritical("not cleared");
        const std::vector<int> controls = m_gadget->takeControls();
        return std::find(controls.begin(), controls.end(), kInitiateClear) != controls.end();
    };
    const QuirkTable table = quirk("quirks: [no_clear], maximum_read: 64");
    visa::UsbQuirkChanges changes;
    changes.flags.emplace_back(&visa::UsbQuirks::noClear, false);
    plugIn();
    {
        // In the running session, from the moment the profile is known.
        const auto session = open(table);
        QVERIFY(session);
        QVERIFY(!isCleared(**session));
        (*session)->adapt(changes);
        QVERIFY(isCleared(**session));
        QCOMPARE(ask(**session, "*OPC?\n").value(), QByteArray("1\n"));
        (*session)->adapt({}); // another profile, that says nothing
        QVERIFY(!isCleared(**session));
    }
    // In the next one from the beginning.
    instrument::OpenOptions options;
    options.usbQuirks = changes;
    const auto session = UsbtmcTransport(table).open(name(), options, soon());
    QVERIFY(session);
    QVERIFY(isCleared(**session));
    // What the profile does not speak of is the table's.
    QCOMPARE(changes.appliedTo(table.find(0x1234, 0x5678)).maximumRead, std::optional<std::uint32_t>(64));
}

void TestUsbtmcSession::openFailures()
{
    plugIn();
    const auto other = UsbtmcSession::open(name(QStringLiteral("OTHER")), {}, {}, soon());
    QVERIFY(!other);
    QCOMPARE(other.error().status, Status::ErrorResourceNotFound);
    m_testbed->setClaimedElsewhere(1, true);
    const auto busy = open();
    QVERIFY(!busy);
    QCOMPARE(busy.error().status, Status::ErrorResourceBusy);
    m_testbed->setClaimedElsewhere(1, false);
    UsbtmcTransport transport;
    QVERIFY(transport.handles(name()));
    QVERIFY(!transport.handles(*visa::ResourceName::parse(u"USB0::0x1234::0x5678::GADGET1::RAW")));
    instrument::OpenOptions locked;
    locked.lock = visa::LockMode::Exclusive;
    QCOMPARE(transport.open(name(), locked, soon()).error().status, Status::ErrorUnsupportedOperation);
    QVERIFY(transport.open(name(), {}, soon()));
}

void TestUsbtmcSession::openAndCloseOften()
{
    plugIn();
    QVERIFY(open()); // what is made once
    const auto before = test::ProcessResources::now();
    for (int i = 0; i < 1000; ++i) {
        const auto session = open();
        QVERIFY(session);
        if (i % 50 == 0)
            QCOMPARE(ask(**session, "*OPC?\n").value(), QByteArray("1\n"));
    }
    VERIFY_RETURNS_TO(before);
    QCOMPARE(m_testbed->pending(1), 0u);
}

} // namespace visor::usbtmc

QTEST_GUILESS_MAIN(visor::usbtmc::TestUsbtmcSession)
#include "test_session.moc"
