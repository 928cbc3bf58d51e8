// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/text_editor.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

namespace visor::ui {

TextEditor::TextEditor(const profile::Parameter& parameter, QWidget* parent)
    : ParameterEditor(parameter, parent), m_line(new QLineEdit(this))
{
    m_line->setObjectName(QStringLiteral("text.") + parameter.name);
    m_line->setAccessibleName(parameter.name);
    setFocusProxy(m_line);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_line);
    connect(m_line, &QLineEdit::textEdited, this, [this] { noteEdit(); });
    connect(m_line, &QLineEdit::returnPressed, this, &TextEditor::committed);
}

QString TextEditor::value() const
{
    return m_line->text();
}

void TextEditor::setValue(const QString& value)
{
    m_line->setText(value);
    setEdited(false);
}

void TextEditor::setReading(const profile::ReplyValue& reading)
{
    QString text = reading.toText();
    if (text.size() >= 2 && text.startsWith(u'"') && text.endsWith(u'"'))
        text = text.mid(1, text.size() - 2);
    setValue(text);
}

void TextEditor::clear()
{
    setValue({});
}

void TextEditor::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && isEdited())
        Q_EMIT reverted();
    else
        ParameterEditor::keyPressEvent(event);
}

} // namespace visor::ui
