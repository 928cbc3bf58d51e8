// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/doctor/identity_question.h"
#include "transports/wire/host_lookup.h"

namespace visor::hislip {

/// Why a HiSLIP instrument does not connect or answer: the way there, the sub-address, free connections,
/// encryption, locks.
///
/// Causes: lan.*, hislip.sub-address, hislip.silent, hislip.not-hislip, hislip.too-many-clients,
/// hislip.encryption, hislip.refused, hislip.no-answer, and what the identity question reports: tls.certificate,
/// login.*, lock.held-elsewhere.
class HislipExaminer final : public doctor::Examiner
{
public:
    /// `names` also finds hosts of the local network.
    explicit HislipExaminer(doctor::IdentityQuestion question, wire::LocalNames names = {})
        : m_question(std::move(question)), m_names(std::move(names))
    {
    }

    [[nodiscard]] bool examines(const doctor::Complaint& complaint) const override;
    void examine(const doctor::Complaint& complaint, doctor::Report& report,
                 const visa::Deadline& deadline) override;

private:
    const doctor::IdentityQuestion m_question;
    const wire::LocalNames m_names;
};

} // namespace visor::hislip
