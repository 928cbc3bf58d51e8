// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/prologix/gpib_boards.h"

namespace visor::prologix {

void GpibBoards::define(int board, const visa::ResourceName& adapter)
{
    const std::lock_guard guard(m_mutex);
    m_adapters[board] = adapter;
}

int GpibBoards::numberOf(const visa::ResourceName& adapter)
{
    const std::lock_guard guard(m_mutex);
    for (const auto& [board, known] : m_adapters) {
        if (known.interfaceType() == adapter.interfaceType() && known.address() == adapter.address())
            return board;
    }
    int board = 0;
    while (m_adapters.count(board) != 0)
        ++board;
    m_adapters[board] = visa::ResourceName(adapter.interfaceType(), board, adapter.address());
    return board;
}

std::optional<visa::ResourceName> GpibBoards::adapterOf(int board) const
{
    {
        const std::lock_guard guard(m_mutex);
        if (const auto found = m_adapters.find(board); found != m_adapters.end())
            return found->second;
    }
    return m_elsewhere ? m_elsewhere(board) : std::nullopt;
}

std::map<int, visa::ResourceName> GpibBoards::all() const
{
    const std::lock_guard guard(m_mutex);
    return m_adapters;
}

} // namespace visor::prologix
