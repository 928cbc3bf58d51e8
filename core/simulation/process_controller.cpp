// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/process_controller.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>

namespace visor::simulation {

using visa::RegisterFault;
using visa::RegisterTable;

namespace {

constexpr double kFurnaceRoomCelsius = 23.0;
constexpr double kZeroCelsius = 273.15;
constexpr double kFurnaceNoiseKelvin = 0.03;
constexpr double kNearSetpoint = 1.0;
// A furnace nobody looked at for longer than this has long been at rest: about three hours of steps.
constexpr std::int64_t kMostFurnaceSteps = 500'000;
/// One minute's time constant; flat out it would reach 423 °C.
constexpr TemperatureLoop::Plant kFurnace{.joulesPerKelvin = 150.0,
                                          .wattsPerKelvin = 2.5,
                                          .coldKelvin = kFurnaceRoomCelsius + kZeroCelsius,
                                          .watts = 1000.0};
constexpr int kFurnaceFullRange = 3;

constexpr double kLowestCelsius = -50.0;
constexpr double kHighestCelsius = 400.0;

/// Tenths in one register, as two's complement below zero.
std::uint16_t tenths(double value)
{
    return static_cast<std::uint16_t>(std::lround(value * 10.0));
}

double fromTenths(std::uint16_t cell)
{
    return static_cast<std::int16_t>(cell) / 10.0;
}

bool isBetween(double value, double low, double high)
{
    return value >= low && value <= high;
}

} // namespace

ProcessController::ProcessController(std::shared_ptr<Clock> clock, std::uint64_t seed)
    : m_clock(std::move(clock)), m_noise(seed, 0x0400), m_loop(kFurnace)
{
    const QByteArrayView tag("Furnace 1");
    for (qsizetype i = 0; i < tag.size(); ++i) {
        const auto character = static_cast<std::uint16_t>(static_cast<unsigned char>(tag[i]));
        std::uint16_t& cell = m_settings.tag[static_cast<std::size_t>(i / 2)];
        cell = static_cast<std::uint16_t>(cell | (i % 2 == 0 ? character << 8 : character));
    }
    apply();
}

QByteArray ProcessController::identity()
{
    return QByteArrayLiteral("VISOR SIMULATED,PC400S,0,01.00");
}

QByteArray ProcessController::identification(std::uint8_t object) const
{
    constexpr std::array<const char*, 6> kObjects{
        "VISOR SIMULATED", "PC400S", "01.00", "", "Process controller", "PC400S on a furnace"};
    return object < kObjects.size() ? QByteArray(kObjects.at(object)) : QByteArray();
}

void ProcessController::apply()
{
    TemperatureLoop::Settings& loop = m_loop.settings;
    loop.mode = m_settings.isManual ? TemperatureLoop::Mode::OpenLoop : TemperatureLoop::Mode::ClosedLoop;
    loop.range = m_settings.isOn ? kFurnaceFullRange : 0;
    loop.setpoint = m_settings.setpoint + kZeroCelsius;
    loop.gain = 100.0 / m_settings.band;
    // The loop counts repeats, a process controller the time of one; see TemperatureLoop::control.
    const double repeats = m_settings.integralSeconds > 0 ? 1.0 / m_settings.integralSeconds : 0.0;
    loop.reset = 1000.0 * repeats;
    loop.rate = 400.0 * m_settings.derivativeSeconds * repeats;
    loop.manual = m_settings.isManual ? m_settings.manual : 0.0;
    loop.isRamping = m_settings.ramp > 0.0;
    loop.kelvinPerMinute = m_settings.ramp;
}

void ProcessController::advance()
{
    const auto due =
        static_cast<std::int64_t>(std::floor(m_clock->seconds() / TemperatureLoop::kStepSeconds + 1e-6));
    m_steps = std::max(m_steps, due - kMostFurnaceSteps);
    for (; m_steps < due; ++m_steps) {
        m_loop.step(m_loop.kelvin());
        m_wattHours += power() * TemperatureLoop::kStepSeconds / 3600.0;
        watchAlarms();
    }
}

void ProcessController::watchAlarms()
{
    const double celsius = m_loop.kelvin() - kZeroCelsius;
    const auto watch = [&](bool& isOn, double beyond) {
        if (beyond > 0.0)
            isOn = true;
        else if (beyond < -m_settings.hysteresis && !m_settings.latches)
            isOn = false;
    };
    watch(m_isHigh, celsius - m_settings.high);
    watch(m_isLow, m_settings.low - celsius);
}

double ProcessController::processValue() const
{
    return m_loop.kelvin() - kZeroCelsius +
           kFurnaceNoiseKelvin * m_noise.gaussian(static_cast<std::uint64_t>(m_steps));
}

double ProcessController::power() const
{
    return kFurnace.watts * m_loop.output() / 100.0;
}

ProcessController::Cells ProcessController::image(RegisterTable table) const
{
    const double setpoint = m_loop.setpoint() - kZeroCelsius;
    const bool isMoving = m_loop.isSetpointMoving();
    const bool isNear = std::abs(processValue() - m_settings.setpoint) <= kNearSetpoint;
    const bool isHeating = m_loop.output() > 0.0;
    Cells cells;
    const auto putWide = [&cells](std::uint16_t address, std::uint32_t value, bool lowFirst = false) {
        cells[address] = static_cast<std::uint16_t>(lowFirst ? value & 0xFFFF : value >> 16);
        cells[address + 1] = static_cast<std::uint16_t>(lowFirst ? value >> 16 : value & 0xFFFF);
    };
    switch (table) {
    case RegisterTable::Coils:
        return {{0, m_settings.isOn}, {1, m_settings.latches}, {2, 0}, {3, 0}};
    case RegisterTable::DiscreteInputs:
        return {{0, isHeating}, {1, m_isHigh}, {2, m_isLow}, {3, isMoving}, {4, isNear}};
    case RegisterTable::InputRegisters:
        cells = {{0, tenths(processValue())},
                 {1, tenths(setpoint)},
                 {2, tenths(m_loop.output())},
                 {3, tenths(kFurnaceRoomCelsius)},
                 {4, static_cast<std::uint16_t>(isHeating << 0 | m_isHigh << 1 | m_isLow << 2 | isMoving << 3 |
                                                isNear << 4 | m_settings.isManual << 5)}};
        putWide(10, std::bit_cast<std::uint32_t>(static_cast<float>(processValue())));
        putWide(12, std::bit_cast<std::uint32_t>(static_cast<float>(power())), true);
        putWide(14, static_cast<std::uint32_t>(m_wattHours * 10.0));
        putWide(16, static_cast<std::uint32_t>(m_clock->seconds()));
        return cells;
    case RegisterTable::HoldingRegisters:
        break;
    }
    cells = {{0, tenths(m_settings.setpoint)},   {1, m_settings.isManual},      {2, tenths(m_settings.manual)},
             {3, tenths(m_settings.ramp)},       {4, tenths(m_settings.high)},  {5, tenths(m_settings.low)},
             {6, tenths(m_settings.hysteresis)}, {10, tenths(m_settings.band)}, {11, m_settings.integralSeconds},
             {12, m_settings.derivativeSeconds}};
    for (std::size_t i = 0; i < m_settings.tag.size(); ++i)
        cells[static_cast<std::uint16_t>(20 + i)] = m_settings.tag[i];
    return cells;
}

RegisterFault ProcessController::readCells(RegisterTable table, std::uint16_t address,
                                           std::span<std::uint16_t> values)
{
    const std::lock_guard guard(m_mutex);
    advance();
    const Cells cells = image(table);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto cell = cells.find(static_cast<std::uint16_t>(address + i));
        if (cell == cells.end())
            return RegisterFault::NoSuchAddress;
        values[i] = cell->second;
    }
    return RegisterFault::None;
}

