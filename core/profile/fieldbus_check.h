// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/check_context.h"

namespace visor::profile {

/// Whether a command's `modbus:` and `can:` blocks can be sent.
class FieldbusCheck
{
    Q_DECLARE_TR_FUNCTIONS(visor::profile::ProfileCheck)

public:
    explicit FieldbusCheck(CheckContext& context) : m_context(context) {}
    void run(const Command& command);

private:
    void checkCan(const Command& command, const CanMessage& message);

    CheckContext& m_context;
};

} // namespace visor::profile
