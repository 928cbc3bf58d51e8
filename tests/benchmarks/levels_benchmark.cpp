// SPDX-License-Identifier: GPL-3.0-or-later
// How fast the min/max levels are built and asked, one core. items_per_second = samples per second.
#include "core/waveform/levels.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <random>

namespace visor::waveform {

namespace {

WaveformPtr benchmarkWaveform(SampleType type, std::endian order, std::size_t count)
{
    Waveform::Parts parts;
    parts.bytes = QByteArray(static_cast<qsizetype>(count * sampleSize(type)), Qt::Uninitialized);
    std::minstd_rand random(1);
    if (isFloat(type)) {
        for (std::size_t i = 0; i < count; ++i) {
            const auto sample = static_cast<float>(random() % 1000);
            const auto wide = static_cast<double>(sample);
            if (type == SampleType::Float32)
                std::memcpy(parts.bytes.data() + i * 4, &sample, 4);
            else
                std::memcpy(parts.bytes.data() + i * 8, &wide, 8);
        }
    } else {
        std::generate(parts.bytes.begin(), parts.bytes.end(), [&] { return static_cast<char>(random()); });
    }
    parts.count = count;
    parts.format = {type, order};
    return *Waveform::create(std::move(parts));
}

void buildLevels(benchmark::State& state, SampleType type, std::endian order)
{
    const auto waveform = benchmarkWaveform(type, order, static_cast<std::size_t>(state.range(0)));
    for (auto _ : state) {
        const auto levels = Levels::build(waveform);
        if (!levels)
            state.SkipWithError("build failed");
        benchmark::DoNotOptimize(levels);
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

void askLevels(benchmark::State& state)
{
    const auto count = static_cast<std::size_t>(state.range(0));
    const auto levels = *Levels::build(benchmarkWaveform(SampleType::Int8, std::endian::native, count));
    for (auto _ : state)
        benchmark::DoNotOptimize(levels->columns(0, count, 1600));
}

void copyScaled(benchmark::State& state, SampleType type, std::endian order)
{
    const auto count = static_cast<std::size_t>(state.range(0));
    const auto waveform = benchmarkWaveform(type, order, count);
    std::vector<double> values(count);
    for (auto _ : state) {
        waveform->copyValues(0, values);
        benchmark::DoNotOptimize(values.data());
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

constexpr auto kLittle = std::endian::little;
constexpr auto kBig = std::endian::big;
constexpr int kPoints = 10'000'000;

BENCHMARK_CAPTURE(buildLevels, int8, SampleType::Int8, kLittle)->Arg(kPoints)->Arg(100'000'000);
BENCHMARK_CAPTURE(buildLevels, uint8, SampleType::UInt8, kLittle)->Arg(kPoints);
BENCHMARK_CAPTURE(buildLevels, int16, SampleType::Int16, kLittle)->Arg(kPoints);
BENCHMARK_CAPTURE(buildLevels, int16_big, SampleType::Int16, kBig)->Arg(kPoints);
BENCHMARK_CAPTURE(buildLevels, float32, SampleType::Float32, kLittle)->Arg(kPoints);
BENCHMARK_CAPTURE(buildLevels, float32_big, SampleType::Float32, kBig)->Arg(kPoints);
BENCHMARK_CAPTURE(buildLevels, float64, SampleType::Float64, kLittle)->Arg(kPoints);
BENCHMARK(askLevels)->Arg(kPoints)->Arg(100'000'000);
BENCHMARK_CAPTURE(copyScaled, int8, SampleType::Int8, kLittle)->Arg(1'000'000);
BENCHMARK_CAPTURE(copyScaled, int16_big, SampleType::Int16, kBig)->Arg(1'000'000);

} // namespace

} // namespace visor::waveform

BENCHMARK_MAIN();
