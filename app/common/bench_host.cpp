// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/bench_host.h"

#include "app/common/data_paths.h"
#include "core/simulation/profile_instrument.h"
#include "core/simulation/profile_registers.h"
#include "core/simulation/steady_clock.h"
#include "transports/hislip/hislip_server.h"
#include "transports/modbus/tcp_server.h"
#include "transports/prologix/prologix_server.h"
#include "transports/serial/pty_server.h"
#include "transports/socket/socket_server.h"
#include "transports/vicp/vicp_server.h"
#include "transports/vxi11/vxi11_server.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <iterator>
#include <set>

namespace visor::app {

namespace {

struct BenchHostText
{
    Q_DECLARE_TR_FUNCTIONS(visor::app::BenchHost)
};

constexpr std::uint16_t kFirstSocketPort = 5025; // scpi-raw; one more for each further instrument
constexpr std::uint16_t kFirstVicpPort = 1861;   // the same way
constexpr std::uint16_t kFirstModbusPort = 502;  // the same way
constexpr std::uint16_t kHislipPort = 4880;
constexpr std::uint16_t kPortmapperPort = 111;

/// The instruments to serve: all, or those named, in the order of the bench.
Result<std::vector<const simulation::Bench::Entry*>> chosenInstruments(const simulation::Bench& bench,
                                                                       const QStringList& names)
{
    std::vector<const simulation::Bench::Entry*> wanted;
    for (const QString& name : names) {
        const simulation::Bench::Entry* entry = bench.find(name);
        if (!entry) {
            QStringList known;
            for (const simulation::Bench::Entry& one : bench.entries())
                known << QString::fromLatin1(one.key);
            return failure(visa::Status::ErrorResourceNotFound,
                           BenchHostText::tr("There is no “%1” on the bench; there are: %2.")
                               .arg(name, known.join(QStringLiteral(", "))),
                           QStringLiteral("simulate"));
        }
        wanted.push_back(entry);
    }
    std::vector<const simulation::Bench::Entry*> chosen;
    for (const simulation::Bench::Entry& entry : bench.entries()) {
        if (wanted.empty() || std::find(wanted.begin(), wanted.end(), &entry) != wanted.end())
            chosen.push_back(&entry);
    }
    return chosen;
}

QString adapterName()
{
    return BenchHostText::tr("GPIB adapter");
}

/// A board number that no other running bench has.
int freeBoard()
{
    std::set<int> taken;
    for (const instrument::Sighting& sighting : BenchAnnouncement::readAll(benchAnnouncementFolder()))
        taken.insert(sighting.resource.as<visa::PrologixAdapter>() != nullptr ? sighting.resource.board() : -1);
    int board = BenchHost::kFirstBoard;
    while (taken.count(board) != 0)
        ++board;
    return board;
}

constexpr int kBenchCertificateDays = 365;

struct BenchSecurity
{
    hislip::ServerClient::Security security;
    instrument::Certificate certificate;
};

Result<BenchSecurity> benchSecurity(const std::optional<instrument::Credentials>& login)
{
    wire::TlsIdentity::Request request;
    request.names = QStringList{QStringLiteral("localhost"), QStringLiteral("127.0.0.1")};
    request.validFrom = QDateTime::currentDateTimeUtc().addDays(-1);
    request.expires = request.validFrom.addDays(kBenchCertificateDays);
    const auto identity = wire::TlsIdentity::create(request);
    if (!identity)
        return tl::unexpected(identity.error());
    const auto context = wire::TlsContext::server(*identity);
    if (!context)
        return tl::unexpected(context.error());
    std::shared_ptr<wire::SaslDirectory> logins;
    if (login) {
        logins = std::make_shared<wire::SaslDirectory>();
        if (!logins->add(*login)) {
            return failure(visa::Status::ErrorInvalidParameter,
                           BenchHostText::tr("The user name and the password of the bench may have 1 to 255 "
                                             "characters and no control characters."),
                           QStringLiteral("simulate"));
        }
    }
    // In two steps: GCC 12 takes a brace list with a moved pointer for uninitialised when it inlines all this.
    hislip::ServerClient::Security security{*context, hislip::ServerClient::Security::Demand::Mandatory, {}};
    security.logins = std::move(logins);
    return BenchSecurity{std::move(security), identity->describe()};
}

} // namespace

BenchHost::BenchHost() = default;

BenchHost::~BenchHost() = default;

Result<std::unique_ptr<BenchHost>> BenchHost::start(const Options& options)
{
    std::unique_ptr<BenchHost> host(new BenchHost);
    const auto clock = std::make_shared<simulation::SteadyClock>();
    host->m_bench = simulation::Bench::create(options.seed, clock);
    std::vector<const simulation::Bench::Entry*> chosen;
    if (options.profiles.empty() || !options.names.isEmpty()) {
        const auto named = chosenInstruments(*host->m_bench, options.names);
        if (!named)
            return tl::unexpected(named.error());
        chosen = *named;
    }
    if (const auto added = host->addProfiles(options, clock); !added)
        return tl::unexpected(added.error());
    for (const simulation::Bench::Entry& entry : host->m_profiled)
        chosen.push_back(&entry);
    if (!chosen.empty()) {
        if (const auto served = host->serve(chosen, options); !served)
            return tl::unexpected(served.error());
    }
    if (options.isAnnounced) {
        if (auto announced = BenchAnnouncement::publish(benchAnnouncementFolder(), host->sightings()))
            host->m_announcement = std::move(*announced);
        else
            host->m_announcementProblem = announced.error();
    }
    return host;
}

Result<void> BenchHost::addProfiles(const Options& options, const std::shared_ptr<simulation::Clock>& clock)
{
    for (const auto& profile : options.profiles) {
        simulation::Bench::Entry entry;
        entry.name = profile->title();
        entry.key = profile->key.toUtf8();
        entry.description = profile->instrument.description;
        if (simulation::ProfileRegisters::fits(*profile)) {
            entry.registers = std::make_shared<simulation::ProfileRegisters>(profile);
            entry.identity = entry.registers->identification(0) + ',' + entry.registers->identification(1);
        } else {
            const auto instrument = simulation::ProfileInstrument::create(profile, clock, options.seed);
            if (!instrument)
                return tl::unexpected(instrument.error());
            entry.device = *instrument;
            entry.identity = (*instrument)->identityText().toUtf8();
        }
        m_profiled.push_back(std::move(entry));
    }
    return {};
}

void BenchHost::add(const simulation::Bench::Entry& instrument, const visa::ResourceName& resource,
                    const QString& protocol)
{
    m_entries.push_back({resource, instrument.name, protocol, scpi::Identity::parse(instrument.identity),
                         instrument.shelf == simulation::Bench::Shelf::Faulty ? instrument::Shelf::Faulty
                                                                              : instrument::Shelf::Simulated});
}

Result<void> BenchHost::serve(const Instruments& instruments, const Options& options)
{
    Instruments speaking;
    std::copy_if(instruments.begin(), instruments.end(), std::back_inserter(speaking),
                 [](const simulation::Bench::Entry* entry) { return entry->device != nullptr; });
    if (!speaking.empty()) {
        if (auto served = serveMessages(speaking, options); !served)
            return served;
    }
    if (auto served = serveRegisters(instruments, options); !served)
        return served;
    if (auto served = serveBus(speaking, options); !served)
        return served;
    // Wire by wire they were started; a list goes instrument by instrument, in the order of the bench.
    std::vector<Entry> inOrder;
    QSet<QString> taken; // two profiles may have one title
    const auto take = [&](const QString& name) {
        if (taken.contains(name))
            return;
        taken.insert(name);
        for (const Entry& entry : m_entries) {
            if (entry.name == name)
                inOrder.push_back(entry);
        }
    };
    for (const simulation::Bench::Entry* instrument : instruments)
        take(instrument->name);
    take(adapterName()); // behind all instruments: it is none
    m_entries = std::move(inOrder);
    return {};
}

Result<void> BenchHost::serveRegisters(const Instruments& instruments, const Options& options)
{
    std::uint16_t next = options.usesWellKnownPorts ? kFirstModbusPort : 0;
    for (const simulation::Bench::Entry* entry : instruments) {
        if (!entry->registers)
            continue;
        instrument::ListenOptions listen;
        listen.port = next;
        next = next == 0 ? next : static_cast<std::uint16_t>(next + 1);
        auto server = modbus::TcpServer::start(*entry->registers, 1, listen);
        if (!server)
            return tl::unexpected(server.error());
        add(*entry, (*server)->resources().front(), QStringLiteral("Modbus"));
        m_servers.push_back(std::move(*server));
    }
    return {};
}

Result<void> BenchHost::serveBus(const Instruments& instruments, const Options& options)
{
    std::vector<prologix::PrologixServer::BusDevice> devices;
    Instruments standing;
    for (const simulation::Bench::Entry* entry : instruments) {
        if (!entry->gpibAddress)
            continue;
        devices.push_back({{*entry->gpibAddress, std::nullopt}, entry->device.get()});
        standing.push_back(entry);
    }
    if (devices.empty())
        return {};
    prologix::PrologixServer::Options adapter;
    if (options.usesWellKnownPorts)
        adapter.listen.port = visa::PrologixAdapter().port;
    adapter.board = freeBoard();
    auto server = prologix::PrologixServer::start(std::move(devices), adapter);
    if (!server)
        return tl::unexpected(server.error());
    const auto names = (*server)->resources();
    for (std::size_t i = 0; i < standing.size(); ++i)
        add(*standing[i], names[i], QStringLiteral("GPIB"));
    m_entries.push_back({(*server)->adapter(), adapterName(), QStringLiteral("GPIB"), scpi::Identity(),
                         instrument::Shelf::Simulated});
    m_servers.push_back(std::move(*server));
    return {};
}

Result<void> BenchHost::serveMessages(const Instruments& instruments, const Options& options)
{
    const bool usesWellKnownPorts = options.usesWellKnownPorts;
    std::vector<hislip::HislipExport> hislipExports;
    std::vector<vxi11::ServedDevice> vxi11Devices;
    for (std::size_t i = 0; i < instruments.size(); ++i) {
        visa::Device* device = instruments[i]->device.get();
        hislipExports.push_back({QStringLiteral("hislip%1").arg(i), device});
        vxi11Devices.push_back({QStringLiteral("inst%1").arg(i), device});
    }
    hislip::HislipServer::Options hislipOptions;
    if (usesWellKnownPorts)
        hislipOptions.listen.port = kHislipPort;
    if (options.isSecure) {
        const auto security = benchSecurity(options.login);
        if (!security)
            return tl::unexpected(security.error());
        hislipOptions.client.security = security->security;
        m_certificate = security->certificate;
    }
    auto hislipServer = hislip::HislipServer::start(hislipExports, hislipOptions);
    if (!hislipServer)
        return tl::unexpected(hislipServer.error());
    vxi11::Vxi11Server::Options vxi11Options;
    if (usesWellKnownPorts)
        vxi11Options.portmapperPort = kPortmapperPort;
    auto vxi11Server = vxi11::Vxi11Server::start(vxi11Devices, {}, vxi11Options);
    if (!vxi11Server)
        return tl::unexpected(vxi11Server.error());
    const auto hislipNames = (*hislipServer)->resources();
    const auto vxi11Names = (*vxi11Server)->resources();
    m_servers.push_back(std::move(*hislipServer));
    m_servers.push_back(std::move(*vxi11Server));
    for (std::size_t i = 0; i < instruments.size(); ++i) {
        instrument::ListenOptions listen;
        if (usesWellKnownPorts)
            listen.port = static_cast<std::uint16_t>(kFirstSocketPort + i);
        auto socketServer = socket::SocketServer::start(*instruments[i]->device, listen);
        if (!socketServer)
            return tl::unexpected(socketServer.error());
        auto ptyServer = serial::PtyServer::start(*instruments[i]->device);
        if (!ptyServer)
            return tl::unexpected(ptyServer.error());
        if (usesWellKnownPorts)
            listen.port = static_cast<std::uint16_t>(kFirstVicpPort + i);
        auto vicpServer = vicp::VicpServer::start(*instruments[i]->device, listen);
        if (!vicpServer)
            return tl::unexpected(vicpServer.error());
        add(*instruments[i], hislipNames[i], QStringLiteral("HiSLIP"));
        add(*instruments[i], vxi11Names[i], QStringLiteral("VXI-11"));
        add(*instruments[i], (*socketServer)->resources().front(), QStringLiteral("SOCKET"));
        add(*instruments[i], (*ptyServer)->resources().front(), QStringLiteral("Serial"));
        add(*instruments[i], (*vicpServer)->resources().front(), QStringLiteral("VICP"));
        m_servers.push_back(std::move(*socketServer));
        m_servers.push_back(std::move(*ptyServer));
        m_servers.push_back(std::move(*vicpServer));
    }
    return {};
}

std::vector<instrument::Sighting> BenchHost::sightings() const
{
    std::vector<instrument::Sighting> sightings;
    for (const Entry& entry : m_entries) {
        instrument::Sighting sighting;
        sighting.resource = entry.resource;
        sighting.name = entry.name;
        // An adapter is no instrument and takes one client; nobody opens it just to ask.
        sighting.mayBeAsked = !entry.identity.isEmpty();
        if (sighting.mayBeAsked)
            sighting.identity = entry.identity;
        sighting.shelf = entry.shelf;
        sighting.foundBy = BenchHostText::tr("simulated bench");
        sightings.push_back(std::move(sighting));
    }
    return sightings;
}

} // namespace visor::app
