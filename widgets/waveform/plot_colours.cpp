// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waveform/plot_colours.h"

#include "widgets/common/theme.h"

#include <array>

namespace visor::ui {

namespace {

constexpr std::array<QRgb, 8> kDarkTraces{0xfff2d544, 0xff56b4e9, 0xffe58fc4, 0xff3fcf9e,
                                          0xffef9b3a, 0xff8fa4ff, 0xffe8694a, 0xffc9ced6};
constexpr std::array<QRgb, 8> kLightTraces{0xff9a6a00, 0xff0067ad, 0xffa93a80, 0xff007a5a,
                                           0xffc04a00, 0xff4a53c9, 0xffb3261e, 0xff555c66};

} // namespace

QColor traceColour(int index, const QPalette& palette)
{
    const auto& colours = isDark(palette) ? kDarkTraces : kLightTraces;
    return QColor::fromRgb(colours[static_cast<std::size_t>(index < 0 ? 0 : index) % colours.size()]);
}

QColor plotBackground(const QPalette& palette)
{
    return isDark(palette) ? QColor::fromRgb(0xff0f1317) : QColor::fromRgb(0xffffffff);
}

QColor gridColour(const QPalette& palette)
{
    return isDark(palette) ? QColor::fromRgb(0xff2f3841) : QColor::fromRgb(0xffd9dee3);
}

QColor fineGridColour(const QPalette& palette)
{
    return isDark(palette) ? QColor::fromRgb(0xff1c2228) : QColor::fromRgb(0xffeff2f4);
}

} // namespace visor::ui
