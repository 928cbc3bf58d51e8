// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/mdns/services.h"

#include "transports/wire/network_interfaces.h"

#include <arpa/inet.h>
#include <net/if.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace visor::mdns {

namespace {

constexpr std::uint16_t kMdnsPortmapper = 111;
constexpr std::uint16_t kMdnsVicp = 1861;
constexpr std::uint16_t kMdnsHislip = 4880;

// IANA service names; the second of VICP is found in product texts.
constexpr std::array<ServiceType, 7> kServiceTypes{{
    {"_lxi._tcp.local", ServiceKind::Lxi},
    {"_vxi-11._tcp.local", ServiceKind::Vxi11},
    {"_hislip._tcp.local", ServiceKind::Hislip},
    {"_scpi-raw._tcp.local", ServiceKind::ScpiRaw},
    {"_scpi-telnet._tcp.local", ServiceKind::ScpiTelnet},
    {"_lecroy-vicp._tcp.local", ServiceKind::Vicp},
    {"_vicp-ctrl._tcp.local", ServiceKind::Vicp},
}};

QString mdnsAddressOf(const RecordCache& cache, const DnsName& host, std::vector<DnsQuestion>& missing)
{
    for (const RecordType type : {RecordType::A, RecordType::Aaaa}) {
        for (const RecordCache::Entry& entry : cache.find(host, type)) {
            if (const QString text = addressText(entry.record, entry.interface); !text.isEmpty())
                return text;
        }
    }
    missing.push_back({host, RecordType::A, false});
    missing.push_back({host, RecordType::Aaaa, false});
    return {};
}

QMap<QString, QString> mdnsTexts(const std::vector<QByteArray>& texts)
{
    QMap<QString, QString> values;
    for (const QByteArray& text : texts) {
        const qsizetype equals = text.indexOf('=');
        if (equals <= 0)
            continue; // RFC 6763 §6.4: without a key it is to be ignored
        const QString key = QString::fromUtf8(text.left(equals)).toLower();
        if (!values.contains(key)) // the first one counts
            values.insert(key, QString::fromUtf8(text.mid(equals + 1)).trimmed());
    }
    return values;
}

/// The resource; empty for what is no way to an instrument.
visa::ResourceName mdnsResourceOf(const Service& service)
{
    const auto tcpip = [](visa::Address address) {
        return visa::ResourceName(visa::InterfaceType::Tcpip, 0, std::move(address));
    };
    switch (service.kind) {
    case ServiceKind::Hislip: {
        visa::TcpipInstrument instrument;
        instrument.host = service.address;
        instrument.device = QStringLiteral("hislip0");
        if (service.port != kMdnsHislip)
            instrument.hislipPort = service.port;
        return tcpip(instrument);
    }
    case ServiceKind::Vxi11: {
        visa::TcpipInstrument instrument;
        instrument.host = service.address;
        instrument.device = QStringLiteral("inst0");
        // Some name their core port here; then no portmapper is needed.
        if (service.port != kMdnsPortmapper)
            instrument.corePort = service.port;
        // "TCPIP::…::gpib0,9::INSTR": another device name than the usual one.
        const auto told = visa::ResourceName::parse(service.texts.value(QStringLiteral("address")));
        if (told && told->as<visa::TcpipInstrument>() != nullptr && !told->as<visa::TcpipInstrument>()->isHislip())
            instrument.device = told->as<visa::TcpipInstrument>()->device;
        return tcpip(instrument);
    }
    case ServiceKind::ScpiRaw:
    case ServiceKind::ScpiTelnet:
        return tcpip(visa::TcpipSocket{service.address, service.port});
    case ServiceKind::Vicp: {
        visa::VicpInstrument instrument{service.address, {}};
        if (service.port != kMdnsVicp)
            instrument.port = service.port;
        return {visa::InterfaceType::Vicp, 0, instrument};
    }
    case ServiceKind::Lxi:
        break;
    }
    return {};
}

} // namespace

