// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/connection.h"
#include "core/profile/library.h"
#include "core/profile/model.h"
#include "core/scpi/identity.h"

#include <QDateTime>
#include <QObject>
#include <QPointer>

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

namespace visor::ui {

/// How long is waited where the user chose nothing.
struct TimeoutDefaults
{
    std::chrono::milliseconds connect{0};
    std::chrono::milliseconds io{0};
    std::chrono::milliseconds lock{instrument::kDefaultLockLimit};
    QString ioProfile = {}; ///< key of the profile that says the one for I/O; empty: the program says it
};

/// One opened instrument as the window knows it: a Connection whose results arrive on the GUI thread as signals
/// and callbacks. Lives on the GUI thread, owned by its workspace; every function returns at once.
class InstrumentLink : public QObject
{
    Q_OBJECT

public:
    /// `transports`, `library` and `trace` outlive the link.
    InstrumentLink(const instrument::TransportSet& transports, const profile::Library& library,
                   instrument::TraceLog& trace, instrument::ConnectionSettings settings,
                   QObject* parent = nullptr);
    /// Cancels and joins the worker, bounded by the wire's cancel latency.
    ~InstrumentLink() override;

    void open();
    void close();
    void cancelAll();
    /// Looks for the instrument's profile again, after the library or the user's choice has changed:
    /// profileChanged() when it is another one or reads differently. One that has an error now is not taken over.
    /// Nothing to do while it is not connected: connecting looks anyway.
    void reconsiderProfile();

    [[nodiscard]] const visa::ResourceName& resource() const { return m_settings.resource; }
    [[nodiscard]] instrument::ConnectionState state() const { return m_state; }
    /// When state() was entered.
    [[nodiscard]] QDateTime since() const { return m_since; }
    /// Why the state is Closed or Lost, when it follows from a failure.
    [[nodiscard]] const std::optional<Error>& problem() const { return m_problem; }
    /// When the next automatic attempt starts, in state Lost.
    [[nodiscard]] std::optional<QDateTime> nextAttempt() const { return m_nextAttempt; }
    [[nodiscard]] bool isReady() const;
    [[nodiscard]] const std::optional<scpi::Identity>& identity() const { return m_identity; }
    /// The matched profile, null for an unknown model. Immutable and shared with jobs.
    [[nodiscard]] const std::shared_ptr<const profile::Profile>& profile() const { return m_profile; }
    /// The reply to *IDN? as it came, which profiles' patterns are tried on; empty before.
    [[nodiscard]] const QString& identityText() const { return m_identityText; }
    /// From now on this one, whatever the library says: the text that a profile's author is working on.
    void setProfile(const std::shared_ptr<const profile::Profile>& profile);
    /// Why this profile, in a sentence or two.
    [[nodiscard]] const QString& profileReason() const { return m_profileReason; }
    /// Why the instrument does not say who it is although it is ready: silence, noise, or somebody else's lock.
    [[nodiscard]] const std::optional<Error>& identityProblem() const { return m_identityProblem; }
    [[nodiscard]] std::size_t pendingJobs() const;
    /// The instrument's latest service request, once one came; its number is how many there have been.
    [[nodiscard]] const std::optional<instrument::ServiceRequest>& serviceRequest() const
    {
        return m_serviceRequest;
    }
    /// A lock of this link that is not used for so long is given back; 0: never.
    void setLockIdleLimit(std::chrono::milliseconds limit);

    /// What the user chose for this instrument; holds from the next job and the next attempt to connect on.
    void setTimeouts(const instrument::Timeouts& timeouts);
    [[nodiscard]] const instrument::Timeouts& timeouts() const { return m_timeouts; }
    /// The limits where nothing is chosen: the profile's for I/O when there is one, else the program's.
    [[nodiscard]] TimeoutDefaults timeoutDefaults() const;

    /// Queues `body` for the worker; `done` then runs on the GUI thread, exactly once, unless `context` has died
    /// meanwhile. T is what the body makes (void allowed).
    template<typename T>
    instrument::JobId run(instrument::Origin origin, QObject* context,
                          std::function<Result<T>(instrument::Dialogue&)> body,
                          std::function<void(Result<T>)> done);
    void cancel(instrument::JobId id);

