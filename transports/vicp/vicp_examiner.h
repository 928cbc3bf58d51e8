// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/doctor/identity_question.h"
#include "transports/wire/host_lookup.h"

namespace visor::vicp {

/// Why an oscilloscope does not connect or answer over VICP: the way there, its one client, its remote setting.
///
/// Causes: lan.*, lan.single-client, vicp.not-vicp, vicp.busy, instrument.remote-setting.
class VicpExaminer final : public doctor::Examiner
{
public:
    /// `names` also finds hosts of the local network.
    explicit VicpExaminer(const doctor::IdentityQuestion& question, wire::LocalNames names = {})
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

} // namespace visor::vicp
