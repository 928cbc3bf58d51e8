// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/load.h"
#include "core/simulation/noise.h"
#include "core/simulation/scpi_instrument.h"

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace visor::simulation {

/// A triple-output power supply in the Keysight E36300 dialect: each output drives its load with constant voltage
/// or, at its limit, with constant current. Over-voltage and over-current protection trip and latch.
class TripleSupply final : public ScpiInstrument
{
public:
    static constexpr std::size_t kOutputs = 3;
    using Loads = std::array<std::shared_ptr<Load>, kOutputs>;

    TripleSupply(std::shared_ptr<Clock> clock, std::uint64_t seed, Loads loads);
    ~TripleSupply() override;

protected:
    void reset() override;

private:
    struct Output
    {
        double volts = 0.0;
        double amperes = 0.0;
        double overVoltage = 0.0;
        bool isOn = false;
        bool hasOverCurrentProtection = false;
        bool overVoltageTripped = false;
        bool overCurrentTripped = false;
    };
    /// What an output holds; the bits of the instrument summary condition register.
    enum class Regulation : std::uint8_t { Off = 0, ConstantCurrent = 1, ConstantVoltage = 2 };

    using Channels = std::vector<std::size_t>;
    using RangeOf = std::function<NumberRange(std::size_t output)>;

    void addOutputCommands();
    void addProtectionCommands();
    void addOtherCommands();
    /// A number each output has: `… 5,(@1,2)` and `…? [MIN|MAX|DEF,](@1)`.
    void addOutputNumber(const QByteArray& pattern, const QByteArray& unit, double Output::* member,
                         const RangeOf& range);
    void addOutputSwitch(const QByteArray& pattern, bool Output::* member,
                         std::function<void(std::size_t)> changed);
    void addOutputFlagQuery(const QByteArray& pattern, bool Output::* member);
    void addMeasurement(const QByteArray& pattern, std::function<double(std::size_t)> measure);

    /// The outputs argument `i` names: "(@1,3)", "(@1:3)", "CH2"; the selected one when there is none. Fails the
    /// call.
    [[nodiscard]] std::optional<Channels> channels(ScpiCall& call, std::size_t i);
    [[nodiscard]] Regulation regulation(std::size_t output) const;
    /// Trips what must trip and brings the load to what the settings give.
    void drive(std::size_t output);
    [[nodiscard]] double noisy(double value, double deviation);

    [[nodiscard]] static NumberRange voltageRange(std::size_t output);
    [[nodiscard]] static NumberRange currentRange(std::size_t output);
    [[nodiscard]] static NumberRange overVoltageRange(std::size_t output);

    const Loads m_loads;
    const Noise m_noise;
    std::uint64_t m_readings = 0;
    std::array<Output, kOutputs> m_outputs;
    std::size_t m_selected = 0;
    bool m_isDisplayOn = true;
    QByteArray m_displayText;
};

} // namespace visor::simulation
