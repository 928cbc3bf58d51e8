// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/command_runner.h"
#include "core/instrument/connection.h"

#include <QObject>

#include <deque>
#include <memory>
#include <optional>

namespace visor::ui {

class InstrumentLink;

/// Reads many values of an instrument as one piece of work: in order, in small portions between which everything
/// else that waits has its turn. What a user does is not held up, and what is left is not forgotten. Ends at a
/// cancel, a lost link and the second timeout: an instrument that stays silent is not asked for everything. GUI
/// thread.
class FormReader : public QObject
{
    Q_OBJECT

public:
    struct Question
    {
        QString command;
        profile::Arguments arguments;
        bool operator==(const Question&) const = default;
    };

    struct Answer
    {
        Question question;
        Result<instrument::CommandOutcome> outcome;
    };

    /// `link` outlives the reader.
    explicit FormReader(InstrumentLink& link, QObject* parent = nullptr);

    /// Asks these too; one that is still to be asked is not asked twice.
    void ask(const std::shared_ptr<const profile::Profile>& profile, const std::vector<Question>& questions);
    /// What was not asked yet is answered with ErrorAbort; the portion under way ends with it.
    void cancel();
    [[nodiscard]] bool isReading() const { return m_job.has_value() || !m_questions.empty(); }
    /// Of what was asked since it last stood still.
    [[nodiscard]] int answeredCount() const { return m_answered; }
    [[nodiscard]] int totalCount() const { return m_total; }

Q_SIGNALS:
    void answered(const visor::ui::FormReader::Answer& answer);
    void progressed();
    void finished();

private:
    void askNext();
    void take(const Result<std::vector<Answer>>& answers);
    void giveUp(const Error& why);

    InstrumentLink& m_link;
    std::shared_ptr<const profile::Profile> m_profile;
    std::deque<Question> m_questions;
    std::optional<instrument::JobId> m_job;
    std::uint64_t m_round = 0; ///< counts cancels: answers from before one are not waited for
    int m_answered = 0;
    int m_total = 0;
    int m_timeouts = 0;
};

} // namespace visor::ui
