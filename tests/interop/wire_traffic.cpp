// SPDX-License-Identifier: GPL-3.0-or-later
// Makes both our ends of every LAN wire talk to each other over loopback, for a protocol analyser to look at.
// Prints one line of JSON with the ports, waits for a line "go HTTP_PORT" on stdin (the port of an LXI web page),
// talks, and ends. Needs a network of its own: it takes ports 111 and 5353. tests/interop/dissect.py runs it.
#include "tests/common/echo_device.h"
#include "tests/transports/modbus/cell_device.h"
#include "transports/hislip/hislip_server.h"
#include "transports/hislip/hislip_transport.h"
#include "transports/lxi/identification.h"
#include "transports/mdns/mdns_finder.h"
#include "transports/mdns/responder.h"
#include "transports/modbus/tcp_server.h"
#include "transports/modbus/tcp_transport.h"
#include "transports/socket/socket_server.h"
#include "transports/socket/socket_transport.h"
#include "transports/vicp/vicp_server.h"
#include "transports/vicp/vicp_transport.h"
#include "transports/vxi11/broadcast_finder.h"
#include "transports/vxi11/vxi11_server.h"
#include "transports/vxi11/vxi11_transport.h"

#include <condition_variable>
#include <cstdio>
#include <iostream>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

using visor::visa::Deadline;
using visor::visa::LockMode;

namespace {

constexpr std::uint32_t kLoopback = 0x7F000001;

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

/// What every wire with messages can do; `most` bytes in a message.
void exchange(visor::visa::Session& session, int most = 2'000'000)
{
    query(session, "*IDN?");
    query(session, "LINE? 5000");
    query(session, "BLOCK? " + QByteArray::number(most));
    require(session.write("DATA " + QByteArray(most, 'd') + '\n', inTime()), "long write");
    require(session.write("DATA in ", inTime(), false), "write without end");
    require(session.write("two parts\n", inTime()), "write");
    require(session.write("SILENT?\n", inTime()), "write");
    std::vector<char> buffer(100);
    if (session.read(buffer, Deadline::after(std::chrono::milliseconds(50))))
        std::exit(1);
}

/// Wires with END, a status byte and a clear.
void control(visor::visa::Session& session)
{
    query(session, "BYTES? 1");
    query(session, "DATA?"); // as it came, no newline
    require(session.readStatusByte(inTime()), "status byte");
    std::mutex mutex;
    std::condition_variable changed;
    int requests = 0;
    const auto handler = [&](std::uint8_t) {
        const std::lock_guard lock(mutex);
        ++requests;
        changed.notify_all();
    };
    require(session.onServiceRequest(handler, inTime()), "service requests");
    require(session.write("SRQ\n", inTime()), "write");
    {
        std::unique_lock lock(mutex);
        if (!changed.wait_for(lock, std::chrono::seconds(20), [&] { return requests > 0; }))
            std::exit(1);
    }
    require(session.readStatusByte(inTime()), "status byte");
    require(session.onServiceRequest({}, inTime()), "no service requests");
    require(session.write("BYTES? 100\n", inTime()), "write");
    require(session.clear(inTime()), "clear");
    query(session, "*IDN?");
}

/// A read that somebody ends while the instrument thinks: the abort channel of VXI-11.
void cancelRead(visor::visa::Session& session, const visor::test::EchoDevice& device)
{
    if (!device.waitForLinks(1, inTime())) // nobody else's read is to be taken for ours
        std::exit(1);
    require(session.write("SILENT?\n", inTime()), "write");
    const auto token = visor::visa::CancelToken::create();
    std::thread canceller([&] {
        if (!device.waitForBlocked(inTime()))
            std::exit(1);
        token.cancel();
    });
    std::vector<char> buffer(100);
    const auto read = session.read(buffer, Deadline::after(std::chrono::seconds(20), token));
    canceller.join();
    if (read || read.error().status != visor::visa::Status::ErrorAbort)
        std::exit(1);
}

/// Wires with triggers, locks and remote control.
void controlMore(visor::instrument::Transport& transport, const visor::visa::ResourceName& resource,
                 visor::visa::Session& session)
{
    query(session, "BYTES? 0");
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
}

std::unique_ptr<visor::visa::Session> open(visor::instrument::Transport& transport,
                                           const visor::visa::ResourceName& resource)
{
    auto session = transport.open(resource, {}, inTime());
    require(session, "open");
    return std::move(*session);
}

void talkModbus(const visor::visa::ResourceName& resource)
{
    visor::modbus::TcpTransport transport;
    const auto session = open(transport, resource);
    for (const char* text : {"holding 100 = 1234", "holding 200 float32 = 1.5, -2.25", "coil 3 on",
                             "coil 8 = 1,0,1", "mask 100 and 0xFF00 or 8", "holding 300 multiple = 7"})
        require(session->write(text, inTime()), text);
    for (const char* text :
         {"holding? 100", "holding? 200 float32 count 2", "holding? 0 count 125", "input? 30 count 4",
          "coil? 3 count 8", "discrete? 0 count 2000", "holding? 100 count 2 with 200 = 1, 2", "*IDN?"})
        query(*session, text);
    if (session->write("holding? 9000", inTime()) || session->write("holding? 2999", inTime()))
        std::exit(1); // no such register; always busy
}

/// Waits for one instrument.
class Awaited : public visor::instrument::FinderReport
{
public:
    void found(const visor::instrument::Sighting& sighting) override
    {
        isFound = true;
        resource = sighting.resource.toString();
        token.cancel();
    }
    void gone(const visor::visa::ResourceName&) override {}
    void lookedOnce() override {}
    void failed(const visor::Error& why) override { std::fprintf(stderr, "%s\n", qPrintable(why.message)); }

