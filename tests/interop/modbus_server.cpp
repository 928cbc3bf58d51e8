// SPDX-License-Identifier: GPL-3.0-or-later
// A Modbus TCP server on a port of the system's choice, for modbus.py: prints the port, runs until its input ends.
#include "tests/transports/modbus/cell_device.h"
#include "transports/modbus/tcp_server.h"

#include <cstdio>

int main()
{
    visor::test::CellDevice device;
    const auto server = visor::modbus::TcpServer::start(device);
    if (!server) {
        std::fprintf(stderr, "%s\n", qPrintable(server.error().message));
        return 1;
    }
    std::printf("%d\n", int{(*server)->port()});
    std::fflush(stdout);
    while (std::getchar() != EOF) {
    }
    return 0;
}
