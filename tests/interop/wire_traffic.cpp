// SPDX-License-Identifier: GPL-3.0-or-later
// Makes our VXI-11 and HiSLIP ends talk to each other over loopback, for a protocol analyser to look at. Prints
// one line "hislip PORT vxi11 CORE ABORT PORTMAPPER", waits for a line on stdin, talks, and ends.
// tests/interop/dissect.py runs it.
#include "tests/common/echo_device.h"
#include "transports/hislip/hislip_server.h"
#include "transports/hislip/hislip_transport.h"
#include "transports/vxi11/vxi11_server.h"
#include "transports/vxi11/vxi11_transport.h"

#include <cstdio>
#include <iostream>
#include <string>
#include <vector>

using visor::visa::Deadline;
using visor::visa::LockMode;

namespace {

Deadline inTime()
{
    return Deadline::after(std::chrono::seconds(20));
}

template<typename T>
void require(const visor::Result<T>& result, const char* what)
{
    if (result)
        return;
    std::fprintf(stderr, "%s: %s (%s)\n", what, qPrintable(result.error().message),
                 qPrintable(result.error().detail));
    std::exit(1);
}

void query(visor::visa::Session& session, const QByteArray& text)
{
    require(session.write(text + '\n', inTime()), text.constData());
    std::vector<char> buffer(3'000'000);
    for (;;) {
        const auto chunk = session.read(buffer, inTime());
        require(chunk, text.constData());
        if (chunk->endsMessage())
            return;
    }
}

/// Every verb of a wire. `last` is sent at the end, so that a capture can be seen to be complete.
void talk(visor::instrument::Transport& transport, const visor::visa::ResourceName& resource,
          const QByteArray& last)
{
    auto opened = transport.open(resource, {}, inTime());
    require(opened, "open");
    auto& session = **opened;
    query(session, "*IDN?");
    query(session, "BYTES? 0");
    query(session, "BYTES? 1");
    query(session, "BLOCK? 2000000");
    require(session.write("DATA " + QByteArray(1'500'000, 'd') + '\n', inTime()), "long write");
    require(session.write("DATA in ", inTime(), false), "write without end");
    require(session.write("two parts\n", inTime()), "write");
    query(session, "DATA?");
    require(session.readStatusByte(inTime()), "status byte");
    require(session.trigger(inTime()), "trigger");
    for (int mode = 0; mode <= 6; ++mode) {
        // Not every wire has every mode; what it refuses it refuses without a word on the wire.
        static_cast<void>(session.setRemote(static_cast<visor::visa::RemoteMode>(mode), inTime()));
    }
    require(session.lock(LockMode::Exclusive, {}, inTime()), "lock");
    auto other = transport.open(resource, {}, inTime());
    require(other, "second open");
    if ((*other)->lock(LockMode::Exclusive, {}, Deadline::after(std::chrono::milliseconds(50))))
        std::exit(1);
    static_cast<void>((*other)->lockState(inTime()));
    require(session.unlock(inTime()), "unlock");
    require(session.write("SILENT?\n", inTime()), "write");
    std::vector<char> buffer(100);
    if (session.read(buffer, Deadline::after(std::chrono::milliseconds(50))))
        std::exit(1);
    query(session, "*OPC?");
    require(session.write("BYTES? 100\n", inTime()), "write");
    require(session.clear(inTime()), "clear");
    query(session, "*IDN?");
    require(session.write(last + '\n', inTime()), "last");
    query(session, "*OPC?");
}

} // namespace

int main()
{
    visor::test::EchoDevice device;
    auto hislip = visor::hislip::HislipServer::start({{QStringLiteral("hislip0"), &device}}, {});
    require(hislip, "HiSLIP server");
    visor::vxi11::Vxi11Server::Options options;
    options.portmapperPort = 0;
    auto vxi11 = visor::vxi11::Vxi11Server::start({{QStringLiteral("inst0"), &device}}, {}, options);
    require(vxi11, "VXI-11 server");
    std::printf("hislip %u vxi11 %u %u %u\n", (*hislip)->port(), (*vxi11)->corePort(), (*vxi11)->abortPort(),
                (*vxi11)->portmapperPort());
    std::fflush(stdout);
    std::string go;
    std::getline(std::cin, go);

    visor::hislip::HislipTransport hislipTransport;
    talk(hislipTransport, (*hislip)->resources().front(), "DATA the-end-of-hislip");
    visor::vxi11::Vxi11Transport vxi11Transport((*vxi11)->portmapperPort());
    visor::visa::TcpipInstrument byName;
    byName.host = QStringLiteral("127.0.0.1");
    byName.device = QStringLiteral("inst0");
    talk(vxi11Transport, visor::visa::ResourceName(visor::visa::InterfaceType::Tcpip, 0, byName),
         "DATA the-end-of-vxi11");
    return 0;
}
