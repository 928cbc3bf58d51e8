// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/finder.h"
#include "core/instrument/transport.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace visor::instrument {

/// What is asked one at a time: a host with everything behind it, a GPIB board, else the resource itself. Two
/// questions at once upset instruments that have one socket or one buffer.
[[nodiscard]] QString askingKey(const visa::ResourceName& resource);

/// How sightings without identity may be asked. A value; the functions are called from several threads at a time.
struct AskingManners
{
    std::size_t mostAtOnce = 64; ///< instruments asked side by side
    std::chrono::milliseconds openLimit{1000};
    std::chrono::milliseconds answerLimit{1000};
    /// Whether *IDN? may be sent; a profile's quirk says no where it upsets the instrument. Empty: always.
    std::function<bool(const Sighting&)> allowsQuery;
    /// Another way to learn who a host is, without SCPI (the LXI identification document); tried once per host
    /// when *IDN? is not allowed or not answered. Empty: none.
    std::function<Result<scpi::Identity>(const QString& host, const visa::Deadline&)> askHost;
};

/// Asks instruments who they are, politely: *IDN? and nothing else, one question at a time per askingKey(), no
/// lock, no clear, short limits, and the main routes of one host (VXI-11 inst0, HiSLIP hislip0 …) only until one
/// of them has answered. Threads are started as they are needed, so that a host that does not answer delays no
/// other. From construction to destruction, which cancels what runs and joins (within kCancelLatency). Any thread.
class Identifier
{
public:
    /// Called once for each ask(), on a thread of the pool: who it is, or nothing when it would not say.
    using Answered = std::function<void(const Sighting&, const std::optional<scpi::Identity>&)>;

    Identifier(const TransportSet& transports, AskingManners manners, Answered answered);
    ~Identifier();
    Identifier(const Identifier&) = delete;
    Identifier& operator=(const Identifier&) = delete;

    void ask(const Sighting& sighting);
    /// What a main route of that host has said of itself in another way: its other main routes need not be asked.
    void learn(const visa::ResourceName& resource, const scpi::Identity& identity);
    /// Asked and not yet answered.
    [[nodiscard]] std::size_t pending() const;
    /// Ends what runs; what waits is answered with nothing, and so is everything asked from now on.
    void cancel();

private:
    struct Queue
    {
        std::deque<Sighting> waiting; ///< best route first
        bool isBusy = false;
        std::optional<scpi::Identity> main; ///< of the host's main routes
        bool isHostAsked = false;           ///< askHost has been tried
    };

    void work();
    [[nodiscard]] std::optional<scpi::Identity> identify(const Sighting& sighting, const QString& key);
    [[nodiscard]] std::optional<scpi::Identity> query(const Sighting& sighting);
    void startWorkerIfNeeded();

    const TransportSet& m_transports;
    const AskingManners m_manners;
    const Answered m_answered;
    const visa::CancelToken m_token = visa::CancelToken::create();

    mutable std::mutex m_mutex; ///< protects what follows
    std::condition_variable m_wake;
    std::map<QString, Queue> m_queues;
    std::deque<QString> m_ready; ///< keys with something waiting and nothing running
    std::size_t m_pending = 0;
    std::size_t m_idle = 0;
    bool m_isEnding = false;
    std::vector<std::thread> m_workers;
};

} // namespace visor::instrument
