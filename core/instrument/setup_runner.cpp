// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrument/setup_runner.h"

#include "core/profile/parameter_roles.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace visor::instrument {

namespace {

struct SetupRunText
{
    Q_DECLARE_TR_FUNCTIONS(visor::instrument::Setup)
};

constexpr int kMostSetupTimeouts = 2;

/// What the setter takes to bring a reading back; nothing when it takes no single value.
std::optional<QString> settableText(const profile::Command& command, const profile::ReplyValue& reading)
{
    const profile::Parameter* parameter = profile::valueParameter(command);
    const bool isSimple = !std::holds_alternative<std::monostate>(reading.value) &&
                          !std::holds_alternative<QByteArray>(reading.value) &&
                          !std::holds_alternative<profile::ReplyValue::List>(reading.value) &&
                          !std::holds_alternative<profile::ReplyValue::WaveformPointer>(reading.value);
    if (parameter == nullptr || !isSimple)
        return std::nullopt;
    QString text = reading.toText().trimmed();
    if (text.size() >= 2 && (text.front() == u'"' || text.front() == u'\'') && text.back() == text.front())
        text = text.mid(1, text.size() - 2);
    if (const auto number = reading.toNumber(); number && parameter->type == profile::ValueType::Bool)
        return *number != 0.0 ? QStringLiteral("ON") : QStringLiteral("OFF");
    const QString choice = profile::choiceMeant(*parameter, text);
    return choice.isEmpty() ? text : choice;
}

bool isSameValue(const profile::Command& command, const QString& one, const QString& other)
{
    if (one.compare(other, Qt::CaseInsensitive) == 0)
        return true;
    bool isNumber = false;
    bool isOtherNumber = false;
    const double a = one.toDouble(&isNumber);
    const double b = other.toDouble(&isOtherNumber);
    // Both were read from the same instrument: more than the last digit of a double is a difference.
    constexpr double kRounding = 1e-12;
    if (isNumber && isOtherNumber)
        return std::abs(a - b) <= kRounding * std::max(std::abs(a), std::abs(b));
    const profile::Parameter* parameter = profile::valueParameter(command);
    if (parameter == nullptr)
        return false;
    const QString choice = profile::choiceMeant(*parameter, one);
    return !choice.isEmpty() && choice == profile::choiceMeant(*parameter, other);
}

/// The work of one applySetup(); its members are what the lines share.
class SetupRun
{
public:
    SetupRun(Dialogue& dialogue, const profile::Profile& profile, const std::vector<SetupLine>& lines,
             Origin origin, const SetupLineDone& done)
        : m_dialogue(dialogue),
          m_profile(profile),
          m_lines(lines),
          m_origin(origin),
          m_done(done),
          m_results(lines.size())
    {
    }

    std::vector<SetupLineResult> run()
    {
        // What was in the queue before is not the doing of any line.
        m_dialogue.setOrigin(Origin::Housekeeping);
        const auto earlier = readErrorQueue(m_dialogue, &m_profile);
        m_asksForComplaints = earlier.has_value();
        m_isEnded = !earlier && endsAt(earlier.error());
        for (std::size_t at = 0; at < m_lines.size() && !m_isEnded; ++at) {
            send(at);
            tell(at);
        }
        m_dialogue.setOrigin(Origin::Housekeeping);
        for (std::size_t at = 0; at < m_lines.size() && !m_isEnded; ++at) {
            if (m_results[at].outcome == SetupLineResult::Outcome::Taken && readBack(at))
                tell(at);
        }
        m_dialogue.setOrigin(m_origin);
        return std::move(m_results);
    }

private:
    using Outcome = SetupLineResult::Outcome;

    void tell(std::size_t at) const
    {
        if (m_done)
            m_done(at, m_results[at]);
    }

