// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrument/sweep_runner.h"

#include "core/profile/bounded_pattern.h"
#include "core/profile/parameter_roles.h"
#include "core/profile/sweep_start.h"
#include "core/profile/template.h"

#include <QCoreApplication>

#include <algorithm>

namespace visor::instrument {

namespace {

using profile::Access;

class SweepRun
{
    Q_DECLARE_TR_FUNCTIONS(visor::instrument::SweepRun)

public:
    SweepRun(Dialogue& dialogue, const profile::Profile& profile, const profile::Command& command,
             const profile::Sweep& sweep, const profile::Arguments& arguments, const RunOptions& options)
        : m_dialogue(dialogue),
          m_profile(profile),
          m_command(command),
          m_sweep(sweep),
          m_arguments(arguments),
          m_options(options)
    {
    }

    Result<CommandOutcome> run()
    {
        if (!m_command.enabled)
            return failed(visa::Status::ErrorNotEnabled,
                          tr("“%1” is switched off in the profile.").arg(m_command.name));
        const Result<QList<QByteArray>> messages = startMessages();
        if (!messages)
            return tl::unexpected<Error>(messages.error());
        const Result<QByteArray> check = checkMessage();
        if (!check)
            return tl::unexpected<Error>(check.error());
        m_idle = profile::boundedPattern(m_sweep.checkIdleMatch);
        if (!m_idle.isValid())
            return failed(visa::Status::ErrorInvalidSetup,
                          tr("The end of the sweep “%1” cannot be recognised: “%2” is not a valid regular "
                             "expression.")
                              .arg(m_command.name, m_sweep.checkIdleMatch));
        m_asksValue = m_options.asksSweepValue && m_options.sweepProgress && m_command.isReadable();
        m_start = std::chrono::steady_clock::now();
        if (m_asksValue) {
            const profile::ReplyValue now = currentValue();
            if (m_dialogue.isCancelled()) // nothing moves yet: nothing to stop
                return failed(visa::Status::ErrorAbort,
                              tr("The sweep “%1” was cancelled before it began.").arg(m_command.name));
            m_options.sweepProgress({elapsed(), {}, now});
        }
        for (const QByteArray& message : *messages) {
            m_outcome.noteSent(message);
            if (Result<void> written = m_dialogue.write(message); !written)
                return stopped(std::move(written.error()));
        }
        if (!check->isEmpty()) {
            if (Result<void> done = awaitEnd(*check); !done)
                return stopped(std::move(done.error()));
        }
        m_outcome.duration = std::chrono::steady_clock::now() - m_start;
        return std::move(m_outcome);
    }

private:
    static tl::unexpected<Error> failed(visa::Status status, const QString& message)
    {
        return failure(status, message, QStringLiteral("sweep.run"));
    }

    /// The sweep's lines, or the command's own text where the sweep has none.
    Result<QList<QByteArray>> startMessages() const
    {
        const Result<profile::RenderedCommand> rendered =
            profile::render(profile::sweepStart(m_command), Access::Write, m_arguments);
        if (!rendered)
            return tl::unexpected<Error>(rendered.error());
        QList<QByteArray> messages;
        for (const QByteArray& line : rendered->bytes.split('\n')) {
            if (!line.trimmed().isEmpty())
                messages.append(line.trimmed());
        }
        return messages;
    }

    /// Empty: the profile does not say how the end is seen.
    Result<QByteArray> checkMessage() const
    {
        const QString& text = m_sweep.checkCommand;
        if (text.isEmpty() || m_sweep.checkIdleMatch.isEmpty())
            return QByteArray();
        const profile::Command* named = m_profile.findCommand(text);
        if (named == nullptr)
            return profile::renderTemplate(text, m_command.params, m_arguments);
        profile::Arguments known;
        for (auto argument = m_arguments.constBegin(); argument != m_arguments.constEnd(); ++argument) {
            if (named->findParameter(argument.key()) != nullptr)
                known.insert(argument.key(), argument.value());
        }
        const Result<profile::RenderedCommand> rendered = profile::render(*named, Access::Read, known);
        if (!rendered)
            return tl::unexpected<Error>(rendered.error());
        return rendered->bytes;
    }

    Result<void> awaitEnd(const QByteArray& check)
    {
        for (;;) {
            // First a pause: an instrument may need a moment before it says that it moves.
            if (Result<void> paused = m_dialogue.pause(m_sweep.pollInterval); !paused)
                return paused;
            const Result<QByteArray> reply = m_dialogue.queryLine(check);
            if (!reply)
                return tl::unexpected<Error>(reply.error());
            if (m_options.sweepProgress) {
                profile::ReplyValue now = currentValue();
                m_options.sweepProgress({elapsed(), *reply, std::move(now)});
            }
            if (profile::findPattern(m_idle, QString::fromLatin1(*reply)).hasMatch())
                return {};
        }
    }

