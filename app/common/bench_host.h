// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/common/bench_announcement.h"
#include "core/instrument/certificate.h"
#include "core/instrument/credentials.h"
#include "core/instrument/finder.h"
#include "core/instrument/server.h"
#include "core/profile/model.h"
#include "core/simulation/bench.h"
#include "core/simulation/profile_registers.h"

#include <QStringList>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace visor::app {

/// The simulated bench, served on loopback over every wire: one HiSLIP and one VXI-11 server for all instruments,
/// one raw socket, one VICP port and one serial port (a pseudo-terminal) each. From start() to destruction;
/// announces itself to this user's other programs.
class BenchHost
{
public:
    struct Options
    {
        QStringList names; ///< serve only these, by name or key; empty for all
        /// Instruments that are simulated from profiles; the bench's own are served too only when named.
        std::vector<std::shared_ptr<const profile::Profile>> profiles;
        std::uint64_t seed = 1;          ///< of everything random
        bool usesWellKnownPorts = false; ///< 111, 4880, 5025 and up, 1861 and up instead of the system's choice
        bool isAnnounced = true;
        /// HiSLIP only over TLS, with a certificate that vouches for itself, made at the start, in memory.
        bool isSecure = false;
        /// Secure HiSLIP lets only these in; nobody's name: everybody.
        std::optional<instrument::Credentials> login;
    };
    struct Entry
    {
        visa::ResourceName resource;
        QString name;
        QString protocol; ///< "HiSLIP", "VXI-11", "SOCKET", "VICP", "Serial", "Modbus TCP"
        scpi::Identity identity;
        instrument::Shelf shelf = instrument::Shelf::Simulated;
    };

    /// Blocking, short. ErrorResourceNotFound for a name the bench does not have, naming those it has;
    /// ErrorUnsupportedOperation for a profile that cannot be simulated, and why.
    [[nodiscard]] static Result<std::unique_ptr<BenchHost>> start(const Options& options);
    ~BenchHost();
    BenchHost(const BenchHost&) = delete;
    BenchHost& operator=(const BenchHost&) = delete;

    /// Every route to every instrument, instrument by instrument.
    [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }
    [[nodiscard]] std::vector<instrument::Sighting> sightings() const;
    /// Of secure HiSLIP; nothing in clear text.
    [[nodiscard]] const std::optional<instrument::Certificate>& certificate() const { return m_certificate; }
    /// Why other programs cannot find it by themselves; it serves all the same.
    [[nodiscard]] const std::optional<Error>& announcementProblem() const { return m_announcementProblem; }

private:
    BenchHost();

    [[nodiscard]] Result<void> serve(const std::vector<const simulation::Bench::Entry*>& instruments,
                                     const Options& options);

    [[nodiscard]] Result<void> addProfiles(const Options& options,
                                           const std::shared_ptr<simulation::Clock>& clock);
    [[nodiscard]] Result<void> serveRegisters();

    std::unique_ptr<simulation::Bench> m_bench;
    std::vector<simulation::Bench::Entry> m_profiled; ///< instruments made from profiles
    std::vector<std::pair<QString, std::unique_ptr<simulation::ProfileRegisters>>>
        m_registers;                                            ///< with their names
    std::vector<std::unique_ptr<instrument::Server>> m_servers; ///< end before the bench does
    std::vector<Entry> m_entries;
    BenchAnnouncement m_announcement; ///< ends first
    std::optional<Error> m_announcementProblem;
    std::optional<instrument::Certificate> m_certificate;
};

} // namespace visor::app
