// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/doctor/examiner.h"
#include "core/locks/lock_registry.h"

namespace visor::doctor {

/// Is the instrument locked by one of this machine's Visor programs, and by whom? Looks into the registry only.
class LockExaminer final : public Examiner
{
public:
    /// `registry` outlives it.
    explicit LockExaminer(const locks::LockRegistry& registry) : m_registry(registry) {}

    [[nodiscard]] bool examines(const Complaint& complaint) const override
    {
        return complaint.resource.has_value();
    }
    void examine(const Complaint& complaint, Report& report, const visa::Deadline& deadline) override;

private:
    const locks::LockRegistry& m_registry;
};

} // namespace visor::doctor
