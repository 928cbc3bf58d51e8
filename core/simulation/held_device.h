// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/device.h"

#include <memory>
#include <utility>

namespace visor::simulation {

/// An instrument that somebody else has locked for good: one client of its own holds the exclusive lock for as
/// long as it lives. Everything else goes through.
class HeldDevice final : public visa::Device
{
public:
    explicit HeldDevice(std::shared_ptr<visa::Device> device) : m_device(std::move(device))
    {
        if (auto link = m_device->open()) {
            m_holder = std::move(*link);
            const auto locked = m_holder->lock(visa::LockMode::Exclusive, {}, visa::Deadline::never());
            Q_ASSERT(locked);
        }
    }

    [[nodiscard]] Result<std::unique_ptr<visa::DeviceLink>> open() override { return m_device->open(); }

private:
    const std::shared_ptr<visa::Device> m_device;
    std::unique_ptr<visa::DeviceLink> m_holder;
};

} // namespace visor::simulation
