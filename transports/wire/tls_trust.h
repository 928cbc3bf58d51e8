// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/trust_store.h"
#include "transports/wire/tls_stream.h"

namespace visor::wire {

/// Whether to go on talking to that server (DESIGN §9: TLS verifies by default; an exception is per host, visible,
/// revocable). Good when an authority of the system vouches for the certificate, for this host and today, or when
/// a person trusted exactly this certificate for this host. Otherwise ErrorNoPermission with a sentence that names
/// the reason, and the certificate is noted in the store so that the person can be asked. `store` may be null:
/// then there are no exceptions.
[[nodiscard]] Result<void> judgeServer(const TlsStream& stream, const QString& host, instrument::TrustStore* store,
                                       const QString& who);

} // namespace visor::wire
