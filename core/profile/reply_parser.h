// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/model.h"
#include "core/profile/reply.h"
#include "core/visa/result.h"

#include <QByteArray>

#include <optional>

namespace visor::profile {

/// How samples become values: y = raw · scale + offset, x(i) = start + i · increment.
struct VectorScaling
{
    double xStart = 0.0;
    double xIncrement = 1.0;
    double yScale = 1.0;
    double yOffset = 0.0;
};

/// What is known about a vector from elsewhere: earlier queries, the command's arguments.
struct VectorContext
{
    std::optional<VectorScaling> scaling;
    QString channel; ///< "CHAN1": the label of the trace
};

/// The ten comma-separated numbers of a :WAVeform:PREamble? reply: format, type, points, count, x increment,
/// origin, reference, y increment, origin, reference; composed to a scaling. More fields are allowed. A zero
/// increment is refused.
struct TenFieldPreamble
{
    int format = 0;
    int type = 0;
    qint64 points = 0;
    qint64 count = 0;
    VectorScaling scaling;
};
/// With `originInSteps` the y origin counts steps, as Rigol sends it: y = (code − origin − reference) · increment.
[[nodiscard]] Result<TenFieldPreamble> parseTenFieldPreamble(const QByteArray& reply, bool originInSteps = false);

/// One number as instruments send it: NR1…NR3, #H, with a header before it or its unit behind it.
/// ErrorInvalidFormat.
[[nodiscard]] Result<double> parseReplyNumber(const QByteArray& reply);

/// The scaling in a preamble (numbers between commas or semicolons) whose positions the profile names. Positions
/// it does not name keep the neutral value.
[[nodiscard]] Result<VectorScaling> parseMappedPreamble(const PreambleMap& map, const QByteArray& reply);

/// A reply as the profile describes it. Numbers that are none, short or long blocks, and lists with too few fields
/// are ErrorInvalidFormat with the offending text in the message; a parser without a match gives the raw text
/// instead. A vector shares `bytes`, nothing is copied. Pure; any thread.
[[nodiscard]] Result<ReplyValue> parseReply(const Returns& returns, const QByteArray& bytes,
                                            const VectorContext& context = {});

/// A reply of a command without `returns`: text, or a block when it starts like one.
[[nodiscard]] ReplyValue parseUndescribedReply(const QByteArray& bytes);

} // namespace visor::profile
