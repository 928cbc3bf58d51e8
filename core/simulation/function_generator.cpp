// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/function_generator.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <numbers>
#include <utility>

namespace visor::simulation {

namespace {

constexpr double kGeneratorOhms = 50.0;
constexpr double kOpenCircuitPeak = 10.0; // V

const QByteArrayList& generatorFunctions()
{
    static const QByteArrayList names{"SINusoid", "SQUare", "RAMP", "PULSe",
                                      "TRIangle", "NOISe",  "DC",   "ARBitrary"};
    return names;
}

} // namespace

FunctionGenerator::FunctionGenerator(std::shared_ptr<Clock> clock, std::uint64_t seed)
    : ScpiInstrument({"VISOR SIMULATED", "33522S", "SIM0002", "01.00"}, std::move(clock)), m_seed(seed)
{
    addShapeCommands();
    addLevelCommands();
    addOutputCommands();
    addArbitraryCommands();
    addBurstAndSweepCommands();
    reset();
}

void FunctionGenerator::reset()
{
    for (int number = 1; number <= kChannels; ++number) {
        Channel& channel = at(number);
        const auto port = channel.port;
        channel = Channel{};
        channel.port = port;
        channel.shape.seed = mix(m_seed + static_cast<std::uint64_t>(number));
        channel.memory["EXP_RISE"] = [] {
            auto points = std::make_shared<std::vector<float>>(1000);
            for (std::size_t i = 0; i < points->size(); ++i)
                (*points)[i] = static_cast<float>(1.0 - 2.0 * std::exp(-static_cast<double>(i) / 200.0));
            return points;
        }();
        channel.arbitraryName = "EXP_RISE";
        publish(number);
    }
    m_byteOrder = 0;
    m_angleUnit = 0;
}

double FunctionGenerator::loadFactor(double load)
{
    // Shown volts are at the set load; the bench's cables end in 50 Ohm.
    const double share = load >= kHighImpedance ? 1.0 : load / (load + kGeneratorOhms);
    return 0.5 / share;
}

NumberRange FunctionGenerator::amplitudeRange(const Channel& channel)
{
    const double peak = kOpenCircuitPeak * 0.5 / loadFactor(channel.load);
    const double room = 2.0 * std::max(0.0, peak - std::fabs(channel.shape.offset));
    return {std::min(1e-3, room), room, std::min(0.1, room)};
}

NumberRange FunctionGenerator::offsetRange(const Channel& channel)
{
    const double peak = kOpenCircuitPeak * 0.5 / loadFactor(channel.load);
    const double room = channel.shape.function == GeneratorFunction::Dc
                            ? peak
                            : std::max(0.0, peak - channel.shape.amplitude / 2.0);
    return {-room, room, 0.0};
}

NumberRange FunctionGenerator::frequencyRange(const Channel& channel)
{
    const bool isSlow =
        channel.shape.function == GeneratorFunction::Ramp || channel.shape.function == GeneratorFunction::Triangle;
    return {1e-6, isSlow ? 200e3 : 30e6, 1e3};
}

double FunctionGenerator::crest(const Channel& channel)
{
    switch (channel.shape.function) {
    case GeneratorFunction::Square:
    case GeneratorFunction::Pulse:
        return 2.0;
    case GeneratorFunction::Ramp:
    case GeneratorFunction::Triangle:
        return 2.0 * std::numbers::sqrt3;
    case GeneratorFunction::Noise:
        return 6.0;
    case GeneratorFunction::Sine:
    case GeneratorFunction::Dc:
    case GeneratorFunction::Arbitrary:
        break;
    }
    return 2.0 * std::numbers::sqrt2;
}

double FunctionGenerator::toUnit(const Channel& channel, Unit unit, double vpp)
{
    const double rms = vpp / crest(channel);
    if (unit == Unit::Vrms)
        return rms;
    if (unit == Unit::Dbm)
        return 10.0 * std::log10(rms * rms / channel.load / 1e-3);
    return vpp;
}

double FunctionGenerator::fromUnit(const Channel& channel, Unit unit, double value)
{
    if (unit == Unit::Vrms)
        return value * crest(channel);
    if (unit == Unit::Dbm)
        return std::sqrt(std::pow(10.0, value / 10.0) * 1e-3 * channel.load) * crest(channel);
    return value;
}

std::optional<double> FunctionGenerator::readAmplitude(ScpiCall& call, std::size_t argument,
                                                       const Channel& channel)
{
    const ScpiArgument* const given = call.argument(argument);
    if (given == nullptr)
        return std::nullopt;
    // The suffix wins over VOLTage:UNIT.
    QByteArray text = given->value.toUpper();
    Unit unit = channel.unit;
    if (text.endsWith("VPP")) {
        unit = Unit::Vpp;
        text.chop(2);
    } else if (text.endsWith("VRMS")) {
        unit = Unit::Vrms;
        text.chop(3);
    } else if (text.endsWith("DBM")) {
        unit = Unit::Dbm;
        text.chop(3);
    }
    if (unit == Unit::Dbm && channel.load >= kHighImpedance) {
        call.fail(ScpiError::SettingsConflict, "dBm not allowed with infinite load");
        return std::nullopt;
    }
    const NumberRange volts = amplitudeRange(channel);
    const NumberRange range{toUnit(channel, unit, volts.minimum), toUnit(channel, unit, volts.maximum),
                            toUnit(channel, unit, volts.standard)};
    const auto value = parseScpiNumber(text, unit == Unit::Dbm ? QByteArrayView() : QByteArrayView("V"), range);
    if (!value) {
        call.fail(value.error());
        return std::nullopt;
    }
    return fromUnit(channel, unit, *value);
}

void FunctionGenerator::publish(int number)
{
    const Channel& channel = at(number);
    if (!channel.on) {
        channel.port->publish(std::make_shared<const ConstantSignal>(0.0));
        return;
    }
    GeneratorShape actual = channel.shape;
    const double factor = loadFactor(channel.load);
    actual.amplitude *= factor;
    actual.offset *= factor;
    if (actual.function == GeneratorFunction::Arbitrary) {
        const auto points = channel.memory.find(channel.arbitraryName);
        if (points != channel.memory.end()) {
            actual.arbitrary = points->second;
            actual.frequency = channel.arbitraryRate / static_cast<double>(points->second->size());
        }
    }
    if (actual.burst)
        actual.phase = channel.burstPhase / 360.0;
    channel.port->publish(std::make_shared<const GeneratorSignal>(std::move(actual)));
}

void FunctionGenerator::selectFunction(ScpiCall& /*call*/, Channel& channel, GeneratorFunction function)
{
    channel.shape.function = function;
    const double highest = frequencyRange(channel).maximum;
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
            selectFunction(call, at(call.suffix()), static_cast<GeneratorFunction>(chosen));
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
    frequency.rangeNow = [this](const ScpiCall& call) { return frequencyRange(at(call.suffix())); };
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
        const auto cycles = [this](const Channel& channel) {
            return m_angleUnit == 0   ? 1.0 / 360.0
                   : m_angleUnit == 1 ? 0.5 / std::numbers::pi
                                      : channel.shape.frequency;
        };
        addNumber(
            pattern, {"", {-360.0, 360.0, 0.0}},
            [this, cycles](const ScpiCall& call) {
                const Channel& channel = at(call.suffix());
                return channel.shape.phase / cycles(channel);
            },
            [this, cycles](ScpiCall& call, double value) {
                Channel& channel = at(call.suffix());
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
        Channel& channel = at(call.suffix());
        if (!call.allowAtMost(1))
            return;
        if (const auto volts = readAmplitude(call, 0, channel)) {
            channel.shape.amplitude = *volts;
            publish(call.suffix());
        }
    });
    add(amplitude + '?', [this](ScpiCall& call) {
        const Channel& channel = at(call.suffix());
        double volts = channel.shape.amplitude;
        if (call.hasArgument(0)) {
            const auto limit = readAmplitude(call, 0, channel);
            if (!limit)
                return;
            volts = *limit;
        }
        call.reply(toUnit(channel, channel.unit, volts), 12);
    });
    addChoice(
        "[:SOURce<1-2>]:VOLTage:UNIT", {"VPP", "VRMS", "DBM"},
        [this](const ScpiCall& call) { return static_cast<std::size_t>(at(call.suffix()).unit); },
        [this](ScpiCall& call, std::size_t chosen) {
            if (static_cast<Unit>(chosen) == Unit::Dbm && at(call.suffix()).load >= kHighImpedance)
                call.fail(ScpiError::SettingsConflict, "dBm not allowed with infinite load");
            else
                at(call.suffix()).unit = static_cast<Unit>(chosen);
        });
    NumberSpec offset{"V", {}, 12};
    offset.rangeNow = [this](const ScpiCall& call) { return offsetRange(at(call.suffix())); };
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
            const Channel& channel = at(call.suffix());
            const double peak = kOpenCircuitPeak * 0.5 / loadFactor(channel.load);
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
        const Channel& channel = at(call.suffix());
        const auto index = static_cast<qsizetype>(channel.shape.function);
        call.reply('"' + ScpiTree::shortForm(generatorFunctions()[index]) + ' ' +
                   scpiNumber(channel.shape.frequency, 12) + ',' +
                   scpiNumber(toUnit(channel, channel.unit, channel.shape.amplitude), 12) + ',' +
                   scpiNumber(channel.shape.offset, 12) + '"');
    });
}

