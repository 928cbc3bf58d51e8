// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/instrument_link.h"

#include "core/instrument/command_runner.h"
#include "core/instrument/profile_manners.h"

#include <QMetaObject>

#include <utility>

namespace visor::ui {

class InstrumentLink::Observer : public instrument::ConnectionObserver
{
public:
    explicit Observer(InstrumentLink& link) : m_link(link) {}

    void stateChanged(instrument::ConnectionState state, const std::optional<Error>& why,
                      std::optional<std::chrono::milliseconds> nextAttempt) override
    {
        m_link.onGuiThread([this, state, why, nextAttempt] { m_link.enter(state, why, nextAttempt); });
    }

    void serviceRequested(const instrument::ServiceRequest& request) override
    {
        m_link.onGuiThread([this, request] {
            m_link.m_serviceRequest = request;
            Q_EMIT m_link.serviceRequested(request);
        });
    }
    void lockReleasedByIdleness() override
    {
        m_link.onGuiThread([this] { Q_EMIT m_link.lockReleasedByIdleness(); });
    }

private:
    InstrumentLink& m_link;
};

InstrumentLink::InstrumentLink(const instrument::TransportSet& transports, const profile::Library& library,
                               instrument::TraceLog& trace, instrument::ConnectionSettings settings,
                               QObject* parent)
    : QObject(parent),
      m_library(library),
      m_settings(std::move(settings)),
      m_timeouts(m_settings.timeouts),
      m_since(QDateTime::currentDateTimeUtc()),
      m_observer(std::make_unique<Observer>(*this)),
      m_connection(std::make_unique<instrument::Connection>(
          transports, m_settings, &trace, *m_observer,
          [this](instrument::Dialogue& dialogue) { return introduce(dialogue); },
          [this](instrument::Dialogue& dialogue) { takeLeave(dialogue); }))
{
}

InstrumentLink::~InstrumentLink()
{
    // The worker calls back into this object: it must be gone before the first member is.
    m_connection.reset();
}

void InstrumentLink::open()
{
    m_connection->open();
}

void InstrumentLink::close()
{
    m_connection->close();
}

void InstrumentLink::cancelAll()
{
    m_connection->cancelAll();
}

void InstrumentLink::cancel(instrument::JobId id)
{
    m_connection->cancel(id);
}

void InstrumentLink::setLockIdleLimit(std::chrono::milliseconds limit)
{
    m_connection->setLockIdleLimit(limit);
}

void InstrumentLink::setTimeouts(const instrument::Timeouts& timeouts)
{
    if (m_timeouts == timeouts)
        return;
    m_timeouts = timeouts;
    m_connection->setTimeouts(timeouts);
    Q_EMIT timeoutsChanged();
}

TimeoutDefaults InstrumentLink::timeoutDefaults() const
{
    TimeoutDefaults defaults;
    defaults.connect = m_settings.connectTimeout;
    defaults.io = m_profile ? m_profile->settings.timeout : m_settings.manners.timeout;
    if (m_profile)
        defaults.ioProfile = m_profile->key;
    return defaults;
}

bool InstrumentLink::isReady() const
{
    return m_state == instrument::ConnectionState::Ready || m_state == instrument::ConnectionState::Busy;
}

std::size_t InstrumentLink::pendingJobs() const
{
    return m_connection->pendingJobs();
}

void InstrumentLink::beginSweep(const QString& title)
{
    m_sweep = title;
    Q_EMIT sweepChanged();
}

void InstrumentLink::endSweep()
{
    m_sweep.clear();
    Q_EMIT sweepChanged();
}

std::optional<Error> InstrumentLink::writeRefusal() const
{
    if (m_sweep.isEmpty())
        return std::nullopt;
    return Error{visa::Status::ErrorResourceBusy,
                 tr("“%1” is under way: nothing else is set until it ends. Wait, or stop it.").arg(m_sweep),
                 {},
                 QStringLiteral("sweep.interlock"),
                 0};
}

void InstrumentLink::onGuiThread(std::function<void()> act)
{
    QMetaObject::invokeMethod(this, std::move(act), Qt::QueuedConnection);
}

void InstrumentLink::enter(instrument::ConnectionState state, const std::optional<Error>& why,
                           std::optional<std::chrono::milliseconds> nextAttempt)
{
    m_state = state;
    m_since = QDateTime::currentDateTimeUtc();
    m_nextAttempt.reset();
    if (nextAttempt)
        m_nextAttempt = m_since.addMSecs(nextAttempt->count());
    // A failure stays on show until the next attempt has succeeded.
    if (why || state == instrument::ConnectionState::Ready || state == instrument::ConnectionState::Closing)
        m_problem = why;
    Q_EMIT stateChanged(state);
}

Result<void> InstrumentLink::introduce(instrument::Dialogue& dialogue)
{
    const std::shared_ptr<const profile::Profile> before = std::exchange(m_openProfile, nullptr);
    auto reply = dialogue.queryLine("*IDN?");
    if (!reply) {
        onGuiThread([this, why = reply.error()] { m_identityProblem = why; });
        // An instrument that does not say who it is can still be used by terminal; a broken link cannot.
        if (reply.error().status == visa::Status::ErrorTimeout)
            return {};
        m_openProfile = before;
        return tl::unexpected(std::move(reply.error()));
    }
    const QString text = QString::fromLatin1(*reply).trimmed();
    const scpi::Identity identity = scpi::Identity::parse(*reply);
    const Finding found = findProfile(text);
    if (found.profile)
        dialogue.setManners(instrument::mannersOf(*found.profile, dialogue.manners()));
    onGuiThread([this, identity, text, found] {
        m_identity = identity;
        m_identityText = text;
        m_identityProblem.reset();
        m_profileReason = found.reason;
        // Noise is nobody's name: it must not become the instrument's in the list, nor be shown as one.
        if (identity.isEmpty()) {
            m_identity.reset();
            m_identityText.clear();
            m_identityProblem = Error{visa::Status::ErrorInvalidFormat,
                                      tr("Its answer to *IDN? is not readable text, so no profile fits it."),
                                      {},
                                      QStringLiteral("link.identify")};
            if (!found.profile)
                m_profileReason = m_identityProblem->message;
        }
        Q_EMIT identityChanged();
        showProfile(found);
    });
    m_openProfile = found.profile;
    if (found.profile)
        return instrument::prepareInstrument(dialogue, *found.profile);
    return {};
}

InstrumentLink::Finding InstrumentLink::findProfile(const QString& identity) const
{
    {
        const std::lock_guard lock(m_givenMutex);
        if (m_givenProfile)
            return {m_givenProfile, tr("This is the profile that is being written.")};
    }
    const auto choice = m_library.choose(identity);
    if (!choice)
        return {nullptr, tr("No profile fits “%1”.").arg(identity)};
    // What has not changed is the same object as before, and with it every form, source and unsent edit stays.
    auto loaded = m_library.load(choice->entry.key);
    if (!loaded)
        return {nullptr, loaded.error().message};
    return {std::move(*loaded), choice->sentence(identity)};
}

void InstrumentLink::showProfile(const Finding& finding)
{
    m_profileReason = finding.reason;
    if (m_profile == finding.profile)
        return;
    m_profile = finding.profile;
    Q_EMIT profileChanged();
}

void InstrumentLink::setProfile(const std::shared_ptr<const profile::Profile>& profile)
{
    {
        const std::lock_guard lock(m_givenMutex);
        m_givenProfile = profile;
    }
    showProfile({profile, tr("This is the profile that is being written.")});
    reconsiderProfile(); // the worker's manners follow
}

void InstrumentLink::reconsiderProfile()
{
    if (!isReady() || m_identityText.isEmpty())
        return;
    run<Finding>(
        instrument::Origin::Housekeeping, this,
        [this, identity = m_identityText](instrument::Dialogue& dialogue) -> Result<Finding> {
            Finding found = findProfile(identity);
            // Half a file, saved while it is being written, must not take the forms away.
            if (!found.profile && m_openProfile)
                return Finding{m_openProfile, found.reason};
            const bool isOther = found.profile && (!m_openProfile || m_openProfile->key != found.profile->key);
            m_openProfile = found.profile;
            if (found.profile)
                dialogue.adoptManners(instrument::mannersOf(*found.profile, dialogue.manners()));
            // Another profile wants its own beginning; the same one with other words has had it.
            if (isOther) {
                if (auto prepared = instrument::prepareInstrument(dialogue, *found.profile); !prepared)
                    found.reason = prepared.error().message;
            }
            return found;
        },
        [this](const Result<Finding>& found) {
            if (!found)
                return; // disconnected meanwhile; connecting looks again
            showProfile(*found);
            Q_EMIT identityChanged();
        });
}

void InstrumentLink::takeLeave(instrument::Dialogue& dialogue)
{
    // Nobody is left to be told of a failure; the trace has it.
    if (m_openProfile)
        static_cast<void>(instrument::releaseInstrument(dialogue, *m_openProfile));
    m_openProfile.reset(); // who connects again gets the profile as it is then
}

} // namespace visor::ui
