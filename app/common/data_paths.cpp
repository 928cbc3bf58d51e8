// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/data_paths.h"

#include <QFileInfo>
#include <QStandardPaths>

#include <unistd.h>

namespace visor::app {

namespace {

QString dataFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/visor");
}

} // namespace

QString userProfileFolder()
{
    return dataFolder() + QStringLiteral("/profiles");
}

QString profileDraftFolder()
{
    return dataFolder() + QStringLiteral("/profile-drafts");
}

QString profileIndexFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) +
           QStringLiteral("/visor/profile-index");
}

QString profilePinsFile()
{
    return dataFolder() + QStringLiteral("/profile-pins.json");
}

QString rememberedInstrumentsFile()
{
    return dataFolder() + QStringLiteral("/instruments.json");
}

QString trustedCertificatesFile()
{
    return dataFolder() + QStringLiteral("/trusted-certificates.json");
}

QString gpibBoardsFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/visor/gpib-boards");
}

QString benchAnnouncementFolder()
{
    // Without XDG_RUNTIME_DIR Qt would make one up and complain; the cache folder is as private.
    if (qEnvironmentVariableIsSet("XDG_RUNTIME_DIR"))
        return qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/visor");
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + QStringLiteral("/visor/run");
}

QString lockFolder()
{
    // A variable left over from another user (su, sudo) names a folder that is not ours.
    const QFileInfo runtime(qEnvironmentVariable("XDG_RUNTIME_DIR"));
    if (runtime.isAbsolute() && runtime.isDir() && runtime.ownerId() == ::geteuid())
        return runtime.filePath() + QStringLiteral("/visor/locks");
    // The same place for every program of this user, however it was started: a service has no home, cron no
    // TMPDIR.
    return QStringLiteral("/tmp/visor-%1/locks").arg(::geteuid());
}

} // namespace visor::app
