// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/doctor/examination.h"

#include <QDialog>

#include <vector>

class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace visor::ui {

/// "Why is it missing, why can I not connect?": starts an examination when it is made and shows each finding as it
/// comes. Not modal: the window stays usable. GUI thread.
class DoctorDialog : public QDialog
{
    Q_OBJECT

public:
    /// `name` is what the user calls the instrument; empty when this machine is examined. `doctor` outlives it.
    DoctorDialog(const doctor::Doctor& doctor, doctor::Complaint complaint, const QString& name,
                 QWidget* parent = nullptr);

    [[nodiscard]] const doctor::Complaint& complaint() const { return m_complaint; }
    [[nodiscard]] const std::vector<doctor::Finding>& findings() const { return m_findings; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void begin();
    void take(const doctor::Finding& finding);
    void finish(bool isWhole);
    /// The line on top: what is being done, or what it came to.
    void showVerdict(const QString& text, doctor::Severity severity);
    void paintVerdictIcon();

    const doctor::Complaint m_complaint;
    const QString m_name;
    std::vector<doctor::Finding> m_findings;
    doctor::Severity m_verdict = doctor::Severity::Note;
    QLabel* m_icon;
    QLabel* m_line;
    QScrollArea* m_area;
    QWidget* m_list = nullptr;
    QVBoxLayout* m_cards = nullptr;
    QPushButton* m_stop;
    QPushButton* m_again;
    QPushButton* m_copy;
    Examination* m_examination; ///< last: its thread ends first
};

} // namespace visor::ui
