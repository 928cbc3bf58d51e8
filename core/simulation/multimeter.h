// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/load.h"
#include "core/simulation/meter_function.h"
#include "core/simulation/noise.h"
#include "core/simulation/scpi_instrument.h"

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace visor::simulation {

/// A 6½-digit multimeter in the Keysight Truevolt dialect, its voltage terminals across a load, its current
/// terminals in series with it, a platinum sensor on it. Integration time decides noise, hum rejection and how
/// long a reading takes.
class Multimeter final : public ScpiInstrument
{
public:
    /// Readings the memory holds.
    static constexpr int kMemory = 50000;

    Multimeter(std::shared_ptr<Clock> clock, std::uint64_t seed, std::shared_ptr<const Load> load);
    ~Multimeter() override;

protected:
    void reset() override;
    void trigger() override;

private:
    enum class TriggerSource : std::uint8_t { Immediate, Bus, External };

    struct FunctionSettings
    {
        double range = 0.0;
        bool autoRange = true;
        double cycles = 10.0;
    };

    void addFunctionCommands(MeterFunction function);
    void addSettingCommands(MeterFunction function);
    void addTriggerCommands();
    void addMemoryCommands();
    void addOtherCommands();

    /// CONFigure and MEASure: takes function, range and resolution from the call. False when the call failed.
    [[nodiscard]] bool configure(ScpiCall& call, MeterFunction function);
    [[nodiscard]] bool configureRange(ScpiCall& call, MeterFunction function, FunctionSettings& settings);
    [[nodiscard]] bool configureProbe(ScpiCall& call);
    void resetTrigger();
    void selectByName(ScpiCall& call);

    [[nodiscard]] FunctionSettings& settings(MeterFunction function)
    {
        return m_settings[static_cast<std::size_t>(function)];
    }
    /// Time one reading takes, in seconds.
    [[nodiscard]] double readingSeconds();
    /// What the terminals carry, averaged over the integration time that starts then (seconds).
    [[nodiscard]] double quantity(double start, double duration) const;
    /// What the meter shows of it: range, errors of this specimen, noise; infinite on overload.
    [[nodiscard]] double reading(double start);
    [[nodiscard]] double inTemperatureUnit(double celsius) const;
    void reportOverload(bool overload);
    /// Fills the memory with the readings that one trigger cycle gives from now on.
    void acquire();
    [[nodiscard]] bool fitsMemory() const { return qint64{m_triggerCount} * m_sampleCount <= kMemory; }
    [[nodiscard]] qint64 storedPoints() const;
    void replyMemory(ScpiCall& call, std::size_t count);

    const std::shared_ptr<const Load> m_load;
    const Noise m_noise;
    const Noise m_specimen;
    std::uint64_t m_readings = 0;

    MeterFunction m_function = MeterFunction::DcVoltage;
    std::array<FunctionSettings, kMeterFunctions> m_settings;
    bool m_autoZero = true;
    bool m_autoImpedance = false;
    std::size_t m_temperatureUnit = 0; ///< C, F, K
    TriggerSource m_triggerSource = TriggerSource::Immediate;
    int m_triggerCount = 1;
    int m_sampleCount = 1;
    double m_triggerDelay = 0.0;
    bool m_autoDelay = true;
    bool m_waitsForTrigger = false;
    std::vector<double> m_memory;
    double m_memoryStart = 0.0;  ///< of the first reading, seconds
    double m_memoryPeriod = 0.0; ///< between readings, seconds
    bool m_isDisplayOn = true;
    QByteArray m_displayText;
};

} // namespace visor::simulation
