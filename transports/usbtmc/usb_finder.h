// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/finder.h"
#include "transports/usbtmc/quirks.h"

#include <QCoreApplication>

namespace visor::usbtmc {

/// Finds the USB instruments that are plugged in and watches them come and go. Sends them nothing; those that may
/// not be opened are seen too.
class UsbFinder : public instrument::Finder
{
    Q_DECLARE_TR_FUNCTIONS(visor::usbtmc::UsbFinder)

public:
    explicit UsbFinder(QuirkTable quirks = {}) : m_quirks(std::move(quirks)) {}

    [[nodiscard]] QString name() const override;
    [[nodiscard]] Result<void> find(instrument::FinderReport& report, const visa::Deadline& deadline) override;

private:
    const QuirkTable m_quirks;
};

} // namespace visor::usbtmc