    bool endsAt(const Error& error)
    {
        if (error.status == visa::Status::ErrorTimeout)
            ++m_timeouts;
        return error.status == visa::Status::ErrorAbort || error.status == visa::Status::ErrorConnectionLost ||
               m_timeouts >= kMostSetupTimeouts;
    }

    void send(std::size_t at)
    {
        const SetupLine& line = m_lines[at];
        SetupLineResult& result = m_results[at];
        const profile::Command* command = m_profile.findCommand(line.command);
        const profile::Parameter* parameter = command != nullptr ? profile::valueParameter(*command) : nullptr;
        if (parameter == nullptr) {
            result.outcome = Outcome::Refused;
            result.why =
                Error{visa::Status::ErrorResourceNotFound,
                      SetupRunText::tr("The profile “%1” has no setting “%2”.").arg(m_profile.key, line.command),
                      {},
                      QStringLiteral("setup.apply"),
                      0};
            return;
        }
        profile::Arguments arguments = line.arguments;
        arguments.insert(parameter->name, line.after);
        RunOptions options;
        options.access = profile::Access::Write;
        m_dialogue.setOrigin(m_origin);
        const auto sent = runCommand(m_dialogue, m_profile, *command, arguments, options);
        m_dialogue.setOrigin(Origin::Housekeeping);
        if (!sent) {
            // A refused argument never left; after anything else the instrument may have taken it.
            const bool isRefusal = sent.error().status == visa::Status::ErrorInvalidParameter ||
                                   sent.error().status == visa::Status::ErrorUnsupportedOperation ||
                                   sent.error().status == visa::Status::ErrorNotEnabled;
            result.outcome = isRefusal ? Outcome::Refused : Outcome::Failed;
            result.why = sent.error();
            m_isEnded = endsAt(sent.error());
            return;
        }
        result.outcome = Outcome::Taken;
        if (m_asksForComplaints)
            hearComplaint(result);
    }

    void hearComplaint(SetupLineResult& result)
    {
        const auto complaints = readErrorQueue(m_dialogue, &m_profile);
        if (!complaints) {
            result.outcome = Outcome::Failed;
            result.why = complaints.error();
            m_isEnded = endsAt(complaints.error());
        } else if (!complaints->empty()) {
            const scpi::ErrorReply& first = complaints->front();
            result.outcome = Outcome::Refused;
            result.why =
                Error{visa::Status::ErrorIo,
                      SetupRunText::tr("Rejected by the instrument: %1, %2").arg(first.number).arg(first.text),
                      {},
                      QStringLiteral("setup.apply"),
                      0};
        }
    }

    /// True when the line's result is known better than before.
    bool readBack(std::size_t at)
    {
        const SetupLine& line = m_lines[at];
        const profile::Command& command = *m_profile.findCommand(line.command);
        if (!command.isReadable())
            return false;
        RunOptions options;
        options.access = profile::Access::Read;
        const auto outcome = runCommand(m_dialogue, m_profile, command, line.arguments, options);
        if (!outcome) {
            m_isEnded = endsAt(outcome.error());
            return false; // it was sent without complaint; that it cannot be read now changes nothing
        }
        const auto now = settableText(command, outcome->reply);
        if (!now)
            return false;
        m_results[at].now = *now;
        if (!isSameValue(command, *now, line.after))
            m_results[at].outcome = Outcome::Adjusted;
        return true;
    }

    Dialogue& m_dialogue;
    const profile::Profile& m_profile;
    const std::vector<SetupLine>& m_lines;
    const Origin m_origin;
    const SetupLineDone& m_done;
    std::vector<SetupLineResult> m_results;
    int m_timeouts = 0;
    bool m_asksForComplaints = true;
    bool m_isEnded = false;
};

} // namespace

