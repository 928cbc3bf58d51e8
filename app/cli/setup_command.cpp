// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/opened_instrument.h"
#include "app/cli/output.h"
#include "core/instrument/setup_runner.h"

#include <QCoreApplication>

#include <algorithm>

namespace visor::app {

namespace {

using instrument::SetupLine;
using instrument::SetupLineResult;

QString withUnit(const QString& value, const QString& unit)
{
    return unit.isEmpty() ? value : QStringLiteral("%1 %2").arg(value, unit);
}

QString lineTitle(const SetupLine& line)
{
    QString title = line.command;
    for (auto argument = line.arguments.cbegin(); argument != line.arguments.cend(); ++argument)
        title += QStringLiteral(" %1=%2").arg(argument.key(), argument.value().toString());
    return title;
}

QJsonObject lineJson(const SetupLine& line)
{
    QJsonObject object{{QStringLiteral("command"), line.command},
                       {QStringLiteral("arguments"), QJsonObject::fromVariantMap(line.arguments)},
                       {QStringLiteral("before"), line.before ? QJsonValue(*line.before) : QJsonValue()},
                       {QStringLiteral("after"), line.after},
                       {QStringLiteral("dangerous"), line.isDangerous}};
    if (!line.unit.isEmpty())
        object.insert(QStringLiteral("unit"), line.unit);
    return object;
}

QString outcomeWord(SetupLineResult::Outcome outcome)
{
    switch (outcome) {
    case SetupLineResult::Outcome::NotSent:
        return QStringLiteral("not sent");
    case SetupLineResult::Outcome::Taken:
        return QStringLiteral("taken");
    case SetupLineResult::Outcome::Adjusted:
        return QStringLiteral("adjusted");
    case SetupLineResult::Outcome::Refused:
        return QStringLiteral("refused");
    case SetupLineResult::Outcome::Failed:
        return QStringLiteral("failed");
    }
    return {};
}

/// `visor setup save|diff|apply RESOURCE FILE`: an instrument's settings as a file.
class SetupCommand : public Command
{
    Q_DECLARE_TR_FUNCTIONS(visor::app::Cli)

public:
    QString name() const override { return QStringLiteral("setup"); }
    QString summary() const override { return tr("saves an instrument's settings, compares and applies them"); }
    int fewestArguments() const override { return 3; }
    int mostArguments() const override { return 3; }
    void describe(QCommandLineParser& parser) const override
    {
        parser.addPositionalArgument(QStringLiteral("ACT"), tr("save, diff or apply."));
        OpenedInstrument::describeResource(parser);
        parser.addPositionalArgument(QStringLiteral("FILE"), tr("The setup's file."));
        OpenedInstrument::describeOptions(parser);
        parser.addOption({QStringLiteral("profile"), tr("Use this profile instead of the one that fits."),
                          QStringLiteral("KEY")});
        parser.addOption({QStringLiteral("note"), tr("Of save: what the setup is for."), QStringLiteral("TEXT")});
        parser.addOption({QStringLiteral("with-dangerous"),
                          tr("Of apply: send settings that can do harm too, such as outputs on.")});
        parser.addOption({QStringLiteral("json"), tr("Print one JSON object.")});
    }
    ExitCode run(const QCommandLineParser& parser, const QStringList& arguments,
                 CommandContext& context) const override
    {
        const QString& act = arguments[0];
        if (!QStringList{QStringLiteral("save"), QStringLiteral("diff"), QStringLiteral("apply")}.contains(act))
            return reportUsage(tr("“%1” is no act of setup. Use save, diff or apply.").arg(act));
        instrument::Setup wanted;
        if (act != QLatin1StringView("save")) {
            auto loaded = instrument::loadSetup(arguments[2]);
            if (!loaded)
                return reportFailure(arguments[2], loaded.error());
            wanted = std::move(*loaded);
        }
        auto opened = OpenedInstrument::open(arguments[1], parser, context);
        if (!opened)
            return reportFailure(arguments[1], opened.error());
        const QString resource = opened->resource().toString();
        const auto profile = opened->enterProfile(context.library, parser.value(QStringLiteral("profile")));
        if (!profile)
            return reportFailure(resource, profile.error());
        instrument::Dialogue dialogue = opened->dialogue(instrument::Origin::Script);
        auto present = instrument::takeSetup(dialogue, **profile, opened->identity());
        ExitCode code = ExitCode::Done;
        if (!present) {
            code = reportFailure(resource, present.error());
        } else if (act == QLatin1StringView("save")) {
            present->setup.note = parser.value(QStringLiteral("note"));
            code = save(resource, *present, arguments[2], parser);
        } else {
            const auto comparison = instrument::compareSetup(**profile, wanted, present->setup);
            if (!comparison)
                code = reportFailure(resource, comparison.error());
            else if (act == QLatin1StringView("diff"))
                code = showDifferences(*comparison, parser.isSet(QStringLiteral("json")));
            else
                code = apply(dialogue, **profile, resource, *comparison, parser);
        }
        return opened->leaveProfile(**profile, code);
    }

private:
    static ExitCode save(const QString& resource, const instrument::TakenSetup& taken, const QString& path,
                         const QCommandLineParser& parser)
    {
        if (const auto written = instrument::saveSetup(taken.setup, path); !written)
            return reportFailure(path, written.error());
        const auto count = static_cast<qint64>(taken.setup.items.size());
        const auto missing = static_cast<qint64>(taken.asked) - count;
        if (missing > 0)
            printMessage(QStringLiteral("visor: %1: ").arg(resource) +
                         tr("%n setting(s) did not answer or were refused.", nullptr, static_cast<int>(missing)));
        if (!parser.isSet(QStringLiteral("json")))
            return ExitCode::Done;
        const bool isTaken = printJson(QJsonObject{{QStringLiteral("resource"), resource},
                                                   {QStringLiteral("file"), path},
                                                   {QStringLiteral("settings"), count},
                                                   {QStringLiteral("missing"), missing}});
        return isTaken ? ExitCode::Done : ExitCode::Refused;
    }

