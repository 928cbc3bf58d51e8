// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/resource_name.h"

#include <functional>
#include <map>
#include <mutex>
#include <optional>

namespace visor::prologix {

/// Which adapter each GPIB board number stands for: GPIB0::9 is address 9 on the bus of the adapter that defines
/// board 0. An adapter's own name carries the number: PRLGX-TCPIP0::192.168.1.9::1234::INTFC defines board 0, and
/// so does TCPIP::192.168.1.9::gpib0::INSTR, a VXI-11 gateway, when it is defined for a board explicitly. Shared
/// by the transports and the finders; any thread.
class GpibBoards
{
public:
    /// Who knows boards that are not defined here (adapters of simulated benches, which come and go). Called from
    /// any thread; short.
    using Elsewhere = std::function<std::optional<visa::ResourceName>(int board)>;

    explicit GpibBoards(Elsewhere elsewhere = {}) : m_elsewhere(std::move(elsewhere)) {}

    /// The later definition of a board wins.
    void define(int board, const visa::ResourceName& adapter);
    /// The number of an adapter that was found: the one it has, else the lowest free one, which it has then.
    [[nodiscard]] int numberOf(const visa::ResourceName& adapter);

    [[nodiscard]] std::optional<visa::ResourceName> adapterOf(int board) const;
    /// What was defined, without what is known elsewhere.
    [[nodiscard]] std::map<int, visa::ResourceName> all() const;

private:
    const Elsewhere m_elsewhere;
    mutable std::mutex m_mutex; ///< protects what follows
    std::map<int, visa::ResourceName> m_adapters;
};

} // namespace visor::prologix
