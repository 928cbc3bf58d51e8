// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/window_memory.h"

#include "widgets/common/settings.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMainWindow>
#include <QSaveFile>

namespace visor::app {

namespace {

const QString kGeometryKey = QStringLiteral("window/geometry");
const QString kLayoutKey = QStringLiteral("window/layout");
const QString kSessionKey = QStringLiteral("window/open");

} // namespace

bool WindowMemory::restoreLayout(QMainWindow& window) const
{
    window.restoreGeometry(m_settings.value<QByteArray>(kGeometryKey));
    return window.restoreState(m_settings.value<QByteArray>(kLayoutKey), kLayoutVersion);
}

void WindowMemory::save(const QMainWindow& window, const QStringList& open)
{
    m_settings.setValue(kGeometryKey, window.saveGeometry());
    m_settings.setValue(kLayoutKey, window.saveState(kLayoutVersion));
    m_settings.setValue(kSessionKey, open);
    m_settings.sync();
}

QStringList WindowMemory::openLastTime() const
{
    return m_settings.value<QStringList>(kSessionKey);
}

Result<void> WindowMemory::restoreInstruments()
{
    QFile file(m_rememberedFile);
    if (m_rememberedFile.isEmpty() || !file.open(QIODevice::ReadOnly))
        return {};
    return m_inventory.restore(file.readAll());
}

void WindowMemory::saveInstruments() const
{
    if (m_rememberedFile.isEmpty())
        return;
    QDir().mkpath(QFileInfo(m_rememberedFile).absolutePath());
    const QByteArray json = m_inventory.save();
    QSaveFile file(m_rememberedFile);
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size() || !file.commit())
        qWarning("The remembered instruments could not be written: %s", qPrintable(file.errorString()));
}

} // namespace visor::app
