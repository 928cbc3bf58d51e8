// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/workspace_header.h"

#include "widgets/common/elided_label.h"
#include "widgets/common/icons.h"
#include "widgets/common/instrument_link.h"
#include "widgets/common/state_badge.h"
#include "widgets/common/state_look.h"

#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace visor::app {

using instrument::ConnectionState;

namespace {

/// Shorter waits are not worth a flicker.
constexpr int kQuietMs = 300;

bool isWaiting(ConnectionState state)
{
    return state == ConnectionState::Connecting || state == ConnectionState::Identifying ||
           state == ConnectionState::Busy || state == ConnectionState::Lost || state == ConnectionState::Closing;
}

/// The icon of the instrument's class, as profiles name it.
QLatin1StringView classIcon(const QString& instrumentClass)
{
    const QString name = instrumentClass.toLower();
    if (name.contains(QLatin1StringView("scope")))
        return QLatin1StringView("oscilloscope");
    if (name.contains(QLatin1StringView("generator")))
        return QLatin1StringView("generator");
    if (name.contains(QLatin1StringView("supply")))
        return QLatin1StringView("supply");
    if (name.contains(QLatin1StringView("multimeter")) || name.contains(QLatin1StringView("dmm")))
        return QLatin1StringView("multimeter");
    if (name.contains(QLatin1StringView("smu")) || name.contains(QLatin1StringView("source")))
        return QLatin1StringView("smu");
    if (name.contains(QLatin1StringView("temperature")))
        return QLatin1StringView("temperature");
    return QLatin1StringView("instrument");
}

} // namespace

WorkspaceHeader::WorkspaceHeader(ui::InstrumentLink& link, QWidget* parent)
    : QFrame(parent),
      m_link(link),
      m_icon(new QLabel(this)),
      m_name(new ui::ElidedLabel(this)),
      m_address(new ui::ElidedLabel(this, Qt::ElideMiddle)),
      m_identity(new ui::ElidedLabel(this, Qt::ElideMiddle)),
      m_simulated(new ui::StateBadge(this)),
      m_state(new ui::StateBadge(this)),
      m_wait(new QLabel(this)),
      m_cancel(new QPushButton(tr("Cance&l"), this)),
      m_connect(new QPushButton(this)),
      m_service(new ui::StateBadge(this)),
      m_timeouts(new QToolButton(this)),
      m_lock(new QToolButton(this)),
      m_lockDetails(new QToolButton(this))
{
    setObjectName(QStringLiteral("workspaceHeader"));
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.25);
    large.setBold(true);
    m_name->setFont(large);
    for (ui::ElidedLabel* label : {m_address, m_identity})
        label->setForegroundRole(QPalette::PlaceholderText);
    m_address->setObjectName(QStringLiteral("addressLabel"));
    m_address->setText(m_link.resource().toString());
    m_simulated->setState(QLatin1StringView("simulated"), tr("Simulated"), ui::ColourRole::Simulated,
                          tr("No real instrument is behind it"));
    m_simulated->hide();
    m_state->setObjectName(QStringLiteral("stateBadge"));
    m_wait->setObjectName(QStringLiteral("waitLabel"));
    m_wait->setForegroundRole(QPalette::PlaceholderText);
    m_cancel->setObjectName(QStringLiteral("cancelButton"));
    m_cancel->setIcon(ui::icon(QLatin1StringView("cancel")));
    m_cancel->setToolTip(tr("Stop waiting (Esc)"));
    m_cancel->hide();
    m_connect->setObjectName(QStringLiteral("connectButton"));
    m_timeouts->setObjectName(QStringLiteral("timeoutsButton"));
    m_timeouts->setAutoRaise(true);
    m_timeouts->setIcon(ui::icon(QLatin1StringView("busy")));
    m_timeouts->setIconSize(QSize(18, 18));
    m_timeouts->setAccessibleName(tr("Timeouts"));
    m_lock->setObjectName(QStringLiteral("lockButton"));
    m_lock->setAutoRaise(true);
    m_lock->setCheckable(true);
    m_lock->setIconSize(QSize(18, 18));
    m_lockDetails->setObjectName(QStringLiteral("lockDetailsButton"));
    m_lockDetails->setAutoRaise(true);
    m_lockDetails->setCheckable(true);
    m_lockDetails->setIcon(ui::icon(QLatin1StringView("down")));
    m_lockDetails->setToolTip(tr("Who holds the lock and who waits; shared locks, waiting in line"));
    m_lockDetails->setAccessibleName(tr("Show everything about the lock"));
    m_service->setObjectName(QStringLiteral("serviceRequestBadge"));
    m_service->hide();

    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    auto* title = new QHBoxLayout;
    title->setSpacing(8);
    title->addWidget(m_name, 0);
    title->addWidget(m_simulated);
    title->addWidget(m_address, 1);
    words->addLayout(title);
    words->addWidget(m_identity);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 12, 8);
    row->setSpacing(8);
    row->addWidget(m_icon);
    row->addSpacing(4);
    row->addLayout(words, 1);
    row->addWidget(m_wait);
    row->addWidget(m_cancel);
    row->addWidget(m_service);
    row->addWidget(m_state);
    row->addWidget(m_timeouts);
    row->addWidget(m_lock);
    row->addWidget(m_lockDetails);
    row->addWidget(m_connect);

    m_clock.setSingleShot(true);
    connect(&m_clock, &QTimer::timeout, this, &WorkspaceHeader::showState);
    connect(&m_link, &ui::InstrumentLink::stateChanged, this, &WorkspaceHeader::stateChanged);
    connect(&m_link, &ui::InstrumentLink::identityChanged, this, &WorkspaceHeader::identityChanged);
    connect(&m_link, &ui::InstrumentLink::profileChanged, this, &WorkspaceHeader::identityChanged);
    connect(m_cancel, &QPushButton::clicked, this, &WorkspaceHeader::cancelRequested);
    connect(m_connect, &QPushButton::clicked, this, [this] {
        const ConnectionState state = m_link.state();
        if (state == ConnectionState::Closed || state == ConnectionState::Lost)
            Q_EMIT connectRequested();
        else
            Q_EMIT disconnectRequested();
    });
    connect(m_lock, &QToolButton::clicked, this, [this] {
        m_lock->setChecked(m_lockOwner == LockOwner::Ours); // it follows the instrument, not the click
        Q_EMIT lockRequested(m_lockOwner != LockOwner::Ours);
    });
    connect(m_timeouts, &QToolButton::clicked, this, &WorkspaceHeader::timeoutsRequested);
    connect(m_lockDetails, &QToolButton::toggled, this, &WorkspaceHeader::lockPanelRequested);
    connect(&m_link, &ui::InstrumentLink::serviceRequested, this, &WorkspaceHeader::showServiceRequest);
    setLock(LockOwner::Nobody, {});
    identityChanged();
    showState();
}

