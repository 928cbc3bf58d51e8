// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/finder.h"
#include "transports/wire/network_interfaces.h"
#include "transports/wire/portmapper.h"

namespace visor::vxi11 {

/// Instruments that answer a broadcast for VXI-11 (LXI VXI-11 Discovery and Identification; portmap GETPORT of the
/// core program), on every IPv4 interface by its directed broadcast address. A portmapper that answers port 0 has
/// no VXI-11: nearly every Linux computer is one.
///
/// Asks twice in the first look, then keeps asking: who does not answer any more is asked alone, twice, and has
/// gone when that stays silent too. Fast while somebody is likely to be plugging, slowly afterwards.
class BroadcastFinder : public instrument::Finder
{
public:
    struct Options
    {
        wire::InterfaceChoice choice = {};
        std::uint16_t portmapperPort = wire::kPortmapperPort;
        std::chrono::milliseconds firstLook{1000};  ///< LXI: an answer comes within a second
        std::chrono::milliseconds fastPause{400};   ///< between two broadcasts …
        std::chrono::milliseconds fastTime{60'000}; ///< … so long after the first look or the last change
        std::chrono::milliseconds slowPause{10'000};
    };

    explicit BroadcastFinder(Options options) : m_options(std::move(options)) {}

    [[nodiscard]] QString name() const override;
    [[nodiscard]] Result<void> find(instrument::FinderReport& report, const visa::Deadline& deadline) override;

private:
    const Options m_options;
};

} // namespace visor::vxi11
