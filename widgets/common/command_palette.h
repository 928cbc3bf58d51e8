// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QIcon>
#include <QList>

#include <functional>

class QLineEdit;
class QListWidget;

namespace visor::ui {

/// One thing the palette can do.
struct PaletteEntry
{
    QString text;
    QString hint; ///< shortcut or kind, shown at the right
    QIcon icon;
    std::function<void()> run;
};

/// Everything by its name: type a few letters, Enter does it, Esc goes back to where the focus was. A child of the
/// window it serves, so that it needs nothing of the window manager. The entries are asked for each time it opens.
class CommandPalette : public QFrame
{
    Q_OBJECT

public:
    using Source = std::function<QList<PaletteEntry>()>;

    CommandPalette(Source source, QWidget* window);

    void open();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void refill();
    void accept();
    void leave();

    Source m_source;
    QList<PaletteEntry> m_entries;
    QLineEdit* m_edit;
    QListWidget* m_list;
    QWidget* m_focusBefore = nullptr;
};

} // namespace visor::ui
