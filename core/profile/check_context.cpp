// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/check_context.h"

#include "core/profile/bounded_pattern.h"
#include "core/profile/map_reader.h"
#include "core/profile/renderer.h"
#include "core/profile/template.h"

#include <QSet>

#include <algorithm>

namespace visor::profile {

CheckContext::CheckContext(const Profile& profile) : m_profile(profile)
{
    for (const Command& command : profile.commands) {
        m_commandNames.append(command.name);
        m_commands.insert(command.name, &command);
    }
}

void CheckContext::error(SourcePlace place, const QString& text, const QString& fix, const QStringList& choices)
{
    m_problems.push_back({Severity::Error, place, text, fix, {}, choices});
}

void CheckContext::warning(SourcePlace place, const QString& text, const QString& fix)
{
    m_problems.push_back({Severity::Warning, place, text, fix, {}});
}

void CheckContext::note(SourcePlace place, const QString& text)
{
    m_problems.push_back({Severity::Note, place, text, {}, {}});
}

const Command* CheckContext::checkReference(const PlacedText& name)
{
    const Command* command = find(name.text);
    if (command == nullptr) {
        if (m_profile.findSequence(name.text) != nullptr)
            error(name.place, tr("“%1” is a sequence; only commands can be named here.").arg(name.text));
        else
            error(name.place, tr("There is no command “%1” in this profile.").arg(name.text),
                  nearestWord(name.text, m_commandNames), m_commandNames);
    } else if (!command->enabled) {
        warning(name.place, tr("The command “%1” is disabled and will be left out.").arg(name.text));
    }
    return command;
}

const Command* CheckContext::checkCall(const CommandCall& call, bool isFixed)
{
    const Command* command = checkReference({call.command, call.place});
    if (command == nullptr)
        return nullptr;
    QStringList names;
    for (const Parameter& parameter : command->params)
        names.append(parameter.name);
    for (const MapEntry& argument : call.args) {
        const Parameter* parameter = command->findParameter(argument.label);
        if (parameter == nullptr && command->sweep &&
            Template(command->sweep->command).placeholders().contains(argument.label))
            continue; // the rate of a sweep
        if (parameter == nullptr) {
            error(argument.place, tr("“%1” has no parameter “%2”.").arg(command->name, argument.label),
                  nearestWord(argument.label, names), names);
        } else if (isFixed || Template(argument.wire).placeholders().isEmpty()) {
            const Result<QString> rendered = renderArgument(*parameter, argument.wire);
            if (!rendered)
                error(argument.wirePlace, rendered.error().message);
        }
    }
    return command;
}

void CheckContext::checkFixedCall(const CommandCall& call)
{
    const Command* command = checkCall(call, true);
    if (command == nullptr || command->waveformAssembly || command->sdkCall || command->can)
        return;
    Arguments arguments;
    for (const MapEntry& argument : call.args)
        arguments.insert(argument.label, argument.wire);
    const Result<RenderedCommand> rendered = render(*command, naturalAccess(*command, arguments), arguments);
    if (!rendered && scpiErrorNumber(rendered.error()) == int(ArgumentError::Missing))
        error(call.place, rendered.error().message);
}

bool CheckContext::checkPattern(const QString& pattern, SourcePlace place)
{
    const std::optional<PatternFault> fault = patternFault(pattern);
    if (!fault)
        return true;
    error(place, tr("“%1” is not a valid regular expression: %2 at character %3.")
                     .arg(beginning(pattern), fault->reason)
                     .arg(fault->character));
    return false;
}

void CheckContext::checkMessageText(const QString& text, SourcePlace place)
{
    if (text.contains(QLatin1Char('\n')) || text.contains(QLatin1Char('\r'))) {
        warning(place, tr("“%1” holds a line break, which ends the message; write one message, its parts between "
                          "semicolons.")
                           .arg(beginning(text.simplified())));
        return;
    }
    const auto foreign =
        std::find_if(text.cbegin(), text.cend(), [](QChar character) { return character.unicode() >= 0x7F; });
    if (foreign != text.cend()) // IEEE 488.2 §7.1: 7-bit ASCII outside of blocks
        warning(place, tr("“%1” in the text to send is not ASCII; few instruments understand it.").arg(*foreign));
    const Template cut(text);
    if (!cut.strayBrace().isEmpty())
        warning(place, tr("“%1” is no placeholder, which is a name of letters, digits and _ between braces; it is "
                          "sent as it stands. Write {{ for a brace.")
                           .arg(beginning(cut.strayBrace())));
}

bool CheckContext::isName(const QString& name)
{
    const auto isWordCharacter = [](QChar character) {
        return character == QLatin1Char('_') || (character.unicode() < 0x80 && character.isLetterOrNumber());
    };
    return !name.isEmpty() && !name.front().isDigit() && std::all_of(name.cbegin(), name.cend(), isWordCharacter);
}

bool CheckContext::isScpi(const QString& text)
{
    const QString header = text.trimmed().section(u' ', 0, 0);
    return header.startsWith(u'*') || (header.contains(u':') && !header.contains(u'('));
}

QString CheckContext::beginning(const QString& text)
{
    constexpr qsizetype kLongest = 80;
    return text.size() > kLongest ? text.left(kLongest) + QChar(0x2026) : text;
}

} // namespace visor::profile
