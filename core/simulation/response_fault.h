// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/clock.h"
#include "core/simulation/scpi_response.h"

namespace visor::simulation {

/// Something an instrument does wrong with its responses. Owned by the instrument, called under its mutex for each
/// response message when it is complete, terminator included.
class ResponseFault
{
public:
    ResponseFault() = default;
    ResponseFault(const ResponseFault&) = delete;
    ResponseFault& operator=(const ResponseFault&) = delete;
    virtual ~ResponseFault() = default;

    /// `request` is the program message that is answered.
    virtual void apply(const QByteArray& request, ScpiResponse& response, Clock::Duration now) = 0;
};

} // namespace visor::simulation
