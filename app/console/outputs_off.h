// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/safe_state.h"
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
        Late,      ///< still on its way, and the instrument has been silent for instrument::kSilence
        Done,      ///< sent, and the instrument answers and does not complain
        Failed,    ///< refused, silent for as long as its profile allows, or lost: `why`
        Unreached, ///< not connected
        NoState,   ///< its profile names no safe state, or it has no profile
        Stopped,   ///< the same, but what was under way there (a ramp, a sequence) was stopped
    };

    /// One that is asked. `description` is what its profile says its safe state does; empty: outputs off. Answers
    /// the number by which the others know it.
    std::size_t add(const QString& name, const QString& description);
    void set(std::size_t number, Answer answer) { m_entries[number].answer = answer; }
    void answer(std::size_t number, const Result<instrument::SafeStateOutcome>& result);
    /// Those that are still asked are late; false when there are none.
    bool markLate();
    [[nodiscard]] ui::BannerMessage message() const;

private:
    struct Entry
    {
        QString name;
        QString description;
        Answer answer = Answer::Asked;
        Error why;
        std::vector<scpi::ErrorReply> earlier;
    };

    [[nodiscard]] QStringList names(Answer answer) const;
    [[nodiscard]] QString whatIsDone() const;

    std::vector<Entry> m_entries;
};

} // namespace visor::app
