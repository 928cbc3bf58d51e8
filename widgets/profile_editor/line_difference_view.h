// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/line_difference.h"
#include "core/profile/source_place.h"

#include <QTreeWidget>

#include <vector>

namespace visor::ui {

/// Two texts line by line, as diff -u has them: the lines' numbers there and here, − or + (never colour alone),
/// the text. Enter or a double click on a line goes to it. GUI thread.
class LineDifferenceView : public QTreeWidget
{
    Q_OBJECT

public:
    LineDifferenceView(const QStringList& before, const QStringList& after, QWidget* parent = nullptr);

    [[nodiscard]] int addedCount() const { return m_added; }
    [[nodiscard]] int removedCount() const { return m_removed; }

Q_SIGNALS:
    void jumpRequested(visor::profile::SourcePlace place);

protected:
    void changeEvent(QEvent* event) override;

private:
    void addHunk(const profile::DifferenceHunk& hunk);
    void colour();
    void copySelection() const;

    const std::vector<profile::DifferenceLine> m_lines;
    int m_added = 0;
    int m_removed = 0;
};

} // namespace visor::ui
