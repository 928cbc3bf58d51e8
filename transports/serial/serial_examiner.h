// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/doctor/identity_question.h"

namespace visor::serial {

/// Whether that port (a resource's device) is there, may be used, and nobody else has it: what every wire over a
/// serial port needs. Says what it found. True when the port can be opened as far as anybody can tell.
[[nodiscard]] bool examinePort(const QString& resourceDevice, doctor::Report& report);

/// Why a serial instrument does not open or answer, and whether this machine's serial ports can be used at all.
/// The line's speed is not tried out: bytes at a wrong speed are nonsense to the instrument.
///
/// Causes: serial.missing, serial.permission, serial.in-use, serial.modem-manager, serial.braille,
/// serial.line-end, serial.garbled, serial.silent.
class SerialExaminer final : public doctor::Examiner
{
public:
    explicit SerialExaminer(const doctor::IdentityQuestion& question) : m_question(question) {}

    /// Serial instruments, and this machine.
    [[nodiscard]] bool examines(const doctor::Complaint& complaint) const override;
    void examine(const doctor::Complaint& complaint, doctor::Report& report,
                 const visa::Deadline& deadline) override;

private:
    void examineMachine(doctor::Report& report) const;

    const doctor::IdentityQuestion m_question;
};

} // namespace visor::serial
