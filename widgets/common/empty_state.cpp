// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/empty_state.h"

#include "widgets/common/icons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace visor::ui {

EmptyState::EmptyState(QLatin1StringView iconName, const QString& title, const QString& text, QWidget* parent)
    : QWidget(parent),
      m_iconName(iconName),
      m_icon(new QLabel(this)),
      m_title(new QLabel(this)),
      m_text(new QLabel(this)),
      m_buttons(new QVBoxLayout)
{
    m_icon->setAlignment(Qt::AlignCenter);
    QFont large = m_title->font();
    large.setPointSizeF(large.pointSizeF() * 1.35);
    m_title->setFont(large);
    for (QLabel* label : {m_title, m_text}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
    }
    m_text->setMaximumWidth(480); // lines short enough to read
    m_text->setForegroundRole(QPalette::PlaceholderText);
    m_buttons->setSpacing(8);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(8);
    column->addStretch(2);
    column->addWidget(m_icon);
    column->addWidget(m_title);
    // A box layout puts a widget of limited width at the left: give it room on both sides.
    auto* centred = new QHBoxLayout;
    centred->addStretch(1);
    centred->addWidget(m_text, 1000);
    centred->addStretch(1);
    column->addLayout(centred);
    column->addSpacing(8);
    column->addLayout(m_buttons);
    column->addStretch(3);
    setText(title, text);
    paintIcon();
}

QPushButton* EmptyState::addButton(const QString& text, QLatin1StringView iconName)
{
    auto* button = new QPushButton(icon(iconName), text, this);
    button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_buttons->addWidget(button, 0, Qt::AlignHCenter);
    return button;
}

void EmptyState::setText(const QString& title, const QString& text)
{
    m_title->setText(title);
    m_text->setText(text);
    setAccessibleName(title);
    setAccessibleDescription(text);
}

void EmptyState::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintIcon();
}

void EmptyState::paintIcon()
{
    m_icon->setPixmap(icon(m_iconName, ColourRole::Muted).pixmap(QSize(56, 56), devicePixelRatioF()));
}

} // namespace visor::ui
