// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrument/safe_state.h"

#include "core/instrument/command_runner.h"
#include "core/profile/parameter_roles.h"

#include <QCoreApplication>

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

namespace visor::instrument {

namespace {

constexpr int kMostQueueReadings = 10; // of at most 30 entries each: no queue is longer

/// One bringIntoSafeState(); its members are what the parts share.
class SafeStateRun
{
    Q_DECLARE_TR_FUNCTIONS(visor::instrument::SafeState)

public:
    SafeStateRun(Dialogue& dialogue, const profile::Profile& profile, const QString& identity)
        : m_dialogue(dialogue), m_profile(profile)
    {
        for (const profile::SafeStep& step : profile.console.safeState) {
            if (step.isFor(identity))
                m_steps.push_back(&step);
        }
    }

    Result<SafeStateOutcome> run()
    {
        if (m_steps.empty())
            return refused(tr("its profile has no safe state for this model"));
        SafeStateOutcome outcome;
        m_dialogue.setTimeout(std::max(m_dialogue.timeout(), kAfterSilence));
        auto complaints = attempt();
        if (complaints && !complaints->empty()) {
            outcome.earlier = std::move(*complaints);
            complaints = attempt();
        }
        if (!complaints)
            return tl::unexpected(std::move(complaints.error()));
        if (!complaints->empty()) {
            const scpi::ErrorReply& complaint = complaints->front();
            return refused(tr("it complains of %1, %2").arg(complaint.number).arg(complaint.text));
        }
        if (Result<void> off = checkOff(); !off)
            return tl::unexpected(std::move(off.error()));
        if (Result<void> alive = checkAlive(); !alive)
            return tl::unexpected(std::move(alive.error()));
        return outcome;
    }

private:
    static tl::unexpected<Error> refused(const QString& message)
    {
        return failure(visa::Status::ErrorIo, message, QStringLiteral("outputs.off"));
    }

    /// All steps, then what the instrument complains of; the first failure when there is one.
    Result<std::vector<scpi::ErrorReply>> attempt()
    {
        std::optional<Error> first;
        const auto note = [&](Error error) {
            if (error.status == visa::Status::ErrorTimeout)
                m_dialogue.setTimeout(std::min(m_dialogue.timeout(), kAfterSilence));
            if (!first)
                first = std::move(error);
        };
        m_dialogue.setOrigin(Origin::Form);
        for (const profile::SafeStep* step : m_steps) {
            auto done = runCall(m_dialogue, m_profile, *step);
            if (!done)
                note(std::move(done.error()));
            else if (!done->reply.isEmpty())
                m_hasAnswered = true;
        }
        // A message that went out says nothing of an instrument that does not listen.
        m_dialogue.setOrigin(Origin::Housekeeping);
        auto complaints = emptyQueue();
        if (!complaints)
            note(std::move(complaints.error()));
        if (first)
            return tl::unexpected(std::move(*first));
        return complaints;
    }

    Result<std::vector<scpi::ErrorReply>> emptyQueue()
    {
        std::vector<scpi::ErrorReply> all;
        for (int reading = 0; reading < kMostQueueReadings; ++reading) {
            auto some = readErrorQueue(m_dialogue, &m_profile);
            if (!some)
                return some;
            if (some->empty())
                break;
            all.insert(all.end(), std::make_move_iterator(some->begin()), std::make_move_iterator(some->end()));
        }
        return all;
    }

    /// What a step switched off, where that can be read, must read off.
    Result<void> checkOff()
    {
        for (const profile::SafeStep* step : m_steps) {
            const profile::Command* command = m_profile.findCommand(step->command);
            const profile::Parameter* value = command != nullptr ? profile::valueParameter(*command) : nullptr;
            profile::Arguments arguments;
            for (const profile::MapEntry& argument : step->args)
                arguments.insert(argument.label, argument.wire);
            if (value == nullptr || !command->isReadable() || !profile::switchesOff(*command, arguments))
                continue;
            arguments.remove(value->name);
            RunOptions options;
            options.access = profile::Access::Read;
            const auto read = runCommand(m_dialogue, m_profile, *command, arguments, options);
            if (!read)
                return tl::unexpected(read.error());
            m_hasAnswered = true;
            if (readsOn(*value, read->reply))
                return refused(step->args.size() > 1
                                   ? tr("“%1” of %2 still reads on").arg(command->name, channelOf(*step, *value))
                                   : tr("“%1” still reads on").arg(command->name));
        }
        return {};
    }

    /// A word that is neither off nor any choice tells nothing.
    static bool readsOn(const profile::Parameter& value, const profile::ReplyValue& reply)
    {
        const QString text = reply.toText().trimmed();
        const QString choice = profile::choiceMeant(value, text);
        if (!choice.isEmpty())
            return choice.compare(QLatin1String("off"), Qt::CaseInsensitive) != 0;
        return reply.toNumber().value_or(text.toDouble()) != 0.0;
    }

    static QString channelOf(const profile::SafeStep& step, const profile::Parameter& value)
    {
        QStringList parts;
        for (const profile::MapEntry& argument : step.args) {
            if (argument.label != value.name)
                parts << QStringLiteral("%1 %2").arg(argument.label, argument.wire);
        }
        return parts.join(QStringLiteral(", "));
    }

    /// Writes to a device on a wire without messages are answered by the wire itself.
    Result<void> checkAlive()
    {
        const profile::Quirks& quirks = m_profile.console.quirks;
        const bool isText = std::none_of(m_steps.begin(), m_steps.end(), [this](const profile::SafeStep* step) {
            const profile::Command* command = m_profile.findCommand(step->command);
            return command != nullptr && (command->modbus || command->can);
        });
        if (!quirks.hasNoErrorQueue || m_hasAnswered || quirks.noIdentityQuery || !isText)
            return {};
        const auto answer = m_dialogue.queryLine(m_profile.identity.query.toUtf8());
        if (!answer)
            return tl::unexpected(answer.error());
        return {};
    }

    Dialogue& m_dialogue;
    const profile::Profile& m_profile;
    std::vector<const profile::SafeStep*> m_steps;
    bool m_hasAnswered = false;
};

} // namespace

Result<SafeStateOutcome> bringIntoSafeState(Dialogue& dialogue, const profile::Profile& profile,
                                            const QString& identity)
{
    return SafeStateRun(dialogue, profile, identity).run();
}

} // namespace visor::instrument
