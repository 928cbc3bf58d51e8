// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <array>
#include <cstddef>
#include <cstdint>

namespace visor::simulation {

inline constexpr std::size_t kScopeChannels = 4;
inline constexpr double kScopeTimeDivisions = 10.0;
inline constexpr double kScopeVoltDivisions = 8.0;

/// One channel as its menu shows it. Volts are those at the probe's tip.
struct ScopeChannelSettings
{
    bool isShown = false;
    double scale = 1.0;  ///< V per division
    double offset = 0.0; ///< V at mid screen
    double probe = 1.0;
    bool isAcCoupled = false;
    bool isBandwidthLimited = false;
    bool isInverted = false;
    bool isFiftyOhm = false;
    bool isInAmperes = false;
    QByteArray label;
};

enum class ScopeTriggerSource : std::uint8_t { Channel1, Channel2, Channel3, Channel4, External, Line };
enum class ScopeSlope : std::uint8_t { Positive, Negative, Either, Alternate };
enum class ScopeAcquireType : std::uint8_t { Normal, Average, HighResolution, Peak };
enum class ScopeReference : std::uint8_t { Left, Center, Right };

/// Everything that shapes an acquisition. A value: an acquisition keeps its own copy.
struct ScopeSettings
{
    std::array<ScopeChannelSettings, kScopeChannels> channels{};

    double timeScale = 100e-6; ///< s per division
    double timePosition = 0.0; ///< s from the trigger to the reference point
    ScopeReference reference = ScopeReference::Center;

    bool waitsForTrigger = false; ///< sweep NORMal; AUTO otherwise
    ScopeTriggerSource triggerSource = ScopeTriggerSource::Channel1;
    ScopeSlope slope = ScopeSlope::Positive;
    std::array<double, 6> levels{}; ///< V, one for each source
    bool isTriggerAcCoupled = false;

    ScopeAcquireType type = ScopeAcquireType::Normal;
    int averages = 8;

    /// Length of the screen in seconds.
    [[nodiscard]] double window() const { return timeScale * kScopeTimeDivisions; }
    /// Time of the screen's left edge after the trigger, usually negative.
    [[nodiscard]] double left() const
    {
        const double divisions = reference == ScopeReference::Left     ? 1.0
                                 : reference == ScopeReference::Center ? 5.0
                                                                       : 9.0;
        return timePosition - divisions * timeScale;
    }
};

} // namespace visor::simulation
