// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/waveform/custom_plot.h"

namespace visor::ui {

/// Ticks at 1, 2 and 5 times a power of ten with short labels: the SI prefix that suits the visible range is taken
/// out of them and belongs beside the unit in the axis label. Shared by pointer with its axis; GUI thread.
class SiTicker : public QCPAxisTicker
{
public:
    static constexpr int kUsualTicks = 7; ///< about; where there is room

    SiTicker();

    /// False for units that take no prefix (dB, %, °C, none): labels then stay plain numbers.
    void setPrefixed(bool isPrefixed) { m_isPrefixed = isPrefixed; }

    struct Prefix
    {
        double factor; ///< value = label * factor
        QString symbol;
    };
    /// The prefix for a range, as the labels use it.
    [[nodiscard]] Prefix prefix(const QCPRange& range) const;

    void generate(const QCPRange& range, const QLocale& locale, QChar formatChar, int precision,
                  QVector<double>& ticks, QVector<double>* subTicks, QVector<QString>* tickLabels) override;

protected:
    double getTickStep(const QCPRange& range) override;
    int getSubTickCount(double tickStep) override;
    QString getTickLabel(double tick, const QLocale& locale, QChar formatChar, int precision) override;

private:
    bool m_isPrefixed = true;
    double m_factor = 1;
    int m_decimals = 0;
};

/// Whether SI prefixes go with a unit.
[[nodiscard]] bool takesPrefix(const QString& unit);

} // namespace visor::ui
