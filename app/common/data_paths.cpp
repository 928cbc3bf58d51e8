// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/data_paths.h"

#include <QStandardPaths>

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

QString rememberedInstrumentsFile()
{
    return dataFolder() + QStringLiteral("/instruments.json");
}

QString benchAnnouncementFolder()
{
    // Without XDG_RUNTIME_DIR Qt would make one up and complain; the cache folder is as private.
    if (qEnvironmentVariableIsSet("XDG_RUNTIME_DIR"))
        return qEnvironmentVariable("XDG_RUNTIME_DIR") + QStringLiteral("/visor");
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + QStringLiteral("/visor/run");
}

} // namespace visor::app
