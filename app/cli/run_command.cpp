// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/opened_instrument.h"
#include "app/cli/output.h"
#include "app/cli/reply_json.h"
#include "core/instrument/command_runner.h"

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
        parser.addOption({QStringLiteral("profile"), tr("Use this profile instead of the one that fits."),
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
        const QString resource = opened->resource().toString();
        const auto profile = opened->matchProfile(context.library, parser.value(QStringLiteral("profile")));
        if (!profile)
            return reportFailure(resource, profile.error());
        instrument::Dialogue dialogue = opened->dialogue(instrument::Origin::Script);
        // What was in the queue before is not this command's doing.
        const auto earlier = instrument::readErrorQueue(dialogue, profile->get());
        Result<instrument::CommandOutcome> outcome;
        if (const auto* command = (*profile)->findCommand(arguments[1])) {
            outcome = instrument::runCommand(dialogue, **profile, *command, *values);
        } else if (const auto* sequence = (*profile)->findSequence(arguments[1])) {
            outcome = instrument::runSequence(dialogue, **profile, *sequence, *values);
        } else {
            return reportFailure(
                resource, Error{visa::Status::ErrorResourceNotFound,
                                tr("The profile %1 has no command “%2”. “visor profile show %1” lists them.")
                                    .arg((*profile)->key, arguments[1]),
                                {},
                                QStringLiteral("run"),
                                0});
        }
        if (!outcome)
            return reportFailure(resource, outcome.error());
        // What the instrument says about a write is part of its result.
        const auto complaints = earlier ? instrument::readErrorQueue(dialogue, profile->get()) : earlier;
        if (complaints && !complaints->empty()) {
            return reportFailure(resource, Error{visa::Status::ErrorIo,
                                                 tr("The instrument answered with an error: %1, %2.")
                                                     .arg(complaints->front().number)
                                                     .arg(complaints->front().text),
                                                 {},
                                                 QStringLiteral("run"),
                                                 0});
        }
        for (const instrument::QueuedError& error : earlier.value_or(std::vector<instrument::QueuedError>{}))
            printMessage(QStringLiteral("visor: %1: ").arg(resource) +
                         tr("An earlier error was still in the queue: %1, %2.").arg(error.number).arg(error.text));
        if (parser.isSet(QStringLiteral("json"))) {
            QJsonObject object{{QStringLiteral("resource"), resource},
                               {QStringLiteral("command"), arguments[1]},
                               {QStringLiteral("value"), replyToJson(outcome->reply)},
                               {QStringLiteral("sent"), QString::fromUtf8(outcome->sent)}};
            if (!outcome->reply.unit.isEmpty())
                object.insert(QStringLiteral("unit"), outcome->reply.unit);
            printJson(object);
        } else if (const auto* block = std::get_if<QByteArray>(&outcome->reply.value)) {
            printBytes(*block);
        } else if (!outcome->reply.isEmpty()) {
            const QString text = outcome->reply.toText();
            printLine(outcome->reply.unit.isEmpty() ? text
                                                    : QStringLiteral("%1 %2").arg(text, outcome->reply.unit));
        }
        return ExitCode::Done;
    }
};

} // namespace

std::unique_ptr<Command> makeRunCommand()
{
    return std::make_unique<RunCommand>();
}

} // namespace visor::app
