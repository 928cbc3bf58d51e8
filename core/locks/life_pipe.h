// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/locks/owned_descriptor.h"

#include <QByteArray>

#include <cstdint>

/// How a process proves that it lives: a named pipe in the lock folder, whose reading end it keeps open. The
/// kernel closes that end however the process ends, and tells everybody who has the writing end open (POLLERR),
/// after the fact and in any container. A lock on a file would do the first, but its going is told to nobody but
/// who blocks on it, and inotify tells of a closed file before its locks have gone.
///
/// The kernel closes the files of a killed process one after another, in no order it promises. Whoever takes over
/// a serial port must not find it still open: so a process counts until all of its files are closed. Its pidfd
/// tells that: it becomes readable only after that (exit_notify() comes after exit_files() and its task work).
namespace visor::locks {

/// "life-PID-RANDOM": names a process, and its pipe.
[[nodiscard]] bool isLifeName(QByteArrayView name);
/// A name for this process that nobody has had.
[[nodiscard]] QByteArray newLifeName();
/// Makes the pipe in that folder, never seen without its reading end, which is the answer: invalid, with errno,
/// when it cannot be made.
[[nodiscard]] OwnedDescriptor makeLifePipe(int folder, const QByteArray& name);

/// What is to be seen of a process.
struct LifeSign
{
    enum class State : std::uint8_t {
        Living,
        Ending, ///< killed; the kernel still closes its files
        Gone,
    };
    State state = State::Gone;
    /// poll() for POLLIN returns at once when the state has changed. Invalid for one who has gone, and where it
    /// could not be looked (no descriptor left): such a process counts as living, for it must not be robbed.
    OwnedDescriptor change;
};
[[nodiscard]] LifeSign lifeSign(int folder, const QByteArray& name);

} // namespace visor::locks
