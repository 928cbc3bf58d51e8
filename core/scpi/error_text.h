// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/result.h"

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace visor::scpi {

/// One entry of an instrument's error queue as it reads: `-113,"Undefined header;VOTL"`.
struct ErrorReply
{
    int number = 0;
    QString text; ///< the instrument's own words, without quotes

    [[nodiscard]] bool isNoError() const { return number == 0; }
};

/// Reads the reply of `SYSTem:ERRor?` and its relatives: a number alone, text without quotes and a '+' are
/// accepted. ErrorInvalidFormat when there is no number.
[[nodiscard]] Result<ErrorReply> parseErrorReply(QByteArrayView reply);

/// The number alone, for those who only sort. Nothing when the entry has none.
[[nodiscard]] std::optional<int> errorNumber(QByteArrayView entry);

/// What a standard error number means and what to look at, in one translated sentence (SCPI-99 vol. 2 §21.8).
/// Numbers that the standard leaves open are explained by their class (−1xx command, −2xx execution, −3xx device,
/// −4xx query); positive ones are the instrument's own.
[[nodiscard]] QString explainError(int number);

} // namespace visor::scpi
