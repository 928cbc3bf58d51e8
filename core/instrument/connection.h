// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/dialogue.h"
#include "core/instrument/timeouts.h"
#include "core/instrument/transport.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace visor::instrument {

/// Closed → Connecting → Identifying → Ready ⇄ Busy → Lost → Closing → Closed. From Lost a new attempt goes back
/// to Connecting.
enum class ConnectionState : std::uint8_t {
    Closed,
    Connecting,
    Identifying,
    Ready,
    Busy,
    Lost,
    Closing,
};

/// When to try again after the link broke.
struct ReconnectPolicy
{
    bool isAutomatic = true;
    std::chrono::milliseconds firstDelay{1000}; ///< doubled per failed attempt
    std::chrono::milliseconds longestDelay{30'000};
};

struct ConnectionSettings
{
    visa::ResourceName resource;
    OpenOptions open;
    Manners manners;
    std::chrono::milliseconds connectTimeout{5000};
    Timeouts timeouts; ///< chosen by the user, over `connectTimeout` and what manners say (setTimeouts())
    ReconnectPolicy reconnect;
    /// Ask the wire for service requests, where it has them.
    bool wantsServiceRequests = true;
    /// A lock that is not used for so long is given back; 0: never (setLockIdleLimit()).
    std::chrono::milliseconds lockIdleLimit{0};
};

/// Told of every transition, on the connection's worker thread; must not block nor call back into the connection.
class ConnectionObserver
{
public:
    virtual ~ConnectionObserver() = default;
    /// `why` is set when the state follows from a failure: Closed after a failed open, Lost after a broken link.
    /// Lost also says when the next attempt comes, if one does.
    virtual void stateChanged(ConnectionState state, const std::optional<Error>& why,
                              std::optional<std::chrono::milliseconds> nextAttempt) = 0;
    /// The instrument asked for service and was polled; once for each request, in their order.
    virtual void serviceRequested(const ServiceRequest&) {}
    /// Locks of this session were given back because nothing was done for the idle limit.
    virtual void lockReleasedByIdleness() {}
};

/// One piece of work for the instrument: a query, a list of commands, a whole capture. The unit that is queued,
/// cancelled and handed between threads; never one message at a time.
struct Job
{
    Origin origin = Origin::Terminal;
    /// Runs on the worker, alone with the session.
    std::function<Result<void>(Dialogue&)> body;
    /// Called exactly once, on the worker (or, for a job that can no longer be taken, inside submit()): with the
    /// body's result, or with why it never ran.
    std::function<void(const Result<void>&)> done;
};

using JobId = std::uint64_t;

/// One open instrument: a worker thread that owns the session, a queue of jobs, a state. All public functions
/// return at once and may be called from any thread; results come through the observer and the jobs.
///
/// The mutex guards the queue, the wishes and the state; the session is the worker's alone.
class Connection
{
public:
    /// Runs on the worker in state Identifying, once per (re)connect, before any job: identity, profile, init
    /// commands. May change the dialogue's manners; they then hold for all jobs, as a job's do that adopts them.
    /// An error that is ErrorConnectionLost or ErrorAbort ends the attempt; others are the introduction's own
    /// business.
    using Introduction = std::function<Result<void>(Dialogue&)>;
    /// Runs on the worker before an orderly close (cleanup commands); each act gets 2 s at most, and a
    /// well-behaved farewell stops at the first failure, so that quitting never waits for a hung instrument. May
    /// be empty.
    using Farewell = std::function<void(Dialogue&)>;

    Connection(const TransportSet& transports, ConnectionSettings settings, TraceLog* trace,
               ConnectionObserver& observer, Introduction introduction, Farewell farewell = {});
    /// Cancels, closes and joins; bounded by the cancel latency of the wire.
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// Starts an attempt; does nothing unless Closed or Lost.
    void open();
    /// Ends the attempt or the session for good: running and queued jobs fail with ErrorAbort, no reconnect
    /// follows.
    void close();

    JobId submit(Job job);
    /// Ends one job, queued or running, with ErrorAbort. Others are untouched.
    void cancel(JobId id);
    void cancelAll();

    [[nodiscard]] ConnectionState state() const;
    /// Service requests that came since the connection was made.
    [[nodiscard]] std::uint64_t serviceRequestCount() const { return m_requests.count(); }
    void setLockIdleLimit(std::chrono::milliseconds limit);
    /// Hold from the next job and the next attempt to connect on. What is not chosen is the default again: the
    /// manners' (a profile's) for I/O, `connectTimeout` for connecting. Waiting for a lock has its limit from the
    /// caller of Dialogue::lock().
    void setTimeouts(const Timeouts& timeouts);
    /// Jobs waiting and running.
    [[nodiscard]] std::size_t pendingJobs() const;
    [[nodiscard]] const ConnectionSettings& settings() const { return m_settings; }

private:
    struct QueuedJob
    {
        JobId id = 0;
        Job job;
        visa::CancelToken token;
    };

    void work(const visa::CancelToken& stop);
    /// Connecting and Identifying. Returns the session, or why there is none.
    Result<std::unique_ptr<visa::Session>> connectOnce(const visa::CancelToken& stop);
    /// Ready ⇄ Busy until closed (no error) or lost (why).
    std::optional<Error> serve(visa::Session& session, const visa::CancelToken& stop);
    /// From here on the wire leaves requests in the box. A wire without them is none the worse.
    [[nodiscard]] Result<void> enableServiceRequests(visa::Session& session, const visa::CancelToken& stop);
    /// Polls for every request that waits.
    [[nodiscard]] Result<void> takeServiceRequests(visa::Session& session, const visa::CancelToken& stop);
    /// Waits for work. True when it was the idle limit of locks that ended the wait.
    [[nodiscard]] bool waitForWork(std::unique_lock<std::mutex>& lock, bool mayBeIdle);
    void releaseIdleLocks(visa::Session& session, const visa::CancelToken& stop);
    [[nodiscard]] Dialogue housekeeping(visa::Session& session, const visa::CancelToken& token);
    /// The manners in force: the worker's, with what the user chose.
    [[nodiscard]] Manners mannersNow() const;
    [[nodiscard]] Timeouts timeouts() const;
    void sayFarewell(visa::Session& session);
    void enter(ConnectionState state, const std::optional<Error>& why = {},
               std::optional<std::chrono::milliseconds> nextAttempt = {});
    void failQueue(const Error& why);
    static void failAll(const std::deque<QueuedJob>& jobs, const Error& why);
    [[nodiscard]] bool waitBeforeRetry(std::chrono::milliseconds delay);

    const TransportSet& m_transports;
    const ConnectionSettings m_settings;
    TraceLog* const m_trace;
    const std::uint32_t m_traceSource;
    ConnectionObserver& m_observer;
    const Introduction m_introduction;
    const Farewell m_farewell;
    Manners m_manners; ///< the worker's; from the introduction
    ServiceRequestBox m_requests;
    const ServiceRequestTap m_tap;
    bool m_hasServiceRequests = false; ///< the worker's: of the open session

    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    ConnectionState m_state = ConnectionState::Closed;
    bool m_isCloseWanted = false;
    std::chrono::milliseconds m_lockIdleLimit;
    Timeouts m_timeouts;
    bool m_isRetryWanted = false; ///< open() while Lost: do not wait for the back-off
    std::deque<QueuedJob> m_queue;
    std::optional<QueuedJob> m_running;
    JobId m_lastId = 0;
    visa::CancelToken m_stop;
    std::thread m_worker;
};

} // namespace visor::instrument
