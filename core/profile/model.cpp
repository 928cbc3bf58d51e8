// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/model.h"

#include "core/profile/bounded_pattern.h"
#include "core/profile/derived_groups.h"

#include <QSet>

#include <algorithm>

namespace visor::profile {

QLatin1StringView valueTypeName(ValueType type)
{
    switch (type) {
    case ValueType::Float:
        return QLatin1StringView("float");
    case ValueType::Int:
        return QLatin1StringView("int");
    case ValueType::Enum:
        return QLatin1StringView("enum");
    case ValueType::Bool:
        return QLatin1StringView("bool");
    case ValueType::String:
        break;
    }
    return QLatin1StringView("string");
}

QLatin1StringView returnTypeName(ReturnType type)
{
    switch (type) {
    case ReturnType::Float:
        return QLatin1StringView("float");
    case ReturnType::Int:
        return QLatin1StringView("int");
    case ReturnType::Bool:
        return QLatin1StringView("bool");
    case ReturnType::Array:
        return QLatin1StringView("array");
    case ReturnType::Vector:
        return QLatin1StringView("vector");
    case ReturnType::Binary:
        return QLatin1StringView("binary");
    case ReturnType::String:
        break;
    }
    return QLatin1StringView("string");
}

QLatin1StringView commandTypeName(CommandType type)
{
    switch (type) {
    case CommandType::Query:
        return QLatin1StringView("query");
    case CommandType::Property:
        return QLatin1StringView("property");
    case CommandType::Write:
        break;
    }
    return QLatin1StringView("write");
}

QStringList Parameter::choices() const
{
    QStringList result;
    if (!map.empty()) {
        for (const MapEntry& entry : map)
            result.append(entry.label);
    }
    for (const PlacedText& option : options) {
        if (!result.contains(option.text))
            result.append(option.text);
    }
    return result;
}

const Parameter* Command::findParameter(QStringView parameterName) const
{
    const auto found = std::find_if(params.begin(), params.end(),
                                    [&](const Parameter& parameter) { return parameter.name == parameterName; });
    return found == params.end() ? nullptr : &*found;
}

bool Command::isReadable() const
{
    return type == CommandType::Query || (type == CommandType::Property && !getter.isEmpty());
}

bool Command::needsSdk() const
{
    return sdkCall && scpi.isEmpty() && getter.isEmpty() && setter.isEmpty() && !waveformAssembly;
}

bool Command::isWritable() const
{
    return type == CommandType::Write || (type == CommandType::Property && !setter.isEmpty());
}

bool Command::returnsWaveform() const
{
    if (waveformAssembly)
        return true;
    return returns && (returns->type == ReturnType::Vector ||
                       (returns->type == ReturnType::Binary && returns->binary.has_value()));
}

bool ModbusItem::holdsBits() const
{
    return table == QLatin1StringView("coil") || table == QLatin1StringView("discrete");
}

bool ModbusItem::isWritable() const
{
    return table == QLatin1StringView("coil") || table == QLatin1StringView("holding");
}

bool SafeStep::isFor(const QString& identity) const
{
    return notFor.isEmpty() ||
           !findPattern(boundedPattern(notFor, QRegularExpression::CaseInsensitiveOption), identity).hasMatch();
}

const Command* Profile::findCommand(QStringView name) const
{
    const auto found = std::find_if(commands.begin(), commands.end(),
                                    [&](const Command& command) { return command.name == name; });
    return found == commands.end() ? nullptr : &*found;
}

const Sequence* Profile::findSequence(QStringView name) const
{
    const auto found = std::find_if(sequences.begin(), sequences.end(),
                                    [&](const Sequence& sequence) { return sequence.name == name; });
    return found == sequences.end() ? nullptr : &*found;
}

std::vector<CommandGroup> Profile::completeGroups() const
{
    QSet<QString> enabled;
    for (const Command& command : commands) {
        if (command.enabled)
            enabled.insert(command.name);
    }
    std::vector<CommandGroup> groups;
    QSet<QString> placed;
    for (const CommandGroup& group : console.groups) {
        CommandGroup kept{group.name, {}, group.place};
        for (const PlacedText& name : group.commands) {
            if (enabled.contains(name.text)) {
                kept.commands.push_back(name);
                placed.insert(name.text);
            }
        }
        if (!kept.commands.empty())
            groups.push_back(std::move(kept));
    }
    std::vector<const Command*> rest;
    for (const Command& command : commands) {
        if (command.enabled && !placed.contains(command.name))
            rest.push_back(&command);
    }
    for (CommandGroup& derived : deriveGroups(rest)) {
        const auto same = std::find_if(groups.begin(), groups.end(), [&](const CommandGroup& group) {
            return !derived.name.isEmpty() && group.name.compare(derived.name, Qt::CaseInsensitive) == 0;
        });
        if (same == groups.end())
            groups.push_back(std::move(derived));
        else
            same->commands.insert(same->commands.end(), derived.commands.begin(), derived.commands.end());
    }
    return groups;
}

QString Profile::title() const
{
    return QStringLiteral("%1 %2").arg(instrument.manufacturer, instrument.model).trimmed();
}

} // namespace visor::profile
