// SPDX-License-Identifier: GPL-3.0-or-later
// What a channel's signal is: its function, its times and its levels.
#include "core/simulation/function_generator.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace visor::simulation {

namespace {

const QByteArrayList& generatorFunctions()
{
    static const QByteArrayList names{"SINusoid", "SQUare", "RAMP", "PULSe",
                                      "TRIangle", "NOISe",  "DC",   "ARBitrary"};
    return names;
}

/// Volts peak to peak, whatever unit they are given in.
std::optional<double> readAmplitude(ScpiCall& call, std::size_t argument, const GeneratorChannel& channel)
{
    const ScpiArgument* const given = call.argument(argument);
    if (given == nullptr)
        return std::nullopt;
    // The suffix wins over VOLTage:UNIT.
    QByteArray text = given->value.toUpper();
    GeneratorChannel::Unit unit = channel.unit;
    if (text.endsWith("VPP")) {
        unit = GeneratorChannel::Unit::Vpp;
        text.chop(2);
    } else if (text.endsWith("VRMS")) {
        unit = GeneratorChannel::Unit::Vrms;
        text.chop(3);
    } else if (text.endsWith("DBM")) {
        unit = GeneratorChannel::Unit::Dbm;
        text.chop(3);
    }
    if (unit == GeneratorChannel::Unit::Dbm && channel.load >= GeneratorChannel::kHighImpedance) {
        call.fail(ScpiError::SettingsConflict, "dBm not allowed with infinite load");
        return std::nullopt;
    }
    const NumberRange volts = channel.amplitudeRange();
    const NumberRange range{channel.toUnit(unit, volts.minimum), channel.toUnit(unit, volts.maximum),
                            channel.toUnit(unit, volts.standard)};
    const auto value =
        parseScpiNumber(text, unit == GeneratorChannel::Unit::Dbm ? QByteArrayView() : QByteArrayView("V"), range);
    if (!value) {
        call.fail(value.error());
        return std::nullopt;
    }
    return channel.fromUnit(unit, *value);
}

} // namespace

void FunctionGenerator::selectFunction(GeneratorChannel& channel, GeneratorFunction function)
{
    channel.shape.function = function;
    const double highest = channel.frequencyRange().maximum;
    if (channel.shape.frequency > highest) {
        channel.shape.frequency = highest;
        raiseError(ScpiError::SettingsConflict, "frequency reduced for selected function");
    }
}

