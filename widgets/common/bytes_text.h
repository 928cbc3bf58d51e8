// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <chrono>
#include <cstdint>

namespace visor::ui {

/// True when the bytes are no text that a screen should show: a block, control characters, invalid UTF-8.
[[nodiscard]] bool isBinary(QByteArrayView bytes);

/// One line for a list: text with its terminators made visible ("1.25\n"), or "block of 1000 bytes: 00 7f 80 …".
/// Looks at `bytes` only as far as it shows them; `size` is how many there really are when `bytes` is only the
/// start (0: all).
[[nodiscard]] QString previewLine(QByteArrayView bytes, std::uint64_t size = 0);

/// Text with terminators and other control characters made visible, never broken letters.
[[nodiscard]] QString visibleText(QByteArrayView bytes);

/// "00000010  23 38 …  |#8…|", 16 bytes a line, at most `most` bytes and a line that says how many are left out.
[[nodiscard]] QString hexDump(QByteArrayView bytes, qsizetype most = qsizetype{64} * 1024);

/// The text of the first `most` bytes, and a line that says how many are left out.
[[nodiscard]] QString textStart(QByteArrayView bytes, qsizetype most);

/// "512 B", "1.5 kB", "8.0 MB" (powers of ten).
[[nodiscard]] QString formatSize(std::uint64_t bytes);
/// "0.23 ms", "12.4 ms", "3.20 s".
[[nodiscard]] QString formatDuration(std::chrono::nanoseconds duration);

} // namespace visor::ui
