// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/parameter_check.h"

#include "core/profile/renderer.h"

#include <QSet>

#include <cmath>

namespace visor::profile {

void ParameterCheck::run(const Parameter& parameter)
{
    if (!CheckContext::isName(parameter.name))
        m_context.warning(parameter.place,
                          tr("The parameter name “%1” should be letters, digits and _ only.").arg(parameter.name));
    checkKeysOfType(parameter);
    checkOptions(parameter);
    if (!checkRange(parameter) || !parameter.defaultValue)
        return;
    const Result<QString> rendered = renderArgument(parameter, *parameter.defaultValue);
    if (!rendered)
        m_context.error(parameter.defaultPlace, tr("The default of “%1” is refused by its own rules. %2")
                                                    .arg(parameter.name, rendered.error().message));
}

void ParameterCheck::checkKeysOfType(const Parameter& parameter)
{
    const bool isNumber = parameter.type == ValueType::Float || parameter.type == ValueType::Int;
    const QString type = valueTypeName(parameter.type);
    if (parameter.type != ValueType::Enum && !parameter.options.empty())
        m_context.warning(
            parameter.optionsPlace,
            tr("“options” are for parameters of type enum; “%1” is of type %2.").arg(parameter.name, type));
    if (!isNumber && (parameter.min || parameter.max))
        m_context.warning(parameter.min ? parameter.minPlace : parameter.maxPlace,
                          tr("“min” and “max” are for numbers; “%1” is of type %2.").arg(parameter.name, type));
    if (parameter.type == ValueType::Bool && !parameter.unit.isEmpty())
        m_context.warning(parameter.unitPlace, tr("A switch such as “%1” has no unit.").arg(parameter.name));
}

void ParameterCheck::checkOptions(const Parameter& parameter)
{
    if (parameter.type == ValueType::Enum && parameter.options.empty() && parameter.map.empty())
        m_context.error(parameter.place, tr("The choice “%1” has no options.").arg(parameter.name));
    QSet<QString> seen;
    for (const PlacedText& option : parameter.options) {
        if (seen.contains(option.text.toUpper()))
            m_context.warning(option.place, tr("The option “%1” is given twice.").arg(option.text));
        seen.insert(option.text.toUpper());
        if (option.text.trimmed().isEmpty())
            m_context.error(option.place, tr("An option must not be empty."));
    }
    if (parameter.options.size() == 1 && parameter.options.front().text.contains(QLatin1Char(',')))
        m_context.warning(parameter.options.front().place,
                          tr("“%1” is one option; write [A, B] for a list.").arg(parameter.options.front().text));
    QSet<QString> labels;
    for (const MapEntry& entry : parameter.map) {
        if (labels.contains(entry.label.toUpper()))
            m_context.warning(entry.place, tr("The label “%1” is given twice.").arg(entry.label));
        labels.insert(entry.label.toUpper());
        const bool isOption = seen.contains(entry.label.toUpper()) || seen.contains(entry.wire.toUpper());
        if (parameter.type == ValueType::Enum && !parameter.options.empty() && !isOption)
            m_context.warning(
                entry.place,
                tr("The label “%1” is none of the options of “%2”.").arg(entry.label, parameter.name));
    }
}

bool ParameterCheck::checkRange(const Parameter& parameter)
{
    if (parameter.min && parameter.max && *parameter.min > *parameter.max) {
        m_context.error(parameter.minPlace, tr("The lowest value of “%1” (%2) is above its highest (%3).")
                                                .arg(parameter.name)
                                                .arg(*parameter.min)
                                                .arg(*parameter.max));
        return false;
    }
    if (parameter.type == ValueType::Int) {
        const auto isBroken = [](const std::optional<double>& limit) {
            return limit && std::trunc(*limit) != *limit;
        };
        if (isBroken(parameter.min) || isBroken(parameter.max))
            m_context.warning(isBroken(parameter.min) ? parameter.minPlace : parameter.maxPlace,
                              tr("“%1” takes whole numbers; its limit is none.").arg(parameter.name));
    }
    return true;
}

} // namespace visor::profile
