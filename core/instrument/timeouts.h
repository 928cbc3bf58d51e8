// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/result.h"

#include <QString>

#include <chrono>
#include <cstdint>
#include <optional>

namespace visor::instrument {

enum class TimeoutKind : std::uint8_t {
    Connect, ///< until the instrument is open
    Io,      ///< one write or one read
    Lock,    ///< standing in line for the instrument's lock
};

/// The limits a user chose for one instrument. What is not chosen is the default: the profile's or the program's.
/// A value.
struct Timeouts
{
    std::optional<std::chrono::milliseconds> connect;
    std::optional<std::chrono::milliseconds> io;
    std::optional<std::chrono::milliseconds> lock;

    friend bool operator==(const Timeouts&, const Timeouts&) = default;

    /// For a settings file: "connect=3000 io=2000", in milliseconds; empty when nothing is chosen.
    [[nodiscard]] QString toText() const;
    /// What toText() made. Words it does not know and limits out of range are passed over: a file that somebody
    /// edited must not make an instrument unreachable.
    [[nodiscard]] static Timeouts fromText(const QString& text);
};

/// Standing in line for a lock, where nothing is chosen.
inline constexpr std::chrono::milliseconds kDefaultLockLimit{30'000};

/// A limit as a person types it: "5 s", "500 ms", "2 min". ErrorInvalidParameter with a sentence for what is no
/// number, has no unit, or is out of range; a lock's limit is whole seconds.
[[nodiscard]] Result<std::chrono::milliseconds> parseTimeout(TimeoutKind kind, const QString& text);
/// The shortest text that parseTimeout() reads back as the same limit.
[[nodiscard]] QString timeoutText(std::chrono::milliseconds limit);

} // namespace visor::instrument
