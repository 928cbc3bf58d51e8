// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transports/mdns/services.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace visor::mdns {

/// Hosts that announce their web server (_lxi._tcp) and no way to talk to them: looks into each of them once, on
/// few threads of its own, and reports what comes of it. Which way that looking goes is not this room's business:
/// it is given. From construction to destruction, which waits for looks that run (they end with the deadline, and
/// within kCancelLatency of a cancel). One thread calls update() and isIdle().
class PageVisitor
{
public:
    using Time = std::chrono::steady_clock::time_point;
    /// What an instrument with such a page offers; nothing where it says nothing. Blocking, cancellable, called on
    /// several threads at a time.
    using LookInto = std::function<std::vector<instrument::Sighting>(const Service& page, const visa::Deadline&)>;

    /// A service says more than a page: after a page is heard of, its host has this long to announce one.
    static constexpr std::chrono::milliseconds kSettle{500};
    static constexpr std::chrono::milliseconds kLookLimit{5000};
    static constexpr std::size_t kMostAtOnce = 8;
    /// More hosts than this are no lab.
    static constexpr std::size_t kMostHosts = 512;

    /// All outlive this.
    PageVisitor(const LookInto& lookInto, instrument::FinderReport& report, const visa::Deadline& deadline);
    ~PageVisitor();
    PageVisitor(const PageVisitor&) = delete;
    PageVisitor& operator=(const PageVisitor&) = delete;

    /// What is announced now: new pages are looked into when their time has come, what came of pages that have
    /// gone is reported as gone.
    void update(const std::vector<Service>& services, Time now);
    /// Nothing waits to be looked into, and nothing is being.
    [[nodiscard]] bool isIdle() const;

private:
    struct Visit
    {
        Service page;
        Time due;
        bool isStarted = false;
        bool isOver = false;
        std::vector<visa::ResourceName> found;
    };

    void work();

    const LookInto& m_lookInto;
    instrument::FinderReport& m_report;
    const visa::Deadline m_deadline;

    mutable std::mutex m_mutex; ///< protects what follows
    std::condition_variable m_wake;
    std::map<QString, Visit> m_visits; ///< by address
    std::deque<QString> m_ready;
    std::size_t m_idle = 0;
    bool m_isEnding = false;
    std::vector<std::thread> m_workers;
};

} // namespace visor::mdns
