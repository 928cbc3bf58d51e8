// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/check_context.h"

#include <QSet>

namespace visor::profile {

/// Whether a sequence's steps can run one after the other with what is known by then.
class SequenceCheck
{
    Q_DECLARE_TR_FUNCTIONS(visor::profile::ProfileCheck)

public:
    explicit SequenceCheck(CheckContext& context) : m_context(context) {}
    void run(const Sequence& sequence);

private:
    void checkStep(const SequenceStep& step);
    void checkText(const QString& text, SourcePlace place);
    void checkComplete(const Command& command, const SequenceStep& step);
    void checkCapture(const Command* command, const SequenceStep& step);

    CheckContext& m_context;
    QSet<QString> m_known; ///< parameters, and what earlier steps captured
    QSet<QString> m_used;
};

} // namespace visor::profile
