// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <cstdint>

namespace visor::can {

/// What a bus's controller says of itself in error frames (linux/can/error.h; QCanBusFrame has the same bits). A
/// value.
class BusHealth
{
public:
    /// How far its error counters have come (ISO 11898-1): at Off it neither sends nor hears.
    enum class State : std::uint8_t { Active, Warning, Passive, Off };

    /// An error frame: the classes in its identifier, and its eight bytes, of which some may be missing.
    void note(std::uint32_t classes, QByteArrayView details);
    /// A frame came in: somebody is there.
    void noteFrame() { m_isUnacknowledged = false; }
    /// A new wait begins: single faults are forgotten, the state is not.
    void beginWait();
    /// A frame is to be sent: whether it is acknowledged is open.
    void beginSending() { m_isUnacknowledged = false; }

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isUnacknowledged() const { return m_isUnacknowledged; }
    /// What is wrong, in words for the middle of a sentence: "error passive, stuff errors". Empty when all is
    /// well.
    [[nodiscard]] QString description() const;

private:
    void noteController(std::uint8_t what);
    void noteProtocol(std::uint8_t type, std::uint8_t place);

    State m_state = State::Active;
    bool m_isUnacknowledged = false;
    std::uint32_t m_faults = 0; ///< bits of Fault, since the wait began
};

} // namespace visor::can
