// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/checks.h"

#include "core/profile/argument_number.h"
#include "core/profile/map_reader.h"
#include "core/profile/renderer.h"
#include "core/profile/simulation_checks.h"
#include "core/profile/template.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace visor::profile {

namespace {

class ProfileCheck
{
    Q_DECLARE_TR_FUNCTIONS(visor::profile::ProfileCheck)

public:
    explicit ProfileCheck(const Profile& profile) : m_profile(profile)
    {
        for (const Command& command : profile.commands) {
            m_commandNames.append(command.name);
            m_commands.insert(command.name, &command);
        }
    }

    std::vector<Problem> run()
    {
        for (const PlacedText& pattern : m_profile.identity.patterns)
            checkPattern(pattern.text, pattern.place);
        checkIdentityWidth();
        for (const Command& command : m_profile.commands) {
            const std::size_t first = m_problems.size();
            checkCommand(command);
            assignPart(m_problems, first, QStringLiteral("commands.%1").arg(command.name));
        }
        if (m_profile.commands.empty() && m_profile.instrument.place.isKnown())
            note(m_profile.instrument.place, tr("The profile has no commands; only the terminal will be of use."));
        for (const Sequence& sequence : m_profile.sequences) {
            const std::size_t first = m_problems.size();
            checkSequence(sequence);
            assignPart(m_problems, first, QStringLiteral("sequences.%1").arg(sequence.name));
        }
        checkConsole();
        const std::size_t first = m_problems.size();
        checkSimulation(m_profile, m_problems);
        assignPart(m_problems, first, QStringLiteral("simulation"));
        return std::move(m_problems);
    }

private:
    void error(SourcePlace place, const QString& text, const QString& fix = {})
    {
        m_problems.push_back({Severity::Error, place, text, fix, {}});
    }
    void warning(SourcePlace place, const QString& text, const QString& fix = {})
    {
        m_problems.push_back({Severity::Warning, place, text, fix, {}});
    }
    void note(SourcePlace place, const QString& text)
    {
        m_problems.push_back({Severity::Note, place, text, {}, {}});
    }

    [[nodiscard]] const Command* find(const QString& name) const { return m_commands.value(name); }

    bool checkPattern(const QString& pattern, SourcePlace place)
    {
        const QRegularExpression expression(pattern);
        if (expression.isValid())
            return true;
        error(place, tr("“%1” is not a valid regular expression: %2 at character %3.")
                         .arg(pattern, expression.errorString())
                         .arg(expression.patternErrorOffset() + 1));
        return false;
    }

    /// The first profile that matches wins, so a pattern that finds anything shadows every other profile.
    void checkIdentityWidth()
    {
        for (const PlacedText& pattern : m_profile.identity.patterns) {
            const QRegularExpression expression(pattern.text);
            if (expression.isValid() && expression.match(QStringLiteral("~")).hasMatch())
                warning(pattern.place,
                        tr("The pattern “%1” matches every instrument; name the model in it.").arg(pattern.text));
        }
    }

    void checkCommand(const Command& command)
    {
        if (!isName(command.name)) {
            warning(command.place,
                    tr("The name “%1” should be letters, digits and _ only, so that scripts can use it.")
                        .arg(command.name));
        }
        for (const Parameter& parameter : command.params)
            checkParameter(parameter);
        checkTexts(command);
        checkPlaceholders(command);
        if (command.returns)
            checkReturns(command, *command.returns);
        else if (command.type == CommandType::Query && !command.waveformAssembly && !command.can &&
                 !command.sdkCall)
            note(command.place,
                 tr("“%1” does not say what it returns; its reply is shown as text.").arg(command.name));
        checkAssembly(command);
        checkSweep(command);
    }

