// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/triple_supply.h"

#include "core/simulation/scpi_tree.h"

#include <algorithm>
#include <utility>

namespace visor::simulation {

// A linear supply follows its setting within milliseconds and leaves a little of twice the mains on its output.
static constexpr double kSupplySettlingSeconds = 0.005;
static constexpr SettlingSignal::Hum kSupplyHum{0.0003, 100.0};
static constexpr double kSupplyReadingSeconds = 0.02;
static constexpr double kSupplyVoltageNoise = 100e-6;
static constexpr double kSupplyCurrentNoise = 20e-6;

TripleSupply::TripleSupply(std::shared_ptr<Clock> clock, std::uint64_t seed, Loads loads)
    : ScpiInstrument({QByteArrayLiteral("VISOR SIMULATED"), QByteArrayLiteral("E36313S"),
                      QByteArrayLiteral("SIM0003"), QByteArrayLiteral("01.00")},
                     std::move(clock)),
      m_loads(std::move(loads)),
      m_noise(seed, 0x5017)
{
    addOutputCommands();
    addProtectionCommands();
    addOtherCommands();
    TripleSupply::reset();
}

TripleSupply::~TripleSupply() = default;

void TripleSupply::reset()
{
    for (std::size_t i = 0; i < kOutputs; ++i) {
        m_outputs[i] = {};
        m_outputs[i].amperes = currentRange(i).standard;
        m_outputs[i].overVoltage = overVoltageRange(i).standard;
        drive(i);
    }
    m_selected = 0;
    m_isDisplayOn = true;
    m_displayText.clear();
}

NumberRange TripleSupply::voltageRange(std::size_t output)
{
    return {0.0, output == 0 ? 6.18 : 25.75, 0.0};
}

NumberRange TripleSupply::currentRange(std::size_t output)
{
    return output == 0 ? NumberRange{0.0, 10.3, 10.0} : NumberRange{0.0, 2.06, 2.0};
}

NumberRange TripleSupply::overVoltageRange(std::size_t output)
{
    return output == 0 ? NumberRange{0.0, 6.6, 6.6} : NumberRange{0.0, 27.5, 27.5};
}

TripleSupply::Regulation TripleSupply::regulation(std::size_t output) const
{
    const Output& state = m_outputs[output];
    if (!state.isOn)
        return Regulation::Off;
    return state.volts > state.amperes * m_loads[output]->ohms() ? Regulation::ConstantCurrent
                                                                 : Regulation::ConstantVoltage;
}

void TripleSupply::drive(std::size_t output)
{
    Output& state = m_outputs[output];
    if (state.isOn && state.hasOverCurrentProtection && regulation(output) == Regulation::ConstantCurrent) {
        state.overCurrentTripped = true;
        state.isOn = false;
    }
    const double ohms = m_loads[output]->ohms();
    double volts = state.isOn ? std::min(state.volts, state.amperes * ohms) : 0.0;
    if (volts > state.overVoltage) {
        state.overVoltageTripped = true;
        state.isOn = false;
        volts = 0.0;
    }
    m_loads[output]->drive(seconds(), volts, kSupplySettlingSeconds,
                           state.isOn ? kSupplyHum : SettlingSignal::Hum{});
}

double TripleSupply::noisy(double value, double deviation)
{
    return value + deviation * m_noise.gaussian(m_readings++);
}

std::optional<TripleSupply::Channels> TripleSupply::channels(ScpiCall& call, std::size_t i)
{
    if (!call.hasArgument(i))
        return Channels{m_selected};
    const ScpiArgument* const given = call.argument(i);
    if (given->kind == ScpiArgument::Kind::Plain) {
        const auto named =
            call.choice(i, {QByteArrayLiteral("CH1"), QByteArrayLiteral("CH2"), QByteArrayLiteral("CH3")});
        return named ? std::optional<Channels>(Channels{*named}) : std::nullopt;
    }
    // SCPI-99 volume 1, 8.3.2: a channel list, here of single channels and ranges.
    if (given->kind != ScpiArgument::Kind::Expression || !given->value.trimmed().startsWith('@')) {
        call.fail(ScpiError::DataTypeError);
        return std::nullopt;
    }
    Channels result;
    for (const QByteArray& part : given->value.trimmed().sliced(1).split(',')) {
        const QByteArrayList ends = part.split(':');
        bool isFirstNumber = false;
        bool isLastNumber = false;
        const int first = ends.first().trimmed().toInt(&isFirstNumber);
        const int last = ends.last().trimmed().toInt(&isLastNumber);
        if (!isFirstNumber || !isLastNumber || ends.size() > 2 || first < 1 || last < first ||
            last > static_cast<int>(kOutputs)) {
            call.fail(ScpiError::DataOutOfRange, given->value);
            return std::nullopt;
        }
        for (int channel = first; channel <= last; ++channel)
            result.push_back(static_cast<std::size_t>(channel - 1));
    }
    return result;
}

void TripleSupply::addOutputNumber(const QByteArray& pattern, const QByteArray& unit, double Output::* member,
                                   const RangeOf& range)
{
    add(pattern, [this, unit, member, range](ScpiCall& call) {
        if (!call.allowAtMost(2))
            return;
        const auto wanted = channels(call, 1);
        if (!wanted)
            return;
        std::vector<double> values;
        for (const std::size_t output : *wanted) {
            const auto value = call.number(0, unit, range(output));
            if (!value)
                return;
            values.push_back(*value);
        }
        for (std::size_t k = 0; k < values.size(); ++k) {
            m_outputs[(*wanted)[k]].*member = values[k];
            drive((*wanted)[k]);
        }
    });
    add(pattern + '?', [this, unit, member, range](ScpiCall& call) {
        const bool asksLimit = call.hasArgument(0) && call.argument(0)->kind == ScpiArgument::Kind::Plain &&
                               !call.argument(0)->value.toUpper().startsWith("CH");
        const auto wanted = channels(call, asksLimit ? 1 : 0);
        if (!wanted)
            return;
        for (const std::size_t output : *wanted) {
            const auto value =
                asksLimit ? call.number(0, unit, range(output)) : std::optional<double>(m_outputs[output].*member);
            if (!value)
                return;
            call.reply(*value);
        }
    });
}

void TripleSupply::addOutputSwitch(const QByteArray& pattern, bool Output::* member,
                                   std::function<void(std::size_t)> changed)
{
    add(pattern, [this, member, changed = std::move(changed)](ScpiCall& call) {
        if (!call.allowAtMost(2))
            return;
        const auto on = call.boolean(0);
        const auto wanted = channels(call, 1);
        if (!on || !wanted)
            return;
        for (const std::size_t output : *wanted) {
            m_outputs[output].*member = *on;
            changed(output);
        }
    });
    addOutputFlagQuery(pattern + '?', member);
}

void TripleSupply::addOutputFlagQuery(const QByteArray& pattern, bool Output::* member)
{
    add(pattern, [this, member](ScpiCall& call) {
        if (const auto wanted = channels(call, 0)) {
            for (const std::size_t output : *wanted)
                call.replyBoolean(m_outputs[output].*member);
        }
    });
}

void TripleSupply::addMeasurement(const QByteArray& pattern, std::function<double(std::size_t)> measure)
{
    add(pattern, [this, measure = std::move(measure)](ScpiCall& call) {
        const auto wanted = channels(call, 0);
        if (!wanted)
            return;
        for (const std::size_t output : *wanted)
            call.reply(measure(output));
        call.readyAt(now() + fromSeconds(kSupplyReadingSeconds * static_cast<double>(wanted->size())));
    });
}

void TripleSupply::addOutputCommands()
{
    addOutputNumber(QByteArrayLiteral("[:SOURce]:VOLTage[:LEVel][:IMMediate][:AMPLitude]"), QByteArrayLiteral("V"),
                    &Output::volts, &TripleSupply::voltageRange);
    addOutputNumber(QByteArrayLiteral("[:SOURce]:CURRent[:LEVel][:IMMediate][:AMPLitude]"), QByteArrayLiteral("A"),
                    &Output::amperes, &TripleSupply::currentRange);
    addOutputSwitch(QByteArrayLiteral(":OUTPut[:STATe]"), &Output::isOn, [this](std::size_t output) {
        Output& state = m_outputs[output];
        if (state.isOn && (state.overVoltageTripped || state.overCurrentTripped)) {
            state.isOn = false; // a trip has to be cleared first
            raiseError(ScpiError::SettingsConflict, QByteArrayLiteral("protection tripped"));
        }
        drive(output);
    });
    add(":APPLy", [this](ScpiCall& call) {
        const auto wanted = channels(call, 0);
        if (!wanted || !call.hasArgument(0))
            return call.fail(ScpiError::MissingParameter);
        const std::size_t output = wanted->front();
        const auto volts = call.number(1, "V", voltageRange(output));
        if (!volts)
            return;
        const auto amperes = call.hasArgument(2) ? call.number(2, "A", currentRange(output))
                                                 : std::optional<double>(m_outputs[output].amperes);
        if (!amperes || !call.allowAtMost(3))
            return;
        m_outputs[output].volts = *volts;
        m_outputs[output].amperes = *amperes;
        drive(output);
    });
    add(":APPLy?", [this](ScpiCall& call) {
        if (const auto wanted = channels(call, 0))
            call.replyString(scpiNumber(m_outputs[wanted->front()].volts) + ',' +
                             scpiNumber(m_outputs[wanted->front()].amperes));
    });
    addMeasurement(QByteArrayLiteral(":MEASure[:SCALar][:VOLTage][:DC]?"), [this](std::size_t output) {
        return noisy(m_loads[output]->voltage().signal()->mean(seconds(), kSupplyReadingSeconds),
                     kSupplyVoltageNoise);
    });
    addMeasurement(QByteArrayLiteral(":MEASure[:SCALar]:CURRent[:DC]?"), [this](std::size_t output) {
        return noisy(m_loads[output]->current().signal()->mean(seconds(), kSupplyReadingSeconds),
                     kSupplyCurrentNoise);
    });
}

void TripleSupply::addProtectionCommands()
{
    addOutputNumber(QByteArrayLiteral("[:SOURce]:VOLTage:PROTection[:LEVel]"), QByteArrayLiteral("V"),
                    &Output::overVoltage, &TripleSupply::overVoltageRange);
    addOutputFlagQuery(QByteArrayLiteral("[:SOURce]:VOLTage:PROTection:TRIPped?"), &Output::overVoltageTripped);
    addOutputSwitch(QByteArrayLiteral("[:SOURce]:CURRent:PROTection:STATe"), &Output::hasOverCurrentProtection,
                    [this](std::size_t output) { drive(output); });
    addOutputFlagQuery(QByteArrayLiteral("[:SOURce]:CURRent:PROTection:TRIPped?"), &Output::overCurrentTripped);
    const auto addClear = [this](const QByteArray& pattern, bool Output::* member) {
        add(pattern, [this, member](ScpiCall& call) {
            if (const auto wanted = channels(call, 0)) {
                for (const std::size_t output : *wanted)
                    m_outputs[output].*member = false;
            }
        });
    };
    addClear(QByteArrayLiteral("[:SOURce]:VOLTage:PROTection:CLEar"), &Output::overVoltageTripped);
    addClear(QByteArrayLiteral("[:SOURce]:CURRent:PROTection:CLEar"), &Output::overCurrentTripped);
    add(":STATus:QUEStionable:INSTrument:ISUMmary<1-3>:CONDition?", [this](ScpiCall& call) {
        call.replyInteger(static_cast<int>(regulation(static_cast<std::size_t>(call.suffix() - 1))));
    });
}

void TripleSupply::addOtherCommands()
{
    addChoice(
        QByteArrayLiteral(":INSTrument[:SELect]"),
        {QByteArrayLiteral("CH1"), QByteArrayLiteral("CH2"), QByteArrayLiteral("CH3")},
        [this](const ScpiCall&) { return m_selected; },
        [this](ScpiCall&, std::size_t output) { m_selected = output; });
    addNumber(
        QByteArrayLiteral(":INSTrument:NSELect"),
        {.unit = {}, .range = {1.0, double(kOutputs), 1.0}, .isInteger = true},
        [this](const ScpiCall&) { return static_cast<double>(m_selected + 1); },
        [this](ScpiCall&, double number) { m_selected = static_cast<std::size_t>(number) - 1; });
    addSwitch(
        QByteArrayLiteral(":DISPlay[:WINDow][:STATe]"), [this](const ScpiCall&) { return m_isDisplayOn; },
        [this](ScpiCall&, bool on) { m_isDisplayOn = on; });
    add(":DISPlay[:WINDow]:TEXT[:DATA]", [this](ScpiCall& call) {
        if (const auto text = call.text(0))
            m_displayText = *text;
    });
    add(":DISPlay[:WINDow]:TEXT[:DATA]?", [this](ScpiCall& call) { call.replyString(m_displayText); });
    add(":DISPlay[:WINDow]:TEXT:CLEar", [this](ScpiCall&) { m_displayText.clear(); });
    for (const char* const silent :
         {":SYSTem:BEEPer[:IMMediate]", ":SYSTem:LOCal", ":SYSTem:REMote", ":SYSTem:RWLock"})
        add(silent, [](ScpiCall&) {});
}

} // namespace visor::simulation