    /// A slow ramp is under way, by its title: nobody else sets anything until endSweep(), because what is queued
    /// now would come down on the instrument when the ramp is long over. What reads may wait its turn.
    void beginSweep(const QString& title);
    void endSweep();
    /// Why nothing may be set now; absent when it may.
    [[nodiscard]] std::optional<Error> writeRefusal() const;

Q_SIGNALS:
    void timeoutsChanged();
    void stateChanged(visor::instrument::ConnectionState state);
    void identityChanged();
    void profileChanged();
    /// A job was queued or has ended.
    void pendingJobsChanged();
    void serviceRequested(const visor::instrument::ServiceRequest& request);
    /// Something was refused because somebody else holds the instrument's lock.
    void refusedByLock(const visor::Error& why);
    /// Something was done again after that: the lock is gone, or ours.
    void admittedAgain();
    /// writeRefusal() is another one.
    void sweepChanged();
    /// This link's locks were given back: nothing was done for the idle limit.
    void lockReleasedByIdleness();

private:
    class Observer; ///< hears the worker and passes it on to the GUI thread

    void enter(instrument::ConnectionState state, const std::optional<Error>& why,
               std::optional<std::chrono::milliseconds> nextAttempt);
    struct Finding
    {
        std::shared_ptr<const profile::Profile> profile;
        QString reason;
    };
    /// On the worker.
    [[nodiscard]] Finding findProfile(const QString& identity) const;
    Result<void> introduce(instrument::Dialogue& dialogue);
    void showProfile(const Finding& finding);
    void takeLeave(instrument::Dialogue& dialogue);
    void onGuiThread(std::function<void()> act);

    const profile::Library& m_library;
    const instrument::ConnectionSettings m_settings;
    instrument::Timeouts m_timeouts;
    instrument::ConnectionState m_state = instrument::ConnectionState::Closed;
    QDateTime m_since;
    std::optional<QDateTime> m_nextAttempt;
    std::optional<Error> m_problem;
    std::optional<scpi::Identity> m_identity;
    std::shared_ptr<const profile::Profile> m_profile;
    mutable std::mutex m_givenMutex;                        ///< guards m_givenProfile
    std::shared_ptr<const profile::Profile> m_givenProfile; ///< by setProfile()
    std::shared_ptr<const profile::Profile> m_openProfile;  ///< the worker's own, of the open session
    QString m_profileReason;
    QString m_identityText;
    std::optional<instrument::ServiceRequest> m_serviceRequest;
    std::optional<Error> m_identityProblem;
    QString m_sweep;          ///< the title of the ramp under way
    bool m_isRefused = false; ///< by a lock, when something was last done
    std::unique_ptr<Observer> m_observer;
    /// Last member: its worker ends before anything else goes.
    std::unique_ptr<instrument::Connection> m_connection;
};

template<typename T>
instrument::JobId InstrumentLink::run(instrument::Origin origin, QObject* context,
                                      std::function<Result<T>(instrument::Dialogue&)> body,
                                      std::function<void(Result<T>)> done)
{
    // The result crosses from body to done inside the job: one hand-over to the worker, one back.
    auto outcome = std::make_shared<std::optional<Result<T>>>();
    instrument::Job job;
    job.origin = origin;
    job.body = [outcome, body = std::move(body)](instrument::Dialogue& dialogue) -> Result<void> {
        outcome->emplace(body(dialogue));
        if (!outcome->value())
            return tl::unexpected(outcome->value().error());
        return {};
    };
    job.done = [this, outcome, guard = QPointer<QObject>(context),
                done = std::move(done)](const Result<void>& ended) {
        if (!outcome->has_value()) // never ran
            outcome->emplace(tl::unexpected(ended.error()));
        onGuiThread([this, outcome, guard, done] {
            const std::optional<Error> why =
                outcome->value() ? std::nullopt : std::optional(outcome->value().error());
            if (guard)
                done(std::move(outcome->value()));
            if (why && why->status == visa::Status::ErrorResourceLocked)
                Q_EMIT refusedByLock(*why);
            const bool isRefused = why && why->status == visa::Status::ErrorResourceLocked;
            if ((isRefused || !why) && std::exchange(m_isRefused, isRefused) && !isRefused)
                Q_EMIT admittedAgain();
            Q_EMIT pendingJobsChanged();
        });
    };
    const auto id = m_connection->submit(std::move(job));
    Q_EMIT pendingJobsChanged();
    return id;
}

} // namespace visor::ui
