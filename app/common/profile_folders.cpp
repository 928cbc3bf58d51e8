// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/profile_folders.h"

#include "app/common/data_paths.h"

#include <QStandardPaths>

namespace visor::app {

void addProfileFolders(profile::Library& library)
{
    library.addFolder(userProfileFolder(), profile::Layer::User);
    // Of the system's data folders the first is the user's own, which is in already.
    const QStringList data = QStandardPaths::standardLocations(QStandardPaths::GenericDataLocation);
    for (const QString& folder : data.mid(1))
        library.addFolder(folder + QStringLiteral("/visor/profiles"), profile::Layer::System);
    library.addFolder(QStringLiteral(":/profiles"), profile::Layer::BuiltIn);
    library.setIndexFile(profileIndexFile());
    library.setPinFile(profilePinsFile());
}

} // namespace visor::app