    void checkTexts(const Command& command)
    {
        const bool hasOtherWay = command.sdkCall || command.can || command.waveformAssembly;
        checkFieldbus(command);
        if (command.type == CommandType::Property) {
            if (command.getter.isEmpty() && command.setter.isEmpty() && !hasOtherWay)
                error(command.place, tr("The property “%1” needs a getter or a setter.").arg(command.name));
            if (!command.scpi.isEmpty())
                warning(command.scpiPlace, tr("A property uses “getter” and “setter”; “scpi” is ignored."));
            if (!command.getter.isEmpty() && !expectsReply(command.getter) && !command.forceQuery)
                warning(
                    command.getterPlace,
                    tr("The getter of “%1” asks nothing: its header does not end with “?”.").arg(command.name));
            if (!command.setter.isEmpty() && expectsReply(command.setter))
                warning(command.setterPlace,
                        tr("The setter of “%1” looks like a query; its reply would be lost.").arg(command.name));
            return;
        }
        if (!command.getter.isEmpty() || !command.setter.isEmpty()) {
            warning(command.getter.isEmpty() ? command.setterPlace : command.getterPlace,
                    tr("“getter” and “setter” are for properties; “%1” is a %2.")
                        .arg(command.name, QString(commandTypeName(command.type))),
                    QString());
        }
        if (command.scpi.trimmed().isEmpty()) {
            if (!hasOtherWay)
                error(command.place, tr("“%1” needs the key “scpi”: what to send.").arg(command.name));
            return;
        }
        const bool asks = expectsReply(command.scpi);
        if (command.type == CommandType::Query && !asks && !command.forceQuery)
            warning(command.scpiPlace, tr("The query “%1” asks nothing: no header ends with “?”. Set force_query "
                                          "if a reply comes all the "
                                          "same.")
                                           .arg(command.name));
        if (command.type == CommandType::Write && asks && !command.forceQuery)
            warning(command.scpiPlace,
                    tr("“%1” is a write but its text asks for a reply; make it a query.").arg(command.name));
    }

    void checkFieldbus(const Command& command)
    {
        if (command.modbus && command.can)
            error(command.can->place, tr("A command is either on Modbus or on CAN."));
        if (command.modbus && command.type == CommandType::Write) {
            if (!command.modbus->isWritable())
                error(command.modbus->place,
                      tr("Inputs can be read but not written; make “%1” a query.").arg(command.name));
            else if (command.params.empty() && command.modbus->value.isEmpty())
                error(command.modbus->place,
                      tr("“%1” writes nothing: it needs a parameter or the key “value”.").arg(command.name));
        }
        if (!command.can)
            return;
        const CanMessage& message = *command.can;
        const bool sends = message.direction != CanMessage::Direction::Receive;
        const bool onlySends = message.direction == CanMessage::Direction::Transmit;
        const bool isRendered = command.scpiPlace == message.place; // no text of its own
        if (isRendered &&
            (command.type == CommandType::Query ? onlySends : command.type == CommandType::Write && !onlySends))
            error(message.place,
                  tr("A message that only goes out is a write; one that is received or answered is a "
                     "query."));
        if (sends && !message.payload.isEmpty() && !isCanPayload(message.payload))
            error(message.place, tr("The payload “%1” is not pairs of hexadecimal digits.").arg(message.payload));
        for (const CanSignal& part : message.signalList) {
            const int last =
                part.byteOrder == ByteOrder::Little ? part.startBit + part.bitLength : part.startBit + 1;
            if (last > message.dlc * 8)
                error(part.place, tr("The signal “%1” ends at bit %2; a frame of %3 bytes has %4.")
                                      .arg(part.name)
                                      .arg(last)
                                      .arg(message.dlc)
                                      .arg(message.dlc * 8));
            if (part.scale == 0.0)
                error(part.place, tr("A scale of 0 makes every value the same."));
        }
    }

    static bool isCanPayload(const QString& payload)
    {
        static const QRegularExpression kPayload(
            QStringLiteral("^(?:[0-9A-Fa-f]{2}|\\{[A-Za-z_][A-Za-z0-9_]*\\}|[\\s.])*$"));
        return kPayload.match(payload).hasMatch();
    }

    void checkPlaceholders(const Command& command)
    {
        QSet<QString> used;
        const auto check = [&](const QString& text, SourcePlace place) {
            QStringList names;
            for (const Parameter& parameter : command.params)
                names.append(parameter.name);
            for (const QString& name : Template(text).placeholders()) {
                used.insert(name);
                if (command.findParameter(name) == nullptr) {
                    error(place, tr("“{%1}” in “%2” has no parameter of that name.").arg(name, beginning(text)),
                          nearestWord(name, names));
                }
            }
        };
        check(command.scpi, command.scpiPlace);
        check(command.getter, command.getterPlace);
        check(command.setter, command.setterPlace);
        if (command.waveformAssembly) {
            const WaveformAssembly& assembly = *command.waveformAssembly;
            check(assembly.sourceCommand, assembly.place);
            check(assembly.formatCommand, assembly.place);
            check(assembly.preambleQuery, assembly.place);
            check(assembly.dataQuery, assembly.place);
        }
        if (command.returns) {
            check(command.returns->xStartQuery, command.returns->place);
            check(command.returns->xIncrementQuery, command.returns->place);
            if (command.returns->binary && find(command.returns->binary->preambleCommand) == nullptr)
                check(command.returns->binary->preambleCommand, command.returns->binary->place);
        }
        if (command.sdkCall || command.can) // their parameters go by name, not by placeholder
            return;
        for (const Parameter& parameter : command.params) {
            const bool isRate = command.sweep && command.sweep->rateParameter == parameter.name;
            if (!used.contains(parameter.name) && !isRate) {
                warning(parameter.place,
                        tr("The parameter “%1” is never sent: “{%1}” stands in no text.").arg(parameter.name));
            }
        }
    }

