// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/capture/raw_capture.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QToolButton;

namespace visor::ui {

/// Where a person says how to capture from an instrument that no profile describes: the query, what its answer
/// holds, and, opened on demand, how samples become x and y. GUI thread.
class RawSourceBar : public QWidget
{
    Q_OBJECT

public:
    explicit RawSourceBar(QWidget* parent = nullptr);

    void setSource(const capture::RawSource& source);
    /// What is typed; ErrorInvalidParameter with a sentence when that cannot be captured.
    [[nodiscard]] Result<capture::RawSource> source() const;
    /// Something is typed in the field for the query.
    [[nodiscard]] bool hasQuery() const;
    /// Puts the focus into the field that source() complains about.
    void focusProblem();

Q_SIGNALS:
    void queryChanged();
    /// Enter in a field: capture now.
    void submitted();

private:
    void makeScales();
    [[nodiscard]] QLineEdit* makeField(QLayout& into, const char* name, const QString& label, const QString& hint);
    [[nodiscard]] Result<double> number(const QLineEdit& field, double usual, const QString& unit) const;
    void refresh();

    QLineEdit* m_query;
    QComboBox* m_format;
    QComboBox* m_order;
    QToolButton* m_more;
    QWidget* m_scales;
    QLineEdit* m_xStart = nullptr;
    QLineEdit* m_xStep = nullptr;
    QLineEdit* m_xUnit = nullptr;
    QLineEdit* m_yScale = nullptr;
    QLineEdit* m_yOffset = nullptr;
    QLineEdit* m_yUnit = nullptr;
    mutable const QLineEdit* m_faulty = nullptr; ///< what source() complained about last
};

} // namespace visor::ui
