// SPDX-License-Identifier: GPL-3.0-or-later
// What one command of a profile costs beside the wire: rendering it with its arguments checked, reading its reply,
// and answering it in a simulation.
#include "core/profile/reader.h"
#include "core/profile/renderer.h"
#include "core/profile/reply_parser.h"
#include "core/simulation/profile_instrument.h"
#include "core/simulation/steady_clock.h"

#include <benchmark/benchmark.h>

#include <array>

namespace {

using visor::profile::Access;
using visor::profile::Arguments;

std::shared_ptr<const visor::profile::Profile> scopeProfile()
{
    static const auto kProfile =
        visor::profile::readProfileFile(QStringLiteral(VISOR_PROFILES_DIR) +
                                        QStringLiteral("/keysight-infiniivision-3000x.yaml"))
            .workingProfile();
    return kProfile;
}

void renderNumber(benchmark::State& state)
{
    const auto& command = *scopeProfile()->findCommand(u"channel_scale");
    const Arguments arguments{{QStringLiteral("channel"), 2}, {QStringLiteral("value"), 0.25}};
    for (auto _ : state)
        benchmark::DoNotOptimize(visor::profile::render(command, Access::Write, arguments));
}
BENCHMARK(renderNumber);

void renderText(benchmark::State& state)
{
    const auto& command = *scopeProfile()->findCommand(u"channel_scale");
    const Arguments arguments{{QStringLiteral("channel"), QStringLiteral("2")},
                              {QStringLiteral("value"), QStringLiteral("250 mV")}};
    for (auto _ : state)
        benchmark::DoNotOptimize(visor::profile::render(command, Access::Write, arguments));
}
BENCHMARK(renderText);

void renderChoice(benchmark::State& state)
{
    const auto& command = *scopeProfile()->findCommand(u"acquisition_type");
    const Arguments arguments{{QStringLiteral("value"), QStringLiteral("HRES")}};
    for (auto _ : state)
        benchmark::DoNotOptimize(visor::profile::render(command, Access::Write, arguments));
}
BENCHMARK(renderChoice);

void renderQuery(benchmark::State& state)
{
    const auto& command = *scopeProfile()->findCommand(u"channel_scale");
    const Arguments arguments{{QStringLiteral("channel"), 2}};
    for (auto _ : state)
        benchmark::DoNotOptimize(visor::profile::render(command, Access::Read, arguments));
}
BENCHMARK(renderQuery);

void parseNumber(benchmark::State& state)
{
    const auto& returns = *scopeProfile()->findCommand(u"channel_scale")->returns;
    const QByteArray reply = "+2.50000000E-01\n";
    for (auto _ : state)
        benchmark::DoNotOptimize(visor::profile::parseReply(returns, reply));
}
BENCHMARK(parseNumber);

void parsePreamble(benchmark::State& state)
{
    const auto& returns = *scopeProfile()->findCommand(u"waveform_preamble")->returns;
    const QByteArray reply = "0,0,1000,1,+1.0E-06,-5.0E-04,0,+7.8125E-03,+0.0E+00,128\n";
    for (auto _ : state)
        benchmark::DoNotOptimize(visor::profile::parseReply(returns, reply));
}
BENCHMARK(parsePreamble);

void simulatedQuery(benchmark::State& state)
{
    const auto instrument = visor::simulation::ProfileInstrument::create(
                                scopeProfile(), std::make_shared<visor::simulation::SteadyClock>())
                                .value();
    const auto link = std::move(*instrument->open());
    std::array<char, 256> buffer{};
    const auto patient = visor::visa::Deadline::after(std::chrono::hours(1));
    for (auto _ : state) {
        benchmark::DoNotOptimize(link->write(":CHANnel2:SCALe?\n", patient));
        benchmark::DoNotOptimize(link->read(buffer, patient));
    }
}
BENCHMARK(simulatedQuery);

} // namespace

BENCHMARK_MAIN();
