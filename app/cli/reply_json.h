// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/reply.h"

#include <QJsonValue>

namespace visor::app {

/// A reply as JSON: numbers, strings, booleans, arrays, objects for named fields, {"samples": n} for a trace,
/// base64 for a block. NaN and infinities, which JSON cannot say, are null.
[[nodiscard]] QJsonValue replyToJson(const profile::ReplyValue& reply);

} // namespace visor::app
