// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/multimeter.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace visor::simulation {

static constexpr double kMainsHertz = 50.0;
static constexpr double kAcWindowSeconds = 0.1;
static constexpr int kAcPoints = 512;
static constexpr double kAcResolution = 5e-6;
static constexpr double kLeadOhms = 0.08; // both test leads, seen by two-wire resistance only
// More than this on the terminals and the resistance measurement cannot work.
static constexpr double kDisturbingVolts = 0.01;

Multimeter::Multimeter(std::shared_ptr<Clock> clock, std::uint64_t seed, std::shared_ptr<const Load> load)
    : ScpiInstrument({QByteArrayLiteral("VISOR SIMULATED"), QByteArrayLiteral("34465S"),
                      QByteArrayLiteral("SIM0004"), QByteArrayLiteral("01.00")},
                     std::move(clock)),
      m_load(std::move(load)),
      m_noise(seed, 0x3446),
      m_specimen(seed, 0x3447)
{
    for (std::size_t i = 0; i < kMeterFunctions; ++i) {
        addFunctionCommands(static_cast<MeterFunction>(i));
        addSettingCommands(static_cast<MeterFunction>(i));
    }
    addTriggerCommands();
    addMemoryCommands();
    addOtherCommands();
    Multimeter::reset();
}

Multimeter::~Multimeter() = default;

void Multimeter::reset()
{
    m_function = MeterFunction::DcVoltage;
    for (std::size_t i = 0; i < kMeterFunctions; ++i) {
        const MeterFunctionFacts& facts = meterFacts(static_cast<MeterFunction>(i));
        m_settings[i] = {};
        m_settings[i].range = facts.ranges.empty() ? 0.0 : facts.ranges[facts.ranges.size() / 2];
    }
    m_autoZero = true;
    m_autoImpedance = false;
    m_temperatureUnit = 0;
    resetTrigger();
    m_memory.clear();
    m_isDisplayOn = true;
    m_displayText.clear();
}

void Multimeter::resetTrigger()
{
    m_triggerSource = TriggerSource::Immediate;
    m_triggerCount = 1;
    m_sampleCount = 1;
    m_triggerDelay = 0.0;
    m_autoDelay = true;
    m_waitsForTrigger = false;
}

double Multimeter::readingSeconds()
{
    if (!meterFacts(m_function).integrates)
        return kAcWindowSeconds;
    // Auto zero measures a short circuit as well, as long as the input.
    return settings(m_function).cycles / kMainsHertz * (m_autoZero ? 2.0 : 1.0);
}

double Multimeter::quantity(double start, double duration) const
{
    const auto rootMeanSquare = [start](const SignalPort& port) {
        const auto signal = port.signal();
        const double mean = signal->mean(start, kAcWindowSeconds, kAcPoints);
        double sum = 0.0;
        for (int i = 0; i < kAcPoints; ++i) {
            const double value = signal->at(start + kAcWindowSeconds * (i + 0.5) / kAcPoints) - mean;
            sum += value * value;
        }
        return std::sqrt(sum / kAcPoints);
    };
    switch (m_function) {
    case MeterFunction::DcVoltage:
        return m_load->voltage().signal()->mean(start, duration);
    case MeterFunction::AcVoltage:
        return rootMeanSquare(m_load->voltage());
    case MeterFunction::DcCurrent:
        return m_load->current().signal()->mean(start, duration);
    case MeterFunction::AcCurrent:
        return rootMeanSquare(m_load->current());
    case MeterFunction::Resistance:
    case MeterFunction::FourWireResistance:
        if (std::abs(m_load->voltage().signal()->mean(start, duration)) > kDisturbingVolts)
            return std::numeric_limits<double>::infinity();
        return m_load->ohms() + (m_function == MeterFunction::Resistance ? kLeadOhms : 0.0);
    case MeterFunction::Temperature:
        return m_load->celsius().signal()->mean(start, duration);
    }
    return 0.0;
}

