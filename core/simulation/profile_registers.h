// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/model.h"
#include "core/visa/register_device.h"
#include "core/visa/result.h"

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace visor::simulation {

/// The Modbus device that a profile's `modbus:` blocks describe: its registers and coils with their defaults, what
/// is written read back, values beyond a parameter's limits refused. Addresses that the profile does not name do
/// not exist. One mutex; any thread.
class ProfileRegisters final : public visa::RegisterDevice
{
public:
    /// Some command of the profile is on Modbus.
    [[nodiscard]] static bool fits(const profile::Profile& profile);
    explicit ProfileRegisters(std::shared_ptr<const profile::Profile> profile);

    [[nodiscard]] visa::RegisterFault readCells(visa::RegisterTable table, std::uint16_t address,
                                                std::span<std::uint16_t> values) override;
    [[nodiscard]] visa::RegisterFault writeCells(visa::RegisterTable table, std::uint16_t address,
                                                 std::span<const std::uint16_t> values) override;
    [[nodiscard]] QByteArray identification(std::uint8_t object) const override;

private:
    using Cells = std::map<std::pair<visa::RegisterTable, std::uint16_t>, std::uint16_t>;
    /// A value with limits that a write may reach.
    struct Limited
    {
        const profile::ModbusItem* item = nullptr;
        const profile::Parameter* parameter = nullptr;
    };

    [[nodiscard]] static std::optional<double> numberAt(const Cells& cells, const profile::ModbusItem& item);

    const std::shared_ptr<const profile::Profile> m_profile;
    std::vector<Limited> m_limited;
    std::mutex m_mutex; ///< guards m_cells
    Cells m_cells;
};

} // namespace visor::simulation
