// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/model.h"
#include "core/simulation/noise.h"

#include <QByteArray>
#include <QStringList>

#include <optional>
#include <vector>

namespace visor::simulation {

/// The trace that a waveform command of a profile reads from a simulated instrument: its samples in the layout the
/// profile names, and the preamble that fits them. Immutable; made once for a command.
class ProfileTrace
{
public:
    ProfileTrace(const profile::Profile& profile, const profile::Command& command);

    /// What the reply is made of.
    struct Moment
    {
        int points = 0;          ///< 0: as many as the profile's simulation has
        int source = 0;          ///< number of the channel, shifts the phase
        std::uint64_t noise = 0; ///< the same number gives the same noise
    };

    [[nodiscard]] int pointCount(const Moment& moment) const;
    /// Bytes of the samples, without a block's header; or text, when isText().
    [[nodiscard]] QByteArray samples(const Moment& moment) const;
    [[nodiscard]] bool isText() const { return m_isText; }

    /// The preamble's numbers by position: ten of them, or those that a preamble_map names.
    [[nodiscard]] QStringList preamble(const Moment& moment) const;
    [[nodiscard]] double start() const { return 0.0; }
    [[nodiscard]] double increment(const Moment& moment) const;

private:
    [[nodiscard]] double value(const Moment& moment, int index, int count) const;
    [[nodiscard]] double code(double value) const;

    waveform::SampleType m_type = waveform::SampleType::Float32;
    bool m_isBigEndian = false;
    bool m_isText = false;
    bool m_isScaled = false; ///< a preamble tells what codes mean
    QString m_separator;
    std::optional<profile::PreambleMap> m_map;

    profile::SimulatedWaveform::Shape m_shape = profile::SimulatedWaveform::Shape::Sine;
    int m_points = 1000;
    double m_duration = 0.01;
    double m_periods = 5.0;
    double m_amplitude = 1.0;
    double m_offset = 0.0;
    double m_noise = 0.005;
    double m_step = 1.0;      ///< y = (code − reference) · step + origin
    double m_reference = 0.0; ///< code in the middle
};

} // namespace visor::simulation
