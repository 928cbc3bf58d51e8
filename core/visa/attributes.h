// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/result.h"

#include <QByteArray>

#include <cstdint>
#include <variant>

namespace visor::visa {

/// VISA attribute ids (VPP-4.3).
enum class Attribute : std::uint32_t;

/// The value of an attribute: ViBoolean, any integer type (widened), ViString, ViBuf.
using AttributeValue = std::variant<bool, std::int64_t, QString, QByteArray>;

} // namespace visor::visa
