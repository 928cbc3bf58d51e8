// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/profile_trace.h"

#include "core/simulation/parameter_value.h"

#include <QtEndian>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace visor::simulation {

namespace {

using profile::ReturnType;
using profile::SimulatedWaveform;
using waveform::SampleType;
using Shape = SimulatedWaveform::Shape;

constexpr double kNoiseFloor = -90.0; // of a spectrum, in dBm
constexpr double kHeadroom = 1.25;    // of a converter above the signal's peak

struct CodeRange
{
    double lowest = 0.0;
    double highest = 0.0;
};

CodeRange codeRange(SampleType type)
{
    const auto limits = [](auto sample) -> CodeRange {
        using T = decltype(sample);
        return {double(std::numeric_limits<T>::min()), double(std::numeric_limits<T>::max())};
    };
    switch (type) {
    case SampleType::Int8:
        return limits(qint8());
    case SampleType::UInt8:
        return limits(quint8());
    case SampleType::Int16:
        return limits(qint16());
    case SampleType::UInt16:
        return limits(quint16());
    case SampleType::Int32:
        return limits(qint32());
    case SampleType::UInt32:
        return limits(quint32());
    case SampleType::Float32:
    case SampleType::Float64:
        break;
    }
    return {};
}

template<typename T>
void appendSample(QByteArray& into, T sample, bool isBigEndian)
{
    const T ordered = isBigEndian ? qToBigEndian(sample) : qToLittleEndian(sample);
    into.append(reinterpret_cast<const char*>(&ordered), sizeof ordered);
}

void appendCode(QByteArray& into, SampleType type, double code, bool isBigEndian)
{
    switch (type) {
    case SampleType::Int8:
        return appendSample(into, static_cast<qint8>(code), isBigEndian);
    case SampleType::UInt8:
        return appendSample(into, static_cast<quint8>(code), isBigEndian);
    case SampleType::Int16:
        return appendSample(into, static_cast<qint16>(code), isBigEndian);
    case SampleType::UInt16:
        return appendSample(into, static_cast<quint16>(code), isBigEndian);
    case SampleType::Int32:
        return appendSample(into, static_cast<qint32>(code), isBigEndian);
    case SampleType::UInt32:
        return appendSample(into, static_cast<quint32>(code), isBigEndian);
    case SampleType::Float32:
        return appendSample(into, static_cast<float>(code), isBigEndian);
    case SampleType::Float64:
        break;
    }
    appendSample(into, code, isBigEndian);
}

/// What is stated in the first one, else in the second.
SimulatedWaveform merged(const SimulatedWaveform& own, const SimulatedWaveform& common)
{
    SimulatedWaveform result = own;
    const auto fill = [](auto& into, const auto& from) {
        if (!into)
            into = from;
    };
    fill(result.shape, common.shape);
    fill(result.points, common.points);
    fill(result.duration, common.duration);
    fill(result.periods, common.periods);
    fill(result.amplitude, common.amplitude);
    fill(result.offset, common.offset);
    fill(result.noise, common.noise);
    return result;
}

} // namespace

ProfileTrace::ProfileTrace(const profile::Profile& profile, const profile::Command& command)
{
    const profile::Returns returns = command.returns.value_or(profile::Returns{});
    QString unit = returns.unit;
    QString xUnit = returns.xUnit;
    m_separator = returns.separator;
    const bool hasLayout = returns.binary.has_value();
    if (hasLayout) {
        m_type = returns.binary->sampleType;
        m_isBigEndian = returns.binary->byteOrder == profile::ByteOrder::Big;
        m_map = returns.binary->preambleMap;
        m_isScaled = !returns.binary->preambleCommand.isEmpty();
    } else if (returns.formatHint) {
        m_type = *returns.formatHint;
    }
    if (returns.byteOrderHint)
        m_isBigEndian = *returns.byteOrderHint == profile::ByteOrder::Big;
    if (command.waveformAssembly) {
        unit = command.waveformAssembly->yUnit;
        xUnit = command.waveformAssembly->xUnit;
        m_isScaled = true;
        m_map.reset();
        if (!hasLayout) {
            m_type = command.waveformAssembly->isWord ? SampleType::UInt16 : SampleType::UInt8;
            m_isBigEndian = command.waveformAssembly->isBigEndian;
        }
    } else {
        m_isText = returns.encoding == profile::Returns::Encoding::Ascii ||
                   (returns.encoding == profile::Returns::Encoding::Unstated && !hasLayout && !returns.formatHint);
    }

    const profile::SimulatedCommand* own = profile.simulation.find(command.name);
    const SimulatedWaveform wanted = merged(own != nullptr && own->waveform ? *own->waveform : SimulatedWaveform{},
                                            profile.simulation.waveform);
    const bool isSpectrum = unit.startsWith(QLatin1StringView("dB")) || xUnit == QLatin1StringView("Hz");
    m_shape = wanted.shape.value_or(isSpectrum ? Shape::Spectrum : Shape::Sine);
    m_points = wanted.points.value_or(m_points);
    m_duration = wanted.duration.value_or(m_duration);
    m_periods = wanted.periods.value_or(m_periods);
    m_amplitude = wanted.amplitude.value_or(m_amplitude);
    m_offset = wanted.offset.value_or(m_offset);
    m_noise = wanted.noise.value_or(m_noise);
    if (!m_isText && !waveform::isFloat(m_type)) {
        const CodeRange range = codeRange(m_type);
        m_reference = std::round((range.lowest + range.highest) / 2.0 + 0.25);
        if (m_isScaled)
            m_step = kHeadroom * (m_amplitude + std::abs(m_offset)) / (range.highest - m_reference);
        else // nobody says what a code means: it is the value, as large as fits
            m_amplitude = (range.highest - m_reference) / kHeadroom;
        // Without a place for the middle in the preamble the codes begin at zero there.
        if (m_isScaled && m_map && !m_map->yReference && !m_map->yOffset)
            m_reference = range.lowest < 0 ? 0.0 : m_reference;
    }
}

