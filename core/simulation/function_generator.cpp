// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/function_generator.h"

#include "core/simulation/arbitrary_points.h"

#include <utility>

namespace visor::simulation {

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
        at(number).reset(mix(m_seed + static_cast<std::uint64_t>(number)));
        publish(number);
    }
    m_byteOrder = 0;
    m_angleUnit = 0;
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
        ":OUTPut<1-2>:LOAD", {"OHM", {1.0, GeneratorChannel::kHighImpedance, 50.0}},
        [this](const ScpiCall& call) { return at(call.suffix()).load; },
        [this](ScpiCall& call, double value) {
            GeneratorChannel& channel = at(call.suffix());
            if (value > 10e3 && value < GeneratorChannel::kHighImpedance) {
                call.fail(ScpiError::DataOutOfRange);
                return;
            }
            channel.setLoad(value);
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
        GeneratorChannel& channel = at(call.suffix());
        std::erase_if(channel.memory, [](const auto& entry) { return entry.first != "EXP_RISE"; });
        channel.arbitraryName = "EXP_RISE";
        publish(call.suffix());
    });
    add("[:SOURce<1-2>]:DATA:VOLatile:CATalog?", [this](ScpiCall& call) {
        for (const auto& entry : at(call.suffix()).memory)
            call.replyString(entry.first);
    });
    add("[:SOURce<1-2>]:FUNCtion:ARBitrary", [this](ScpiCall& call) {
        GeneratorChannel& channel = at(call.suffix());
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
    const auto name = call.text(0);
    if (!name)
        return;
    const auto points = readArbitraryPoints(call, 1, {fullScale, isInteger, m_byteOrder != 0});
    if (!points)
        return;
    at(call.suffix()).memory[name->toUpper()] = points;
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
