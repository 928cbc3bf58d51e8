// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/scanner.h"

#include <QList>
#include <QWidget>

class QLabel;
class QToolButton;

namespace visor::ui {

class ElidedLabel;

/// One line under the list: whether instruments are being looked for, the buttons for looking again and for
/// stopping, and why some ways of looking failed. GUI thread.
class SearchStatus : public QWidget
{
    Q_OBJECT

public:
    explicit SearchStatus(QWidget* parent = nullptr);

    void setPhase(instrument::ScanPhase phase);
    /// A new look starts: what failed before is forgotten.
    void clearFailures();
    /// The same failure again says nothing new.
    void addFailure(const instrument::FinderFailure& failure);
    [[nodiscard]] const QList<instrument::FinderFailure>& failures() const { return m_failures; }

Q_SIGNALS:
    void searchRequested();
    void stopRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void showState();

    QLabel* m_icon;
    ElidedLabel* m_text;
    QToolButton* m_search;
    QToolButton* m_stop;
    QLabel* m_warning;
    ElidedLabel* m_why;
    instrument::ScanPhase m_phase = instrument::ScanPhase::Idle;
    QList<instrument::FinderFailure> m_failures;
};

} // namespace visor::ui
