// SPDX-License-Identifier: GPL-3.0-or-later
// What a whole replot costs, axes and all, at 1600×900 on the raster engine: full view, pan and zoom. Run with
// QT_QPA_PLATFORM=offscreen.
#include "widgets/waveform/levels_plottable.h"

#include <benchmark/benchmark.h>

#include <QApplication>

#include <cmath>

namespace visor::ui {

namespace {

waveform::LevelsPtr sineLevels(std::size_t count)
{
    waveform::Waveform::Parts parts;
    parts.bytes = QByteArray(static_cast<qsizetype>(count), Qt::Uninitialized);
    quint32 noise = 1;
    for (std::size_t i = 0; i < count; ++i) {
        noise = noise * 1664525u + 1013904223u;
        const double angle = static_cast<double>(i) * 20 / static_cast<double>(count) * 6.283185307;
        parts.bytes[static_cast<qsizetype>(i)] = static_cast<char>(100 * std::sin(angle) + (noise >> 28));
    }
    parts.count = count;
    parts.format.type = waveform::SampleType::Int8;
    parts.x = waveform::RegularAxis{0, 1e-9};
    return *waveform::Levels::build(*waveform::Waveform::create(std::move(parts)));
}

class Bench
{
public:
    Bench(std::size_t points, int traces)
    {
        m_plot.setAttribute(Qt::WA_DontShowOnScreen);
        m_plot.resize(1600, 900);
        const auto levels = sineLevels(points);
        for (int i = 0; i < traces; ++i) {
            auto* trace = new LevelsPlottable(m_plot.xAxis, m_plot.yAxis);
            trace->setPen(QPen(QColor::fromHsv(60 * i, 255, 200), 1.5));
            trace->setLevels(levels);
        }
        m_plot.rescaleAxes();
        m_plot.show();
    }
    QCustomPlot& plot() { return m_plot; }

private:
    QCustomPlot m_plot;
};

void replot(benchmark::State& state)
{
    Bench bench(static_cast<std::size_t>(state.range(0)), static_cast<int>(state.range(1)));
    for (auto _ : state)
        bench.plot().replot(QCustomPlot::rpImmediateRefresh);
}

void pan(benchmark::State& state)
{
    Bench bench(static_cast<std::size_t>(state.range(0)), static_cast<int>(state.range(1)));
    auto* const axis = bench.plot().xAxis;
    axis->scaleRange(0.5);
    double step = axis->range().size() / 100;
    int count = 0;
    for (auto _ : state) {
        axis->moveRange(step);
        if (++count % 40 == 0)
            step = -step;
        bench.plot().replot(QCustomPlot::rpImmediateRefresh);
    }
}

void zoom(benchmark::State& state)
{
    Bench bench(static_cast<std::size_t>(state.range(0)), static_cast<int>(state.range(1)));
    auto* const axis = bench.plot().xAxis;
    int count = 0;
    for (auto _ : state) {
        axis->scaleRange(count++ % 80 < 40 ? 0.8 : 1 / 0.8, axis->range().center());
        bench.plot().replot(QCustomPlot::rpImmediateRefresh);
    }
}

BENCHMARK(replot)
    ->Args({10'000'000, 1})
    ->Args({100'000'000, 1})
    ->Args({100'000'000, 4})
    ->Unit(benchmark::kMillisecond);
BENCHMARK(pan)->Args({10'000'000, 1})->Args({100'000'000, 1})->Unit(benchmark::kMillisecond);
BENCHMARK(zoom)->Args({10'000'000, 1})->Args({100'000'000, 1})->Unit(benchmark::kMillisecond);

} // namespace

} // namespace visor::ui

int main(int argc, char** argv)
{
    const QApplication application(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
