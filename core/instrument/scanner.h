// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/identifier.h"

#include <memory>
#include <set>
#include <variant>

namespace visor::instrument {

enum class ScanPhase : std::uint8_t {
    Idle,
    Looking,  ///< some finder is at its first look, or somebody is being asked who it is
    Watching, ///< everything has been looked at; what comes and goes is still noticed
};

/// An instrument that was seen and is no longer, by any finder.
struct Departure
{
    visa::ResourceName resource;
};

/// A finder could not look, or not everywhere.
struct FinderFailure
{
    QString finder; ///< its name, translated
    Error why;
};

using ScanEvent = std::variant<Sighting, Departure, FinderFailure, ScanPhase>;

/// Looks for instruments with every finder side by side, each on a thread of its own, and asks those who do not
/// say who they are (Identifier). One callback gets everything, in order: sightings as they are made and again
/// with their identity, departures, failures, the phase. Whoever listens brings that to an Inventory.
///
/// start() and stop() return at once; a stop has taken effect within kCancelLatency and is reported as Idle. May
/// be started again and again, also while it watches: that looks afresh, and what is not seen again departs. Who
/// an instrument is is asked once, not in every look, unless it was gone in between. Any thread; `finders` and
/// `transports` outlive it.
class Scanner
{
public:
    /// Called from threads of the scanner or inside start() and stop(), never two at a time. Must not wait, nor
    /// call the scanner.
    using Listener = std::function<void(const ScanEvent&)>;

    Scanner(const std::vector<Finder*>& finders, const TransportSet& transports, AskingManners manners,
            Listener listener);
    /// Stops and joins.
    ~Scanner();
    Scanner(const Scanner&) = delete;
    Scanner& operator=(const Scanner&) = delete;

    /// Looks, then watches until `limit` is over or stop().
    void start(std::chrono::milliseconds limit = kForever);
    void stop();
    [[nodiscard]] ScanPhase phase() const;
    /// Waits until there is nothing more to expect but what comes and goes; false at the deadline or a cancel.
    [[nodiscard]] bool waitUntilLooked(const visa::Deadline& deadline) const;
    /// Instruments that are open here: they, and everything else with their askingKey(), are not asked.
    void setInUse(const std::vector<visa::ResourceName>& resources);

    static constexpr std::chrono::milliseconds kForever = std::chrono::milliseconds::max();

private:
    /// One finder and what it has seen.
    struct Watch : FinderReport
    {
        Watch(Scanner& owner, Finder& what) : scanner(owner), finder(what) {}
        void found(const Sighting& sighting) override;
        void gone(const visa::ResourceName& resource) override;
        void lookedOnce() override;
        void failed(const Error& why) override;

        struct Seen
        {
            std::uint64_t run = 0;
            QString name;
            std::optional<scpi::Identity> identity;
        };

        Scanner& scanner;
        Finder& finder;
        bool isLooking = false;
        bool isRunning = false;
        std::map<visa::ResourceName, Seen> seen; ///< confirmed sightings
    };

    void work();
    void run(std::chrono::milliseconds limit, const visa::CancelToken& token);
    void runFinder(Watch& watch, const visa::Deadline& deadline);
    // With m_mutex held:
    void take(Watch& watch, Sighting sighting);
    void finishLook(Watch& watch);
    void departed(const visa::ResourceName& resource);
    void askIfWanted(const Sighting& sighting);
    void answered(const Sighting& sighting, const std::optional<scpi::Identity>& identity);
    void updatePhase();
    void enter(ScanPhase phase);
    void tell(const ScanEvent& event);

    const TransportSet& m_transports;
    const AskingManners m_manners;
    const Listener m_listener;

    mutable std::mutex m_mutex; ///< protects what follows; held while the listener is called
    std::condition_variable m_wake;
    mutable std::condition_variable m_phaseChanged;
    std::vector<std::unique_ptr<Watch>> m_watches;
    std::map<visa::ResourceName, scpi::Identity> m_identities; ///< what was answered, until it departs
    std::set<visa::ResourceName> m_asked;                      ///< in this run
    std::set<QString> m_inUse;
    Identifier* m_identifier = nullptr; ///< of the run
    std::uint64_t m_run = 0;
    ScanPhase m_phase = ScanPhase::Idle;
    bool m_isWanted = false;
    bool m_isRunning = false;
    bool m_isEnding = false;
    std::chrono::milliseconds m_limit = kForever;
    visa::CancelToken m_token;
    std::thread m_thread; ///< runs one look after the other; last, so that it sees everything made
};

} // namespace visor::instrument
