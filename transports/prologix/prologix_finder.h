// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/finder.h"
#include "transports/prologix/gpib_boards.h"
#include "transports/prologix/messages.h"
#include "transports/wire/network_interfaces.h"

#include <chrono>
#include <memory>

namespace visor::prologix {

/// GPIB-ETHERNET adapters that answer NetFinder (UDP 3040), on every IPv4 interface by its directed broadcast
/// address; reported as PRLGX-TCPIP0::192.168.1.9::1234::INTFC. The adapter itself is left alone: it serves one
/// client only, so nobody connects to it, and what is on its bus is not looked at (BusFinder).
///
/// Asks twice, waits for answers until Options::look is over, reports in the order of the addresses, and returns.
/// In that order adapters without a board number get one, so that the same adapters get the same numbers whoever
/// answers first.
class PrologixFinder : public instrument::Finder
{
public:
    struct Options
    {
        wire::InterfaceChoice choice = {};
        std::uint16_t port = NetFinder::kPort;
        std::chrono::milliseconds look{1000};
        std::shared_ptr<GpibBoards> boards = {}; ///< none: every adapter is board 0
    };

    explicit PrologixFinder(Options options) : m_options(std::move(options)) {}

    [[nodiscard]] QString name() const override;
    [[nodiscard]] Result<void> find(instrument::FinderReport& report, const visa::Deadline& deadline) override;

private:
    const Options m_options;
};

} // namespace visor::prologix
