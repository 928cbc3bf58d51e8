// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/inventory.h"
#include "core/visa/result.h"

#include <QString>
#include <QStringList>

class QMainWindow;

namespace visor::ui {
class Settings;
} // namespace visor::ui

namespace visor::app {

/// What outlasts the window: where it stood and how it was laid out, which instruments were open, and, in a file
/// of their own that the finders read too, the instruments that are remembered. GUI thread; what is given outlives
/// it.
class WindowMemory
{
public:
    /// Of the docks and bars: a layout of another version is not restored.
    static constexpr int kLayoutVersion = 1;

    /// `rememberedFile` empty: instruments are not remembered.
    WindowMemory(ui::Settings& settings, instrument::Inventory& inventory, QString rememberedFile)
        : m_settings(settings), m_inventory(inventory), m_rememberedFile(std::move(rememberedFile))
    {
    }

    /// False when no layout is kept: the window has its first one.
    [[nodiscard]] bool restoreLayout(QMainWindow& window) const;
    /// `open` are the names of the open instruments.
    void save(const QMainWindow& window, const QStringList& open);
    /// The names that the last save() was given.
    [[nodiscard]] QStringList openLastTime() const;

    /// Fills the inventory. No file is no error.
    [[nodiscard]] Result<void> restoreInstruments();
    void saveInstruments() const;

private:
    ui::Settings& m_settings;
    instrument::Inventory& m_inventory;
    const QString m_rememberedFile;
};

} // namespace visor::app
