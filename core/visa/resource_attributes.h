// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/attributes.h"
#include "core/visa/resource_name.h"

#include <optional>

namespace visor::visa {

/// What a resource's name alone says about an attribute: interface type and number, host, port, device, addresses,
/// ids. Nothing for the rest. Sessions answer these through it, search expressions filter by it without opening
/// anything.
[[nodiscard]] std::optional<AttributeValue> resourceAttribute(const ResourceName& resource, Attribute id);

} // namespace visor::visa
