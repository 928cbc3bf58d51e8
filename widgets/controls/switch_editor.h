// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/controls/parameter_editor.h"

class QCheckBox;

namespace visor::ui {

/// On or off; a third, partly checked look while neither is known.
class SwitchEditor : public ParameterEditor
{
    Q_OBJECT

public:
    explicit SwitchEditor(const profile::Parameter& parameter, QWidget* parent = nullptr);

    [[nodiscard]] QString value() const override;
    void setValue(const QString& value) override;
    void setReading(const profile::ReplyValue& reading) override;
    void clear() override;

private:
    void show(Qt::CheckState state);

    QCheckBox* m_box;
};

} // namespace visor::ui
