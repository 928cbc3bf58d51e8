// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/opened_instrument.h"
#include "app/cli/output.h"
#include "app/cli/reply_output.h"

#include <QCoreApplication>

#include <algorithm>
#include <vector>

namespace visor::app {

namespace {

/// `visor query RESOURCE TEXT`: sends, prints the reply; --repeat measures.
class QueryCommand : public Command
{
    Q_DECLARE_TR_FUNCTIONS(visor::app::Cli)

public:
    QString name() const override { return QStringLiteral("query"); }
    QString summary() const override { return tr("sends a message and prints the reply"); }
    int fewestArguments() const override { return 2; }
    int mostArguments() const override { return 2; }
    void describe(QCommandLineParser& parser) const override
    {
        OpenedInstrument::describeResource(parser);
        parser.addPositionalArgument(QStringLiteral("TEXT"), tr("What to send."));
        OpenedInstrument::describeOptions(parser);
        parser.addOption(
            {QStringLiteral("output"), tr("Write the reply's bytes to this file."), QStringLiteral("FILE")});
        parser.addOption({QStringLiteral("repeat"),
                          tr("Ask N times and print rate and p50/p99 to stderr; the last reply is printed."),
                          QStringLiteral("N")});
    }
    ExitCode run(const QCommandLineParser& parser, const QStringList& arguments,
                 CommandContext& context) const override
    {
        int repeat = 1;
        if (parser.isSet(QStringLiteral("repeat"))) {
            bool isNumber = false;
            repeat = parser.value(QStringLiteral("repeat")).toInt(&isNumber);
            if (!isNumber || repeat < 1) {
                return reportUsage(tr("--repeat takes a whole number above zero, not “%1”.")
                                       .arg(parser.value(QStringLiteral("repeat"))));
            }
        }
        auto opened = OpenedInstrument::open(arguments[0], parser, context);
        if (!opened)
            return reportFailure(arguments[0], opened.error());
        instrument::Dialogue dialogue = opened->dialogue(instrument::Origin::Script);
        const QByteArray message = arguments[1].toUtf8();
        std::vector<std::int64_t> nanoseconds;
        constexpr int kFirstRoom = 1'000'000; // more than that grows as it comes
        nanoseconds.reserve(static_cast<std::size_t>(std::min(repeat, kFirstRoom)));
        Result<QByteArray> reply;
        const auto begin = std::chrono::steady_clock::now();
        for (int i = 0; i < repeat; ++i) {
            const auto start = std::chrono::steady_clock::now();
            reply = dialogue.query(message);
            if (!reply)
                return reportFailure(opened->resource().toString(), reply.error());
            nanoseconds.push_back((std::chrono::steady_clock::now() - start).count());
        }
        const auto total = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
        if (repeat > 1) {
            std::sort(nanoseconds.begin(), nanoseconds.end());
            const auto percentile = [&](double share) {
                const auto index = static_cast<std::size_t>(share * static_cast<double>(nanoseconds.size() - 1));
                return static_cast<double>(nanoseconds[index]) / 1000.0;
            };
            printMessage(tr("%1 queries, %2/s, p50 %3 µs, p99 %4 µs")
                             .arg(repeat)
                             .arg(repeat / total, 0, 'f', 0)
                             .arg(percentile(0.5), 0, 'f', 1)
                             .arg(percentile(0.99), 0, 'f', 1));
        }
        return deliverReply(*reply, parser);
    }
};

} // namespace

std::unique_ptr<Command> makeQueryCommand()
{
    return std::make_unique<QueryCommand>();
}

} // namespace visor::app
