// SPDX-License-Identifier: GPL-3.0-or-later
// Running: when the oscilloscope triggers and which acquisition it shows.
#include "core/simulation/oscilloscope.h"

#include "core/simulation/noise.h"
#include "core/simulation/scope_trigger.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace visor::simulation {

namespace {

constexpr double kLineFrequency = 50.0;   // Hz
constexpr double kScopeDeadTime = 2e-3;   // s between two acquisitions
constexpr double kAutoTriggerTime = 0.05; // s

} // namespace

Oscilloscope::Oscilloscope(ScpiIdentity identity, std::shared_ptr<Clock> clock, std::uint64_t seed, Inputs inputs)
    : ScpiInstrument(std::move(identity), std::move(clock)), m_seed(seed), m_inputs(std::move(inputs))
{
    addRunCommands();
    addTimebaseCommands();
    addChannelCommands();
    addTriggerCommands();
    addAcquireCommands();
    addWaveformCommands();
    addMeasureCommands();
    addDisplayCommands();
    reset();
}

void Oscilloscope::reset()
{
    m_settings = {};
    m_settings.channels[0].isShown = true;
    for (std::size_t i = 0; i < kScopeChannels; ++i)
        m_settings.channels[i].label = QByteArray::number(static_cast<int>(i) + 1);
    m_timeMode = 0;
    m_triggerMode = 0;
    m_triggerCoupling = 1;
    m_holdoff = 60e-9;
    m_persistence = 0;
    m_message.clear();
    m_readout = {};
    m_pending.reset();
    m_acquisition.reset();
    m_hasTriggered = false;
    m_measureSource = 0;
    m_measured.clear();
    m_shown.clear();
    setRunState(RunState::Running);
}

void Oscilloscope::setRunState(RunState state)
{
    m_state = state;
    m_dirty = true;
    status().operation().setConditionBit(kRunBit, state != RunState::Stopped);
}

ScopeAcquisition::Signals Oscilloscope::inputSignals() const
{
    ScopeAcquisition::Signals inputs;
    for (std::size_t i = 0; i < kScopeChannels; ++i) {
        inputs[i] = m_inputs[i].port ? m_inputs[i].port->signal() : std::make_shared<const ConstantSignal>(0.0);
        double gain = m_inputs[i].gain;
        if (m_settings.channels[i].isFiftyOhm && m_inputs[i].sourceOhms > 0.0)
            gain *= 50.0 / (50.0 + m_inputs[i].sourceOhms); // the input's own 50 Ohm divide with the source
        if (gain != 1.0) {
            ScopeChannelSettings wire;
            wire.probe = gain;
            inputs[i] = ScopeAcquisition::conditioned(wire, inputs[i], 0.0, 0.0);
        }
    }
    return inputs;
}

double Oscilloscope::searchTime(const ScopeAcquisition::Signals& inputs) const
{
    const auto source = static_cast<std::size_t>(m_settings.triggerSource);
    const double period = source < kScopeChannels ? inputs[source]->period() : 0.0;
    return std::clamp(1.1 * period, kAutoTriggerTime, std::max(1.0, m_settings.window()));
}

std::optional<double> Oscilloscope::findTrigger(const ScopeAcquisition::Signals& inputs, double from,
                                                double until) const
{
    if (m_settings.triggerSource == ScopeTriggerSource::Line) {
        const double edge = std::ceil(from * kLineFrequency) / kLineFrequency;
        return edge <= until ? std::optional(edge) : std::nullopt;
    }
    if (m_settings.triggerSource == ScopeTriggerSource::External)
        return std::nullopt; // nothing is plugged in there
    const auto source = static_cast<std::size_t>(m_settings.triggerSource);
    const ScopeChannelSettings& channel = m_settings.channels[source];
    const auto signal = ScopeAcquisition::conditioned(channel, inputs[source], from, m_settings.window());
    double level = m_settings.levels[source];
    if (m_settings.isTriggerAcCoupled && !channel.isAcCoupled) {
        const double period = signal->period();
        level += signal->mean(from, period > 0.0 ? period : m_settings.window(), 2000);
    }
    return findEdge(*signal, level, m_settings.slope, from, until, m_settings.window());
}

