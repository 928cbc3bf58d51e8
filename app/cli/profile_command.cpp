// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "core/profile/reader.h"

#include <QCoreApplication>

namespace visor::app {

namespace {

/// `visor profile check FILE… | match IDN | list | show KEY`.
class ProfileCommand : public Command
{
    Q_DECLARE_TR_FUNCTIONS(visor::app::Cli)

public:
    QString name() const override { return QStringLiteral("profile"); }
    QString summary() const override { return tr("checks profile files, lists, matches and shows profiles"); }
    int fewestArguments() const override { return 1; }
    int mostArguments() const override { return -1; }
    void describe(QCommandLineParser& parser) const override
    {
        parser.addPositionalArgument(QStringLiteral("ACTION"), tr("check FILE …, match IDN, list, or show KEY."),
                                     QStringLiteral("check|match|list|show"));
        parser.addPositionalArgument(QStringLiteral("ARGUMENT"), tr("Files, an identity reply, or a key."),
                                     QStringLiteral("[ARGUMENT …]"));
        parser.addOption({QStringLiteral("json"), tr("Print JSON.")});
    }
    ExitCode run(const QCommandLineParser& parser, const QStringList& arguments,
                 CommandContext& context) const override
    {
        const bool asJson = parser.isSet(QStringLiteral("json"));
        const QString& action = arguments[0];
        if (action == QLatin1String("check") && arguments.size() > 1)
            return check(arguments.mid(1), asJson);
        if (action == QLatin1String("match") && arguments.size() == 2)
            return match(arguments[1], asJson, context.library);
        if (action == QLatin1String("list") && arguments.size() == 1)
            return list(asJson, context.library);
        if (action == QLatin1String("show") && arguments.size() == 2)
            return show(arguments[1], asJson, context.library);
        return reportUsage(tr("profile takes: check FILE …, match IDN, list, or show KEY."));
    }

private:
    static ExitCode check(const QStringList& files, bool asJson)
    {
        ExitCode code = ExitCode::Done;
        QJsonArray array;
        for (const QString& file : files) {
            const profile::ReadOutcome outcome = profile::readProfileFile(file);
            for (const profile::Problem& problem : outcome.problems) {
                if (problem.severity == profile::Severity::Error)
                    code = ExitCode::Refused;
                if (asJson) {
                    QJsonObject object{{QStringLiteral("file"), file},
                                       {QStringLiteral("line"), problem.place.line},
                                       {QStringLiteral("column"), problem.place.column},
                                       {QStringLiteral("severity"), profile::severityName(problem.severity)},
                                       {QStringLiteral("text"), problem.text}};
                    if (!problem.fix.isEmpty())
                        object.insert(QStringLiteral("fix"), problem.fix);
                    array.append(object);
                } else {
                    printLine(QStringLiteral("%1:%2:%3: %4: %5")
                                  .arg(file)
                                  .arg(problem.place.line)
                                  .arg(problem.place.column)
                                  .arg(profile::severityName(problem.severity), problem.text));
                }
            }
            if (!outcome.profile && outcome.problems.empty())
                code = ExitCode::Refused;
        }
        if (asJson)
            printJson(array);
        return code;
    }

    static ExitCode match(const QString& identity, bool asJson, const profile::Library& library)
    {
        const auto matches = library.allMatches(identity);
        if (asJson) {
            QJsonArray array;
            for (const auto& found : matches) {
                array.append(QJsonObject{{QStringLiteral("key"), found.entry.key},
                                         {QStringLiteral("pattern"), found.pattern.text},
                                         {QStringLiteral("file"), found.entry.filePath}});
            }
            printJson(array);
        } else {
            for (const auto& found : matches)
                printLine(found.entry.key + u'\t' + found.pattern.text + u'\t' + found.entry.filePath);
        }
        if (matches.empty()) {
            printMessage(tr("visor: No profile fits “%1”.").arg(identity));
            return ExitCode::NotFound;
        }
        return ExitCode::Done;
    }

    static ExitCode list(bool asJson, const profile::Library& library)
    {
        QJsonArray array;
        for (const auto& entry : library.entries()) {
            if (asJson) {
                array.append(QJsonObject{{QStringLiteral("key"), entry.key},
                                         {QStringLiteral("manufacturer"), entry.instrument.manufacturer},
                                         {QStringLiteral("model"), entry.instrument.model},
                                         {QStringLiteral("class"), entry.instrument.instrumentClass},
                                         {QStringLiteral("file"), entry.filePath}});
            } else {
                printLine(QStringList{entry.key, entry.instrument.manufacturer, entry.instrument.model,
                                      entry.instrument.instrumentClass}
                              .join(u'\t'));
            }
        }
        if (asJson)
            printJson(array);
        return ExitCode::Done;
    }

    static ExitCode show(const QString& key, bool asJson, const profile::Library& library)
    {
        const auto loaded = library.load(key);
        if (!loaded)
            return reportFailure(key, loaded.error());
        const profile::Profile& profile = **loaded;
        if (asJson) {
            QJsonArray commands;
            for (const profile::Command& command : profile.commands) {
                QJsonArray parameters;
                for (const profile::Parameter& parameter : command.params) {
                    QJsonObject object{{QStringLiteral("name"), parameter.name},
                                       {QStringLiteral("type"), profile::valueTypeName(parameter.type)}};
                    if (!parameter.unit.isEmpty())
                        object.insert(QStringLiteral("unit"), parameter.unit);
                    if (parameter.min)
                        object.insert(QStringLiteral("min"), *parameter.min);
                    if (parameter.max)
                        object.insert(QStringLiteral("max"), *parameter.max);
                    if (parameter.defaultValue)
                        object.insert(QStringLiteral("default"), *parameter.defaultValue);
                    if (const QStringList choices = parameter.choices(); !choices.isEmpty())
                        object.insert(QStringLiteral("choices"), QJsonArray::fromStringList(choices));
                    parameters.append(object);
                }
                commands.append(QJsonObject{{QStringLiteral("name"), command.name},
                                            {QStringLiteral("type"), profile::commandTypeName(command.type)},
                                            {QStringLiteral("description"), command.description},
                                            {QStringLiteral("dangerous"), command.isDangerous},
                                            {QStringLiteral("parameters"), parameters}});
            }
            printJson(QJsonObject{{QStringLiteral("key"), profile.key},
                                  {QStringLiteral("title"), profile.title()},
                                  {QStringLiteral("description"), profile.instrument.description},
                                  {QStringLiteral("file"), profile.filePath},
                                  {QStringLiteral("commands"), commands}});
            return ExitCode::Done;
        }
        printLine(profile.title());
        printLine(profile.instrument.description);
        for (const profile::Command& command : profile.commands) {
            QStringList parameters;
            for (const profile::Parameter& parameter : command.params)
                parameters << parameter.name;
            printLine(QStringLiteral("  %1(%2)\t%3\t%4")
                          .arg(command.name, parameters.join(QStringLiteral(", ")),
                               profile::commandTypeName(command.type), command.description));
        }
        return ExitCode::Done;
    }
};

} // namespace

std::unique_ptr<Command> makeProfileCommand()
{
    return std::make_unique<ProfileCommand>();
}

} // namespace visor::app
