// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/credentials.h"

#include <QHash>

#include <memory>
#include <mutex>

namespace visor::instrument {

/// The names and passwords of this run of the program, in memory only. A wire that needs one it does not find here
/// fails; whoever started it sees by the error (wantsLogin()) that a person must be asked, and opens again.
/// Thread-safe.
class Logins
{
public:
    /// One per host and credential name ("cred@host").
    void set(const visa::ResourceName& resource, const Credentials& credentials);
    void forget(const visa::ResourceName& resource);

    /// For OpenOptions; may be called from any thread, also when this is gone.
    [[nodiscard]] CredentialSource source() const;

private:
    struct State
    {
        std::mutex mutex; ///< protects known
        QHash<QString, Credentials> known;
    };
    static QString key(const visa::ResourceName& resource);

    const std::shared_ptr<State> m_state = std::make_shared<State>();
};

} // namespace visor::instrument
