// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/doctor/finding.h"
#include "widgets/common/theme.h"

#include <QFrame>

class QLabel;

namespace visor::ui {

/// One finding: an icon, what, why, what to do, and the command for it with a button that copies it. GUI thread.
class FindingCard : public QFrame
{
    Q_OBJECT

public:
    explicit FindingCard(doctor::Finding finding, QWidget* parent = nullptr);

    [[nodiscard]] const doctor::Finding& finding() const { return m_finding; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void paintIcon();

    const doctor::Finding m_finding;
    QLabel* m_icon;
};

/// The icon and colour that stand for a severity; its word stands beside them for those who see neither.
[[nodiscard]] QLatin1StringView severityIcon(doctor::Severity severity);
[[nodiscard]] ColourRole severityRole(doctor::Severity severity);

} // namespace visor::ui
