// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/dialogue.h"

namespace visor::instrument {

/// Waits until an instrument has done what it was told (a profile's `opc_query`).
///
/// Where the wire tells of service requests: *OPC sets bit 0 of the standard event register when everything told
/// is done (IEEE 488.2 §10.18); with *ESE and *SRE that becomes a service request, so nothing is polled and the
/// wire is free meanwhile. The enable registers keep the bits they had and are put back afterwards. Elsewhere
/// *OPC? (§10.19), whose answer comes when it is done.
///
/// begin() before the command, await() after it.
class Completion
{
public:
    explicit Completion(Dialogue& dialogue) : m_dialogue(dialogue) {}

    [[nodiscard]] Result<void> begin();
    /// ErrorTimeout at the dialogue's time limit.
    [[nodiscard]] Result<void> await();
    /// The command failed: nothing is waited for, the registers are put back.
    void giveUp();

private:
    [[nodiscard]] Result<void> awaitRequest();
    [[nodiscard]] Result<int> askRegister(QByteArrayView query);
    [[nodiscard]] Result<void> restore();

    Dialogue& m_dialogue;
    bool m_usesRequests = false;
    int m_eventEnable = 0;
    int m_serviceEnable = 0;
};

} // namespace visor::instrument
