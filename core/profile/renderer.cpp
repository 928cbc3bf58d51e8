// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/renderer.h"

#include "core/profile/argument_rendering.h"
#include "core/profile/template.h"
#include "core/scpi/message.h"

namespace visor::profile {

namespace {

bool isGiven(const Arguments& arguments, const QString& name)
{
    const auto found = arguments.constFind(name);
    return found != arguments.constEnd() && found->isValid() && !found->isNull();
}

const Parameter* findIn(const std::vector<Parameter>& parameters, const QString& name)
{
    for (const Parameter& parameter : parameters) {
        if (parameter.name == name)
            return &parameter;
    }
    return nullptr;
}

/// Inside quotes of the template, quotes of the value are doubled (IEEE 488.2 §7.7.5).
QString escapedFor(const std::vector<Template::Piece>& pieces, std::size_t at, QString value)
{
    if (at == 0 || at + 1 >= pieces.size())
        return value;
    const Template::Piece& before = pieces[at - 1];
    const Template::Piece& after = pieces[at + 1];
    if (before.isPlaceholder || after.isPlaceholder || before.text.isEmpty() || after.text.isEmpty())
        return value;
    const QChar quote = before.text.back();
    if ((quote != QLatin1Char('"') && quote != QLatin1Char('\'')) || after.text.front() != quote)
        return value;
    return value.replace(quote, QString(2, quote));
}

Result<QByteArray> fillTemplate(const QString& text, const std::vector<Parameter>& parameters,
                                const Arguments& arguments, const QString& owner)
{
    const Template cut(text);
    QString filled;
    filled.reserve(text.size() + 32);
    for (std::size_t at = 0; at < cut.pieces().size(); ++at) {
        const Template::Piece& piece = cut.pieces()[at];
        if (!piece.isPlaceholder) {
            filled.append(piece.text);
            continue;
        }
        const Parameter* parameter = findIn(parameters, piece.text);
        std::optional<Parameter> undeclared; // a text, whose name is all that is known
        if (parameter == nullptr) {
            undeclared.emplace().name = piece.text;
            parameter = &*undeclared;
        }
        QVariant value;
        if (isGiven(arguments, piece.text))
            value = arguments.value(piece.text);
        else if (parameter->defaultValue)
            value = *parameter->defaultValue;
        else
            return ArgumentRendering::missing(piece.text, owner);
        const Result<QString> wire = renderArgument(*parameter, value);
        if (!wire)
            return tl::unexpected<Error>(wire.error());
        filled.append(escapedFor(cut.pieces(), at, *wire));
    }
    return filled.toUtf8();
}

} // namespace

int scpiErrorNumber(const Error& error)
{
    bool isNumber = false;
    const int number = error.detail.section(QLatin1Char(','), 0, 0).toInt(&isNumber);
    return isNumber ? number : 0;
}

Result<QString> renderArgument(const Parameter& parameter, const QVariant& value)
{
    return ArgumentRendering(parameter, value).render();
}

Result<RenderedCommand> render(const Command& command, Access access, const Arguments& arguments)
{
    for (auto argument = arguments.constBegin(); argument != arguments.constEnd(); ++argument) {
        if (command.findParameter(argument.key()) == nullptr)
            return ArgumentRendering::unknown(argument.key(), command);
    }
    const bool isProperty = command.type == CommandType::Property;
    if (isProperty && !(access == Access::Read ? command.isReadable() : command.isWritable()) && !command.sdkCall)
        return ArgumentRendering::noWay(command, access);
    const QString& text = isProperty ? (access == Access::Read ? command.getter : command.setter) : command.scpi;
    if (text.trimmed().isEmpty())
        return ArgumentRendering::noText(command);
    Result<QByteArray> bytes = fillTemplate(text, command.params, arguments, command.name);
    if (!bytes)
        return tl::unexpected<Error>(std::move(bytes.error()));
    RenderedCommand rendered;
    const bool isRead = command.type == CommandType::Query || (isProperty && access == Access::Read);
    rendered.expectsReply = isRead || (command.forceQuery && !isProperty) || scpi::isQuery(*bytes);
    rendered.bytes = std::move(*bytes);
    return rendered;
}

Access naturalAccess(const Command& command, const Arguments& arguments)
{
    if (command.type == CommandType::Query)
        return Access::Read;
    if (command.type == CommandType::Write || command.getter.isEmpty())
        return Access::Write;
    if (command.setter.isEmpty())
        return Access::Read;
    const QStringList inGetter = Template(command.getter).placeholders();
    for (const QString& name : Template(command.setter).placeholders()) {
        if (!inGetter.contains(name) && isGiven(arguments, name))
            return Access::Write;
    }
    return Access::Read;
}

Result<QByteArray> renderTemplate(const QString& text, const std::vector<Parameter>& parameters,
                                  const Arguments& arguments)
{
    return fillTemplate(text, parameters, arguments, text);
}

} // namespace visor::profile
