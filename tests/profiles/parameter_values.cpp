// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/profiles/parameter_values.h"

#include <cmath>

namespace visor::test {

using profile::Arguments;
using profile::Command;
using profile::Parameter;
using profile::ValueType;

bool isNumber(const Parameter& parameter)
{
    return (parameter.type == ValueType::Float || parameter.type == ValueType::Int) && parameter.map.empty();
}

QVariantList valuesOf(const Parameter& parameter)
{
    QVariantList values;
    for (const QString& choice : parameter.choices())
        values.append(choice);
    if (values.isEmpty() && parameter.type == ValueType::Bool)
        values = {true, false};
    if (isNumber(parameter)) {
        if (parameter.min)
            values.append(*parameter.min);
        if (parameter.max)
            values.append(*parameter.max);
        // Channels: each of them.
        constexpr double kMostChannels = 8.0;
        if (parameter.type == ValueType::Int && parameter.min && parameter.max &&
            *parameter.max - *parameter.min <= kMostChannels) {
            for (double number = *parameter.min + 1; number < *parameter.max; ++number)
                values.append(number);
        }
    }
    if (parameter.defaultValue)
        values.append(*parameter.defaultValue);
    if (values.isEmpty())
        values.append(isNumber(parameter) ? QVariant(1.0) : QVariant(QStringLiteral("ABC")));
    return values;
}

Arguments neededArguments(const std::vector<Parameter>& parameters)
{
    Arguments arguments;
    for (const Parameter& parameter : parameters) {
        if (parameter.isRequired())
            arguments.insert(parameter.name, valuesOf(parameter).front());
    }
    return arguments;
}

bool agrees(const Parameter& parameter, const QVariant& written, const profile::ReplyValue& reply)
{
    const auto wire = profile::renderArgument(parameter, written);
    if (!wire)
        return false;
    const auto* list = std::get_if<profile::ReplyValue::List>(&reply.value);
    const profile::ReplyValue& value = list && !list->empty() ? list->front().value : reply;
    bool isNumeric = false;
    const double number = wire->toDouble(&isNumeric);
    if (const auto read = value.toNumber()) {
        if (isNumeric)
            return *read == number || std::abs(*read - number) <= 1e-9 * std::abs(number);
        const bool isOn = wire->compare(QLatin1String("ON"), Qt::CaseInsensitive) == 0;
        const bool isOff = wire->compare(QLatin1String("OFF"), Qt::CaseInsensitive) == 0;
        // Of other words (ONCE, FULL) an instrument makes a number of its own.
        return isOn ? *read != 0.0 : isOff ? *read == 0.0 : true;
    }
    const QString text = value.toText();
    bool isReadNumeric = false;
    const double read = text.toDouble(&isReadNumeric);
    if (isNumeric && isReadNumeric)
        return std::abs(read - number) <= 1e-9 * std::abs(number);
    // What an instrument answers must do as its own argument, and mean the same.
    const auto again = profile::renderArgument(parameter, text);
    return (again && *again == *wire) || text.compare(*wire, Qt::CaseInsensitive) == 0;
}

} // namespace visor::test
