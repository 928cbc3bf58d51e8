// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transports/serial/line_settings.h"

#include <cstddef>
#include <cstdint>
#include <optional>

/// The kernel's calls on a tty descriptor, one function each: nothing here waits.
namespace visor::serial {

/// Since the port was opened by anybody; counters wrap.
struct ErrorCounts
{
    int parity = 0;
    int framing = 0;
    int overrun = 0;
};
/// Nothing where the driver does not count (a pseudo-terminal).
[[nodiscard]] std::optional<ErrorCounts> errorCounts(int descriptor);

/// TIOCM_* bits; nothing where the port has no such lines.
[[nodiscard]] std::optional<int> modemLines(int descriptor);
/// TIOCM_DTR or TIOCM_RTS; false where the port has no such line.
[[nodiscard]] bool setModemLine(int descriptor, int line, bool on);
[[nodiscard]] bool setBreakState(int descriptor, bool on);
/// Throws away what waits to be read, to be sent, or both.
void flushLine(int descriptor, bool input, bool output);
/// TIOCEXCL: nobody else may open the port (but the superuser may). Not on a pseudo-terminal, where the mark would
/// outlive a program that is killed; true all the same, for there is a lock on its file.
[[nodiscard]] bool takeExclusively(int descriptor, bool on);
/// Bytes that wait to be sent, or to be read.
[[nodiscard]] std::size_t bytesInLine(int descriptor, bool output);

} // namespace visor::serial
