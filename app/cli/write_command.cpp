// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/opened_instrument.h"
#include "app/cli/output.h"

#include <QCoreApplication>

namespace visor::app {

namespace {

/// `visor write RESOURCE TEXT`: sends and reads nothing.
class WriteCommand : public Command
{
    Q_DECLARE_TR_FUNCTIONS(visor::app::Cli)

public:
    QString name() const override { return QStringLiteral("write"); }
    QString summary() const override { return tr("sends a message and reads nothing"); }
    int fewestArguments() const override { return 2; }
    int mostArguments() const override { return 2; }
    void describe(QCommandLineParser& parser) const override
    {
        OpenedInstrument::describeResource(parser);
        parser.addPositionalArgument(QStringLiteral("TEXT"), tr("What to send."));
        OpenedInstrument::describeOptions(parser);
    }
    ExitCode run(const QCommandLineParser& parser, const QStringList& arguments,
                 CommandContext& context) const override
    {
        auto opened = OpenedInstrument::open(arguments[0], parser, context);
        if (!opened)
            return reportFailure(arguments[0], opened.error());
        const auto written = opened->dialogue(instrument::Origin::Script).write(arguments[1].toUtf8());
        return written ? ExitCode::Done : reportFailure(opened->resource().toString(), written.error());
    }
};

} // namespace

std::unique_ptr<Command> makeWriteCommand()
{
    return std::make_unique<WriteCommand>();
}

} // namespace visor::app
