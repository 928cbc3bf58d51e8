// SPDX-License-Identifier: GPL-3.0-or-later
// How fast captures are written and read. items_per_second = samples per second. capture_numpy.py does the same
// with numpy, in the same folder (TMPDIR), for a side-by-side reading.
#include "core/capture/exporter_set.h"

#include <benchmark/benchmark.h>

#include <QDir>
#include <QTemporaryDir>

#include <random>

namespace visor::capture {

namespace {

Capture benchmarkCapture(waveform::SampleType type, std::size_t count)
{
    waveform::Waveform::Parts parts;
    parts.bytes = QByteArray(static_cast<qsizetype>(count * waveform::sampleSize(type)), Qt::Uninitialized);
    std::minstd_rand random(1);
    for (std::size_t i = 0; i < count; ++i) {
        const auto value = static_cast<double>(random()) / 1e9 - 1;
        const auto narrow = static_cast<float>(value);
        const auto code = static_cast<std::int16_t>(value * 1000);
        char* const at = parts.bytes.data() + i * waveform::sampleSize(type);
        if (type == waveform::SampleType::Float64)
            std::memcpy(at, &value, sizeof value);
        else if (type == waveform::SampleType::Float32)
            std::memcpy(at, &narrow, sizeof narrow);
        else
            std::memcpy(at, &code, waveform::sampleSize(type));
    }
    parts.count = count;
    parts.format.type = type;
    parts.x = waveform::RegularAxis{-5e-3, 1e-9};
    if (!waveform::isFloat(type))
        parts.scaling = {7.8125e-3, -0.5};
    Capture capture;
    capture.traces = {*waveform::Waveform::create(std::move(parts))};
    return capture;
}

void writeFile(benchmark::State& state, waveform::SampleType type, const char* ending, bool raw)
{
    const auto capture = benchmarkCapture(type, static_cast<std::size_t>(state.range(0)));
    const auto exporters = standardExporters();
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("x.") + QLatin1StringView(ending));
    ExportOptions options;
    options.raw = raw;
    for (auto _ : state) {
        if (!exporters.write(capture, path, options))
            state.SkipWithError("write failed");
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
    state.counters["bytes"] = static_cast<double>(QFileInfo(path).size());
}

void readFile(benchmark::State& state, waveform::SampleType type, const char* ending)
{
    const auto exporters = standardExporters();
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("x.") + QLatin1StringView(ending));
    if (!exporters.write(benchmarkCapture(type, static_cast<std::size_t>(state.range(0))), path))
        state.SkipWithError("write failed");
    for (auto _ : state) {
        const auto capture = exporters.read(path);
        if (!capture)
            state.SkipWithError("read failed");
        benchmark::DoNotOptimize(capture);
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}

using waveform::SampleType;
constexpr int kSamples = 10'000'000;

BENCHMARK_CAPTURE(writeFile, csv_int8, SampleType::Int8, "csv", false)->Arg(kSamples)->UseRealTime();
BENCHMARK_CAPTURE(writeFile, csv_int16, SampleType::Int16, "csv", false)->Arg(kSamples)->UseRealTime();
BENCHMARK_CAPTURE(writeFile, csv_float32, SampleType::Float32, "csv", false)->Arg(kSamples)->UseRealTime();
BENCHMARK_CAPTURE(writeFile, csv_float64, SampleType::Float64, "csv", false)->Arg(kSamples)->UseRealTime();
BENCHMARK_CAPTURE(writeFile, npy_int16_values, SampleType::Int16, "npy", false)->Arg(kSamples)->UseRealTime();
BENCHMARK_CAPTURE(writeFile, npy_int16_codes, SampleType::Int16, "npy", true)->Arg(kSamples)->UseRealTime();
BENCHMARK_CAPTURE(writeFile, npy_float64, SampleType::Float64, "npy", true)->Arg(kSamples)->UseRealTime();
BENCHMARK_CAPTURE(writeFile, json_int16, SampleType::Int16, "json", false)->Arg(kSamples)->UseRealTime();
BENCHMARK_CAPTURE(readFile, csv_int16, SampleType::Int16, "csv")->Arg(kSamples)->UseRealTime();
BENCHMARK_CAPTURE(readFile, npy_int16, SampleType::Int16, "npy")->Arg(kSamples)->UseRealTime();

} // namespace

} // namespace visor::capture

BENCHMARK_MAIN();