void FunctionGenerator::apply(ScpiCall& call, GeneratorFunction function)
{
    // All or nothing: a refused value leaves the channel as it was.
    Channel& channel = at(call.suffix());
    if (!call.allowAtMost(3))
        return;
    Channel wanted = channel;
    wanted.shape.function = function;
    wanted.shape.offset = 0.0;
    wanted.shape.sweep = false;
    wanted.shape.burst = false;
    if (call.hasArgument(0)) {
        const auto frequency = call.number(0, "HZ", frequencyRange(wanted));
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
        const auto offset = call.number(2, "V", offsetRange(wanted));
        if (!offset)
            return;
        wanted.shape.offset = *offset;
    }
    wanted.on = true;
    channel = std::move(wanted);
    publish(call.suffix());
}

void FunctionGenerator::addOutputCommands()
{
    addSwitch(
        ":OUTPut<1-2>[:STATe]", [this](const ScpiCall& call) { return at(call.suffix()).on; },
        [this](ScpiCall& call, bool on) {
            at(call.suffix()).on = on;
            publish(call.suffix());
        });
    addNumber(
        ":OUTPut<1-2>:LOAD", {"OHM", {1.0, kHighImpedance, 50.0}},
        [this](const ScpiCall& call) { return at(call.suffix()).load; },
        [this](ScpiCall& call, double value) {
            Channel& channel = at(call.suffix());
            if (value > 10e3 && value < kHighImpedance) {
                call.fail(ScpiError::DataOutOfRange);
                return;
            }
            // The output stays as it is; the same volts are now told for another load.
            const double ratio = loadFactor(channel.load) / loadFactor(value);
            channel.load = value;
            channel.shape.amplitude *= ratio;
            channel.shape.offset *= ratio;
            publish(call.suffix());
        });
    addChoice(
        ":OUTPut<1-2>:POLarity", {"NORMal", "INVerted"},
        [this](const ScpiCall& call) { return at(call.suffix()).shape.inverted ? 1u : 0u; },
        [this](ScpiCall& call, std::size_t chosen) {
            at(call.suffix()).shape.inverted = chosen == 1;
            publish(call.suffix());
        });
    addSwitch(
        ":OUTPut<1-2>:SYNC[:STATe]", [this](const ScpiCall& call) { return at(call.suffix()).syncOn; },
        [this](ScpiCall& call, bool on) { at(call.suffix()).syncOn = on; });
}

