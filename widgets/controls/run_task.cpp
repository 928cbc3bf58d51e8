// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/run_task.h"

#include "core/instrument/command_runner.h"
#include "widgets/controls/command_text.h"
#include "widgets/controls/danger_question.h"

#include <QCoreApplication>

#include <algorithm>

namespace visor::ui {

namespace {

struct SequenceText
{
    Q_DECLARE_TR_FUNCTIONS(visor::ui::SequenceTask)
};

RunProgress progressOfStep(std::size_t step, std::size_t of)
{
    return {static_cast<int>(step), static_cast<int>(of), SequenceText::tr("step %1 of %2").arg(step).arg(of),
            SequenceText::tr("stopped at step %1 of %2").arg(step).arg(of)};
}

/// Each captured value a row; one that is a list has a row a part.
void addValue(RunBoard& board, const QString& name, const profile::ReplyValue& value)
{
    const auto* list = std::get_if<profile::ReplyValue::List>(&value.value);
    if (list == nullptr) {
        board.addRow({name, value.toText(), value.unit});
        return;
    }
    for (std::size_t at = 0; at < list->size(); ++at) {
        const profile::ReplyItem& part = (*list)[at];
        const QString word = part.name.isEmpty() ? QString::number(at + 1) : part.name;
        addValue(board, name + QLatin1Char('.') + word, part.value);
    }
}

} // namespace

void RunBoard::post(const RunProgress& progress)
{
    const std::lock_guard lock(m_mutex);
    m_progress = progress;
}

void RunBoard::setHeadings(const QStringList& headings)
{
    const std::lock_guard lock(m_mutex);
    m_table.headings = headings;
}

void RunBoard::addRow(const QStringList& row)
{
    const std::lock_guard lock(m_mutex);
    if (m_count++ % m_stride != 0)
        return;
    m_table.rows.push_back(row);
    if (m_table.rows.size() < kMostRows)
        return;
    for (std::size_t at = 0; 2 * at < m_table.rows.size(); ++at)
        m_table.rows[at] = m_table.rows[2 * at];
    m_table.rows.resize((m_table.rows.size() + 1) / 2);
    m_stride *= 2;
}

RunProgress RunBoard::progress() const
{
    const std::lock_guard lock(m_mutex);
    return m_progress;
}

ValueTable RunBoard::table() const
{
    const std::lock_guard lock(m_mutex);
    return m_table;
}

RunTask sequenceTask(const std::shared_ptr<const profile::Profile>& profile, const profile::Sequence& sequence)
{
    RunTask task;
    task.kind = QStringLiteral("sequence");
    task.name = sequence.name;
    task.description = sequence.description;
    task.tip = SequenceText::tr("%n step(s)", nullptr, static_cast<int>(sequence.steps.size()));
    task.profile = profile;
    task.params = sequence.params;
    task.isEnabled = sequence.enabled;
    for (const profile::SequenceStep& step : sequence.steps) {
        const profile::Command* command = profile->findCommand(step.command);
        profile::Arguments arguments; // one that a parameter fills is no word for off
        for (const profile::MapEntry& argument : step.args)
            arguments.insert(argument.label, argument.wire);
        task.isDangerous = task.isDangerous || (command != nullptr && needsDangerQuestion(*command, arguments));
        task.isSweep = task.isSweep || (command != nullptr && command->sweep.has_value());
    }
    task.body = [profile, &sequence](instrument::Dialogue& dialogue, const profile::Arguments& arguments,
                                     RunBoard& board) -> Result<QString> {
        RunProgress now = progressOfStep(0, sequence.steps.size());
        board.post(now);
        instrument::RunOptions options;
        options.stepBegun = [&](std::size_t number, std::size_t of) {
            now = progressOfStep(number, of);
            board.post(now);
        };
        options.asksSweepValue = true;
        options.sweepProgress = [&](const instrument::SweepProgress& sweep) {
            RunProgress shown = now;
            shown.text += QStringLiteral(" · ") +
                          (sweep.value.isEmpty() ? QString::fromLatin1(sweep.check) : displayTextOf(sweep.value));
            board.post(shown);
        };
        const auto outcome = instrument::runSequence(dialogue, *profile, sequence, arguments, options);
        if (!outcome)
            return tl::unexpected<Error>(outcome.error());
        if (!outcome->captured.empty()) {
            board.setHeadings({SequenceText::tr("Name"), SequenceText::tr("Value"), SequenceText::tr("Unit")});
            for (const profile::ReplyItem& item : outcome->captured)
                addValue(board, item.name, item.value);
        }
        return outcome->reply.isEmpty() ? SequenceText::tr("done") : displayTextOf(outcome->reply);
    };
    return task;
}

} // namespace visor::ui