void WorkspaceHeader::setName(const QString& name)
{
    m_name->setText(name);
}

void WorkspaceHeader::setSimulated(bool simulated)
{
    m_simulated->setVisible(simulated);
}

void WorkspaceHeader::setLock(LockOwner owner, const QString& sentence)
{
    m_lockOwner = owner;
    const bool isOurs = owner == LockOwner::Ours;
    const bool isOthers = owner == LockOwner::Others;
    m_lock->setChecked(isOurs);
    m_lock->setIcon(isOurs     ? ui::icon(QLatin1StringView("lock"), ui::ColourRole::Warning)
                    : isOthers ? ui::icon(QLatin1StringView("lock"), ui::ColourRole::Bad)
                               : ui::icon(QLatin1StringView("unlock")));
    m_lock->setText(isOurs ? tr("Locked by you") : isOthers ? tr("Locked by others") : tr("Not locked by you"));
    m_lock->setToolButtonStyle(owner == LockOwner::Nobody ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
    const QString act = isOurs     ? tr("Click to give the lock back")
                        : isOthers ? tr("Click to wait in line for it")
                                   : tr("Lock the instrument for this window alone");
    m_lock->setToolTip(sentence.isEmpty() ? act : sentence + u'\n' + act);
    m_lock->setAccessibleName(isOurs     ? tr("Release the lock")
                              : isOthers ? tr("Wait in line for the lock")
                                         : tr("Lock the instrument"));
}

void WorkspaceHeader::setTimeouts(const QString& sentence)
{
    m_timeouts->setToolTip(sentence);
    m_timeouts->setAccessibleDescription(sentence);
}

void WorkspaceHeader::setLockPanelShown(bool shown)
{
    m_lockDetails->setChecked(shown);
}

void WorkspaceHeader::showServiceRequest(const instrument::ServiceRequest& request)
{
    const std::uint8_t byte = request.byte();
    const QString words = instrument::statusByteWords(byte).join(u' ');
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(
        std::chrono::duration_cast<std::chrono::milliseconds>(request.time.time_since_epoch()).count());
    const QString time = when.time().toString(QStringLiteral("HH:mm:ss"));
    QString hint = tr("Service requests: %1. The last came at %2 with the status byte %3 (%4).")
                       .arg(request.number)
                       .arg(when.time().toString(QStringLiteral("HH:mm:ss.zzz")))
                       .arg(byte)
                       .arg(words);
    if (!request.statusByte)
        hint += u'\n' + tr("The instrument did not answer the serial poll.");
    else if (!request.isCertain())
        hint +=
            u'\n' + tr("The poll found no request: on a gateway's shared line another instrument may have asked.");
    m_service->setState(QLatin1StringView("info"), tr("SRQ %1 · %2 · %3").arg(request.number).arg(words, time),
                        ui::ColourRole::Accent, hint);
    m_service->setAccessibleName(hint);
    m_service->show();
}

void WorkspaceHeader::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        identityChanged(); // its picture is drawn in the theme's colours
}

