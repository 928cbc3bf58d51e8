// SPDX-License-Identifier: GPL-3.0-or-later
// The oscilloscope's screen: subsystem DISPlay, messages, and the screenshot.
#include "core/simulation/oscilloscope.h"
#include "core/simulation/picture.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace visor::simulation {

namespace {

enum ScreenColour : std::uint8_t { kBlack, kGridLine, kFrame, kWhite, kChannelColour }; // four channels follow

constexpr int kScreenWidth = 800;
constexpr int kScreenHeight = 480;
constexpr int kGridLeft = 20;
constexpr int kGridTop = 34;
constexpr int kDivisionWidth = 76;
constexpr int kDivisionHeight = 50;
constexpr int kGridWidth = 10 * kDivisionWidth;
constexpr int kGridHeight = 8 * kDivisionHeight;

/// "500us", "2.00kHz": three digits and an SI prefix, in ASCII.
QByteArray screenNumber(double value, const QByteArray& unit)
{
    if (!std::isfinite(value))
        return QByteArrayLiteral("---");
    static constexpr std::array<char, 8> kPrefixes{'p', 'n', 'u', 'm', 0, 'k', 'M', 'G'};
    std::size_t prefix = 4;
    if (unit == "%") {
        std::array<char, 32> text{};
        return QByteArray(text.data(), std::snprintf(text.data(), text.size(), "%.1f%%", value));
    }
    while (std::fabs(value) >= 999.5 && prefix + 1 < kPrefixes.size()) {
        value /= 1000.0;
        ++prefix;
    }
    while (value != 0.0 && std::fabs(value) < 0.9995 && prefix > 0) {
        value *= 1000.0;
        --prefix;
    }
    std::array<char, 32> text{};
    const int digits = std::fabs(value) >= 99.95 ? 0 : std::fabs(value) >= 9.995 ? 1 : 2;
    QByteArray result(text.data(), std::snprintf(text.data(), text.size(), "%.*f", digits, value));
    if (kPrefixes[prefix] != 0)
        result += kPrefixes[prefix];
    return result + unit;
}

void drawGraticule(Picture& picture)
{
    for (int i = 0; i <= 10; ++i) {
        for (int y = 0; y <= kGridHeight; y += i % 5 == 0 ? 2 : 5)
            picture.set(kGridLeft + i * kDivisionWidth, kGridTop + y, kGridLine);
    }
    for (int i = 0; i <= 8; ++i) {
        for (int x = 0; x <= kGridWidth; x += i % 4 == 0 ? 2 : 5)
            picture.set(kGridLeft + x, kGridTop + i * kDivisionHeight, kGridLine);
    }
    picture.fill(kGridLeft, kGridTop, kGridWidth + 1, 1, kFrame);
    picture.fill(kGridLeft, kGridTop + kGridHeight, kGridWidth + 1, 1, kFrame);
    picture.fill(kGridLeft, kGridTop, 1, kGridHeight + 1, kFrame);
    picture.fill(kGridLeft + kGridWidth, kGridTop, 1, kGridHeight + 1, kFrame);
}

/// Row of a voltage on that channel, cut to the graticule.
int screenRow(const ScopeChannelSettings& channel, double volts)
{
    const double divisions = (volts - channel.offset) / channel.scale;
    const double row = kGridHeight / 2.0 - divisions * kDivisionHeight;
    return kGridTop + static_cast<int>(std::lround(std::clamp(row, 0.0, double(kGridHeight))));
}

void drawTrace(Picture& picture, const ScopeAcquisition& acquisition, std::size_t channel)
{
    constexpr std::size_t kLooksPerColumn = 16;
    const ScopeGrid grid = acquisition.grid(kGridWidth * kLooksPerColumn);
    const auto volts = acquisition.quantised(channel, grid);
    const auto colour = static_cast<std::uint8_t>(kChannelColour + channel);
    int previous = -1;
    for (int x = 0; x < kGridWidth; ++x) {
        const auto column = static_cast<std::size_t>(x);
        const std::size_t first = column * volts.size() / kGridWidth;
        const std::size_t last = std::max(first + 1, (column + 1) * volts.size() / kGridWidth);
        if (first >= volts.size())
            break;
        const auto [lowest, highest] =
            std::minmax_element(volts.begin() + static_cast<std::ptrdiff_t>(first),
                                volts.begin() + static_cast<std::ptrdiff_t>(std::min(last, volts.size())));
        const ScopeChannelSettings& settings = acquisition.settings().channels[channel];
        int top = screenRow(settings, static_cast<double>(*highest));
        int bottom = screenRow(settings, static_cast<double>(*lowest));
        if (previous >= 0) { // joined to the column before
            top = std::min(top, previous);
            bottom = std::max(bottom, previous);
        }
        previous = screenRow(settings, static_cast<double>(volts[std::min(last, volts.size()) - 1]));
        picture.fill(kGridLeft + x, top, 1, bottom - top + 1, colour);
    }
}

} // namespace

