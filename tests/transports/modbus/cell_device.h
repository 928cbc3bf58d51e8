// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/register_device.h"

#include <array>
#include <map>
#include <mutex>
#include <vector>

namespace visor::test {

/// A device of `kCells` cells in each table that remembers what is written, and names itself.
class CellDevice : public visa::RegisterDevice
{
public:
    static constexpr int kCells = 3000;
    static constexpr std::uint16_t kBusyAddress = 2999; ///< is always busy

    visa::RegisterFault readCells(visa::RegisterTable table, std::uint16_t address,
                                  std::span<std::uint16_t> values) override
    {
        const std::lock_guard lock(m_mutex);
        if (const auto fault = check(address, values.size()); fault != visa::RegisterFault::None)
            return fault;
        auto& cells = m_tables[static_cast<std::size_t>(table)];
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = cells[address + i];
        return visa::RegisterFault::None;
    }

    visa::RegisterFault writeCells(visa::RegisterTable table, std::uint16_t address,
                                   std::span<const std::uint16_t> values) override
    {
        const std::lock_guard lock(m_mutex);
        if (const auto fault = check(address, values.size()); fault != visa::RegisterFault::None)
            return fault;
        auto& cells = m_tables[static_cast<std::size_t>(table)];
        for (std::size_t i = 0; i < values.size(); ++i)
            cells[address + i] = values[i];
        return visa::RegisterFault::None;
    }

    QByteArray identification(std::uint8_t object) const override
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_identity.find(object);
        return found == m_identity.end() ? QByteArray() : found->second;
    }

    void set(visa::RegisterTable table, std::size_t address, std::uint16_t value)
    {
        const std::lock_guard lock(m_mutex);
        m_tables[static_cast<std::size_t>(table)].at(address) = value;
    }
    void identify(std::map<std::uint8_t, QByteArray> identity)
    {
        const std::lock_guard lock(m_mutex);
        m_identity = std::move(identity);
    }

private:
    static visa::RegisterFault check(std::size_t address, std::size_t count)
    {
        if (address + count > kCells)
            return visa::RegisterFault::NoSuchAddress;
        return address == kBusyAddress ? visa::RegisterFault::Busy : visa::RegisterFault::None;
    }

    mutable std::mutex m_mutex;
    std::array<std::array<std::uint16_t, kCells>, 4> m_tables{};
    std::map<std::uint8_t, QByteArray> m_identity{{0, "Visor"}, {1, "CELL, 1"}, {2, "1.0"}};
};

} // namespace visor::test
