// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/profile_argument.h"

#include "app/cli/output.h"
#include "core/profile/reader.h"

#include <QCoreApplication>

namespace visor::app {

namespace {

struct ProfileArgumentText
{
    Q_DECLARE_TR_FUNCTIONS(visor::app::Cli)
};

bool namesFile(const QString& text)
{
    return text.contains(QLatin1Char('/')) || text.endsWith(QLatin1String(".yaml"), Qt::CaseInsensitive) ||
           text.endsWith(QLatin1String(".yml"), Qt::CaseInsensitive);
}

} // namespace

Result<std::shared_ptr<const profile::Profile>> profileFromArgument(const QString& fileOrKey,
                                                                    const profile::Library& library)
{
    if (!namesFile(fileOrKey))
        return library.load(fileOrKey);
    const profile::ReadOutcome outcome = profile::readProfileFile(fileOrKey);
    for (const profile::Problem& problem : outcome.problems) {
        if (problem.severity == profile::Severity::Note)
            continue;
        printMessage(QStringLiteral("%1:%2:%3: %4: %5")
                         .arg(fileOrKey)
                         .arg(problem.place.line)
                         .arg(problem.place.column)
                         .arg(profile::severityName(problem.severity), problem.text));
    }
    auto working = outcome.workingProfile();
    if (!working)
        return failure(visa::Status::ErrorInvalidSetup,
                       ProfileArgumentText::tr("The profile cannot be used; its errors stand above."),
                       QStringLiteral("profile"));
    return working;
}

} // namespace visor::app
