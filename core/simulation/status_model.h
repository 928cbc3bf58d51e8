// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace visor::simulation {

/// Bits of the status byte (IEEE 488.2 §11.2, SCPI-99 volume 1 §9).
enum StatusByteBit : std::uint8_t {
    kErrorQueueBit = 0x04,
    kQuestionableBit = 0x08,
    kMessageAvailableBit = 0x10,
    kEventSummaryBit = 0x20,
    kRequestServiceBit = 0x40,
    kOperationBit = 0x80,
};

/// Bits of the standard event status register (IEEE 488.2 §11.5.1).
enum StandardEventBit : std::uint8_t {
    kOperationCompleteEvent = 0x01,
    kRequestControlEvent = 0x02,
    kQueryErrorEvent = 0x04,
    kDeviceErrorEvent = 0x08,
    kExecutionErrorEvent = 0x10,
    kCommandErrorEvent = 0x20,
    kUserRequestEvent = 0x40,
    kPowerOnEvent = 0x80,
};

/// A condition, transition, event and enable register (IEEE 488.2 §11.4, SCPI-99 volume 2, STATus). 15 bits: bit
/// 15 is always zero.
class EventRegister
{
public:
    void setCondition(std::uint16_t bits);
    void setConditionBit(std::uint16_t bit, bool on);
    /// Sets events that have no condition.
    void raise(std::uint16_t bits) { m_event |= bits & kMask; }

    [[nodiscard]] std::uint16_t condition() const { return m_condition; }
    [[nodiscard]] std::uint16_t event() const { return m_event; }
    /// Reading the event register clears it.
    [[nodiscard]] std::uint16_t takeEvent();
    void clearEvent() { m_event = 0; }

    void setEnable(std::uint16_t bits) { m_enable = bits & kMask; }
    [[nodiscard]] std::uint16_t enable() const { return m_enable; }
    void setPositiveTransition(std::uint16_t bits) { m_positive = bits & kMask; }
    [[nodiscard]] std::uint16_t positiveTransition() const { return m_positive; }
    void setNegativeTransition(std::uint16_t bits) { m_negative = bits & kMask; }
    [[nodiscard]] std::uint16_t negativeTransition() const { return m_negative; }

    [[nodiscard]] bool isSummarySet() const { return (m_event & m_enable) != 0; }

    /// STATus:PRESet: enables none, positive transitions only.
    void preset();

private:
    static constexpr std::uint16_t kMask = 0x7FFF;

    std::uint16_t m_condition = 0;
    std::uint16_t m_event = 0;
    std::uint16_t m_enable = 0;
    std::uint16_t m_positive = kMask;
    std::uint16_t m_negative = 0;
};

/// Every status register of an instrument. Owned by it and guarded by its mutex. MAV and RQS belong to a client's
/// link and are added there.
class StatusModel
{
public:
    /// Sets bits of the standard event status register.
    void raise(StandardEventBit event) { m_events = static_cast<std::uint8_t>(m_events | event); }
    /// Sets the event bit an error of that number belongs to (SCPI-99 volume 2, 21.8).
    void raiseForError(int number);

    [[nodiscard]] std::uint8_t events() const { return m_events; }
    [[nodiscard]] std::uint8_t takeEvents();
    void setEventEnable(std::uint8_t bits) { m_eventEnable = bits; }
    [[nodiscard]] std::uint8_t eventEnable() const { return m_eventEnable; }
    /// Bit 6 cannot be enabled (IEEE 488.2 §11.3.2.3).
    void setServiceEnable(std::uint8_t bits) { m_serviceEnable = bits & 0xBF; }
    [[nodiscard]] std::uint8_t serviceEnable() const { return m_serviceEnable; }

    [[nodiscard]] EventRegister& operation() { return m_operation; }
    [[nodiscard]] EventRegister& questionable() { return m_questionable; }

    /// The status byte without bit 6.
    [[nodiscard]] std::uint8_t summary(bool errorQueued, bool messageAvailable) const;

    /// *CLS: every event register, no enable register.
    void clearEvents();

private:
    std::uint8_t m_events = kPowerOnEvent;
    std::uint8_t m_eventEnable = 0;
    std::uint8_t m_serviceEnable = 0;
    EventRegister m_operation;
    EventRegister m_questionable;
};

} // namespace visor::simulation
