// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/choice_editor.h"

#include "core/profile/renderer.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>

namespace visor::ui {

namespace {

/// No choice is longer; comparing what a confused instrument sent instead would hold up the window.
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
    if (word.isEmpty() || word.size() > kLongestWord)
        return -1;
    const auto wireOf = [this](const QString& choice) {
        const auto rendered = profile::renderArgument(parameter(), choice);
        return rendered ? *rendered : QString();
    };
    // The instrument answers with the short form, the wire value, a number ("1", "1.0E0"): what the choice would
    // be sent as is compared with what the word would be sent as.
    const auto rendered = profile::renderArgument(parameter(), word);
    bool isNumber = false;
    const double number = word.toDouble(&isNumber);
    for (int i = 0; i < m_combo->count(); ++i) {
        const QString choice = m_combo->itemText(i);
        if (choice.compare(word, Qt::CaseInsensitive) == 0)
            return i;
        const QString wire = wireOf(choice);
        if (wire.compare(word, Qt::CaseInsensitive) == 0 || (rendered && wire == *rendered))
            return i;
        bool isWireNumber = false;
        const double wireNumber = wire.toDouble(&isWireNumber);
        if (isNumber && isWireNumber && qFuzzyCompare(1.0 + number, 1.0 + wireNumber))
            return i;
    }
    return -1;
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