    void checkParameter(const Parameter& parameter)
    {
        const bool isNumber = parameter.type == ValueType::Float || parameter.type == ValueType::Int;
        if (!isName(parameter.name))
            warning(parameter.place,
                    tr("The parameter name “%1” should be letters, digits and _ only.").arg(parameter.name));
        if (parameter.type == ValueType::Enum && parameter.options.empty() && parameter.map.empty())
            error(parameter.place, tr("The choice “%1” has no options.").arg(parameter.name));
        if (parameter.type != ValueType::Enum && !parameter.options.empty())
            warning(parameter.place, tr("“options” are for parameters of type enum; “%1” is of type %2.")
                                         .arg(parameter.name, QString(valueTypeName(parameter.type))));
        if (!isNumber && (parameter.min || parameter.max))
            warning(parameter.place, tr("“min” and “max” are for numbers; “%1” is of type %2.")
                                         .arg(parameter.name, QString(valueTypeName(parameter.type))));
        QSet<QString> seen;
        for (const PlacedText& option : parameter.options) {
            if (seen.contains(option.text.toUpper()))
                warning(option.place, tr("The option “%1” is given twice.").arg(option.text));
            seen.insert(option.text.toUpper());
            if (option.text.isEmpty())
                error(option.place, tr("An option must not be empty."));
        }
        if (parameter.min && parameter.max && *parameter.min > *parameter.max) {
            error(parameter.place, tr("The lowest value of “%1” (%2) is above its highest (%3).")
                                       .arg(parameter.name)
                                       .arg(*parameter.min)
                                       .arg(*parameter.max));
            return;
        }
        if (parameter.defaultValue) {
            const Result<QString> rendered = renderArgument(parameter, *parameter.defaultValue);
            if (!rendered)
                error(parameter.place, tr("The default of “%1” is refused by its own rules. %2")
                                           .arg(parameter.name, rendered.error().message));
        }
    }

    void checkReturns(const Command& command, const Returns& returns)
    {
        if (command.type == CommandType::Write && !command.forceQuery && !expectsReply(command.scpi))
            warning(returns.place, tr("“%1” is a write; what it “returns” is never read.").arg(command.name));
        if (returns.parser) {
            const ReplyParser& parser = *returns.parser;
            if (parser.type == ReplyParser::Type::Regex) {
                if (parser.pattern.isEmpty())
                    error(parser.place, tr("A regex parser needs the key “pattern”."));
                else if (checkPattern(parser.pattern, parser.place) &&
                         QRegularExpression(parser.pattern).captureCount() < parser.group)
                    error(parser.place,
                          tr("The pattern “%1” has no group %2.").arg(parser.pattern).arg(parser.group));
            }
            if (parser.type == ReplyParser::Type::Split && parser.delimiter.isEmpty())
                error(parser.place, tr("A split parser needs a delimiter."));
        }
        const bool isArray = returns.type == ReturnType::Array;
        const bool isBlock = returns.encoding == Returns::Encoding::Block;
        const bool holdsBytes = returns.type == ReturnType::Vector || returns.type == ReturnType::Binary;
        if (isBlock && !holdsBytes && !isArray)
            warning(returns.place, tr("A block is read as “vector” or “binary”, not as “%1”.")
                                       .arg(QString(returnTypeName(returns.type))));
        if (returns.binary && !holdsBytes)
            warning(returns.place, tr("“binary” is for the types vector and binary, not for “%1”.")
                                       .arg(QString(returnTypeName(returns.type))));
        if (returns.binary && returns.encoding == Returns::Encoding::Ascii)
            error(returns.place, tr("The reply cannot be ascii and have a binary layout."));
        if (returns.separator.isEmpty())
            error(returns.place, tr("The separator must not be empty."));
        if (returns.elementType) {
            if (!isArray)
                note(returns.place, tr("“element_type” is for arrays."));
            if (*returns.elementType == ReturnType::Array || *returns.elementType == ReturnType::Vector ||
                *returns.elementType == ReturnType::Binary)
                error(returns.place, tr("The elements of an array are float, int, string or bool."));
        }
        QSet<QString> names;
        for (const ReturnField& field : returns.fields) {
            if (names.contains(field.name))
                warning(field.place, tr("The field “%1” is given twice.").arg(field.name));
            names.insert(field.name);
        }
        checkPreamble(command, returns);
    }

