// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/result.h"

#include <QStringList>

namespace visor::probe {

/// The hosts of "192.168.1.0/24" (without network and broadcast address), "192.168.1.10-40" or a single address or
/// name. ErrorInvalidExpression for anything else and for more than kMostHosts.
[[nodiscard]] Result<QStringList> hostsOf(const QString& range);

inline constexpr std::uint32_t kMostHosts = 1024;

} // namespace visor::probe
