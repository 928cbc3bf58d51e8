// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/transport.h"
#include "core/visa/device.h"

#include <functional>
#include <memory>

namespace visor::instrument {

/// A wire that is a function call: sessions on an instrument that this very program simulates. Takes every
/// resource name.
class DeviceTransport : public Transport
{
public:
    /// The instrument of the moment: the same pointer as long as it is the same one. Called on the sessions'
    /// threads, before every message; a session goes on with a new one as after a change of the plug.
    using Source = std::function<Result<std::shared_ptr<visa::Device>>()>;

    explicit DeviceTransport(Source source) : m_source(std::move(source)) {}

    [[nodiscard]] QString name() const override { return QStringLiteral("simulation"); }
    [[nodiscard]] bool handles(const visa::ResourceName&) const override { return true; }
    [[nodiscard]] Result<std::unique_ptr<visa::Session>>
    open(const visa::ResourceName& resource, const OpenOptions& options, const visa::Deadline& deadline) override;

private:
    const Source m_source;
};

} // namespace visor::instrument
