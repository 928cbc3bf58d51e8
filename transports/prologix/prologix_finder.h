// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/finder.h"
#include "transports/prologix/messages.h"
#include "transports/wire/network_interfaces.h"

#include <chrono>

namespace visor::prologix {

/// GPIB-ETHERNET adapters that answer NetFinder (UDP 3040), on every IPv4 interface by its directed broadcast
/// address; reported as PRLGX-TCPIP0::192.168.1.9::1234::INTFC. The adapter itself is left alone: it serves one
/// client only, so nobody connects to it, and what is on its bus is not looked at.
///
/// Asks twice, waits for answers until Options::look is over, and returns.
class PrologixFinder : public instrument::Finder
{
public:
    struct Options
    {
        wire::InterfaceChoice choice = {};
        std::uint16_t port = NetFinder::kPort;
        std::chrono::milliseconds look{1000};
    };

    explicit PrologixFinder(Options options) : m_options(std::move(options)) {}

    [[nodiscard]] QString name() const override;
    [[nodiscard]] Result<void> find(instrument::FinderReport& report, const visa::Deadline& deadline) override;

private:
    const Options m_options;
};

} // namespace visor::prologix