    static ExitCode showDifferences(const instrument::SetupComparison& comparison, bool asJson)
    {
        bool isTaken = true;
        if (asJson) {
            QJsonArray lines;
            for (const SetupLine& line : comparison.lines)
                lines.append(lineJson(line));
            isTaken = printJson(
                QJsonObject{{QStringLiteral("differences"), lines},
                            {QStringLiteral("same"), static_cast<qint64>(comparison.same)},
                            {QStringLiteral("unknown"), QJsonArray::fromStringList(comparison.unknown)}});
        }
        for (std::size_t at = 0; at < comparison.lines.size() && !asJson && isTaken; ++at) {
            const SetupLine& line = comparison.lines[at];
            const QString before = line.before ? withUnit(*line.before, line.unit) : QStringLiteral("?");
            isTaken = printLine(
                QStringLiteral("%1: %2 -> %3").arg(lineTitle(line), before, withUnit(line.after, line.unit)));
        }
        return isTaken ? ExitCode::Done : ExitCode::Refused;
    }

    static ExitCode apply(instrument::Dialogue& dialogue, const profile::Profile& profile, const QString& resource,
                          const instrument::SetupComparison& comparison, const QCommandLineParser& parser)
    {
        std::vector<SetupLine> lines;
        for (const SetupLine& line : comparison.lines) {
            if (line.isDangerous && !parser.isSet(QStringLiteral("with-dangerous")))
                printMessage(QStringLiteral("visor: %1: ").arg(resource) +
                             tr("%1 can do harm and is left as it is; --with-dangerous sends it too.")
                                 .arg(lineTitle(line)));
            else
                lines.push_back(line);
        }
        const auto results = instrument::applySetup(dialogue, profile, lines, instrument::Origin::Script);
        ExitCode code = ExitCode::Done;
        QJsonArray json;
        for (std::size_t at = 0; at < lines.size(); ++at) {
            const SetupLineResult& result = results[at];
            QJsonObject object = lineJson(lines[at]);
            object.insert(QStringLiteral("outcome"), outcomeWord(result.outcome));
            if (result.why) {
                object.insert(QStringLiteral("why"), result.why->message);
                const ExitCode failed =
                    reportFailure(QStringLiteral("%1: %2").arg(resource, lineTitle(lines[at])), *result.why);
                code = code == ExitCode::Done ? failed : code;
            } else if (result.outcome == SetupLineResult::Outcome::NotSent) {
                printMessage(QStringLiteral("visor: %1: ").arg(resource) +
                             tr("%1 was not sent.").arg(lineTitle(lines[at])));
                code = code == ExitCode::Done ? ExitCode::Refused : code;
            } else if (result.outcome == SetupLineResult::Outcome::Adjusted) {
                object.insert(QStringLiteral("now"), result.now);
                printMessage(QStringLiteral("visor: %1: ").arg(resource) +
                             tr("%1 was wanted as %2; the instrument made it %3.")
                                 .arg(lineTitle(lines[at]), withUnit(lines[at].after, lines[at].unit),
                                      withUnit(result.now, lines[at].unit)));
            }
            json.append(object);
        }
        if (parser.isSet(QStringLiteral("json")) && !printJson(QJsonObject{{QStringLiteral("lines"), json}}))
            return ExitCode::Refused;
        return code;
    }
};

} // namespace

std::unique_ptr<Command> makeSetupCommand()
{
    return std::make_unique<SetupCommand>();
}

} // namespace visor::app