RegisterFault ProcessController::setHolding(Settings& settings, std::uint16_t address, std::uint16_t value)
{
    const double number = fromTenths(value);
    const auto take = [number](double& into, double low, double high) {
        if (!isBetween(number, low, high))
            return RegisterFault::BadValue;
        into = number;
        return RegisterFault::None;
    };
    const auto takeSeconds = [value](std::uint16_t& into, std::uint16_t most) {
        if (value > most)
            return RegisterFault::BadValue;
        into = value;
        return RegisterFault::None;
    };
    if (address >= 20 && address < 20 + settings.tag.size()) {
        settings.tag[address - 20U] = value;
        return RegisterFault::None;
    }
    switch (address) {
    case 0:
        return take(settings.setpoint, 0.0, kHighestCelsius);
    case 1:
        settings.isManual = value == 1;
        return value <= 1 ? RegisterFault::None : RegisterFault::BadValue;
    case 2:
        return take(settings.manual, 0.0, 100.0);
    case 3:
        return take(settings.ramp, 0.0, 1000.0);
    case 4:
        return take(settings.high, kLowestCelsius, kHighestCelsius);
    case 5:
        return take(settings.low, kLowestCelsius, kHighestCelsius);
    case 6:
        return take(settings.hysteresis, 0.0, 100.0);
    case 10:
        return take(settings.band, 0.1, kHighestCelsius);
    case 11:
        return takeSeconds(settings.integralSeconds, 3600);
    case 12:
        return takeSeconds(settings.derivativeSeconds, 600);
    default:
        return RegisterFault::NoSuchAddress;
    }
}

RegisterFault ProcessController::writeCells(RegisterTable table, std::uint16_t address,
                                            std::span<const std::uint16_t> values)
{
    const std::lock_guard guard(m_mutex);
    advance(); // up to now the old settings hold
    Settings settings = m_settings;
    bool acknowledges = false;
    bool resetsEnergy = false;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto at = static_cast<std::uint16_t>(address + i);
        if (table == RegisterTable::HoldingRegisters) {
            if (const auto fault = setHolding(settings, at, values[i]); fault != RegisterFault::None)
                return fault;
            continue;
        }
        const std::array<bool*, 4> coils{&settings.isOn, &settings.latches, &acknowledges, &resetsEnergy};
        if (table != RegisterTable::Coils || at >= coils.size())
            return RegisterFault::NoSuchAddress;
        *coils.at(at) = values[i] != 0;
    }
    m_settings = settings;
    apply();
    if (acknowledges)
        m_isHigh = m_isLow = false;
    if (resetsEnergy)
        m_wattHours = 0.0;
    watchAlarms(); // what is still too hot is so at once again
    return RegisterFault::None;
}

} // namespace visor::simulation