void Oscilloscope::keep(const ScopeAcquisition::Signals& inputs, double triggerTime)
{
    m_acquisition =
        std::make_shared<const ScopeAcquisition>(m_settings, inputs, triggerTime, m_seed, ++m_acquisitions);
    m_dirty = false;
}

std::shared_ptr<const ScopeAcquisition> Oscilloscope::acquisition()
{
    if (m_state != RunState::Running || (!m_dirty && seconds() < m_refreshAfter))
        return m_acquisition;
    // The last whole screen before now. An oscilloscope that ran all the time has it; nothing needs to have run
    // here.
    const auto inputs = inputSignals();
    const double after = m_settings.left() + m_settings.window();
    const double latest = seconds() - after;
    const double span = searchTime(inputs);
    if (const auto edge = findTrigger(inputs, latest - span, latest)) {
        keep(inputs, *edge);
        m_hasTriggered = true;
    } else if (!m_settings.waitsForTrigger) {
        keep(inputs, latest);
    }
    m_refreshAfter = seconds() + std::max(m_settings.window(), 0.0) + kScopeDeadTime;
    return m_acquisition;
}

void Oscilloscope::startSingle()
{
    endOperation(false);
    m_pending.reset();
    setRunState(RunState::Single);
    m_searchedUntil = seconds() - m_settings.left(); // the part before the trigger must be full first
    armTrigger();
}

void Oscilloscope::armTrigger()
{
    const auto inputs = inputSignals();
    const double from = m_searchedUntil;
    const double until = from + searchTime(inputs);
    auto edge = findTrigger(inputs, from, until);
    if (edge)
        m_hasTriggered = true;
    else if (!m_settings.waitsForTrigger)
        edge = until;
    if (!edge) { // look again when that stretch is over: the signal may be another one by then
        m_searchedUntil = until;
        beginOperation(fromSeconds(std::max(until - seconds(), 1e-3)));
        return;
    }
    m_pending = std::make_shared<const ScopeAcquisition>(m_settings, inputs, *edge, m_seed, ++m_acquisitions);
    double end = *edge + m_settings.left() + m_settings.window();
    if (m_settings.type == ScopeAcquireType::Average)
        end += (m_settings.averages - 1) * (m_settings.window() + kScopeDeadTime);
    beginOperation(fromSeconds(std::max(end - seconds(), 1e-6)));
}

void Oscilloscope::operationCompleted()
{
    if (m_state != RunState::Single)
        return;
    if (!m_pending) {
        armTrigger();
        return;
    }
    m_acquisition = std::exchange(m_pending, nullptr);
    setRunState(RunState::Stopped);
}

void Oscilloscope::deviceCleared()
{
    if (m_state != RunState::Single)
        return;
    m_pending.reset();
    setRunState(RunState::Stopped);
    endOperation(false);
}

void Oscilloscope::trigger()
{
    startSingle();
}

