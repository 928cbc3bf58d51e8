// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/controls/parameter_editor.h"

class QLineEdit;

namespace visor::ui {

/// Free text.
class TextEditor : public ParameterEditor
{
    Q_OBJECT

public:
    explicit TextEditor(const profile::Parameter& parameter, QWidget* parent = nullptr);

    [[nodiscard]] QString value() const override;
    void setValue(const QString& value) override;
    void setReading(const profile::ReplyValue& reading) override;
    void clear() override;

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QLineEdit* m_line;
};

} // namespace visor::ui