    const visor::visa::CancelToken token = visor::visa::CancelToken::create();
    bool isFound = false;
    QString resource;
};

void find(visor::instrument::Finder& finder, const char* what)
{
    Awaited awaited;
    require(finder.find(awaited, Deadline::after(std::chrono::seconds(20), awaited.token)), what);
    if (!awaited.isFound) {
        std::fprintf(stderr, "%s found nothing\n", what);
        std::exit(1);
    }
}

void findAnnounced(std::uint16_t hislipPort)
{
    const visor::wire::InterfaceChoice loopback{{QStringLiteral("lo")}};
    auto responder = visor::mdns::Responder::start(loopback);
    require(responder, "mDNS responder");
    visor::mdns::Announcement announcement;
    announcement.instance = "Visor Echo – 1, with a name of some length";
    announcement.host = "visor-echo-1";
    announcement.address = kLoopback;
    announcement.services = {{"_hislip._tcp", hislipPort}, {"_lxi._tcp", 80}, {"_vxi-11._tcp", 111}};
    announcement.texts = {"txtvers=1", "Manufacturer=Visor", "Model=Echo", "SerialNumber=1",
                          "FirmwareVersion=1.0"};
    (*responder)->announce({announcement});
    visor::mdns::MdnsFinder finder(loopback);
    find(finder, "mDNS");
    find(finder, "mDNS");
    (*responder)->announce({}); // goodbye
}

/// The servers, all of one instrument.
struct Served
{
    visor::test::EchoDevice device;
    visor::test::CellDevice cells;
    std::unique_ptr<visor::hislip::HislipServer> hislip;
    std::unique_ptr<visor::hislip::HislipServer> secure;
    std::unique_ptr<visor::vxi11::Vxi11Server> vxi11;
    std::unique_ptr<visor::socket::SocketServer> socket;
    std::unique_ptr<visor::vicp::VicpServer> vicp;
    std::unique_ptr<visor::modbus::TcpServer> modbus;
};

template<typename T>
T started(visor::Result<T> server, const char* what)
{
    require(server, what);
    return std::move(*server);
}

/// Lets "lab" with "secret" in, encrypted or not.
visor::hislip::HislipServer::Options secureOptions()
{
    visor::wire::TlsIdentity::Request request;
    request.names = QStringList{QStringLiteral("127.0.0.1")};
    request.validFrom = QDateTime::currentDateTimeUtc().addDays(-1);
    request.expires = request.validFrom.addDays(2);
    const auto identity = visor::wire::TlsIdentity::create(request);
    require(identity, "certificate");
    const auto context = visor::wire::TlsContext::server(*identity);
    require(context, "TLS");
    auto logins = std::make_shared<visor::wire::SaslDirectory>();
    if (!logins->add({QStringLiteral("lab"), QStringLiteral("secret")}))
        std::exit(1);
    using Security = visor::hislip::ServerClient::Security;
    visor::hislip::HislipServer::Options options;
    options.client.security = Security{*context, Security::Demand::Offered, std::move(logins)};
    return options;
}

void serve(Served& served)
{
    const std::vector<visor::hislip::HislipExport> exports{{QStringLiteral("hislip0"), &served.device}};
    served.hislip = started(visor::hislip::HislipServer::start(exports, {}), "HiSLIP server");
    served.secure = started(visor::hislip::HislipServer::start(exports, secureOptions()), "secure HiSLIP server");
    visor::vxi11::Vxi11Server::Options options;
    options.portmapperPort = visor::wire::kPortmapperPort;
    served.vxi11 = started(visor::vxi11::Vxi11Server::start({{QStringLiteral("inst0"), &served.device}},
                                                            {QStringLiteral("0.0.0.0"), 0}, options),
                           "VXI-11 server");
    served.socket = started(visor::socket::SocketServer::start(served.device), "socket server");
    served.vicp = started(visor::vicp::VicpServer::start(served.device), "VICP server");
    served.modbus = started(visor::modbus::TcpServer::start(served.cells), "Modbus server");
    std::printf(
        "{\"hislip\": %u, \"secure\": %u, \"vxi11\": [%u, %u], \"socket\": %u, \"vicp\": %u, \"modbus\": %u}\n",
        served.hislip->port(), served.secure->port(), served.vxi11->corePort(), served.vxi11->abortPort(),
        served.socket->port(), served.vicp->port(), served.modbus->port());
    std::fflush(stdout);
}

void talk(Served& served, std::uint16_t httpPort)
{
    visor::hislip::HislipTransport hislip;
    for (const auto* server : {served.hislip.get(), served.secure.get()}) {
        const auto resource = server->resources().front();
        if (resource.as<visor::visa::TcpipInstrument>()->isSecure)
            continue; // somebody else's client does that, so that its keys are known
        const auto session = open(hislip, resource);
        exchange(*session);
        control(*session);
        controlMore(hislip, resource, *session);
    }
    visor::socket::SocketTransport socket;
    exchange(*open(socket, served.socket->resources().front()));
    visor::vicp::VicpTransport vicp;
    {
        const auto scope = open(vicp, served.vicp->resources().front());
        exchange(*scope, 20'000); // one block a segment: the analyser does not put longer ones together
        control(*scope);
    }
    talkModbus(served.modbus->resources().front());
    findAnnounced(served.hislip->port());
    visor::vxi11::BroadcastFinder broadcast({.choice = {{QStringLiteral("lo")}}});
    find(broadcast, "VXI-11 broadcast");
    require(visor::lxi::fetchIdentification(QStringLiteral("127.0.0.1"), inTime(), httpPort),
            "LXI identification");

    visor::vxi11::Vxi11Transport vxi11;
    visor::visa::TcpipInstrument byName;
    byName.host = QStringLiteral("127.0.0.1");
    byName.device = QStringLiteral("inst0");
    const visor::visa::ResourceName resource(visor::visa::InterfaceType::Tcpip, 0, byName);
    const auto session = open(vxi11, resource);
    exchange(*session);
    control(*session);
    controlMore(vxi11, resource, *session);
    cancelRead(*session, served.device);
    // Last, so that a capture can be seen to be complete.
    require(session->write("DATA the-end-of-all\n", inTime()), "last");
    query(*session, "*OPC?");
}

} // namespace

int main()
{
    Served served;
    serve(served);
    std::string go;
    int httpPort = 0;
    if (!(std::cin >> go >> httpPort) || go != "go")
        return 1;
    talk(served, static_cast<std::uint16_t>(httpPort));
    return 0;
}
