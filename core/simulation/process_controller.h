// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/clock.h"
#include "core/simulation/noise.h"
#include "core/simulation/temperature_loop.h"
#include "core/visa/register_device.h"

#include <map>
#include <memory>
#include <mutex>

namespace visor::simulation {

/// A process controller on a small furnace, looked into by Modbus. It has what such instruments are laid out like:
/// scaled integers, floating point in one word order and the other, a 32-bit counter, a text, switches, alarms
/// that latch; other addresses are refused. Time passes in the furnace as the bench's clock says. Any thread.
///
///     input     0 process value, 1 working setpoint, 2 output, 3 room (i16, tenths of °C and %), 4 status bits,
///               10 process value (float32), 12 power in W (float32, low word first), 14 energy (u32, 0.1 Wh),
///               16 seconds since the start (u32)
///     holding   0 setpoint, 1 mode (0 automatic, 1 manual), 2 manual output, 3 ramp in 0.1 K/min (0 at once),
///               4 high alarm, 5 low alarm, 6 hysteresis, 10 proportional band in 0.1 K, 11 integral time,
///               12 derivative time in s (0 off), 20 to 27 tag (text)
///     coil      0 control on, 1 alarms latch, 2 acknowledge alarms, 3 reset energy
///     discrete  0 heating, 1 high alarm, 2 low alarm, 3 setpoint on its way, 4 at the setpoint
class ProcessController final : public visa::RegisterDevice
{
public:
    ProcessController(std::shared_ptr<Clock> clock, std::uint64_t seed);

    [[nodiscard]] visa::RegisterFault readCells(visa::RegisterTable table, std::uint16_t address,
                                                std::span<std::uint16_t> values) override;
    [[nodiscard]] visa::RegisterFault writeCells(visa::RegisterTable table, std::uint16_t address,
                                                 std::span<const std::uint16_t> values) override;
    [[nodiscard]] QByteArray identification(std::uint8_t object) const override;
    /// As a Modbus session answers *IDN?; Modbus has no serial numbers.
    [[nodiscard]] static QByteArray identity();

private:
    using Cells = std::map<std::uint16_t, std::uint16_t>;
    struct Settings
    {
        bool isOn = true;
        bool isManual = false;
        double setpoint = 80.0; ///< degrees Celsius, as all temperatures here
        double manual = 0.0;    ///< percent
        double ramp = 0.0;      ///< K/min
        double high = 350.0;
        double low = 0.0;
        double hysteresis = 2.0;
        double band = 20.0; ///< K
        std::uint16_t integralSeconds = 30;
        std::uint16_t derivativeSeconds = 0;
        bool latches = false;
        std::array<std::uint16_t, 8> tag{};
    };

    // With the mutex:
    void advance();
    void watchAlarms();
    void apply();
    [[nodiscard]] double processValue() const;
    [[nodiscard]] double power() const;
    [[nodiscard]] Cells image(visa::RegisterTable table) const;
    [[nodiscard]] static visa::RegisterFault setHolding(Settings& settings, std::uint16_t address,
                                                        std::uint16_t value);

    const std::shared_ptr<Clock> m_clock;
    const Noise m_noise;

    std::mutex m_mutex; ///< protects what follows
    TemperatureLoop m_loop;
    Settings m_settings;
    std::int64_t m_steps = 0; ///< of the furnace since the bench began
    double m_wattHours = 0.0;
    bool m_isHigh = false;
    bool m_isLow = false;
};

} // namespace visor::simulation
