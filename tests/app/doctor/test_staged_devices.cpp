// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/doctors.h"
#include "app/common/transports.h"
#include "tests/common/test_case.h"
#include "transports/usbtmc/usb_examiner.h"
#include "transports/wire/device_access.h"
#include "transports/wire/network_examiner.h"
#include "transports/wire/process_table.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>

#include <poll.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <termios.h>
#include <thread>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdlib>
#include <fcntl.h>

namespace visor::app {

using doctor::Finding;
using doctor::Severity;
using visa::Deadline;
using visa::Status;

namespace {

/// A serial port that this test holds the other end of.
class TestPort
{
public:
    /// `answer` is sent back for each line that comes; empty: silence.
    explicit TestPort(QByteArray answer = {})
        : m_master(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK))
    {
        if (m_master < 0 || ::grantpt(m_master) != 0 || ::unlockpt(m_master) != 0)
            return;
        std::array<char, 128> name{};
        if (::ptsname_r(m_master, name.data(), name.size()) != 0)
            return;
        m_path = QString::fromLatin1(name.data());
        termios line{};
        ::tcgetattr(m_master, &line);
        ::cfmakeraw(&line);
        ::tcsetattr(m_master, TCSANOW, &line);
        m_thread = std::thread([this, answer = std::move(answer)] { serve(answer); });
    }
    ~TestPort()
    {
        m_isEnding = true;
        if (m_thread.joinable())
            m_thread.join();
        if (m_master >= 0)
            ::close(m_master);
    }
    TestPort(const TestPort&) = delete;
    TestPort& operator=(const TestPort&) = delete;

    [[nodiscard]] const QString& path() const { return m_path; }
    [[nodiscard]] QString resource() const { return QStringLiteral("ASRL%1::INSTR").arg(m_path); }

private:
    void serve(const QByteArray& answer) const
    {
        while (!m_isEnding) {
            pollfd entry{m_master, POLLIN, 0};
            if (::poll(&entry, 1, 20) <= 0 || (entry.revents & POLLIN) == 0) {
                // A port nobody has open hangs up at once: poll() would not wait.
                if ((entry.revents & POLLHUP) != 0)
                    ::poll(nullptr, 0, 20);
                continue;
            }
            std::array<char, 256> buffer{};
            const ssize_t got = ::read(m_master, buffer.data(), buffer.size());
            if (got > 0 && buffer[static_cast<std::size_t>(got) - 1] == '\n' && !answer.isEmpty()) {
                const ssize_t sent =
                    ::write(m_master, answer.constData(), static_cast<std::size_t>(answer.size()));
                Q_UNUSED(sent); // the reader says what came of it
            }
        }
    }

    int m_master;
    QString m_path;
    std::atomic<bool> m_isEnding{false};
    std::thread m_thread;
};

/// Writes a file below a folder, which is made.
void put(const QString& path, const QByteArray& text)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot stage %s", qPrintable(path));
}

/// A system folder with one USB instrument: 1ab1:04ce, serial number DS1.
void stageUsb(const QString& root, const char* interfaceClass)
{
    const QString device = root + QStringLiteral("sys/bus/usb/devices/1-1/");
    put(device + QStringLiteral("idVendor"), "1ab1\n");
    put(device + QStringLiteral("idProduct"), "04ce\n");
    put(device + QStringLiteral("serial"), "DS1\n");
    put(device + QStringLiteral("manufacturer"), "Rigol\n");
    put(device + QStringLiteral("product"), "Scope\n");
    put(device + QStringLiteral("busnum"), "1\n");
    put(device + QStringLiteral("devnum"), "4\n");
    const QString interface = root + QStringLiteral("sys/bus/usb/devices/1-1:1.0/");
    put(interface + QStringLiteral("bInterfaceClass"), interfaceClass);
    put(interface + QStringLiteral("bInterfaceSubClass"), "03\n");
    put(root + QStringLiteral("dev/bus/usb/001/004"), "");
}

} // namespace

