// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/inventory.h"
#include "widgets/instruments/instruments_model.h"

#include <QWidget>

class QLineEdit;
class QMenu;
class QStackedWidget;
class QTreeView;

namespace visor::ui {

class AddInstrumentBar;
class InstrumentsFilter;
class SearchStatus;
class Settings;

/// The list of instruments: filter, sections, columns of one's choice, add by hand. Opening is somebody else's: it
/// says what is wanted. GUI thread; `model` and `settings` outlive it.
class InstrumentsView : public QWidget
{
    Q_OBJECT

public:
    InstrumentsView(InstrumentsModel& model, Settings& settings, QWidget* parent = nullptr);
    ~InstrumentsView() override;

    void startAdding();
    void startRenaming();
    void copyResource() const;
    void focusFilter();
    void select(instrument::InstrumentId id);
    /// The line below the list: what the search is doing.
    [[nodiscard]] SearchStatus& searchStatus() { return *m_searchStatus; }
    /// The selected instrument; null when none is.
    [[nodiscard]] const instrument::InstrumentRecord* selected() const;

Q_SIGNALS:
    /// Double-click, Enter, or a route chosen from the menu.
    void openRequested(const visor::visa::ResourceName& resource);
    void closeRequested(const visor::visa::ResourceName& resource);
    void selectionChanged();
    void benchRequested();
    /// Why an instrument is missing or does not connect; an empty name: why the list is empty.
    void whyRequested(const visor::visa::ResourceName& resource);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void openSelected();
    void showMenu(const QPoint& place);
    void showColumnMenu(const QPoint& place);
    void addResource(const visa::ResourceName& resource);
    void removeSelected();
    void showRightPage();
    void keepSelection(const QModelIndex& section, int first, int last);

    InstrumentsModel& m_model;
    Settings& m_settings;
    InstrumentsFilter* m_filter;
    QLineEdit* m_filterEdit;
    AddInstrumentBar* m_addBar;
    QStackedWidget* m_pages;
    QTreeView* m_tree;
    SearchStatus* m_searchStatus;
    visa::ResourceName m_selected; ///< a route of what is selected: finds it again when its row has become another
};

} // namespace visor::ui
