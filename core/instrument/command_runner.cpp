// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrument/command_runner.h"

#include "core/instrument/completion.h"
#include "core/profile/map_reader.h"
#include "core/profile/reply_parser.h"

#include <QCoreApplication>

#include <utility>

namespace visor::instrument {

namespace {

using profile::Access;
using profile::Arguments;
using profile::ReplyValue;

/// One run of one command; its members are what the steps share.
class CommandRun
{
    Q_DECLARE_TR_FUNCTIONS(visor::instrument::CommandRun)

public:
    CommandRun(Dialogue& dialogue, const profile::Profile& profile, const profile::Command& command,
               const Arguments& arguments, const RunOptions& options)
        : m_dialogue(dialogue), m_profile(profile), m_command(command), m_arguments(arguments), m_options(options)
    {
    }

    Result<CommandOutcome> run()
    {
        const auto start = std::chrono::steady_clock::now();
        const Access access = m_options.access.value_or(profile::naturalAccess(m_command, m_arguments));
        if (Result<void> possible = checkPossible(access); !possible)
            return tl::unexpected<Error>(std::move(possible.error()));
        Result<void> done = m_command.waveformAssembly && access == Access::Read ? assemble() : exchange(access);
        if (!done)
            return tl::unexpected<Error>(std::move(done.error()));
        m_outcome.duration = std::chrono::steady_clock::now() - start;
        return std::move(m_outcome);
    }

    static tl::unexpected<Error> unknownCommand(const QString& name, const profile::Profile& profile)
    {
        QStringList names;
        for (const profile::Command& command : profile.commands)
            names.append(command.name);
        const QString nearest = profile::nearestWord(name, names);
        return failure(
            visa::Status::ErrorResourceNotFound,
            nearest.isEmpty()
                ? tr("The profile “%1” has no command “%2”.").arg(profile.key, name)
                : tr("The profile “%1” has no command “%2”; did you mean “%3”?").arg(profile.key, name, nearest),
            QStringLiteral("command.run"));
    }

private:
    Result<void> checkPossible(Access access) const
    {
        const auto refused = [](visa::Status status, const QString& message) {
            return failure(status, message, QStringLiteral("command.run"));
        };
        if (!m_command.enabled)
            return refused(visa::Status::ErrorNotEnabled,
                           tr("“%1” is switched off in the profile.").arg(m_command.name));
        if (m_command.needsSdk())
            return refused(
                visa::Status::ErrorUnsupportedOperation,
                tr("“%1” runs in the maker's own software, which this program does not drive. An edge that "
                   "has the software runs it.")
                    .arg(m_command.name));
        if (m_command.requiresSweep && access == Access::Write) // looking does not move anything
            return refused(visa::Status::ErrorUnsupportedOperation,
                           tr("“%1” may only run as part of a sweep, so that the instrument ramps at a safe rate.")
                                   .arg(m_command.name) +
                               (m_command.sweep ? QLatin1Char(' ') + tr("Start its sweep instead.") : QString()));
        return {};
    }

    Result<void> checkLength(const QByteArray& message) const
    {
        const std::optional<int> most = m_profile.console.quirks.maxWriteBytes;
        if (most && message.size() > *most)
            return failure(visa::Status::ErrorInvalidSize,
                           tr("“%1” makes a message of %2 bytes; this instrument takes %3.")
                               .arg(m_command.name)
                               .arg(message.size())
                               .arg(*most),
                           QStringLiteral("command.run"));
        return {};
    }

    Result<void> tell(const QByteArray& message)
    {
        if (Result<void> fits = checkLength(message); !fits)
            return fits;
        m_outcome.noteSent(message);
        return m_dialogue.write(message);
    }

    Result<QByteArray> ask(const QByteArray& message, const Dialogue::Progress& progress = {})
    {
        if (Result<void> fits = checkLength(message); !fits)
            return tl::unexpected<Error>(std::move(fits.error()));
        m_outcome.noteSent(message);
        const std::chrono::milliseconds pause = m_profile.console.quirks.delayBeforeRead;
        if (pause.count() <= 0)
            return m_dialogue.query(message, progress);
        if (Result<void> written = m_dialogue.write(message); !written)
            return tl::unexpected<Error>(std::move(written.error()));
        if (Result<void> paused = m_dialogue.pause(pause); !paused)
            return tl::unexpected<Error>(std::move(paused.error()));
        return m_dialogue.read(progress);
    }

    /// For numbers, preambles and the like: an instrument that sends megabytes instead is stopped.
    Result<QByteArray> askLine(const QByteArray& message)
    {
        const ReplyLimit limit(m_dialogue, Dialogue::kLongestLine);
        return ask(message);
    }

    /// Numbers, words and settings are short; other texts, lists and blocks may be anything.
    [[nodiscard]] bool answersOneLine() const
    {
        if (!m_command.returns)
            return false;
        if (m_command.type == profile::CommandType::Property &&
            m_command.returns->type == profile::ReturnType::String)
            return true;
        switch (m_command.returns->type) {
        case profile::ReturnType::Float:
        case profile::ReturnType::Int:
        case profile::ReturnType::Bool:
            return true;
        default:
            return false;
        }
    }

