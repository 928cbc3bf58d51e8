// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/model.h"
#include "core/profile/reply.h"

#include <QWidget>

namespace visor::ui {

/// The right editor for one parameter of a command: number with unit, choice, switch, text. GUI thread.
class ParameterEditor : public QWidget
{
    Q_OBJECT

public:
    explicit ParameterEditor(const profile::Parameter& parameter, QWidget* parent = nullptr);

    /// By the parameter's type: float and int → NumberEditor, enum or map → ChoiceEditor, bool → SwitchEditor,
    /// string → TextEditor. The parameter must outlive the editor.
    [[nodiscard]] static ParameterEditor* create(const profile::Parameter& parameter, QWidget* parent);

    [[nodiscard]] const profile::Parameter& parameter() const { return m_parameter; }
    /// As profile::Arguments takes it; empty when nothing is entered.
    [[nodiscard]] virtual QString value() const = 0;
    /// Shows a value without calling it an edit.
    virtual void setValue(const QString& value) = 0;
    /// Shows what the instrument answered.
    virtual void setReading(const profile::ReplyValue& reading) = 0;
    /// Why the content cannot be sent; empty when it can. Checked as one types.
    [[nodiscard]] virtual QString complaint() const;
    /// Nothing is shown: neither a default nor a reading.
    virtual void clear() = 0;
    [[nodiscard]] bool isEdited() const { return m_isEdited; }
    void setEdited(bool isEdited) { m_isEdited = isEdited; }

Q_SIGNALS:
    /// The user changed the content.
    void edited();
    /// The user is done with it: Enter, a choice made, a switch flipped.
    void committed();
    /// Esc: back to what the instrument said.
    void reverted();

protected:
    void noteEdit();

private:
    const profile::Parameter& m_parameter;
    bool m_isEdited = false;
};

} // namespace visor::ui
