// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scpi/identity.h"
#include "core/visa/deadline.h"
#include "core/visa/resource_name.h"
#include "core/visa/result.h"

#include <QByteArray>

#include <vector>

namespace visor::lxi {

/// What an instrument's identification document says (LXI Device Specification §10.2:
/// http://host/lxi/identification).
struct Identification
{
    scpi::Identity identity;
    std::vector<QString> addresses; ///< InstrumentAddressString, as written
};

/// Reads the document, whatever its namespace's version. ErrorRawReadProtocolViolation for what is none; a
/// document with a type definition is none.
[[nodiscard]] Result<Identification> parseIdentification(const QByteArray& xml);

/// Fetches and reads it. Blocking, cancellable; at most 2 s.
[[nodiscard]] Result<Identification> fetchIdentification(const QString& host, const visa::Deadline& deadline,
                                                         std::uint16_t port = 80);

} // namespace visor::lxi