double Multimeter::reading(double start)
{
    const MeterFunctionFacts& facts = meterFacts(m_function);
    FunctionSettings& now = settings(m_function);
    const double aperture = facts.integrates ? now.cycles / kMainsHertz : kAcWindowSeconds;
    const double value = quantity(start, aperture);
    double range = 100.0; // a temperature's
    if (!facts.ranges.empty()) {
        if (now.autoRange) {
            const auto fitting = std::find_if(facts.ranges.begin(), facts.ranges.end(), [&](double candidate) {
                return std::abs(value) <= candidate * facts.overRange;
            });
            now.range = fitting == facts.ranges.end() ? facts.ranges.back() : *fitting;
        }
        range = now.range;
        const bool overload = std::abs(value) > range * facts.overRange;
        reportOverload(overload);
        if (overload)
            return std::copysign(std::numeric_limits<double>::infinity(), value);
    }
    const auto function = static_cast<std::uint64_t>(m_function);
    const double gain = 1.0 + facts.gainError * m_specimen.gaussian(2 * function);
    const double offset = facts.offsetError * m_specimen.gaussian(2 * function + 1);
    const double resolution = facts.integrates ? meterResolution(now.cycles) : kAcResolution;
    const double shown = value * gain + range * (offset + resolution * m_noise.gaussian(m_readings++));
    const double step = range * resolution / 10.0;
    const double rounded = std::round(shown / step) * step;
    return m_function == MeterFunction::Temperature ? inTemperatureUnit(rounded) : rounded;
}

void Multimeter::reportOverload(bool overload)
{
    // SCPI-99 volume 1, 9.4: bits of the questionable status register.
    constexpr std::uint16_t kVoltageBit = 0x0001;
    constexpr std::uint16_t kCurrentBit = 0x0002;
    constexpr std::uint16_t kResistanceBit = 0x0200;
    std::uint16_t bit = kResistanceBit;
    if (m_function == MeterFunction::DcVoltage || m_function == MeterFunction::AcVoltage)
        bit = kVoltageBit;
    else if (m_function == MeterFunction::DcCurrent || m_function == MeterFunction::AcCurrent)
        bit = kCurrentBit;
    status().questionable().setConditionBit(bit, overload);
}

double Multimeter::inTemperatureUnit(double celsius) const
{
    switch (m_temperatureUnit) {
    case 1:
        return celsius * 1.8 + 32.0;
    case 2:
        return celsius + 273.15;
    default:
        return celsius;
    }
}

void Multimeter::acquire()
{
    m_memory.clear();
    m_memoryPeriod = readingSeconds() + (m_autoDelay ? 0.0 : m_triggerDelay);
    m_memoryStart = seconds();
    const qint64 count = qint64{m_triggerCount} * m_sampleCount;
    for (qint64 i = 0; i < count; ++i)
        m_memory.push_back(reading(m_memoryStart + m_memoryPeriod * static_cast<double>(i)));
}

qint64 Multimeter::storedPoints() const
{
    if (m_memory.empty() || m_memoryPeriod <= 0.0)
        return static_cast<qint64>(m_memory.size());
    const double complete = std::floor((seconds() - m_memoryStart) / m_memoryPeriod + 1e-9);
    return std::clamp<qint64>(static_cast<qint64>(complete), 0, static_cast<qint64>(m_memory.size()));
}

void Multimeter::replyMemory(ScpiCall& call, std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i)
        call.reply(m_memory[i]);
    call.readyAt(fromSeconds(m_memoryStart + m_memoryPeriod * static_cast<double>(count)));
}

void Multimeter::trigger()
{
    if (!m_waitsForTrigger || m_triggerSource != TriggerSource::Bus)
        return ScpiInstrument::trigger();
    m_waitsForTrigger = false;
    acquire();
    endOperation(true);
}

} // namespace visor::simulation
