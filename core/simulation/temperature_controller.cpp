// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/temperature_controller.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace visor::simulation {

static constexpr double kRoomKelvin = 295.4;
static constexpr double kSensorNoiseKelvin = 0.0008;
// A cryostat nobody asked about for longer than this has long been at rest: about three hours of steps.
static constexpr qint64 kMostCryostatSteps = 500'000;

/// "+077.350", the form of every temperature.
static QByteArray lakeShoreNumber(double value)
{
    return QString::asprintf("%+08.3f", value).toLatin1();
}

TemperatureController::TemperatureController(std::shared_ptr<Clock> clock, std::uint64_t seed)
    : ScpiInstrument({QByteArrayLiteral("VISOR SIMULATED"), QByteArrayLiteral("336S"),
                      QByteArrayLiteral("SIM0006"), QByteArrayLiteral("01.00")},
                     std::move(clock)),
      m_noise(seed, 0x0336),
      m_loops{
          TemperatureLoop({}),
          TemperatureLoop({.joulesPerKelvin = 20.0, .wattsPerKelvin = 0.4, .coldKelvin = 77.35, .watts = 50.0}),
          TemperatureLoop(
              {.joulesPerKelvin = 1.0, .wattsPerKelvin = 1.0, .coldKelvin = kRoomKelvin, .watts = 0.0}),
          TemperatureLoop(
              {.joulesPerKelvin = 1.0, .wattsPerKelvin = 1.0, .coldKelvin = kRoomKelvin, .watts = 0.0})}
{
    addReadingCommands();
    addControlCommands();
    addRampCommands();
    addAlarmCommands();
    addOtherCommands();
    TemperatureController::reset();
}

TemperatureController::~TemperatureController() = default;

void TemperatureController::reset()
{
    advance(); // the cryostat keeps its temperature, whatever the controller forgets
    for (std::size_t i = 0; i < kOutputs; ++i) {
        m_loops[i].settings = {};
        m_loops[i].settings.mode = i < kHeaters ? TemperatureLoop::Mode::ClosedLoop : TemperatureLoop::Mode::Off;
        m_loops[i].restart();
        m_followed[i] = i < kHeaters ? i + 1 : 0;
        m_keepsOnPowerUp[i] = false;
    }
    m_inputs = {};
    m_mode = 0;
}

double TemperatureController::trueKelvin(std::size_t input) const
{
    return input < kHeaters ? m_loops[input].kelvin() : kRoomKelvin;
}

double TemperatureController::kelvin(std::size_t input)
{
    return isConnected(input) ? trueKelvin(input) + kSensorNoiseKelvin * m_noise.gaussian(m_readings++) : 0.0;
}

void TemperatureController::advance()
{
    const auto due = static_cast<qint64>(std::floor(seconds() / TemperatureLoop::kStepSeconds + 1e-6));
    m_steps = std::max(m_steps, due - kMostCryostatSteps);
    for (; m_steps < due; ++m_steps) {
        for (std::size_t i = 0; i < kOutputs; ++i) {
            const std::size_t followed = m_followed[i];
            m_loops[i].step(followed == 0 ? m_loops[i].kelvin() : trueKelvin(followed - 1));
        }
        watchAlarms();
    }
}

void TemperatureController::watchAlarms()
{
    for (std::size_t i = 0; i < kInputs; ++i) {
        Input& watched = m_inputs[i];
        if (!watched.alarmOn || !isConnected(i))
            continue;
        const double now = trueKelvin(i);
        if (now > watched.high)
            watched.isHigh = true;
        else if (!watched.latches && now < watched.high - watched.deadband)
            watched.isHigh = false;
        if (now < watched.low)
            watched.isLow = true;
        else if (!watched.latches && now > watched.low + watched.deadband)
            watched.isLow = false;
    }
}

void TemperatureController::addTimed(QByteArrayView pattern, ScpiHandler handler)
{
    add(pattern, [this, handler = std::move(handler)](ScpiCall& call) {
        advance();
        handler(call);
    });
}

std::optional<std::size_t> TemperatureController::input(ScpiCall& call)
{
    return call.choice(
        0, {QByteArrayLiteral("A"), QByteArrayLiteral("B"), QByteArrayLiteral("C"), QByteArrayLiteral("D")});
}

std::optional<std::size_t> TemperatureController::output(ScpiCall& call, std::size_t count)
{
    const auto number = call.integer(0, 1, static_cast<int>(count));
    return number ? std::optional<std::size_t>(static_cast<std::size_t>(*number - 1)) : std::nullopt;
}

