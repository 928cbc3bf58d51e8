// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/simulation_section.h"
#include "core/simulation/response_faults.h"

namespace visor::simulation {

/// The delays and faults of a profile's `simulation:`: those of every reply, or of the command that has just been
/// answered. Owned by the instrument, called under its mutex.
class ProfileFaults final : public ResponseFault
{
public:
    ProfileFaults(const profile::SimulationSection& section, std::uint64_t seed)
        : m_fault(section.fault), m_delay(section.delay), m_garbage(seed)
    {
    }

    /// The reply that is being made answers this command too.
    void note(const profile::SimulatedCommand& command);
    void apply(const QByteArray& request, ScpiResponse& response, Clock::Duration now) override;

private:
    const profile::SimulatedFault m_fault;
    const Clock::Duration m_delay;
    std::optional<profile::SimulatedFault> m_nextFault;
    Clock::Duration m_nextDelay{0};
    GarbageResponses m_garbage;
};

} // namespace visor::simulation
