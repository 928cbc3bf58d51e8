// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/finder.h"

#include <QCoreApplication>

namespace visor::app {

/// The instruments that were added by hand or opened before, unconfirmed.
class RememberedFinder : public instrument::Finder
{
    Q_DECLARE_TR_FUNCTIONS(visor::app::RememberedFinder)

public:
    explicit RememberedFinder(QString file) : m_file(std::move(file)) {}

    [[nodiscard]] QString name() const override;
    [[nodiscard]] Result<void> find(instrument::FinderReport& report, const visa::Deadline& deadline) override;

private:
    const QString m_file;
};

} // namespace visor::app
