// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/result.h"
#include "core/waveform/sample_format.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <span>
#include <variant>
#include <vector>

namespace visor::waveform {

/// value = raw * scale + offset, in the unit of the axis.
struct Scaling
{
    double scale = 1;
    double offset = 0;

    friend bool operator==(const Scaling&, const Scaling&) = default;
};

/// x(i) = start + i * increment. The increment is above zero.
struct RegularAxis
{
    double start = 0;
    double increment = 1;

    friend bool operator==(const RegularAxis&, const RegularAxis&) = default;
};

/// One finite x for each sample. Usually ascending; a sweep may also run down or back.
using ExplicitAxis = std::vector<double>;

struct AxisLabel
{
    QString name; ///< "Time", "Frequency"; may be empty
    QString unit; ///< "s", "V", "Hz", without a prefix; may be empty

    friend bool operator==(const AxisLabel&, const AxisLabel&) = default;
};

/// One trace as the instrument sent it. The samples stay in the reply's bytes and in their wire type; scaling
/// happens when they are read. Immutable and shared: any thread may read it, nobody copies it.
class Waveform
{
public:
    /// What create() is told.
    struct Parts
    {
        QByteArray bytes;           ///< the whole reply; shared, not copied
        std::size_t byteOffset = 0; ///< of the first sample in the reply (past the block header)
        std::size_t count = 0;      ///< samples
        SampleFormat format = {};
        Scaling scaling = {};
        std::variant<RegularAxis, ExplicitAxis> x = RegularAxis{};
        AxisLabel xLabel = {};
        AxisLabel yLabel = {};
        QString channel = {}; ///< "CH1"; may be empty
    };

    /// Refuses parts that do not fit together: samples past the end of the bytes, a scale that is zero or not
    /// finite, an x axis that stands still, is not finite or has another length (ErrorInvalidFormat,
    /// ErrorInvalidLength).
    [[nodiscard]] static Result<std::shared_ptr<const Waveform>> create(Parts parts);
    /// A waveform of doubles made here, for computed traces and text replies.
    [[nodiscard]] static Result<std::shared_ptr<const Waveform>>
    fromValues(std::span<const double> values, std::variant<RegularAxis, ExplicitAxis> x, AxisLabel xLabel = {},
               AxisLabel yLabel = {}, QString channel = {});

    Waveform(const Waveform&) = delete;
    Waveform& operator=(const Waveform&) = delete;
    ~Waveform() = default;

    [[nodiscard]] std::size_t size() const { return m_parts.count; }
    [[nodiscard]] bool isEmpty() const { return m_parts.count == 0; }
    [[nodiscard]] SampleFormat format() const { return m_parts.format; }
    [[nodiscard]] const Scaling& scaling() const { return m_parts.scaling; }
    [[nodiscard]] const AxisLabel& xLabel() const { return m_parts.xLabel; }
    [[nodiscard]] const AxisLabel& yLabel() const { return m_parts.yLabel; }
    [[nodiscard]] const QString& channel() const { return m_parts.channel; }
    /// The reply the samples live in, headers and all.
    [[nodiscard]] const QByteArray& reply() const { return m_parts.bytes; }
    /// The samples alone, as they came.
    [[nodiscard]] std::span<const char> rawBytes() const;

    [[nodiscard]] bool isRegular() const { return std::holds_alternative<RegularAxis>(m_parts.x); }
    /// Null when the axis is explicit.
    [[nodiscard]] const RegularAxis* regularAxis() const { return std::get_if<RegularAxis>(&m_parts.x); }
    /// Empty when the axis is regular.
    [[nodiscard]] std::span<const double> explicitAxis() const;

    /// x never steps back, so a range of x is a range of samples. Always so when regular.
    [[nodiscard]] bool isAscending() const { return m_ascending; }

    /// index < size(). isGap(raw(index)) is a gap in the trace.
    [[nodiscard]] double raw(std::size_t index) const;
    [[nodiscard]] double value(std::size_t index) const
    {
        return raw(index) * m_parts.scaling.scale + m_parts.scaling.offset;
    }
    [[nodiscard]] double x(std::size_t index) const;
    /// The sample nearest to that x, clamped to the ends; 0 when empty.
    [[nodiscard]] std::size_t nearestIndex(double x) const;
    /// The first sample at or after that x; size() when there is none. Needs isAscending().
    [[nodiscard]] std::size_t lowerIndex(double x) const;

    /// Scaled samples first … first + values.size(), which must exist. The fast way to read many.
    void copyValues(std::size_t first, std::span<double> values) const;

    /// visitor(RawReader<T, Swapped>) over all samples.
    template<typename Visitor>
    decltype(auto) visit(Visitor&& visitor) const
    {
        return visitSamples(m_parts.format, samples(), m_parts.count, std::forward<Visitor>(visitor));
    }

private:
    Waveform(Parts parts, bool ascending) : m_parts(std::move(parts)), m_ascending(ascending) {}
    [[nodiscard]] const char* samples() const { return m_parts.bytes.constData() + m_parts.byteOffset; }

    Parts m_parts;
    bool m_ascending;
};

using WaveformPtr = std::shared_ptr<const Waveform>;

} // namespace visor::waveform
