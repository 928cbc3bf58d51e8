// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/result.h"

#include <cstdint>

namespace visor::instrument {

/// What kept an instrument from being opened when it was not the wire: which question to ask a person. The error
/// of an attempt says it, so it belongs to that attempt and to no other.
enum class SecurityFailure : std::uint8_t {
    None,
    Certificate,  ///< nobody vouches for its certificate: look at it, and trust it or not
    LoginMissing, ///< it wants a login, and no name and password were given
    LoginRefused, ///< it did not take the name and password that were given
    LoginUnknown, ///< it offers no way to log in that is known here: no name and password would help
};

/// The Error::operation that says so: "tls.certificate", "login.missing" …
[[nodiscard]] QString operationOf(SecurityFailure failure);
[[nodiscard]] SecurityFailure securityFailureOf(const Error& error);
/// Whether another name and password may open it.
[[nodiscard]] bool wantsLogin(const Error& error);

} // namespace visor::instrument
