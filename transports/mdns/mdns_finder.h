// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/finder.h"
#include "transports/mdns/link_sockets.h"
#include "transports/mdns/page_visitor.h"

namespace visor::mdns {

/// Instruments that announce themselves by mDNS and DNS-SD (RFC 6762, 6763), on every interface. Our own querier:
/// needs no daemon and stands beside one. The first question goes out from a port of its own and is answered at
/// once and alone; then questions to everybody with what is known already, at 0.25, 1, 3, 7 … s and at last once
/// an hour; in between it listens, so that announcements and goodbyes show at once.
///
/// A host that announces an instrument's web server and nothing else is looked into by `lookInto` (PageVisitor);
/// without one it is passed over.
class MdnsFinder : public instrument::Finder
{
public:
    explicit MdnsFinder(wire::InterfaceChoice choice = {}, std::uint16_t port = kMdnsPort,
                        PageVisitor::LookInto lookInto = {})
        : m_choice(std::move(choice)), m_port(port), m_lookInto(std::move(lookInto))
    {
    }

    [[nodiscard]] QString name() const override;
    [[nodiscard]] Result<void> find(instrument::FinderReport& report, const visa::Deadline& deadline) override;

private:
    const wire::InterfaceChoice m_choice;
    const std::uint16_t m_port;
    const PageVisitor::LookInto m_lookInto;
};

} // namespace visor::mdns
