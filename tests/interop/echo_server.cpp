// SPDX-License-Identifier: GPL-3.0-or-later
// Serves the echo instrument over a raw socket and VXI-11 until its standard input ends. Prints one line of JSON
// with the ports once it answers. With --portmapper it takes port 111, so other people's programs find it.
#include "tests/common/echo_device.h"
#include "transports/socket/socket_server.h"
#include "transports/vxi11/vxi11_server.h"

#include <cstdio>
#include <string_view>

int main(int argc, char** argv)
{
    using namespace visor;
    test::EchoDevice device;
    vxi11::Vxi11Server::Options options;
    if (argc > 1 && std::string_view(argv[1]) == "--portmapper")
        options.portmapperPort = wire::kPortmapperPort;
    const auto raw = socket::SocketServer::start(device);
    const auto vxi = vxi11::Vxi11Server::start({{QStringLiteral("inst0"), &device}}, {}, options);
    if (!raw || !vxi) {
        std::fprintf(stderr, "%s\n", (raw ? vxi.error() : raw.error()).message.toUtf8().constData());
        return 1;
    }
    std::printf("{\"raw\": %d, \"vxi11\": %d}\n", (*raw)->port(), (*vxi)->corePort());
    std::fflush(stdout);
    while (std::getchar() != EOF) {
    }
    return 0;
}
