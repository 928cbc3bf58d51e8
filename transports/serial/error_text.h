// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/result.h"

/// What goes wrong with a serial port, in sentences.
namespace visor::serial {

/// open(2) failed with that errno.
[[nodiscard]] tl::unexpected<Error> portOpenFailure(int number, const QString& device);
/// Another program has the port; `holder` may be empty.
[[nodiscard]] tl::unexpected<Error> portBusy(const QString& device, const QString& holder);
/// read(2), write(2) or poll(2) failed with that errno; 0: the port is gone.
[[nodiscard]] tl::unexpected<Error> portIoFailure(int number, const QString& operation,
                                                  std::size_t transferred = 0);
[[nodiscard]] tl::unexpected<Error> portTimeout(const QString& operation, std::size_t transferred = 0);
[[nodiscard]] tl::unexpected<Error> portAborted(const QString& operation, std::size_t transferred = 0);

} // namespace visor::serial
