// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/model.h"

#include <QWidget>

#include <vector>

class QAction;
class QHBoxLayout;
class QMenu;
class QToolButton;

namespace visor::ui {

/// Which sources a capture takes: a toggle each while they are few, a menu of toggles when they are many. At least
/// one stays chosen. GUI thread.
class SourcePicker : public QWidget
{
    Q_OBJECT

public:
    explicit SourcePicker(QWidget* parent = nullptr);

    /// The first is chosen, or those of the same names as before.
    void setSources(std::vector<profile::WaveformSource> sources);
    [[nodiscard]] const std::vector<profile::WaveformSource>& sources() const { return m_sources; }
    [[nodiscard]] std::vector<profile::WaveformSource> selected() const;
    void select(const QStringList& names);

Q_SIGNALS:
    void selectionChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    void paintSwatches();
    void toggled(QAction* action);
    void refreshMenuText();

    std::vector<profile::WaveformSource> m_sources;
    QHBoxLayout* m_layout;
    std::vector<QAction*> m_actions; ///< one a source
    std::vector<QToolButton*> m_buttons;
    QToolButton* m_menuButton = nullptr;
};

} // namespace visor::ui
