// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/opened_instrument.h"
#include "app/cli/output.h"

#include <QCoreApplication>

namespace visor::app {

namespace {

/// `visor identify RESOURCE`: identity and matched profile.
class IdentifyCommand : public Command
{
    Q_DECLARE_TR_FUNCTIONS(visor::app::Cli)

public:
    QString name() const override { return QStringLiteral("identify"); }
    QString summary() const override { return tr("says who an instrument is and which profile fits it"); }
    int fewestArguments() const override { return 1; }
    int mostArguments() const override { return 1; }
    void describe(QCommandLineParser& parser) const override
    {
        OpenedInstrument::describeResource(parser);
        OpenedInstrument::describeOptions(parser);
        parser.addOption({QStringLiteral("json"), tr("Print one JSON object.")});
    }
    ExitCode run(const QCommandLineParser& parser, const QStringList& arguments,
                 CommandContext& context) const override
    {
        auto opened = OpenedInstrument::open(arguments[0], parser, context);
        if (!opened)
            return reportFailure(arguments[0], opened.error());
        const QString resource = opened->resource().toString();
        const auto identity = opened->identify();
        if (!identity)
            return reportFailure(resource, identity.error());
        const auto match = context.library.match(opened->identityText());
        const QString key = match ? match->entry.key : QString();
        if (parser.isSet(QStringLiteral("json"))) {
            QJsonObject object{{QStringLiteral("resource"), resource},
                               {QStringLiteral("manufacturer"), identity->manufacturer},
                               {QStringLiteral("model"), identity->model},
                               {QStringLiteral("serial"), identity->serial},
                               {QStringLiteral("firmware"), identity->firmware}};
            object.insert(QStringLiteral("profile"), key.isEmpty() ? QJsonValue() : QJsonValue(key));
            printJson(object);
            return ExitCode::Done;
        }
        printLine(tr("Maker:    %1").arg(identity->manufacturer));
        printLine(tr("Model:    %1").arg(identity->model));
        printLine(tr("Serial:   %1").arg(identity->serial));
        printLine(tr("Firmware: %1").arg(identity->firmware));
        printLine(tr("Profile:  %1").arg(key.isEmpty() ? tr("none fits") : key));
        return ExitCode::Done;
    }
};

} // namespace

std::unique_ptr<Command> makeIdentifyCommand()
{
    return std::make_unique<IdentifyCommand>();
}

} // namespace visor::app
