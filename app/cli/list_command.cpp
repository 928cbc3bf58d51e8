// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/opened_instrument.h"
#include "app/cli/output.h"
#include "app/common/asking_manners.h"
#include "core/instrument/inventory.h"
#include "core/instrument/scanner.h"
#include "core/visa/resource_expression.h"
#include "transports/probe/host_range.h"
#include "transports/probe/probe_finder.h"

#include <QCoreApplication>

namespace visor::app {

namespace {

QString shelfName(instrument::Shelf shelf)
{
    switch (shelf) {
    case instrument::Shelf::Real:
        return QStringLiteral("real");
    case instrument::Shelf::Simulated:
        return QStringLiteral("simulated");
    case instrument::Shelf::Faulty:
        return QStringLiteral("faulty");
    }
    return {};
}

/// `visor list [EXPR]`: looks with every finder side by side, asks who is there, and merges what was seen.
class ListCommand : public Command
{
    Q_DECLARE_TR_FUNCTIONS(visor::app::Cli)

public:
    QString name() const override { return QStringLiteral("list"); }
    QString summary() const override { return tr("lists the instruments within reach"); }
    int fewestArguments() const override { return 0; }
    int mostArguments() const override { return 1; }
    void describe(QCommandLineParser& parser) const override
    {
        parser.addPositionalArgument(QStringLiteral("EXPR"),
                                     tr("A VISA search expression, such as ?*::INSTR (everything)."),
                                     QStringLiteral("[EXPR]"));
        parser.addOption(
            {QStringLiteral("timeout"), tr("Longest the search may take (2000)."), QStringLiteral("MS")});
        parser.addOption({QStringLiteral("sweep"),
                          tr("Also knock at every host of a network, such as 192.168.1.0/24 or 192.168.1.10-40."),
                          QStringLiteral("HOSTS")});
        parser.addOption({QStringLiteral("json"), tr("Print one JSON array.")});
    }
    ExitCode run(const QCommandLineParser& parser, const QStringList& arguments,
                 CommandContext& context) const override
    {
        std::chrono::milliseconds timeout(2000);
        if (parser.isSet(QStringLiteral("timeout"))) {
            const auto given =
                parseMilliseconds(parser.value(QStringLiteral("timeout")), QStringLiteral("--timeout"));
            if (!given)
                return reportUsage(given.error().message);
            timeout = *given;
        }
        QStringList swept;
        if (parser.isSet(QStringLiteral("sweep"))) {
            const auto hosts = probe::hostsOf(parser.value(QStringLiteral("sweep")));
            if (!hosts)
                return reportUsage(hosts.error().message);
            swept = *hosts;
        }
        const auto expression =
            visa::ResourceExpression::compile(arguments.isEmpty() ? QStringLiteral("?*") : arguments[0]);
        if (!expression)
            return reportFailure(arguments[0], expression.error());

        instrument::Inventory inventory;
        ExitCode code = ExitCode::Done;
        {
            std::vector<instrument::Finder*> finders;
            finders.reserve(context.finders.size() + 1);
            for (const auto& finder : context.finders)
                finders.push_back(finder.get());
            probe::ProbeFinder sweep(tr("sweep"), [&]() -> Result<std::vector<probe::ProbeFinder::Target>> {
                std::vector<probe::ProbeFinder::Target> targets;
                targets.reserve(static_cast<std::size_t>(swept.size()));
                for (const QString& host : swept)
                    targets.push_back({host, {}, true});
                return targets;
            });
            if (!swept.isEmpty())
                finders.push_back(&sweep);
            // The scanner calls never twice at a time; what it has told is looked at after its end.
            instrument::Scanner scanner(finders, context.transports, askingManners(context.library),
                                        [&](const instrument::ScanEvent& event) { take(event, inventory, code); });
            scanner.start(timeout);
            static_cast<void>(scanner.waitUntilLooked(visa::Deadline::after(timeout, context.token)));
        }
        print(inventory, *expression, parser.isSet(QStringLiteral("json")));
        return code;
    }

private:
    static void take(const instrument::ScanEvent& event, instrument::Inventory& inventory, ExitCode& code)
    {
        if (const auto* sighting = std::get_if<instrument::Sighting>(&event))
            inventory.add(*sighting);
        else if (const auto* departure = std::get_if<instrument::Departure>(&event))
            inventory.depart(departure->resource);
        else if (const auto* failed = std::get_if<instrument::FinderFailure>(&event))
            code = reportFailure(failed->finder, failed->why);
    }

    static void print(const instrument::Inventory& inventory, const visa::ResourceExpression& expression,
                      bool asJson)
    {
        QJsonArray array;
        bool isAnyListed = false;
        for (const instrument::InstrumentRecord& record : inventory.records()) {
            QJsonArray routes;
            QStringList lines;
            for (const instrument::Route& route : record.routes) {
                if (!expression.matches(route.resource))
                    continue;
                routes.append(route.resource.toString());
                lines << route.resource.toString();
            }
            if (lines.isEmpty())
                continue;
            isAnyListed = true;
            if (!asJson) {
                QString line = lines.front() + u'\t' + record.displayName();
                if (record.identity)
                    line += u'\t' + record.identity->toString();
                if (record.shelf != instrument::Shelf::Real)
                    line += u'\t' + (record.shelf == instrument::Shelf::Simulated ? tr("simulated")
                                                                                  : tr("simulated, faulty"));
                if (!record.isConfirmed())
                    line += u'\t' + tr("not seen now");
                printLine(line);
                for (const QString& other : lines.mid(1))
                    printLine(other + u'\t' + tr("same instrument"));
                continue;
            }
            QJsonObject object{{QStringLiteral("name"), record.displayName()},
                               {QStringLiteral("resource"), lines.front()},
                               {QStringLiteral("routes"), routes},
                               {QStringLiteral("shelf"), shelfName(record.shelf)},
                               {QStringLiteral("confirmed"), record.isConfirmed()}};
            if (record.identity) {
                object.insert(QStringLiteral("manufacturer"), record.identity->manufacturer);
                object.insert(QStringLiteral("model"), record.identity->model);
                object.insert(QStringLiteral("serial"), record.identity->serial);
                object.insert(QStringLiteral("firmware"), record.identity->firmware);
            }
            array.append(object);
        }
        if (asJson)
            printJson(array);
        else if (!isAnyListed)
            printMessage(
                tr("Nothing was found. “visor simulate” starts a simulated bench; any instrument can be used by "
                   "its resource string without being listed."));
    }
};

} // namespace

std::unique_ptr<Command> makeListCommand()
{
    return std::make_unique<ListCommand>();
}

} // namespace visor::app
