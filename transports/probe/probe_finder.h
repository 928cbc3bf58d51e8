// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/finder.h"
#include "transports/wire/host_lookup.h"

#include <QStringList>

#include <functional>
#include <vector>

namespace visor::probe {

/// Knocks at hosts by TCP: which of an instrument's usual ports answer. For hosts that are known (remembered,
/// typed by hand), which broadcasts and mDNS do not reach behind a router, and for those that somebody names on
/// purpose. Nothing is said to them but, at a portmapper, the question for VXI-11. One look a call; side by side,
/// so that a host that does not answer delays no other.
class ProbeFinder : public instrument::Finder
{
public:
    struct Target
    {
        QString host;
        /// Routes that are known: knocked at where they are, whatever the port.
        std::vector<visa::ResourceName> routes;
        /// Also knock at the usual ports: HiSLIP 4880, portmapper 111, sockets 5025 and 5555, VICP 1861.
        bool isSearched = true;
    };
    /// Called at the beginning of each look, on the finder's thread.
    using Targets = std::function<Result<std::vector<Target>>()>;

    static constexpr std::size_t kMostAtOnce = 64;
    static constexpr std::chrono::milliseconds kKnockLimit{300};

    /// `names` also finds hosts of the local network.
    ProbeFinder(QString name, Targets targets, wire::LocalNames names = {})
        : m_name(std::move(name)), m_targets(std::move(targets)), m_names(std::move(names))
    {
    }

    [[nodiscard]] QString name() const override { return m_name; }
    [[nodiscard]] Result<void> find(instrument::FinderReport& report, const visa::Deadline& deadline) override;

private:
    const QString m_name;
    const Targets m_targets;
    const wire::LocalNames m_names;
};

/// Known routes by host; those of one's own computer are not searched, programs of all kinds listen there.
[[nodiscard]] std::vector<ProbeFinder::Target> targetsOf(const std::vector<visa::ResourceName>& routes);

} // namespace visor::probe
