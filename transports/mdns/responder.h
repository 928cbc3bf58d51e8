// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/result.h"
#include "transports/mdns/link_sockets.h"

#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace visor::mdns {

/// One instrument as it announces itself. A value.
struct Announcement
{
    struct Service
    {
        QByteArray type; ///< "_hislip._tcp"
        std::uint16_t port = 0;
        bool operator==(const Service&) const = default;
    };

    QByteArray instance;       ///< "Visor Oscilloscope - SIM001"; the same for all its services
    QByteArray host;           ///< "visor-sim001", without ".local"
    std::uint32_t address = 0; ///< IPv4, host order; announced on the interface that has it
    std::vector<Service> services;
    std::vector<QByteArray> texts; ///< "Manufacturer=Visor" …
    bool operator==(const Announcement&) const = default;
};

/// Announces instruments that this program serves, by mDNS and DNS-SD (RFC 6762, 6763), on a thread of its own,
/// from start() to destruction, which says goodbye. Names carry a serial number and are taken to be unique: they
/// are not probed for (§8.1). Any thread.
class Responder
{
public:
    [[nodiscard]] static Result<std::unique_ptr<Responder>> start(wire::InterfaceChoice choice = {},
                                                                  std::uint16_t port = kMdnsPort);
    ~Responder();
    Responder(const Responder&) = delete;
    Responder& operator=(const Responder&) = delete;

    /// What is announced from now on: new ones are announced at once and a second later, those that are no longer
    /// there say goodbye.
    void announce(std::vector<Announcement> announcements);

private:
    Responder(std::unique_ptr<LinkSockets> links, int wake);

    void serve();
    void signal() const;

    std::unique_ptr<LinkSockets> m_links; ///< the thread's
    const int m_wake;                     ///< eventfd
    std::mutex m_mutex;                   ///< protects what follows
    std::vector<Announcement> m_wanted;
    bool m_isEnding = false;
    std::thread m_thread;
};

/// Every record of an announcement, pointers first.
[[nodiscard]] std::vector<DnsRecord> recordsOf(const Announcement& announcement);
/// Which of its records answer these questions; known answers (§7.1) are left out. What else a client will want to
/// know goes into `additionals`.
[[nodiscard]] std::vector<DnsRecord> answersOf(const Announcement& announcement, const DnsMessage& query,
                                               std::vector<DnsRecord>& additionals);

} // namespace visor::mdns
