// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/serial/serial_examiner.h"

#include "transports/serial/port_holder.h"
#include "transports/serial/serial_finder.h"
#include "transports/serial/serial_port.h"
#include "transports/wire/device_access.h"
#include "transports/wire/process_table.h"

#include <QCoreApplication>
#include <QDir>

#include <unistd.h>

#include <algorithm>

namespace visor::serial {

using doctor::Finding;
using doctor::IdentityQuestion;
using doctor::Severity;
using visa::Deadline;
using visa::Status;
using wire::DeviceAccess;
using wire::ProcessTable;
using wire::RunningProcess;

namespace {

class SerialExaminerText
{
    Q_DECLARE_TR_FUNCTIONS(visor::serial::SerialExaminer)
};

/// The ports of this machine that are worth naming.
QStringList serialPorts()
{
    return QDir(QStringLiteral("/dev"))
        .entryList({QStringLiteral("ttyUSB*"), QStringLiteral("ttyACM*"), QStringLiteral("ttyAMA*")}, QDir::System,
                   QDir::Name);
}

void reportSerialMissing(const QString& device, doctor::Report& report)
{
    QStringList others;
    for (const QString& port : serialPorts())
        others << QStringLiteral("/dev/") + port;
    report.add(
        {Severity::Problem,
         QStringLiteral("serial.missing"),
         SerialExaminerText::tr("There is no serial port %1.").arg(device),
         others.isEmpty()
             ? SerialExaminerText::tr("No USB adapter with a serial port is plugged in.")
             : SerialExaminerText::tr("These ports are there: %1.").arg(others.join(QStringLiteral(", "))),
         SerialExaminerText::tr("Plug the adapter in, and check the name: it may change from one plug to the "
                                "next; names under /dev/serial/by-id stay."),
         QStringLiteral("ls -l /dev/serial/by-id"),
         {},
         Status::ErrorResourceNotFound});
}

void reportSerialPermission(const QString& device, const DeviceAccess& access, Severity severity,
                            doctor::Report& report)
{
    Finding finding;
    finding.severity = severity;
    finding.cause = QStringLiteral("serial.permission");
    finding.title = SerialExaminerText::tr("You may not use the serial port %1.").arg(device);
    finding.status = Status::ErrorNoPermission;
    finding.detail = access.mode;
    if (access.group.isEmpty()) {
        finding.reason = SerialExaminerText::tr("Only its owner may, and no group.");
        finding.remedy =
            SerialExaminerText::tr("Ask whoever looks after this machine for a udev rule that opens it "
                                   "for the group dialout.");
    } else if (access.isMember && !access.isMemberInSession) {
        finding.reason = SerialExaminerText::tr("You are in the group %1 by now, but were not when you logged in.")
                             .arg(access.group);
        finding.remedy = SerialExaminerText::tr("Log out and in again.");
    } else {
        finding.reason =
            SerialExaminerText::tr("Its users are in the group %1, and you are not.").arg(access.group);
        finding.remedy = SerialExaminerText::tr("Join the group, then log out and in again.");
        finding.command = QStringLiteral("sudo usermod -aG %1 $USER").arg(access.group);
    }
    report.add(finding);
}

/// True when another program has the port.
bool reportSerialHolder(const QString& device, doctor::Report& report)
{
    auto holders = ProcessTable().holdersOf(device);
    std::erase_if(holders, [](const RunningProcess& holder) { return holder.pid == ::getpid(); });
    QString who = processesText(holders);
    if (who.isEmpty())
        who = uucpHolder(device);
    if (who.isEmpty())
        return false;
    const bool isModemManager = std::any_of(holders.begin(), holders.end(), [](const RunningProcess& holder) {
        return holder.name == QLatin1StringView("ModemManager");
    });
    report.add({Severity::Problem,
                QStringLiteral("serial.in-use"),
                SerialExaminerText::tr("%1 has the serial port %2 open.").arg(who, device),
                isModemManager
                    ? SerialExaminerText::tr("It looks whether the instrument is a modem, and sends it commands.")
                    : SerialExaminerText::tr("A serial port is used by one program at a time."),
                isModemManager ? SerialExaminerText::tr("Wait half a minute, or stop it:")
                               : SerialExaminerText::tr("Close it there first."),
                isModemManager ? QStringLiteral("sudo systemctl stop ModemManager") : QString(),
                {},
                Status::ErrorResourceBusy});
    return true;
}

void explainSerial(const IdentityQuestion::Failure& failure, const QString& device, const QString& resource,
                   doctor::Report& report)
{
    Finding finding = doctor::plainFinding(failure, resource);
    if (failure.stage == IdentityQuestion::Stage::Opening) {
        if (failure.error.status == Status::ErrorResourceBusy) {
            finding.cause = QStringLiteral("serial.in-use");
            finding.remedy = SerialExaminerText::tr("Close it there first.");
        } else {
            finding.remedy = SerialExaminerText::tr("Unplug the adapter and plug it in again.");
        }
        report.add(finding);
        return;
    }
    const bool isNoise = failure.error.status == Status::ErrorSerialFraming ||
                         failure.error.status == Status::ErrorSerialParity ||
                         std::any_of(failure.received.begin(), failure.received.end(),
                                     [](char c) { return (static_cast<unsigned char>(c) & 0x80) != 0; });
    if (isNoise) {
        finding.cause = QStringLiteral("serial.garbled");
        finding.title = SerialExaminerText::tr("What comes from %1 cannot be read.").arg(device);
        finding.reason = SerialExaminerText::tr("Both ends must use the same speed and parity; these differ.");
        finding.remedy = SerialExaminerText::tr("Set the baud rate and parity that the instrument's menu shows "
                                                "(9600, no parity unless told otherwise).");
        finding.detail = QString::fromLatin1(failure.received.left(64).toHex(' '));
    } else if (!failure.received.isEmpty()) {
        finding.cause = QStringLiteral("serial.line-end");
        finding.title =
            SerialExaminerText::tr("%1 answers, but its answer does not end with a line feed.").arg(device);
        finding.reason = SerialExaminerText::tr("The reader waits on for the end of the line.");
        finding.remedy = SerialExaminerText::tr("Say how its lines end.");
        finding.command = QStringLiteral("visor query %1 '*IDN?' --term cr").arg(resource);
        finding.detail = QString::fromLatin1(failure.received.left(64).toPercentEncoding(" ,.*"));
    } else if (failure.error.status == Status::ErrorTimeout) {
        finding.cause = QStringLiteral("serial.silent");
        finding.title = SerialExaminerText::tr("The port %1 opens, but nothing comes back.").arg(device);
        finding.reason =
            SerialExaminerText::tr("The instrument is off, another cable is needed (a null modem crosses "
                                   "send and receive), the speed differs, or it wants another line "
                                   "end.");
        finding.remedy =
            SerialExaminerText::tr("Compare baud rate, parity and line end with the instrument's menu, "
                                   "and try:");
        finding.command = QStringLiteral("visor query %1 '*IDN?' --term crlf").arg(resource);
    } else {
        finding.remedy = SerialExaminerText::tr("Unplug the adapter and plug it in again.");
    }
    report.add(finding);
}

} // namespace

bool examinePort(const QString& resourceDevice, doctor::Report& report)
{
    const QString device = devicePath(resourceDevice);
    const DeviceAccess access = wire::deviceAccess(device);
    if (!access.exists) {
        reportSerialMissing(device, report);
        return false;
    }
    if (!access.isGranted) {
        reportSerialPermission(device, access, Severity::Problem, report);
        return false;
    }
    report.add({Severity::Fine,
                QStringLiteral("serial.port"),
                SerialExaminerText::tr("The port %1 is there, and you may use it.").arg(device),
                {},
                {},
                {},
                access.mode,
                Status::Success});
    return !reportSerialHolder(device, report);
}

bool SerialExaminer::examines(const doctor::Complaint& complaint) const
{
    return !complaint.resource || complaint.as<visa::SerialInstrument>() != nullptr;
}

void SerialExaminer::examine(const doctor::Complaint& complaint, doctor::Report& report, const Deadline& deadline)
{
    if (!complaint.resource) {
        examineMachine(report);
        return;
    }
    const QString& device = complaint.as<visa::SerialInstrument>()->device;
    if (!examinePort(device, report))
        return;
    if (const auto failure = m_question.ask(complaint, report, deadline))
        explainSerial(*failure, devicePath(device), complaint.resourceText(), report);
}

void SerialExaminer::examineMachine(doctor::Report& report) const
{
    const QStringList ports = serialPorts();
    for (const QString& port : ports) {
        const QString device = QStringLiteral("/dev/") + port;
        const DeviceAccess access = wire::deviceAccess(device);
        if (access.exists && !access.isGranted) {
            reportSerialPermission(device, access, Severity::Warning, report);
            break; // one stands for all: it is the same group
        }
    }
    const ProcessTable processes;
    if (!processes.named(QStringLiteral("ModemManager")).empty()) {
        report.add(
            {ports.isEmpty() ? Severity::Note : Severity::Warning,
             QStringLiteral("serial.modem-manager"),
             SerialExaminerText::tr("ModemManager is running."),
             SerialExaminerText::tr("It takes each new serial port for some seconds and sends modem commands to "
                                    "what is behind it; some instruments stop answering then."),
             SerialExaminerText::tr("If this machine has no modem, switch it off:"),
             QStringLiteral("sudo systemctl disable --now ModemManager"),
             {},
             Status::Success});
    }
    if (!processes.named(QStringLiteral("brltty")).empty()) {
        report.add({Severity::Warning,
                    QStringLiteral("serial.braille"),
                    SerialExaminerText::tr("brltty is running."),
                    SerialExaminerText::tr("It takes serial adapters with the chip CH340 for braille displays and "
                                           "keeps them from appearing as ports."),
                    SerialExaminerText::tr("If nobody needs a braille display here, remove it:"),
                    QStringLiteral("sudo apt remove brltty"),
                    {},
                    Status::Success});
    }
}

} // namespace visor::serial
