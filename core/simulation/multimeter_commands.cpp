// SPDX-License-Identifier: GPL-3.0-or-later
// The headers of the multimeter; what they mean is in multimeter.cpp.
#include "core/simulation/multimeter.h"

#include "core/simulation/scpi_tree.h"

#include <algorithm>

namespace visor::simulation {

// Nobody pulls the external trigger of a simulated meter; a READ? that waits for it outlives every deadline.
static constexpr Clock::Duration kMeterForever = std::chrono::hours(24 * 365);

void Multimeter::addFunctionCommands(MeterFunction function)
{
    const MeterFunctionFacts& facts = meterFacts(function);
    add(":CONFigure:" + facts.header, [this, function](ScpiCall& call) {
        if (configure(call, function))
            m_memory.clear();
    });
    add(":MEASure:" + facts.header + '?', [this, function](ScpiCall& call) {
        if (!configure(call, function))
            return;
        acquire();
        replyMemory(call, m_memory.size());
    });
}

bool Multimeter::configure(ScpiCall& call, MeterFunction function)
{
    FunctionSettings wanted;
    wanted.range = settings(function).range;
    if (function == MeterFunction::Temperature ? !configureProbe(call) : !configureRange(call, function, wanted))
        return false;
    if (isOperationPending())
        endOperation(false);
    m_function = function;
    settings(function) = wanted;
    resetTrigger();
    return true;
}

bool Multimeter::configureRange(ScpiCall& call, MeterFunction function, FunctionSettings& wanted)
{
    const MeterFunctionFacts& facts = meterFacts(function);
    if (!call.allowAtMost(2))
        return false;
    if (call.hasArgument(0)) {
        const ScpiArgument* const range = call.argument(0);
        wanted.autoRange = range->kind == ScpiArgument::Kind::Plain &&
                           (ScpiTree::matches("AUTO", range->value) || ScpiTree::matches("DEFault", range->value));
        if (!wanted.autoRange) {
            const auto value = call.number(0, facts.unit, {facts.ranges.front(), facts.ranges.back(), 0.0});
            if (!value)
                return false;
            wanted.range = *std::lower_bound(facts.ranges.begin(), facts.ranges.end(), *value);
        }
    }
    if (call.hasArgument(1)) {
        // MINimum is the finest resolution.
        const double scale = wanted.range;
        const auto resolution = call.number(1, facts.unit, {meterResolution(100.0) * scale, scale, 1e-7 * scale});
        if (!resolution)
            return false;
        wanted.cycles = meterCyclesFor(*resolution / scale);
    }
    return true;
}

bool Multimeter::configureProbe(ScpiCall& call)
{
    // [<probe>[,<type>[,1[,<resolution>]]]]; the sensor on the load is platinum, whatever is asked for must be it.
    if (!call.allowAtMost(4))
        return false;
    if (call.hasArgument(0) &&
        !call.choice(0, {QByteArrayLiteral("RTD"), QByteArrayLiteral("FRTD"), QByteArrayLiteral("DEFault")}))
        return false;
    if (call.hasArgument(1)) {
        const ScpiArgument* const type = call.argument(1);
        if (!ScpiTree::matches("DEFault", type->value) && type->value != "85") {
            call.fail(ScpiError::IllegalParameterValue);
            return false;
        }
    }
    for (std::size_t i = 2; i < call.argumentCount(); ++i) {
        if (call.argument(i) == nullptr)
            return false;
    }
    return true;
}

void Multimeter::addSettingCommands(MeterFunction function)
{
    const MeterFunctionFacts& facts = meterFacts(function);
    const QByteArray prefix = "[:SENSe]:" + facts.header;
    if (!facts.ranges.empty()) {
        const NumberRange limits{facts.ranges.front(), facts.ranges.back(), facts.ranges[facts.ranges.size() / 2]};
        addNumber(
            prefix + ":RANGe[:UPPer]", {.unit = facts.unit, .range = limits},
            [this, function](const ScpiCall&) { return settings(function).range; },
            [this, function, &facts](ScpiCall&, double value) {
                settings(function).range = *std::lower_bound(facts.ranges.begin(), facts.ranges.end(), value);
                settings(function).autoRange = false;
            });
        addSwitch(
            prefix + ":RANGe:AUTO", [this, function](const ScpiCall&) { return settings(function).autoRange; },
            [this, function](ScpiCall&, bool on) { settings(function).autoRange = on; });
    }
    if (!facts.integrates)
        return;
    addNumber(
        prefix + ":NPLC", {.unit = {}, .range = {kMeterCycles.front(), kMeterCycles.back(), 10.0}},
        [this, function](const ScpiCall&) { return settings(function).cycles; },
        [this, function](ScpiCall&, double value) {
            settings(function).cycles = *std::lower_bound(kMeterCycles.begin(), kMeterCycles.end(), value);
        });
    addSwitch(
        prefix + ":ZERO:AUTO", [this](const ScpiCall&) { return m_autoZero; },
        [this](ScpiCall&, bool on) { m_autoZero = on; });
    if (function == MeterFunction::DcVoltage)
        addSwitch(
            prefix + ":IMPedance:AUTO", [this](const ScpiCall&) { return m_autoImpedance; },
            [this](ScpiCall&, bool on) { m_autoImpedance = on; });
}

void Multimeter::selectByName(ScpiCall& call)
{
    const auto name = call.text(0);
    if (!name)
        return;
    // "VOLT", "VOLT:DC", "VOLTage:DC": the header below SENSe in any form.
    const QByteArrayList given = name->split(':');
    for (std::size_t i = 0; i < kMeterFunctions; ++i) {
        const auto function = static_cast<MeterFunction>(i);
        QByteArray header = meterFacts(function).header;
        const bool isLastOptional = header.endsWith(']');
        header.replace('[', "").replace(']', "");
        QByteArrayList keywords = header.split(':');
        if (isLastOptional && given.size() + 1 == keywords.size())
            keywords.removeLast();
        if (given.size() == keywords.size() && std::equal(keywords.begin(), keywords.end(), given.begin(),
                                                          [](const QByteArray& keyword, const QByteArray& word) {
                                                              return ScpiTree::matches(keyword, word);
                                                          })) {
            m_function = function;
            return;
        }
    }
    call.fail(ScpiError::IllegalParameterValue, *name);
}

void Multimeter::addTriggerCommands()
{
    add(":INITiate[:IMMediate]", [this](ScpiCall& call) {
        if (isOperationPending())
            return call.fail(ScpiError::InitIgnored);
        if (!fitsMemory())
            return call.fail(ScpiError::TooMuchData);
        m_memory.clear();
        if (m_triggerSource != TriggerSource::Immediate) {
            m_waitsForTrigger = true;
            return beginOperation(kNoKnownEnd);
        }
        acquire();
        beginOperation(fromSeconds(m_memoryPeriod * static_cast<double>(m_memory.size())));
    });
    add(":ABORt", [this](ScpiCall&) {
        if (isOperationPending()) {
            m_memory.resize(static_cast<std::size_t>(storedPoints()));
            endOperation(false);
        }
        m_waitsForTrigger = false;
    });
    add(":READ?", [this](ScpiCall& call) {
        if (isOperationPending())
            return call.fail(ScpiError::InitIgnored);
        if (m_triggerSource == TriggerSource::Bus) // SCPI-99 volume 2, 21.8.10: it could never answer
            return call.fail(ScpiError::TriggerDeadlock);
        if (!fitsMemory())
            return call.fail(ScpiError::TooMuchData);
        acquire();
        replyMemory(call, m_memory.size());
        if (m_triggerSource == TriggerSource::External)
            call.readyAt(now() + kMeterForever);
    });
    addChoice(
        QByteArrayLiteral(":TRIGger:SOURce"),
        {QByteArrayLiteral("IMMediate"), QByteArrayLiteral("BUS"), QByteArrayLiteral("EXTernal")},
        [this](const ScpiCall&) { return static_cast<std::size_t>(m_triggerSource); },
        [this](ScpiCall&, std::size_t source) { m_triggerSource = static_cast<TriggerSource>(source); });
    addNumber(
        QByteArrayLiteral(":TRIGger:COUNt"), {.unit = {}, .range = {1, 1e6, 1}, .isInteger = true},
        [this](const ScpiCall&) { return static_cast<double>(m_triggerCount); },
        [this](ScpiCall&, double count) { m_triggerCount = static_cast<int>(count); });
    addNumber(
        QByteArrayLiteral(":TRIGger:DELay"), {.unit = QByteArrayLiteral("S"), .range = {0.0, 3600.0, 0.0}},
        [this](const ScpiCall&) { return m_triggerDelay; },
        [this](ScpiCall&, double delay) {
            m_triggerDelay = delay;
            m_autoDelay = false;
        });
    addSwitch(
        QByteArrayLiteral(":TRIGger:DELay:AUTO"), [this](const ScpiCall&) { return m_autoDelay; },
        [this](ScpiCall&, bool on) { m_autoDelay = on; });
    addNumber(
        QByteArrayLiteral(":SAMPle:COUNt"), {.unit = {}, .range = {1, 1e6, 1}, .isInteger = true},
        [this](const ScpiCall&) { return static_cast<double>(m_sampleCount); },
        [this](ScpiCall&, double count) { m_sampleCount = static_cast<int>(count); });
}

void Multimeter::addMemoryCommands()
{
    add(":FETCh?", [this](ScpiCall& call) {
        if (m_memory.empty())
            return call.fail(ScpiError::DataCorruptOrStale);
        replyMemory(call, m_memory.size());
    });
    add(":R?", [this](ScpiCall& call) {
        auto count = static_cast<std::size_t>(storedPoints());
        if (call.hasArgument(0)) {
            const auto most = call.integer(0, 1, kMemory);
            if (!most)
                return;
            count = std::min(count, static_cast<std::size_t>(*most));
        }
        // R? answers in a block (IEEE 488.2 §8.7.9) and takes the readings out of the memory.
        QByteArrayList readings;
        for (std::size_t i = 0; i < count; ++i)
            readings.append(scpiNumber(m_memory[i]));
        call.replyBlock(readings.join(','));
        m_memory.erase(m_memory.begin(), m_memory.begin() + static_cast<std::ptrdiff_t>(count));
        m_memoryStart += m_memoryPeriod * static_cast<double>(count);
    });
    add(":DATA:POINts?", [this](ScpiCall& call) { call.replyInteger(storedPoints()); });
    add(":DATA:LAST?", [this](ScpiCall& call) {
        const qint64 stored = storedPoints();
        call.reply(stored == 0 ? std::numeric_limits<double>::quiet_NaN()
                               : m_memory[static_cast<std::size_t>(stored - 1)]);
    });
}

void Multimeter::addOtherCommands()
{
    add("[:SENSe]:FUNCtion[:ON]", [this](ScpiCall& call) { selectByName(call); });
    add("[:SENSe]:FUNCtion[:ON]?", [this](ScpiCall& call) { call.replyString(meterFacts(m_function).name); });
    add(":CONFigure?", [this](ScpiCall& call) {
        const MeterFunctionFacts& facts = meterFacts(m_function);
        const FunctionSettings& now = settings(m_function);
        if (facts.ranges.empty())
            return call.replyString(facts.name + " RTD,85");
        const double resolution = facts.integrates ? meterResolution(now.cycles) : 1e-6;
        call.replyString(facts.name + ' ' + scpiNumber(now.range) + ',' + scpiNumber(now.range * resolution));
    });
    addChoice(
        QByteArrayLiteral(":UNIT:TEMPerature"),
        {QByteArrayLiteral("C"), QByteArrayLiteral("F"), QByteArrayLiteral("K")},
        [this](const ScpiCall&) { return m_temperatureUnit; },
        [this](ScpiCall&, std::size_t unit) { m_temperatureUnit = unit; });
    add(":ROUTe:TERMinals?", [](ScpiCall& call) { call.reply(QByteArrayLiteral("FRON")); });
    addSwitch(
        QByteArrayLiteral(":DISPlay[:STATe]"), [this](const ScpiCall&) { return m_isDisplayOn; },
        [this](ScpiCall&, bool on) { m_isDisplayOn = on; });
    add(":DISPlay:TEXT[:DATA]", [this](ScpiCall& call) {
        if (const auto text = call.text(0))
            m_displayText = *text;
    });
    add(":DISPlay:TEXT[:DATA]?", [this](ScpiCall& call) { call.replyString(m_displayText); });
    add(":DISPlay:TEXT:CLEar", [this](ScpiCall&) { m_displayText.clear(); });
    for (const char* const silent : {":SYSTem:BEEPer[:IMMediate]", ":SYSTem:LOCal", ":SYSTem:REMote"})
        add(silent, [](ScpiCall&) {});
}

} // namespace visor::simulation