    [[nodiscard]] std::chrono::milliseconds elapsed() const
    {
        return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - m_start);
    }

    /// Where the sweep is. A value that does not come is no reason to stop an instrument that answers its check:
    /// it is not asked for again. A lost link or a cancel is seen by whatever is said next.
    profile::ReplyValue currentValue()
    {
        if (!m_asksValue)
            return {};
        RunOptions reading;
        reading.access = Access::Read;
        profile::Arguments known;
        for (auto argument = m_arguments.constBegin(); argument != m_arguments.constEnd(); ++argument) {
            if (m_command.findParameter(argument.key()) != nullptr &&
                !profile::isValueParameter(m_command, argument.key()))
                known.insert(argument.key(), argument.value());
        }
        auto now = runCommand(m_dialogue, m_profile, m_command, known, reading);
        m_asksValue = now.has_value();
        return now ? std::move(now->reply) : profile::ReplyValue();
    }

    /// The failure, after the instrument was told to hold: whoever cancels expects that it does.
    tl::unexpected<Error> stopped(Error error)
    {
        const bool isCancelled = m_dialogue.isCancelled();
        const QString why =
            isCancelled ? tr("The sweep “%1” was cancelled.").arg(m_command.name)
                        : tr("The sweep “%1” could not be followed: %2").arg(m_command.name, error.message);
        if (isCancelled)
            error.status = visa::Status::ErrorAbort;
        error.message = why + QLatin1Char(' ') + stop();
        error.operation = QStringLiteral("sweep.run");
        return tl::unexpected<Error>(std::move(error));
    }

    QString stop()
    {
        constexpr std::chrono::milliseconds kStopLimit{2000};
        if (m_sweep.stopCommand.isEmpty())
            return tr("The profile has no stop command: the instrument may still be moving. Stop it at its front "
                      "panel.");
        const Result<QByteArray> message =
            profile::renderTemplate(m_sweep.stopCommand, m_command.params, m_arguments);
        Dialogue farewell = m_dialogue.withoutCancel();
        farewell.setTimeout(kStopLimit); // a serial line that was silent settles for a second first
        const Result<void> written = message ? farewell.write(*message) : tl::unexpected<Error>(message.error());
        if (written)
            return tr("Its stop command was sent; the instrument holds.");
        return tr("Its stop command could not be sent (%1) The instrument may still be moving: stop it at its "
                  "front panel.")
            .arg(written.error().message);
    }

    Dialogue& m_dialogue;
    const profile::Profile& m_profile;
    const profile::Command& m_command;
    const profile::Sweep& m_sweep;
    const profile::Arguments& m_arguments;
    const RunOptions& m_options;
    QRegularExpression m_idle;
    bool m_asksValue = false;
    std::chrono::steady_clock::time_point m_start;
    CommandOutcome m_outcome;
};

} // namespace

bool runsAsSweep(const profile::Command& command, const profile::Arguments& arguments, const RunOptions& options)
{
    if (!command.sweep)
        return false;
    if (options.access)
        return *options.access == Access::Write;
    if (profile::naturalAccess(command, arguments) == Access::Write)
        return true;
    // A rate is given to move, never to read.
    for (const QString& name : profile::Template(command.sweep->command).placeholders()) {
        if (arguments.contains(name))
            return true;
    }
    return arguments.contains(command.sweep->rateParameter);
}

Result<CommandOutcome> runSweepAlone(Dialogue& dialogue, const profile::Profile& profile,
                                     const profile::Command& command, const profile::Arguments& arguments,
                                     const RunOptions& options)
{
    const Result<void> locked = dialogue.lock(visa::LockMode::Exclusive, {}, dialogue.timeout());
    if (!locked && locked.error().status != visa::Status::ErrorUnsupportedOperation)
        return tl::unexpected<Error>(locked.error());
    Result<CommandOutcome> outcome = runSweep(dialogue, profile, command, arguments, options);
    if (locked) {
        const Result<void> released = dialogue.withoutCancel().unlock();
        if (outcome && !released && released.error().status != visa::Status::ErrorSessionNotLocked)
            return tl::unexpected<Error>(released.error());
    }
    return outcome;
}

Result<CommandOutcome> runSweep(Dialogue& dialogue, const profile::Profile& profile,
                                const profile::Command& command, const profile::Arguments& arguments,
                                const RunOptions& options)
{
    if (const auto& sweep = command.sweep)
        return SweepRun(dialogue, profile, command, *sweep, arguments, options).run();
    return runCommand(dialogue, profile, command, arguments, options);
}

} // namespace visor::instrument
