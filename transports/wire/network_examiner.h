// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/doctor/examiner.h"
#include "transports/wire/network_interfaces.h"

#include <QString>

#include <optional>

namespace visor::wire {

/// Why no instrument on the network shows up in the list, as far as this machine is the reason: no network, search
/// switched off, no multicast, a firewall that drops the answers.
///
/// Causes: machine.no-network, machine.no-address, machine.search-off, machine.interface-unknown,
/// machine.no-multicast, machine.firewall.
class NetworkExaminer final : public doctor::Examiner
{
public:
    /// Where the search looks; nothing: it has been switched off. `root` is / everywhere but in tests.
    explicit NetworkExaminer(std::optional<InterfaceChoice> choice, QString root = QStringLiteral("/"))
        : m_choice(std::move(choice)), m_root(std::move(root))
    {
    }

    [[nodiscard]] bool examines(const doctor::Complaint& complaint) const override { return !complaint.resource; }
    void examine(const doctor::Complaint& complaint, doctor::Report& report,
                 const visa::Deadline& deadline) override;

private:
    void examineFirewall(doctor::Report& report) const;

    const std::optional<InterfaceChoice> m_choice;
    const QString m_root;
};

} // namespace visor::wire
