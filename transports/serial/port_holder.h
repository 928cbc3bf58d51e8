// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <cstdint>
#include <optional>

namespace visor::serial {

/// Which program has locked that port, as far as anybody may see: by flock (/proc/locks) or by a UUCP lock file
/// (/var/lock/LCK..ttyUSB0). "minicom (process 1234)", or empty. Never opens the port.
[[nodiscard]] QString portHolder(const QString& device);
/// Which running program, other than this, has left a UUCP lock file for that port; empty for none.
[[nodiscard]] QString uucpHolder(const QString& device);

/// The process that has a flock on the file with that number, from the text of /proc/locks.
[[nodiscard]] std::optional<int> flockOwner(QByteArrayView locks, std::uint32_t deviceMajor,
                                            std::uint32_t deviceMinor, std::uint64_t inode);
/// The process named by a UUCP lock file: ten characters, blanks first, and a newline (FHS 3.0 §5.9).
[[nodiscard]] std::optional<int> uucpLockOwner(QByteArrayView content);

} // namespace visor::serial