void FunctionGenerator::addShapeCommands()
{
    addChoice(
        "[:SOURce<1-2>]:FUNCtion[:SHAPe]", generatorFunctions(),
        [this](const ScpiCall& call) { return static_cast<std::size_t>(at(call.suffix()).shape.function); },
        [this](ScpiCall& call, std::size_t chosen) {
            selectFunction(at(call.suffix()), static_cast<GeneratorFunction>(chosen));
            publish(call.suffix());
        });
    // A number kept in the shape: [:SOURce]<pattern> reads and writes channel.shape.*member scaled by `unit`.
    const auto addShape = [this](const QByteArray& pattern, NumberSpec spec, double GeneratorShape::* member,
                                 double unit = 1.0) {
        addNumber(
            "[:SOURce<1-2>]" + pattern, std::move(spec),
            [this, member, unit](const ScpiCall& call) { return at(call.suffix()).shape.*member / unit; },
            [this, member, unit](ScpiCall& call, double value) {
                at(call.suffix()).shape.*member = value * unit;
                publish(call.suffix());
            });
    };
    NumberSpec frequency{"HZ", {}, 12};
    frequency.rangeNow = [this](const ScpiCall& call) { return at(call.suffix()).frequencyRange(); };
    addShape(":FREQuency[:CW]", frequency, &GeneratorShape::frequency);
    addShape(":FREQuency:FIXed", frequency, &GeneratorShape::frequency);
    addShape(":FREQuency:STARt", {"HZ", {1e-6, 30e6, 100.0}}, &GeneratorShape::sweepStart);
    addShape(":FREQuency:STOP", {"HZ", {1e-6, 30e6, 1e3}}, &GeneratorShape::sweepStop);
    const auto addPeriod = [this](const QByteArray& pattern) {
        addNumber(
            "[:SOURce<1-2>]" + pattern, {"S", {1.0 / 30e6, 1e6, 1e-3}},
            [this](const ScpiCall& call) { return 1.0 / at(call.suffix()).shape.frequency; },
            [this](ScpiCall& call, double value) {
                at(call.suffix()).shape.frequency = 1.0 / value;
                publish(call.suffix());
            });
    };
    addPeriod(":FUNCtion:PULSe:PERiod");
    addPeriod(":FUNCtion:SQUare:PERiod");
    addPeriod(":PERiod");
    addShape(":FUNCtion:SQUare:DCYCle", {"PCT", {0.01, 99.99, 50.0}}, &GeneratorShape::duty, 0.01);
    addShape(":FUNCtion:RAMP:SYMMetry", {"PCT", {0.0, 100.0, 100.0}}, &GeneratorShape::symmetry, 0.01);
    addShape(":FUNCtion:PULSe:TRANsition[:BOTH]", {"S", {8.4e-9, 1e-6, 10e-9}}, &GeneratorShape::edge, 1.25);
    addShape(":FUNCtion:NOISe:BANDwidth", {"HZ", {1e-3, 30e6, 100e3}}, &GeneratorShape::noiseBandwidth);
    NumberSpec width{"S", {}};
    width.rangeNow = [this](const ScpiCall& call) {
        const double period = 1.0 / at(call.suffix()).shape.frequency;
        return NumberRange{std::min(16e-9, period), std::max(16e-9, period - 16e-9), std::min(1e-4, period / 2)};
    };
    addShape(":FUNCtion:PULSe:WIDTh", width, &GeneratorShape::width);
    addNumber(
        "[:SOURce<1-2>]:FUNCtion:PULSe:DCYCle", {"PCT", {0.01, 99.99, 10.0}},
        [this](const ScpiCall& call) {
            const GeneratorShape& shape = at(call.suffix()).shape;
            return shape.width * shape.frequency * 100.0;
        },
        [this](ScpiCall& call, double value) {
            GeneratorShape& shape = at(call.suffix()).shape;
            shape.width = value / 100.0 / shape.frequency;
            publish(call.suffix());
        });
    addChoice(
        ":UNIT:ANGLe", {"DEGree", "RADian", "SECond"}, [this](const ScpiCall&) { return m_angleUnit; },
        [this](ScpiCall&, std::size_t chosen) { m_angleUnit = chosen; });
    const auto addPhase = [this](const QByteArray& pattern) {
        const auto cycles = [this](const GeneratorChannel& channel) {
            return m_angleUnit == 0   ? 1.0 / 360.0
                   : m_angleUnit == 1 ? 0.5 / std::numbers::pi
                                      : channel.shape.frequency;
        };
        addNumber(
            pattern, {"", {-360.0, 360.0, 0.0}},
            [this, cycles](const ScpiCall& call) {
                const GeneratorChannel& channel = at(call.suffix());
                return channel.shape.phase / cycles(channel);
            },
            [this, cycles](ScpiCall& call, double value) {
                GeneratorChannel& channel = at(call.suffix());
                channel.shape.phase = value * cycles(channel);
                publish(call.suffix());
            });
    };
    addPhase("[:SOURce<1-2>]:PHASe[:ADJust]");
    // Both channels run from one clock and never lose step; the command is understood and has nothing to do.
    add("[:SOURce<1-2>]:PHASe:SYNChronize", [](ScpiCall&) {});
}

