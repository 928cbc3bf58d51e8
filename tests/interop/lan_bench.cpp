// SPDX-License-Identifier: GPL-3.0-or-later
// Many small instruments on a network of their own, as lan_finding.py wants them. Each has an address; a fourth of
// them answers broadcasts only, a fourth announces itself by mDNS only, a fourth does both, and a fourth does both
// without saying who it is and at a second address too. Commands on standard input: "serve FIRST COUNT", "pull
// FIRST COUNT"; each is answered with "ok".
#include "tests/common/echo_device.h"
#include "transports/hislip/hislip_server.h"
#include "transports/mdns/responder.h"
#include "transports/socket/socket_server.h"
#include "transports/vxi11/vxi11_server.h"

#include <cstdio>
#include <iostream>
#include <map>
#include <memory>
#include <string>

namespace {

using namespace visor;

constexpr std::uint32_t kNetwork = 0x0A4D0000; // 10.77.0.0
constexpr int kFirstHost = 10;
constexpr int kSecondAddresses = 100;

struct Instrument
{
    std::unique_ptr<test::EchoDevice> device;
    std::vector<std::unique_ptr<instrument::Server>> servers;
    std::optional<mdns::Announcement> announcement;
};

bool serveAt(Instrument& instrument, const QString& address, bool answersBroadcasts)
{
    test::EchoDevice& device = *instrument.device;
    hislip::HislipServer::Options hislipOptions;
    hislipOptions.listen = {address, 4880};
    auto hislip = hislip::HislipServer::start({{QStringLiteral("hislip0"), &device}}, hislipOptions);
    auto raw = socket::SocketServer::start(device, {address, 5025});
    if (!hislip || !raw) {
        std::fprintf(stderr, "%s\n", qPrintable((hislip ? raw.error() : hislip.error()).message));
        return false;
    }
    instrument.servers.push_back(std::move(*hislip));
    instrument.servers.push_back(std::move(*raw));
    if (!answersBroadcasts)
        return true;
    vxi11::Vxi11Server::Options vxi11Options;
    vxi11Options.portmapperPort = wire::kPortmapperPort;
    auto vxi11 = vxi11::Vxi11Server::start({{QStringLiteral("inst0"), &device}}, {address, 0}, vxi11Options);
    if (!vxi11) {
        std::fprintf(stderr, "%s\n", qPrintable(vxi11.error().message));
        return false;
    }
    instrument.servers.push_back(std::move(*vxi11));
    return true;
}

bool serve(Instrument& instrument, int number)
{
    const int kind = number % 4;
    const QByteArray serial = "LAN" + QByteArray::number(number);
    instrument.device = std::make_unique<test::EchoDevice>("Visor,Echo," + serial + ",1.0");
    const std::uint32_t address = kNetwork + std::uint32_t(kFirstHost + number);
    if (!serveAt(instrument, wire::ipv4Text(address), kind != 1))
        return false;
    if (kind == 3 && !serveAt(instrument, wire::ipv4Text(address + kSecondAddresses), true))
        return false;
    if (kind == 0)
        return true;
    mdns::Announcement announcement;
    announcement.instance = "Visor Echo - " + serial;
    announcement.host = "visor-" + serial.toLower();
    announcement.address = address;
    announcement.services = {{"_hislip._tcp", 4880}, {"_scpi-raw._tcp", 5025}, {"_lxi._tcp", 80}};
    if (kind != 1)
        announcement.services.push_back({"_vxi-11._tcp", 111});
    if (kind != 3)
        announcement.texts = {"txtvers=1", "Manufacturer=Visor", "Model=Echo", "SerialNumber=" + serial,
                              "FirmwareVersion=1.0"};
    instrument.announcement = announcement;
    return true;
}

} // namespace

int main()
{
    auto responder = mdns::Responder::start();
    if (!responder) {
        std::fprintf(stderr, "%s\n", qPrintable(responder.error().message));
        return 1;
    }
    std::map<int, Instrument> bench;
    std::string verb;
    int first = 0;
    int count = 0;
    while (std::cin >> verb >> first >> count) {
        for (int number = first; number < first + count; ++number) {
            if (verb == "pull")
                bench.erase(number);
            else if (!serve(bench[number], number))
                return 1;
        }
        std::vector<mdns::Announcement> announcements;
        for (const auto& [number, instrument] : bench) {
            if (instrument.announcement)
                announcements.push_back(*instrument.announcement);
        }
        (*responder)->announce(announcements);
        std::printf("ok\n");
        std::fflush(stdout);
    }
    return 0;
}
