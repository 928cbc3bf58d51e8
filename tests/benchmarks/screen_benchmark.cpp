// SPDX-License-Identifier: GPL-3.0-or-later
// From the last byte of a capture on the wire to its picture in the window: parse, levels, hand-over, replot,
// paint. The instrument is a session in memory; the clock starts where the trace says that the reply's last byte
// arrived and stops when the canvas has painted. Run with QT_QPA_PLATFORM=offscreen.
#include "tests/core/instrument/fake_transport.h"
#include "widgets/common/instrument_link.h"
#include "widgets/waveform/waveform_panel.h"
#include "widgets/waveform/waveform_plot.h"

#include <benchmark/benchmark.h>

#include <QApplication>
#include <QEventLoop>

#include <cmath>

namespace visor::ui {

namespace {

constexpr char kBlockScope[] = R"yaml(instrument: {manufacturer: Visor, model: Fake, class: oscilloscope}
identity: {patterns: ["VISOR,FAKE"]}
commands:
  waveform:
    type: query
    scpi: ":WAV:DATA?"
    returns: {type: vector, x_name: Time, x_unit: s, unit: V}
    waveform_assembly: {source_command: ":WAV:SOUR CHAN1", data_format: byte}
)yaml";

/// Paints the canvas itself, to know when it is done.
class PaintClock : public QObject
{
public:
    std::chrono::system_clock::time_point painted;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() != QEvent::Paint || m_isInside)
            return false;
        m_isInside = true;
        QCoreApplication::sendEvent(watched, event);
        m_isInside = false;
        painted = std::chrono::system_clock::now();
        return true;
    }

private:
    bool m_isInside = false;
};

void captureToScreen(benchmark::State& state)
{
    const auto points = static_cast<int>(state.range(0));
    auto bench = std::make_shared<test::FakeBench>();
    QByteArray block = "#8" + QByteArray::number(points).rightJustified(8, '0');
    for (int i = 0; i < points; ++i)
        block.append(static_cast<char>(128 + 100 * std::sin(i * 40 * M_PI / points)));
    block.append('\n');
    bench->answer = [&](const QByteArray& message) -> QByteArray {
        if (message == "*IDN?")
            return "VISOR,FAKE,1,1\n";
        if (message.endsWith("PREamble?"))
            return "0,0,1000000,1,1E-9,0,0,0.01,0,128\n";
        return message.endsWith("DATA?") ? block : QByteArray();
    };
    instrument::TransportSet transports;
    transports.add(std::make_unique<test::FakeTransport>(bench));
    profile::Library library;
    library.addText(QStringLiteral("scope.yaml"), kBlockScope);
    instrument::TraceLog trace;
    instrument::ConnectionSettings settings;
    settings.resource = visa::ResourceName::parse(u"TCPIP0::127.0.0.1::5025::SOCKET").value();
    InstrumentLink link(transports, library, trace, settings);
    WaveformPanel panel(link);
    panel.resize(1600, 900);
    panel.show();
    PaintClock clock;
    panel.plot().canvas().installEventFilter(&clock);
    link.open();
    while (!link.isReady() || !link.profile())
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);

    double worst = 0;
    for (auto _ : state) {
        bool isCaptured = false;
        const auto connection = QObject::connect(&panel, &WaveformPanel::captured, [&] { isCaptured = true; });
        panel.single();
        if (!panel.isCapturing())
            return state.SkipWithError("no capture started");
        while (!isCaptured)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        const auto handed = clock.painted;
        while (clock.painted == handed)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        QObject::disconnect(connection);
        const auto last = trace.entriesAfter(0, 1).back();
        const double seconds = std::chrono::duration<double>(clock.painted - (last.start + last.duration)).count();
        trace.clear();
        worst = std::max(worst, seconds);
        state.SetIterationTime(seconds);
    }
    state.counters["worst_ms"] = worst * 1e3;
}

BENCHMARK(captureToScreen)
    ->Arg(1'000'000)
    ->Arg(8'000'000)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond)
    ->Iterations(50);

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
