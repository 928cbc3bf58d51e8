// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waveform/sample_text.h"

#include "core/scpi/quantity.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace visor::ui {

namespace {

constexpr int kMostSampleDigits = 12;

int digitsDownTo(double value, double resolution)
{
    if (value == 0 || !(resolution > 0))
        return 1;
    // A resolution of 0.1 to 1 of a digit's weight shows that digit.
    const double digits =
        std::floor(std::log10(std::abs(value)) + 1e-9) - std::floor(std::log10(resolution) + 1e-9) + 1;
    return static_cast<int>(std::clamp(digits, 1.0, double(kMostSampleDigits)));
}

/// With the decimal mark of the user's language, as on the axes.
QString engineeringText(const scpi::Quantity& quantity, int digits)
{
    return quantity.toEngineering(digits).replace(u'.', QLocale().decimalPoint());
}

} // namespace

QString sampleText(double value, const QString& unit, double resolution)
{
    if (waveform::isGap(value))
        return QStringLiteral("—");
    // What is nearer to zero than half a step is zero: no −3.1e-21 s.
    if (std::abs(value) < resolution * 1e-6)
        value = 0;
    return engineeringText({value, unit}, value == 0 ? 0 : digitsDownTo(value, resolution));
}

double xResolution(const waveform::Waveform& waveform)
{
    if (const auto* axis = waveform.regularAxis())
        return axis->increment;
    if (waveform.size() < 2)
        return 0;
    const double span = std::abs(waveform.x(waveform.size() - 1) - waveform.x(0));
    return span / static_cast<double>(waveform.size() - 1) / 10;
}

double yResolution(const waveform::Waveform& waveform, double value)
{
    const double scale = std::abs(waveform.scaling().scale);
    if (!waveform::isFloat(waveform.format().type))
        return scale;
    const double relative = waveform.format().type == waveform::SampleType::Float32 ? 1e-6 : 1e-8;
    return std::abs(value) * relative;
}

QString reciprocalText(double difference, const QString& unit, double resolution)
{
    if (difference == 0 || !std::isfinite(difference))
        return QStringLiteral("—");
    QString inverse = unit.isEmpty() ? QString() : QStringLiteral("1/") + unit;
    if (unit == QLatin1StringView("s"))
        inverse = QStringLiteral("Hz");
    else if (unit == QLatin1StringView("Hz"))
        inverse = QStringLiteral("s");
    const int digits = std::max(2, digitsDownTo(difference, resolution));
    return engineeringText({1 / std::abs(difference), inverse}, digits);
}

} // namespace visor::ui
