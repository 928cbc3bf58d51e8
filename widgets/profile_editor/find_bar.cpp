// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/profile_editor/find_bar.h"

#include "widgets/profile_editor/profile_text.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace visor::ui {

FindBar::FindBar(ProfileText& text, QWidget* parent)
    : QWidget(parent),
      m_text(text),
      m_word(new QLineEdit(this)),
      m_by(new QLineEdit(this)),
      m_case(new QCheckBox(tr("Matc&h case"), this)),
      m_replaceBox(new QWidget(this)),
      m_result(new QLabel(this))
{
    setObjectName(QStringLiteral("findBar"));
    m_word->setObjectName(QStringLiteral("findWord"));
    m_word->setPlaceholderText(tr("Find"));
    m_word->setAccessibleName(tr("Find"));
    m_by->setObjectName(QStringLiteral("replaceBy"));
    m_by->setPlaceholderText(tr("Replace by"));
    m_by->setAccessibleName(tr("Replace by"));
    auto* next = new QPushButton(tr("&Next"), this);
    auto* previous = new QPushButton(tr("Previo&us"), this);
    auto* one = new QPushButton(tr("Re&place"), m_replaceBox);
    one->setObjectName(QStringLiteral("replaceOne"));
    auto* every = new QPushButton(tr("Repla&ce All"), m_replaceBox);
    every->setObjectName(QStringLiteral("replaceAll"));
    auto* upper = new QHBoxLayout;
    upper->addWidget(m_word, 1);
    upper->addWidget(m_case);
    upper->addWidget(previous);
    upper->addWidget(next);
    upper->addWidget(m_result);
    auto* lower = new QHBoxLayout(m_replaceBox);
    lower->setContentsMargins(0, 0, 0, 0);
    lower->addWidget(m_by, 1);
    lower->addWidget(one);
    lower->addWidget(every);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, 4);
    column->addLayout(upper);
    column->addWidget(m_replaceBox);
    hide();
    connect(next, &QPushButton::clicked, this, &FindBar::findNext);
    connect(previous, &QPushButton::clicked, this, &FindBar::findPrevious);
    connect(one, &QPushButton::clicked, this,
            [this] { m_text.replace(m_word->text(), m_by->text(), m_case->isChecked()); });
    connect(every, &QPushButton::clicked, this, [this] {
        const int count = m_text.replaceEvery(m_word->text(), m_by->text(), m_case->isChecked());
        m_result->setText(tr("Replaced: %1").arg(count));
    });
}

void FindBar::open(bool withReplace)
{
    const QString selected = m_text.selectedText();
    if (!selected.isEmpty() && !selected.contains(QLatin1Char('\n')))
        m_word->setText(selected);
    m_replaceBox->setVisible(withReplace);
    show();
    m_word->setFocus(Qt::ShortcutFocusReason);
    m_word->selectAll();
}

void FindBar::findNext()
{
    find(true);
}
void FindBar::findPrevious()
{
    find(false);
}

void FindBar::find(bool isForward)
{
    const bool isFound = m_text.find(m_word->text(), isForward, m_case->isChecked());
    m_result->setText(isFound || m_word->text().isEmpty() ? QString() : tr("Not found"));
}

void FindBar::close()
{
    hide();
    m_text.setFocus();
}

void FindBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        find(!event->modifiers().testFlag(Qt::ShiftModifier));
    else
        QWidget::keyPressEvent(event);
}

} // namespace visor::ui
