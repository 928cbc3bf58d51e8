// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/certificate.h"

struct x509_st;

namespace visor::wire {

/// What a person and VI_ATTR_TCPIP_SERVER_CERT… want to know of a certificate. Names as RFC 2253 writes them, with
/// control characters escaped: they come from the other end.
[[nodiscard]] instrument::Certificate describeCertificate(const x509_st& certificate);

} // namespace visor::wire
