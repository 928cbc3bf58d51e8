// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/result.h"

#include <QHash>
#include <QString>

#include <mutex>

namespace visor::profile {

/// Which profile the user chose for which instrument. Instruments go by maker, model and serial number, so that an
/// update of their firmware changes nothing. Kept in a JSON file of the user's, replaced as a whole at each
/// change. Any thread.
class ProfilePins
{
public:
    /// Reads the file; one that is missing is empty, one that cannot be understood is kept beside it as *.broken
    /// and logged. An empty path: nothing is kept.
    explicit ProfilePins(QString filePath = {});

    /// The profile chosen for an identity reply; empty when none is.
    [[nodiscard]] QString find(const QString& identity) const;
    [[nodiscard]] Result<void> set(const QString& identity, const QString& key);
    [[nodiscard]] Result<void> remove(const QString& identity);

    /// What an instrument goes by: "maker,model,serial", or the whole reply when it has fewer parts.
    [[nodiscard]] static QString nameOf(const QString& identity);

private:
    void load();
    [[nodiscard]] Result<void> save() const; // with m_mutex held

    const QString m_filePath;
    mutable std::mutex m_mutex; ///< guards what follows
    QHash<QString, QString> m_keys;
};

} // namespace visor::profile
