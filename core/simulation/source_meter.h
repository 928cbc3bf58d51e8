// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/diode.h"
#include "core/simulation/noise.h"
#include "core/simulation/scpi_instrument.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace visor::simulation {

/// A source-measure unit in the Keithley 2450 dialect (SCPI command set) with a diode between its terminals:
/// voltage or current source with a limit, measurements, a reading buffer and linear sweeps.
class SourceMeter final : public ScpiInstrument
{
public:
    static constexpr std::size_t kBufferCapacity = 100000;

    SourceMeter(std::shared_ptr<Clock> clock, std::uint64_t seed);
    ~SourceMeter() override;

protected:
    void reset() override;
    void operationCompleted() override;

private:
    enum class Quantity : std::uint8_t { Voltage, Current, Resistance };

    struct Sense
    {
        double range = 0.0;
        bool autoRange = true;
        double cycles = 1.0;
        bool isFourWire = false;
    };
    struct OperatingPoint
    {
        double volts = 0.0;
        double amperes = 0.0;
        bool isLimited = false;
    };
    struct Record
    {
        double source = 0.0;
        double reading = 0.0;
        double seconds = 0.0; ///< of the bench, when it was complete
    };
    struct Sweep
    {
        Quantity source = Quantity::Voltage;
        double start = 0.0;
        double stop = 0.0;
        int points = 0;
        double delay = 0.0; ///< seconds at each point before it is measured
    };
    enum class Element : std::uint8_t { Reading, Source, Relative };

    void addSourceCommands();
    void addSenseCommands(Quantity quantity);
    void addMeasureCommands();
    void addSweepCommands();
    void addBufferCommands();
    void addOtherCommands();

    [[nodiscard]] Sense& sense(Quantity quantity) { return m_senses[static_cast<std::size_t>(quantity)]; }
    [[nodiscard]] OperatingPoint operatingPoint(Quantity source, double level);
    /// Where the diode is now.
    [[nodiscard]] OperatingPoint presentPoint();
    /// One reading of the sense function at that point.
    [[nodiscard]] double measure(const OperatingPoint& point);
    [[nodiscard]] double readingSeconds();
    void measureIntoBuffer(ScpiCall& call);
    void store(const Record& record);
    [[nodiscard]] std::size_t storedRecords() const;
    void startSweep(ScpiCall& call);
    void prepareSweep(ScpiCall& call, Quantity source);
    /// Checks that argument `i`, when there, names a buffer this instrument has. False when the call failed.
    [[nodiscard]] bool readBufferName(ScpiCall& call, std::size_t i);
    [[nodiscard]] std::optional<std::vector<Element>> readElements(ScpiCall& call, std::size_t first);
    void replyRecord(ScpiCall& call, const Record& record, const std::vector<Element>& elements) const;

    const Diode m_diode;
    const Diode m_diodeWithLeads;
    const Noise m_noise;
    const Noise m_specimen;
    std::uint64_t m_readings = 0;

    Quantity m_source = Quantity::Voltage;
    double m_volts = 0.0;
    double m_amperes = 0.0;
    double m_voltRange = 0.0;
    double m_ampereRange = 0.0;
    double m_currentLimit = 0.0;
    double m_voltageLimit = 0.0;
    bool m_isOn = false;
    Quantity m_measured = Quantity::Current;
    std::array<Sense, 3> m_senses;
    std::vector<Record> m_buffer;
    std::optional<Sweep> m_sweep;
    bool m_isSweeping = false;
    std::size_t m_terminals = 0; ///< front, rear
};

} // namespace visor::simulation
