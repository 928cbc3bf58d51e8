// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/doctor/identity_question.h"

namespace visor::vicp {

/// Why an oscilloscope does not connect or answer over VICP: the way there, its one client, its remote setting.
///
/// Causes: lan.*, lan.single-client, vicp.not-vicp, vicp.busy, instrument.remote-setting.
class VicpExaminer final : public doctor::Examiner
{
public:
    explicit VicpExaminer(const doctor::IdentityQuestion& question) : m_question(question) {}

    [[nodiscard]] bool examines(const doctor::Complaint& complaint) const override;
    void examine(const doctor::Complaint& complaint, doctor::Report& report,
                 const visa::Deadline& deadline) override;

private:
    const doctor::IdentityQuestion m_question;
};

} // namespace visor::vicp
