// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/finder.h"

#include <chrono>
#include <map>

namespace visor::vxi11 {

/// Instruments on the GPIB buses behind LAN/GPIB gateways that the user has given board numbers (protocols §12):
/// GPIB2::9::INSTR. Nothing else is looked through.
///
/// The probe is that of viFindRsrc: each address is told to listen, and has an instrument when somebody holds NDAC
/// then (IEEE 488.1; VXI-11.2 §B.6.15). No data goes over the bus and no instrument does anything. Afterwards the
/// bus is unaddressed. A gateway that cannot be looked through is reported as failed; the others go on.
class GatewayFinder : public instrument::Finder
{
public:
    /// By board number; entries that are no VXI-11 interface link are passed over.
    using Boards = std::map<int, visa::ResourceName>;

    /// `limit` is for each gateway.
    explicit GatewayFinder(Boards boards, std::chrono::milliseconds limit = std::chrono::seconds(5))
        : m_boards(std::move(boards)), m_limit(limit)
    {
    }

    [[nodiscard]] QString name() const override;
    [[nodiscard]] Result<void> find(instrument::FinderReport& report, const visa::Deadline& deadline) override;

private:
    [[nodiscard]] Result<void> findBehind(int board, const visa::ResourceName& gateway,
                                          instrument::FinderReport& report, const visa::Deadline& deadline) const;

    const Boards m_boards;
    const std::chrono::milliseconds m_limit;
};

} // namespace visor::vxi11
