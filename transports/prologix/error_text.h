// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/result.h"

/// What goes wrong with a GPIB adapter, in sentences.
namespace visor::prologix {

[[nodiscard]] tl::unexpected<Error> adapterBusy(const QString& adapter);
[[nodiscard]] tl::unexpected<Error> notAnAdapter(const QString& adapter);
[[nodiscard]] tl::unexpected<Error> noListener(int primary, const QString& operation);
[[nodiscard]] tl::unexpected<Error> instrumentTimeout(int primary, const QString& operation,
                                                      std::size_t transferred = 0);
[[nodiscard]] tl::unexpected<Error> adapterAborted(const QString& operation, std::size_t transferred = 0);
/// Another conversation on the adapter took longer than this one could wait.
[[nodiscard]] tl::unexpected<Error> adapterOccupied(const QString& operation);
/// The rest of a reply was given up because others waited for the adapter.
[[nodiscard]] tl::unexpected<Error> replyGivenUp();
/// What the adapter said of itself was thrown away because an instrument was used before it was read.
[[nodiscard]] tl::unexpected<Error> answerGivenUp();
[[nodiscard]] tl::unexpected<Error> adapterGone(const QString& operation);

} // namespace visor::prologix
