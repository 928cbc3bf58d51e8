// SPDX-License-Identifier: GPL-3.0-or-later
// The `simulation:` part.
#include "core/profile/model_reader.h"

namespace visor::profile {

namespace {

constexpr int kMostSimulatedPoints = 1'000'000;

std::optional<SimulatedFault> readFault(MapReader& map)
{
    using Fault = SimulatedFault;
    return map.choice<Fault>(u"fault", {{QLatin1StringView("none"), Fault::None},
                                        {QLatin1StringView("silent"), Fault::Silent},
                                        {QLatin1StringView("garbage"), Fault::Garbage},
                                        {QLatin1StringView("short_block"), Fault::ShortBlock},
                                        {QLatin1StringView("long_block"), Fault::LongBlock},
                                        {QLatin1StringView("drop"), Fault::Drop}});
}

} // namespace

SimulatedWaveform ModelReader::readSimulatedWaveform(const Node& node)
{
    using Shape = SimulatedWaveform::Shape;
    MapReader map(node, QStringLiteral("simulation.waveform"), m_problems);
    SimulatedWaveform waveform;
    waveform.place = node.place;
    waveform.shape = map.choice<Shape>(u"shape", {{QLatin1StringView("sine"), Shape::Sine},
                                                  {QLatin1StringView("square"), Shape::Square},
                                                  {QLatin1StringView("triangle"), Shape::Triangle},
                                                  {QLatin1StringView("ramp"), Shape::Ramp},
                                                  {QLatin1StringView("flat"), Shape::Flat},
                                                  {QLatin1StringView("spectrum"), Shape::Spectrum}});
    waveform.points = map.integer(u"points", 1, kMostSimulatedPoints);
    waveform.duration = map.number(u"duration");
    waveform.periods = map.number(u"periods");
    waveform.amplitude = map.number(u"amplitude");
    waveform.offset = map.number(u"offset");
    waveform.noise = map.number(u"noise");
    if (waveform.duration && *waveform.duration <= 0.0)
        map.error(map.placeOf(u"duration"), tr("“duration” must be above zero."));
    if (waveform.amplitude && *waveform.amplitude <= 0.0)
        map.error(map.placeOf(u"amplitude"), tr("“amplitude” must be above zero."));
    map.finish();
    return waveform;
}

SimulatedCommand ModelReader::readSimulatedCommand(const Node& name, const Node& node)
{
    SimulatedCommand command;
    command.command = name.text;
    command.place = name.place;
    if (node.isScalar()) { // regulation: 1
        command.value = node.text;
        return command;
    }
    MapReader map(node, QStringLiteral("simulation.commands.%1").arg(name.text), m_problems);
    command.value = map.optionalText(u"value");
    command.follows = map.text(u"follows");
    command.onlyWhile = map.text(u"only_while");
    command.scale = map.number(u"scale").value_or(command.scale);
    command.offset = map.number(u"offset").value_or(command.offset);
    command.noise = map.number(u"noise");
    command.delay = map.milliseconds(u"delay_ms", command.delay);
    command.fault = readFault(map);
    if (const Node* waveform = map.map(u"waveform"))
        command.waveform = readSimulatedWaveform(*waveform);
    if (command.value && !command.follows.isEmpty())
        map.error(map.placeOf(u"follows"), tr("A value is either fixed (“value”) or follows another one."));
    map.finish();
    return command;
}

SimulationSection ModelReader::readSimulation(const Node& node)
{
    MapReader map(node, QStringLiteral("simulation"), m_problems);
    SimulationSection section;
    section.place = node.place;
    section.identity = map.text(u"identity");
    section.noise = map.number(u"noise").value_or(section.noise);
    section.delay = map.milliseconds(u"delay_ms", section.delay);
    section.fault = readFault(map).value_or(section.fault);
    section.sweepDuration = map.milliseconds(u"sweep_ms", section.sweepDuration);
    if (const Node* waveform = map.map(u"waveform"))
        section.waveform = readSimulatedWaveform(*waveform);
    if (const Node* commands = map.map(u"commands")) {
        for (const Node::Entry& entry : commands->entries)
            section.commands.push_back(readSimulatedCommand(*entry.key, *entry.value));
    }
    map.finish();
    return section;
}

} // namespace visor::profile
