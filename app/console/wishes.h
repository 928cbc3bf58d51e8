// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/inventory.h"

#include <QStringList>

#include <vector>

namespace visor::app {

/// Instruments that were asked for by name and are not there yet: kept until they turn up or nobody looks for them
/// any more. GUI thread; the inventory outlives it.
class Wishes
{
public:
    explicit Wishes(const instrument::Inventory& inventory) : m_inventory(inventory) {}

    /// Any of an instrument's names; once, however often it is wished.
    void add(const QString& name);
    [[nodiscard]] bool isEmpty() const { return m_names.isEmpty(); }
    /// The best routes to those that have turned up; they are wishes no more.
    [[nodiscard]] std::vector<visa::ResourceName> takeGranted();
    /// Ends all that is left, and says what it was.
    QStringList giveUp();

private:
    const instrument::Inventory& m_inventory;
    QStringList m_names;
};

} // namespace visor::app
