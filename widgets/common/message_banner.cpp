// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/message_banner.h"

#include "core/visa/result.h"
#include "widgets/common/icons.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStringList>
#include <QToolButton>
#include <QVBoxLayout>

namespace visor::ui {

MessageBanner::MessageBanner(QWidget* parent)
    : QFrame(parent),
      m_icon(new QLabel(this)),
      m_what(new QLabel(this)),
      m_why(new QLabel(this)),
      m_help(new QPushButton(this)),
      m_action(new QPushButton(this)),
      m_copy(new QToolButton(this)),
      m_close(new QToolButton(this))
{
    setObjectName(QStringLiteral("messageBanner"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);

    m_what->setObjectName(QStringLiteral("bannerWhat"));
    m_why->setObjectName(QStringLiteral("bannerWhy"));
    m_action->setObjectName(QStringLiteral("bannerAction"));
    m_copy->setObjectName(QStringLiteral("bannerCopy"));
    m_close->setObjectName(QStringLiteral("bannerClose"));
    for (QLabel* label : {m_what, m_why}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    QFont bold = m_what->font();
    bold.setBold(true);
    m_what->setFont(bold);

    m_copy->setIcon(icon(QLatin1StringView("copy")));
    m_copy->setToolTip(tr("Copy details"));
    m_copy->setAccessibleName(m_copy->toolTip());
    m_close->setIcon(icon(QLatin1StringView("close")));
    m_close->setToolTip(tr("Dismiss this message"));
    m_close->setAccessibleName(m_close->toolTip());
    for (QToolButton* button : {m_copy, m_close})
        button->setAutoRaise(true);
    m_help->setObjectName(QStringLiteral("bannerHelp"));
    m_help->setFlat(true);
    m_help->hide();
    m_action->hide();

    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(m_what);
    words->addWidget(m_why);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 8, 8);
    row->setSpacing(8);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    row->addWidget(m_help, 0, Qt::AlignVCenter);
    row->addWidget(m_action, 0, Qt::AlignVCenter);
    row->addWidget(m_copy, 0, Qt::AlignTop);
    row->addWidget(m_close, 0, Qt::AlignTop);

    connect(m_copy, &QToolButton::clicked, this, &MessageBanner::copyDetails);
    connect(m_close, &QToolButton::clicked, this, &MessageBanner::dismiss);
    connect(m_action, &QPushButton::clicked, this, &MessageBanner::actionRequested);
    connect(m_help, &QPushButton::clicked, this, &MessageBanner::helpRequested);
    hide();
}

void MessageBanner::showMessage(const BannerMessage& message)
{
    m_count = isVisibleTo(parentWidget()) && message == m_message ? m_count + 1 : 1;
    m_message = message;
    refresh();
    show();
}

void MessageBanner::showError(const QString& what, const Error& error)
{
    QStringList detail{what, error.message, QString(visa::statusName(error.status))};
    if (!error.operation.isEmpty())
        detail << tr("Operation: %1").arg(error.operation);
    if (!error.detail.isEmpty())
        detail << error.detail;
    showMessage({Severity::Failure, what, error.message, {}, detail.join(QLatin1Char('\n'))});
}

void MessageBanner::setActionText(const QString& text)
{
    m_action->setText(text);
    m_action->setVisible(!text.isEmpty());
}

void MessageBanner::setHelpText(const QString& text)
{
    m_help->setText(text);
    m_help->setVisible(!text.isEmpty());
}

void MessageBanner::dismiss()
{
    m_count = 0;
    m_message = {};
    hide();
    Q_EMIT dismissed();
}

void MessageBanner::paintEvent(QPaintEvent*)
{
    const QColor colour = roleColour(role(), palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor edge = colour;
    edge.setAlphaF(0.4f);
    painter.setPen(edge);
    painter.setBrush(tintedBackground(colour, palette()));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

void MessageBanner::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_count > 0)
        refresh();
}

void MessageBanner::refresh()
{
    const auto name = m_message.severity == Severity::Failure   ? QLatin1StringView("error")
                      : m_message.severity == Severity::Warning ? QLatin1StringView("warning")
                                                                : QLatin1StringView("info");
    m_icon->setPixmap(icon(name, role()).pixmap(QSize(20, 20), devicePixelRatioF()));
    m_icon->setAccessibleName(m_message.severity == Severity::Failure   ? tr("Error")
                              : m_message.severity == Severity::Warning ? tr("Warning")
                                                                        : tr("Information"));
    m_what->setText(m_count > 1 ? tr("%1 (%2 times)").arg(m_message.what).arg(m_count) : m_message.what);
    QStringList rest;
    for (const QString& part : {m_message.why, m_message.nextStep}) {
        if (!part.isEmpty())
            rest << part;
    }
    m_why->setText(rest.join(QLatin1Char(' ')));
    m_why->setVisible(!rest.isEmpty());
    setAccessibleName(m_what->text());
    setAccessibleDescription(m_why->text());
}

void MessageBanner::copyDetails() const
{
    QStringList lines{m_message.what, m_message.why, m_message.nextStep};
    lines.removeAll(QString());
    QGuiApplication::clipboard()->setText(m_message.detail.isEmpty() ? lines.join(QLatin1Char('\n'))
                                                                     : m_message.detail);
}

ColourRole MessageBanner::role() const
{
    switch (m_message.severity) {
    case Severity::Information:
        return ColourRole::Accent;
    case Severity::Warning:
        return ColourRole::Warning;
    case Severity::Failure:
        break;
    }
    return ColourRole::Bad;
}

} // namespace visor::ui
