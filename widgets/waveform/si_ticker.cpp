// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waveform/si_ticker.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace visor::ui {

namespace {

constexpr std::array<const char16_t*, 11> kTickPrefixes{u"f", u"p", u"n", u"µ", u"m", u"",
                                                        u"k", u"M", u"G", u"T", u"P"};
constexpr int kPlainPrefix = 5;
constexpr int kMostDecimals = 12;

} // namespace

bool takesPrefix(const QString& unit)
{
    return !unit.isEmpty() && !unit.startsWith(QLatin1StringView("dB")) && unit != QLatin1StringView("%") &&
           !unit.startsWith(QChar(0x00B0));
}

SiTicker::SiTicker()
{
    setTickCount(kUsualTicks);
}

SiTicker::Prefix SiTicker::prefix(const QCPRange& range) const
{
    const double most = std::max(std::abs(range.lower), std::abs(range.upper));
    if (!m_isPrefixed || most == 0 || !std::isfinite(most))
        return {1, {}};
    // A hair below a power still counts as it: 0.9999999 ms is 1 ms.
    const int power = static_cast<int>(std::floor(std::log10(most * (1 + 1e-9)) / 3));
    const int index = std::clamp(power + kPlainPrefix, 0, static_cast<int>(kTickPrefixes.size()) - 1);
    return {std::pow(10.0, 3 * (index - kPlainPrefix)),
            QString::fromUtf16(kTickPrefixes[static_cast<std::size_t>(index)])};
}

void SiTicker::generate(const QCPRange& range, const QLocale& locale, QChar formatChar, int precision,
                        QVector<double>& ticks, QVector<double>* subTicks, QVector<QString>* tickLabels)
{
    m_factor = prefix(range).factor;
    const double step = getTickStep(range) / m_factor;
    m_decimals = std::clamp(static_cast<int>(std::ceil(-std::log10(step) - 1e-9)), 0, kMostDecimals);
    QCPAxisTicker::generate(range, locale, formatChar, precision, ticks, subTicks, tickLabels);
}

double SiTicker::getTickStep(const QCPRange& range)
{
    const double wanted = range.size() / (mTickCount + 1e-10);
    if (!(wanted > 0))
        return 1;
    const double power = std::pow(10.0, std::floor(std::log10(wanted)));
    return power * pickClosest(wanted / power, {1, 2, 5, 10});
}

int SiTicker::getSubTickCount(double tickStep)
{
    const double mantissa = getMantissa(tickStep);
    return std::abs(mantissa - 2) < 0.1 ? 3 : 4;
}

QString SiTicker::getTickLabel(double tick, const QLocale& locale, QChar, int)
{
    const double shown = tick / m_factor;
    QString label =
        locale.toString(std::abs(shown) < std::pow(10.0, -m_decimals) / 2 ? 0.0 : shown, 'f', m_decimals);
    if (label.startsWith(QLatin1Char('-')))
        label[0] = QChar(0x2212); // the minus sign is as wide as the digits
    return label;
}

} // namespace visor::ui
