// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/profile_editor/analyser.h"
#include "widgets/profile_editor/profile_store.h"

#include <QTimer>
#include <QWidget>

namespace visor::ui {

class FindBar;
class ProfileText;

/// One profile that is being written: its text with an undo of its own, its file, its draft, what reading it gave.
/// GUI thread.
class ProfileDocument : public QWidget
{
    Q_OBJECT

public:
    /// `store` outlives the document. `path` is empty for a profile that has no file yet.
    ProfileDocument(const ProfileStore& store, QString path, QString name, const QString& text,
                    QWidget* parent = nullptr);
    ~ProfileDocument() override;

    /// Goes on with a draft: modified from the start.
    void recover(const ProfileDraft& draft);

    [[nodiscard]] ProfileText& text() { return *m_text; }
    [[nodiscard]] FindBar& findBar() { return *m_findBar; }
    [[nodiscard]] const QString& path() const { return m_path; }
    /// The file's name; the suggested one as long as there is none.
    [[nodiscard]] QString name() const { return m_name; }
    [[nodiscard]] QString key() const;
    [[nodiscard]] bool isModified() const;
    /// The file cannot be written to: saving asks for a place in the user's folder.
    [[nodiscard]] bool needsPlace() const;
    [[nodiscard]] const Analysis& analysis() const { return m_analysis; }
    /// Of the last text that could be read; null until there was one.
    [[nodiscard]] const std::shared_ptr<const profile::Profile>& lastProfile() const { return m_lastProfile; }

    /// The last one that a form could be made of; null until there was one.
    [[nodiscard]] const std::shared_ptr<const profile::Profile>& lastWorking() const { return m_lastWorking; }

    /// Somebody else has written the file, or taken it away, since it was read or saved here.
    [[nodiscard]] bool isChangedOutside() const;
    [[nodiscard]] Result<void> save(const QString& path);
    /// Its draft is of no use any more.
    void dropDraft();
    /// Writes the draft now, if there is something to lose; what is saved has none.
    void keepDraft();

Q_SIGNALS:
    void analysed();
    void stateChanged(); ///< modified, saved, renamed
    void draftFailed(const visor::Error& why);

private:
    const ProfileStore& m_store;
    QString m_path;
    QString m_name;
    QString m_draftId;
    ProfileText* m_text;
    FindBar* m_findBar;
    Analysis m_analysis;
    std::shared_ptr<const profile::Profile> m_lastProfile;
    std::shared_ptr<const profile::Profile> m_lastWorking;
    QString m_fileText; ///< what the file said when it was read or saved here
    QTimer m_draftTimer;
    Analyser* m_analyser;
};

} // namespace visor::ui
