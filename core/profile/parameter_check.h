// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/check_context.h"

namespace visor::profile {

/// Whether a parameter of a command or sequence can be given any value, and its own default.
class ParameterCheck
{
    Q_DECLARE_TR_FUNCTIONS(visor::profile::ProfileCheck)

public:
    explicit ParameterCheck(CheckContext& context) : m_context(context) {}
    void run(const Parameter& parameter);

private:
    void checkKeysOfType(const Parameter& parameter);
    void checkOptions(const Parameter& parameter);
    [[nodiscard]] bool checkRange(const Parameter& parameter);

    CheckContext& m_context;
};

} // namespace visor::profile