void FunctionGenerator::addArbitraryCommands()
{
    addChoice(
        ":FORMat:BORDer", {"NORMal", "SWAPped"}, [this](const ScpiCall&) { return m_byteOrder; },
        [this](ScpiCall&, std::size_t chosen) { m_byteOrder = chosen; });
    add("[:SOURce<1-2>]:DATA:ARBitrary", [this](ScpiCall& call) { loadArbitrary(call, 1.0, false); });
    add("[:SOURce<1-2>]:DATA:ARBitrary:DAC", [this](ScpiCall& call) { loadArbitrary(call, 32767.0, true); });
    add("[:SOURce<1-2>]:DATA:VOLatile:CLEar", [this](ScpiCall& call) {
        Channel& channel = at(call.suffix());
        std::erase_if(channel.memory, [](const auto& entry) { return entry.first != "EXP_RISE"; });
        channel.arbitraryName = "EXP_RISE";
        publish(call.suffix());
    });
    add("[:SOURce<1-2>]:DATA:VOLatile:CATalog?", [this](ScpiCall& call) {
        for (const auto& entry : at(call.suffix()).memory)
            call.replyString(entry.first);
    });
    add("[:SOURce<1-2>]:FUNCtion:ARBitrary", [this](ScpiCall& call) {
        Channel& channel = at(call.suffix());
        const auto name = call.text(0);
        if (!name)
            return;
        if (!channel.memory.contains(name->toUpper())) {
            call.fail(ScpiError::IllegalParameterValue, "no such arbitrary waveform");
            return;
        }
        channel.arbitraryName = name->toUpper();
        publish(call.suffix());
    });
    add("[:SOURce<1-2>]:FUNCtion:ARBitrary?",
        [this](ScpiCall& call) { call.replyString(at(call.suffix()).arbitraryName); });
    addNumber(
        "[:SOURce<1-2>]:FUNCtion:ARBitrary:SRATe", {"", {1e-6, 250e6, 40e3}},
        [this](const ScpiCall& call) { return at(call.suffix()).arbitraryRate; },
        [this](ScpiCall& call, double value) {
            at(call.suffix()).arbitraryRate = value;
            publish(call.suffix());
        });
}