    /// Render, write or ask, parse.
    Result<void> exchange(Access access)
    {
        const Result<profile::RenderedCommand> rendered = profile::render(m_command, access, m_arguments);
        if (!rendered)
            return tl::unexpected<Error>(rendered.error());
        if (!rendered->expectsReply) {
            return tellAndAwait(rendered->bytes);
        }
        // A message of several parts selects what it reads, so its preamble is valid afterwards; a lone data query
        // reads what the preamble's command selected.
        const bool selectsItself = rendered->bytes.contains(';');
        profile::VectorContext context;
        context.channel = channelLabel();
        if (!selectsItself) {
            if (Result<void> scaled = askScaling(context); !scaled)
                return scaled;
        }
        const Result<QByteArray> reply =
            answersOneLine() ? askLine(rendered->bytes) : ask(rendered->bytes, m_options.progress);
        if (!reply)
            return tl::unexpected<Error>(reply.error());
        if (selectsItself) {
            if (Result<void> scaled = askScaling(context); !scaled)
                return scaled;
        }
        // What a setter answers is not the value that `returns` describes.
        const bool isDescribed =
            m_command.returns && (m_command.type != profile::CommandType::Property || access == Access::Read);
        if (!isDescribed) {
            m_outcome.reply = profile::parseUndescribedReply(*reply);
            return {};
        }
        return take(profile::parseReply(*m_command.returns, *reply, context));
    }

    Result<void> take(Result<ReplyValue> value)
    {
        if (!value)
            return tl::unexpected<Error>(std::move(value.error()));
        m_outcome.reply = std::move(*value);
        return {};
    }

    /// settings.opc_query: the instrument says when what was written is done.
    Result<void> tellAndAwait(const QByteArray& message)
    {
        if (!m_profile.settings.opcQuery)
            return tell(message);
        Completion completion(m_dialogue);
        if (Result<void> begun = completion.begin(); !begun)
            return begun;
        if (Result<void> told = tell(message); !told) {
            completion.giveUp();
            return told;
        }
        m_outcome.noteSent(m_dialogue.hasServiceRequests() ? QByteArrayLiteral("*OPC")
                                                           : QByteArrayLiteral("*OPC?"));
        return completion.await();
    }

    /// A command of the profile by name with those of our arguments it knows, or SCPI text with our parameters.
    Result<QByteArray> askByNameOrText(const QString& nameOrText)
    {
        const profile::Command* named = m_profile.findCommand(nameOrText);
        if (named == nullptr) {
            const Result<QByteArray> message = profile::renderTemplate(nameOrText, m_command.params, m_arguments);
            return message ? askLine(*message) : message;
        }
        Arguments known;
        for (auto argument = m_arguments.constBegin(); argument != m_arguments.constEnd(); ++argument) {
            if (named->findParameter(argument.key()) != nullptr)
                known.insert(argument.key(), argument.value());
        }
        const Result<profile::RenderedCommand> rendered = profile::render(*named, Access::Read, known);
        if (!rendered)
            return tl::unexpected<Error>(rendered.error());
        return askLine(rendered->bytes);
    }

    Result<double> askNumber(const QString& nameOrText)
    {
        const Result<QByteArray> reply = askByNameOrText(nameOrText);
        if (!reply)
            return tl::unexpected<Error>(reply.error());
        return profile::parseReplyNumber(*reply);
    }

    Result<void> askScaling(profile::VectorContext& context)
    {
        if (!m_command.returns)
            return {};
        const profile::Returns& returns = *m_command.returns;
        if (returns.binary && !returns.binary->preambleCommand.isEmpty()) {
            const Result<QByteArray> reply = askByNameOrText(returns.binary->preambleCommand);
            if (!reply)
                return tl::unexpected<Error>(reply.error());
            m_outcome.preamble = *reply;
            if (returns.binary->preambleMap) {
                const Result<profile::VectorScaling> scaling =
                    profile::parseMappedPreamble(*returns.binary->preambleMap, *reply);
                if (!scaling)
                    return tl::unexpected<Error>(scaling.error());
                context.scaling = *scaling;
            } else {
                const Result<profile::TenFieldPreamble> preamble =
                    profile::parseTenFieldPreamble(*reply, m_profile.console.quirks.preambleOriginInSteps);
                if (!preamble)
                    return tl::unexpected<Error>(preamble.error());
                context.scaling = preamble->scaling;
            }
        }
        const auto ownScaling = [&]() -> profile::VectorScaling& {
            if (!context.scaling)
                context.scaling.emplace();
            return *context.scaling;
        };
        if (!returns.xStartQuery.isEmpty()) {
            const Result<double> start = askNumber(returns.xStartQuery);
            if (!start)
                return tl::unexpected<Error>(start.error());
            ownScaling().xStart = *start;
        }
        if (!returns.xIncrementQuery.isEmpty()) {
            const Result<double> increment = askNumber(returns.xIncrementQuery);
            if (!increment)
                return tl::unexpected<Error>(increment.error());
            if (*increment == 0.0)
                return failure(
                    visa::Status::ErrorInvalidFormat,
                    tr("The instrument says that its points have no distance; the trace has no x axis."),
                    QStringLiteral("command.run"));
            ownScaling().xIncrement = *increment;
        }
        return {};
    }

