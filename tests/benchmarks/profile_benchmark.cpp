// SPDX-License-Identifier: GPL-3.0-or-later
// What profiles cost: the library's first look and later starts beside yaml-cpp's own parse of the same bytes,
// matching, rendering with checks, reading replies, and the memory of one.
#include "core/profile/library.h"
#include "core/profile/library_indexer.h"
#include "core/profile/reader.h"
#include "core/profile/renderer.h"
#include "core/profile/reply_parser.h"

#include <QDateTime>
#include <QFile>
#include <QTemporaryDir>

#include <benchmark/benchmark.h>
#include <malloc.h>
#include <yaml-cpp/yaml.h>

namespace visor::profile {

namespace {

constexpr int kProfiles = 500;

QByteArray benchmarkProfile(int number)
{
    const QByteArray model = "M" + QByteArray::number(1000 + number);
    QByteArray text =
        "# Facts from the programming guide.\ninstrument:\n  manufacturer: Acme Instruments\n  model: " + model +
        "\n  class: oscilloscope\n  description: Four channels, 200 MHz.\nidentity:\n  pattern: '^ACME "
        "INSTRUMENTS,\\s*" +
        model +
        "\\d?,'\ninterfaces:\n  - {type: ethernet, port: 5025}\nsettings:\n  timeout_ms: 5000\ncommands:\n";
    QByteArray names;
    for (int at = 0; at < 60; ++at) {
        const QByteArray name = "setting_" + QByteArray::number(at);
        const QByteArray header = ":SYSTem:PART{channel}:SETTing" + QByteArray::number(at);
        names += (at == 0 ? "" : ", ") + name;
        text +=
            "  " + name + ":\n    type: property\n    getter: \"" + header + "?\"\n    setter: \"" + header +
            " {value}\"\n    description: What changes at the terminals.\n    params:\n      channel: {type: int, "
            "min: 1, max: 4, default: 1, description: Input channel}\n";
        text += at % 3 == 0 ? "      value: {type: enum, options: [AUTO, NORMal, SINGle], default: AUTO}\n"
                              "    returns: {type: string}\n"
                            : "      value: {type: float, unit: V, min: 0.001, max: 40, default: 1}\n"
                              "    returns: {type: float, unit: V}\n";
    }
    return text + "console:\n  version: \"1.0\"\n  groups:\n    All: [" + names + "]\n  read_on_open: true\n";
}

/// A folder of profiles that were written long ago.
struct ProfileFolder
{
    ProfileFolder()
    {
        for (int number = 0; number < kProfiles; ++number) {
            QFile file(directory.filePath(QStringLiteral("acme-%1.yaml").arg(number, 4, 10, QLatin1Char('0'))));
            const QByteArray text = benchmarkProfile(number);
            if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
                std::abort();
            file.flush();
            file.setFileTime(QDateTime::currentDateTimeUtc().addDays(-1), QFileDevice::FileModificationTime);
            bytes += text.size();
        }
    }
    QTemporaryDir directory;
    qint64 bytes = 0;
};

const ProfileFolder& profileFolder()
{
    static const ProfileFolder kFolder;
    return kFolder;
}

void yamlCppAlone(benchmark::State& state)
{
    const ProfileFolder& folder = profileFolder();
    for (auto _ : state) {
        for (int number = 0; number < kProfiles; ++number) {
            QFile file(
                folder.directory.filePath(QStringLiteral("acme-%1.yaml").arg(number, 4, 10, QLatin1Char('0'))));
            if (!file.open(QIODevice::ReadOnly))
                std::abort();
            benchmark::DoNotOptimize(YAML::Load(file.readAll().toStdString()));
        }
    }
    state.SetBytesProcessed(static_cast<int64_t>(state.iterations()) * folder.bytes);
}
BENCHMARK(yamlCppAlone)->Unit(benchmark::kMillisecond);

void firstIndex(benchmark::State& state)
{
    const ProfileFolder& folder = profileFolder();
    for (auto _ : state) {
        Library library;
        library.addFolder(folder.directory.path());
        if (library.entries().size() != kProfiles)
            std::abort();
    }
    state.SetBytesProcessed(static_cast<int64_t>(state.iterations()) * folder.bytes);
}
BENCHMARK(firstIndex)->Unit(benchmark::kMillisecond);

void everyBodyRead(benchmark::State& state)
{
    const QByteArray text = benchmarkProfile(1);
    for (auto _ : state)
        benchmark::DoNotOptimize(readProfile(text, QStringLiteral("a.yaml")));
    state.SetBytesProcessed(static_cast<int64_t>(state.iterations()) * text.size());
}
BENCHMARK(everyBodyRead)->Unit(benchmark::kMicrosecond);

void laterStart(benchmark::State& state)
{
    const ProfileFolder& folder = profileFolder();
    const QTemporaryDir cache;
    const auto start = [&] {
        Library library;
        library.addFolder(folder.directory.path());
        library.setIndexFile(cache.filePath(QStringLiteral("index")));
        if (library.entries().size() != kProfiles)
            std::abort();
    };
    start();
    for (auto _ : state)
        start();
}
BENCHMARK(laterStart)->Unit(benchmark::kMillisecond);

/// 0: patterns that begin with what replies begin with; 1: patterns that may be found anywhere.
void matchOneOfThousand(benchmark::State& state)
{
    Library library;
    for (int number = 0; number < 1000; ++number) {
        const QByteArray model = "M" + QByteArray::number(1000 + number);
        const QByteArray pattern = (state.range(0) == 0 ? "^ACME INSTRUMENTS,\\s*" : "ACME.*") + model + "\\d?,";
        library.addText(QStringLiteral("acme-%1.yaml").arg(number),
                        "instrument: {manufacturer: Acme, model: " + model + ", class: x}\nidentity: {pattern: '" +
                            pattern + "'}\n");
    }
    // Texts given later come first: this one is the last.
    const QString identity = QStringLiteral("ACME INSTRUMENTS,M1000,MY12345678,02.43.2018");
    if (!library.match(identity))
        std::abort();
    for (auto _ : state)
        benchmark::DoNotOptimize(library.match(identity));
}
BENCHMARK(matchOneOfThousand)->Arg(0)->Arg(1)->Unit(benchmark::kMicrosecond);

void renderAndCheck(benchmark::State& state)
{
    const auto outcome = readProfile(benchmarkProfile(1), QStringLiteral("a.yaml"));
    const Command& command = outcome.profile->commands[state.range(0) == 0 ? 1 : 0];
    const Arguments arguments{{QStringLiteral("channel"), 2},
                              {QStringLiteral("value"), state.range(0) == 0 ? QVariant(QStringLiteral("2.5 mV"))
                                                                            : QVariant(QStringLiteral("norm"))}};
    for (auto _ : state)
        benchmark::DoNotOptimize(render(command, Access::Write, arguments));
}
BENCHMARK(renderAndCheck)->Arg(0)->Arg(1)->Unit(benchmark::kNanosecond);

void parseFloatReply(benchmark::State& state)
{
    const auto outcome = readProfile(benchmarkProfile(1), QStringLiteral("a.yaml"));
    const Returns& returns = *outcome.profile->commands[1].returns;
    const QByteArray reply("+1.23456789E-03\n");
    for (auto _ : state)
        benchmark::DoNotOptimize(parseReply(returns, reply));
}
BENCHMARK(parseFloatReply)->Unit(benchmark::kNanosecond);

/// KiB: what one loaded profile of 60 commands keeps allocated.
void memoryOfOne(benchmark::State& state)
{
    const QByteArray text = benchmarkProfile(1);
    constexpr int kCopies = 50;
    double kibibytes = 0;
    for (auto _ : state) {
        std::vector<ReadOutcome> kept;
        kept.reserve(kCopies);
        const auto before = mallinfo2().uordblks;
        for (int copy = 0; copy < kCopies; ++copy)
            kept.push_back(readProfile(text, QStringLiteral("a.yaml")));
        kibibytes = static_cast<double>(mallinfo2().uordblks - before) / kCopies / 1024;
    }
    state.counters["KiB"] = kibibytes;
    state.counters["sizeofCommand"] = sizeof(Command);
}
BENCHMARK(memoryOfOne)->Unit(benchmark::kMillisecond);

} // namespace

} // namespace visor::profile

BENCHMARK_MAIN();
