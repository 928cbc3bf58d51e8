// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/finder.h"
#include "transports/mdns/record_cache.h"

#include <QMap>

#include <span>
#include <vector>

namespace visor::mdns {

/// The services that instruments announce.
enum class ServiceKind : std::uint8_t {
    Lxi,   ///< its web server; says who it is, not how to talk to it
    Vxi11, ///< port 111 is the portmapper's
    Hislip,
    ScpiRaw,
    ScpiTelnet, ///< echoes and prompts: only when there is nothing better
    Vicp,
};

struct ServiceType
{
    const char* name; ///< "_hislip._tcp.local"
    ServiceKind kind;
};

/// An address record in numbers; a link-local one with the interface it was heard on.
[[nodiscard]] QString addressText(const DnsRecord& record, unsigned interface);

/// What is browsed for.
[[nodiscard]] std::span<const ServiceType> serviceTypes();

/// One announced service, as far as it is known.
struct Service
{
    ServiceKind kind = ServiceKind::Lxi;
    QString instance; ///< "Keysight 34465A - 12345"
    QString host;     ///< "K-34465A-12345.local"
    std::uint16_t port = 0;
    QMap<QString, QString> texts; ///< keys in lower case (RFC 6763 §6.4)
    QString address;              ///< in numbers, IPv4 before IPv6; empty while unknown
    bool operator==(const Service&) const = default;
};

/// The services in the cache whose port is known; what else has to be asked is put into `missing`.
[[nodiscard]] std::vector<Service> readServices(const RecordCache& cache, std::vector<DnsQuestion>& missing);

/// Who the texts say it is; nothing unless maker, model and serial number are there: half an identity would keep
/// the instrument from being asked for the whole.
[[nodiscard]] std::optional<scpi::Identity> identityOf(const Service& service);

/// How these services are opened, with the identity that any service of the same name at the same host announces.
/// A service without address is no way to an instrument, and an LXI page is none by itself (PageVisitor).
[[nodiscard]] std::vector<instrument::Sighting> sightingsOf(const std::vector<Service>& services,
                                                            const QString& foundBy);

} // namespace visor::mdns
