// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/doctor/identity_question.h"
#include "transports/wire/host_lookup.h"

namespace visor::socket {

/// Why a raw socket does not connect or answer. Beyond the way there: a silent one is tried with the other line
/// ends, each on a connection of its own, since a missing terminator looks like a timeout (socket.terminator).
///
/// Causes: lan.*, socket.closed, socket.silent, socket.terminator, socket.reply-terminator, lan.single-client.
class SocketExaminer final : public doctor::Examiner
{
public:
    /// `names` also finds hosts of the local network.
    explicit SocketExaminer(doctor::IdentityQuestion question, wire::LocalNames names = {})
        : m_question(std::move(question)), m_names(std::move(names))
    {
    }

    [[nodiscard]] bool examines(const doctor::Complaint& complaint) const override;
    void examine(const doctor::Complaint& complaint, doctor::Report& report,
                 const visa::Deadline& deadline) override;

private:
    const doctor::IdentityQuestion m_question;
    const wire::LocalNames m_names;
};

} // namespace visor::socket