void TemperatureController::addReadingCommands()
{
    addTimed("KRDG?", [this](ScpiCall& call) {
        if (const auto wanted = input(call))
            call.reply(lakeShoreNumber(kelvin(*wanted)));
    });
    addTimed("CRDG?", [this](ScpiCall& call) {
        if (const auto wanted = input(call))
            call.reply(lakeShoreNumber(isConnected(*wanted) ? kelvin(*wanted) - 273.15 : 0.0));
    });
    addTimed("SRDG?", [this](ScpiCall& call) {
        const auto wanted = input(call);
        if (!wanted)
            return;
        // IEC 60751 platinum resistance (the part for positive temperatures, close enough down to nitrogen).
        const double celsius = kelvin(*wanted) - 273.15;
        const double ohms = 100.0 * (1.0 + 3.9083e-3 * celsius - 5.775e-7 * celsius * celsius);
        call.reply(lakeShoreNumber(isConnected(*wanted) ? ohms : 0.0));
    });
    add("RDGST?", [this](ScpiCall& call) {
        if (const auto wanted = input(call))
            call.reply(isConnected(*wanted) ? QByteArrayLiteral("000") : QByteArrayLiteral("001"));
    });
    add("INNAME", [this](ScpiCall& call) {
        const auto wanted = input(call);
        const auto name = call.text(1);
        if (wanted && name)
            m_inputs[*wanted].name = name->left(15);
    });
    add("INNAME?", [this](ScpiCall& call) {
        if (const auto wanted = input(call))
            call.reply(m_inputs[*wanted].name.leftJustified(15, ' '));
    });
}

void TemperatureController::addControlCommands()
{
    addTimed("SETP", [this](ScpiCall& call) {
        const auto wanted = output(call, kOutputs);
        const auto value = call.number(1, {}, {0.0, 1500.0, 0.0});
        if (wanted && value)
            m_loops[*wanted].settings.setpoint = *value;
    });
    addTimed("SETP?", [this](ScpiCall& call) {
        if (const auto wanted = output(call, kOutputs)) {
            const TemperatureLoop& loop = m_loops[*wanted];
            call.reply(lakeShoreNumber(loop.settings.isRamping ? loop.setpoint() : loop.settings.setpoint));
        }
    });
    addTimed("RANGE", [this](ScpiCall& call) {
        const auto wanted = output(call, kOutputs);
        if (!wanted)
            return;
        if (const auto range = call.integer(1, 0, *wanted < kHeaters ? 3 : 1))
            m_loops[*wanted].settings.range = *range;
    });
    add("RANGE?", [this](ScpiCall& call) {
        if (const auto wanted = output(call, kOutputs))
            call.replyInteger(m_loops[*wanted].settings.range);
    });
    addTimed("HTR?", [this](ScpiCall& call) {
        if (const auto wanted = output(call, kHeaters))
            call.reply(QString::asprintf("%+06.1f", m_loops[*wanted].output()).toLatin1());
    });
    add("HTRST?", [this](ScpiCall& call) {
        if (output(call, kHeaters))
            call.replyInteger(0);
    });
    addTimed("PID", [this](ScpiCall& call) {
        const auto wanted = output(call, kOutputs);
        const auto gain = call.number(1, {}, {0.1, 1000.0, 50.0});
        const auto reset = call.number(2, {}, {0.1, 1000.0, 20.0});
        const auto rate = call.number(3, {}, {0.0, 200.0, 0.0});
        if (!wanted || !gain || !reset || !rate)
            return;
        m_loops[*wanted].settings.gain = *gain;
        m_loops[*wanted].settings.reset = *reset;
        m_loops[*wanted].settings.rate = *rate;
    });
    add("PID?", [this](ScpiCall& call) {
        if (const auto wanted = output(call, kOutputs)) {
            const TemperatureLoop::Settings& now = m_loops[*wanted].settings;
            for (const double term : {now.gain, now.reset, now.rate})
                call.reply(QString::asprintf("%+07.1f", term).toLatin1());
        }
    });
    addTimed("OUTMODE", [this](ScpiCall& call) {
        const auto wanted = output(call, kOutputs);
        const auto mode = call.integer(1, 0, 5);
        const auto followed = call.integer(2, 0, static_cast<int>(kInputs));
        const auto keeps = call.integer(3, 0, 1);
        if (!wanted || !mode || !followed || !keeps)
            return;
        m_loops[*wanted].settings.mode = static_cast<TemperatureLoop::Mode>(*mode);
        m_loops[*wanted].restart();
        m_followed[*wanted] = static_cast<std::size_t>(*followed);
        m_keepsOnPowerUp[*wanted] = *keeps != 0;
    });
    add("OUTMODE?", [this](ScpiCall& call) {
        if (const auto wanted = output(call, kOutputs)) {
            call.replyInteger(static_cast<int>(m_loops[*wanted].settings.mode));
            call.replyInteger(static_cast<int>(m_followed[*wanted]));
            call.replyBoolean(m_keepsOnPowerUp[*wanted]);
        }
    });
    addTimed("MOUT", [this](ScpiCall& call) {
        const auto wanted = output(call, kOutputs);
        const auto percent = call.number(1, {}, {0.0, 100.0, 0.0});
        if (wanted && percent)
            m_loops[*wanted].settings.manual = *percent;
    });
    add("MOUT?", [this](ScpiCall& call) {
        if (const auto wanted = output(call, kOutputs))
            call.reply(lakeShoreNumber(m_loops[*wanted].settings.manual));
    });
}

