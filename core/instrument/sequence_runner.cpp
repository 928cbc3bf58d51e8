// SPDX-License-Identifier: GPL-3.0-or-later
// runSequence() of command_runner.h.
#include "core/instrument/command_runner.h"
#include "core/instrument/sweep_runner.h"
#include "core/profile/reply_parser.h"
#include "core/profile/template.h"
#include "core/scpi/message.h"

#include <QCoreApplication>

#include <map>

namespace visor::instrument {

namespace {

class SequenceRun
{
    Q_DECLARE_TR_FUNCTIONS(visor::instrument::SequenceRun)

public:
    SequenceRun(Dialogue& dialogue, const profile::Profile& profile, const profile::Sequence& sequence,
                const RunOptions& options)
        : m_dialogue(dialogue), m_profile(profile), m_sequence(sequence), m_options(options)
    {
    }

    Result<CommandOutcome> run(const profile::Arguments& arguments)
    {
        const auto start = std::chrono::steady_clock::now();
        if (!m_sequence.enabled)
            return failure(visa::Status::ErrorNotEnabled,
                           tr("The sequence “%1” is switched off in the profile.").arg(m_sequence.name),
                           QStringLiteral("sequence.run"));
        if (Result<void> taken = takeParameters(arguments); !taken)
            return tl::unexpected<Error>(std::move(taken.error()));
        std::size_t number = 0;
        for (const profile::SequenceStep& step : m_sequence.steps) {
            ++number;
            if (m_dialogue.isCancelled())
                return failure(
                    visa::Status::ErrorAbort,
                    tr("The sequence “%1” was cancelled before step %2.").arg(m_sequence.name).arg(number),
                    QStringLiteral("sequence.run"));
            if (m_options.stepBegun)
                m_options.stepBegun(number, m_sequence.steps.size());
            Result<profile::ReplyValue> reply = runStep(step);
            if (!reply) {
                Error error = std::move(reply.error());
                error.message = tr("Step %1 of “%2”: %3").arg(number).arg(m_sequence.name, error.message);
                return tl::unexpected<Error>(std::move(error));
            }
            if (!step.capture.isEmpty()) {
                m_texts[step.capture] = reply->toText();
                m_outcome.captured.push_back({step.capture, *reply});
                m_captured[step.capture] = std::move(*reply);
            }
        }
        const auto result = m_captured.find(m_sequence.returns);
        if (result != m_captured.end())
            m_outcome.reply = result->second;
        m_outcome.duration = std::chrono::steady_clock::now() - start;
        return std::move(m_outcome);
    }

private:
    Result<void> takeParameters(const profile::Arguments& arguments)
    {
        // A command that only has these parameters refuses what is unknown, missing or wrong, in the usual words.
        profile::Command shape;
        shape.name = m_sequence.name;
        shape.type = profile::CommandType::Write;
        shape.params = m_sequence.params;
        for (const profile::Parameter& parameter : m_sequence.params)
            shape.scpi.append(QStringLiteral("{%1} ").arg(parameter.name));
        shape.scpi.append(QLatin1Char('.'));
        const Result<profile::RenderedCommand> checked = profile::render(shape, profile::Access::Write, arguments);
        if (!checked)
            return tl::unexpected<Error>(checked.error());
        for (const profile::Parameter& parameter : m_sequence.params) {
            const QVariant given = arguments.value(parameter.name);
            const QVariant value = given.isValid() ? given : QVariant(parameter.defaultValue.value_or(QString()));
            const Result<QString> wire = profile::renderArgument(parameter, value);
            if (!wire)
                return tl::unexpected<Error>(wire.error());
            m_texts[parameter.name] = *wire;
        }
        return {};
    }

    Result<QString> filled(const QString& text) const
    {
        const tl::expected<QString, QString> result =
            profile::Template(text).fill([&](const QString& name) -> std::optional<QString> {
                const auto found = m_texts.find(name);
                return found == m_texts.end() ? std::nullopt : std::optional(found->second);
            });
        if (!result)
            return failure(visa::Status::ErrorInvalidParameter, tr("“{%1}” has no value yet.").arg(result.error()),
                           QStringLiteral("sequence.run"));
        return *result;
    }

    Result<profile::ReplyValue> runStep(const profile::SequenceStep& step)
    {
        return step.command.isEmpty() ? runText(step) : runNamed(step);
    }

    Result<profile::ReplyValue> runText(const profile::SequenceStep& step)
    {
        const Result<QString> text = filled(step.scpi);
        if (!text)
            return tl::unexpected<Error>(text.error());
        const QByteArray message = text->toUtf8();
        m_outcome.noteSent(message);
        if (!scpi::isQuery(message)) {
            if (Result<void> written = m_dialogue.write(message); !written)
                return tl::unexpected<Error>(std::move(written.error()));
            return profile::ReplyValue{};
        }
        const Result<QByteArray> reply = m_dialogue.query(message, m_options.progress);
        if (!reply)
            return tl::unexpected<Error>(reply.error());
        return profile::parseUndescribedReply(*reply);
    }

    Result<profile::ReplyValue> runNamed(const profile::SequenceStep& step)
    {
        const profile::Command* command = m_profile.findCommand(step.command);
        if (command == nullptr)
            return failure(visa::Status::ErrorResourceNotFound,
                           tr("The profile has no command “%1”.").arg(step.command),
                           QStringLiteral("sequence.run"));
        profile::Arguments arguments;
        for (const profile::MapEntry& argument : step.args) {
            const Result<QString> value = filled(argument.wire);
            if (!value)
                return tl::unexpected<Error>(value.error());
            arguments.insert(argument.label, *value);
        }
        RunOptions options;
        options.progress = m_options.progress;
        options.sweepProgress = m_options.sweepProgress;
        options.asksSweepValue = m_options.asksSweepValue;
        Result<CommandOutcome> outcome = runsAsSweep(*command, arguments)
                                             ? runSweep(m_dialogue, m_profile, *command, arguments, options)
                                             : runCommand(m_dialogue, m_profile, *command, arguments, options);
        if (!outcome)
            return tl::unexpected<Error>(std::move(outcome.error()));
        m_outcome.noteSent(outcome->sent);
        if (!outcome->preamble.isEmpty())
            m_outcome.preamble = outcome->preamble;
        return std::move(outcome->reply);
    }

    Dialogue& m_dialogue;
    const profile::Profile& m_profile;
    const profile::Sequence& m_sequence;
    const RunOptions& m_options;
    std::map<QString, QString> m_texts;
    std::map<QString, profile::ReplyValue> m_captured;
    CommandOutcome m_outcome;
};

} // namespace

Result<CommandOutcome> runSequence(Dialogue& dialogue, const profile::Profile& profile,
                                   const profile::Sequence& sequence, const profile::Arguments& arguments,
                                   const RunOptions& options)
{
    return SequenceRun(dialogue, profile, sequence, options).run(arguments);
}

} // namespace visor::instrument