void FunctionGenerator::loadArbitrary(ScpiCall& call, double fullScale, bool isInteger)
{
    constexpr std::size_t kMostPoints = 1u << 20;
    const auto name = call.text(0);
    if (!name)
        return;
    auto points = std::make_shared<std::vector<float>>();
    const ScpiArgument* const second = call.argument(1);
    if (second == nullptr)
        return;
    if (second->kind == ScpiArgument::Kind::Block) {
        const QByteArray& bytes = second->value;
        const qsizetype width = isInteger ? 2 : 4;
        if (bytes.size() % width != 0) {
            call.fail(ScpiError::InvalidBlockData);
            return;
        }
        points->reserve(static_cast<std::size_t>(bytes.size() / width));
        for (qsizetype i = 0; i < bytes.size(); i += width) {
            std::uint32_t word = 0;
            for (qsizetype k = 0; k < width; ++k) { // NORMal is big-endian
                const qsizetype place = m_byteOrder == 0 ? i + k : i + width - 1 - k;
                word = word << 8 | static_cast<unsigned char>(bytes[place]);
            }
            points->push_back(isInteger ? static_cast<float>(static_cast<std::int16_t>(word))
                                        : std::bit_cast<float>(word));
        }
    } else {
        for (std::size_t i = 1; i < call.argumentCount(); ++i) {
            const auto value = call.number(i, {}, {-fullScale, fullScale, 0.0});
            if (!value)
                return;
            points->push_back(static_cast<float>(*value));
        }
    }
    for (float& point : *points) {
        point = static_cast<float>(static_cast<double>(point) / fullScale);
        if (!(point >= -1.01f && point <= 1.01f)) { // also refuses NaN
            call.fail(ScpiError::DataOutOfRange);
            return;
        }
    }
    if (points->size() < 8 || points->size() > kMostPoints) {
        call.fail(points->size() < 8 ? ScpiError::DataOutOfRange : ScpiError::TooMuchData);
        return;
    }
    at(call.suffix()).memory[name->toUpper()] = std::move(points);
    publish(call.suffix());
}

