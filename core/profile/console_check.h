// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/check_context.h"

namespace visor::profile {

/// Whether what `console:` names is there and does what it is named for.
class ConsoleCheck
{
    Q_DECLARE_TR_FUNCTIONS(visor::profile::ProfileCheck)

public:
    explicit ConsoleCheck(CheckContext& context) : m_context(context) {}
    void run(const ConsoleSection& console);

private:
    void checkGroups(const ConsoleSection& console);
    void checkLists(const ConsoleSection& console);
    void checkSafeState(const ConsoleSection& console);
    void checkScreenshot(const Screenshot& screenshot);
    void checkSources(const ConsoleSection& console);

    CheckContext& m_context;
};

} // namespace visor::profile