QString addressText(const DnsRecord& record, unsigned interface)
{
    const QByteArray& bytes = record.address;
    if (record.type == RecordType::A) {
        std::uint32_t number = 0;
        std::memcpy(&number, bytes.constData(), sizeof number);
        return wire::ipv4Text(ntohl(number));
    }
    std::array<char, INET6_ADDRSTRLEN> text{};
    if (::inet_ntop(AF_INET6, bytes.constData(), text.data(), text.size()) == nullptr)
        return {};
    QString address = QString::fromLatin1(text.data());
    // A link-local address means something on its own link only.
    std::array<char, IF_NAMESIZE> name{};
    if (address.startsWith(QLatin1StringView("fe80")) && ::if_indextoname(interface, name.data()) != nullptr)
        address += u'%' + QString::fromLocal8Bit(name.data());
    return address;
}

std::span<const ServiceType> serviceTypes()
{
    return kServiceTypes;
}

std::vector<Service> readServices(const RecordCache& cache, std::vector<DnsQuestion>& missing)
{
    std::vector<Service> services;
    for (const ServiceType& type : kServiceTypes) {
        for (const RecordCache::Entry& pointer : cache.find(DnsName::ofText(type.name), RecordType::Ptr)) {
            const DnsName& name = pointer.record.target;
            if (name.labels().size() < 2)
                continue;
            const auto& places = cache.find(name, RecordType::Srv);
            const auto& texts = cache.find(name, RecordType::Txt);
            if (texts.empty())
                missing.push_back({name, RecordType::Txt, false});
            if (places.empty()) {
                missing.push_back({name, RecordType::Srv, false});
                continue;
            }
            Service service;
            service.kind = type.kind;
            service.instance = QString::fromUtf8(name.labels().front());
            service.host = places.back().record.target.toString();
            service.port = places.back().record.port;
            if (!texts.empty())
                service.texts = mdnsTexts(texts.back().record.texts);
            service.address = mdnsAddressOf(cache, places.back().record.target, missing);
            services.push_back(std::move(service));
        }
    }
    return services;
}

std::optional<scpi::Identity> identityOf(const Service& service)
{
    scpi::Identity identity;
    identity.manufacturer = service.texts.value(QStringLiteral("manufacturer"));
    identity.model = service.texts.value(QStringLiteral("model"));
    identity.serial = service.texts.value(QStringLiteral("serialnumber"));
    identity.firmware = service.texts.value(QStringLiteral("firmwareversion"));
    if (identity.manufacturer.isEmpty() || identity.model.isEmpty() || identity.serial.isEmpty())
        return std::nullopt;
    return identity;
}

std::vector<instrument::Sighting> sightingsOf(const std::vector<Service>& services, const QString& foundBy)
{
    const auto isOneThing = [](const Service& a, const Service& b) {
        return a.address == b.address && a.instance.compare(b.instance, Qt::CaseInsensitive) == 0;
    };
    std::vector<instrument::Sighting> sightings;
    for (const Service& service : services) {
        if (service.address.isEmpty() || service.port == 0)
            continue;
        instrument::Sighting sighting;
        sighting.resource = mdnsResourceOf(service);
        if (sighting.resource.isEmpty())
            continue;
        if (service.kind == ServiceKind::ScpiTelnet) {
            const bool hasBetter = std::any_of(services.begin(), services.end(), [&](const Service& other) {
                return other.address == service.address && other.kind != ServiceKind::ScpiTelnet &&
                       other.kind != ServiceKind::Lxi;
            });
            if (hasBetter)
                continue;
            sighting.mayBeAsked = false; // it answers with echo and prompt
        }
        sighting.name = service.instance;
        sighting.foundBy = foundBy;
        sighting.identity = identityOf(service);
        for (const Service& other : services) {
            if (!sighting.identity && isOneThing(service, other))
                sighting.identity = identityOf(other);
        }
        sightings.push_back(std::move(sighting));
    }
    return sightings;
}

} // namespace visor::mdns
