// SPDX-License-Identifier: GPL-3.0-or-later
// `visor profile check`, `format` and `diff`.
#include "app/cli/output.h"
#include "app/cli/profile_actions.h"
#include "core/profile/difference.h"
#include "core/profile/formatter.h"
#include "core/profile/line_difference.h"
#include "core/profile/reader.h"
#include "core/profile/yaml_tree.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace visor::app {

namespace {

struct ProfileFilesText
{
    Q_DECLARE_TR_FUNCTIONS(visor::app::Cli)
};

QJsonObject problemObject(const QString& file, const profile::Problem& problem)
{
    QJsonObject object{{QStringLiteral("file"), file},
                       {QStringLiteral("line"), problem.place.line},
                       {QStringLiteral("column"), problem.place.column},
                       {QStringLiteral("severity"), profile::severityName(problem.severity)},
                       {QStringLiteral("text"), problem.text}};
    if (!problem.fix.isEmpty())
        object.insert(QStringLiteral("fix"), problem.fix);
    return object;
}

QString problemLine(const QString& file, const profile::Problem& problem)
{
    return QStringLiteral("%1:%2:%3: ").arg(file).arg(problem.place.line).arg(problem.place.column) +
           profile::severityName(problem.severity) + QStringLiteral(": ") + problem.text;
}

Error fileError(const QFileDevice& file, const QString& sentence)
{
    return {visa::Status::ErrorFileAccess, sentence.arg(file.errorString()), {}, QStringLiteral("profile"), 0};
}

Result<QByteArray> readProfileBytes(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return tl::unexpected<Error>(fileError(file, ProfileFilesText::tr("The file cannot be read: %1.")));
    return file.read(profile::kMaximumProfileBytes + 1);
}

/// A file, or a key of the library.
Result<QString> profilePath(const QString& name, const profile::Library& library)
{
    if (QFileInfo(name).isFile())
        return name;
    const auto layers = library.layersOf(name);
    if (!layers.empty())
        return layers.front().filePath;
    const auto failed = library.load(name);
    return tl::unexpected<Error>(failed.error());
}

/// The one that comes with Visor.
Result<QString> shippedPath(const QString& path, const profile::Library& library)
{
    const QString key = QFileInfo(path).completeBaseName();
    for (const profile::LibraryEntry& entry : library.layersOf(key)) {
        if (entry.layer == profile::Layer::BuiltIn)
            return entry.filePath;
    }
    return failure(
        visa::Status::ErrorResourceNotFound,
        ProfileFilesText::tr("No profile “%1” comes with Visor; name the one to compare with.").arg(key),
        QStringLiteral("profile.diff"));
}

Result<profile::Node::Pointer> readProfileTree(const QString& path)
{
    const auto bytes = readProfileBytes(path);
    if (!bytes)
        return tl::unexpected<Error>(bytes.error());
    profile::TreeOutcome tree = profile::readTree(*bytes);
    if (tree.root != nullptr)
        return std::move(tree.root);
    const profile::Problem problem = tree.problems.empty() ? profile::Problem{} : tree.problems.front();
    return failure(visa::Status::ErrorInvalidSetup, problemLine(path, problem), QStringLiteral("profile.diff"));
}

QString oneLine(const QString& text)
{
    constexpr qsizetype kLongest = 160;
    return text.size() > kLongest ? text.left(kLongest) + QChar(0x2026) : text;
}

void printDifference(const profile::Difference& difference)
{
    using Kind = profile::Difference::Kind;
    switch (difference.kind) {
    case Kind::Added:
        printLine(QStringLiteral("+ %1: %2").arg(difference.path, oneLine(difference.after)));
        return;
    case Kind::Removed:
        printLine(QStringLiteral("- %1: %2").arg(difference.path, oneLine(difference.before)));
        return;
    case Kind::Changed:
        printLine(QStringLiteral("~ %1: %2 \u2192 %3")
                      .arg(difference.path, oneLine(difference.before), oneLine(difference.after)));
        return;
    }
}

/// A file's path and what is in it.
using NamedBytes = std::pair<QString, QByteArray>;

QJsonObject differencesObject(const QString& before, const QString& after, const QJsonArray& differences)
{
    return {{QStringLiteral("before"), before},
            {QStringLiteral("after"), after},
            {QStringLiteral("differences"), differences}};
}

void printDifferenceHead(const QString& before, const QString& after)
{
    printLine(QStringLiteral("--- ") + before);
    printLine(QStringLiteral("+++ ") + after);
}

QJsonObject differenceObject(const profile::DifferenceLine& line)
{
    const bool isRemoved = line.kind == profile::DifferenceLine::Kind::Removed;
    return {{QStringLiteral("kind"), isRemoved ? QStringLiteral("removed") : QStringLiteral("added")},
            {QStringLiteral("line"), isRemoved ? line.beforeLine : line.afterLine},
            {QStringLiteral("text"), line.text}};
}

ExitCode printLineDifferences(const NamedBytes& before, const NamedBytes& after, bool asJson)
{
    const auto lines = profile::compareLines(profile::comparedLines(QString::fromUtf8(before.second)),
                                             profile::comparedLines(QString::fromUtf8(after.second)));
    const auto hunks = profile::hunksOf(lines);
    if (asJson) {
        QJsonArray array;
        for (const profile::DifferenceLine& line : lines) {
            if (line.kind != profile::DifferenceLine::Kind::Same)
                array.append(differenceObject(line));
        }
        printJson(differencesObject(before.first, after.first, array));
    } else if (!hunks.empty()) {
        printDifferenceHead(before.first, after.first);
        for (const profile::DifferenceHunk& hunk : hunks) {
            printLine(profile::hunkHeading(lines, hunk));
            for (std::size_t at = hunk.first; at < hunk.first + hunk.count; ++at)
                printLine(profile::differenceSign(lines[at].kind) + lines[at].text);
        }
    }
    return hunks.empty() ? ExitCode::Done : ExitCode::Refused;
}

QJsonObject differenceObject(const profile::Difference& difference)
{
    QJsonObject object{{QStringLiteral("kind"), profile::differenceName(difference.kind)},
                       {QStringLiteral("path"), difference.path}};
    if (difference.kind != profile::Difference::Kind::Added) {
        object.insert(QStringLiteral("before"), difference.before);
        object.insert(QStringLiteral("beforeLine"), difference.beforePlace.line);
    }
    if (difference.kind != profile::Difference::Kind::Removed) {
        object.insert(QStringLiteral("after"), difference.after);
        object.insert(QStringLiteral("afterLine"), difference.afterPlace.line);
    }
    return object;
}

} // namespace

