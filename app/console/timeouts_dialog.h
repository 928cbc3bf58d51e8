// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/timeouts.h"
#include "widgets/common/instrument_link.h"

#include <QDialog>

#include <array>

class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace visor::app {

/// How long Visor waits for one instrument: to connect, for a write or a read, in line for its lock. An empty
/// field is the default, which each row names with where it comes from. Accepts only what can be kept; what is
/// wrong is said under the fields.
class TimeoutsDialog : public QDialog
{
    Q_OBJECT

public:
    TimeoutsDialog(const QString& instrumentName, const instrument::Timeouts& chosen,
                   const ui::TimeoutDefaults& defaults, QWidget* parent = nullptr);

    /// Once accepted.
    [[nodiscard]] const instrument::Timeouts& timeouts() const { return m_timeouts; }
    void accept() override;

private:
    struct Row
    {
        instrument::TimeoutKind kind;
        QLineEdit* edit;
        QPushButton* reset;
    };
    Row makeRow(QGridLayout& grid, instrument::TimeoutKind kind, const QString& name, const QString& label,
                const std::optional<std::chrono::milliseconds>& chosen, const QString& fallback,
                const QString& origin);
    void say(const QString& problem);

    instrument::Timeouts m_timeouts;
    std::array<Row, 3> m_rows{};
    QLabel* m_problem;
};

} // namespace visor::app
