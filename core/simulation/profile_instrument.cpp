// SPDX-License-Identifier: GPL-3.0-or-later
// What a simulated instrument of a profile does with a message; profile_instrument_answers.cpp has what it says.
#include "core/simulation/profile_instrument.h"

#include "core/simulation/parameter_value.h"
#include "core/simulation/profile_identity.h"
#include "core/simulation/scpi_tree.h"

#include <QCoreApplication>

#include <algorithm>

namespace visor::simulation {

namespace {

using profile::Command;
using Fit = UnitPattern::Fit;
using Role = ProfileUnit::Role;

constexpr qsizetype kLongestUnit = qsizetype{16} * 1024;

struct ProfileInstrumentText
{
    Q_DECLARE_TR_FUNCTIONS(visor::simulation::ProfileInstrument)
};

ScpiIdentity fourFields(const QString& identity)
{
    QByteArrayList fields = identity.toUtf8().split(',');
    while (fields.size() < 4)
        fields.append("0");
    return {fields[0], fields[1], fields[2], fields.mid(3).join(',')};
}

/// In a header a number that does not fit is a wrong suffix.
ScpiError headerError(ScpiError error)
{
    return error == ScpiError::DataOutOfRange || error == ScpiError::IllegalParameterValue
               ? ScpiError::HeaderSuffixOutOfRange
               : error;
}

tl::expected<QString, ScpiError> takeCapture(const UnitPattern::Capture& capture)
{
    if (capture.parameter == nullptr)
        return capture.text;
    const bool isHeader = capture.argument < 0;
    if (capture.isQuoted && capture.parameter->type == profile::ValueType::String &&
        capture.parameter->map.empty())
        return capture.text;
    // A left-out suffix is 1 (SCPI-99 volume 1, 6.2.5.2).
    const QString& text = isHeader && capture.text.isEmpty() && capture.parameter->type == profile::ValueType::Int
                              ? QStringLiteral("1")
                              : capture.text;
    auto taken = takeParameter(*capture.parameter, text);
    if (!taken && isHeader)
        return tl::unexpected(headerError(taken.error()));
    return taken;
}

} // namespace

Result<std::shared_ptr<ProfileInstrument>>
ProfileInstrument::create(std::shared_ptr<const profile::Profile> profile, std::shared_ptr<Clock> clock,
                          std::uint64_t seed)
{
    const auto refused = [&](const QString& message) {
        return failure(visa::Status::ErrorUnsupportedOperation, message.arg(profile->key),
                       QStringLiteral("simulate"));
    };
    const auto& commands = profile->commands;
    const bool speaks = std::any_of(commands.begin(), commands.end(), [](const Command& command) {
        return !command.modbus && !command.can &&
               (!command.scpi.isEmpty() || !command.getter.isEmpty() || !command.setter.isEmpty() ||
                command.waveformAssembly);
    });
    if (!speaks &&
        std::any_of(commands.begin(), commands.end(), [](const auto& one) { return one.modbus.has_value(); }))
        return refused(
            ProfileInstrumentText::tr("The profile %1 is of a Modbus device: it has registers and is not "
                                      "spoken to in messages."));
    if (!speaks && std::any_of(commands.begin(), commands.end(), [](const auto& one) { return one.can; }))
        return refused(
            ProfileInstrumentText::tr("The profile %1 is of a device on CAN, which is not simulated from "
                                      "a profile; use a virtual CAN interface."));
    if (!speaks && (profile->sdk || std::any_of(commands.begin(), commands.end(),
                                                [](const auto& one) { return one.sdkCall.has_value(); })))
        return refused(ProfileInstrumentText::tr("The profile %1 is driven by its maker's own software; there is "
                                                 "nothing to simulate on a wire."));
    Result<QString> identity = simulatedIdentity(*profile);
    if (!identity)
        return tl::unexpected(std::move(identity.error()));
    return std::shared_ptr<ProfileInstrument>(
        new ProfileInstrument(std::move(profile), std::move(*identity), std::move(clock), seed));
}

ProfileInstrument::ProfileInstrument(std::shared_ptr<const profile::Profile> profile, QString identity,
                                     std::shared_ptr<Clock> clock, std::uint64_t seed)
    : ScpiInstrument(fourFields(identity), std::move(clock)),
      m_profile(std::move(profile)),
      m_identityText(std::move(identity)),
      m_seed(seed),
      m_vocabulary(*m_profile)
{
    for (const auto& unit : m_vocabulary.units()) {
        // What every instrument has is answered by the engine, which knows the status behind it.
        const QByteArray header = unitHeader(unit->pattern.text()).toLatin1();
        const bool isPlain = unit->pattern.placeholderCount() == 0 && unit->pattern.argumentCount() == 0;
        const bool isAsked = header.endsWith('?');
        const bool isOwn = unit->role == Role::ErrorEntry && answersNumberOnly(*unit);
        if (!isPlain || isOwn || !isInTree(isAsked ? header.chopped(1) : header, isAsked))
            m_units.push_back(unit.get());
        if (unit->trace != nullptr && !m_traces.contains(unit->trace))
            m_traces.insert(unit->trace, std::make_shared<const ProfileTrace>(*m_profile, *unit->trace));
    }
    auto faults = std::make_unique<ProfileFaults>(m_profile->simulation, seed);
    m_faults = faults.get();
    setResponseFault(std::move(faults));
    const QByteArray end = m_profile->console.quirks.readTerminator.value_or(m_profile->settings.terminator);
    if (!end.isEmpty())
        setResponseEnd(end);
}

ProfileInstrument::~ProfileInstrument() = default;

char ProfileInstrument::lineEnd() const
{
    const QByteArray end = m_profile->console.quirks.writeTerminator.value_or(m_profile->settings.terminator);
    return end.isEmpty() ? '\n' : end.back();
}

std::vector<ErrorQueue::Entry> ProfileInstrument::takeErrors()
{
    const auto lock = guard();
    std::vector<ErrorQueue::Entry> entries;
    for (ErrorQueue::Entry entry = takeError(); entry.number != 0; entry = takeError())
        entries.push_back(entry);
    return entries;
}

void ProfileInstrument::reset()
{
    m_values.clear();
    m_selectedTrace = nullptr;
    m_traceArguments.clear();
    m_sweepArguments.clear();
    m_beforeSweep.clear();
    m_sweep.reset();
}

bool ProfileInstrument::runText(QByteArrayView unit, const QByteArray& path, ScpiCall& call)
{
    // Every text of the profile is tried on it: what no profile sends is not looked at for long.
    if (unit.size() > kLongestUnit) {
        call.fail(ScpiError::TooMuchData);
        return true;
    }
    const QString text = QString::fromUtf8(unit).trimmed();
    const QString header = unitHeader(text);
    const QStringList arguments = unitArguments(text);
    const bool asksIdentity = header.compare(m_profile->identity.query.trimmed(), Qt::CaseInsensitive) == 0 ||
                              header.compare(QLatin1StringView("*IDN?"), Qt::CaseInsensitive) == 0;
    if (asksIdentity && arguments.isEmpty()) {
        call.reply(m_identityText.toUtf8());
        return true;
    }
    // A header without ':' goes on where the one before it was; instruments that are no SCPI do not know that.
    const bool isRelative =
        !path.isEmpty() && !header.startsWith(QLatin1Char(':')) && !header.startsWith(QLatin1Char('*'));
    return (isRelative && runParts(QString::fromLatin1(path) + header, arguments, call)) ||
           runParts(header, arguments, call);
}

bool ProfileInstrument::runParts(const QString& header, const QStringList& arguments, ScpiCall& call)
{
    Fit best = Fit::OtherHeader;
    const ProfileUnit* limited = nullptr;
    std::vector<Chosen> fitting;
    for (const ProfileUnit* unit : m_units) {
        UnitPattern::Match match = unit->pattern.match(header, arguments);
        best = std::max(best, match.fit);
        if (match.fit == Fit::Fits)
            fitting.push_back({unit, std::move(match.captures)});
        else if (match.fit == Fit::TooManyArguments && limited == nullptr && unit->role == Role::Reading)
            limited = unit;
    }
    if (best == Fit::OtherHeader)
        return false;
    if (limited != nullptr && fitting.empty() && answerLimit(*limited, arguments, call))
        return true;
    for (const Chosen& chosen : fitting)
        noteOwners(chosen);
    // The trace that was selected goes before others that are read with the same text.
    const auto selected = std::find_if(fitting.begin(), fitting.end(), [&](const Chosen& chosen) {
        return chosen.unit->trace != nullptr && chosen.unit->trace == m_selectedTrace &&
               chosen.unit->role != Role::Setting;
    });
    if (selected != fitting.end())
        std::rotate(fitting.begin(), selected, std::next(selected));
    ScpiError refusal = ScpiError::None;
    for (const Chosen& chosen : fitting) {
        const auto keys = keysOf(*chosen.unit, chosen.captures);
        const auto values = valuesIn(*chosen.unit, chosen.captures);
        if (keys && values) {
            carryOut(chosen, fitting, call);
            return true;
        }
        if (refusal == ScpiError::None)
            refusal = keys ? values.error() : keys.error();
    }
    if (refusal == ScpiError::None)
        refusal = best == Fit::TooFewArguments    ? ScpiError::MissingParameter
                  : best == Fit::TooManyArguments ? ScpiError::ParameterNotAllowed
                                                  : ScpiError::IllegalParameterValue;
    call.fail(refusal);
    return true;
}

void ProfileInstrument::noteOwners(const Chosen& chosen)
{
    const ProfileUnit& unit = *chosen.unit;
    if (unit.trace != nullptr) {
        for (const UnitPattern::Capture& capture : chosen.captures)
            m_traceArguments.insert(capture.name, capture.text);
        if (unit.selectsTrace)
            m_selectedTrace = unit.trace;
    }
    if (unit.sweep == nullptr || unit.role != Role::Setting || unit.stopsSweep)
        return;
    for (const UnitPattern::Capture& capture : chosen.captures)
        m_sweepArguments.insert(capture.name, capture.text);
    const ProfileUnit* const setter = m_vocabulary.setterOf(unit.state);
    const auto keys = keysOf(unit, chosen.captures);
    if (setter != nullptr && keys && !m_sweep) {
        for (const QString& key : *keys)
            m_beforeSweep.insert(key, valuesOf(unit, key));
    }
}

tl::expected<QStringList, ScpiError> ProfileInstrument::keysOf(const ProfileUnit& unit,
                                                               const Captures& captures) const
{
    QStringList keys{unit.state};
    for (const std::size_t index : unit.selectors) {
        const UnitPattern::Capture& capture = captures[index];
        QStringList chosen;
        if (capture.isList) {
            for (const int number : channelNumbers(capture.text)) {
                const auto taken = takeParameter(*capture.parameter, QString::number(number));
                if (!taken)
                    return tl::unexpected(taken.error());
                chosen.append(*taken);
            }
            if (chosen.isEmpty())
                return tl::unexpected(ScpiError::IllegalParameterValue);
        } else {
            const auto taken = takeCapture(capture);
            if (!taken)
                return tl::unexpected(taken.error());
            chosen.append(*taken);
        }
        QStringList further;
        for (const QString& key : keys) {
            for (const QString& one : chosen)
                further.append(key + QLatin1Char('\n') + one);
        }
        keys = further;
    }
    return keys;
}

tl::expected<QStringList, ScpiError> ProfileInstrument::valuesIn(const ProfileUnit& unit,
                                                                 const Captures& captures) const
{
    QStringList values;
    for (const std::size_t index : unit.values) {
        const auto taken = takeCapture(captures[index]);
        if (!taken)
            return tl::unexpected(taken.error());
        values.append(*taken);
    }
    return values;
}

void ProfileInstrument::carryOut(const Chosen& chosen, const std::vector<Chosen>& fitting, ScpiCall& call)
{
    const ProfileUnit& unit = *chosen.unit;
    const QStringList keys = keysOf(unit, chosen.captures).value_or(QStringList());
    if (unit.role != Role::Setting) {
        answer(chosen, keys, fitting, call);
        return;
    }
    const QStringList values = valuesIn(unit, chosen.captures).value_or(QStringList());
    if (!values.isEmpty()) {
        for (const QString& key : keys)
            m_values.insert(key, values);
    }
    // Another command may send the same text; the sweep's own says what it does.
    for (const ProfileUnit* other : m_units) {
        if (other->sweep == nullptr || other->pattern.text() != unit.pattern.text())
            continue;
        if (other->startsSweep)
            startSweep(*other->sweep);
        else if (other->stopsSweep)
            stopSweep();
    }
}

void ProfileInstrument::startSweep(const Command& command)
{
    RunningSweep sweep;
    sweep.command = &command;
    sweep.start = now();
    sweep.end = sweep.start + m_profile->simulation.sweepDuration;
    if (const ProfileUnit* const setting = m_vocabulary.settingOf(command)) {
        Captures captures = setting->pattern.placeholders();
        for (UnitPattern::Capture& capture : captures) {
            capture.text = m_sweepArguments.value(
                capture.name, capture.parameter != nullptr ? initialValue(*capture.parameter) : QString());
        }
        const auto keys = keysOf(*setting, captures);
        const auto values = valuesIn(*setting, captures);
        if (keys && values && !values->isEmpty()) {
            sweep.key = keys->front();
            const QStringList before = m_beforeSweep.value(sweep.key, valuesOf(*setting, sweep.key));
            bool isFrom = false;
            bool isTo = false;
            sweep.from = before.isEmpty() ? 0.0 : before.front().toDouble(&isFrom);
            sweep.to = values->front().toDouble(&isTo);
            sweep.isNumber = isFrom && isTo;
            m_values.insert(sweep.key, *values);
        }
    }
    m_beforeSweep.clear();
    m_sweep = sweep;
}

void ProfileInstrument::stopSweep()
{
    if (!m_sweep)
        return;
    // It holds where it is.
    if (m_sweep->isNumber && now() < m_sweep->end) {
        const double done = toSeconds(now() - m_sweep->start) / toSeconds(m_sweep->end - m_sweep->start);
        QStringList values = m_values.value(m_sweep->key);
        if (!values.isEmpty()) {
            values.front() = numberText(m_sweep->from + (m_sweep->to - m_sweep->from) * done);
            m_values.insert(m_sweep->key, values);
        }
    }
    m_sweep.reset();
}

bool ProfileInstrument::answerLimit(const ProfileUnit& unit, const QStringList& arguments, ScpiCall& call) const
{
    const ProfileUnit* const setter = m_vocabulary.setterOf(unit.state);
    if (setter == nullptr || setter->values.size() != 1 ||
        arguments.size() != qsizetype(unit.pattern.argumentCount()) + 1)
        return false;
    const profile::Parameter* parameter = setter->pattern.placeholders()[setter->values.front()].parameter;
    if (parameter == nullptr ||
        (parameter->type != profile::ValueType::Float && parameter->type != profile::ValueType::Int))
        return false;
    for (const QString& argument : arguments) {
        for (const char* word : {"MINimum", "MAXimum", "DEFault"}) {
            if (!ScpiTree::matches(word, argument.toUtf8()))
                continue;
            if (const auto limit = takeParameter(*parameter, argument)) {
                call.reply(limit->toUtf8());
                return true;
            }
        }
    }
    return false;
}

} // namespace visor::simulation
