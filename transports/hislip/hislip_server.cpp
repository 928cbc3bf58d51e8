// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/hislip/hislip_server.h"

#include <algorithm>

namespace visor::hislip {

using visa::Deadline;
using visa::Status;

namespace {

/// A connection that has not said what it wants by then is closed.
constexpr std::chrono::milliseconds kOpeningLimit{10'000};

void hislipRefuse(MessageStream& messages, FatalCode code)
{
    // The client may be gone already; the connection is closed either way.
    static_cast<void>(messages.send({MessageType::FatalError, static_cast<std::uint8_t>(code)}, {},
                                    Deadline::after(std::chrono::milliseconds(500))));
}

} // namespace

Result<std::unique_ptr<HislipServer>> HislipServer::start(std::vector<HislipExport> exports,
                                                          const Options& options)
{
    auto listener = wire::TcpListener::listen(options.listen.address, options.listen.port);
    if (!listener)
        return tl::unexpected(listener.error());
    std::unique_ptr<HislipServer> server(new HislipServer(std::move(exports), options));
    server->m_pool = std::make_unique<wire::ConnectionPool>(
        std::move(*listener), [self = server.get()](wire::TcpStream& stream) { self->serve(stream); });
    return server;
}

HislipServer::HislipServer(std::vector<HislipExport> exports, const Options& options)
    : m_exports(std::move(exports)), m_options(options)
{
}

HislipServer::~HislipServer()
{
    m_pool->stop();
}

std::vector<visa::ResourceName> HislipServer::resources() const
{
    std::vector<visa::ResourceName> names;
    for (const HislipExport& entry : m_exports) {
        visa::TcpipInstrument address;
        address.host = m_pool->address();
        address.device = entry.subAddress;
        address.isSecure = m_options.client.insistsOnTls();
        if (port() != kDefaultPort)
            address.hislipPort = port();
        names.emplace_back(visa::InterfaceType::Tcpip, 0, address);
    }
    return names;
}

std::size_t HislipServer::clientCount() const
{
    const std::lock_guard guard(m_mutex);
    return m_clients.size();
}

void HislipServer::serve(wire::TcpStream& stream)
{
    MessageStream messages(stream);
    const auto header = messages.nextHeader(Deadline::after(kOpeningLimit));
    if (!header) {
        if (header.error().status == Status::ErrorRawReadProtocolViolation)
            hislipRefuse(messages, FatalCode::BadHeader);
        return;
    }
    switch (header->type) {
    case MessageType::Initialize:
        serveSync(stream, messages, *header);
        return;
    case MessageType::AsyncInitialize:
        serveAsync(stream, messages, *header);
        return;
    default:
        hislipRefuse(messages, FatalCode::InvalidInitialization);
        return;
    }
}

void HislipServer::serveSync(wire::TcpStream& stream, MessageStream& messages, const Header& header)
{
    const auto subAddress = messages.readText(Deadline::after(kOpeningLimit));
    if (!subAddress)
        return;
    FatalCode refusal = FatalCode::InvalidInitialization;
    std::shared_ptr<ServerClient> client;
    const auto& settings = m_options.client;
    const std::uint16_t version = std::min(kVersion20, highWord(header.parameter));
    if (version < kVersion20 && settings.insistsOnTls())
        refusal = FatalCode::SecureConnectionFailed; // an older client cannot do what is wanted
    else if (header.payloadLength <= kMaxSubAddress)
        client = admit(*subAddress, version, refusal);
    if (!client) {
        hislipRefuse(messages, refusal);
        return;
    }
    client->attachSync(stream, messages);
    {
        const std::lock_guard guard(m_mutex);
        m_clients.emplace(client->id(), client);
    }
    const auto features =
        static_cast<std::uint8_t>(settings.features() & (version >= kVersion20 ? 0xFF : kFeatureOverlap));
    const Header response{MessageType::InitializeResponse, features, joinWords(version, client->id())};
    // When this fails, serving finds the connection closed.
    static_cast<void>(messages.send(response, {}, Deadline::after(kOpeningLimit)));
    client->serveSync();
    const std::lock_guard guard(m_mutex);
    m_clients.erase(client->id());
}

void HislipServer::serveAsync(wire::TcpStream& stream, MessageStream& messages, const Header& header)
{
    const auto client = find(lowWord(header.parameter));
    if (!client || !client->claimAsync()) {
        hislipRefuse(messages, FatalCode::InvalidInitialization);
        return;
    }
    const std::uint8_t capability = client->speaksSecurely() ? kSecureCapability : 0;
    if (messages.send({MessageType::AsyncInitializeResponse, capability, kVendorId}, {},
                      Deadline::after(kOpeningLimit)))
        client->serveAsync(stream, messages);
}

std::shared_ptr<ServerClient> HislipServer::admit(const QByteArray& subAddress, std::uint16_t version,
                                                  FatalCode& refusal)
{
    visa::Device* device = nullptr;
    for (const HislipExport& entry : m_exports) {
        if (subAddress.isEmpty() ||
            entry.subAddress.compare(QLatin1StringView(subAddress), Qt::CaseInsensitive) == 0) {
            device = entry.device;
            break;
        }
    }
    if (!device) {
        refusal = FatalCode::InvalidInitialization;
        return nullptr;
    }
    refusal = FatalCode::TooManyClients;
    const std::lock_guard guard(m_mutex);
    if (m_clients.size() >= m_options.maxClients)
        return nullptr;
    auto link = device->open();
    if (!link)
        return nullptr;
    do {
        ++m_lastId;
    } while (m_lastId == 0 || m_clients.contains(m_lastId));
    return std::make_shared<ServerClient>(m_lastId, version, std::move(*link), m_options.client);
}

std::shared_ptr<ServerClient> HislipServer::find(std::uint16_t id) const
{
    const std::lock_guard guard(m_mutex);
    const auto entry = m_clients.find(id);
    return entry == m_clients.end() ? nullptr : entry->second;
}

} // namespace visor::hislip
