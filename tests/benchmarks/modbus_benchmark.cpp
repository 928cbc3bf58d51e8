// SPDX-License-Identifier: GPL-3.0-or-later
// Reads of ten holding registers a second: our session beside a bare loop of send() and recv(), on one server and
// one processor core, alternating. Prints both medians and their ratio.
#include "tests/transports/modbus/cell_device.h"
#include "transports/modbus/tcp_server.h"
#include "transports/modbus/tcp_transport.h"
#include "transports/wire/tcp_stream.h"

#include <sched.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <vector>

namespace {

using namespace visor;

constexpr int kRounds = 5;
constexpr int kReads = 20'000;

template<typename Read>
double perSecond(const Read& read)
{
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < kReads; ++i) {
        if (!read())
            return 0.0;
    }
    return kReads / std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double median(std::vector<double> figures)
{
    std::sort(figures.begin(), figures.end());
    return figures[figures.size() / 2];
}

} // namespace

int main()
{
    cpu_set_t core;
    CPU_ZERO(&core);
    CPU_SET(0, &core);
    if (sched_setaffinity(0, sizeof core, &core) != 0) // the server's threads follow
        std::perror("not pinned");
    test::CellDevice device;
    const auto server = modbus::TcpServer::start(device);
    const auto soon = [] { return visa::Deadline::after(std::chrono::seconds(5)); };
    if (!server)
        return 1;
    auto bare = wire::TcpStream::connect(QStringLiteral("127.0.0.1"), (*server)->port(), soon());
    modbus::TcpTransport transport;
    const auto session = transport.open((*server)->resources().front(), {}, soon());
    if (!bare || !session)
        return 1;
    std::array<unsigned char, 12> request{0, 0, 0, 0, 0, 6, 1, 3, 0, 0, 0, 10};
    std::array<char, 260> buffer{};
    std::vector<double> theirs;
    std::vector<double> ours;
    for (int round = 0; round < kRounds; ++round) {
        theirs.push_back(perSecond([&] {
            constexpr ssize_t kAnswer = 29;
            ++request[1];
            if (::send(bare->descriptor(), request.data(), request.size(), MSG_NOSIGNAL) !=
                static_cast<ssize_t>(request.size()))
                return false;
            ssize_t filled = 0;
            while (filled < kAnswer) {
                const ssize_t got = ::recv(bare->descriptor(), buffer.data() + filled,
                                           buffer.size() - static_cast<std::size_t>(filled), 0);
                if (got <= 0)
                    return false;
                filled += got;
            }
            return static_cast<unsigned char>(buffer[1]) == request[1] && buffer[7] == 3;
        }));
        ours.push_back(perSecond([&] {
            return (*session)->write("holding? 0 count 10\n", soon()) && (*session)->read(buffer, soon());
        }));
    }
    std::printf("bare %.0f/s  ours %.0f/s  ratio %.2f\n", median(theirs), median(ours),
                median(ours) / median(theirs));
    return 0;
}
