// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/controls/parameter_editor.h"

class QComboBox;

namespace visor::ui {

/// One of a few words: enum options or the labels of a map. A reading is recognised in its full, short or mapped
/// form.
class ChoiceEditor : public ParameterEditor
{
    Q_OBJECT

public:
    explicit ChoiceEditor(const profile::Parameter& parameter, QWidget* parent = nullptr);

    [[nodiscard]] QString value() const override;
    void setValue(const QString& value) override;
    void setReading(const profile::ReplyValue& reading) override;
    void clear() override;

protected:
    /// The wheel changes nothing that has no focus.
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] int indexOfWord(const QString& word) const;

    QComboBox* m_combo;
};

} // namespace visor::ui
