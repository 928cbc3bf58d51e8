// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/doctor/identity_question.h"

namespace visor::doctor {

/// For wires that have no examiner of their own: opens the instrument, asks who it is, and says in the wire's own
/// words what went wrong (instrument.not-opened, instrument.no-answer).
class OpenExaminer final : public Examiner
{
public:
    explicit OpenExaminer(const IdentityQuestion& question) : m_question(question) {}

    [[nodiscard]] bool examines(const Complaint& complaint) const override
    {
        return complaint.resource.has_value();
    }
    void examine(const Complaint& complaint, Report& report, const visa::Deadline& deadline) override
    {
        Complaint asked = complaint;
        // An interface is no instrument: it is opened and asked nothing.
        asked.mayAsk = complaint.mayAsk && complaint.resource &&
                       complaint.resource->resourceClass() != QLatin1StringView("INTFC");
        if (const auto failure = m_question.ask(asked, report, deadline))
            report.add(plainFinding(*failure, complaint.resourceText()));
    }

private:
    const IdentityQuestion m_question;
};

} // namespace visor::doctor
