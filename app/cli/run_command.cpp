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
        const auto profile = opened->enterProfile(context.library, parser.value(QStringLiteral("profile")));
        if (!profile)
            return reportFailure(opened->resource().toString(), profile.error());
        const bool asJson = parser.isSet(QStringLiteral("json"));
        return opened->leaveProfile(**profile, runNamed(*opened, **profile, arguments[1], *values, asJson));
    }

private:
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
        // What was in the queue before is not this command's doing.
        const auto earlier = instrument::readErrorQueue(dialogue, &profile);
        const auto outcome = command != nullptr ? instrument::runCommand(dialogue, profile, *command, values)
                                                : instrument::runSequence(dialogue, profile, *sequence, values);
        if (!outcome)
            return reportFailure(resource, outcome.error());
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
