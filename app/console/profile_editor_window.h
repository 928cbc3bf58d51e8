// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/services.h"
#include "widgets/profile_editor/profile_editor.h"

#include <QMainWindow>

namespace visor::ui {
class ActionCollection;
class InstrumentLink;
} // namespace visor::ui

namespace visor::app {

/// The profile editor with its menus, a window beside the instruments'. Closing it only hides it: what is not
/// saved stays, also over the end of the program. GUI thread; `services` outlive it.
class ProfileEditorWindow : public QMainWindow
{
    Q_OBJECT

public:
    ProfileEditorWindow(const Services& services, ui::TryPanel::Targets targets, QWidget* parent = nullptr);
    ~ProfileEditorWindow() override;

    [[nodiscard]] ui::ProfileEditor& editor() { return *m_editor; }
    [[nodiscard]] ui::ActionCollection& actions() { return *m_actions; }
    /// A profile's file or resource.
    void openFile(const QString& path);
    /// Asks that instrument what it offers, then opens a profile to start from.
    void createFor(ui::InstrumentLink& link);

Q_SIGNALS:
    void saved(const QString& path);

private:
    void makeActions();
    void makeMenus();
    void chooseFile();
    void chooseShipped();
    void showTitle();

    const Services& m_services;
    ui::ActionCollection* m_actions;
    ui::ProfileEditor* m_editor;
};

} // namespace visor::app
