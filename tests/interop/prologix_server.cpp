// SPDX-License-Identifier: GPL-3.0-or-later
// A GPIB adapter with one instrument on its bus, for locks.py: prints the adapter's name and the instrument's, runs
// until its input ends.
#include "tests/common/echo_device.h"
#include "transports/prologix/prologix_server.h"

#include <cstdio>

int main()
{
    visor::test::EchoDevice device;
    constexpr int kAddress = 5;
    const auto server = visor::prologix::PrologixServer::start({{{kAddress, std::nullopt}, &device}}, {});
    if (!server) {
        std::fprintf(stderr, "%s\n", qPrintable(server.error().message));
        return 1;
    }
    std::printf("%s\n%s\n", qPrintable((*server)->adapter().toString()),
                qPrintable((*server)->resources().front().toString()));
    std::fflush(stdout);
    while (std::getchar() != EOF) {
    }
    return 0;
}
