// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>

namespace visor::ui {

/// What a field's content stands for. A default is never shown as if it were a reading.
enum class FieldState : std::uint8_t {
    Unknown,  ///< never read
    Reading,  ///< a read is under way
    Current,  ///< as in the instrument
    Edited,   ///< typed, not sent
    Sending,  ///< on its way
    Accepted, ///< sent, no complaint, not read back
    Rejected, ///< refused, by us or by the instrument; the reason is beside it
    Stale,    ///< was current before the connection was lost
};

/// One or two words for a person; never colour alone says it.
[[nodiscard]] QString fieldStateText(FieldState state);

} // namespace visor::ui
