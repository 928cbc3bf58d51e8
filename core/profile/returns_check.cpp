// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/returns_check.h"

#include "core/profile/argument_number.h"
#include "core/profile/map_reader.h"

#include <QSet>

namespace visor::profile {

void ReturnsCheck::run(const Command& command, const Returns& returns)
{
    if (command.type == CommandType::Write && !command.forceQuery && !asksForReply(command.scpi))
        m_context.warning(returns.place,
                          tr("“%1” is a write; what it “returns” is never read.").arg(command.name));
    if (returns.parser)
        checkParser(*returns.parser);
    checkLayout(returns);
    checkParts(returns);
    if (returns.binary)
        checkPreamble(command, *returns.binary);
}

void ReturnsCheck::checkParser(const ReplyParser& parser)
{
    if (parser.type == ReplyParser::Type::Regex) {
        if (parser.pattern.isEmpty())
            m_context.error(parser.place, tr("A regex parser needs the key “pattern”."));
        else if (m_context.checkPattern(parser.pattern, parser.patternPlace) &&
                 parser.expression.captureCount() < parser.group)
            m_context.error(parser.groupPlace.isKnown() ? parser.groupPlace : parser.place,
                            tr("The pattern “%1” has no group %2.").arg(parser.pattern).arg(parser.group));
    }
    if (parser.type == ReplyParser::Type::Split && parser.delimiter.isEmpty())
        m_context.error(parser.place, tr("A split parser needs a delimiter."));
    if (parser.type == ReplyParser::Type::Strip && parser.prefix.isEmpty() && parser.suffix.isEmpty())
        m_context.warning(parser.place,
                          tr("A strip parser needs a “prefix” or a “suffix”; this one does nothing."));
    if (parser.type != ReplyParser::Type::Regex && !parser.pattern.isEmpty())
        m_context.warning(parser.patternPlace, tr("“pattern” is for parsers of type regex; it is not used here."));
}

void ReturnsCheck::checkLayout(const Returns& returns)
{
    const bool isArray = returns.type == ReturnType::Array;
    const bool isBlock = returns.encoding == Returns::Encoding::Block;
    const bool holdsBytes = returns.type == ReturnType::Vector || returns.type == ReturnType::Binary;
    const QString type = returnTypeName(returns.type);
    if (isBlock && !holdsBytes && !isArray)
        m_context.warning(returns.formatPlace,
                          tr("A block is read as “vector” or “binary”, not as “%1”.").arg(type));
    if (returns.binary && !holdsBytes)
        m_context.warning(returns.binary->place,
                          tr("“binary” is for the types vector and binary, not for “%1”.").arg(type));
    if (returns.binary && returns.encoding == Returns::Encoding::Ascii)
        m_context.error(returns.formatPlace, tr("The reply cannot be ascii and have a binary layout."));
    if ((returns.type == ReturnType::Bool || returns.type == ReturnType::Binary) && !returns.binary &&
        !returns.unit.isEmpty())
        m_context.note(returns.place, tr("A reply of type “%1” has no unit.").arg(type));
}

void ReturnsCheck::checkParts(const Returns& returns)
{
    if (returns.separator.isEmpty())
        m_context.error(returns.separatorPlace, tr("The separator must not be empty."));
    if (returns.elementType) {
        if (returns.type != ReturnType::Array)
            m_context.note(returns.elementTypePlace, tr("“element_type” is for arrays."));
        if (*returns.elementType == ReturnType::Array || *returns.elementType == ReturnType::Vector ||
            *returns.elementType == ReturnType::Binary)
            m_context.error(returns.elementTypePlace,
                            tr("The elements of an array are float, int, string or bool."));
    }
    QSet<QString> names;
    for (const ReturnField& field : returns.fields) {
        if (names.contains(field.name))
            m_context.warning(field.place, tr("The field “%1” is given twice.").arg(field.name));
        names.insert(field.name);
    }
}

void ReturnsCheck::checkPreamble(const Command& command, const BinaryLayout& binary)
{
    if (binary.preambleMap && binary.preambleCommand.isEmpty())
        m_context.error(binary.preambleMap->place, tr("“preamble_map” needs a “preamble_command” to read."));
    if (binary.preambleCommand.isEmpty())
        return;
    const Command* preamble = m_context.find(binary.preambleCommand);
    if (preamble == &command)
        m_context.error(binary.preamblePlace, tr("“%1” cannot be its own preamble.").arg(command.name));
    else if (preamble == nullptr && !asksForReply(binary.preambleCommand))
        m_context.error(binary.preamblePlace,
                        tr("“%1” is neither a command of this profile nor a query.").arg(binary.preambleCommand),
                        nearestWord(binary.preambleCommand, m_context.commandNames()), m_context.commandNames());
    else if (preamble != nullptr && !preamble->isReadable())
        m_context.error(binary.preamblePlace,
                        tr("The preamble command “%1” reads nothing.").arg(binary.preambleCommand));
}

} // namespace visor::profile
