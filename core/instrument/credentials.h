// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/resource_name.h"

#include <QString>

#include <functional>
#include <optional>

namespace visor::instrument {

/// A name and a password for one instrument. Never printed, traced, stored in a settings file or put into a
/// resource name (DESIGN §9).
struct Credentials
{
    QString user;
    QString password;
};

/// Says who we are to that instrument; nothing when nobody knows. Called on the thread that opens, at most once an
/// open, and only when the instrument asks for a login.
using CredentialSource = std::function<std::optional<Credentials>(const visa::ResourceName& resource)>;

} // namespace visor::instrument
