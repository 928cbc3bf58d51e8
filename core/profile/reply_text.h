// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/result.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace visor::profile {

// What the readers of replies share. Pure; any thread.

/// The number at the start of a text, C locale, '+' allowed; `used` bytes were taken.
struct LeadingNumber
{
    double value = 0;
    qsizetype used = 0;
};
[[nodiscard]] std::optional<LeadingNumber> leadingNumber(QByteArrayView text);

/// A number as instruments send it: bare, after a header (":TIM:SCAL 1E-3"), or with its unit ("1.5E-3 V").
[[nodiscard]] std::optional<double> replyNumber(QByteArrayView text);

[[nodiscard]] QByteArrayView withoutTerminator(QByteArrayView bytes);
/// UTF-8, or Latin-1 where it is no UTF-8.
[[nodiscard]] QString decodedText(QByteArrayView bytes);
/// The reply's beginning, fit for a message.
[[nodiscard]] QString replyExcerpt(QByteArrayView bytes);
/// ErrorInvalidFormat of a reply.
[[nodiscard]] tl::unexpected<Error> refusedReply(const QString& message, const QString& detail = {});

} // namespace visor::profile