    /// waveform_assembly: select source, set format, ask the preamble, ask the data.
    Result<void> assemble()
    {
        const profile::WaveformAssembly& assembly = *m_command.waveformAssembly;
        for (auto argument = m_arguments.constBegin(); argument != m_arguments.constEnd(); ++argument) {
            if (m_command.findParameter(argument.key()) == nullptr) {
                // render() words this refusal; its text would not be sent.
                return tl::unexpected<Error>(profile::render(m_command, Access::Read, m_arguments).error());
            }
        }
        QByteArray messages[4];
        const QString* const texts[4] = {&assembly.sourceCommand, &assembly.formatCommand, &assembly.preambleQuery,
                                         &assembly.dataQuery};
        for (std::size_t at = 0; at < 4; ++at) { // all arguments are checked before anything is sent
            Result<QByteArray> message = profile::renderTemplate(*texts[at], m_command.params, m_arguments);
            if (!message)
                return tl::unexpected<Error>(std::move(message.error()));
            messages[at] = std::move(*message);
        }
        for (std::size_t at = 0; at < 2; ++at) {
            if (messages[at].trimmed().isEmpty())
                continue;
            if (Result<void> told = tell(messages[at]); !told)
                return told;
        }
        const Result<QByteArray> preambleReply = askLine(messages[2]);
        if (!preambleReply)
            return tl::unexpected<Error>(preambleReply.error());
        m_outcome.preamble = *preambleReply;
        const Result<profile::TenFieldPreamble> preamble =
            profile::parseTenFieldPreamble(*preambleReply, m_profile.console.quirks.preambleOriginInSteps);
        if (!preamble)
            return tl::unexpected<Error>(preamble.error());
        const Result<QByteArray> data = ask(messages[3], m_options.progress);
        if (!data)
            return tl::unexpected<Error>(data.error());
        profile::VectorContext context;
        context.scaling = preamble->scaling;
        context.channel = channelLabel();
        return take(profile::parseReply(assembledReturns(assembly, preamble->format), *data, context));
    }

    /// A layout stated in `returns` stands; else the data_format says how the samples come. A preamble that says
    /// ASCII (format 4) is believed: the instrument refused the format.
    [[nodiscard]] profile::Returns assembledReturns(const profile::WaveformAssembly& assembly, int format) const
    {
        constexpr int kAsciiFormat = 4;
        profile::Returns returns;
        if (m_command.returns)
            returns = *m_command.returns;
        returns.type = profile::ReturnType::Vector;
        returns.unit = assembly.yUnit;
        returns.xUnit = assembly.xUnit;
        if (format == kAsciiFormat) {
            returns.encoding = profile::Returns::Encoding::Ascii;
            returns.binary.reset();
            return returns;
        }
        returns.encoding = profile::Returns::Encoding::Block;
        if (!returns.binary) {
            returns.binary.emplace();
            returns.binary->sampleType =
                assembly.isWord ? waveform::SampleType::UInt16 : waveform::SampleType::UInt8;
            returns.binary->byteOrder =
                assembly.isBigEndian ? profile::ByteOrder::Big : profile::ByteOrder::Little;
        }
        return returns;
    }

    /// What the trace is called: the argument that picks its source ("CHAN1"; a number 1 is "CH1").
    [[nodiscard]] QString channelLabel() const
    {
        for (const char* name : {"source", "channel", "chan", "ch"}) {
            const QString key = QString::fromLatin1(name);
            const profile::Parameter* parameter = m_command.findParameter(key);
            if (parameter == nullptr)
                continue;
            const QVariant given = m_arguments.value(key);
            const QString text = given.isValid() ? given.toString() : parameter->defaultValue.value_or(QString());
            bool isNumber = false;
            const int number = text.toInt(&isNumber);
            return isNumber ? QStringLiteral("CH%1").arg(number) : text;
        }
        return {};
    }

    Dialogue& m_dialogue;
    const profile::Profile& m_profile;
    const profile::Command& m_command;
    const Arguments& m_arguments;
    const RunOptions& m_options;
    CommandOutcome m_outcome;
};

} // namespace

Result<CommandOutcome> runCommand(Dialogue& dialogue, const profile::Profile& profile,
                                  const profile::Command& command, const profile::Arguments& arguments,
                                  const RunOptions& options)
{
    return CommandRun(dialogue, profile, command, arguments, options).run();
}

Result<CommandOutcome> runCall(Dialogue& dialogue, const profile::Profile& profile,
                               const profile::CommandCall& call, const RunOptions& options)
{
    const profile::Command* command = profile.findCommand(call.command);
    if (command == nullptr)
        return CommandRun::unknownCommand(call.command, profile);
    Arguments arguments;
    for (const profile::MapEntry& argument : call.args)
        arguments.insert(argument.label, argument.wire);
    return runCommand(dialogue, profile, *command, arguments, options);
}

} // namespace visor::instrument