    void checkPreamble(const Command& command, const Returns& returns)
    {
        if (!returns.binary)
            return;
        const BinaryLayout& binary = *returns.binary;
        if (binary.preambleMap && binary.preambleCommand.isEmpty())
            error(binary.place, tr("“preamble_map” needs a “preamble_command” to read."));
        if (binary.preambleCommand.isEmpty())
            return;
        const Command* preamble = find(binary.preambleCommand);
        if (preamble == &command)
            error(binary.place, tr("“%1” cannot be its own preamble.").arg(command.name));
        else if (preamble == nullptr && !expectsReply(binary.preambleCommand))
            error(binary.place,
                  tr("“%1” is neither a command of this profile nor a query.").arg(binary.preambleCommand),
                  nearestWord(binary.preambleCommand, m_commandNames));
        else if (preamble != nullptr && !preamble->isReadable())
            error(binary.place, tr("The preamble command “%1” reads nothing.").arg(binary.preambleCommand));
    }

    void checkAssembly(const Command& command)
    {
        if (!command.waveformAssembly)
            return;
        if (command.type == CommandType::Write)
            warning(command.waveformAssembly->place,
                    tr("A waveform is read: “%1” should be a query.").arg(command.name));
    }

    void checkSweep(const Command& command)
    {
        if (!command.sweep)
            return;
        const Sweep& sweep = *command.sweep;
        if (!sweep.checkIdleMatch.isEmpty())
            checkPattern(sweep.checkIdleMatch, sweep.place);
        // The public format names the rate in the sweep's text alone; what only stands there is a plain number.
        if (!sweep.rateParameter.isEmpty() && command.findParameter(sweep.rateParameter) == nullptr &&
            !Template(sweep.command).placeholders().contains(sweep.rateParameter))
            error(sweep.place, tr("The sweep's rate parameter “%1” is not a parameter of “%2”.")
                                   .arg(sweep.rateParameter, command.name));
        if (sweep.pollInterval.count() < 1)
            error(sweep.place, tr("“poll_interval_ms” must be above zero."));
    }

    void checkSequence(const Sequence& sequence)
    {
        QSet<QString> known;
        for (const Parameter& parameter : sequence.params) {
            known.insert(parameter.name);
            checkParameter(parameter);
        }
        if (sequence.steps.empty())
            warning(sequence.place, tr("The sequence “%1” has no steps.").arg(sequence.name));
        QSet<QString> captured;
        for (const SequenceStep& step : sequence.steps) {
            const auto checkText = [&](const QString& text, SourcePlace place) {
                for (const QString& name : Template(text).placeholders()) {
                    if (!known.contains(name))
                        error(place,
                              tr("“{%1}” is neither a parameter of the sequence nor captured before.").arg(name));
                }
            };
            if (!step.scpi.isEmpty())
                checkText(step.scpi, step.place);
            for (const MapEntry& argument : step.args)
                checkText(argument.wire, argument.place);
            if (!step.command.isEmpty())
                checkCall({step.command, {}, step.place}, &step.args, false);
            if (!step.capture.isEmpty()) {
                known.insert(step.capture);
                captured.insert(step.capture);
            }
        }
        if (!sequence.returns.isEmpty() && !captured.contains(sequence.returns))
            error(sequence.place, tr("The sequence “%1” returns “%2”, which no step captures.")
                                      .arg(sequence.name, sequence.returns));
    }

