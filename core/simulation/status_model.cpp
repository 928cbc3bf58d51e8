// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/status_model.h"

#include <utility>

namespace visor::simulation {

void EventRegister::setCondition(std::uint16_t bits)
{
    bits &= kMask;
    const auto risen = static_cast<std::uint16_t>(bits & ~m_condition);
    const auto fallen = static_cast<std::uint16_t>(m_condition & ~bits);
    m_condition = bits;
    m_event = static_cast<std::uint16_t>(m_event | (risen & m_positive) | (fallen & m_negative));
}

void EventRegister::setConditionBit(std::uint16_t bit, bool on)
{
    setCondition(static_cast<std::uint16_t>(on ? m_condition | bit : m_condition & ~bit));
}

std::uint16_t EventRegister::takeEvent()
{
    return std::exchange(m_event, std::uint16_t{0});
}

void EventRegister::preset()
{
    m_enable = 0;
    m_positive = kMask;
    m_negative = 0;
}

void StatusModel::raiseForError(int number)
{
    if (number <= -100 && number > -200)
        raise(kCommandErrorEvent);
    else if (number <= -200 && number > -300)
        raise(kExecutionErrorEvent);
    else if (number <= -400 && number > -500)
        raise(kQueryErrorEvent);
    else if (number != 0)
        raise(kDeviceErrorEvent);
}

std::uint8_t StatusModel::takeEvents()
{
    return std::exchange(m_events, std::uint8_t{0});
}

std::uint8_t StatusModel::summary(bool errorQueued, bool messageAvailable) const
{
    unsigned bits = 0;
    if (errorQueued)
        bits |= kErrorQueueBit;
    if (m_questionable.isSummarySet())
        bits |= kQuestionableBit;
    if (messageAvailable)
        bits |= kMessageAvailableBit;
    if ((m_events & m_eventEnable) != 0)
        bits |= kEventSummaryBit;
    if (m_operation.isSummarySet())
        bits |= kOperationBit;
    return static_cast<std::uint8_t>(bits);
}

void StatusModel::clearEvents()
{
    m_events = 0;
    m_operation.clearEvent();
    m_questionable.clearEvent();
}

} // namespace visor::simulation
