// SPDX-License-Identifier: GPL-3.0-or-later
// USB instruments come and go while the finder looks; and go while a session is open.
#include "tests/transports/usbtmc/usb_test_case.h"
#include "transports/usbtmc/usb_finder.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace visor::usbtmc {

using namespace std::chrono_literals;
using instrument::FinderReport;
using instrument::Sighting;
using test::UsbtmcGadget;
using visa::CancelToken;
using visa::Deadline;
using visa::Status;

namespace {

/// What a finder has said, in order: "+NAME", "-NAME", "once".
class Record : public FinderReport
{
public:
    void found(const Sighting& sighting) override
    {
        add(u'+' + sighting.resource.toString());
        const std::lock_guard guard(m_mutex);
        m_last = sighting;
    }
    void gone(const visa::ResourceName& resource) override { add(u'-' + resource.toString()); }
    void lookedOnce() override { add(QStringLiteral("once")); }
    void failed(const Error& why) override { add(u'!' + why.message); }

    /// Until that line has come so often.
    [[nodiscard]] bool waitFor(const QString& line, int times, std::chrono::milliseconds limit)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, limit, [&] { return m_lines.count(line) >= times; });
    }
    [[nodiscard]] QStringList lines() const
    {
        const std::lock_guard guard(m_mutex);
        return m_lines;
    }
    [[nodiscard]] Sighting last() const
    {
        const std::lock_guard guard(m_mutex);
        return m_last;
    }

private:
    void add(const QString& line)
    {
        const std::lock_guard guard(m_mutex);
        m_lines << line;
        m_changed.notify_all();
    }
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    QStringList m_lines;
    Sighting m_last;
};

const QString kFirst = QStringLiteral("USB0::0x1234::0x5678::GADGET1::0::INSTR");
const QString kSecond = QStringLiteral("USB0::0x1234::0x5678::SECOND::2::INSTR");

} // namespace

class TestUsbHotplug : public UsbTestCase
{
    Q_OBJECT

private Q_SLOTS:
    void looksOnce();
    void comesAndGoes();
    void otherDevicesAreNotInstruments();
    void anyClassByQuirk();
    void noStrings();
    void unpluggedBetweenCalls();
    void unpluggedInRead();
    void unpluggedInMiddleOfReply();
    void unpluggedInWrite();
    void unpluggedInStatusByteWait();
    void unpluggedWithServiceRequests();
    void pluggedInAgain();

private:
    static UsbtmcGadget::Options second()
    {
        UsbtmcGadget::Options options;
        options.serial = "SECOND";
        options.interfaceNumber = 2;
        return options;
    }
};

void TestUsbHotplug::looksOnce()
{
    plugIn();
    UsbFinder finder;
    Record record;
    // No time to watch is still time to look.
    QVERIFY(finder.find(record, Deadline::after(0ms)));
    QCOMPARE(record.lines(), (QStringList{u'+' + kFirst, QStringLiteral("once")}));
    QCOMPARE(record.last().name, QStringLiteral("Visor Gadget"));
    QCOMPARE(record.last().foundBy, finder.name());
    QVERIFY(m_gadget->takeControls().empty()); // nothing was sent to it
}

void TestUsbHotplug::comesAndGoes()
{
    plugIn();
    test::EchoDevice otherDevice;
    UsbtmcGadget other(otherDevice, second());
    UsbFinder finder;
    Record record;
    const CancelToken token = CancelToken::create();
    Result<void> found;
    std::jthread looking([&] { found = finder.find(record, Deadline::never(token)); });
    QVERIFY(record.waitFor(QStringLiteral("once"), 1, 30s));
    QCOMPARE(record.lines(), (QStringList{u'+' + kFirst, QStringLiteral("once")}));

    QStringList expected{u'+' + kFirst, QStringLiteral("once")};
    for (int i = 1; i <= 5; ++i) {
        m_testbed->plug(2, other);
        QVERIFY(record.waitFor(u'+' + kSecond, i, 1s));
        m_testbed->unplug(2);
        QVERIFY(record.waitFor(u'-' + kSecond, i, 1s));
        expected << u'+' + kSecond << u'-' + kSecond;
    }
    m_testbed->unplug(1);
    QVERIFY(record.waitFor(u'-' + kFirst, 1, 1s));
    token.cancel();
    looking.join();
    QVERIFY(found);
    QCOMPARE(record.lines(), expected << u'-' + kFirst);
}

void TestUsbHotplug::otherDevicesAreNotInstruments()
{
    UsbtmcGadget::Options options;
    options.interfaceClass = 0x08;
    plugIn(options);
    UsbFinder finder;
    Record record;
    QVERIFY(finder.find(record, Deadline::after(0ms)));
    QCOMPARE(record.lines(), QStringList{QStringLiteral("once")});
    QCOMPARE(open().error().status, Status::ErrorResourceNotFound);
}