/// Failures of ports, permissions and devices, staged with pseudo-terminals, other processes and system folders.
class TestStagedDevices : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_registry = std::make_unique<locks::LockRegistry>(m_folder.filePath(QStringLiteral("locks")),
                                                           QStringLiteral("staged"));
        m_transports = makeTransports(*m_registry, gpibBuses());
        m_doctor = makeDoctor(*m_transports, m_library, *m_registry);
        QVERIFY(QFile::setPermissions(m_folder.path(),
                                      QFile::permissions(m_folder.path()) | QFile::ReadOther | QFile::ExeOther));
    }

    void serialPortMissing()
    {
        const auto verdict = examine(QStringLiteral("ASRL/dev/ttyNoSuchPort::INSTR"));
        QCOMPARE(verdict.cause, QStringLiteral("serial.missing"));
        QCOMPARE(verdict.status, Status::ErrorResourceNotFound);
    }

    void serialPortNotPermitted()
    {
        if (::getuid() != 0)
            QSKIP("needs root, to be somebody else");
        const TestPort port;
        const auto group = ::getgid() + 20; // dialout on Debian; any group the other one is not in will do
        QCOMPARE(::chown(QFile::encodeName(port.path()).constData(), 0, group), 0);
        QCOMPARE(::chmod(QFile::encodeName(port.path()).constData(), 0660), 0);
        Finding verdict;
        asNobody([&] { verdict = examine(port.resource()); });
        QCOMPARE(verdict.cause, QStringLiteral("serial.permission"));
        QCOMPARE(verdict.status, Status::ErrorNoPermission);
        QVERIFY2(verdict.command.startsWith(QStringLiteral("sudo usermod -aG ")), qPrintable(verdict.command));
    }

    void serialPortOfAnotherProgram()
    {
        const TestPort port;
        QProcess other;
        other.start(
            QStringLiteral("bash"),
            {QStringLiteral("-c"), QStringLiteral("exec 3<>%1; echo here; read -r line").arg(port.path())});
        QVERIFY(other.waitForReadyRead(20'000));
        const auto verdict = examine(port.resource());
        other.closeWriteChannel();
        QVERIFY(other.waitForFinished(20'000));
        QCOMPARE(verdict.cause, QStringLiteral("serial.in-use"));
        QVERIFY2(verdict.title.contains(QStringLiteral("bash")), qPrintable(verdict.title));
        QCOMPARE(verdict.status, Status::ErrorResourceBusy);
    }

    void serialInstrumentSilent()
    {
        const TestPort port;
        QCOMPARE(examine(port.resource()).cause, QStringLiteral("serial.silent"));
    }

    void serialAnswerWithoutLineFeed()
    {
        const TestPort port("Maker,Model,1,1\r");
        QCOMPARE(examine(port.resource()).cause, QStringLiteral("serial.line-end"));
    }

    void serialAnswerGarbled()
    {
        const TestPort port("\xF8\x80\xFE\xC0\x80\xF8");
        QCOMPARE(examine(port.resource()).cause, QStringLiteral("serial.garbled"));
    }

    void usbInstrumentMissing()
    {
        const QString root = newRoot();
        const auto verdict = examineUsb(root, QStringLiteral("USB0::0x1AB1::0x04CE::DS1::INSTR"));
        QCOMPARE(verdict.cause, QStringLiteral("usb.not-connected"));
        QCOMPARE(verdict.status, Status::ErrorResourceNotFound);
    }

    void usbInstrumentWithAnotherSerialNumber()
    {
        const QString root = newRoot();
        stageUsb(root, "fe\n");
        const auto verdict = examineUsb(root, QStringLiteral("USB0::0x1AB1::0x04CE::DS2::INSTR"));
        QCOMPARE(verdict.cause, QStringLiteral("usb.other-serial"));
        QCOMPARE(verdict.command, QStringLiteral("visor identify USB0::0x1AB1::0x04CE::DS1::0::INSTR"));
    }

    void usbInstrumentInAnotherMode()
    {
        const QString root = newRoot();
        stageUsb(root, "08\n"); // mass storage
        QCOMPARE(examineUsb(root, QStringLiteral("USB0::0x1AB1::0x04CE::DS1::INSTR")).cause,
                 QStringLiteral("usb.not-usbtmc"));
    }

    void usbInstrumentNotPermitted()
    {
        if (::getuid() != 0)
            QSKIP("needs root, to be somebody else");
        const QString root = newRoot();
        stageUsb(root, "fe\n");
        QCOMPARE(::chmod(QFile::encodeName(root + QStringLiteral("dev/bus/usb/001/004")).constData(), 0600), 0);
        Finding verdict;
        Finding machine;
        asNobody([&] {
            verdict = examineUsb(root, QStringLiteral("USB0::0x1AB1::0x04CE::DS1::INSTR"));
            machine = examineUsb(root, {});
        });
        QCOMPARE(verdict.cause, QStringLiteral("usb.permission"));
        QCOMPARE(machine.cause, QStringLiteral("usb.permission"));
        QVERIFY2(verdict.command.contains(QStringLiteral("/etc/udev/rules.d/70-visor-usbtmc.rules")),
                 qPrintable(verdict.command));
        // With the rule there, to install it again is not the remedy.
        put(root + QStringLiteral("etc/udev/rules.d/70-visor-usbtmc.rules"), "");
        asNobody([&] { verdict = examineUsb(root, {}); });
        QCOMPARE(verdict.cause, QStringLiteral("usb.permission"));
        QVERIFY(!verdict.command.contains(QStringLiteral("tee")));
    }

    void firewallSwitchedOn()
    {
        const QString root = newRoot();
        put(root + QStringLiteral("etc/ufw/ufw.conf"), "# comment\nENABLED=yes\n");
        doctor::Diagnosis diagnosis;
        wire::NetworkExaminer(wire::InterfaceChoice(), root)
            .examine({}, diagnosis, Deadline::after(std::chrono::seconds(60)));
        const auto findings = diagnosis.findings();
        QVERIFY(std::any_of(findings.begin(), findings.end(), [](const Finding& finding) {
            return finding.cause == QLatin1StringView("machine.firewall") &&
                   finding.command.contains(QStringLiteral("5353/udp"));
        }));
    }

    void searchSwitchedOff()
    {
        doctor::Diagnosis diagnosis;
        wire::NetworkExaminer(std::nullopt, newRoot())
            .examine({}, diagnosis, Deadline::after(std::chrono::seconds(60)));
        QCOMPARE(diagnosis.findings().front().cause, QStringLiteral("machine.search-off"));
    }

    void processesAreFoundByWhatTheyHaveOpen()
    {
        const QString file = m_folder.filePath(QStringLiteral("open"));
        put(file, "x");
        const wire::ProcessTable table;
        QVERIFY(table.holdersOf(file).empty());
        QVERIFY(table.holdersOf(file + QStringLiteral(".not-there")).empty());
        QFile open(file);
        QVERIFY(open.open(QIODevice::ReadOnly));
        const auto holders = table.holdersOf(file);
        QCOMPARE(holders.size(), std::size_t(1));
        QCOMPARE(holders.front().pid, std::int64_t(::getpid()));
        QVERIFY(!table.named(holders.front().name).empty());
    }

private:
    QString newRoot() { return m_folder.filePath(QStringLiteral("root%1/").arg(++m_roots)); }

    Finding examine(const QString& resource) const
    {
        doctor::Diagnosis diagnosis;
        doctor::Complaint complaint;
        complaint.resource = visa::ResourceName::parse(resource).value();
        m_doctor->examine(complaint, diagnosis, Deadline::after(std::chrono::seconds(60)));
        return diagnosis.verdict().value_or(Finding());
    }
    Finding examineUsb(const QString& root, const QString& resource) const
    {
        doctor::Diagnosis diagnosis;
        doctor::Complaint complaint;
        if (!resource.isEmpty())
            complaint.resource = visa::ResourceName::parse(resource).value();
        usbtmc::UsbExaminer(doctor::IdentityQuestion(*m_transports, m_library), root)
            .examine(complaint, diagnosis, Deadline::after(std::chrono::seconds(60)));
        return diagnosis.verdict().value_or(Finding());
    }
    /// Runs it on a thread that is another user: the bare system call changes that thread alone.
    template<typename Act>
    static void asNobody(Act act)
    {
        std::thread([&act] {
            constexpr uid_t kNobody = 65534;
            if (::syscall(SYS_setgroups, 0, nullptr) != 0 ||
                ::syscall(SYS_setresgid, kNobody, kNobody, kNobody) != 0 ||
                ::syscall(SYS_setresuid, kNobody, kNobody, kNobody) != 0)
                qFatal("cannot become nobody");
            act();
        }).join();
    }

    QTemporaryDir m_folder;
    int m_roots = 0;
    profile::Library m_library;
    std::unique_ptr<locks::LockRegistry> m_registry;
    std::unique_ptr<instrument::TransportSet> m_transports;
    std::unique_ptr<doctor::Doctor> m_doctor;
};

} // namespace visor::app

QTEST_GUILESS_MAIN(visor::app::TestStagedDevices)
#include "test_staged_devices.moc"
