// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/profile_editor/profile_bench.h"
#include "widgets/profile_editor/profile_document.h"
#include "widgets/profile_editor/try_panel.h"

#include <QWidget>

class QLabel;
class QTabWidget;

namespace visor::ui {

class MessageBanner;
class ProblemsList;
class ProfilePreview;
class Settings;

/// What the editor needs of the program, which makes it.
struct ProfileEditorServices
{
    const profile::Library& library;
    instrument::TraceLog& trace;
    Settings& settings;
    ProfileBench::Simulate simulate;
    TryPanel::Targets targets; ///< the connected instruments
    QString userFolder;        ///< the user's own profiles
    QString draftFolder;
};

/// Profiles as text, several side by side, each with its undo; the problems below, the form and a place to try
/// commands at the right. GUI thread.
class ProfileEditor : public QWidget
{
    Q_OBJECT

public:
    /// What the services refer to outlives the editor.
    explicit ProfileEditor(ProfileEditorServices services, QWidget* parent = nullptr);
    ~ProfileEditor() override;

    /// A new profile with that text; nothing is written before it is saved.
    ProfileDocument* create(const QString& name, const QString& text);
    /// A file or Qt resource; the tab it has when it is open. Null when it cannot be read.
    ProfileDocument* open(const QString& path);
    /// Opens what a crash or a quick end left behind; how many.
    int recoverDrafts();
    [[nodiscard]] ProfileDocument* current() const;
    [[nodiscard]] QTabWidget& tabs() { return *m_tabs; }
    [[nodiscard]] TryPanel& tryPanel() { return *m_try; }
    [[nodiscard]] bool isFormattedOnSave() const;
    void setFormattedOnSave(bool isOn);

public Q_SLOTS:
    void createEmpty();
    /// In its file; a shipped or new profile goes to the user's folder, asking before it takes another's place.
    void save();
    void saveAs();
    void closeCurrent();
    void nextProblem();
    void previousProblem();
    void showFixes();
    /// Asks for the new name of what the cursor stands on.
    void renameName();
    void format();
    void showDifferences();
    void find();
    void findAndReplace();

Q_SIGNALS:
    /// Title, state or current tab.
    void changed();
    void saved(const QString& path);
    /// The preview shows the latest text.
    void previewed();

protected:
    void hideEvent(QHideEvent* event) override;

private:
    ProfileDocument* add(ProfileDocument* document);
    void showDocument(ProfileDocument* document);
    void showTitle(ProfileDocument* document);
    void closeTab(int index);
    void removeTab(ProfileDocument* document);
    void saveTo(ProfileDocument* document, const QString& path);
    void askAndSave(ProfileDocument* document, const QString& path);
    void askToReplace(ProfileDocument* document, const QString& path, const QString& title, const QString& why);
    void fixMenu(const profile::Problem& problem, const QPoint& at);
    void jump(bool isForward);
    void report(const QString& what, const Error& error);
    [[nodiscard]] bool isOfMachine(const QString& path) const;
    [[nodiscard]] QString shippedPath(const QString& key) const;

    const ProfileEditorServices m_services;
    const ProfileStore m_store;
    ProfileBench m_bench;
    MessageBanner* m_banner;
    QTabWidget* m_tabs;
    ProblemsList* m_problems;
    QLabel* m_summary;
    QTabWidget* m_side;
    ProfilePreview* m_preview;
    TryPanel* m_try;
};

} // namespace visor::ui
