// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/locking_transport.h"
#include "core/instrument/server.h"
#include "tests/common/echo_device.h"

#include <functional>
#include <memory>
#include <vector>

namespace visor::test {

/// One wire: its server and its client.
struct WireKind
{
    const char* name = "";
    std::function<Result<std::unique_ptr<instrument::Server>>(visa::Device& device)> serve;
    /// `server` is the one that `serve` made.
    std::function<std::unique_ptr<instrument::Transport>(const instrument::Server& server)> connect;
    bool hasServiceRequests = true;
    bool takesOneSession = false; ///< the instrument's end belongs to one program at a time
};

[[nodiscard]] const std::vector<WireKind>& wireKinds();

/// One instrument served over one wire, and sessions to it as a program opens them: keeping to locks.
class WireBench
{
public:
    /// `lockFolder` is empty and the test's own.
    WireBench(const WireKind& kind, const QString& lockFolder);

    /// Why serving failed.
    [[nodiscard]] const std::optional<Error>& problem() const { return m_problem; }
    [[nodiscard]] Result<std::unique_ptr<visa::Session>> open(instrument::OpenOptions options = {});
    [[nodiscard]] EchoDevice& device() { return m_device; }
    /// The instrument loses its power.
    void unplug() { m_server.reset(); }

private:
    EchoDevice m_device;
    locks::LockRegistry m_registry;
    std::unique_ptr<instrument::Transport> m_transport;
    std::unique_ptr<instrument::Server> m_server;
    visa::ResourceName m_resource;
    std::optional<Error> m_problem;
};

} // namespace visor::test
