// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/result.h"
#include "transports/vxi11/messages.h"

namespace visor::vxi11 {

/// A VXI-11 error code as an Error with its VISA status (VPP-4.3) and a sentence. `operation` is "read", "write" …
[[nodiscard]] tl::unexpected<Error> deviceFailure(ErrorCode code, const QString& operation,
                                                  std::size_t transferred = 0);
/// The refusal of create_link: some codes mean something else there.
[[nodiscard]] tl::unexpected<Error> linkFailure(ErrorCode code, const QString& device);
/// A GPIB gateway's I/O error or timeout for an instrument that took nothing: nobody listens at that address.
[[nodiscard]] tl::unexpected<Error> noListenerBehind(ErrorCode code, const QString& device,
                                                     const QString& operation);
/// True for the name of an instrument behind a gateway: "gpib0,9", "gpib0,9,1".
[[nodiscard]] bool isBehindGateway(const QString& device);
/// A result that could not be decoded.
[[nodiscard]] tl::unexpected<Error> brokenAnswer(const QString& operation);

/// What a server answers for the failure of its device.
[[nodiscard]] ErrorCode errorCodeOf(visa::Status status);

} // namespace visor::vxi11
