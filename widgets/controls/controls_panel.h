// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/model.h"

#include <QHash>
#include <QStringList>
#include <QWidget>

#include <memory>
#include <vector>

class QCheckBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace visor::ui {

class CommandRow;
class InstrumentLink;

/// The Controls tab of an instrument: its profile as forms. Groups at the left (favourites first), one group's
/// commands at the right, search over all of them. Rows are made when their group is first shown, so that a
/// profile of 300 commands opens at once. GUI thread.
class ControlsPanel : public QWidget
{
    Q_OBJECT

public:
    /// `link` outlives the panel.
    explicit ControlsPanel(InstrumentLink& link, QWidget* parent = nullptr);
    ~ControlsPanel() override;

    /// Names of the commands the user pinned, in order; the owner keeps them over restarts.
    [[nodiscard]] QStringList favourites() const { return m_favourites; }
    void setFavourites(const QStringList& commands);

public Q_SLOTS:
    void focusSearch();
    void readAll();
    void applyAll();
    void revertAll();

Q_SIGNALS:
    void favouritesChanged(const QStringList& commands);
    /// The user wants a profile for this unknown model.
    void profileWanted();

private:
    void rebuild();
    /// Rows of commands that the new profile says the same about stay, with what is typed into them.
    void keepRows();
    void showGroup(int index);
    void showSearch(const QString& text);
    void showRows(const QStringList& commands);
    CommandRow* rowOf(const QString& command);
    void updateButtons();
    void onStateChanged();
    void readOnOpen();
    [[nodiscard]] QStringList commandsShown() const;
    void runFavourite(int index);

    InstrumentLink& m_link;
    std::shared_ptr<const profile::Profile> m_profile;
    std::vector<profile::CommandGroup> m_groups;
    QStringList m_favourites;
    QHash<QString, CommandRow*> m_rows; ///< those made so far
    bool m_hasReadOnOpen = false;

    QLineEdit* m_search;
    QListWidget* m_groupList;
    QScrollArea* m_scroll;
    QWidget* m_page;
    QVBoxLayout* m_pageLayout;
    QLabel* m_empty;
    QWidget* m_body;
    QCheckBox* m_live;
    QPushButton* m_readAll;
    QPushButton* m_applyAll;
    QPushButton* m_revertAll;
};

} // namespace visor::ui
