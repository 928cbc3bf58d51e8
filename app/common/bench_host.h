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
/// one raw socket, one VICP port and one serial port (a pseudo-terminal) each; a Modbus TCP port for each that is
/// looked into; one GPIB adapter with those that stand on its bus. From start() to destruction; announces itself
/// to this user's other programs.
///
/// The bus has a board number of the bench's own, from kFirstBoard up, so that it stands in nobody's way: the
/// announcement says which adapter it belongs to.
class BenchHost
{
public:
    static constexpr int kFirstBoard = 90;

    struct Options
    {
        QStringList names; ///< serve only these, by name or key; empty for all
        /// Instruments that are simulated from profiles; the bench's own are served too only when named.
        std::vector<std::shared_ptr<const profile::Profile>> profiles;
        std::uint64_t seed = 1; ///< of everything random
        bool usesWellKnownPorts =
            false; ///< 111, 4880, 5025 and up, 1861 and up, 502, 1234 instead of the system's
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
        QString protocol; ///< "HiSLIP", "VXI-11", "SOCKET", "VICP", "Serial", "GPIB", "Modbus"
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

    using Instruments = std::vector<const simulation::Bench::Entry*>;
    [[nodiscard]] Result<void> serve(const Instruments& instruments, const Options& options);
    /// Every wire that carries messages.
    [[nodiscard]] Result<void> serveMessages(const Instruments& instruments, const Options& options);
    [[nodiscard]] Result<void> serveRegisters(const Instruments& instruments, const Options& options);
    /// One adapter for all that have an address.
    [[nodiscard]] Result<void> serveBus(const Instruments& instruments, const Options& options);
    void add(const simulation::Bench::Entry& instrument, const visa::ResourceName& resource,
             const QString& protocol);

    [[nodiscard]] Result<void> addProfiles(const Options& options,
                                           const std::shared_ptr<simulation::Clock>& clock);
    std::unique_ptr<simulation::Bench> m_bench;
    std::vector<simulation::Bench::Entry> m_profiled;           ///< instruments made from profiles
    std::vector<std::unique_ptr<instrument::Server>> m_servers; ///< end before the bench does
    std::vector<Entry> m_entries;
    BenchAnnouncement m_announcement; ///< ends first
    std::optional<Error> m_announcementProblem;
    std::optional<instrument::Certificate> m_certificate;
};

} // namespace visor::app