void WorkspaceHeader::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), ui::roleColour(ui::ColourRole::Raised, palette()));
    painter.setPen(ui::roleColour(ui::ColourRole::Border, palette()));
    painter.drawLine(rect().bottomLeft(), rect().bottomRight());
}

void WorkspaceHeader::stateChanged()
{
    // Ready ⇄ Busy may alternate thousands of times a second: only a state that lasts is shown.
    const ConnectionState state = m_link.state();
    if (state == ConnectionState::Busy ||
        (state == ConnectionState::Ready && m_state->text() == ui::stateLook(state).text)) {
        if (!m_clock.isActive())
            m_clock.start(kQuietMs);
        return;
    }
    showState();
}

void WorkspaceHeader::identityChanged()
{
    QStringList words;
    if (const auto& identity = m_link.identity(); identity && !identity->isEmpty()) {
        words << tr("%1 %2  ·  serial %3  ·  firmware %4")
                     .arg(identity->manufacturer, identity->model, identity->serial, identity->firmware);
    }
    const auto& profile = m_link.profile();
    if (profile)
        words << tr("profile %1").arg(profile->key);
    const QString text = words.isEmpty() ? tr("It has not said who it is.") : words.join(QStringLiteral("  ·  "));
    m_identity->setText(text);
    // Which profile, and why this one.
    const QString& why = m_link.profileReason();
    m_identity->setToolTip(why.isEmpty() ? QString() : text + u'\n' + why);
    m_icon->setToolTip(why);
    m_icon->setAccessibleDescription(why);
    m_icon->setPixmap(
        ui::icon(profile ? classIcon(profile->instrument.instrumentClass) : QLatin1StringView("instrument"),
                 ui::ColourRole::Accent)
            .pixmap(QSize(32, 32), devicePixelRatioF()));
}

void WorkspaceHeader::showState()
{
    const ConnectionState state = m_link.state();
    const ui::StateLook look = ui::stateLook(state);
    const QString since = QLocale().toString(m_link.since().toLocalTime().time(), QStringLiteral("HH:mm:ss"));
    m_state->setState(look.icon, look.text, look.role, tr("%1 since %2").arg(look.text, since));

    const qint64 waited = m_link.since().msecsTo(QDateTime::currentDateTimeUtc());
    const bool waiting = isWaiting(state);
    QString wait;
    if (state == ConnectionState::Lost && m_link.nextAttempt()) {
        const qint64 left = std::max<qint64>(0, QDateTime::currentDateTimeUtc().msecsTo(*m_link.nextAttempt()));
        wait = tr("next attempt in %1 s").arg((left + 999) / 1000);
    } else if (waiting && state != ConnectionState::Lost && waited >= kQuietMs) {
        wait = tr("%1 s").arg(QLocale().toString(double(waited) / 1000, 'f', 1));
    }
    m_wait->setText(wait);
    m_wait->setVisible(!wait.isEmpty());
    const bool cancellable = state == ConnectionState::Connecting || state == ConnectionState::Identifying ||
                             (state == ConnectionState::Busy && waited >= kQuietMs) ||
                             (state == ConnectionState::Lost && m_link.nextAttempt());
    m_cancel->setVisible(cancellable);

    const bool closed = state == ConnectionState::Closed || state == ConnectionState::Lost;
    m_connect->setText(closed ? tr("&Connect") : tr("Dis&connect"));
    m_connect->setIcon(ui::icon(closed ? QLatin1StringView("connect") : QLatin1StringView("disconnect")));
    m_connect->setEnabled(state != ConnectionState::Closing);
    m_lock->setEnabled(m_link.isReady());

    if (waiting && (state != ConnectionState::Lost || m_link.nextAttempt()))
        m_clock.start(state == ConnectionState::Lost ? 500 : 100);
    else
        m_clock.stop();
}

} // namespace visor::app
