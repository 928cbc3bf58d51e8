// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/doctor/identity_question.h"

#include <functional>

namespace visor::usbtmc {

/// Why a USB instrument is missing or does not open: not plugged in, another mode, no permission, held by another
/// program. Reads sysfs and /proc only, before it asks.
///
/// Causes: usb.not-connected, usb.other-serial, usb.not-usbtmc, usb.permission, usb.rule-missing, usb.in-use,
/// usb.no-answer.
class UsbExaminer final : public doctor::Examiner
{
public:
    /// `root` is / everywhere but in tests.
    explicit UsbExaminer(const doctor::IdentityQuestion& question, QString root = QStringLiteral("/"))
        : m_question(question), m_root(std::move(root))
    {
    }

    /// USB instruments, and this machine.
    [[nodiscard]] bool examines(const doctor::Complaint& complaint) const override;
    void examine(const doctor::Complaint& complaint, doctor::Report& report,
                 const visa::Deadline& deadline) override;

private:
    void examineMachine(doctor::Report& report) const;
    void examineInstrument(const doctor::Complaint& complaint, doctor::Report& report,
                           const visa::Deadline& deadline) const;
    void reportPermission(const QString& name, const QString& node, doctor::Severity severity,
                          doctor::Report& report) const;
    [[nodiscard]] bool hasRule() const;

    const doctor::IdentityQuestion m_question;
    const QString m_root;
};

} // namespace visor::usbtmc
