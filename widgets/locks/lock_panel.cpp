// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/locks/lock_panel.h"

#include "core/instrument/timeouts.h"
#include "core/locks/lock_text.h"
#include "core/visa/lock_arbiter.h"
#include "widgets/common/icons.h"
#include "widgets/common/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <QStringList>
#include <QVBoxLayout>

#include <algorithm>

namespace visor::ui {

namespace {

constexpr int kLockClockMs = 200;

/// Who a line of people is, without the resource.
QString partiesText(const std::vector<locks::LockParty>& parties, bool isOneOurs)
{
    QStringList texts;
    const auto ours = std::count_if(parties.begin(), parties.end(),
                                    [](const locks::LockParty& party) { return party.isThisProcess; });
    int place = 0;
    for (const locks::LockParty& party : parties) {
        ++place;
        texts << QStringLiteral("%1. ").arg(place) + LockPanel::tr("%1, since %2")
                                                         .arg(isOneOurs && party.isThisProcess && ours == 1
                                                                  ? LockPanel::tr("you")
                                                                  : locks::partyText(party),
                                                              locks::sinceText(party.since));
    }
    return texts.join(QStringLiteral("   "));
}

} // namespace

LockPanel::LockPanel(QWidget* parent)
    : QFrame(parent),
      m_icon(new QLabel(this)),
      m_holder(new QLabel(this)),
      m_line(new QLabel(this)),
      m_mode(new QComboBox(this)),
      m_key(new QLineEdit(this)),
      m_limitLabel(new QLabel(tr("Wait at most"), this)),
      m_limitBox(new QSpinBox(this)),
      m_take(new QPushButton(tr("&Take the lock"), this)),
      m_release(new QPushButton(tr("&Give it back"), this)),
      m_leave(new QPushButton(tr("Lea&ve the line"), this)),
      m_progress(new QProgressBar(this))
{
    setObjectName(QStringLiteral("lockPanel"));
    setAccessibleName(tr("Lock of this instrument"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    for (QLabel* label : {m_holder, m_line}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_holder->setObjectName(QStringLiteral("lockHolder"));
    m_line->setObjectName(QStringLiteral("lockLine"));
    m_line->setForegroundRole(QPalette::PlaceholderText);
    m_mode->setObjectName(QStringLiteral("lockMode"));
    m_mode->setAccessibleName(tr("Kind of lock"));
    m_mode->addItem(tr("Exclusive"));
    m_mode->addItem(tr("Shared, with a key"));
    m_key->setObjectName(QStringLiteral("lockKey"));
    m_key->setPlaceholderText(tr("Key"));
    m_key->setAccessibleName(tr("Key of the shared lock"));
    m_key->setToolTip(tr("Everybody who names the same key shares the instrument"));
    m_key->setMaxLength(static_cast<int>(visa::LockArbiter::kMaxKeyLength));
    m_key->setMaximumWidth(160);
    m_limitBox->setObjectName(QStringLiteral("lockLimit"));
    m_limitBox->setRange(0, 24 * 3600);
    setWaitLimit(instrument::kDefaultLockLimit);
    m_limitBox->setSuffix(tr(" s"));
    m_limitBox->setSpecialValueText(tr("not at all"));
    m_limitLabel->setBuddy(m_limitBox);
    m_take->setObjectName(QStringLiteral("lockTake"));
    m_take->setIcon(icon(QLatin1StringView("lock")));
    m_release->setObjectName(QStringLiteral("lockRelease"));
    m_release->setIcon(icon(QLatin1StringView("unlock")));
    m_leave->setObjectName(QStringLiteral("lockLeave"));
    m_leave->setIcon(icon(QLatin1StringView("cancel")));
    m_progress->setObjectName(QStringLiteral("lockProgress"));
    m_progress->setMaximumWidth(220);

    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_holder);
    words->addWidget(m_line);
    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_icon, 0, Qt::AlignTop);
    top->addLayout(words, 1);
    auto* acts = new QHBoxLayout;
    acts->setSpacing(8);
    acts->addWidget(m_mode);
    acts->addWidget(m_key);
    acts->addWidget(m_limitLabel);
    acts->addWidget(m_limitBox);
    acts->addWidget(m_progress);
    acts->addStretch(1);
    acts->addWidget(m_leave);
    acts->addWidget(m_take);
    acts->addWidget(m_release);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 8);
    column->setSpacing(8);
    column->addLayout(top);
    column->addLayout(acts);

    m_clock.setInterval(kLockClockMs);
    connect(&m_clock, &QTimer::timeout, this, &LockPanel::showClock);
    connect(m_mode, &QComboBox::currentIndexChanged, this, &LockPanel::refresh);
    connect(m_limitBox, &QSpinBox::valueChanged, this, [this] { Q_EMIT waitLimitChanged(waitLimit()); });
    connect(m_key, &QLineEdit::textChanged, this, &LockPanel::refresh);
    connect(m_key, &QLineEdit::returnPressed, this, &LockPanel::take);
    connect(m_take, &QPushButton::clicked, this, &LockPanel::take);
    connect(m_release, &QPushButton::clicked, this, &LockPanel::releaseRequested);
    connect(m_leave, &QPushButton::clicked, this, &LockPanel::leaveLineRequested);
    refresh();
}

std::chrono::milliseconds LockPanel::waitLimit() const
{
    return std::chrono::seconds(m_limitBox->value());
}

void LockPanel::setWaitLimit(std::chrono::milliseconds limit)
{
    const QSignalBlocker blocker(m_limitBox);
    m_limitBox->setValue(int(std::chrono::duration_cast<std::chrono::seconds>(limit).count()));
}

void LockPanel::setSituation(const locks::LockSituation& situation)
{
    if (situation == m_situation)
        return;
    m_situation = situation;
    refresh();
}

void LockPanel::setOurs(std::optional<visa::LockMode> mode)
{
    m_ours = mode;
    refresh();
}

void LockPanel::setLockedByStranger(bool locked)
{
    m_isStranger = locked;
    refresh();
}

void LockPanel::setReady(bool ready)
{
    m_isReady = ready;
    refresh();
}

void LockPanel::startWaiting(std::chrono::milliseconds limit)
{
    m_limit = limit;
    m_waited.start();
    m_clock.start();
    refresh();
}

void LockPanel::stopWaiting()
{
    m_limit.reset();
    m_clock.stop();
    refresh();
}

QString LockPanel::holderText() const
{
    if (m_ours) {
        const auto own = std::find_if(
            m_situation.holders.begin(), m_situation.holders.end(),
            [&](const locks::LockParty& party) { return party.isThisProcess && party.mode == *m_ours; });
        QString text =
            own == m_situation.holders.end()
                ? tr("Locked by you (%1).").arg(locks::modeText(*m_ours))
                : tr("Locked by you (%1), since %2.").arg(locks::modeText(*m_ours), locks::sinceText(own->since));
        if (m_situation.holders.size() > 1)
            text += u' ' + tr("%n other(s) share it.", nullptr, static_cast<int>(m_situation.holders.size()) - 1);
        return text;
    }
    if (!m_situation.holders.empty()) {
        const locks::LockParty& holder = m_situation.holders.front();
        QString text =
            tr("Locked by %1 (%2), since %3.")
                .arg(locks::partyText(holder), locks::modeText(holder.mode), locks::sinceText(holder.since));
        if (m_situation.holders.size() > 1)
            text += u' ' + tr("%n other(s) share it.", nullptr, static_cast<int>(m_situation.holders.size()) - 1);
        return text;
    }
    const bool isAwaited = std::any_of(m_situation.waiters.begin(), m_situation.waiters.end(),
                                       [](const locks::LockParty& party) { return party.waitsForInstrument; });
    if (m_isStranger || isAwaited)
        return tr("Locked by another client: not a Visor program of yours on this machine.");
    return tr("Nobody is known to hold a lock.");
}

void LockPanel::take()
{
    if (!m_take->isVisibleTo(this) || !m_take->isEnabled())
        return;
    const bool isShared = m_mode->currentIndex() == 1;
    Q_EMIT takeRequested(isShared ? visa::LockMode::Shared : visa::LockMode::Exclusive,
                         isShared ? m_key->text().toUtf8() : QByteArray(), waitLimit());
}

void LockPanel::refresh()
{
    const bool isFree = m_situation.holders.empty() && !m_isStranger && !m_ours;
    const bool isOthers = !isFree && !m_ours;
    m_icon->setPixmap(
        icon(isFree ? QLatin1StringView("unlock") : QLatin1StringView("lock"), isOthers ? ColourRole::Bad
                                                                               : m_ours ? ColourRole::Warning
                                                                                        : ColourRole::Muted)
            .pixmap(QSize(20, 20), devicePixelRatioF()));
    m_holder->setText(holderText());
    const bool isShared = m_mode->currentIndex() == 1;
    const bool chooses = !m_ours && !isWaiting();
    m_mode->setVisible(chooses);
    m_key->setVisible(chooses && isShared);
    m_limitLabel->setVisible(chooses);
    m_limitBox->setVisible(chooses);
    m_take->setVisible(chooses);
    m_take->setText(isFree ? tr("&Take the lock") : tr("&Wait in line"));
    m_take->setEnabled(m_isReady && (!isShared || !m_key->text().isEmpty()));
    m_take->setToolTip(m_isReady ? QString() : tr("Connect the instrument first"));
    m_release->setVisible(m_ours.has_value());
    m_leave->setVisible(isWaiting());
    m_progress->setVisible(isWaiting());
    showClock();
}

void LockPanel::showClock()
{
    QStringList lines;
    if (m_limit) {
        const auto limit = static_cast<int>(m_limit->count());
        const auto waited = static_cast<int>(std::min<qint64>(m_waited.elapsed(), limit));
        m_progress->setRange(0, std::max(limit, 1));
        m_progress->setValue(waited);
        m_progress->setFormat(tr("%1 of %2 s").arg(waited / 1000).arg(limit / 1000));
        lines << tr("You wait in line.");
    }
    if (!m_situation.waiters.empty())
        lines << tr("In line: %1").arg(partiesText(m_situation.waiters, isWaiting()));
    m_line->setText(lines.join(u' '));
    m_line->setVisible(!lines.isEmpty());
}

void LockPanel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), roleColour(ColourRole::Raised, palette()));
    painter.setPen(roleColour(ColourRole::Border, palette()));
    painter.drawLine(rect().bottomLeft(), rect().bottomRight());
}

} // namespace visor::ui