Result<TakenSetup> takeSetup(Dialogue& dialogue, const profile::Profile& profile, const scpi::Identity& identity,
                             const SettingsProgress& progress)
{
    TakenSetup taken;
    const auto count = [&](std::size_t asked, std::size_t of) {
        taken.asked = of;
        if (progress)
            progress(asked, of);
    };
    SettingsReading settings = readSettings(dialogue, profile, count);
    if (dialogue.isCancelled())
        return failure(visa::Status::ErrorAbort, SetupRunText::tr("Cancelled."), QStringLiteral("setup.take"));
    if (settings.lost)
        return tl::unexpected(std::move(*settings.lost));
    if (settings.values.empty() && taken.asked > 0) {
        return failure(
            visa::Status::ErrorTimeout,
            SetupRunText::tr("The instrument answered none of the %n question(s) for its settings. Check "
                             "that it is on and answers in the terminal.",
                             nullptr, static_cast<int>(taken.asked)),
            QStringLiteral("setup.take"));
    }
    Setup& setup = taken.setup;
    setup.identity = identity;
    setup.profileKey = profile.key;
    setup.profileVersion = profile.console.version;
    setup.time = QDateTime::currentDateTimeUtc();
    for (const SettingValue& setting : settings.values) {
        const profile::Command* command = profile.findCommand(setting.command);
        const auto value = settableText(*command, setting.value);
        if (!value) {
            --taken.asked; // nothing that can be set back: no part of a setup
            continue;
        }
        const profile::Parameter* parameter = profile::valueParameter(*command);
        setup.items.push_back({setting.command, setting.arguments, *value,
                               setting.value.unit.isEmpty() ? parameter->unit : setting.value.unit});
    }
    return taken;
}

Result<SetupComparison> compareSetup(const profile::Profile& profile, const Setup& wanted, const Setup& present)
{
    if (wanted.profileKey != profile.key) {
        return failure(
            visa::Status::ErrorInvalidSetup,
            SetupRunText::tr("The setup was saved from %1 with the profile “%2”; this instrument has the "
                             "profile “%3”. Apply it to an instrument of the same model.")
                .arg(QStringLiteral("%1 %2").arg(wanted.identity.manufacturer, wanted.identity.model).trimmed(),
                     wanted.profileKey, profile.key),
            QStringLiteral("setup.compare"));
    }
    SetupComparison comparison;
    for (const SetupItem& item : wanted.items) {
        const profile::Command* command = profile.findCommand(item.command);
        if (command == nullptr || !command->enabled || profile::valueParameter(*command) == nullptr) {
            comparison.unknown.append(item.command);
            continue;
        }
        const auto now = std::find_if(present.items.begin(), present.items.end(), [&](const SetupItem& other) {
            return other.command == item.command && other.arguments == item.arguments;
        });
        SetupLine line{item.command, item.arguments, std::nullopt, item.value, item.unit, command->isDangerous};
        if (now != present.items.end()) {
            if (isSameValue(*command, now->value, item.value)) {
                ++comparison.same;
                continue;
            }
            line.before = now->value;
        }
        comparison.lines.push_back(std::move(line));
    }
    comparison.unknown.removeDuplicates();
    return comparison;
}

std::vector<SetupLineResult> applySetup(Dialogue& dialogue, const profile::Profile& profile,
                                        const std::vector<SetupLine>& lines, Origin origin,
                                        const SetupLineDone& done)
{
    return SetupRun(dialogue, profile, lines, origin, done).run();
}

std::vector<SetupLine> undoOf(const std::vector<SetupLine>& lines, const std::vector<SetupLineResult>& results)
{
    using Outcome = SetupLineResult::Outcome;
    std::vector<SetupLine> back;
    for (std::size_t at = std::min(lines.size(), results.size()); at-- > 0;) {
        const Outcome outcome = results[at].outcome;
        const std::optional<QString>& before = lines[at].before;
        if (!before || outcome == Outcome::NotSent || outcome == Outcome::Refused)
            continue;
        SetupLine line = lines[at];
        line.after = *before;
        line.before = results[at].now.isEmpty() ? lines[at].after : results[at].now;
        back.push_back(std::move(line));
    }
    return back;
}

} // namespace visor::instrument
