// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/problem.h"

#include <QTreeWidget>

#include <vector>

namespace visor::ui {

/// What is wrong with a profile, one line each. Enter or a click goes there, Ctrl+. or a right click says what can
/// be done about it. GUI thread.
class ProblemsList : public QTreeWidget
{
    Q_OBJECT

public:
    explicit ProblemsList(QWidget* parent = nullptr);

    void setProblems(std::vector<profile::Problem> problems);
    [[nodiscard]] const std::vector<profile::Problem>& problems() const { return m_problems; }
    /// The problem after (or before) that place, around the end; null when there is none.
    [[nodiscard]] const profile::Problem* next(profile::SourcePlace place, bool isForward);
    /// "2 errors, 1 warning"; a word for none.
    [[nodiscard]] QString summary() const;

Q_SIGNALS:
    void jumpRequested(visor::profile::SourcePlace place);
    void fixesRequested(const visor::profile::Problem& problem, const QPoint& at);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void jump(QTreeWidgetItem* item);
    [[nodiscard]] const profile::Problem* problemOf(QTreeWidgetItem* item) const;

    std::vector<profile::Problem> m_problems;
};

} // namespace visor::ui
