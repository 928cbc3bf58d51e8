// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrument/connection.h"

#include <QCoreApplication>

#include <algorithm>

namespace visor::instrument {

namespace {

struct ConnectionText
{
    Q_DECLARE_TR_FUNCTIONS(visor::instrument::Connection)
};

constexpr std::chrono::milliseconds kFarewellLimit{2000};
/// An instrument that cannot connect back (a firewall) must not make opening it slow.
constexpr std::chrono::milliseconds kServiceRequestLimit{2000};

Error abortedError()
{
    return Error{visa::Status::ErrorAbort, ConnectionText::tr("Cancelled."), {}, QStringLiteral("job"), 0};
}

Error notConnectedError(const visa::ResourceName& resource)
{
    return Error{visa::Status::ErrorConnectionLost,
                 ConnectionText::tr("%1 is not connected. Connect it and try again.").arg(resource.toString()),
                 {},
                 QStringLiteral("job"),
                 0};
}

/// Failures after which the session is of no further use.
bool endsSession(visa::Status status)
{
    switch (status) {
    case visa::Status::ErrorConnectionLost:
    case visa::Status::ErrorInvalidObject:
    case visa::Status::ErrorRawReadProtocolViolation:
    case visa::Status::ErrorRawWriteProtocolViolation:
    case visa::Status::ErrorMachineNotAvailable:
        return true;
    default:
        return false;
    }
}

} // namespace

Connection::Connection(const TransportSet& transports, ConnectionSettings settings, TraceLog* trace,
                       ConnectionObserver& observer, Introduction introduction, Farewell farewell)
    : m_transports(transports),
      m_settings(std::move(settings)),
      m_trace(trace),
      m_traceSource(trace ? trace->addSource(m_settings.resource.toString()) : 0),
      m_observer(observer),
      m_introduction(std::move(introduction)),
      m_farewell(std::move(farewell)),
      m_manners(m_settings.manners),
      m_tap{m_requests, [this](const ServiceRequest& request) { m_observer.serviceRequested(request); }},
      m_lockIdleLimit(m_settings.lockIdleLimit),
      m_timeouts(m_settings.timeouts)
{
}

Connection::~Connection()
{
    close();
    if (m_worker.joinable())
        m_worker.join();
}

void Connection::open()
{
    const std::lock_guard lock(m_mutex);
    if (m_state == ConnectionState::Lost) {
        m_isRetryWanted = true;
        m_wake.notify_all();
        return;
    }
    if (m_state != ConnectionState::Closed)
        return;
    // The previous worker has set Closed as its last act; joining it here is immediate.
    if (m_worker.joinable())
        m_worker.join();
    m_isCloseWanted = false;
    m_isRetryWanted = false;
    m_stop = visa::CancelToken::create();
    m_state = ConnectionState::Connecting;
    m_worker = std::thread([this, stop = m_stop] { work(stop); });
}

void Connection::close()
{
    const std::lock_guard lock(m_mutex);
    if (m_state == ConnectionState::Closed)
        return;
    m_isCloseWanted = true;
    m_stop.cancel();
    if (m_running)
        m_running->token.cancel();
    m_wake.notify_all();
}

JobId Connection::submit(Job job)
{
    std::unique_lock lock(m_mutex);
    const JobId id = ++m_lastId;
    if (m_state == ConnectionState::Closed || m_state == ConnectionState::Lost || m_isCloseWanted) {
        lock.unlock();
        job.done(tl::unexpected(notConnectedError(m_settings.resource)));
        return id;
    }
    m_queue.push_back({id, std::move(job), visa::CancelToken::create()});
    lock.unlock();
    m_wake.notify_all();
    return id;
}

void Connection::cancel(JobId id)
{
    std::unique_lock lock(m_mutex);
    if (m_running && m_running->id == id) {
        m_running->token.cancel();
        return;
    }
    const auto queued = std::find_if(m_queue.begin(), m_queue.end(), [id](const auto& q) { return q.id == id; });
    if (queued == m_queue.end())
        return;
    const Job job = std::move(queued->job);
    m_queue.erase(queued);
    lock.unlock();
    job.done(tl::unexpected(abortedError()));
}

void Connection::cancelAll()
{
    // In one step: a job that the worker takes out of the queue between two would get away.
    std::deque<QueuedJob> cancelled;
    {
        const std::lock_guard lock(m_mutex);
        if (m_running)
            m_running->token.cancel();
        cancelled.swap(m_queue);
    }
    failAll(cancelled, abortedError());
}

ConnectionState Connection::state() const
{
    const std::lock_guard lock(m_mutex);
    return m_state;
}

void Connection::setLockIdleLimit(std::chrono::milliseconds limit)
{
    {
        const std::lock_guard lock(m_mutex);
        m_lockIdleLimit = limit;
    }
    m_wake.notify_all();
}

void Connection::setTimeouts(const Timeouts& timeouts)
{
    const std::lock_guard lock(m_mutex);
    m_timeouts = timeouts;
}

Timeouts Connection::timeouts() const
{
    const std::lock_guard lock(m_mutex);
    return m_timeouts;
}

Manners Connection::mannersNow() const
{
    Manners manners = m_manners;
    manners.chosenTimeout = timeouts().io;
    return manners;
}

std::size_t Connection::pendingJobs() const
{
    const std::lock_guard lock(m_mutex);
    return m_queue.size() + (m_running ? 1 : 0);
}

void Connection::enter(ConnectionState state, const std::optional<Error>& why,
                       std::optional<std::chrono::milliseconds> nextAttempt)
{
    {
        const std::lock_guard lock(m_mutex);
        m_state = state;
    }
    m_observer.stateChanged(state, why, nextAttempt);
}

void Connection::failQueue(const Error& why)
{
    std::deque<QueuedJob> failed;
    {
        const std::lock_guard lock(m_mutex);
        failed.swap(m_queue);
    }
    failAll(failed, why);
}

void Connection::failAll(const std::deque<QueuedJob>& jobs, const Error& why)
{
    for (const QueuedJob& queued : jobs)
        queued.job.done(tl::unexpected(why));
}

void Connection::work(const visa::CancelToken& stop)
{
    bool wasConnected = false;
    auto delay = m_settings.reconnect.firstDelay;
    std::optional<Error> why;
    for (;;) {
        enter(ConnectionState::Connecting);
        auto session = connectOnce(stop);
        if (session) {
            wasConnected = true;
            delay = m_settings.reconnect.firstDelay;
            why = serve(**session, stop);
            if (why) {
                // Many instruments take one client only: a broken session must not keep the place while we wait.
                session->reset();
            } else {
                enter(ConnectionState::Closing);
                failQueue(abortedError());
                sayFarewell(**session);
                session->reset();
                break;
            }
        } else {
            why = std::move(session.error());
        }
        // The first attempt's failure is its result; only a link that once worked is worth chasing.
        if (stop.isCancelled() || !wasConnected) {
            if (stop.isCancelled() && wasConnected)
                why.reset();
            break;
        }
        const bool isRetrying = m_settings.reconnect.isAutomatic;
        enter(ConnectionState::Lost, why, isRetrying ? std::optional(delay) : std::nullopt);
        failQueue(*why);
        if (!waitBeforeRetry(isRetrying ? delay : std::chrono::milliseconds::max())) {
            why.reset();
            break;
        }
        delay = std::min(delay * 2, m_settings.reconnect.longestDelay);
    }
    {
        // submit() refuses from here on: no job may be left in the queue of a closed connection.
        const std::lock_guard lock(m_mutex);
        m_isCloseWanted = true;
    }
    failQueue(why ? *why : abortedError());
    enter(ConnectionState::Closed, why);
}

bool Connection::waitBeforeRetry(std::chrono::milliseconds delay)
{
    std::unique_lock lock(m_mutex);
    const auto isWanted = [this] { return m_isCloseWanted || m_isRetryWanted; };
    if (delay == std::chrono::milliseconds::max())
        m_wake.wait(lock, isWanted);
    else
        m_wake.wait_for(lock, delay, isWanted);
    m_isRetryWanted = false;
    return !m_isCloseWanted;
}

Result<std::unique_ptr<visa::Session>> Connection::connectOnce(const visa::CancelToken& stop)
{
    OpenOptions options = m_settings.open;
    // What the profile of an earlier attempt said holds from the beginning.
    if (!m_manners.usbQuirks.isEmpty())
        options.usbQuirks = m_manners.usbQuirks;
    const auto limit = timeouts().connect.value_or(m_settings.connectTimeout);
    auto session = m_transports.open(m_settings.resource, options, visa::Deadline::after(limit, stop));
    if (!session)
        return session;
    enter(ConnectionState::Identifying);
    m_manners = m_settings.manners;
    if (m_introduction) {
        Dialogue dialogue(**session, m_trace, m_traceSource, Origin::Housekeeping, mannersNow(), stop);
        auto introduced = m_introduction(dialogue);
        if (!introduced && (endsSession(introduced.error().status) || stop.isCancelled()))
            return tl::unexpected(std::move(introduced.error()));
        m_manners = dialogue.manners();
    }
    if (auto enabled = enableServiceRequests(**session, stop); !enabled)
        return tl::unexpected(std::move(enabled.error()));
    return session;
}

Result<void> Connection::enableServiceRequests(visa::Session& session, const visa::CancelToken& stop)
{
    m_requests.clear();
    m_hasServiceRequests = false;
    if (!m_settings.wantsServiceRequests)
        return {};
    // The wire's thread only leaves it here: what a request asks for is done by the worker, between two acts.
    const auto leave = [this](std::uint8_t statusByte) {
        m_requests.post(statusByte);
        {
            const std::lock_guard lock(m_mutex); // the worker is before its look at the box, or asleep
        }
        m_wake.notify_all();
    };
    auto enabled = session.onServiceRequest(leave, visa::Deadline::after(kServiceRequestLimit, stop));
    m_hasServiceRequests = enabled.has_value();
    if (!enabled && (endsSession(enabled.error().status) || stop.isCancelled()))
        return enabled;
    return {};
}

Dialogue Connection::housekeeping(visa::Session& session, const visa::CancelToken& token)
{
    Dialogue dialogue(session, m_trace, m_traceSource, Origin::Housekeeping, mannersNow(), token);
    dialogue.setTimeout(std::min(dialogue.timeout(), kFarewellLimit));
    return dialogue;
}

Result<void> Connection::takeServiceRequests(visa::Session& session, const visa::CancelToken& stop)
{
    Dialogue dialogue = housekeeping(session, stop);
    dialogue.setServiceRequests(&m_tap);
    // A handful between two jobs: an instrument that asks without pause must not keep them all waiting.
    constexpr int kMostAtOnce = 16;
    for (int i = 0; i < kMostAtOnce && !m_requests.isEmpty() && !stop.isCancelled(); ++i) {
        if (auto taken = dialogue.waitForServiceRequest(dialogue.deadline());
            !taken && endsSession(taken.error().status))
            return tl::unexpected(std::move(taken.error()));
    }
    return {};
}

bool Connection::waitForWork(std::unique_lock<std::mutex>& lock, bool mayBeIdle)
{
    const auto hasWork = [this] { return !m_queue.empty() || m_isCloseWanted || !m_requests.isEmpty(); };
    const auto start = std::chrono::steady_clock::now();
    for (;;) {
        if (hasWork())
            return false;
        const auto limit = m_lockIdleLimit;
        if (!mayBeIdle || limit.count() <= 0)
            m_wake.wait(lock);
        else if (std::chrono::steady_clock::now() >= start + limit)
            return true;
        else
            m_wake.wait_until(lock, start + limit);
    }
}

void Connection::releaseIdleLocks(visa::Session& session, const visa::CancelToken& stop)
{
    Dialogue dialogue = housekeeping(session, stop);
    bool isReleased = false;
    while (dialogue.unlock())
        isReleased = true;
    if (isReleased)
        m_observer.lockReleasedByIdleness();
}

std::optional<Error> Connection::serve(visa::Session& session, const visa::CancelToken& stop)
{
    enter(ConnectionState::Ready);
    bool isBusy = false;
    bool mayBeIdle = true; // locks are looked at once after each piece of work
    for (;;) {
        if (auto taken = takeServiceRequests(session, stop); !taken)
            return taken.error();
        bool isIdle = false;
        {
            std::unique_lock lock(m_mutex);
            if (m_queue.empty() && !m_isCloseWanted && isBusy) {
                lock.unlock();
                enter(ConnectionState::Ready);
                isBusy = false;
                lock.lock();
            }
            isIdle = waitForWork(lock, mayBeIdle);
            if (m_isCloseWanted)
                return std::nullopt;
            if (!isIdle && m_queue.empty())
                continue; // a service request
            if (!isIdle) {
                m_running = std::move(m_queue.front());
                m_queue.pop_front();
            }
        }
        mayBeIdle = !isIdle;
        if (isIdle) {
            releaseIdleLocks(session, stop);
            continue;
        }
        if (!isBusy) {
            enter(ConnectionState::Busy);
            isBusy = true;
        }
        // m_running is written only by this thread; others touch its token, under the mutex.
        Dialogue dialogue(session, m_trace, m_traceSource, m_running->job.origin, mannersNow(), m_running->token);
        if (m_hasServiceRequests)
            dialogue.setServiceRequests(&m_tap);
        const Result<void> result =
            stop.isCancelled() ? tl::unexpected(abortedError()) : m_running->job.body(dialogue);
        if (dialogue.areMannersAdopted())
            m_manners = dialogue.manners();
        QueuedJob finished;
        {
            const std::lock_guard lock(m_mutex);
            finished = std::move(*m_running);
            m_running.reset();
        }
        finished.job.done(result);
        if (!result && endsSession(result.error().status))
            return result.error();
    }
}

void Connection::sayFarewell(visa::Session& session)
{
    if (!m_farewell)
        return;
    Dialogue dialogue = housekeeping(session, {});
    m_farewell(dialogue);
}

} // namespace visor::instrument
