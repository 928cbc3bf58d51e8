// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/doctor/examiner.h"
#include "core/instrument/transport.h"

namespace visor::doctor {

/// Does this build speak that interface at all?
class InterfaceExaminer final : public Examiner
{
public:
    /// `transports` outlives it.
    explicit InterfaceExaminer(const instrument::TransportSet& transports) : m_transports(transports) {}

    [[nodiscard]] bool examines(const Complaint& complaint) const override
    {
        return complaint.resource && m_transports.find(*complaint.resource) == nullptr;
    }
    void examine(const Complaint& complaint, Report& report, const visa::Deadline& deadline) override;

private:
    const instrument::TransportSet& m_transports;
};

} // namespace visor::doctor
