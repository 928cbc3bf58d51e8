// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/reader.h"

#include "core/profile/checks.h"
#include "core/profile/model_reader.h"
#include "core/profile/yaml_tree.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <algorithm>
#include <iterator>

namespace visor::profile {

namespace {

class FileReading
{
    Q_DECLARE_TR_FUNCTIONS(visor::profile::FileReading)

public:
    static ReadOutcome refused(const QFile& file)
    {
        return {nullptr,
                {{Severity::Error,
                  {},
                  tr("The profile “%1” cannot be read: %2.").arg(file.fileName(), file.errorString()),
                  {},
                  {}}}};
    }
};

} // namespace

bool ReadOutcome::isUsable() const
{
    return profile != nullptr && std::none_of(problems.begin(), problems.end(), [](const Problem& problem) {
               return problem.severity == Severity::Error && problem.part.isEmpty();
           });
}

std::shared_ptr<const Profile> ReadOutcome::workingProfile() const
{
    if (!isUsable())
        return nullptr;
    if (!hasErrors(problems))
        return profile;
    QSet<QString> spoilt;
    for (const Problem& problem : problems) {
        if (problem.severity == Severity::Error)
            spoilt.insert(problem.part);
    }
    auto working = std::make_shared<Profile>(*profile);
    for (Command& command : working->commands)
        command.enabled = command.enabled && !spoilt.contains(QStringLiteral("commands.%1").arg(command.name));
    for (Sequence& sequence : working->sequences)
        sequence.enabled = sequence.enabled && !spoilt.contains(QStringLiteral("sequences.%1").arg(sequence.name));
    return working;
}

ReadOutcome readProfile(const QByteArray& yaml, const QString& fileName)
{
    TreeOutcome tree = readTree(yaml);
    ReadOutcome outcome{nullptr, std::move(tree.problems)};
    if (tree.root != nullptr) {
        ModelReader reader(outcome.problems);
        auto profile = std::make_shared<Profile>(reader.read(*tree.root));
        profile->key = QFileInfo(fileName).completeBaseName();
        profile->filePath = fileName;
        std::vector<Problem> meaning = checkProfile(*profile);
        outcome.problems.insert(outcome.problems.end(), std::make_move_iterator(meaning.begin()),
                                std::make_move_iterator(meaning.end()));
        outcome.profile = std::move(profile);
    }
    sortByPlace(outcome.problems);
    return outcome;
}

ReadOutcome readProfileFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return FileReading::refused(file);
    // One byte more than allowed, so that the size check of readProfile() refuses what is longer.
    const QByteArray yaml = file.read(kMaximumProfileBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return FileReading::refused(file);
    return readProfile(yaml, path);
}

} // namespace visor::profile