void Oscilloscope::addDisplayCommands()
{
    add(":DISPlay:DATA?", [this](ScpiCall& call) {
        if (call.hasArgument(0) && !call.choice(0, {"PNG"}))
            return;
        if (call.hasArgument(1) && !call.choice(1, {"COLor", "GRAYscale", "GRATicule", "SCReen"}))
            return;
        call.replyBlock(screenshot());
    });
    // Traces are drawn anew for each picture: nothing old stays.
    add(":DISPlay:CLEar", [](ScpiCall&) {});
    addChoice(
        ":DISPlay:PERSistence", {"MINimum", "INFinite"}, [this](const ScpiCall&) { return m_persistence; },
        [this](ScpiCall&, std::size_t chosen) { m_persistence = chosen; });
    add(":SYSTem:DSP", [this](ScpiCall& call) {
        if (const auto text = call.text(0))
            m_message = text->left(64);
    });
}

QByteArray Oscilloscope::screenshot()
{
    Picture picture(kScreenWidth, kScreenHeight,
                    {{0, 0, 0},
                     {70, 70, 70},
                     {130, 130, 130},
                     {230, 230, 230},
                     {255, 220, 0},
                     {0, 220, 60},
                     {70, 140, 255},
                     {255, 80, 170}});
    drawGraticule(picture);
    const auto shown = acquisition();
    int x = 8;
    for (std::size_t i = 0; i < kScopeChannels; ++i) {
        const ScopeChannelSettings& channel = m_settings.channels[i];
        if (!channel.isShown)
            continue;
        const auto colour = static_cast<std::uint8_t>(kChannelColour + i);
        if (shown)
            drawTrace(picture, *shown, i);
        const QByteArray label = QByteArray::number(static_cast<int>(i) + 1) + ' ' +
                                 screenNumber(channel.scale, channel.isInAmperes ? "A" : "V") + '/';
        picture.text(x, 8, label, colour);
        x += 90;
        // Where zero volts are, and the channel's name.
        const int ground = screenRow(channel, 0.0);
        picture.text(4, ground - 4, QByteArray::number(static_cast<int>(i) + 1), colour);
        if (channel.label != QByteArray::number(static_cast<int>(i) + 1))
            picture.text(kGridLeft + 4, ground - 12, channel.label, colour);
    }
    picture.text(400, 8, screenNumber(m_settings.timePosition, "s"), kWhite);
    picture.text(470, 8, screenNumber(m_settings.timeScale, "s") + '/', kWhite);
    picture.text(560, 8,
                 m_state == RunState::Running  ? "Run"
                 : m_state == RunState::Single ? "Single"
                                               : "Stop",
                 kWhite);
    const auto source = static_cast<std::size_t>(m_settings.triggerSource);
    picture.text(620, 8, "Trig " + screenNumber(m_settings.levels[source], "V"), kWhite);
    picture.text(620, 20, screenNumber(ScopeAcquisition::sampleRate(m_settings.window()), "Sa/s"), kWhite);
    x = 8;
    for (const ShownMeasurement& measurement : m_shown) {
        const Measurement& kind = m_measurements[measurement.index];
        const ScopeMeasurements* const measured = measure(measurement.channel);
        const double value = measured == nullptr ? ScopeMeasurements::kNone : kind.value(*measured);
        const QByteArray text = kind.label + '(' + QByteArray::number(static_cast<int>(measurement.channel) + 1) +
                                "): " + screenNumber(value, kind.unit);
        picture.text(x, kGridTop + kGridHeight + 16, text,
                     static_cast<std::uint8_t>(kChannelColour + measurement.channel));
        x += 200;
    }
    picture.text(kGridLeft + 8, kGridTop + 8, m_message, kWhite);
    picture.text(8, kScreenHeight - 12, identity(), kFrame);
    return picture.toPng();
}

} // namespace visor::simulation
