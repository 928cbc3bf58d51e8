// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableWidget>

#include <vector>

namespace visor::ui {

class PlotCanvas;

/// What the two cursors say: x at A and B, their difference and its reciprocal, and each trace's values there.
/// Readable cell by cell; Ctrl+C copies the selected cells for a spreadsheet. GUI thread.
class CursorReadout : public QTableWidget
{
    Q_OBJECT

public:
    explicit CursorReadout(QWidget* parent = nullptr);

    /// Reads the canvas anew. The canvas shows at least one trace.
    void update(const PlotCanvas& canvas);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void setCell(int row, int column, const QString& text);
    void copySelection() const;
    void paintHeaders();

    std::vector<int> m_colours; ///< of the traces, in rows from 1 on
};

} // namespace visor::ui