    /// A command by name, with its arguments. With `isFixed` the arguments are final and are checked by value.
    void checkCall(const CommandCall& call, const std::vector<MapEntry>* args, bool isFixed)
    {
        const Command* command = checkReference({call.command, call.place});
        if (command == nullptr)
            return;
        QStringList names;
        for (const Parameter& parameter : command->params)
            names.append(parameter.name);
        QSet<QString> given;
        for (const MapEntry& argument : *args) {
            given.insert(argument.label);
            const Parameter* parameter = command->findParameter(argument.label);
            if (parameter == nullptr && command->sweep &&
                Template(command->sweep->command).placeholders().contains(argument.label))
                continue; // the rate of a sweep
            if (parameter == nullptr) {
                error(argument.place, tr("“%1” has no parameter “%2”.").arg(command->name, argument.label),
                      nearestWord(argument.label, names));
            } else if (isFixed) {
                const Result<QString> rendered = renderArgument(*parameter, argument.wire);
                if (!rendered)
                    error(argument.place, rendered.error().message);
            }
        }
    }

    const Command* checkReference(const PlacedText& name)
    {
        const Command* command = find(name.text);
        if (command == nullptr) {
            error(name.place, tr("There is no command “%1” in this profile.").arg(name.text),
                  nearestWord(name.text, m_commandNames));
        } else if (!command->enabled) {
            warning(name.place, tr("The command “%1” is disabled and will be left out.").arg(name.text));
        }
        return command;
    }

    /// A fixed call must be complete: nobody is there to give what is missing.
    void checkFixedCall(const CommandCall& call)
    {
        checkCall(call, &call.args, true);
        const Command* command = find(call.command);
        if (command == nullptr)
            return;
        Arguments arguments;
        for (const MapEntry& argument : call.args)
            arguments.insert(argument.label, argument.wire);
        if (command->waveformAssembly || command->sdkCall || command->can)
            return;
        const Result<RenderedCommand> rendered = render(*command, naturalAccess(*command, arguments), arguments);
        if (!rendered && scpiErrorNumber(rendered.error()) == int(ArgumentError::Missing))
            error(call.place, rendered.error().message);
    }

    void checkConsole()
    {
        const ConsoleSection& console = m_profile.console;
        QHash<QString, QString> groupOf;
        for (const CommandGroup& group : console.groups) {
            for (const PlacedText& name : group.commands) {
                checkReference(name);
                if (groupOf.contains(name.text))
                    warning(name.place,
                            tr("“%1” is already in the group “%2”.").arg(name.text, groupOf[name.text]));
                groupOf.insert(name.text, group.name);
            }
            if (group.commands.empty())
                warning(group.place, tr("The group “%1” is empty.").arg(group.name));
        }
        for (const PlacedText& name : console.favourites)
            checkReference(name);
        for (const PlacedText& name : console.readOnOpen) {
            const Command* command = checkReference(name);
            if (command != nullptr && !command->isReadable())
                error(name.place, tr("“%1” reads nothing and cannot be read on open.").arg(name.text));
        }
        for (const CommandCall& call : console.safeState)
            checkFixedCall(call);
        if (console.screenshot) {
            checkFixedCall(console.screenshot->call);
            const Command* command = find(console.screenshot->call.command);
            if (command != nullptr && !command->isReadable())
                error(console.screenshot->call.place,
                      tr("The screenshot command “%1” reads nothing.").arg(console.screenshot->call.command));
        }
        QSet<QString> sourceNames;
        for (const WaveformSource& source : console.waveformSources) {
            checkFixedCall(source.call);
            const Command* command = find(source.call.command);
            if (command != nullptr && !command->returnsWaveform())
                error(source.place, tr("“%1” does not return a waveform.").arg(source.call.command));
            if (sourceNames.contains(source.name))
                error(source.place, tr("The waveform source “%1” is given twice.").arg(source.name));
            sourceNames.insert(source.name);
        }
    }

    /// As much of a text as a message needs.
    static QString beginning(const QString& text)
    {
        constexpr qsizetype kLongest = 80;
        return text.size() > kLongest ? text.left(kLongest) + QChar(0x2026) : text;
    }

    static bool isName(const QString& name)
    {
        static const QRegularExpression kName(QStringLiteral("^[A-Za-z_][A-Za-z0-9_]*$"));
        return kName.match(name).hasMatch();
    }

    static bool expectsReply(const QString& text) { return asksForReply(text); }

    const Profile& m_profile;
    QStringList m_commandNames;
    QHash<QString, const Command*> m_commands;
    std::vector<Problem> m_problems;
};

} // namespace

std::vector<Problem> checkProfile(const Profile& profile)
{
    return ProfileCheck(profile).run();
}

} // namespace visor::profile
