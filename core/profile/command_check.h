// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/check_context.h"

namespace visor::profile {

/// Whether a command can be sent: its texts, their placeholders, its reply.
class CommandCheck
{
    Q_DECLARE_TR_FUNCTIONS(visor::profile::ProfileCheck)

public:
    explicit CommandCheck(CheckContext& context) : m_context(context) {}
    void run(const Command& command);

private:
    void checkTexts(const Command& command);
    void checkPropertyTexts(const Command& command, bool hasOtherWay);
    void checkPlaceholders(const Command& command);
    void checkSweep(const Command& command);

    CheckContext& m_context;
};

} // namespace visor::profile
