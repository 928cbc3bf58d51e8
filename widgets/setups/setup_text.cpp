// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/setups/setup_text.h"

#include "core/scpi/quantity.h"
#include "widgets/controls/command_text.h"

#include <QCoreApplication>

namespace visor::ui {

namespace {

struct SetupLineText
{
    Q_DECLARE_TR_FUNCTIONS(visor::ui::SetupLineText)
};

} // namespace

QString setupTitleOf(const instrument::SetupLine& line)
{
    QStringList parts{titleOf(line.command)};
    for (auto argument = line.arguments.cbegin(); argument != line.arguments.cend(); ++argument)
        parts << QStringLiteral("%1 %2").arg(argument.key(), argument.value().toString());
    return parts.join(QStringLiteral(", "));
}

QString setupValueText(const QString& value, const QString& unit)
{
    bool isNumber = false;
    const double number = value.toDouble(&isNumber);
    if (isNumber && !unit.isEmpty())
        return scpi::Quantity{number, unit}.toEngineering();
    if (value.compare(QLatin1StringView("ON"), Qt::CaseInsensitive) == 0)
        return SetupLineText::tr("On");
    if (value.compare(QLatin1StringView("OFF"), Qt::CaseInsensitive) == 0)
        return SetupLineText::tr("Off");
    return value;
}

QString setupResultText(const instrument::SetupLineResult& result, const QString& unit)
{
    using Outcome = instrument::SetupLineResult::Outcome;
    switch (result.outcome) {
    case Outcome::NotSent:
        return SetupLineText::tr("not sent");
    case Outcome::Taken:
        return SetupLineText::tr("applied");
    case Outcome::Adjusted:
        return SetupLineText::tr("the instrument made it %1").arg(setupValueText(result.now, unit));
    case Outcome::Refused:
    case Outcome::Failed:
        return result.why ? result.why->message : SetupLineText::tr("failed");
    }
    return {};
}

QString setupSummary(const instrument::SetupComparison& comparison)
{
    QStringList parts;
    if (comparison.lines.empty())
        parts << SetupLineText::tr("The instrument is set as in the file.");
    else
        parts << SetupLineText::tr("%n setting(s) differ.", nullptr, static_cast<int>(comparison.lines.size()));
    if (!comparison.lines.empty() && comparison.same > 0)
        parts << SetupLineText::tr("%n are as in the file.", nullptr, static_cast<int>(comparison.same));
    if (!comparison.unknown.isEmpty()) {
        parts << SetupLineText::tr("The profile cannot set these any more: %1.")
                     .arg(comparison.unknown.join(QStringLiteral(", ")));
    }
    return parts.join(QLatin1Char(' '));
}

} // namespace visor::ui
