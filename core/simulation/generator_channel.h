// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/generator_signal.h"
#include "core/simulation/scpi_number.h"
#include "core/simulation/signal.h"

#include <QByteArray>

#include <map>
#include <memory>
#include <vector>

namespace visor::simulation {

/// One channel of the function generator: what it is set to, what that allows, and the signal that it drives.
/// Volts are those shown, that is, at the set load. Changes reach the output with publish(). Used by one thread at
/// a time.
struct GeneratorChannel
{
    enum class Unit : std::uint8_t { Vpp, Vrms, Dbm };

    static constexpr double kHighImpedance = 9.9e37;

    GeneratorShape shape;
    Unit unit = Unit::Vpp;
    double load = 50.0; ///< Ohm; kHighImpedance for INFinity
    bool on = false;
    double arbitraryRate = 40e3; ///< samples per second
    QByteArray arbitraryName;
    std::map<QByteArray, std::shared_ptr<const std::vector<float>>> memory;
    std::size_t burstMode = 0;
    std::size_t triggerSource = 0;
    double burstPhase = 0.0;
    bool syncOn = true;
    std::shared_ptr<SignalPort> port = std::make_shared<SignalPort>();

    /// As after *RST; the port stays.
    void reset(std::uint64_t seed);
    /// The output stays as it is; the same volts are then told for another load.
    void setLoad(double ohm);

    /// The highest voltage that the load allows.
    [[nodiscard]] double peak() const;
    /// Volts peak to peak the load allows beside the offset.
    [[nodiscard]] NumberRange amplitudeRange() const;
    [[nodiscard]] NumberRange offsetRange() const;
    [[nodiscard]] NumberRange frequencyRange() const;

    /// An amplitude in another unit than volts peak to peak, by the selected function; and back.
    [[nodiscard]] double toUnit(Unit given, double vpp) const;
    [[nodiscard]] double fromUnit(Unit given, double value) const;

    /// Drives the output with what is set now.
    void publish() const;

private:
    /// Peak to peak per effective value of the selected function.
    [[nodiscard]] double crest() const;
    /// Volts at 50 Ohm per volt shown.
    [[nodiscard]] double loadFactor() const;
};

} // namespace visor::simulation
