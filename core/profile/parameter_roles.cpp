// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/parameter_roles.h"

#include "core/profile/node.h"
#include "core/profile/renderer.h"
#include "core/profile/template.h"

#include <algorithm>
#include <cmath>

namespace visor::profile {

namespace {

/// No choice is longer; comparing what a confused instrument sent instead would take its time.
constexpr qsizetype kLongestChoice = 80;
/// A picker of more channels would be a list, not a picker.
constexpr qsizetype kMostChannels = 32;

QString wireTextOf(const Parameter& parameter, const QString& word)
{
    const auto rendered = renderArgument(parameter, word);
    return rendered ? *rendered : QString();
}

bool isKey(const Command& command, const Parameter& parameter)
{
    return command.type == CommandType::Property && !isValueParameter(command, parameter.name);
}

} // namespace

bool isValueParameter(const Command& command, const QString& name)
{
    return command.type != CommandType::Property || !Template(command.getter).placeholders().contains(name);
}

const Parameter* valueParameter(const Command& command)
{
    if (command.type != CommandType::Property)
        return nullptr;
    const QStringList inGetter = Template(command.getter).placeholders();
    const Parameter* only = nullptr;
    for (const QString& name : Template(command.setter).placeholders()) {
        if (inGetter.contains(name))
            continue;
        if (only != nullptr)
            return nullptr;
        only = command.findParameter(name);
    }
    return only;
}

QStringList fewValues(const Parameter& parameter, qsizetype most)
{
    QStringList values = parameter.choices();
    const bool isShortRange = parameter.type == ValueType::Int && parameter.min && parameter.max &&
                              *parameter.max - *parameter.min < static_cast<double>(most);
    if (values.isEmpty() && isShortRange) {
        // Counted too: so far out that doubles skip whole numbers, adding one changes nothing.
        for (double value = std::ceil(*parameter.min); value <= *parameter.max && values.size() <= most;
             value += 1.0)
            values.append(QString::number(value, 'f', 0));
    }
    return values.size() <= most ? values : QStringList();
}

QString choiceMeant(const Parameter& parameter, const QString& word)
{
    if (word.isEmpty() || word.size() > kLongestChoice)
        return {};
    // What the choice would be sent as is compared with what the word would be sent as.
    const auto rendered = renderArgument(parameter, word);
    bool isNumber = false;
    const double number = word.toDouble(&isNumber);
    for (const QString& choice : parameter.choices()) {
        if (choice.compare(word, Qt::CaseInsensitive) == 0)
            return choice;
        const QString wire = wireTextOf(parameter, choice);
        if (wire.compare(word, Qt::CaseInsensitive) == 0 || (rendered && wire == *rendered))
            return choice;
        bool isWireNumber = false;
        const double wireNumber = wire.toDouble(&isWireNumber);
        constexpr double kRounding = 1e-12; // of the larger one: ranges may differ by picoamperes
        if (isNumber && isWireNumber &&
            std::abs(number - wireNumber) <= kRounding * std::max(std::abs(number), std::abs(wireNumber)))
            return choice;
    }
    return {};
}

bool takesChannel(const Command& command, const Parameter& channel)
{
    const Parameter* own = command.findParameter(channel.name);
    if (own == nullptr || (command.type == CommandType::Property && !isKey(command, *own)))
        return false;
    return own->type == channel.type && fewValues(*own, kMostChannels) == fewValues(channel, kMostChannels);
}

const Parameter* commonChannel(const std::vector<const Command*>& commands)
{
    const Parameter* best = nullptr;
    std::ptrdiff_t most = 1;
    for (const Command* command : commands) {
        for (const Parameter& parameter : command->params) {
            const bool hasKind = parameter.type == ValueType::Int || parameter.type == ValueType::Enum ||
                                 !parameter.choices().isEmpty();
            if (!hasKind || !isKey(*command, parameter) || fewValues(parameter, kMostChannels).size() < 2)
                continue;
            const auto users = std::count_if(commands.begin(), commands.end(), [&](const Command* other) {
                return takesChannel(*other, parameter);
            });
            if (users > most) {
                most = users;
                best = &parameter;
            }
        }
    }
    return best;
}

bool switchesOff(const Command& command, const Arguments& arguments)
{
    const auto isOff = [](const QString& word) {
        return word.compare(QLatin1String("off"), Qt::CaseInsensitive) == 0;
    };
    const auto isSwitch = [&](const Parameter& parameter) {
        const QStringList choices = parameter.choices();
        return parameter.type == ValueType::Bool || std::any_of(choices.begin(), choices.end(), isOff);
    };
    const Parameter* found = nullptr;
    for (const Parameter& parameter : command.params) {
        if (isSwitch(parameter)) {
            if (found != nullptr)
                return false;
            found = &parameter;
        } else if (fewValues(parameter, kMostChannels).isEmpty()) {
            return false;
        }
    }
    if (found == nullptr)
        return false;
    const QVariant given = arguments.value(found->name);
    const QString word = given.isValid() ? given.toString() : found->defaultValue.value_or(QString());
    return found->type == ValueType::Bool ? word == QLatin1String("0") || booleanWord(word) == false : isOff(word);
}

} // namespace visor::profile
