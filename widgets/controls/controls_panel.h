// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/command_runner.h"
#include "core/profile/model.h"
#include "widgets/controls/form_reader.h"

#include <QHash>
#include <QStringList>
#include <QWidget>

#include <memory>
#include <utility>
#include <vector>

class QCheckBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace visor::ui {

class ChannelPicker;
class CommandRow;
class InstrumentLink;
class RunRow;
class SdkView;

/// The Controls tab of an instrument: its profile as forms. Groups at the left (favourites first, sequences and
/// sweeps last), one group's commands at the right under the picker of the channel they share, search over all of
/// them. Rows are made when their group is first shown, so that a profile of 300 commands opens at once. GUI
/// thread.
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
    /// Of every row, shown or not: what was typed and not sent is gone.
    void dropEdits();
    /// Something else has set the instrument: what was read before is read again.
    void readAgain();
    void applyAll();
    void revertAll();

Q_SIGNALS:
    void favouritesChanged(const QStringList& commands);
    /// The user wants a profile for this unknown model.
    void profileWanted();

private:
    // controls_panel.cpp
    void rebuild();
    void fillGroups();
    /// Rows of commands that the new profile says the same about stay, with what is typed into them.
    void keepRows();
    void showGroup(int index);
    void showSearch(const QString& text);
    void updateButtons();
    void onStateChanged();
    void runFavourite(int index);

    // controls_panel_rows.cpp
    /// What is started rather than set, by its name and kind.
    struct Run
    {
        QString name;
        bool isSweep = false;
    };
    void showRows(const QStringList& commands, const std::vector<Run>& runs);
    CommandRow* rowOf(const QString& command);
    RunRow* runRowOf(const Run& run);
    /// Of a profile that is gone: all but what still runs, which must stay where it can be stopped.
    void dropRunRows();
    /// One that was kept has ended: the profile of now takes its place.
    void renewRunRow(const QString& key);
    /// Gives the rows that take it the picked channel.
    void foldRows(const std::vector<CommandRow*>& rows);
    [[nodiscard]] std::vector<CommandRow*> rowsShown() const;
    void ask(const std::vector<CommandRow*>& rows);
    void readOnOpen();
    void takeAnswer(const FormReader::Answer& answer);

    InstrumentLink& m_link;
    std::shared_ptr<const profile::Profile> m_profile;
    std::vector<profile::CommandGroup> m_groups;
    int m_sequencesAt = -1; ///< the group that names sequences, not commands
    int m_sweepsAt = -1;    ///< the group of the commands that sweep
    int m_sdkAt = -1;       ///< the group that shows the profile's `sdk`
    QStringList m_favourites;
    QHash<QString, CommandRow*> m_rows; ///< those made so far
    QHash<QString, RunRow*> m_runRows;  ///< by object name: "sequence.NAME", "sweep.NAME"
    QHash<QString, std::pair<profile::Arguments, instrument::CommandOutcome>> m_unseen; ///< read, but no row yet
    bool m_hasReadOnOpen = false;
    FormReader* m_reader;

    ChannelPicker* m_picker;
    QLineEdit* m_search;
    QListWidget* m_groupList;
    QScrollArea* m_scroll;
    QWidget* m_page;
    SdkView* m_sdk;
    QVBoxLayout* m_pageLayout;
    QLabel* m_empty;
    QWidget* m_body;
    QCheckBox* m_live;
    QPushButton* m_readAll;
    QPushButton* m_applyAll;
    QPushButton* m_revertAll;
};

} // namespace visor::ui
