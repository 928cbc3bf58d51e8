// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/argument_number.h"

#include "core/profile/template.h"
#include "core/scpi/message.h"
#include "core/scpi/quantity.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace visor::profile {

namespace {

class ArgumentNumber
{
    Q_DECLARE_TR_FUNCTIONS(visor::profile::ArgumentNumber)

public:
    static Result<double> parse(const QString& text, const QString& unit)
    {
        using scpi::PrefixStyle;
        using scpi::Quantity;
        const Result<Quantity> written = Quantity::parse(text, unit, PrefixStyle::Si);
        // Only M and P mean one thing to people and another to an instrument.
        const QStringView beforeUnit = QStringView(text).chopped(std::min(unit.size(), text.size()));
        const bool isCertain =
            written && !beforeUnit.contains(QLatin1Char('M')) && !beforeUnit.contains(QLatin1Char('P'));
        if (isCertain && (!unit.isEmpty() || written->unit.isEmpty()) && std::isfinite(written->value))
            return written->value;
        const Result<Quantity> commanded = Quantity::parse(text, unit, PrefixStyle::Scpi);
        // A bare prefix is read as people write it only: "5 A" for a voltage is a mistake, not five atto.
        const bool isCommanded = commanded && endsWithUnit(text, unit);
        if (!written && !isCommanded)
            return tl::unexpected<Error>(written.error());
        if (unit.isEmpty() && written && !written->unit.isEmpty())
            return refused(tr("“%1” carries a unit where none is known; write the bare number.").arg(text));
        const double value = written ? written->value : commanded->value;
        if (!std::isfinite(value))
            return refused(tr("“%1” is no finite number.").arg(text));
        // "5 MV": mega to people, milli to an instrument.
        constexpr double kMegaByMilli = 1e9;
        if (written && isCommanded && std::abs(written->value) > std::abs(commanded->value) * kMegaByMilli / 10)
            return refused(tr("“%1” may mean milli or mega; write the number without a prefix.").arg(text));
        return value;
    }

private:
    static bool endsWithUnit(const QString& text, const QString& unit)
    {
        const QString trimmed = text.trimmed();
        const bool isOhm = unit == QStringLiteral("\u03A9") || unit == QStringLiteral("\u2126");
        return (!unit.isEmpty() && trimmed.endsWith(unit, Qt::CaseInsensitive)) ||
               (isOhm && trimmed.endsWith(QLatin1StringView("OHM"), Qt::CaseInsensitive));
    }

    static tl::unexpected<Error> refused(const QString& message)
    {
        return failure(visa::Status::ErrorInvalidParameter, message, QStringLiteral("profile.render"));
    }
};

} // namespace

Result<double> parseArgumentNumber(const QString& text, const QString& unit)
{
    return ArgumentNumber::parse(text, unit);
}

bool asksForReply(const QString& text)
{
    // A placeholder stands for something that fits: a number in a header, a value behind it.
    const auto filled =
        Template(text).fill([](const QString&) { return std::optional<QString>(QStringLiteral("1")); });
    return scpi::isQuery(filled.value_or(text).toUtf8());
}

} // namespace visor::profile
