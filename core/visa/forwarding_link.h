// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/device.h"
#include "core/visa/forwarding_channel.h"

namespace visor::visa {

/// The server's end in front of another server's end: a device that is another device but for what a subclass
/// overrides.
class ForwardingLink : public ForwardingChannel<DeviceLink>
{
public:
    [[nodiscard]] bool isResponseAvailable() const override { return target().isResponseAvailable(); }
    [[nodiscard]] bool isResponsePending() const override { return target().isResponsePending(); }
    void abort() override { target().abort(); }
    void reportInterrupted() override { target().reportInterrupted(); }
};

} // namespace visor::visa