void FunctionGenerator::addLevelCommands()
{
    const QByteArray amplitude("[:SOURce<1-2>]:VOLTage[:LEVel][:IMMediate][:AMPLitude]");
    add(amplitude, [this](ScpiCall& call) {
        GeneratorChannel& channel = at(call.suffix());
        if (!call.allowAtMost(1))
            return;
        if (const auto volts = readAmplitude(call, 0, channel)) {
            channel.shape.amplitude = *volts;
            publish(call.suffix());
        }
    });
    add(amplitude + '?', [this](ScpiCall& call) {
        const GeneratorChannel& channel = at(call.suffix());
        double volts = channel.shape.amplitude;
        if (call.hasArgument(0)) {
            const auto limit = readAmplitude(call, 0, channel);
            if (!limit)
                return;
            volts = *limit;
        }
        call.reply(channel.toUnit(channel.unit, volts), 12);
    });
    addChoice(
        "[:SOURce<1-2>]:VOLTage:UNIT", {"VPP", "VRMS", "DBM"},
        [this](const ScpiCall& call) { return static_cast<std::size_t>(at(call.suffix()).unit); },
        [this](ScpiCall& call, std::size_t chosen) {
            if (static_cast<GeneratorChannel::Unit>(chosen) == GeneratorChannel::Unit::Dbm &&
                at(call.suffix()).load >= GeneratorChannel::kHighImpedance)
                call.fail(ScpiError::SettingsConflict, "dBm not allowed with infinite load");
            else
                at(call.suffix()).unit = static_cast<GeneratorChannel::Unit>(chosen);
        });
    NumberSpec offset{"V", {}, 12};
    offset.rangeNow = [this](const ScpiCall& call) { return at(call.suffix()).offsetRange(); };
    addNumber(
        "[:SOURce<1-2>]:VOLTage[:LEVel][:IMMediate]:OFFSet", offset,
        [this](const ScpiCall& call) { return at(call.suffix()).shape.offset; },
        [this](ScpiCall& call, double value) {
            at(call.suffix()).shape.offset = value;
            publish(call.suffix());
        });
    // HIGH and LOW are the same two numbers seen from the other side.
    const auto addEdge = [this](const QByteArray& name, double side) {
        NumberSpec spec{"V", {}, 12};
        spec.rangeNow = [this, side](const ScpiCall& call) {
            const GeneratorChannel& channel = at(call.suffix());
            const double peak = channel.peak();
            const double other = channel.shape.offset - side * channel.shape.amplitude / 2.0;
            return side > 0 ? NumberRange{other + 1e-3, peak, other + 0.1}
                            : NumberRange{-peak, other - 1e-3, other - 0.1};
        };
        addNumber(
            "[:SOURce<1-2>]:VOLTage[:LEVel][:IMMediate]:" + name, spec,
            [this, side](const ScpiCall& call) {
                const GeneratorShape& shape = at(call.suffix()).shape;
                return shape.offset + side * shape.amplitude / 2.0;
            },
            [this, side](ScpiCall& call, double value) {
                GeneratorShape& shape = at(call.suffix()).shape;
                const double other = shape.offset - side * shape.amplitude / 2.0;
                shape.amplitude = std::fabs(value - other);
                shape.offset = (value + other) / 2.0;
                publish(call.suffix());
            });
    };
    addEdge("HIGH", 1.0);
    addEdge("LOW", -1.0);

    const QByteArrayList& names = generatorFunctions();
    for (qsizetype i = 0; i < names.size(); ++i) {
        add("[:SOURce<1-2>]:APPLy:" + names[i],
            [this, i](ScpiCall& call) { apply(call, static_cast<GeneratorFunction>(i)); });
    }
    add("[:SOURce<1-2>]:APPLy?", [this](ScpiCall& call) {
        const GeneratorChannel& channel = at(call.suffix());
        const auto index = static_cast<qsizetype>(channel.shape.function);
        call.reply('"' + ScpiTree::shortForm(generatorFunctions()[index]) + ' ' +
                   scpiNumber(channel.shape.frequency, 12) + ',' +
                   scpiNumber(channel.toUnit(channel.unit, channel.shape.amplitude), 12) + ',' +
                   scpiNumber(channel.shape.offset, 12) + '"');
    });
}

void FunctionGenerator::apply(ScpiCall& call, GeneratorFunction function)
{
    // All or nothing: a refused value leaves the channel as it was.
    GeneratorChannel& channel = at(call.suffix());
    if (!call.allowAtMost(3))
        return;
    GeneratorChannel wanted = channel;
    wanted.shape.function = function;
    wanted.shape.offset = 0.0;
    wanted.shape.sweep = false;
    wanted.shape.burst = false;
    if (call.hasArgument(0)) {
        const auto frequency = call.number(0, "HZ", wanted.frequencyRange());
        if (!frequency)
            return;
        wanted.shape.frequency = *frequency;
    }
    if (call.hasArgument(1)) {
        const auto amplitude = readAmplitude(call, 1, wanted);
        if (!amplitude)
            return;
        wanted.shape.amplitude = *amplitude;
    }
    if (call.hasArgument(2)) {
        const auto offset = call.number(2, "V", wanted.offsetRange());
        if (!offset)
            return;
        wanted.shape.offset = *offset;
    }
    wanted.on = true;
    channel = std::move(wanted);
    publish(call.suffix());
}

} // namespace visor::simulation