void TemperatureController::addRampCommands()
{
    addTimed("RAMP", [this](ScpiCall& call) {
        const auto wanted = output(call, kOutputs);
        const auto on = call.integer(1, 0, 1);
        const auto rate = call.number(2, {}, {0.0, 100.0, 0.0});
        if (!wanted || !on || !rate)
            return;
        m_loops[*wanted].settings.isRamping = *on != 0;
        m_loops[*wanted].settings.kelvinPerMinute = *rate;
    });
    add("RAMP?", [this](ScpiCall& call) {
        if (const auto wanted = output(call, kOutputs)) {
            call.replyBoolean(m_loops[*wanted].settings.isRamping);
            call.reply(lakeShoreNumber(m_loops[*wanted].settings.kelvinPerMinute));
        }
    });
    addTimed("RAMPST?", [this](ScpiCall& call) {
        if (const auto wanted = output(call, kOutputs))
            call.replyBoolean(m_loops[*wanted].settings.isRamping && m_loops[*wanted].isSetpointMoving());
    });
}

void TemperatureController::addAlarmCommands()
{
    addTimed("ALARM", [this](ScpiCall& call) {
        const auto wanted = input(call);
        const auto on = call.integer(1, 0, 1);
        const auto high = call.number(2, {}, {});
        const auto low = call.number(3, {}, {});
        const auto deadband = call.number(4, {}, {0.0, 1e6, 0.0});
        const auto latches = call.integer(5, 0, 1);
        const auto audible = call.hasArgument(6) ? call.integer(6, 0, 1) : std::optional<int>(0);
        const auto visible = call.hasArgument(7) ? call.integer(7, 0, 1) : std::optional<int>(1);
        if (!wanted || !on || !high || !low || !deadband || !latches || !audible || !visible)
            return;
        const QByteArray name = m_inputs[*wanted].name;
        m_inputs[*wanted] = {name,          *on != 0,      *high,         *low,  *deadband,
                             *latches != 0, *audible != 0, *visible != 0, false, false};
        watchAlarms();
    });
    add("ALARM?", [this](ScpiCall& call) {
        const auto wanted = input(call);
        if (!wanted)
            return;
        const Input& watched = m_inputs[*wanted];
        call.replyBoolean(watched.alarmOn);
        for (const double limit : {watched.high, watched.low, watched.deadband})
            call.reply(lakeShoreNumber(limit));
        for (const bool flag : {watched.latches, watched.audible, watched.visible})
            call.replyBoolean(flag);
    });
    addTimed("ALARMST?", [this](ScpiCall& call) {
        if (const auto wanted = input(call)) {
            call.replyBoolean(m_inputs[*wanted].isHigh);
            call.replyBoolean(m_inputs[*wanted].isLow);
        }
    });
    addTimed("ALMRST", [this](ScpiCall&) {
        for (Input& watched : m_inputs)
            watched.isHigh = watched.isLow = false;
        watchAlarms();
    });
}

void TemperatureController::addOtherCommands()
{
    add("MODE", [this](ScpiCall& call) {
        if (const auto mode = call.integer(0, 0, 2))
            m_mode = static_cast<std::size_t>(*mode);
    });
    add("MODE?", [this](ScpiCall& call) { call.replyInteger(static_cast<qint64>(m_mode)); });
}

} // namespace visor::simulation
