// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/form_reader.h"

#include "widgets/common/instrument_link.h"

#include <algorithm>
#include <utility>

namespace visor::ui {

namespace {

/// So many values are read before others have their turn; fewer when somebody waits.
constexpr std::size_t kPortion = 8;
constexpr int kMostReaderTimeouts = 2;

} // namespace

FormReader::FormReader(InstrumentLink& link, QObject* parent) : QObject(parent), m_link(link) {}

void FormReader::ask(const std::shared_ptr<const profile::Profile>& profile,
                     const std::vector<Question>& questions)
{
    if (profile != m_profile)
        cancel();
    m_profile = profile;
    if (!isReading()) {
        m_answered = 0;
        m_total = 0;
        m_timeouts = 0;
    }
    for (const Question& question : questions) {
        if (std::find(m_questions.begin(), m_questions.end(), question) != m_questions.end())
            continue;
        m_questions.push_back(question);
        ++m_total;
    }
    if (!m_job)
        askNext();
    Q_EMIT progressed();
}

void FormReader::cancel()
{
    if (!isReading())
        return;
    ++m_round;
    if (const auto job = std::exchange(m_job, std::nullopt))
        m_link.cancel(*job);
    giveUp(Error{visa::Status::ErrorAbort, tr("Cancelled."), {}, QStringLiteral("form.read"), 0});
}

void FormReader::giveUp(const Error& why)
{
    const auto left = std::exchange(m_questions, {});
    m_answered += static_cast<int>(left.size());
    for (const Question& question : left)
        Q_EMIT answered({question, tl::unexpected(why)});
    Q_EMIT progressed();
    Q_EMIT finished();
}

void FormReader::askNext()
{
    if (m_questions.empty())
        return;
    const auto count = std::min(kPortion, m_questions.size());
    // The questions stay in the queue until they are answered: a cancel answers them all.
    std::vector<Question> portion(m_questions.begin(), m_questions.begin() + static_cast<std::ptrdiff_t>(count));
    m_job = m_link.run<std::vector<Answer>>(
        instrument::Origin::Housekeeping, this,
        [this, profile = m_profile, portion](instrument::Dialogue& dialogue) -> Result<std::vector<Answer>> {
            std::vector<Answer> answers;
            for (const Question& question : portion) {
                const profile::Command* command = profile->findCommand(question.command);
                instrument::RunOptions options;
                options.access = profile::Access::Read;
                answers.push_back(
                    {question, instrument::runCommand(dialogue, *profile, *command, question.arguments, options)});
                const bool isFailed = !answers.back().outcome;
                // The link is there as long as its worker runs this; its count may be asked from any thread.
                if (isFailed || dialogue.isCancelled() || m_link.pendingJobs() > 1)
                    break;
            }
            return answers;
        },
        [this, round = m_round](const Result<std::vector<Answer>>& answers) {
            if (round == m_round)
                take(answers);
        });
}

void FormReader::take(const Result<std::vector<Answer>>& answers)
{
    m_job.reset();
    std::optional<Error> end;
    if (!answers)
        end = answers.error();
    for (const Answer& answer : answers ? *answers : std::vector<Answer>()) {
        std::erase(m_questions, answer.question);
        ++m_answered;
        if (!answer.outcome) {
            const visa::Status status = answer.outcome.error().status;
            if (status == visa::Status::ErrorTimeout)
                ++m_timeouts;
            if (status == visa::Status::ErrorAbort || status == visa::Status::ErrorConnectionLost ||
                m_timeouts >= kMostReaderTimeouts)
                end = answer.outcome.error();
        }
        Q_EMIT answered(answer);
    }
    if (end) {
        // What was never asked failed for no reason of its own.
        giveUp(Error{visa::Status::ErrorAbort, end->message, end->detail, end->operation, 0});
        return;
    }
    Q_EMIT progressed();
    if (m_questions.empty())
        Q_EMIT finished();
    else if (!m_job)
        askNext();
}

} // namespace visor::ui
