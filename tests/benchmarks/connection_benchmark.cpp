// SPDX-License-Identifier: GPL-3.0-or-later

// What the road above the session costs: a bare session, a traced dialogue, a list of commands as one job of a
// Connection, and one job a query (two hand-overs between threads each), all against the same raw socket.
//
//   connection_benchmark --port 5025 [--benchmark_repetitions=5 …]

#include "core/instrument/connection.h"
#include "core/scpi/response_reader.h"
#include "transports/socket/socket_transport.h"

#include <benchmark/benchmark.h>

#include <cstring>
#include <future>
#include <string>

namespace {

using namespace visor;

constexpr auto kPatience = std::chrono::seconds(10);
constexpr int kCommandsPerJob = 1000;

class Silent : public instrument::ConnectionObserver
{
public:
    void stateChanged(instrument::ConnectionState state, const std::optional<Error>&,
                      std::optional<std::chrono::milliseconds>) override
    {
        if (state == instrument::ConnectionState::Ready && !m_isReady) {
            m_isReady = true;
            m_ready.set_value(true);
        } else if (state == instrument::ConnectionState::Closed && !m_isReady) {
            m_isReady = true;
            m_ready.set_value(false);
        }
    }
    bool waitUntilReady() { return m_ready.get_future().get(); }

private:
    bool m_isReady = false; ///< the worker's
    std::promise<bool> m_ready;
};

visa::ResourceName resourceAt(std::uint16_t port)
{
    return visa::ResourceName(visa::InterfaceType::Tcpip, 0, visa::TcpipSocket{QStringLiteral("127.0.0.1"), port});
}

std::unique_ptr<visa::Session> openSession(benchmark::State& state, std::uint16_t port)
{
    socket::SocketTransport transport;
    auto session = transport.open(resourceAt(port), {}, visa::Deadline::after(kPatience));
    if (!session) {
        state.SkipWithError(qPrintable(session.error().message));
        return nullptr;
    }
    return std::move(*session);
}

void bareSession(benchmark::State& state, std::uint16_t port)
{
    const auto session = openSession(state, port);
    if (!session)
        return;
    char reply[256];
    for (auto _ : state) {
        const auto deadline = visa::Deadline::after(kPatience);
        if (!session->write("*IDN?\n", deadline) || !session->read(reply, deadline)) {
            state.SkipWithError("the query failed");
            break;
        }
    }
    state.SetItemsProcessed(state.iterations());
}

void tracedDialogue(benchmark::State& state, std::uint16_t port)
{
    const auto session = openSession(state, port);
    if (!session)
        return;
    instrument::TraceLog trace;
    instrument::Dialogue dialogue(*session, &trace, 0, instrument::Origin::Script, {},
                                  visa::CancelToken::create());
    for (auto _ : state) {
        if (!dialogue.query("*IDN?\n")) {
            state.SkipWithError("the query failed");
            break;
        }
    }
    state.SetItemsProcessed(state.iterations());
}

void connectionJobs(benchmark::State& state, std::uint16_t port, int commandsPerJob)
{
    instrument::TransportSet transports;
    transports.add(std::make_unique<socket::SocketTransport>());
    instrument::TraceLog trace;
    Silent observer;
    instrument::ConnectionSettings settings;
    settings.resource = resourceAt(port);
    instrument::Connection connection(transports, settings, &trace, observer, {});
    connection.open();
    if (!observer.waitUntilReady()) {
        state.SkipWithError("nothing answers at that port");
        return;
    }
    for (auto _ : state) {
        std::promise<bool> ended;
        instrument::Job job;
        job.body = [commandsPerJob](instrument::Dialogue& dialogue) -> Result<void> {
            for (int i = 0; i < commandsPerJob; ++i) {
                if (auto reply = dialogue.query("*IDN?\n"); !reply)
                    return tl::unexpected(reply.error());
            }
            return {};
        };
        job.done = [&](const Result<void>& result) { ended.set_value(result.has_value()); };
        connection.submit(std::move(job));
        if (!ended.get_future().get()) {
            state.SkipWithError("the query failed");
            break;
        }
    }
    state.SetItemsProcessed(state.iterations() * commandsPerJob);
}

} // namespace

int main(int argc, char** argv)
{
    std::uint16_t port = 5025;
    for (int i = 1; i + 1 < argc; ++i) {
        if (std::strcmp(argv[i], "--port") == 0) {
            port = static_cast<std::uint16_t>(std::stoi(argv[i + 1]));
            std::copy(argv + i + 2, argv + argc, argv + i);
            argc -= 2;
            break;
        }
    }
    benchmark::Initialize(&argc, argv);
    benchmark::RegisterBenchmark("session", bareSession, port)->UseRealTime();
    benchmark::RegisterBenchmark("dialogue, traced", tracedDialogue, port)->UseRealTime();
    benchmark::RegisterBenchmark("connection, 1000 commands a job", connectionJobs, port, kCommandsPerJob)
        ->UseRealTime();
    benchmark::RegisterBenchmark("connection, one command a job", connectionJobs, port, 1)->UseRealTime();
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
