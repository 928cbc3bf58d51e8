// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/message_channel.h"

#include <QByteArray>

#include <cstdint>
#include <functional>

namespace visor::scpi {

struct ResponseOptions
{
    /// A reply beyond this is refused: ErrorInvalidSize, and the channel is cleared.
    std::int64_t maxBytes = std::int64_t{1} << 30;
    /// Called after each piece, on the reading thread; `expected` is −1 while nobody knows.
    std::function<void(std::int64_t received, std::int64_t expected)> progress;
};

/// One whole response message, terminator included. A definite block says its size in its first bytes: its buffer
/// is then made once and filled in place. Blocking, on the channel's thread.
[[nodiscard]] Result<QByteArray> readResponse(visa::MessageChannel& channel, const ResponseOptions& options,
                                              const visa::Deadline& deadline);

/// The same into a buffer whose memory is used again where it is large enough. After a failure `reply` holds what
/// arrived.
[[nodiscard]] Result<void> readResponseInto(QByteArray& reply, visa::MessageChannel& channel,
                                            const ResponseOptions& options, const visa::Deadline& deadline);

} // namespace visor::scpi
