// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/settings.h"

namespace visor::ui {

std::unique_ptr<Settings> Settings::user()
{
    return std::make_unique<Settings>(std::make_unique<QSettings>(
        QSettings::IniFormat, QSettings::UserScope, QStringLiteral("Visor"), QStringLiteral("visor-console")));
}

std::unique_ptr<Settings> Settings::inFile(const QString& path)
{
    return std::make_unique<Settings>(std::make_unique<QSettings>(path, QSettings::IniFormat));
}

} // namespace visor::ui
