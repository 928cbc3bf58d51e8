// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/doctor/finding_card.h"

#include "core/doctor/doctor.h"
#include "widgets/common/icons.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace visor::ui {

namespace {

QLabel* findingLabel(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText); // names and replies of foreign hosts are in it
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

QLatin1StringView severityIcon(doctor::Severity severity)
{
    switch (severity) {
    case doctor::Severity::Fine:
        return QLatin1StringView("ok");
    case doctor::Severity::Note:
        return QLatin1StringView("info");
    case doctor::Severity::Warning:
        return QLatin1StringView("warning");
    case doctor::Severity::Problem:
        return QLatin1StringView("error");
    }
    return QLatin1StringView("info");
}

ColourRole severityRole(doctor::Severity severity)
{
    switch (severity) {
    case doctor::Severity::Fine:
        return ColourRole::Good;
    case doctor::Severity::Note:
        return ColourRole::Muted;
    case doctor::Severity::Warning:
        return ColourRole::Warning;
    case doctor::Severity::Problem:
        return ColourRole::Bad;
    }
    return ColourRole::Muted;
}

FindingCard::FindingCard(doctor::Finding finding, QWidget* parent)
    : QFrame(parent), m_finding(std::move(finding)), m_icon(new QLabel(this))
{
    setObjectName(QStringLiteral("findingCard"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    setAccessibleName(doctor::findingLine(m_finding));
    setToolTip(m_finding.detail.isEmpty() ? m_finding.cause
                                          : QStringLiteral("%1: %2").arg(m_finding.cause, m_finding.detail));
    auto* title = findingLabel(m_finding.title, this);
    title->setObjectName(QStringLiteral("findingTitle"));
    QFont font = title->font();
    font.setBold(m_finding.severity >= doctor::Severity::Warning);
    title->setFont(font);

    auto* words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(title);
    if (!m_finding.reason.isEmpty()) {
        auto* reason = findingLabel(m_finding.reason, this);
        reason->setObjectName(QStringLiteral("findingReason"));
        words->addWidget(reason);
    }
    if (!m_finding.remedy.isEmpty()) {
        auto* remedy = findingLabel(m_finding.remedy, this);
        remedy->setObjectName(QStringLiteral("findingRemedy"));
        words->addWidget(remedy);
    }
    if (!m_finding.command.isEmpty()) {
        auto* command = findingLabel(m_finding.command, this);
        command->setObjectName(QStringLiteral("findingCommand"));
        command->setFont(monospaceFont());
        auto* copy = new QToolButton(this);
        copy->setObjectName(QStringLiteral("findingCopy"));
        copy->setIcon(icon(QLatin1StringView("copy")));
        copy->setToolTip(tr("Copy the command"));
        copy->setAccessibleName(tr("Copy the command %1").arg(m_finding.command));
        copy->setAutoRaise(true);
        copy->setFocusPolicy(Qt::StrongFocus);
        connect(copy, &QToolButton::clicked, this,
                [this] { QGuiApplication::clipboard()->setText(m_finding.command); });
        auto* line = new QHBoxLayout;
        line->setSpacing(8);
        line->addWidget(command, 1);
        line->addWidget(copy, 0, Qt::AlignTop);
        words->addLayout(line);
    }
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 8, 8);
    row->setSpacing(10);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    m_icon->setAccessibleName(doctor::severityText(m_finding.severity));
    paintIcon();
}

void FindingCard::paintEvent(QPaintEvent*)
{
    if (m_finding.severity < doctor::Severity::Warning)
        return; // what is fine needs no box
    const QColor colour = roleColour(severityRole(m_finding.severity), palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor edge = colour;
    edge.setAlphaF(0.4f);
    painter.setPen(edge);
    painter.setBrush(tintedBackground(colour, palette()));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

void FindingCard::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintIcon();
}

void FindingCard::paintIcon()
{
    m_icon->setPixmap(icon(severityIcon(m_finding.severity), severityRole(m_finding.severity))
                          .pixmap(QSize(20, 20), devicePixelRatioF()));
}

} // namespace visor::ui
