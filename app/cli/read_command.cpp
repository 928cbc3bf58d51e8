// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/opened_instrument.h"
#include "app/cli/output.h"
#include "app/cli/reply_output.h"

#include <QCoreApplication>

namespace visor::app {

namespace {

/// `visor read RESOURCE`: reads one message, or at most --bytes of it.
class ReadCommand : public Command
{
    Q_DECLARE_TR_FUNCTIONS(visor::app::Cli)

public:
    QString name() const override { return QStringLiteral("read"); }
    QString summary() const override { return tr("reads a message that is waiting"); }
    int fewestArguments() const override { return 1; }
    int mostArguments() const override { return 1; }
    void describe(QCommandLineParser& parser) const override
    {
        OpenedInstrument::describeResource(parser);
        OpenedInstrument::describeOptions(parser);
        parser.addOption({QStringLiteral("bytes"), tr("Read at most N bytes."), QStringLiteral("N")});
        parser.addOption({QStringLiteral("output"), tr("Write the bytes to this file."), QStringLiteral("FILE")});
    }
    ExitCode run(const QCommandLineParser& parser, const QStringList& arguments,
                 CommandContext& context) const override
    {
        qsizetype most = 0;
        if (parser.isSet(QStringLiteral("bytes"))) {
            bool isNumber = false;
            most = parser.value(QStringLiteral("bytes")).toInt(&isNumber);
            if (!isNumber || most < 1) {
                return reportUsage(tr("--bytes takes a whole number above zero, not “%1”.")
                                       .arg(parser.value(QStringLiteral("bytes"))));
            }
        }
        auto opened = OpenedInstrument::open(arguments[0], parser, context);
        if (!opened)
            return reportFailure(arguments[0], opened.error());
        instrument::Dialogue dialogue = opened->dialogue(instrument::Origin::Script);
        if (most == 0) {
            const auto reply = dialogue.read();
            return reply ? deliverReply(*reply, parser)
                         : reportFailure(opened->resource().toString(), reply.error());
        }
        QByteArray bytes(most, Qt::Uninitialized);
        const auto chunk =
            opened->session().read(std::span(bytes.data(), static_cast<std::size_t>(most)), dialogue.deadline());
        if (!chunk)
            return reportFailure(opened->resource().toString(), chunk.error());
        bytes.truncate(static_cast<qsizetype>(chunk->count));
        return deliverReply(bytes, parser);
    }
};

} // namespace

std::unique_ptr<Command> makeReadCommand()
{
    return std::make_unique<ReadCommand>();
}

} // namespace visor::app
