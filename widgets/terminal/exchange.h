// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/dialogue.h"
#include "core/visa/result.h"

#include <QByteArray>

#include <chrono>
#include <optional>
#include <vector>

namespace visor::ui {

/// One act of a terminal: maybe send something, maybe read a reply, maybe ask for errors afterwards.
struct Exchange
{
    enum class Act {
        Write,
        Query,
        Read,
    };
    Act act = Act::Write;
    QByteArray message;    ///< empty for Read
    QByteArray errorQuery; ///< asked after the act; empty: not asked
};

/// What became of it.
struct ExchangeOutcome
{
    std::optional<QByteArray> reply; ///< whole, with its terminator
    std::chrono::nanoseconds duration{0};
    std::vector<QByteArray> errors;         ///< entries of the error queue, oldest first, without "no error"
    std::optional<Error> errorQueueFailure; ///< why the queue could not be read
};

/// Runs it on the connection's worker; blocking. `outcome` holds what is known even when the result is an Error.
[[nodiscard]] Result<void> perform(const Exchange& exchange, instrument::Dialogue& dialogue,
                                   ExchangeOutcome& outcome);

} // namespace visor::ui
