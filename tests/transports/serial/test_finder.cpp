// SPDX-License-Identifier: GPL-3.0-or-later
// The list of serial ports, from folders laid out as sysfs and /dev are.
#include "tests/common/test_case.h"
#include "transports/serial/serial_finder.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace visor::serial {

using namespace std::chrono_literals;
using visa::Deadline;

class TestSerialFinder : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void realPortsOnly();
    void lastingNames();
    void comeAndGo();
    void noSysfs();

private:
    void addPort(const QString& name, const QString& type = {}, const QString& usbProduct = {});
    static void write(const QString& path, const QByteArray& text);
    [[nodiscard]] QString sysfs() const { return m_root->path() + QStringLiteral("/sys/class/tty"); }
    [[nodiscard]] QString devices() const { return m_root->path() + QStringLiteral("/dev"); }

    std::unique_ptr<QTemporaryDir> m_root;
};

namespace {

/// Keeps what is reported; waits for it.
class PortList : public instrument::FinderReport
{
public:
    void found(const instrument::Sighting& sighting) override
    {
        const std::lock_guard guard(m_mutex);
        m_ports[sighting.resource.toString()] = sighting;
        m_changed.notify_all();
    }
    void gone(const visa::ResourceName& resource) override
    {
        const std::lock_guard guard(m_mutex);
        m_ports.erase(resource.toString());
        m_changed.notify_all();
    }
    void lookedOnce() override
    {
        const std::lock_guard guard(m_mutex);
        m_hasLooked = true;
        m_changed.notify_all();
    }
    void failed(const Error& why) override { QFAIL(qPrintable(why.message)); }

    template<typename Condition>
    bool waitFor(Condition condition)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, 30s, [&] { return condition(m_ports, m_hasLooked); });
    }
    std::map<QString, instrument::Sighting> ports()
    {
        const std::lock_guard guard(m_mutex);
        return m_ports;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::map<QString, instrument::Sighting> m_ports;
    bool m_hasLooked = false;
};

} // namespace

void TestSerialFinder::init()
{
    TestCase::init();
    m_root = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir().mkpath(sysfs()) && QDir().mkpath(devices()));
}

void TestSerialFinder::write(const QString& path, const QByteArray& text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

void TestSerialFinder::addPort(const QString& name, const QString& type, const QString& usbProduct)
{
    const QString device = m_root->path() + QStringLiteral("/sys/devices/usb-") + name;
    QVERIFY(QDir().mkpath(device + QStringLiteral("/interface")));
    QVERIFY(QDir().mkpath(sysfs() + u'/' + name));
    QVERIFY(QFile::link(device + QStringLiteral("/interface"), sysfs() + u'/' + name + QStringLiteral("/device")));
    if (!type.isEmpty())
        write(sysfs() + u'/' + name + QStringLiteral("/type"), type.toLatin1() + '\n');
    if (!usbProduct.isEmpty()) {
        write(device + QStringLiteral("/idVendor"), "0403\n");
        write(device + QStringLiteral("/product"), usbProduct.toUtf8() + '\n');
    }
    write(devices() + u'/' + name, {}); // last, as devtmpfs does: the finder looks when it appears
}

void TestSerialFinder::realPortsOnly()
{
    addPort(QStringLiteral("ttyS0"), QStringLiteral("4"));
    addPort(QStringLiteral("ttyS1"), QStringLiteral("0")); // a place without a chip
    addPort(QStringLiteral("ttyUSB0"), {}, QStringLiteral("FT232R USB UART"));
    QVERIFY(QDir().mkpath(sysfs() + QStringLiteral("/tty1"))); // a console
    write(devices() + QStringLiteral("/tty1"), {});
    SerialFinder finder(sysfs(), devices());
    PortList list;
    QVERIFY(finder.find(list, Deadline::after(0ms)));
    const auto ports = list.ports();
    QCOMPARE(ports.size(), std::size_t{2});
    const auto usb = ports.at(QStringLiteral("ASRL%1/ttyUSB0::INSTR").arg(devices()));
    QCOMPARE(usb.name, QStringLiteral("FT232R USB UART (ttyUSB0)"));
    QVERIFY(!usb.mayBeAsked);
    QCOMPARE(ports.at(QStringLiteral("ASRL%1/ttyS0::INSTR").arg(devices())).name, QStringLiteral("ttyS0"));
}

void TestSerialFinder::lastingNames()
{
    addPort(QStringLiteral("ttyACM0"), {}, QStringLiteral("Meter"));
    const QString links = devices() + QStringLiteral("/serial/by-id");
    QVERIFY(QDir().mkpath(links));
    const QString link = links + QStringLiteral("/usb-Maker_Meter_77-if00");
    QVERIFY(QFile::link(QStringLiteral("../../ttyACM0"), link));
    SerialFinder finder(sysfs(), devices());
    PortList list;
    QVERIFY(finder.find(list, Deadline::after(0ms)));
    const auto ports = list.ports();
    QCOMPARE(ports.size(), std::size_t{1});
    QCOMPARE(ports.begin()->first, QStringLiteral("ASRL%1::INSTR").arg(link));
    QCOMPARE(ports.begin()->second.name, QStringLiteral("Meter (ttyACM0)"));
}

void TestSerialFinder::comeAndGo()
{
    SerialFinder finder(sysfs(), devices());
    PortList list;
    const auto token = visa::CancelToken::create();
    Result<void> ended;
    std::thread watching([&] { ended = finder.find(list, Deadline::never(token)); });
    QVERIFY(list.waitFor([](const auto& ports, bool hasLooked) { return hasLooked && ports.empty(); }));
    addPort(QStringLiteral("ttyUSB3"), {}, QStringLiteral("Adapter"));
    const auto begun = Deadline::Clock::now();
    QVERIFY(list.waitFor([](const auto& ports, bool) { return ports.size() == 1; }));
    QVERIFY(QFile::remove(devices() + QStringLiteral("/ttyUSB3")));
    QVERIFY(list.waitFor([](const auto& ports, bool) { return ports.empty(); }));
    qInfo("came and went within %lld ms",
          static_cast<long long>(
              std::chrono::duration_cast<std::chrono::milliseconds>(Deadline::Clock::now() - begun).count()));
    token.cancel();
    watching.join();
    QVERIFY(ended);
}

void TestSerialFinder::noSysfs()
{
    SerialFinder finder(m_root->path() + QStringLiteral("/nothing"), devices());
    PortList list;
    const auto ended = finder.find(list, Deadline::after(0ms));
    QVERIFY(!ended);
    QVERIFY(ended.error().message.contains(QStringLiteral("ASRL/dev/ttyUSB0::INSTR")));
}

} // namespace visor::serial

QTEST_GUILESS_MAIN(visor::serial::TestSerialFinder)
#include "test_finder.moc"
