// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/profile_faults.h"

#include <algorithm>
#include <utility>

namespace visor::simulation {

void ProfileFaults::note(const profile::SimulatedCommand& command)
{
    if (command.fault)
        m_nextFault = command.fault;
    m_nextDelay += command.delay;
}

void ProfileFaults::apply(const QByteArray& request, ScpiResponse& response, Clock::Duration now)
{
    using profile::SimulatedFault;
    const SimulatedFault fault = std::exchange(m_nextFault, std::nullopt).value_or(m_fault);
    const Clock::Duration delay = m_delay + std::exchange(m_nextDelay, Clock::Duration{0});
    if (delay.count() > 0)
        response.readyAt = std::max(response.readyAt, now + delay);
    switch (fault) {
    case SimulatedFault::None:
        break;
    case SimulatedFault::Silent:
        MissingResponses().apply(request, response, now);
        break;
    case SimulatedFault::Garbage:
        m_garbage.apply(request, response, now);
        break;
    case SimulatedFault::ShortBlock:
        TruncatedBlocks().apply(request, response, now);
        break;
    case SimulatedFault::LongBlock:
        OverlongBlocks().apply(request, response, now);
        break;
    case SimulatedFault::Drop:
        DroppedResponses().apply(request, response, now);
        break;
    }
}

} // namespace visor::simulation
