// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/status.h"

#include <QString>

#include <tl/expected.hpp>

#include <cstddef>

namespace visor {

/// Why an operation failed. A value: it crosses threads and rooms freely.
struct Error
{
    visa::Status status = visa::Status::ErrorSystemError;
    /// One translated sentence that a technician can act on: the thing, the reason, the next step. No status name
    /// in it.
    QString message;
    /// For the log: errno text, offsets, the foreign bytes. Not translated, may be empty.
    QString detail;
    /// What was being done: "open", "read", "profile.render" … Not translated.
    QString operation;
    /// Bytes moved before the failure (VPP-4.3: a read that times out still hands over what arrived).
    std::size_t transferred = 0;
};

/// A value or an Error. The only way failures cross rooms: no exceptions, no -1, no bool with an out-string.
template<typename T = void>
using Result = tl::expected<T, Error>;

/// `return failure(Status::ErrorTimeout, tr("…"))`.
[[nodiscard]] inline tl::unexpected<Error> failure(visa::Status status, QString message, QString operation = {},
                                                   QString detail = {}, std::size_t transferred = 0)
{
    return tl::unexpected<Error>(
        Error{status, std::move(message), std::move(detail), std::move(operation), transferred});
}

} // namespace visor