void TestUsbHotplug::anyClassByQuirk()
{
    UsbtmcGadget::Options options;
    options.interfaceClass = 0xFF;
    plugIn(options);
    const QuirkTable table = quirk("quirks: [any_interface_class]");
    UsbFinder finder(table);
    Record record;
    QVERIFY(finder.find(record, Deadline::after(0ms)));
    QCOMPARE(record.lines().value(0), u'+' + kFirst);
    const auto session = open(table);
    QVERIFY(session);
    QCOMPARE(ask(**session, "*OPC?\n").value(), QByteArray("1\n"));
}

void TestUsbHotplug::noStrings()
{
    UsbtmcGadget::Options options;
    options.serial.clear();
    plugIn(options);
    UsbFinder finder;
    Record record;
    QVERIFY(finder.find(record, Deadline::after(0ms)));
    QCOMPARE(record.lines().value(0), QStringLiteral("+USB0::0x1234::0x5678::::0::INSTR"));
    // The name that was reported opens it.
    const auto reported = visa::ResourceName::parse(QStringView(record.lines().front()).sliced(1));
    QVERIFY(reported);
    QVERIFY(UsbtmcSession::open(*reported, {}, {}, soon()));
}

void TestUsbHotplug::unpluggedBetweenCalls()
{
    plugIn();
    const auto session = open();
    QVERIFY(session);
    m_testbed->unplug(1);
    using Call = std::function<Status()>;
    const std::vector<std::pair<const char*, Call>> calls{
        {"write", [&] { return (*session)->write("*IDN?\n", soon()).error().status; }},
        {"read", [&] { return readAll(**session).error().status; }},
        {"clear", [&] { return (*session)->clear(soon()).error().status; }},
        {"trigger", [&] { return (*session)->trigger(soon()).error().status; }},
        {"status byte", [&] { return (*session)->readStatusByte(soon()).error().status; }},
        {"remote", [&] { return (*session)->setRemote(visa::RemoteMode::GoToLocal, soon()).error().status; }},
        {"indicate", [&] { return (*session)->indicate(soon()).error().status; }},
    };
    for (const auto& [what, call] : calls)
        QVERIFY2(call() == Status::ErrorConnectionLost, what);
    QVERIFY(!open());
}

void TestUsbHotplug::unpluggedInRead()
{
    plugIn();
    const auto session = open();
    QVERIFY(session);
    QVERIFY((*session)->write("SILENT?\n", soon()));
    Result<QByteArray> reply;
    std::jthread reading([&] { reply = readAll(**session); });
    // The interrupt transfer and the read.
    while (m_testbed->pending(1) < 2)
        std::this_thread::yield();
    m_testbed->unplug(1);
    reading.join();
    QVERIFY(!reply);
    QCOMPARE(reply.error().status, Status::ErrorConnectionLost);
}

void TestUsbHotplug::unpluggedInMiddleOfReply()
{
    plugIn();
    const auto session = open();
    QVERIFY(session);
    m_testbed->unplugInTransferOf(1, 10000);
    const auto reply = ask(**session, "BYTES? 60000\n");
    QVERIFY(!reply);
    QCOMPARE(reply.error().status, Status::ErrorConnectionLost);
}

void TestUsbHotplug::unpluggedInWrite()
{
    plugIn();
    const auto session = open();
    QVERIFY(session);
    m_testbed->unplugInOut(1);
    const auto written = (*session)->write("*IDN?\n", soon());
    QVERIFY(!written);
    QCOMPARE(written.error().status, Status::ErrorConnectionLost);
}

void TestUsbHotplug::unpluggedInStatusByteWait()
{
    plugIn();
    const auto session = open();
    QVERIFY(session);
    UsbtmcGadget::Faults faults;
    faults.losesInterrupts = true;
    m_gadget->setFaults(faults);
    Result<std::uint8_t> status;
    std::jthread asking([&] { status = (*session)->readStatusByte(soon()); });
    while (!m_gadget->hasBeenAsked(128))
        std::this_thread::yield();
    m_testbed->unplug(1);
    asking.join();
    QVERIFY(!status);
    QCOMPARE(status.error().status, Status::ErrorConnectionLost);
}

void TestUsbHotplug::unpluggedWithServiceRequests()
{
    plugIn();
    const auto session = open();
    QVERIFY(session);
    QVERIFY((*session)->onServiceRequest([](std::uint8_t) {}, soon()));
    m_testbed->unplug(1);
    QCOMPARE((*session)->write("*IDN?\n", soon()).error().status, Status::ErrorConnectionLost);
    QVERIFY((*session)->onServiceRequest({}, soon()));
}

void TestUsbHotplug::pluggedInAgain()
{
    plugIn();
    for (int i = 0; i < 10; ++i) {
        const auto session = open();
        QVERIFY2(session.has_value(), session ? "" : qPrintable(session.error().message));
        QCOMPARE(ask(**session, "*OPC?\n").value(), QByteArray("1\n"));
        m_testbed->unplug(1);
        QCOMPARE(ask(**session, "*OPC?\n").error().status, Status::ErrorConnectionLost);
        m_testbed->plug(1, *m_gadget);
    }
}

} // namespace visor::usbtmc

QTEST_GUILESS_MAIN(visor::usbtmc::TestUsbHotplug)
#include "test_hotplug.moc"
