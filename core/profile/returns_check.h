// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/check_context.h"

namespace visor::profile {

/// Whether what a command says about its reply fits together.
class ReturnsCheck
{
    Q_DECLARE_TR_FUNCTIONS(visor::profile::ProfileCheck)

public:
    explicit ReturnsCheck(CheckContext& context) : m_context(context) {}
    void run(const Command& command, const Returns& returns);

private:
    void checkParser(const ReplyParser& parser);
    void checkLayout(const Returns& returns);
    void checkParts(const Returns& returns);
    void checkPreamble(const Command& command, const BinaryLayout& binary);

    CheckContext& m_context;
};

} // namespace visor::profile
