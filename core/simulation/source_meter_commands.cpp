// SPDX-License-Identifier: GPL-3.0-or-later
// The headers of the source-measure unit; what they mean is in source_meter.cpp.
#include "core/simulation/source_meter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <initializer_list>
#include <utility>

namespace visor::simulation {

static const QByteArrayList& sourceMeterElements()
{
    static const QByteArrayList kElements{QByteArrayLiteral("READing"), QByteArrayLiteral("SOURce"),
                                          QByteArrayLiteral("RELative")};
    return kElements;
}

static double nextRange(std::initializer_list<double> ranges, double value)
{
    for (const double range : ranges) {
        if (value <= range * (1.0 + 1e-9))
            return range;
    }
    return *(ranges.end() - 1);
}

void SourceMeter::addSourceCommands()
{
    const auto addValue = [this](const QByteArray& pattern, const QByteArray& unit, const NumberRange& range,
                                 double SourceMeter::* member) {
        addNumber(
            pattern, {.unit = unit, .range = range}, [this, member](const ScpiCall&) { return this->*member; },
            [this, member](ScpiCall&, double value) { this->*member = value; });
    };
    const QByteArray volt = QByteArrayLiteral("V");
    const QByteArray ampere = QByteArrayLiteral("A");
    addChoice(
        QByteArrayLiteral(":SOURce:FUNCtion[:MODE]"), {QByteArrayLiteral("VOLTage"), QByteArrayLiteral("CURRent")},
        [this](const ScpiCall&) { return static_cast<std::size_t>(m_source); },
        [this](ScpiCall&, std::size_t function) {
            m_isOn = false; // as the instrument does
            m_source = static_cast<Quantity>(function);
        });
    addValue(QByteArrayLiteral(":SOURce:VOLTage[:LEVel][:IMMediate][:AMPLitude]"), volt, {-210.0, 210.0, 0.0},
             &SourceMeter::m_volts);
    addValue(QByteArrayLiteral(":SOURce:CURRent[:LEVel][:IMMediate][:AMPLitude]"), ampere, {-1.05, 1.05, 0.0},
             &SourceMeter::m_amperes);
    addValue(QByteArrayLiteral(":SOURce:VOLTage:ILIMit[:LEVel]"), ampere, {1e-9, 1.05, 1.05e-4},
             &SourceMeter::m_currentLimit);
    addValue(QByteArrayLiteral(":SOURce:CURRent:VLIMit[:LEVel]"), volt, {0.02, 210.0, 21.0},
             &SourceMeter::m_voltageLimit);
    addNumber(
        QByteArrayLiteral(":SOURce:VOLTage:RANGe"), {.unit = volt, .range = {0.02, 200.0, 0.02}},
        [this](const ScpiCall&) { return m_voltRange; },
        [this](ScpiCall&, double value) { m_voltRange = nextRange({0.02, 0.2, 2.0, 20.0, 200.0}, value); });
    addNumber(
        QByteArrayLiteral(":SOURce:CURRent:RANGe"), {.unit = ampere, .range = {1e-8, 1.0, 1e-8}},
        [this](const ScpiCall&) { return m_ampereRange; },
        [this](ScpiCall&, double value) {
            m_ampereRange = nextRange({1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1.0}, value);
        });
    add(":SOURce:VOLTage:ILIMit[:LEVel]:TRIPped?",
        [this](ScpiCall& call) { call.replyBoolean(m_source == Quantity::Voltage && presentPoint().isLimited); });
    add(":SOURce:CURRent:VLIMit[:LEVel]:TRIPped?",
        [this](ScpiCall& call) { call.replyBoolean(m_source == Quantity::Current && presentPoint().isLimited); });
    addSwitch(
        QByteArrayLiteral(":OUTPut[:STATe]"), [this](const ScpiCall&) { return m_isOn; },
        [this](ScpiCall& call, bool on) {
            if (m_isSweeping)
                return call.fail(ScpiError::SettingsConflict, QByteArrayLiteral("a sweep is running"));
            m_isOn = on;
        });
}

void SourceMeter::addSenseCommands(Quantity quantity)
{
    struct Facts
    {
        QByteArray prefix;
        QByteArray unit;
        NumberRange range;
    };
    static const std::array<Facts, 3> kFacts{{
        {":SENSe:VOLTage[:DC]", "V", {0.02, 200.0, 0.02}},
        {":SENSe:CURRent[:DC]", "A", {1e-8, 1.0, 1e-8}},
        {":SENSe:RESistance", "OHM", {20.0, 2e8, 2e8}},
    }};
    const Facts& facts = kFacts[static_cast<std::size_t>(quantity)];
    addNumber(
        facts.prefix + ":RANGe[:UPPer]", {.unit = facts.unit, .range = facts.range},
        [this, quantity](const ScpiCall&) { return sense(quantity).range; },
        [this, quantity](ScpiCall&, double value) {
            // The full scale that holds the value: decades, of 1 for current and of 2 for the others.
            const double unit = quantity == Quantity::Current ? 1.0 : 2.0;
            const double decade = std::ceil(std::log10(value / unit) - 1e-9);
            sense(quantity).range = unit * std::pow(10.0, decade);
            sense(quantity).autoRange = false;
        });
    addSwitch(
        facts.prefix + ":RANGe:AUTO", [this, quantity](const ScpiCall&) { return sense(quantity).autoRange; },
        [this, quantity](ScpiCall&, bool on) { sense(quantity).autoRange = on; });
    addNumber(
        facts.prefix + ":NPLCycles", {.unit = {}, .range = {0.01, 10.0, 1.0}},
        [this, quantity](const ScpiCall&) { return sense(quantity).cycles; },
        [this, quantity](ScpiCall&, double cycles) { sense(quantity).cycles = cycles; });
    addSwitch(
        facts.prefix + ":RSENse", [this, quantity](const ScpiCall&) { return sense(quantity).isFourWire; },
        [this, quantity](ScpiCall&, bool on) { sense(quantity).isFourWire = on; });
}

bool SourceMeter::readBufferName(ScpiCall& call, std::size_t i)
{
    if (!call.hasArgument(i))
        return true;
    const auto name = call.text(i);
    if (!name)
        return false;
    if (name->compare("defbuffer1", Qt::CaseInsensitive) == 0)
        return true;
    call.fail(ScpiError::IllegalParameterValue, *name);
    return false;
}

std::optional<std::vector<SourceMeter::Element>> SourceMeter::readElements(ScpiCall& call, std::size_t first)
{
    std::vector<Element> elements;
    for (std::size_t i = first; i < call.argumentCount(); ++i) {
        const auto element = call.choice(i, sourceMeterElements());
        if (!element)
            return std::nullopt;
        elements.push_back(static_cast<Element>(*element));
    }
    if (elements.empty())
        elements.push_back(Element::Reading);
    return elements;
}

void SourceMeter::replyRecord(ScpiCall& call, const Record& record, const std::vector<Element>& elements) const
{
    for (const Element element : elements) {
        switch (element) {
        case Element::Reading:
            call.reply(record.reading);
            break;
        case Element::Source:
            call.reply(record.source);
            break;
        case Element::Relative:
            call.reply(record.seconds - m_buffer.front().seconds);
            break;
        }
    }
}

void SourceMeter::measureIntoBuffer(ScpiCall& call)
{
    if (m_isSweeping)
        return call.fail(ScpiError::SettingsConflict, QByteArrayLiteral("a sweep is running"));
    if (!readBufferName(call, 0))
        return;
    const auto elements = readElements(call, 1);
    if (!elements)
        return;
    const OperatingPoint point = presentPoint();
    const double complete = seconds() + readingSeconds();
    store({m_source == Quantity::Voltage ? point.volts : point.amperes, measure(point), complete});
    replyRecord(call, m_buffer.back(), *elements);
    call.readyAt(fromSeconds(complete));
}

void SourceMeter::addMeasureCommands()
{
    const std::array<std::pair<const char*, Quantity>, 3> kinds{{{":MEASure:VOLTage[:DC]?", Quantity::Voltage},
                                                                 {":MEASure:CURRent[:DC]?", Quantity::Current},
                                                                 {":MEASure:RESistance?", Quantity::Resistance}}};
    for (const auto& [pattern, quantity] : kinds) {
        add(pattern, [this, wanted = quantity](ScpiCall& call) {
            if (!m_isSweeping)
                m_measured = wanted;
            measureIntoBuffer(call);
        });
    }
    add(":READ?", [this](ScpiCall& call) { measureIntoBuffer(call); });
    add(":FETCh?", [this](ScpiCall& call) {
        if (!readBufferName(call, 0))
            return;
        const auto elements = readElements(call, 1);
        const std::size_t stored = storedRecords();
        if (!elements)
            return;
        if (stored == 0)
            return call.fail(ScpiError::DataCorruptOrStale);
        replyRecord(call, m_buffer[stored - 1], *elements);
    });
    add(":SENSe:FUNCtion[:ON]", [this](ScpiCall& call) {
        const auto name = call.text(0);
        if (!name)
            return;
        const QByteArray upper = name->toUpper();
        if (upper == "VOLT" || upper == "VOLTAGE" || upper == "VOLT:DC" || upper == "VOLTAGE:DC")
            m_measured = Quantity::Voltage;
        else if (upper == "CURR" || upper == "CURRENT" || upper == "CURR:DC" || upper == "CURRENT:DC")
            m_measured = Quantity::Current;
        else if (upper == "RES" || upper == "RESISTANCE")
            m_measured = Quantity::Resistance;
        else
            call.fail(ScpiError::IllegalParameterValue, *name);
    });
    add(":SENSe:FUNCtion[:ON]?", [this](ScpiCall& call) {
        static const std::array<QByteArray, 3> kNames{"VOLT:DC", "CURR:DC", "RES"};
        call.replyString(kNames[static_cast<std::size_t>(m_measured)]);
    });
}

void SourceMeter::prepareSweep(ScpiCall& call, Quantity source)
{
    const bool isVoltage = source == Quantity::Voltage;
    const NumberRange range = isVoltage ? NumberRange{-210.0, 210.0, 0.0} : NumberRange{-1.05, 1.05, 0.0};
    const QByteArrayView unit = isVoltage ? "V" : "A";
    if (!call.allowAtMost(9))
        return;
    const auto start = call.number(0, unit, range);
    const auto stop = call.number(1, unit, range);
    const auto points = call.integer(2, 2, static_cast<int>(kBufferCapacity));
    if (!start || !stop || !points)
        return;
    std::optional<double> delay = 0.0;
    if (call.hasArgument(3))
        delay = call.number(3, "S", {-1.0, 10000.0, 0.0}); // -1: the instrument's own
    if (!delay)
        return;
    // Count, range type, failure abort, dual and the buffer change nothing here but have to be understood.
    for (std::size_t i = 4; i < call.argumentCount(); ++i) {
        if (call.argument(i) == nullptr)
            return;
    }
    m_sweep = Sweep{source, *start, *stop, *points, std::max(0.0, *delay)};
}

void SourceMeter::addSweepCommands()
{
    add(":SOURce:SWEep:VOLTage:LINear", [this](ScpiCall& call) { prepareSweep(call, Quantity::Voltage); });
    add(":SOURce:SWEep:CURRent:LINear", [this](ScpiCall& call) { prepareSweep(call, Quantity::Current); });
    add(":INITiate[:IMMediate]", [this](ScpiCall& call) { startSweep(call); });
    add(":ABORt", [this](ScpiCall&) {
        if (!m_isSweeping)
            return;
        m_buffer.resize(storedRecords());
        m_isSweeping = false;
        m_isOn = false;
        endOperation(false);
    });
    add(":TRIGger:STATe?", [this](ScpiCall& call) {
        call.reply(m_isSweeping ? QByteArrayLiteral("RUNNING;RUNNING;3") : QByteArrayLiteral("IDLE;IDLE;6"));
    });
}

void SourceMeter::addBufferCommands()
{
    add(":TRACe:ACTual?", [this](ScpiCall& call) {
        if (readBufferName(call, 0))
            call.replyInteger(static_cast<qint64>(storedRecords()));
    });
    add(":TRACe:POINts?", [this](ScpiCall& call) {
        if (readBufferName(call, 0))
            call.replyInteger(static_cast<qint64>(kBufferCapacity));
    });
    add(":TRACe:CLEar", [this](ScpiCall& call) {
        if (m_isSweeping)
            return call.fail(ScpiError::SettingsConflict, QByteArrayLiteral("a sweep is running"));
        if (readBufferName(call, 0))
            m_buffer.clear();
    });
    add(":TRACe:DATA?", [this](ScpiCall& call) {
        const std::size_t stored = storedRecords();
        const auto first = call.integer(0, 1, static_cast<int>(kBufferCapacity));
        const auto last = call.integer(1, 1, static_cast<int>(kBufferCapacity));
        if (!first || !last || !readBufferName(call, 2))
            return;
        const auto elements = readElements(call, 3);
        if (!elements)
            return;
        if (*last < *first || static_cast<std::size_t>(*last) > stored)
            return call.fail(ScpiError::DataOutOfRange, QByteArrayLiteral("no such reading"));
        for (int i = *first; i <= *last; ++i)
            replyRecord(call, m_buffer[static_cast<std::size_t>(i - 1)], *elements);
    });
}

void SourceMeter::addOtherCommands()
{
    addChoice(
        QByteArrayLiteral(":ROUTe:TERMinals"), {QByteArrayLiteral("FRONt"), QByteArrayLiteral("REAR")},
        [this](const ScpiCall&) { return m_terminals; },
        [this](ScpiCall&, std::size_t terminals) {
            if (m_terminals != terminals)
                m_isOn = false;
            m_terminals = terminals;
        });
    add(":SYSTem:BEEPer[:IMMediate]", [](ScpiCall& call) {
        if (call.number(0, "HZ", {20.0, 8000.0, 1000.0}))
            static_cast<void>(call.number(1, "S", {0.001, 100.0, 0.2}));
    });
}

} // namespace visor::simulation
