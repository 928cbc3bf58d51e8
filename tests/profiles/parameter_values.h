// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/model.h"
#include "core/profile/renderer.h"
#include "core/profile/reply.h"

#include <QVariant>

namespace visor::test {

[[nodiscard]] bool isNumber(const profile::Parameter& parameter);
/// What a form could send for this parameter: each choice, both states, both ends, the default.
[[nodiscard]] QVariantList valuesOf(const profile::Parameter& parameter);
/// A value for everything that must be given.
[[nodiscard]] profile::Arguments neededArguments(const std::vector<profile::Parameter>& parameters);
/// Whether what was read is what was written: the same number, state or option, in whatever spelling.
[[nodiscard]] bool agrees(const profile::Parameter& parameter, const QVariant& written,
                          const profile::ReplyValue& reply);

} // namespace visor::test
