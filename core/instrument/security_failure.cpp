// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrument/security_failure.h"

#include <algorithm>
#include <array>

namespace visor::instrument {

namespace {

constexpr std::array kSecurityOperations{
    std::pair{SecurityFailure::Certificate, "tls.certificate"},
    std::pair{SecurityFailure::LoginMissing, "login.missing"},
    std::pair{SecurityFailure::LoginRefused, "login.refused"},
    std::pair{SecurityFailure::LoginUnknown, "login.unknown"},
};

} // namespace

QString operationOf(SecurityFailure failure)
{
    const auto* const found = std::find_if(kSecurityOperations.begin(), kSecurityOperations.end(),
                                           [&](const auto& each) { return each.first == failure; });
    return found == kSecurityOperations.end() ? QString() : QString::fromLatin1(found->second);
}

SecurityFailure securityFailureOf(const Error& error)
{
    if (error.status != visa::Status::ErrorNoPermission)
        return SecurityFailure::None;
    const auto* const found =
        std::find_if(kSecurityOperations.begin(), kSecurityOperations.end(),
                     [&](const auto& each) { return error.operation == QLatin1StringView(each.second); });
    return found == kSecurityOperations.end() ? SecurityFailure::None : found->first;
}

bool wantsLogin(const Error& error)
{
    const SecurityFailure failure = securityFailureOf(error);
    return failure == SecurityFailure::LoginMissing || failure == SecurityFailure::LoginRefused;
}

} // namespace visor::instrument
