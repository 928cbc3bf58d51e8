// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/waveform/waveform.h"

#include "core/waveform/kernels.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace visor::waveform {

namespace {

struct WaveformText
{
    Q_DECLARE_TR_FUNCTIONS(visor::waveform::Waveform)
};

tl::unexpected<Error> waveformFailure(visa::Status status, QString message, QString detail = {})
{
    return failure(status, std::move(message), QStringLiteral("waveform.create"), std::move(detail));
}

} // namespace

Result<WaveformPtr> Waveform::create(Parts parts)
{
    using visa::Status;
    const auto available = static_cast<std::size_t>(parts.bytes.size());
    const std::size_t width = sampleSize(parts.format.type);
    if (parts.byteOffset > available || parts.count > (available - parts.byteOffset) / width) {
        return waveformFailure(
            Status::ErrorInvalidLength,
            WaveformText::tr(
                "The trace should hold %1 samples of %2 bytes, but the reply has only %3 bytes for them. "
                "Capture again.")
                .arg(parts.count)
                .arg(width)
                .arg(parts.byteOffset > available ? 0 : available - parts.byteOffset));
    }
    if (parts.scaling.scale == 0 || !std::isfinite(parts.scaling.scale) || !std::isfinite(parts.scaling.offset)) {
        return waveformFailure(
            Status::ErrorInvalidFormat,
            WaveformText::tr(
                "The instrument's preamble gives an unusable vertical scale (%1 per code, offset %2). "
                "Check the vertical settings and capture again.")
                .arg(parts.scaling.scale)
                .arg(parts.scaling.offset));
    }
    bool ascending = true;
    if (const auto* regular = std::get_if<RegularAxis>(&parts.x)) {
        if (!std::isfinite(regular->start) || !std::isfinite(regular->increment) || regular->increment <= 0) {
            return waveformFailure(
                Status::ErrorInvalidFormat,
                WaveformText::tr("The instrument's preamble gives an unusable horizontal step (%1 from %2). "
                                 "Check the time base and capture again.")
                    .arg(regular->increment)
                    .arg(regular->start));
        }
    } else {
        const auto& positions = std::get<ExplicitAxis>(parts.x);
        if (positions.size() != parts.count) {
            return waveformFailure(
                Status::ErrorInvalidLength,
                WaveformText::tr("The trace has %1 samples but %2 horizontal positions. Capture again.")
                    .arg(parts.count)
                    .arg(positions.size()));
        }
        if (!std::all_of(positions.begin(), positions.end(), [](double x) { return std::isfinite(x); })) {
            return waveformFailure(Status::ErrorInvalidFormat,
                                   WaveformText::tr("A horizontal position of the trace is not a number. "
                                                    "Capture again."));
        }
        ascending = std::is_sorted(positions.begin(), positions.end());
    }
    return WaveformPtr(new Waveform(std::move(parts), ascending));
}

Result<WaveformPtr> Waveform::fromValues(std::span<const double> values, std::variant<RegularAxis, ExplicitAxis> x,
                                         AxisLabel xLabel, AxisLabel yLabel, QString channel)
{
    const auto bytes = std::as_bytes(values);
    Parts parts;
    parts.bytes = QByteArray(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
    parts.count = values.size();
    parts.format.type = SampleType::Float64;
    parts.x = std::move(x);
    parts.xLabel = std::move(xLabel);
    parts.yLabel = std::move(yLabel);
    parts.channel = std::move(channel);
    return create(std::move(parts));
}

std::span<const char> Waveform::rawBytes() const
{
    return {samples(), m_parts.count * sampleSize(m_parts.format.type)};
}

std::span<const double> Waveform::explicitAxis() const
{
    const auto* positions = std::get_if<ExplicitAxis>(&m_parts.x);
    return positions ? std::span<const double>(*positions) : std::span<const double>();
}

double Waveform::raw(std::size_t index) const
{
    return visit([index](const auto& samples) { return static_cast<double>(samples[index]); });
}

double Waveform::x(std::size_t index) const
{
    if (const auto* regular = regularAxis())
        return regular->start + static_cast<double>(index) * regular->increment;
    return std::get<ExplicitAxis>(m_parts.x)[index];
}

std::size_t Waveform::nearestIndex(double x) const
{
    if (isEmpty() || std::isnan(x))
        return 0;
    if (const auto* regular = regularAxis()) {
        const double position = std::round((x - regular->start) / regular->increment);
        return static_cast<std::size_t>(std::clamp(position, 0.0, static_cast<double>(size() - 1)));
    }
    const auto positions = explicitAxis();
    if (!m_ascending) {
        const auto nearest = std::min_element(positions.begin(), positions.end(), [x](double a, double b) {
            return std::abs(a - x) < std::abs(b - x);
        });
        return static_cast<std::size_t>(nearest - positions.begin());
    }
    const std::size_t next = lowerIndex(x);
    if (next == 0)
        return 0;
    if (next == size())
        return size() - 1;
    return x - positions[next - 1] <= positions[next] - x ? next - 1 : next;
}

std::size_t Waveform::lowerIndex(double x) const
{
    if (const auto* regular = regularAxis()) {
        const double position = std::ceil((x - regular->start) / regular->increment);
        if (!(position > 0))
            return 0;
        return position >= static_cast<double>(size()) ? size() : static_cast<std::size_t>(position);
    }
    const auto positions = explicitAxis();
    return static_cast<std::size_t>(std::lower_bound(positions.begin(), positions.end(), x) - positions.begin());
}

void Waveform::copyValues(std::size_t first, std::span<double> values) const
{
    scaleSamples(m_parts.format, samples() + first * sampleSize(m_parts.format.type), m_parts.scaling.scale,
                 m_parts.scaling.offset, values);
}

} // namespace visor::waveform