ExitCode checkProfiles(const QStringList& files, bool asJson)
{
    ExitCode code = ExitCode::Done;
    QJsonArray array;
    for (const QString& file : files) {
        const profile::ReadOutcome outcome = profile::readProfileFile(file);
        for (const profile::Problem& problem : outcome.problems) {
            if (problem.severity == profile::Severity::Error)
                code = ExitCode::Refused;
            if (asJson)
                array.append(problemObject(file, problem));
            else
                printLine(problemLine(file, problem));
        }
    }
    if (asJson)
        printJson(array);
    return code;
}

ExitCode formatProfiles(const QStringList& files, bool isCheck, bool asJson)
{
    ExitCode code = ExitCode::Done;
    QJsonArray array;
    for (const QString& path : files) {
        const auto bytes = readProfileBytes(path);
        if (!bytes) {
            code = reportFailure(path, bytes.error());
            continue;
        }
        const profile::FormatOutcome outcome = profile::formatProfile(*bytes);
        for (const profile::Problem& problem : outcome.problems)
            printMessage(problemLine(path, problem));
        if (!outcome.isDone()) {
            code = ExitCode::Refused;
            continue;
        }
        const bool isDifferent = outcome.text != *bytes;
        if (asJson)
            array.append(QJsonObject{{QStringLiteral("file"), path}, {QStringLiteral("changed"), isDifferent}});
        if (!isDifferent)
            continue;
        if (isCheck) {
            if (!asJson)
                printLine(path);
            code = ExitCode::Refused;
            continue;
        }
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(outcome.text) != outcome.text.size() || !file.commit())
            code = reportFailure(path, fileError(file, ProfileFilesText::tr("The file cannot be written: %1.")));
    }
    if (asJson)
        printJson(array);
    return code;
}

ExitCode diffProfiles(const QStringList& names, DiffForm form, bool asJson, const profile::Library& library)
{
    // As diff has it: trouble is 2, so that 1 means different and nothing else.
    const auto trouble = [](const QString& thing, const Error& error) {
        static_cast<void>(reportFailure(thing, error));
        return ExitCode::Usage;
    };
    const auto first = profilePath(names[0], library);
    if (!first)
        return trouble(names[0], first.error());
    const auto second = names.size() > 1 ? profilePath(names[1], library) : shippedPath(*first, library);
    if (!second)
        return trouble(names.value(1, names[0]), second.error());
    // A alone is what became of the shipped one.
    const QString& before = names.size() > 1 ? *first : *second;
    const QString& after = names.size() > 1 ? *second : *first;
    if (form == DiffForm::Lines) {
        const auto beforeBytes = readProfileBytes(before);
        if (!beforeBytes)
            return trouble(before, beforeBytes.error());
        const auto afterBytes = readProfileBytes(after);
        if (!afterBytes)
            return trouble(after, afterBytes.error());
        return printLineDifferences({before, *beforeBytes}, {after, *afterBytes}, asJson);
    }
    const auto beforeTree = readProfileTree(before);
    if (!beforeTree)
        return trouble(before, beforeTree.error());
    const auto afterTree = readProfileTree(after);
    if (!afterTree)
        return trouble(after, afterTree.error());
    const auto differences = profile::compareProfiles(**beforeTree, **afterTree);
    if (asJson) {
        QJsonArray array;
        for (const profile::Difference& difference : differences)
            array.append(differenceObject(difference));
        printJson(differencesObject(before, after, array));
    } else if (!differences.empty()) {
        printDifferenceHead(before, after);
        for (const profile::Difference& difference : differences)
            printDifference(difference);
    }
    return differences.empty() ? ExitCode::Done : ExitCode::Refused;
}

} // namespace visor::app
