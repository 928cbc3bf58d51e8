// SPDX-License-Identifier: GPL-3.0-or-later
//
// Query rate and block throughput of each wire's session against a server that runs elsewhere and knows *IDN? and
// "WAV? N" (an IEEE 488.2 block of N bytes). One run per resource named:
//
//     wire_benchmark --resource=TCPIP0::127.0.0.1::5025::SOCKET --resource=TCPIP0::127.0.0.1:9011::inst0::INSTR
//
// TCPIPS resources need --trust=127.0.0.1/SHA256. Options of Google Benchmark follow. compare_wires.py puts the
// figures beside those of a bare client.
#include "core/instrument/transport.h"
#include "core/scpi/response_reader.h"
#include "transports/hislip/hislip_transport.h"
#include "transports/socket/socket_transport.h"
#include "transports/vicp/vicp_transport.h"
#include "transports/vxi11/vxi11_transport.h"

#include <benchmark/benchmark.h>

#include <sys/resource.h>

#include <array>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

namespace visor {

namespace {

using namespace std::chrono_literals;
using visa::Deadline;

constexpr std::int64_t kLargestBlock = 100'000'000;

/// What --trust=HOST/SHA256 named.
std::shared_ptr<instrument::TrustStore> trust()
{
    static const auto kTrust = std::make_shared<instrument::TrustStore>();
    return kTrust;
}

instrument::TransportSet transports()
{
    instrument::TransportSet set;
    set.add(std::make_unique<socket::SocketTransport>());
    set.add(std::make_unique<vxi11::Vxi11Transport>());
    set.add(std::make_unique<hislip::HislipTransport>(trust()));
    set.add(std::make_unique<vicp::VicpTransport>());
    return set;
}

double peakMebibytes()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

std::unique_ptr<visa::Session> openFor(benchmark::State& state, const visa::ResourceName& resource)
{
    static const instrument::TransportSet set = transports();
    auto session = set.open(resource, {}, Deadline::after(5s));
    if (session)
        return std::move(*session);
    state.SkipWithError(session.error().message.toUtf8().constData());
    return nullptr;
}

void query(benchmark::State& state, const visa::ResourceName& resource)
{
    const auto session = openFor(state, resource);
    if (!session)
        return;
    std::array<char, 4096> reply;
    for (auto _ : state) {
        const Deadline deadline = Deadline::after(2s);
        if (!session->write("*IDN?\n", deadline)) {
            state.SkipWithError("write failed");
            break;
        }
        const auto chunk = session->read(reply, deadline);
        if (!chunk || chunk->count == 0) {
            state.SkipWithError("read failed");
            break;
        }
    }
    state.SetItemsProcessed(state.iterations());
}

void block(benchmark::State& state, const visa::ResourceName& resource)
{
    const auto session = openFor(state, resource);
    if (!session)
        return;
    const std::int64_t size = state.range(0);
    const QByteArray command = "WAV? " + QByteArray::number(size) + '\n';
    QByteArray reply;
    for (auto _ : state) {
        const Deadline deadline = Deadline::after(60s);
        if (!session->write(command, deadline) || !scpi::readResponseInto(reply, *session, {}, deadline)) {
            state.SkipWithError("transfer failed");
            break;
        }
        if (reply.size() < size) {
            state.SkipWithError("the block came short");
            break;
        }
    }
    state.SetBytesProcessed(state.iterations() * size);
    state.counters["peak_MiB"] = peakMebibytes();
}

} // namespace

} // namespace visor

int main(int argc, char** argv)
{
    constexpr std::string_view kOption = "--resource=";
    constexpr std::string_view kTrust = "--trust=";
    std::vector<char*> others;
    std::vector<visor::visa::ResourceName> resources;
    for (int i = 0; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument.starts_with(kTrust)) {
            const QString words = QString::fromLatin1(argument.data() + kTrust.size());
            visor::instrument::Certificate certificate;
            certificate.fingerprint = visor::instrument::fingerprintFromText(words.section(u'/', 1));
            certificate.expires = QDateTime::currentDateTimeUtc().addDays(1);
            if (!visor::trust()->trust(words.section(u'/', 0, 0), certificate, QDateTime::currentDateTimeUtc()))
                return 2;
            continue;
        }
        if (!argument.starts_with(kOption)) {
            others.push_back(argv[i]);
            continue;
        }
        const std::string_view text = argument.substr(kOption.size());
        const auto name =
            visor::visa::ResourceName::parse(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
        if (!name) {
            std::fprintf(stderr, "%s\n", name.error().message.toUtf8().constData());
            return 2;
        }
        resources.push_back(*name);
    }
    for (const auto& resource : resources) {
        const std::string label = resource.toString().toStdString();
        benchmark::RegisterBenchmark(("query/" + label).c_str(), visor::query, resource);
        benchmark::RegisterBenchmark(("block/" + label).c_str(), visor::block, resource)
            ->Arg(1'000'000)
            ->Arg(10'000'000)
            ->Arg(visor::kLargestBlock)
            ->UseRealTime();
    }
    int count = static_cast<int>(others.size());
    benchmark::Initialize(&count, others.data());
    if (benchmark::ReportUnrecognizedArguments(count, others.data()))
        return 2;
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
