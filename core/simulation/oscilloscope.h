// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/scope_acquisition.h"
#include "core/simulation/scope_input.h"
#include "core/simulation/scope_measurements.h"
#include "core/simulation/scope_settings.h"
#include "core/simulation/scpi_instrument.h"

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace visor::simulation {

/// A four-channel oscilloscope in the dialect of Keysight's InfiniiVision 3000 X-Series (programmer's guide
/// 75037-97095): 8 divisions of 32 codes, 10 divisions of time, 8 M points of memory at up to 4 GSa/s.
class Oscilloscope : public ScpiInstrument
{
public:
    using Inputs = std::array<ScopeInput, kScopeChannels>;

    Oscilloscope(ScpiIdentity identity, std::shared_ptr<Clock> clock, std::uint64_t seed, Inputs inputs);

    /// The bench's own oscilloscope.
    [[nodiscard]] static ScpiIdentity standardIdentity()
    {
        return {"VISOR SIMULATED", "MSOX3024S", "SIM0001", "01.00"};
    }

    /// Before the first open(): WORD data come in the other order than :WAVeform:BYTeorder? says.
    void setSwapsWords() { m_swapsWords = true; }

protected:
    void reset() override;
    void trigger() override;
    void operationCompleted() override;
    void deviceCleared() override;

private:
    enum class RunState : std::uint8_t { Running, Single, Stopped };
    enum class Format : std::uint8_t { Byte, Word, Ascii };
    enum class PointsMode : std::uint8_t { Normal, Maximum, Raw };
    /// Bit 3 of the operation status condition register: running.
    static constexpr std::uint16_t kRunBit = 8;
    static constexpr std::size_t kScreenPoints = 62'500;

    struct Readout
    {
        std::size_t channel = 0;
        Format format = Format::Byte;
        bool isLittleEndian = false;
        bool isUnsigned = true;
        std::size_t points = 1000;
        PointsMode mode = PointsMode::Normal;
    };

    // Commands, by subsystem.
    void addRunCommands();
    void addTimebaseCommands();
    void addChannelCommands();
    void addTriggerCommands();
    void addAcquireCommands();
    void addWaveformCommands();
    void addMeasureCommands();
    void addDisplayCommands();

    [[nodiscard]] static const QByteArrayList& channelNames();
    [[nodiscard]] ScopeChannelSettings& channel(const ScpiCall& call);
    [[nodiscard]] const ScopeChannelSettings& channel(const ScpiCall& call) const;

    // Running.
    void setRunState(RunState state);
    void startSingle();
    void armTrigger();
    /// The acquisition to show: in run mode a recent one. Null before the first.
    [[nodiscard]] std::shared_ptr<const ScopeAcquisition> acquisition();
    void settingsChanged() { m_dirty = true; }
    [[nodiscard]] ScopeAcquisition::Signals inputSignals() const;
    /// The first trigger in that stretch of time.
    [[nodiscard]] std::optional<double> findTrigger(const ScopeAcquisition::Signals& inputs, double from,
                                                    double until) const;
    /// How long to look for a trigger before giving up.
    [[nodiscard]] double searchTime(const ScopeAcquisition::Signals& inputs) const;
    void keep(const ScopeAcquisition::Signals& inputs, double triggerTime);
    void autoScale();

    // Reading.
    [[nodiscard]] ScopeGrid readoutGrid(const ScopeAcquisition& acquisition) const;
    void replyPreamble(ScpiCall& call);
    void replyData(ScpiCall& call);
    void addReadoutQuery(const QByteArray& name, std::function<double(const ScopeAcquisition&)> value);

    // Measuring.
    struct Measurement
    {
        QByteArray name;  ///< mnemonic
        QByteArray label; ///< on the screen
        std::function<double(const ScopeMeasurements&)> value;
        QByteArray unit;
    };
    [[nodiscard]] const ScopeMeasurements* measure(std::size_t channel);
    void addMeasurement(const QByteArray& name, const QByteArray& label, const QByteArray& unit,
                        std::function<double(const ScopeMeasurements&)> value);
    void addIntervalMeasurement(const QByteArray& name, double ScopeMeasurements::* whole,
                                double ScopeMeasurements::* cycles, double ScopeMeasurements::* ac);
    [[nodiscard]] std::optional<std::size_t> readSource(ScpiCall& call, std::size_t argument,
                                                        std::size_t standard) const;

    [[nodiscard]] QByteArray screenshot();

    const std::uint64_t m_seed;
    const Inputs m_inputs;
    bool m_swapsWords = false;

    ScopeSettings m_settings;
    std::size_t m_timeMode = 0;
    std::size_t m_triggerMode = 0;
    std::size_t m_triggerCoupling = 0;
    double m_holdoff = 60e-9;
    std::size_t m_persistence = 0;
    QByteArray m_message; ///< SYSTem:DSP
    Readout m_readout;

    RunState m_state = RunState::Running;
    std::shared_ptr<const ScopeAcquisition> m_acquisition;
    std::shared_ptr<const ScopeAcquisition> m_pending; ///< triggered, still filling its memory
    double m_searchedUntil = 0.0;
    bool m_dirty = true;         ///< settings changed since m_acquisition
    double m_refreshAfter = 0.0; ///< run mode: when the next acquisition is there
    std::uint64_t m_acquisitions = 0;
    bool m_hasTriggered = false; ///< TER

    struct CachedMeasurements
    {
        std::uint64_t number = 0;
        std::size_t channel = 0;
        ScopeMeasurements values;
    };
    std::vector<CachedMeasurements> m_measured;
    std::size_t m_measureSource = 0;
    std::vector<Measurement> m_measurements; ///< all it can
    struct ShownMeasurement
    {
        std::size_t index = 0;
        std::size_t channel = 0;
    };
    std::vector<ShownMeasurement> m_shown; ///< on the screen, newest last
};

} // namespace visor::simulation
