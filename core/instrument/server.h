// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/device.h"
#include "core/visa/resource_name.h"

#include <memory>
#include <vector>

namespace visor::instrument {

/// Where a server listens. Loopback and a port of the system's choice unless told otherwise.
struct ListenOptions
{
    QString address = QStringLiteral("127.0.0.1");
    std::uint16_t port = 0;
};

/// Serves devices over one wire, on threads of its own, from construction (each protocol's start()) to
/// destruction, which closes every connection and joins every thread.
class Server
{
public:
    Server() = default;
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    virtual ~Server() = default;

    /// The names a client opens its devices by, in the order they were given.
    [[nodiscard]] virtual std::vector<visa::ResourceName> resources() const = 0;
};

} // namespace visor::instrument
