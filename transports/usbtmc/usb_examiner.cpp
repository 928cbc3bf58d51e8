// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/usbtmc/usb_examiner.h"

#include "transports/usbtmc/error_text.h"
#include "transports/usbtmc/kernel_nodes.h"
#include "transports/wire/device_access.h"
#include "transports/wire/process_table.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <unistd.h>

#include <algorithm>
#include <vector>

namespace visor::usbtmc {

using doctor::Finding;
using doctor::Severity;
using visa::Deadline;
using visa::Status;
using wire::ProcessTable;
using wire::RunningProcess;

namespace {

class UsbExaminerText
{
    Q_DECLARE_TR_FUNCTIONS(visor::usbtmc::UsbExaminer)
};

/// One device on the bus, as sysfs tells it.
struct PluggedDevice
{
    std::uint16_t vendorId = 0;
    std::uint16_t productId = 0;
    QString serial;
    QString name;
    QString node; ///< /dev/bus/usb/001/004
    bool isUsbtmc = false;
    QStringList kernelNodes; ///< /dev/usbtmc0: where the kernel's own driver offers it

    [[nodiscard]] QString resource(int interfaceNumber) const
    {
        visa::UsbInstrument address;
        address.vendorId = vendorId;
        address.productId = productId;
        address.serial = serial;
        address.interfaceNumber = interfaceNumber;
        return visa::ResourceName(visa::InterfaceType::Usb, 0, address).toString();
    }
    [[nodiscard]] QString title() const { return name.isEmpty() ? resource(0) : name; }
};

QString pluggedText(const QString& file)
{
    constexpr qint64 kMostBytes = 4096; // a sysfs attribute is a page
    QFile attribute(file);
    return attribute.open(QIODevice::ReadOnly) ? QString::fromUtf8(attribute.read(kMostBytes)).trimmed()
                                               : QString();
}

std::vector<PluggedDevice> pluggedDevices(const QString& root)
{
    const QString folder = root + QStringLiteral("sys/bus/usb/devices");
    const QStringList entries = QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    std::vector<PluggedDevice> devices;
    for (const QString& entry : entries) {
        const QString path = folder + u'/' + entry;
        const QString vendor = pluggedText(path + QStringLiteral("/idVendor"));
        if (vendor.isEmpty())
            continue; // an interface, not a device
        PluggedDevice device;
        device.vendorId = static_cast<std::uint16_t>(vendor.toUShort(nullptr, 16));
        device.productId =
            static_cast<std::uint16_t>(pluggedText(path + QStringLiteral("/idProduct")).toUShort(nullptr, 16));
        device.serial = pluggedText(path + QStringLiteral("/serial"));
        device.name = QStringLiteral("%1 %2")
                          .arg(pluggedText(path + QStringLiteral("/manufacturer")),
                               pluggedText(path + QStringLiteral("/product")))
                          .trimmed();
        device.node = QStringLiteral("%1dev/bus/usb/%2/%3")
                          .arg(root)
                          .arg(pluggedText(path + QStringLiteral("/busnum")).toInt(), 3, 10, QLatin1Char('0'))
                          .arg(pluggedText(path + QStringLiteral("/devnum")).toInt(), 3, 10, QLatin1Char('0'));
        for (const QString& other : entries) {
            if (!other.startsWith(entry + u':'))
                continue;
            const QString interface = folder + u'/' + other;
            // USBTMC table 43: class FE, subclass 03.
            const bool isUsbtmc =
                pluggedText(interface + QStringLiteral("/bInterfaceClass")) == QLatin1String("fe") &&
                pluggedText(interface + QStringLiteral("/bInterfaceSubClass")) == QLatin1String("03");
            device.isUsbtmc = device.isUsbtmc || isUsbtmc;
            device.kernelNodes << kernelNodes(interface, root + QStringLiteral("dev/"));
        }
        devices.push_back(device);
    }
    return devices;
}

} // namespace

bool UsbExaminer::examines(const doctor::Complaint& complaint) const
{
    return !complaint.resource || complaint.as<visa::UsbInstrument>() != nullptr;
}

void UsbExaminer::examine(const doctor::Complaint& complaint, doctor::Report& report, const Deadline& deadline)
{
    if (complaint.resource)
        examineInstrument(complaint, report, deadline);
    else
        examineMachine(report);
}

bool UsbExaminer::hasRule() const
{
    // Where udev looks (udev(7)).
    const QStringList folders{QStringLiteral("etc/udev/rules.d/"), QStringLiteral("run/udev/rules.d/"),
                              QStringLiteral("usr/local/lib/udev/rules.d/"),
                              QStringLiteral("usr/lib/udev/rules.d/"), QStringLiteral("lib/udev/rules.d/")};
    return std::any_of(folders.begin(), folders.end(), [this](const QString& folder) {
        return QFileInfo::exists(m_root + folder + QString::fromLatin1(kUdevRuleFile));
    });
}

void UsbExaminer::reportPermission(const QString& name, const QString& node, Severity severity,
                                   doctor::Report& report) const
{
    const bool isInstalled = hasRule();
    Finding finding;
    finding.severity = severity;
    finding.cause = QStringLiteral("usb.permission");
    finding.title = UsbExaminerText::tr("You may not use the USB instrument %1.").arg(name);
    finding.status = Status::ErrorNoPermission;
    finding.detail = QStringLiteral("%1: %2").arg(node, wire::deviceAccess(node).mode);
    if (isInstalled) {
        finding.reason =
            UsbExaminerText::tr("The udev rule for instruments is installed, but does not count for it "
                                "yet, or you are not at this machine's screen.");
        finding.remedy =
            UsbExaminerText::tr("Unplug the instrument and plug it in again; from afar, join the group "
                                "plugdev and log in again.");
        finding.command =
            QStringLiteral("sudo udevadm trigger --subsystem-match=usb\nsudo usermod -aG plugdev $USER");
    } else {
        finding.reason = UsbExaminerText::tr("The system keeps USB devices for root unless a udev rule says "
                                             "otherwise, and Visor's rule is not installed.");
        finding.remedy =
            UsbExaminerText::tr("Install the rule with these two commands, then plug the instrument in "
                                "again.");
        finding.command = QStringLiteral("visor doctor --udev-rule | sudo tee /etc/udev/rules.d/%1 >/dev/null\n"
                                         "sudo udevadm control --reload && sudo udevadm trigger")
                              .arg(QString::fromLatin1(kUdevRuleFile));
    }
    report.add(finding);
}

void UsbExaminer::examineMachine(doctor::Report& report) const
{
    std::size_t count = 0;
    for (const PluggedDevice& device : pluggedDevices(m_root)) {
        if (!device.isUsbtmc)
            continue;
        ++count;
        if (!wire::deviceAccess(device.node).isGranted) {
            reportPermission(device.title(), device.node, Severity::Problem, report);
        } else {
            report.add(
                {Severity::Fine,
                 QStringLiteral("usb.instrument"),
                 UsbExaminerText::tr("The USB instrument %1 is there, and you may use it.").arg(device.title()),
                 {},
                 {},
                 {},
                 device.node,
                 Status::Success});
        }
    }
    if (count == 0 && !hasRule()) {
        report.add(
            {Severity::Note,
             QStringLiteral("usb.rule-missing"),
             UsbExaminerText::tr("No USB instrument is plugged in, and Visor's udev rule is not installed."),
             UsbExaminerText::tr("Without it, the system keeps USB instruments for root."),
             UsbExaminerText::tr("Before you plug one in:"),
             QStringLiteral("visor doctor --udev-rule | sudo tee /etc/udev/rules.d/%1 >/dev/null\n"
                            "sudo udevadm control --reload")
                 .arg(QString::fromLatin1(kUdevRuleFile)),
             {},
             Status::Success});
    }
}

void UsbExaminer::examineInstrument(const doctor::Complaint& complaint, doctor::Report& report,
                                    const Deadline& deadline) const
{
    const visa::UsbInstrument& wanted = *complaint.as<visa::UsbInstrument>();
    const QString resource = complaint.resourceText();
    const PluggedDevice* found = nullptr;
    const PluggedDevice* alike = nullptr;
    QStringList others;
    const auto devices = pluggedDevices(m_root);
    for (const PluggedDevice& device : devices) {
        const bool isSameModel = device.vendorId == wanted.vendorId && device.productId == wanted.productId;
        if (isSameModel && device.serial == wanted.serial)
            found = &device;
        else if (isSameModel)
            alike = &device;
        if (device.isUsbtmc)
            others << device.resource(0);
    }
    if (found == nullptr) {
        Finding finding;
        finding.severity = Severity::Problem;
        finding.status = Status::ErrorResourceNotFound;
        finding.cause =
            alike != nullptr ? QStringLiteral("usb.other-serial") : QStringLiteral("usb.not-connected");
        if (alike != nullptr) {
            finding.title = UsbExaminerText::tr("An instrument of that model is plugged in, but with the serial "
                                                "number %1.")
                                .arg(alike->serial);
            finding.remedy = UsbExaminerText::tr("If it is the one you mean, use its name.");
            finding.command = QStringLiteral("visor identify %1").arg(alike->resource(wanted.interfaceNumber));
        } else {
            finding.title = UsbExaminerText::tr("%1 is not plugged in.").arg(resource);
            finding.reason =
                others.isEmpty()
                    ? UsbExaminerText::tr("No USB instrument is there at all.")
                    : UsbExaminerText::tr("These are there: %1.").arg(others.join(QStringLiteral(", ")));
            finding.remedy =
                UsbExaminerText::tr("Check power and cable (some carry power only), plug it in without a "
                                    "hub, and look for its USB setting: “device”, not “host”.");
            finding.command = QStringLiteral("lsusb");
        }
        report.add(finding);
        return;
    }
    report.add({Severity::Fine,
                QStringLiteral("usb.connected"),
                UsbExaminerText::tr("%1 is plugged in.").arg(found->title()),
                {},
                {},
                {},
                found->node,
                Status::Success});
    if (!wire::deviceAccess(found->node).isGranted) {
        reportPermission(found->title(), found->node, Severity::Problem, report);
        return;
    }
    auto holders = ProcessTable().holdersOf(found->node);
    for (const QString& node : found->kernelNodes) {
        const auto more = ProcessTable().holdersOf(node);
        holders.insert(holders.end(), more.begin(), more.end());
    }
    std::erase_if(holders, [](const RunningProcess& holder) { return holder.pid == ::getpid(); });
    const auto failure = m_question.ask(complaint, report, deadline);
    if (!failure)
        return;
    Finding finding = doctor::plainFinding(*failure, resource);
    if (failure->error.status == Status::ErrorResourceBusy || (!holders.empty() && failure->received.isEmpty())) {
        finding.cause = QStringLiteral("usb.in-use");
        finding.status = Status::ErrorResourceBusy;
        finding.title = holders.empty()
                            ? UsbExaminerText::tr("Another program or window has %1 open.").arg(found->title())
                            : UsbExaminerText::tr("%1 has %2 open.").arg(processesText(holders), found->title());
        finding.reason = UsbExaminerText::tr("A USB instrument is used by one program at a time.");
        finding.remedy = UsbExaminerText::tr("Close it there first.");
    } else if (!found->isUsbtmc && failure->stage == doctor::IdentityQuestion::Stage::Opening) {
        finding.cause = QStringLiteral("usb.not-usbtmc");
        finding.title = UsbExaminerText::tr("%1 is plugged in, but not as an instrument.").arg(found->title());
        finding.reason = UsbExaminerText::tr("It offers no USBTMC interface: it is set to another mode, such as "
                                             "printer or storage.");
        finding.remedy = UsbExaminerText::tr("Choose “USBTMC”, “Computer” or “SCPI” in its USB settings.");
    } else {
        finding.cause = QStringLiteral("usb.no-answer");
        finding.remedy = UsbExaminerText::tr("Unplug the instrument and plug it in again, without a hub.");
    }
    report.add(finding);
}

} // namespace visor::usbtmc
