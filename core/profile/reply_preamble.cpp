// SPDX-License-Identifier: GPL-3.0-or-later
// The preambles of reply_parser.h.
#include "core/profile/reply_parser.h"
#include "core/profile/reply_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace visor::profile {

namespace {

class PreambleReading
{
    Q_DECLARE_TR_FUNCTIONS(visor::profile::PreambleReading)

public:
    explicit PreambleReading(const QByteArray& reply) : m_reply(reply)
    {
        // Several queries in one message answer in one, with ';' between (IEEE 488.2 §8.4.1).
        m_fields = withoutTerminator(reply).toByteArray().replace(';', ',').split(',');
    }

    [[nodiscard]] qsizetype count() const { return m_fields.size(); }

    Result<double> field(qsizetype index) const
    {
        if (index >= m_fields.size())
            return refusedReply(tr("The preamble “%1” has no field %2; it has %3.")
                                    .arg(replyExcerpt(m_reply))
                                    .arg(index + 1)
                                    .arg(m_fields.size()));
        const std::optional<double> number = replyNumber(m_fields[index]);
        if (!number || !std::isfinite(*number))
            return refusedReply(tr("Field %1 of the preamble is “%2”, which is no number.")
                                    .arg(index + 1)
                                    .arg(replyExcerpt(m_fields[index])));
        return *number;
    }

    /// x_start = xorigin − xreference·xincrement; y_offset = yorigin − yreference·yincrement.
    static Result<VectorScaling> compose(double xIncrement, double xOrigin, double xReference, double yIncrement,
                                         double yOrigin, double yReference)
    {
        VectorScaling scaling;
        scaling.xIncrement = xIncrement;
        scaling.xStart = xOrigin - xReference * xIncrement;
        scaling.yScale = yIncrement;
        scaling.yOffset = yOrigin - yReference * yIncrement;
        if (scaling.xIncrement == 0.0)
            return refusedReply(tr("The preamble says that the points have no distance (x increment 0); "
                                   "the trace has no time axis."));
        if (scaling.yScale == 0.0)
            return refusedReply(
                tr("The preamble says that a step has no height (y increment 0); the channel may be off."));
        if (!std::isfinite(scaling.xStart) || !std::isfinite(scaling.yOffset))
            return refusedReply(tr("The preamble's numbers are too large to compose."));
        return scaling;
    }

private:
    const QByteArray& m_reply;
    QList<QByteArray> m_fields;
};

} // namespace

Result<TenFieldPreamble> parseTenFieldPreamble(const QByteArray& reply, bool originInSteps)
{
    const PreambleReading preamble(reply);
    std::array<double, 10> fields{};
    for (std::size_t at = 0; at < fields.size(); ++at) {
        const Result<double> field = preamble.field(static_cast<qsizetype>(at));
        if (!field)
            return tl::unexpected<Error>(field.error());
        fields[at] = *field;
    }
    const double yOrigin = originInSteps ? -fields[8] * fields[7] : fields[8];
    const Result<VectorScaling> scaling =
        PreambleReading::compose(fields[4], fields[5], fields[6], fields[7], yOrigin, fields[9]);
    if (!scaling)
        return tl::unexpected<Error>(scaling.error());
    const auto whole = [](double number) { return static_cast<qint64>(std::clamp(number, -9e15, 9e15)); };
    TenFieldPreamble result;
    result.format = static_cast<int>(std::clamp<qint64>(whole(fields[0]), -1, 1000));
    result.type = static_cast<int>(std::clamp<qint64>(whole(fields[1]), -1, 1000));
    result.points = whole(fields[2]);
    result.count = whole(fields[3]);
    result.scaling = *scaling;
    return result;
}

Result<VectorScaling> parseMappedPreamble(const PreambleMap& map, const QByteArray& reply)
{
    const PreambleReading preamble(reply);
    struct Position
    {
        std::optional<int> index;
        double value;
    };
    std::array<Position, 6> positions{{{map.xIncrement, 1.0},
                                       {map.xStart, 0.0},
                                       {map.xReference, 0.0},
                                       {map.yScale, 1.0},
                                       {map.yOffset, 0.0},
                                       {map.yReference, 0.0}}};
    for (Position& position : positions) {
        if (!position.index)
            continue;
        const Result<double> field = preamble.field(*position.index);
        if (!field)
            return tl::unexpected<Error>(field.error());
        position.value = *field;
    }
    return PreambleReading::compose(positions[0].value, positions[1].value, positions[2].value, positions[3].value,
                                    positions[4].value, positions[5].value);
}

} // namespace visor::profile
