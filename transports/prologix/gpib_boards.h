// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/resource_name.h"

#include <map>
#include <mutex>
#include <optional>
#include <vector>

namespace visor::prologix {

/// Which adapter each GPIB board number stands for: GPIB0::9 is address 9 on the bus of the adapter that defines
/// board 0. An adapter's own name carries the number: PRLGX-TCPIP0::192.168.1.9::1234::INTFC defines board 0, and
/// so does TCPIP::192.168.1.9::gpib0::INSTR, a VXI-11 gateway, when it is defined for a board explicitly. Shared
/// by the transports; any thread.
class GpibBoards
{
public:
    /// The later definition of a board wins.
    void define(int board, const visa::ResourceName& adapter)
    {
        const std::lock_guard guard(m_mutex);
        m_adapters[board] = adapter;
    }
    [[nodiscard]] std::optional<visa::ResourceName> adapterOf(int board) const
    {
        const std::lock_guard guard(m_mutex);
        const auto found = m_adapters.find(board);
        return found == m_adapters.end() ? std::nullopt : std::optional(found->second);
    }
    [[nodiscard]] std::map<int, visa::ResourceName> all() const
    {
        const std::lock_guard guard(m_mutex);
        return m_adapters;
    }

private:
    mutable std::mutex m_mutex;
    std::map<int, visa::ResourceName> m_adapters;
};

} // namespace visor::prologix
