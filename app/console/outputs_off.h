// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/result.h"
#include "widgets/common/message_banner.h"

#include <QStringList>

#include <vector>

namespace visor::app {

/// What *All outputs off* came to: who did it, who is still asked, who failed and why, who was not reached, who
/// has nothing to do. A value.
class OutputsOff
{
public:
    enum class Answer {
        Asked,     ///< its safe state is on its way
        Done,      ///< sent, and the instrument answers and does not complain
        Failed,    ///< refused, silent or lost: `why`
        Unreached, ///< not connected
        NoState,   ///< its profile names no safe state, or it has no profile
    };

    /// Answers the number by which answer() knows it.
    std::size_t add(const QString& name, Answer answer);
    void set(std::size_t number, Answer answer) { m_entries[number].answer = answer; }
    void answer(std::size_t number, const Result<void>& result);
    [[nodiscard]] ui::BannerMessage message() const;

private:
    struct Entry
    {
        QString name;
        Answer answer;
        Error why;
    };

    [[nodiscard]] QStringList names(Answer answer) const;

    std::vector<Entry> m_entries;
};

} // namespace visor::app