void FunctionGenerator::addBurstAndSweepCommands()
{
    addSwitch(
        "[:SOURce<1-2>]:BURSt:STATe", [this](const ScpiCall& call) { return at(call.suffix()).shape.burst; },
        [this](ScpiCall& call, bool on) {
            GeneratorShape& shape = at(call.suffix()).shape;
            shape.burst = on;
            shape.sweep = shape.sweep && !on; // one at a time
            publish(call.suffix());
        });
    addChoice(
        "[:SOURce<1-2>]:BURSt:MODE", {"TRIGgered", "GATed"},
        [this](const ScpiCall& call) { return at(call.suffix()).burstMode; },
        [this](ScpiCall& call, std::size_t chosen) { at(call.suffix()).burstMode = chosen; });
    const auto addBurst = [this](const QByteArray& name, NumberSpec spec, double GeneratorShape::* member) {
        addNumber(
            "[:SOURce<1-2>]:BURSt:" + name, std::move(spec),
            [this, member](const ScpiCall& call) { return at(call.suffix()).shape.*member; },
            [this, member](ScpiCall& call, double value) {
                at(call.suffix()).shape.*member = value;
                publish(call.suffix());
            });
    };
    addBurst("NCYCles", {"", {1.0, 1e8, 1.0}}, &GeneratorShape::burstCycles);
    addBurst("INTernal:PERiod", {"S", {1e-6, 8e3, 10e-3}}, &GeneratorShape::burstPeriod);
    addNumber(
        "[:SOURce<1-2>]:BURSt:PHASe", {"", {-360.0, 360.0, 0.0}},
        [this](const ScpiCall& call) { return at(call.suffix()).burstPhase; },
        [this](ScpiCall& call, double value) {
            at(call.suffix()).burstPhase = value;
            publish(call.suffix());
        });
    addSwitch(
        "[:SOURce<1-2>]:SWEep:STATe", [this](const ScpiCall& call) { return at(call.suffix()).shape.sweep; },
        [this](ScpiCall& call, bool on) {
            GeneratorShape& shape = at(call.suffix()).shape;
            shape.sweep = on;
            shape.burst = shape.burst && !on;
            publish(call.suffix());
        });
    addNumber(
        "[:SOURce<1-2>]:SWEep:TIME", {"S", {1e-3, 250e3, 1.0}},
        [this](const ScpiCall& call) { return at(call.suffix()).shape.sweepTime; },
        [this](ScpiCall& call, double value) {
            at(call.suffix()).shape.sweepTime = value;
            publish(call.suffix());
        });
    addChoice(
        "[:SOURce<1-2>]:SWEep:SPACing", {"LINear", "LOGarithmic"},
        [this](const ScpiCall& call) { return at(call.suffix()).shape.sweepLogarithmic ? 1u : 0u; },
        [this](ScpiCall& call, std::size_t chosen) {
            at(call.suffix()).shape.sweepLogarithmic = chosen == 1;
            publish(call.suffix());
        });
    addChoice(
        ":TRIGger<1-2>:SOURce", {"IMMediate", "EXTernal", "TIMer", "BUS"},
        [this](const ScpiCall& call) { return at(call.suffix()).triggerSource; },
        [this](ScpiCall& call, std::size_t chosen) { at(call.suffix()).triggerSource = chosen; });
}

} // namespace visor::simulation
