// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/result.h"

#include <QCoreApplication>
#include <QString>

#include <functional>
#include <vector>

namespace visor::ui {

/// A text that was being written and not saved.
struct ProfileDraft
{
    QString id;
    QString path; ///< of the file it belongs to; empty for one that has none yet
    QString name; ///< what its tab says
    QString text;
};

/// Where profiles are written to: whole files or nothing, shipped ones never. Drafts are kept in a folder of their
/// own, so that a crash costs seconds of typing. GUI thread.
class ProfileStore
{
    Q_DECLARE_TR_FUNCTIONS(visor::ui::ProfileStore)

public:
    /// Whether a file belongs to the machine's profiles.
    using IsOfMachine = std::function<bool(const QString& path)>;

    ProfileStore(QString userFolder, QString draftFolder, IsOfMachine isOfMachine = {})
        : m_userFolder(std::move(userFolder)),
          m_draftFolder(std::move(draftFolder)),
          m_isOfMachine(std::move(isOfMachine))
    {
    }

    [[nodiscard]] const QString& userFolder() const { return m_userFolder; }
    /// Where a profile of that key belongs in the user's folder.
    [[nodiscard]] QString userPath(const QString& key) const;
    /// It came with the program or belongs to the machine: saving makes a copy in the user's folder.
    [[nodiscard]] bool isShipped(const QString& path) const;
    [[nodiscard]] Result<QString> read(const QString& path) const;
    [[nodiscard]] Result<void> write(const QString& path, const QString& text) const;

    [[nodiscard]] Result<void> keepDraft(const ProfileDraft& draft) const;
    void dropDraft(const QString& id) const;
    /// Those of sessions before; what is no draft is left out.
    [[nodiscard]] std::vector<ProfileDraft> drafts() const;

private:
    [[nodiscard]] Result<void> writeFile(const QString& path, const QByteArray& bytes) const;
    [[nodiscard]] QString draftPath(const QString& id) const;

    QString m_userFolder;
    QString m_draftFolder;
    IsOfMachine m_isOfMachine;
};

} // namespace visor::ui
