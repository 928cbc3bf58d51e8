// SPDX-License-Identifier: GPL-3.0-or-later
// A simulated Prologix adapter with echo instruments at 9 and 22, on a port of the system's choice: prints the
// adapter's name and the first instrument's, runs until its input ends.
#include "tests/common/echo_device.h"
#include "transports/prologix/prologix_server.h"

#include <cstdio>

int main()
{
    visor::test::EchoDevice first("Visor,First,1,1.0");
    visor::test::EchoDevice second("Visor,Second,2,1.0");
    const auto server = visor::prologix::PrologixServer::start({{{9, {}}, &first}, {{22, {}}, &second}}, {});
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
