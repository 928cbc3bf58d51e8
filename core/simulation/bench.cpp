// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/bench.h"

#include "core/simulation/function_generator.h"
#include "core/simulation/held_device.h"
#include "core/simulation/load.h"
#include "core/simulation/multimeter.h"
#include "core/simulation/oscilloscope.h"
#include "core/simulation/process_controller.h"
#include "core/simulation/response_faults.h"
#include "core/simulation/source_meter.h"
#include "core/simulation/temperature_controller.h"
#include "core/simulation/triple_supply.h"

#include <QCoreApplication>

#include <utility>

namespace visor::simulation {

namespace {

class BenchText
{
    Q_DECLARE_TR_FUNCTIONS(visor::simulation::Bench)
};

/// Sends settings as any client would. An instrument of ours refuses nothing here; a test sees to that.
void setUpInstrument(visa::Device& device, QByteArrayView commands)
{
    if (const auto link = device.open())
        static_cast<void>((*link)->write(commands, visa::Deadline::never(), true));
}

ScpiIdentity faultyIdentity(int number)
{
    ScpiIdentity identity = Oscilloscope::standardIdentity();
    identity.serial = "SIMF" + QByteArray::number(number).rightJustified(3, '0');
    return identity;
}

} // namespace

std::unique_ptr<Bench> Bench::create(std::uint64_t seed, std::shared_ptr<Clock> clock)
{
    std::unique_ptr<Bench> bench(new Bench);
    std::uint64_t stream = 0;
    const auto nextSeed = [&] { return mix(seed + 0x1000 * ++stream); };

    const auto generator = std::make_shared<FunctionGenerator>(clock, nextSeed());
    const TripleSupply::Loads loads{std::make_shared<Load>(Load::Properties{}),
                                    std::make_shared<Load>(Load::Properties{100.0, 8.0, 20.0, 23.0}),
                                    std::make_shared<Load>(Load::Properties{100.0, 8.0, 20.0, 23.0})};
    const auto supply = std::make_shared<TripleSupply>(clock, nextSeed(), loads);
    const auto& load = loads[0];
    const Oscilloscope::Inputs inputs{{
        {generator->output(1), 25.0},
        {generator->output(2), 25.0},
        {std::shared_ptr<const SignalPort>(load, &load->voltage()), 0.1},
        {std::shared_ptr<const SignalPort>(load, &load->celsius()), 1000.0, 0.01},
    }};
    const auto oscilloscope =
        std::make_shared<Oscilloscope>(Oscilloscope::standardIdentity(), clock, nextSeed(), inputs);

    const auto add = [&](const QString& name, const QByteArray& key, const std::shared_ptr<ScpiInstrument>& device,
                         const QString& description) {
        bench->m_entries.push_back({name, key, device, device->identity(), Shelf::Normal, description});
    };
    add(BenchText::tr("Oscilloscope"), "oscilloscope", oscilloscope,
        BenchText::tr(
            "Four channels: the generator on 1 and 2, the supply's output on 3, its load's temperature on 4."));
    add(BenchText::tr("Function generator"), "generator", generator,
        BenchText::tr("Two channels, wired to the oscilloscope's inputs 1 and 2."));
    add(BenchText::tr("Triple supply"), "supply", supply,
        BenchText::tr("Three outputs; the first one feeds a 22 ohm resistor that gets warm."));
    add(BenchText::tr("Multimeter"), "multimeter", std::make_shared<Multimeter>(clock, nextSeed(), load),
        BenchText::tr("6½ digits, across and in series with the supply's load."));
    bench->m_entries.back().gpibAddress = 22;
    add(BenchText::tr("Source-measure unit"), "source-meter", std::make_shared<SourceMeter>(clock, nextSeed()),
        BenchText::tr("Sources and measures a silicon diode."));
    bench->m_entries.back().gpibAddress = 24;
    add(BenchText::tr("Temperature controller"), "temperature-controller",
        std::make_shared<TemperatureController>(clock, nextSeed()),
        BenchText::tr("Heats two stages of a small cryostat."));
    bench->m_entries.push_back({BenchText::tr("Process controller"), "process-controller", nullptr,
                                ProcessController::identity(), Shelf::Normal,
                                BenchText::tr("Heats a small furnace; it is looked into by Modbus."),
                                std::make_shared<ProcessController>(clock, nextSeed())});

    setUpInstrument(*generator, "SOUR1:FUNC SIN;FREQ 1000;VOLT 2;:OUTP1 ON;"
                                ":SOUR2:FUNC SQU;FREQ 1000;VOLT 1;VOLT:OFFS 0.5;:OUTP2 ON");
    setUpInstrument(*supply, "VOLT 5,(@1);:CURR 1,(@1);:OUTP ON,(@1)");
    const QByteArray scopeSetUp(":TIM:SCAL 500E-6;:CHAN1:SCAL 0.5;:CHAN2:SCAL 0.5;DISP ON;"
                                ":CHAN3:SCAL 1;OFFS 4;:CHAN4:SCAL 0.1;OFFS 0.25");
    setUpInstrument(*oscilloscope, scopeSetUp);

    const auto addFaulty = [&](const QString& name, const QByteArray& key, std::unique_ptr<ResponseFault> fault,
                               const QString& description) {
        const auto number = static_cast<int>(bench->m_entries.size()) - 6;
        auto device = std::make_shared<Oscilloscope>(faultyIdentity(number), clock, nextSeed(), inputs);
        setUpInstrument(*device, scopeSetUp);
        device->setResponseFault(std::move(fault));
        bench->m_entries.push_back({name, key, device, device->identity(), Shelf::Faulty, description});
        return device;
    };
    addFaulty(BenchText::tr("Slow oscilloscope"), "faulty-slow",
              std::make_unique<SlowResponses>(std::chrono::seconds(3)),
              BenchText::tr("Answers every query right, three seconds late."));
    addFaulty(BenchText::tr("Oscilloscope that drops the link"), "faulty-drops",
              std::make_unique<DroppedResponses>(),
              BenchText::tr("Breaks the connection in the middle of every long reply."));
    addFaulty(BenchText::tr("Oscilloscope that answers garbage"), "faulty-garbage",
              std::make_unique<GarbageResponses>(nextSeed()),
              BenchText::tr("Answers random bytes to every query, its identity too."));
    {
        const auto device = addFaulty(BenchText::tr("Locked oscilloscope"), "faulty-locked", nullptr,
                                      BenchText::tr("Somebody else holds its exclusive lock and never lets go."));
        bench->m_entries.back().device = std::make_shared<HeldDevice>(device);
    }
    addFaulty(BenchText::tr("Oscilloscope with swapped bytes"), "faulty-byte-order", nullptr,
              BenchText::tr("Sends 16-bit waveforms in the other byte order than it says."))
        ->setSwapsWords();
    addFaulty(BenchText::tr("Silent oscilloscope"), "faulty-silent", std::make_unique<MissingResponses>(),
              BenchText::tr("Takes every command and never answers."));
    addFaulty(BenchText::tr("Oscilloscope with short blocks"), "faulty-truncated",
              std::make_unique<TruncatedBlocks>(),
              BenchText::tr("Its blocks end before the length they announce."));
    addFaulty(BenchText::tr("Oscilloscope with long blocks"), "faulty-overlong",
              std::make_unique<OverlongBlocks>(),
              BenchText::tr("Its blocks go on behind the length they announce."));
    addFaulty(BenchText::tr("Oscilloscope that never stops talking"), "faulty-huge",
              std::make_unique<HugeResponses>(),
              BenchText::tr("Answers short queries with 100 MB, but knows its identity."));
    return bench;
}

const Bench::Entry* Bench::find(QStringView nameOrKey) const
{
    for (const Entry& entry : m_entries) {
        if (nameOrKey.compare(entry.name, Qt::CaseInsensitive) == 0 ||
            nameOrKey.compare(QLatin1StringView(entry.key), Qt::CaseInsensitive) == 0)
            return &entry;
    }
    return nullptr;
}

} // namespace visor::simulation