int ProfileTrace::pointCount(const Moment& moment) const
{
    return moment.points > 0 ? std::min(moment.points, m_points) : m_points;
}

double ProfileTrace::increment(const Moment& moment) const
{
    return m_duration / pointCount(moment);
}

double ProfileTrace::value(const Moment& moment, int index, int count) const
{
    const Noise noise(moment.noise, 0x7472616365 + static_cast<std::uint64_t>(moment.source));
    const double hiss = noise.gaussian(static_cast<std::uint64_t>(index));
    const double place = static_cast<double>(index) / count;
    if (m_shape == Shape::Spectrum) {
        const auto peak = [&](double centre, double height) {
            const double distance = (place - centre) * 200.0;
            return (height - kNoiseFloor) * std::exp(-distance * distance);
        };
        return kNoiseFloor + 2.0 * hiss + std::max(peak(0.25, -10.0), peak(0.5, -45.0)) + m_offset;
    }
    const double phase = place * m_periods + 0.1 * moment.source;
    const double turn = phase - std::floor(phase);
    double shape = 0.0;
    switch (m_shape) {
    case Shape::Sine:
    case Shape::Spectrum:
        shape = std::sin(2.0 * std::numbers::pi * turn);
        break;
    case Shape::Square:
        shape = turn < 0.5 ? 1.0 : -1.0;
        break;
    case Shape::Triangle:
        shape = turn < 0.5 ? 4.0 * turn - 1.0 : 3.0 - 4.0 * turn;
        break;
    case Shape::Ramp:
        shape = 2.0 * turn - 1.0;
        break;
    case Shape::Flat:
        break;
    }
    return m_amplitude * (shape + m_noise * hiss) + m_offset;
}

double ProfileTrace::code(double value) const
{
    if (waveform::isFloat(m_type))
        return value;
    const CodeRange range = codeRange(m_type);
    return std::clamp(std::round(value / m_step + m_reference), range.lowest, range.highest);
}

QByteArray ProfileTrace::samples(const Moment& moment) const
{
    const int count = pointCount(moment);
    QByteArray bytes;
    if (m_isText) {
        const QByteArray separator = m_separator.toUtf8();
        for (int index = 0; index < count; ++index) {
            if (index > 0)
                bytes += separator;
            bytes += QByteArray::number(value(moment, index, count), 'E', 6);
        }
        return bytes;
    }
    bytes.reserve(static_cast<qsizetype>(count) * static_cast<qsizetype>(waveform::sampleSize(m_type)));
    for (int index = 0; index < count; ++index)
        appendCode(bytes, m_type, code(value(moment, index, count)), m_isBigEndian);
    return bytes;
}

QStringList ProfileTrace::preamble(const Moment& moment) const
{
    const bool isCoded = !waveform::isFloat(m_type);
    const double step = isCoded ? m_step : 1.0;
    const double reference = isCoded ? m_reference : 0.0;
    if (!m_map) {
        // The ten fields of a :WAVeform:PREamble?; the origin is zero, whatever it counts.
        const int format = m_isText ? 4 : waveform::sampleSize(m_type) == 1 ? 0 : 1;
        QStringList fields{QString::number(format), QStringLiteral("0"), QString::number(pointCount(moment)),
                           QStringLiteral("1")};
        for (const double number : {increment(moment), start(), 0.0, step, 0.0, reference})
            fields.append(numberText(number));
        return fields;
    }
    QStringList fields;
    const auto put = [&](std::optional<int> position, double number) {
        if (!position)
            return;
        while (fields.size() <= *position)
            fields.append(QStringLiteral("0"));
        fields[*position] = numberText(number);
    };
    put(m_map->xIncrement, increment(moment));
    put(m_map->xStart, start());
    put(m_map->xReference, 0.0);
    put(m_map->yScale, step);
    put(m_map->yReference, reference);
    // Where the middle has no place of its own, the origin stands for it.
    put(m_map->yOffset, m_map->yReference ? 0.0 : -reference * step);
    return fields;
}

} // namespace visor::simulation
