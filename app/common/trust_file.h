// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/trust_store.h"

#include <QCoreApplication>

namespace visor::app {

/// The certificates this user trusts by exception, in a file that the window and the command line share: a change
/// in one counts in the other at once. A file that cannot be read trusts nothing and is not written over.
class TrustFile final : public instrument::TrustStore
{
    Q_DECLARE_TR_FUNCTIONS(visor::app::TrustFile)

public:
    /// The file need not exist; its folder is made when something is trusted.
    explicit TrustFile(QString file) : m_file(std::move(file)) {}

protected:
    [[nodiscard]] Result<void> save(const Exceptions& exceptions) override;
    void refresh(Exceptions& exceptions) const override;

private:
    [[nodiscard]] std::optional<Exceptions> load() const;

    const QString m_file;
};

} // namespace visor::app
