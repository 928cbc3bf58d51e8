// SPDX-License-Identifier: GPL-3.0-or-later
//
// Query rate over a serial line (a pseudo-terminal) and through a Prologix adapter, each beside a bare loop that
// moves the same bytes to and from the same peer: bare_* is what there is to reach.
#include "transports/prologix/adapter.h"
#include "transports/serial/serial_session.h"
#include "transports/wire/tcp_stream.h"

#include <benchmark/benchmark.h>

#include <pty.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

#include <cstring>
#include <string_view>
#include <thread>

namespace visor {

namespace {

using namespace std::chrono_literals;
using visa::Deadline;

constexpr std::string_view kAnswer = "Visor,Bare,1,1.0\n";
constexpr std::string_view kMarkedAnswer = "Visor,Bare,1,1.0\n\x04";

/// Answers each line of `descriptor` until it is closed; whatever ends in `trigger` is answered with `answer`.
void answerLines(int descriptor, std::string_view trigger, std::string_view answer)
{
    std::string line;
    char buffer[4096];
    for (;;) {
        const ssize_t got = ::read(descriptor, buffer, sizeof buffer);
        if (got <= 0)
            return;
        for (ssize_t i = 0; i < got; ++i) {
            line += buffer[i];
            if (buffer[i] != '\n')
                continue;
            std::string_view said = line.ends_with(trigger) ? answer : std::string_view();
            if (line == "++ver\n")
                said = "Prologix GPIB bare\r\n";
            if (!said.empty() && ::write(descriptor, said.data(), said.size()) < 0)
                return;
            line.clear();
        }
    }
}

bool exchange(int descriptor, std::initializer_list<std::string_view> parts, char end)
{
    for (const std::string_view part : parts) {
        if (::write(descriptor, part.data(), part.size()) != static_cast<ssize_t>(part.size()))
            return false;
    }
    char buffer[4096];
    ssize_t got = 0;
    do {
        got = ::read(descriptor, buffer, sizeof buffer);
    } while (got > 0 && buffer[got - 1] != end);
    return got > 0;
}

struct Terminal
{
    Terminal()
    {
        termios line{};
        ::cfmakeraw(&line);
        line.c_cflag |= CS8 | CREAD;
        char path[128];
        if (::openpty(&master, &slave, path, &line, nullptr) == 0)
            name = QString::fromLocal8Bit(path);
        peer = std::thread([this] { answerLines(master, "\n", kAnswer); });
    }
    ~Terminal()
    {
        ::close(slave); // the last one: the peer's read ends
        peer.join();
        ::close(master);
    }
    int master = -1;
    int slave = -1;
    QString name;
    std::thread peer;
};

void bareSerial(benchmark::State& state)
{
    Terminal terminal;
    for (auto _ : state) {
        if (!exchange(terminal.slave, {"*IDN?\n"}, '\n')) {
            state.SkipWithError("exchange failed");
            break;
        }
    }
}

void serialSession(benchmark::State& state)
{
    Terminal terminal;
    auto port = serial::SerialPort::open(terminal.name, {});
    if (!port) {
        state.SkipWithError(port.error().message.toUtf8().constData());
        return;
    }
    const visa::ResourceName name(visa::InterfaceType::Asrl, 0, visa::SerialInstrument{terminal.name});
    serial::SerialSession session(name, std::move(*port), 2s);
    std::array<char, 4096> reply;
    for (auto _ : state) {
        const Deadline deadline = Deadline::after(2s);
        if (!session.write("*IDN?\n", deadline) || !session.read(reply, deadline)) {
            state.SkipWithError("query failed");
            break;
        }
    }
}

/// An adapter on Ethernet: a TCP connection (Prologix GPIB-ETHERNET manual §6), both ends in this process.
struct Line
{
    Line()
    {
        auto listener = wire::TcpListener::listen(QStringLiteral("127.0.0.1"), 0);
        auto near = wire::TcpStream::connect(QStringLiteral("127.0.0.1"), listener->port(), Deadline::after(2s));
        auto far = listener->accept(Deadline::after(2s));
        ours = ::dup(near->descriptor());
        theirs = ::dup(far->descriptor());
        peer = std::thread([this] { answerLines(theirs, "++read eoi\n", kMarkedAnswer); });
    }
    ~Line()
    {
        ::shutdown(theirs, SHUT_RDWR);
        peer.join();
        ::close(theirs);
    }
    int ours = -1; ///< whoever takes it closes it
    int theirs = -1;
    std::thread peer;
};

void bareAdapter(benchmark::State& state)
{
    Line line;
    for (auto _ : state) {
        if (!exchange(line.ours, {"*IDN?\x1B\n\n", "++read eoi\n"}, '\x04')) {
            state.SkipWithError("exchange failed");
            break;
        }
    }
    ::close(line.ours);
}

void adapterSession(benchmark::State& state)
{
    Line line;
    auto adapter = prologix::Adapter::open(std::make_unique<wire::TcpStream>(wire::TcpStream::adopt(line.ours)),
                                           QStringLiteral("bare"), Deadline::after(2s));
    if (!adapter) {
        state.SkipWithError(adapter.error().message.toUtf8().constData());
        return;
    }
    const auto owner = (*adapter)->newOwner();
    std::array<char, 4096> reply;
    for (auto _ : state) {
        const Deadline deadline = Deadline::after(2s);
        if (!(*adapter)->write(owner, {9, {}}, "*IDN?\n", true, deadline) ||
            !(*adapter)->read(owner, {9, {}}, reply, deadline)) {
            state.SkipWithError("query failed");
            break;
        }
    }
}

BENCHMARK(bareSerial)->UseRealTime();
BENCHMARK(serialSession)->UseRealTime();
BENCHMARK(bareAdapter)->UseRealTime();
BENCHMARK(adapterSession)->UseRealTime();

} // namespace

} // namespace visor

BENCHMARK_MAIN();
