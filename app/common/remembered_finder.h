// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/inventory.h"

#include <QCoreApplication>

namespace visor::app {

/// The instruments in that file; none when there is no such file.
[[nodiscard]] Result<std::vector<instrument::InstrumentRecord>> rememberedInstruments(const QString& file);

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
