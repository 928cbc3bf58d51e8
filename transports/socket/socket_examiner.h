// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/doctor/identity_question.h"

namespace visor::socket {

/// Why a raw socket does not connect or answer. Beyond the way there: a silent one is tried with the other line
/// ends, each on a connection of its own, since a missing terminator looks like a timeout (socket.terminator).
///
/// Causes: lan.*, socket.closed, socket.silent, socket.terminator, socket.reply-terminator, lan.single-client.
class SocketExaminer final : public doctor::Examiner
{
public:
    explicit SocketExaminer(doctor::IdentityQuestion question) : m_question(question) {}

    [[nodiscard]] bool examines(const doctor::Complaint& complaint) const override;
    void examine(const doctor::Complaint& complaint, doctor::Report& report,
                 const visa::Deadline& deadline) override;

private:
    const doctor::IdentityQuestion m_question;
};

} // namespace visor::socket
