// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/source_meter.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <utility>

namespace visor::simulation {

static constexpr double kSourceMeterMainsHertz = 50.0;
static constexpr double kSourceMeterLeadOhms = 0.3; // in series with the diode unless four wires are used
static constexpr double kSourceMeterGainError = 100e-6;
static constexpr double kSourceMeterNoise = 1e-6; // of the range, at one power line cycle
static constexpr double kSourceMeterOverRange = 1.05;

static std::span<const double> sourceMeterRanges(std::size_t quantity)
{
    static constexpr std::array<double, 5> kVolts{0.02, 0.2, 2.0, 20.0, 200.0};
    static constexpr std::array<double, 9> kAmperes{1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1.0};
    static constexpr std::array<double, 8> kOhms{2e1, 2e2, 2e3, 2e4, 2e5, 2e6, 2e7, 2e8};
    switch (quantity) {
    case 0:
        return kVolts;
    case 1:
        return kAmperes;
    default:
        return kOhms;
    }
}

static Diode::Properties diodeWithLeads()
{
    Diode::Properties properties;
    properties.seriesOhms += kSourceMeterLeadOhms;
    return properties;
}

SourceMeter::SourceMeter(std::shared_ptr<Clock> clock, std::uint64_t seed)
    : ScpiInstrument({QByteArrayLiteral("VISOR SIMULATED"), QByteArrayLiteral("2450S"),
                      QByteArrayLiteral("SIM0005"), QByteArrayLiteral("01.00")},
                     std::move(clock)),
      m_diodeWithLeads(diodeWithLeads()),
      m_noise(seed, 0x2450),
      m_specimen(seed, 0x2451)
{
    addSourceCommands();
    for (const Quantity quantity : {Quantity::Voltage, Quantity::Current, Quantity::Resistance})
        addSenseCommands(quantity);
    addMeasureCommands();
    addSweepCommands();
    addBufferCommands();
    addOtherCommands();
    SourceMeter::reset();
}

SourceMeter::~SourceMeter() = default;

void SourceMeter::reset()
{
    m_source = Quantity::Voltage;
    m_volts = 0.0;
    m_amperes = 0.0;
    m_voltRange = 0.02;
    m_ampereRange = 1e-8;
    m_currentLimit = 1.05e-4;
    m_voltageLimit = 21.0;
    m_isOn = false;
    m_measured = Quantity::Current;
    for (std::size_t i = 0; i < m_senses.size(); ++i) {
        m_senses[i] = {};
        m_senses[i].range = sourceMeterRanges(i).front();
    }
    m_buffer.clear();
    m_sweep.reset();
    m_isSweeping = false;
    m_terminals = 0;
}

SourceMeter::OperatingPoint SourceMeter::operatingPoint(Quantity source, double level)
{
    const Diode& diode = sense(m_measured).isFourWire ? m_diode : m_diodeWithLeads;
    if (source == Quantity::Voltage) {
        const double amperes = diode.current(level);
        if (std::abs(amperes) <= m_currentLimit)
            return {level, amperes, false};
        const double limited = std::copysign(m_currentLimit, amperes);
        return {diode.voltage(limited), limited, true};
    }
    const double volts = diode.voltage(level);
    if (std::abs(volts) <= m_voltageLimit)
        return {volts, level, false};
    const double limited = std::copysign(m_voltageLimit, volts);
    return {limited, diode.current(limited), true};
}

SourceMeter::OperatingPoint SourceMeter::presentPoint()
{
    if (!m_isOn)
        return {};
    return operatingPoint(m_source, m_source == Quantity::Voltage ? m_volts : m_amperes);
}

double SourceMeter::readingSeconds()
{
    return sense(m_measured).cycles / kSourceMeterMainsHertz;
}

double SourceMeter::measure(const OperatingPoint& point)
{
    double value = point.volts;
    if (m_measured == Quantity::Current)
        value = point.amperes;
    else if (m_measured == Quantity::Resistance)
        value = point.amperes == 0.0 ? std::numeric_limits<double>::infinity() : point.volts / point.amperes;
    Sense& now = sense(m_measured);
    const auto ranges = sourceMeterRanges(static_cast<std::size_t>(m_measured));
    if (now.autoRange) {
        const auto fitting = std::find_if(ranges.begin(), ranges.end(), [value](double candidate) {
            return std::abs(value) <= candidate * kSourceMeterOverRange;
        });
        now.range = fitting == ranges.end() ? ranges.back() : *fitting;
    }
    if (std::abs(value) > now.range * kSourceMeterOverRange)
        return std::copysign(std::numeric_limits<double>::infinity(), value);
    const double gain = 1.0 + kSourceMeterGainError * m_specimen.gaussian(static_cast<std::uint64_t>(m_measured));
    const double noise = now.range * kSourceMeterNoise / std::sqrt(now.cycles) * m_noise.gaussian(m_readings++);
    return value * gain + noise;
}

void SourceMeter::store(const Record& record)
{
    if (m_buffer.size() >= kBufferCapacity) // a continuous buffer: the oldest gives way
        m_buffer.erase(m_buffer.begin());
    m_buffer.push_back(record);
}

std::size_t SourceMeter::storedRecords() const
{
    if (!m_isSweeping)
        return m_buffer.size();
    const double present = seconds() + 1e-9;
    const auto later = std::upper_bound(m_buffer.begin(), m_buffer.end(), present,
                                        [](double time, const Record& record) { return time < record.seconds; });
    return static_cast<std::size_t>(later - m_buffer.begin());
}

void SourceMeter::startSweep(ScpiCall& call)
{
    if (isOperationPending())
        return call.fail(ScpiError::InitIgnored);
    if (!m_sweep)
        return call.fail(ScpiError::SettingsConflict, QByteArrayLiteral("no sweep prepared"));
    const Sweep& sweep = *m_sweep;
    m_buffer.clear();
    const double period = sweep.delay + readingSeconds();
    const double begin = seconds();
    for (int i = 0; i < sweep.points; ++i) {
        const double level = sweep.start + (sweep.stop - sweep.start) * i / (sweep.points - 1);
        const OperatingPoint point = operatingPoint(sweep.source, level);
        store({sweep.source == Quantity::Voltage ? point.volts : point.amperes, measure(point),
               begin + period * (i + 1)});
    }
    m_source = sweep.source;
    m_isOn = true;
    m_isSweeping = true;
    beginOperation(fromSeconds(period * sweep.points));
}

void SourceMeter::operationCompleted()
{
    if (!std::exchange(m_isSweeping, false))
        return;
    (m_source == Quantity::Voltage ? m_volts : m_amperes) = m_sweep ? m_sweep->stop : 0.0;
    m_isOn = false;
}

} // namespace visor::simulation
