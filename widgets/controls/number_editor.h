// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/controls/parameter_editor.h"

class QLineEdit;

namespace visor::ui {

/// A number with a unit in engineering notation: takes 2.2k, 10m, 1e-3, 0.5 mV with '.' or the local decimal mark,
/// and the words MIN, MAX, DEF; shows 2.2 kΩ. Up, Down and the wheel (only with focus) step the digit left of the
/// cursor, Page keys ten of it; Esc restores. m and M are never confused: they are milli and mega.
class NumberEditor : public ParameterEditor
{
    Q_OBJECT

public:
    explicit NumberEditor(const profile::Parameter& parameter, QWidget* parent = nullptr);

    [[nodiscard]] QString value() const override;
    void setValue(const QString& value) override;
    void setReading(const profile::ReplyValue& reading) override;
    [[nodiscard]] QString complaint() const override;
    void clear() override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// The number in base units, if the text is one.
    [[nodiscard]] std::optional<double> number() const;
    [[nodiscard]] QString format(double value) const;
    /// Adds `steps` times the digit left of the cursor.
    void step(int steps);
    void commit();

    QLineEdit* m_line;
};

} // namespace visor::ui
