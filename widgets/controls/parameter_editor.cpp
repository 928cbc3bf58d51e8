// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/parameter_editor.h"

#include "widgets/controls/choice_editor.h"
#include "widgets/controls/number_editor.h"
#include "widgets/controls/switch_editor.h"
#include "widgets/controls/text_editor.h"

#include "core/profile/renderer.h"

namespace visor::ui {

ParameterEditor::ParameterEditor(const profile::Parameter& parameter, QWidget* parent)
    : QWidget(parent), m_parameter(parameter)
{
}

ParameterEditor* ParameterEditor::create(const profile::Parameter& parameter, QWidget* parent)
{
    if (!parameter.choices().isEmpty() && parameter.type != profile::ValueType::Bool)
        return new ChoiceEditor(parameter, parent);
    switch (parameter.type) {
    case profile::ValueType::Float:
    case profile::ValueType::Int:
        return new NumberEditor(parameter, parent);
    case profile::ValueType::Bool:
        return new SwitchEditor(parameter, parent);
    case profile::ValueType::Enum:
        return new ChoiceEditor(parameter, parent);
    case profile::ValueType::String:
        break;
    }
    return new TextEditor(parameter, parent);
}

QString ParameterEditor::complaint() const
{
    const auto rendered = profile::renderArgument(m_parameter, value());
    return rendered ? QString() : rendered.error().message;
}

void ParameterEditor::noteEdit()
{
    m_isEdited = true;
    Q_EMIT edited();
}

} // namespace visor::ui
