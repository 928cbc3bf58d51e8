// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/opened_instrument.h"
#include "app/cli/output.h"
#include "app/cli/reply_json.h"
#include "core/instrument/command_runner.h"
#include "core/instrument/sweep_runner.h"

#include <QCoreApplication>

namespace visor::app {

namespace {

/// `visor run RESOURCE COMMAND name=value …`: a command or sequence of the instrument's profile.
class RunCommand : public Command
{
    Q_DECLARE_TR_FUNCTIONS(visor::app::Cli)

public:
    QString name() const override { return QStringLiteral("run"); }
    QString summary() const override { return tr("runs a command of the instrument's profile"); }
    int fewestArguments() const override { return 2; }
    int mostArguments() const override { return -1; }
    void describe(QCommandLineParser& parser) const override
    {
        OpenedInstrument::describeResource(parser);
        parser.addPositionalArgument(QStringLiteral("COMMAND"),
                                     tr("Name of a command or sequence of the profile."));
        parser.addPositionalArgument(QStringLiteral("NAME=VALUE"), tr("Its arguments."),
                                     QStringLiteral("[NAME=VALUE …]"));
        OpenedInstrument::describeOptions(parser);
        parser.addOption({QStringLiteral("profile"),
                          tr("Use this profile, or the one in this file, instead of the one that fits."),
                          QStringLiteral("KEY")});
        parser.addOption({QStringLiteral("json"), tr("Print one JSON object.")});
    }
    ExitCode run(const QCommandLineParser& parser, const QStringList& arguments,
                 CommandContext& context) const override
    {
        const auto values = parseArguments(arguments.mid(2));
        if (!values)
            return reportUsage(values.error().message);
        auto opened = OpenedInstrument::open(arguments[0], parser, context);
        if (!opened)
            return reportFailure(arguments[0], opened.error());
        const auto profile = opened->enterProfile(context.library, parser.value(QStringLiteral("profile")));
        if (!profile)
            return reportFailure(opened->resource().toString(), profile.error());
        const bool asJson = parser.isSet(QStringLiteral("json"));
        return opened->leaveProfile(**profile, runNamed(*opened, **profile, arguments[1], *values, asJson));
    }

private:
    /// What the sweep says of itself: a line for people to stderr, or one JSON object.
    static void printProgress(const QString& resource, const QString& name,
                              const instrument::SweepProgress& progress, bool asJson)
    {
        const auto elapsed = static_cast<qint64>(progress.elapsed.count());
        const QString check = QString::fromUtf8(progress.check);
        if (asJson)
            printJson(QJsonObject{{QStringLiteral("resource"), resource},
                                  {QStringLiteral("command"), name},
                                  {QStringLiteral("state"), QStringLiteral("sweeping")},
                                  {QStringLiteral("elapsed_ms"), elapsed},
                                  {QStringLiteral("check"), check}});
        else
            printMessage(tr("%1: %2 s, the instrument says “%3”.")
                             .arg(name)
                             .arg(static_cast<double>(elapsed) / 1000.0, 0, 'f', 1)
                             .arg(check));
    }

    static ExitCode runNamed(const OpenedInstrument& opened, const profile::Profile& profile, const QString& name,
                             const profile::Arguments& values, bool asJson)
    {
        const QString resource = opened.resource().toString();
        const profile::Command* command = profile.findCommand(name);
        const profile::Sequence* sequence = profile.findSequence(name);
        if (command == nullptr && sequence == nullptr) {
            return reportFailure(
                resource, Error{visa::Status::ErrorResourceNotFound,
                                tr("The profile %1 has no command “%2”. “visor profile show %1” lists them.")
                                    .arg(profile.key, name),
                                {},
                                QStringLiteral("run"),
                                0});
        }
        instrument::Dialogue dialogue = opened.dialogue(instrument::Origin::Script);
        const bool isSweep = command != nullptr && instrument::runsAsSweep(*command, values);
        if (isSweep) {
            // Nobody else may write while it moves.
            if (const auto locked = dialogue.lock(visa::LockMode::Exclusive, {}, dialogue.timeout());
                !locked && locked.error().status != visa::Status::ErrorUnsupportedOperation)
                return reportFailure(resource, locked.error());
        }
        instrument::RunOptions options;
        options.sweepProgress = [&](const instrument::SweepProgress& progress) {
            printProgress(resource, name, progress, asJson);
        };
        // What was in the queue before is not this command's doing.
        const auto earlier = instrument::readErrorQueue(dialogue, &profile);
        const auto outcome = isSweep ? instrument::runSweep(dialogue, profile, *command, values, options)
                             : command != nullptr
                                 ? instrument::runCommand(dialogue, profile, *command, values, options)
                                 : instrument::runSequence(dialogue, profile, *sequence, values, options);
        if (!outcome) {
            if (asJson && isSweep)
                printJson(QJsonObject{{QStringLiteral("resource"), resource},
                                      {QStringLiteral("command"), name},
                                      {QStringLiteral("state"), outcome.error().status == visa::Status::ErrorAbort
                                                                    ? QStringLiteral("aborted")
                                                                    : QStringLiteral("error")}});
            return reportFailure(resource, outcome.error());
        }
        // What the instrument says about a write is part of its result.
        const auto complaints = earlier ? instrument::readErrorQueue(dialogue, &profile) : earlier;
        if (complaints && !complaints->empty()) {
            return reportFailure(resource, Error{visa::Status::ErrorIo,
                                                 tr("The instrument answered with an error: %1, %2.")
                                                     .arg(complaints->front().number)
                                                     .arg(complaints->front().text),
                                                 {},
                                                 QStringLiteral("run"),
                                                 0});
        }
        for (const scpi::ErrorReply& error : earlier.value_or(std::vector<scpi::ErrorReply>{}))
            printMessage(QStringLiteral("visor: %1: ").arg(resource) +
                         tr("An earlier error was still in the queue: %1, %2.").arg(error.number).arg(error.text));
        bool isTaken = true;
        if (asJson) {
            QJsonObject object{{QStringLiteral("resource"), resource},
                               {QStringLiteral("command"), name},
                               {QStringLiteral("value"), replyToJson(outcome->reply)},
                               {QStringLiteral("sent"), QString::fromUtf8(outcome->sent)}};
            if (!outcome->reply.unit.isEmpty())
                object.insert(QStringLiteral("unit"), outcome->reply.unit);
            if (isSweep) {
                object.insert(QStringLiteral("state"), QStringLiteral("completed"));
                object.insert(
                    QStringLiteral("elapsed_ms"),
                    static_cast<qint64>(
                        std::chrono::duration_cast<std::chrono::milliseconds>(outcome->duration).count()));
            }
            if (!outcome->captured.empty()) {
                QJsonObject captured;
                for (const profile::ReplyItem& item : outcome->captured)
                    captured.insert(item.name, replyToJson(item.value));
                object.insert(QStringLiteral("captured"), captured);
            }
            isTaken = printJson(object);
        } else if (const auto* block = std::get_if<QByteArray>(&outcome->reply.value)) {
            isTaken = printBytes(*block);
        } else if (!outcome->reply.isEmpty()) {
            const QString text = outcome->reply.toText();
            isTaken = printLine(
                outcome->reply.unit.isEmpty() ? text : QStringLiteral("%1 %2").arg(text, outcome->reply.unit));
        }
        return isTaken ? ExitCode::Done : ExitCode::Refused;
    }
};

} // namespace

std::unique_ptr<Command> makeRunCommand()
{
    return std::make_unique<RunCommand>();
}

} // namespace visor::app
