// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/choice_editor.h"

#include "core/profile/parameter_roles.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>

namespace visor::ui {

namespace {

/// What a confused instrument sent instead of a choice must not widen the window.
constexpr qsizetype kLongestWord = 80;

} // namespace

ChoiceEditor::ChoiceEditor(const profile::Parameter& parameter, QWidget* parent)
    : ParameterEditor(parameter, parent), m_combo(new QComboBox(this))
{
    m_combo->setObjectName(QStringLiteral("choice.") + parameter.name);
    m_combo->setAccessibleName(parameter.name);
    m_combo->setPlaceholderText(tr("choose"));
    m_combo->addItems(parameter.choices());
    m_combo->setCurrentIndex(-1);
    m_combo->setFocusPolicy(Qt::StrongFocus);
    m_combo->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_combo->setMinimumContentsLength(6);
    m_combo->installEventFilter(this);
    setFocusProxy(m_combo);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_combo);
    connect(m_combo, &QComboBox::activated, this, [this] {
        noteEdit();
        Q_EMIT committed();
    });
}

QString ChoiceEditor::value() const
{
    return m_combo->currentText();
}

int ChoiceEditor::indexOfWord(const QString& word) const
{
    const QString choice = profile::choiceMeant(parameter(), word);
    return choice.isEmpty() ? -1 : m_combo->findText(choice, Qt::MatchExactly | Qt::MatchCaseSensitive);
}

void ChoiceEditor::setValue(const QString& value)
{
    m_combo->setCurrentIndex(indexOfWord(value));
    setEdited(false);
}

void ChoiceEditor::setReading(const profile::ReplyValue& reading)
{
    const QString word = reading.toText();
    const int index = indexOfWord(word);
    // A word the profile does not know is still the truth: it is shown, not dropped.
    const QString shown = word.size() > kLongestWord ? word.first(kLongestWord) + u'…' : word;
    m_combo->setPlaceholderText(index < 0 && !word.isEmpty() ? shown : tr("choose"));
    m_combo->setCurrentIndex(index);
    setEdited(false);
}

void ChoiceEditor::clear()
{
    m_combo->setCurrentIndex(-1);
    setEdited(false);
}

bool ChoiceEditor::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Wheel && !m_combo->hasFocus()) {
        event->ignore();
        return true;
    }
    return ParameterEditor::eventFilter(watched, event);
}

} // namespace visor::ui
