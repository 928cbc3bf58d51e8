// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/modbus/modbus_examiner.h"

#include "transports/serial/serial_examiner.h"
#include "transports/wire/host_examination.h"

#include <QCoreApplication>

namespace visor::modbus {

using doctor::Finding;
using doctor::Severity;
using visa::Deadline;
using visa::Status;

namespace {

class ModbusExaminerText
{
    Q_DECLARE_TR_FUNCTIONS(visor::modbus::ModbusExaminer)
};

/// The device answered, so it is there; that it has no identification is no failure (43/14 is optional, MODBUS
/// Application Protocol V1.1b3 §6.21).
bool isAnswerOfTheDevice(Status status)
{
    switch (status) {
    case Status::ErrorUnsupportedOperation:
    case Status::ErrorInvalidOffset:
    case Status::ErrorInvalidParameter:
        return true;
    default:
        return false;
    }
}

} // namespace

bool ModbusExaminer::examines(const doctor::Complaint& complaint) const
{
    return complaint.as<visa::ModbusTcpInstrument>() != nullptr ||
           complaint.as<visa::ModbusRtuInstrument>() != nullptr;
}

void ModbusExaminer::examine(const doctor::Complaint& complaint, doctor::Report& report, const Deadline& deadline)
{
    int unit = 0;
    if (const auto* const tcp = complaint.as<visa::ModbusTcpInstrument>()) {
        unit = tcp->unit;
        if (!wire::examineWay({tcp->host, tcp->port, QStringLiteral("Modbus TCP"), m_names}, report, deadline))
            return;
    } else {
        const auto& rtu = *complaint.as<visa::ModbusRtuInstrument>();
        unit = rtu.unit;
        if (!serial::examinePort(rtu.device, report))
            return;
    }
    const auto failure = m_question.ask(complaint, report, deadline);
    if (!failure)
        return;
    const Status status = failure->error.status;
    if (isAnswerOfTheDevice(status)) {
        report.add({Severity::Fine,
                    QStringLiteral("modbus.no-identification"),
                    ModbusExaminerText::tr("Unit %1 answers, but does not say who it is.").arg(unit),
                    failure->error.message,
                    {},
                    {},
                    failure->error.detail,
                    Status::Success});
        return;
    }
    Finding finding = doctor::plainFinding(*failure, complaint.resourceText());
    if (status == Status::ErrorTimeout || status == Status::ErrorNoListeners ||
        status == Status::ErrorMachineNotAvailable) {
        finding.cause = QStringLiteral("modbus.unit");
        finding.title = ModbusExaminerText::tr("Nobody answers as unit %1.").arg(unit);
        finding.remedy =
            ModbusExaminerText::tr("Check the unit number in the device's menu (devices with a network "
                                   "port of their own often use 1, 255 or 0), and the wiring behind a "
                                   "gateway.");
    } else if (status == Status::ErrorRawReadProtocolViolation) {
        finding.cause = QStringLiteral("modbus.not-modbus");
        finding.remedy = ModbusExaminerText::tr("Check the port, and on a serial line baud rate and parity.");
    } else {
        finding.cause = QStringLiteral("modbus.no-answer");
        finding.remedy = ModbusExaminerText::tr("Close other programs that use the device, then try again.");
    }
    report.add(finding);
}

} // namespace visor::modbus