void Oscilloscope::addRunCommands()
{
    add(":RUN", [this](ScpiCall&) {
        m_pending.reset();
        setRunState(RunState::Running);
        endOperation(false);
    });
    add(":STOP", [this](ScpiCall&) {
        static_cast<void>(acquisition()); // what is on the screen stays there
        m_pending.reset();
        setRunState(RunState::Stopped);
        endOperation(false);
    });
    add(":SINGle", [this](ScpiCall&) { startSingle(); });
    add(":DIGitize", [this](ScpiCall& call) {
        for (std::size_t i = 0; i < call.argumentCount(); ++i) {
            const auto source = call.choice(i, channelNames());
            if (!source)
                return;
            m_settings.channels[*source].isShown = true;
        }
        startSingle();
        holdUntilOperationEnds();
    });
    add(":AUToscale", [this](ScpiCall& call) {
        for (std::size_t i = 0; i < call.argumentCount(); ++i) {
            if (!call.choice(i, channelNames()))
                return;
        }
        autoScale();
    });
    add(":TRIGger:FORCe", [this](ScpiCall&) {
        const auto inputs = inputSignals();
        if (m_state == RunState::Single) {
            endOperation(false);
            keep(inputs, seconds());
            setRunState(RunState::Stopped);
        } else if (m_state == RunState::Running) {
            keep(inputs, seconds() - m_settings.left() - m_settings.window());
            m_refreshAfter = seconds() + kScopeDeadTime;
        }
    });
    add(":RSTate?", [this](ScpiCall& call) {
        call.reply(m_state == RunState::Running  ? QByteArrayLiteral("RUN")
                   : m_state == RunState::Single ? QByteArrayLiteral("SING")
                                                 : QByteArrayLiteral("STOP"));
    });
    add(":TER?", [this](ScpiCall& call) {
        static_cast<void>(acquisition());
        call.replyInteger(std::exchange(m_hasTriggered, false) ? 1 : 0);
    });
    add(":AER?", [this](ScpiCall& call) { call.replyInteger(m_state == RunState::Single && !m_pending ? 1 : 0); });
    add(":OPERegister:CONDition?",
        [this](ScpiCall& call) { call.replyInteger(status().operation().condition()); });
    add(":OPERegister[:EVENt]?", [this](ScpiCall& call) { call.replyInteger(status().operation().takeEvent()); });
    add(":OPEE?", [this](ScpiCall& call) { call.replyInteger(status().operation().enable()); });
    add(":OPEE", [this](ScpiCall& call) {
        if (const auto bits = call.integer(0, 0, 65535))
            status().operation().setEnable(static_cast<std::uint16_t>(*bits));
    });
}

void Oscilloscope::autoScale()
{
    // Looks at a tenth of a second of each input, as finely as its period asks, and shows what carries more than
    // 10 mV.
    const auto inputs = inputSignals();
    double slowest = 0.0;
    std::optional<std::size_t> source;
    for (std::size_t i = 0; i < kScopeChannels; ++i) {
        ScopeChannelSettings& settings = m_settings.channels[i];
        settings.isAcCoupled = false;
        settings.isInverted = false;
        const auto signal = ScopeAcquisition::conditioned(settings, inputs[i], 0.0, 0.0);
        const double period = signal->period();
        const double span = period > 0.0 ? std::min(period, 10.0) : 0.1;
        std::vector<float> values(20'000);
        signal->sample(seconds() - span, span / static_cast<double>(values.size()), values);
        const auto [lowest, highest] = std::minmax_element(values.begin(), values.end());
        const auto low = static_cast<double>(*lowest);
        const double swing = static_cast<double>(*highest) - low;
        settings.isShown = swing >= 0.01 * settings.probe;
        if (!settings.isShown)
            continue;
        // The next step of 1, 2, 5 that leaves at least a division free above and below.
        const double wanted = swing / 6.0;
        const double decade = std::pow(10.0, std::floor(std::log10(wanted)));
        const double mantissa = wanted / decade;
        settings.scale = decade * (mantissa <= 1.0 ? 1.0 : mantissa <= 2.0 ? 2.0 : mantissa <= 5.0 ? 5.0 : 10.0);
        settings.scale = std::max(settings.scale, 1e-3 * settings.probe);
        settings.offset = low + swing / 2.0;
        m_settings.levels[i] = settings.offset;
        if (!source)
            source = i;
        if (period > slowest && period <= 1.0)
            slowest = period;
    }
    if (source)
        m_settings.triggerSource = static_cast<ScopeTriggerSource>(*source);
    else
        m_settings.channels[0].isShown = true;
    m_settings.slope = ScopeSlope::Positive;
    m_settings.waitsForTrigger = false;
    m_settings.timePosition = 0.0;
    m_settings.reference = ScopeReference::Center;
    if (slowest > 0.0) {
        const double wanted = 3.0 * slowest / kScopeTimeDivisions;
        const double decade = std::pow(10.0, std::floor(std::log10(wanted)));
        const double mantissa = wanted / decade;
        m_settings.timeScale = std::clamp(decade * (mantissa <= 2.0   ? 2.0
                                                    : mantissa <= 5.0 ? 5.0
                                                                      : 10.0),
                                          2e-9, 50.0);
    }
    m_pending.reset();
    setRunState(RunState::Running);
    endOperation(false);
}

} // namespace visor::simulation
