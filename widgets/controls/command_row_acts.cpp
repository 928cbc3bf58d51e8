// SPDX-License-Identifier: GPL-3.0-or-later
// What a row does on the instrument, and what it makes of the answers.
#include "widgets/common/instrument_link.h"
#include "widgets/controls/command_row.h"
#include "widgets/controls/command_text.h"
#include "widgets/controls/danger_question.h"
#include "widgets/controls/parameter_editor.h"

#include <algorithm>
#include <utility>

namespace visor::ui {

namespace {

/// What one act on the instrument came to.
struct RowOutcome
{
    instrument::CommandOutcome outcome;
    std::vector<scpi::ErrorReply> complaints;
};

Result<RowOutcome> runRow(instrument::Dialogue& dialogue, const profile::Profile& profile,
                          const profile::Command& command, const profile::Arguments& arguments,
                          profile::Access access, const std::optional<profile::Arguments>& readBack)
{
    RowOutcome done;
    instrument::RunOptions options;
    options.access = access;
    auto outcome = instrument::runCommand(dialogue, profile, command, arguments, options);
    if (!outcome)
        return tl::unexpected(std::move(outcome.error()));
    done.outcome = std::move(*outcome);
    if (access == profile::Access::Read)
        return done;
    // What the instrument says about a write is part of the write: without asking, a refused value looks accepted.
    dialogue.setOrigin(instrument::Origin::Housekeeping);
    if (auto complaints = instrument::readErrorQueue(dialogue, &profile))
        done.complaints = std::move(*complaints);
    if (readBack) {
        options.access = profile::Access::Read;
        if (auto now = instrument::runCommand(dialogue, profile, command, *readBack, options))
            done.outcome.reply = std::move(now->reply);
    }
    return done;
}

} // namespace

void CommandRow::read()
{
    if (!m_command.isReadable())
        return;
    if (const QString why = complaint(profile::Access::Read); !why.isEmpty()) {
        setState(FieldState::Rejected, why);
        return;
    }
    setState(FieldState::Reading);
    const auto act = ++face().act;
    m_link.run<RowOutcome>(
        instrument::Origin::Form, this,
        [own = m_ownProfile, profile = m_profile, &command = m_command,
         values = arguments(profile::Access::Read)](instrument::Dialogue& dialogue) {
            return runRow(dialogue, *profile, command, values, profile::Access::Read, std::nullopt);
        },
        [this, act, channel = m_channel](const Result<RowOutcome>& done) {
            if (!isAwaited(channel, act, done ? &done->outcome : nullptr))
                return;
            if (done)
                showReading(channel, done->outcome);
            else
                showProblem(channel, done.error());
        });
}

bool CommandRow::awaitAnswer()
{
    // What was typed waits for its owner, and so does what was refused.
    const bool isOurs = hasEdits() && std::any_of(m_editors.begin(), m_editors.end(), [this](const auto* editor) {
                            return isValue(*editor) && editor->isEdited();
                        });
    if (!m_command.isReadable() || isOurs || state() == FieldState::Sending ||
        !complaint(profile::Access::Read).isEmpty())
        return false;
    setState(FieldState::Reading);
    face().awaited = ++face().act;
    return true;
}

void CommandRow::takeAnswer(const profile::Arguments& asked, const Result<instrument::CommandOutcome>& answer)
{
    // The picker may have gone on to another channel meanwhile.
    QStringList keys;
    for (const ParameterEditor* editor : m_editors) {
        if (isProperty() && !isValue(*editor))
            keys << asked.value(editor->parameter().name).toString();
    }
    const QString channel = keys.join(QLatin1Char('\n'));
    if (!isAwaited(channel, m_faces[channel].awaited, answer ? &*answer : nullptr))
        return;
    if (answer)
        showReading(channel, *answer);
    else
        showProblem(channel, answer.error());
}

void CommandRow::apply()
{
    if (!m_command.isWritable())
        return;
    if (const QString why = complaint(profile::Access::Write); !why.isEmpty()) {
        setState(FieldState::Rejected, why);
        return;
    }
    if (const auto why = m_link.writeRefusal()) {
        setState(FieldState::Rejected, why->message);
        return;
    }
    const profile::Arguments values = arguments(profile::Access::Write);
    if (m_confirmed.contains(permission()) || !needsDangerQuestion(m_command, values))
        send(values, m_channel);
    else
        confirm(values);
}

QString CommandRow::permission() const
{
    if (isProperty())
        return m_channel;
    QStringList keys;
    for (const ParameterEditor* editor : m_editors) {
        if (editor->parameter().type != profile::ValueType::Float)
            keys << editor->value();
    }
    return keys.join(QLatin1Char('\n'));
}

void CommandRow::confirm(const profile::Arguments& values)
{
    // What is sent is what was asked about; what has begun since is in the way of this too.
    askAboutDanger(this,
                   {titleOf(m_command.name), dangerousValues(m_command, values), m_command.description,
                    dangerousInstrument(m_link, *m_profile)},
                   [this, values, channel = m_channel, asked = permission()] {
                       m_confirmed.insert(asked);
                       if (const auto why = m_link.writeRefusal())
                           setState(FieldState::Rejected, why->message);
                       else
                           send(values, channel);
                   });
}

void CommandRow::send(const profile::Arguments& values, const QString& channel)
{
    setState(channel, FieldState::Sending);
    Face& sent = m_faces[channel];
    if (isProperty() && sent.isSending) {
        // A turned wheel commits a value a notch: a slow instrument gets the last one, not the whole queue.
        sent.next = values;
        return;
    }
    sent.isSending = true;
    std::optional<profile::Arguments> readBack;
    if (isProperty() && m_command.isReadable()) {
        readBack = values;
        for (const ParameterEditor* editor : m_editors) {
            if (isValue(*editor))
                readBack->remove(editor->parameter().name);
        }
    }
    const auto act = ++sent.act;
    sent.sendAct = act;
    m_link.run<RowOutcome>(
        instrument::Origin::Form, this,
        [own = m_ownProfile, profile = m_profile, &command = m_command, values,
         readBack](instrument::Dialogue& dialogue) {
            return runRow(dialogue, *profile, command, values, profile::Access::Write, readBack);
        },
        [this, act, channel](const Result<RowOutcome>& done) {
            Face& ended = m_faces[channel];
            ended.isSending = false;
            const auto next = std::exchange(ended.next, std::nullopt);
            const bool isCancelled = !done && done.error().status == visa::Status::ErrorAbort;
            if (next && !isCancelled) { // a cancel is meant for all that waits
                if (const auto why = m_link.writeRefusal())
                    return setState(channel, FieldState::Rejected, why->message);
                return send(*next, channel);
            }
            const bool isRefused = !done || !done->complaints.empty();
            if (isRefused && !isCancelled && act == ended.sendAct && act != ended.act)
                ++ended.act; // a reading that was asked for meanwhile must not hide why the value was refused
            else if (!isAwaited(channel, act, isRefused ? nullptr : &done->outcome))
                return;
            if (!done) {
                showProblem(channel, done.error());
            } else if (!done->complaints.empty()) {
                // The rejected value stays editable, with the instrument's own words.
                const auto& first = done->complaints.front();
                setState(channel, FieldState::Rejected,
                         tr("Rejected by the instrument: %1, %2").arg(first.number).arg(first.text));
            } else if (done->outcome.reply.isEmpty()) {
                if (channel == m_channel) {
                    for (ParameterEditor* editor : m_editors)
                        editor->setEdited(false);
                }
                setState(channel, FieldState::Accepted);
            } else {
                showReading(channel, done->outcome);
            }
        });
}

bool CommandRow::isAwaited(const QString& channel, std::uint64_t act, const instrument::CommandOutcome* outcome)
{
    Face& waiting = m_faces[channel];
    if (act != waiting.act)
        return false;
    // What went wrong is told in any case; a reading must not replace what is being typed.
    if (outcome == nullptr || !isEditState(waiting.state))
        return true;
    if (!outcome->reply.isEmpty())
        waiting.last = *outcome;
    return false;
}

void CommandRow::showReading(const QString& channel, const instrument::CommandOutcome& outcome)
{
    m_faces[channel].last = outcome;
    if (isProperty()) {
        for (ParameterEditor* editor : m_editors) {
            if (!isValue(*editor))
                continue;
            if (channel == m_channel)
                editor->setReading(outcome.reply);
            setState(channel, FieldState::Current);
            return;
        }
    }
    setState(channel, FieldState::Current, displayTextOf(outcome.reply));
}

void CommandRow::showProblem(const QString& channel, const Error& error)
{
    const Face& failed = m_faces[channel];
    if (error.status != visa::Status::ErrorAbort)
        setState(channel, FieldState::Rejected, error.message);
    else if (failed.state == FieldState::Sending) // the editors hold the user's value, not the instrument's
        setState(channel, FieldState::Edited);
    else if (!isEditState(failed.state))
        setState(channel, failed.last ? FieldState::Stale : FieldState::Unknown);
}

} // namespace visor::ui
