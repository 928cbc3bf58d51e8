// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/finder.h"

#include <QCoreApplication>

namespace visor::app {

/// The simulated benches that run on this machine, in this or another program.
class BenchFinder : public instrument::Finder
{
    Q_DECLARE_TR_FUNCTIONS(visor::app::BenchFinder)

public:
    explicit BenchFinder(QString folder) : m_folder(std::move(folder)) {}

    [[nodiscard]] QString name() const override;
    [[nodiscard]] Result<void> find(instrument::FinderReport& report, const visa::Deadline& deadline) override;

private:
    const QString m_folder;
};

} // namespace visor::app
