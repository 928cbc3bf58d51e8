// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/doctor/identity_question.h"
#include "transports/wire/host_lookup.h"

namespace visor::modbus {

/// Why a Modbus device does not connect or answer, over TCP and on serial lines: the way there or the port, the
/// unit's number. Asks for the device identification (43/14), nothing else.
///
/// Causes: lan.*, serial.*, modbus.unit, modbus.not-modbus, modbus.no-identification, modbus.no-answer.
class ModbusExaminer final : public doctor::Examiner
{
public:
    /// `names` also finds hosts of the local network.
    explicit ModbusExaminer(const doctor::IdentityQuestion& question, wire::LocalNames names = {})
        : m_question(question), m_names(std::move(names))
    {
    }

    [[nodiscard]] bool examines(const doctor::Complaint& complaint) const override;
    void examine(const doctor::Complaint& complaint, doctor::Report& report,
                 const visa::Deadline& deadline) override;

private:
    const doctor::IdentityQuestion m_question;
    const wire::LocalNames m_names;
};

} // namespace visor::modbus
