// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/source_place.h"

#include <QString>

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

namespace visor::profile {

/// What a simulated instrument does wrong with its replies, on purpose.
enum class SimulatedFault : std::uint8_t {
    None,
    Silent,     ///< takes the query and never answers
    Garbage,    ///< random bytes
    ShortBlock, ///< blocks end before the length they announce
    LongBlock,  ///< blocks go on behind it
    Drop,       ///< the connection breaks in the middle of a long reply
};

/// `waveform:`, what a simulated trace looks like. What is left out is chosen from the command's units.
struct SimulatedWaveform
{
    enum class Shape : std::uint8_t { Sine, Square, Triangle, Ramp, Flat, Spectrum };

    std::optional<Shape> shape;
    std::optional<int> points;       ///< longest record
    std::optional<double> duration;  ///< from the first point to behind the last one, in the x unit
    std::optional<double> periods;   ///< of the signal in one record
    std::optional<double> amplitude; ///< peak, in the y unit
    std::optional<double> offset;
    std::optional<double> noise; ///< standard deviation, as a part of the amplitude
    SourcePlace place;
};

/// One of `simulation.commands`: how one command of the profile is answered.
struct SimulatedCommand
{
    QString command;
    std::optional<QString> value; ///< the answer, as the instrument would write it
    QString follows;              ///< a property whose value is the answer: value · scale + offset
    QString onlyWhile;            ///< a property of type bool; while it is off the answer is 0
    double scale = 1.0;
    double offset = 0.0;
    std::optional<double> noise; ///< standard deviation, as a part of the value
    std::chrono::milliseconds delay{0};
    std::optional<SimulatedFault> fault;
    std::optional<SimulatedWaveform> waveform;
    SourcePlace place;
};

/// `simulation:`, refinements of the simulated instrument that any profile gives. A value, part of the Profile.
struct SimulationSection
{
    static constexpr double kUsualNoise = 0.001;

    QString identity; ///< the reply to the identity query; empty: made from the profile
    double noise = kUsualNoise;
    std::chrono::milliseconds delay{0}; ///< of every reply
    SimulatedFault fault = SimulatedFault::None;
    std::chrono::milliseconds sweepDuration{2000};
    SimulatedWaveform waveform;
    std::vector<SimulatedCommand> commands;
    SourcePlace place;

    [[nodiscard]] const SimulatedCommand* find(QStringView command) const
    {
        for (const SimulatedCommand& one : commands) {
            if (one.command == command)
                return &one;
        }
        return nullptr;
    }
};

} // namespace visor::profile
