// SPDX-License-Identifier: GPL-3.0-or-later
// `visor profile list`, `match`, `pin` and `show`.
#include "app/cli/output.h"
#include "app/cli/profile_actions.h"

#include <QCoreApplication>

namespace visor::app {

namespace {

struct ProfileShowText
{
    Q_DECLARE_TR_FUNCTIONS(visor::app::Cli)
};

struct ChosenProfile
{
    profile::Library::Match match;
    bool isUsed = false;
    bool isPinned = false;
};

/// Those that fit, the one that is used first: a pinned one need not fit.
std::vector<ChosenProfile> fittingProfiles(const QString& identity, const profile::Library& library)
{
    std::vector<ChosenProfile> result;
    const auto choice = library.choose(identity);
    if (!choice)
        return result;
    result.push_back({{choice->entry, choice->pattern}, true, choice->isPinned});
    for (const profile::Library::Match& match : library.allMatches(identity)) {
        if (match.entry.key != choice->entry.key)
            result.push_back({match, false, false});
    }
    return result;
}

} // namespace

ExitCode matchProfiles(const QString& identity, bool asJson, const profile::Library& library)
{
    const auto found = fittingProfiles(identity, library);
    if (asJson) {
        QJsonArray array;
        for (const ChosenProfile& one : found) {
            array.append(QJsonObject{{QStringLiteral("key"), one.match.entry.key},
                                     {QStringLiteral("pattern"), one.match.pattern.text},
                                     {QStringLiteral("file"), one.match.entry.filePath},
                                     {QStringLiteral("layer"), profile::layerName(one.match.entry.layer)},
                                     {QStringLiteral("used"), one.isUsed},
                                     {QStringLiteral("pinned"), one.isPinned}});
        }
        printJson(array);
    } else {
        for (const ChosenProfile& one : found)
            printLine(one.match.entry.key + u'\t' + one.match.pattern.text + u'\t' + one.match.entry.filePath);
        // Why it is the first, for people; what scripts read stays as it is.
        if (const auto choice = library.choose(identity);
            choice && (choice->isPinned || !choice->lostPin.isEmpty() || !choice->replaced.empty()))
            printMessage(choice->sentence(identity));
    }
    if (found.empty()) {
        printMessage(ProfileShowText::tr("visor: No profile fits “%1”.").arg(identity));
        return ExitCode::NotFound;
    }
    return ExitCode::Done;
}

ExitCode pinProfile(const QString& identity, const QString& key, profile::Library& library)
{
    const auto done = key.isEmpty() ? library.unpin(identity) : library.pin(identity, key);
    return done ? ExitCode::Done : reportFailure(key.isEmpty() ? identity : key, done.error());
}

ExitCode listProfiles(bool asJson, const profile::Library& library)
{
    QJsonArray array;
    for (const profile::LibraryEntry& entry : library.entries()) {
        if (!asJson) {
            printLine(QStringList{entry.key, entry.instrument.manufacturer, entry.instrument.model,
                                  entry.instrument.instrumentClass}
                          .join(u'\t'));
            continue;
        }
        QJsonObject object{{QStringLiteral("key"), entry.key},
                           {QStringLiteral("manufacturer"), entry.instrument.manufacturer},
                           {QStringLiteral("model"), entry.instrument.model},
                           {QStringLiteral("class"), entry.instrument.instrumentClass},
                           {QStringLiteral("file"), entry.filePath},
                           {QStringLiteral("layer"), profile::layerName(entry.layer)}};
        if (!entry.trouble.isEmpty())
            object.insert(QStringLiteral("trouble"), entry.trouble);
        array.append(object);
    }
    if (asJson)
        printJson(array);
    return ExitCode::Done;
}

ExitCode showProfile(const QString& key, bool asJson, const profile::Library& library)
{
    const auto loaded = library.load(key);
    if (!loaded)
        return reportFailure(key, loaded.error());
    const profile::Profile& profile = **loaded;
    const auto layers = library.layersOf(key);
    const QString layer = layers.empty() ? QString() : QString(profile::layerName(layers.front().layer));
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
                              {QStringLiteral("layer"), layer},
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

} // namespace visor::app
