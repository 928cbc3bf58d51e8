// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waveform/cursor_readout.h"

#include "widgets/waveform/plot_canvas.h"
#include "widgets/waveform/plot_colours.h"
#include "widgets/waveform/sample_text.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>

#include <cmath>

namespace visor::ui {

namespace {

constexpr int kColumns = 4;  ///< A, B, B − A, its reciprocal
constexpr int kMostRows = 5; ///< in sight; more scroll

} // namespace

CursorReadout::CursorReadout(QWidget* parent) : QTableWidget(0, kColumns, parent)
{
    setObjectName(QStringLiteral("cursorReadout"));
    setAccessibleName(tr("Cursor readout"));
    setHorizontalHeaderLabels({tr("A"), tr("B"), tr("B − A"), tr("1 / (B − A)")});
    setEditTriggers(NoEditTriggers);
    setSelectionMode(ContiguousSelection);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setFrameShape(NoFrame);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    horizontalHeader()->setHighlightSections(false);
    verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    verticalHeader()->setHighlightSections(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
}

void CursorReadout::setCell(int row, int column, const QString& text)
{
    QTableWidgetItem* cell = item(row, column);
    if (!cell) {
        cell = new QTableWidgetItem;
        cell->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        setItem(row, column, cell);
    }
    cell->setText(text);
}

void CursorReadout::update(const PlotCanvas& canvas)
{
    std::vector<const PlotTrace*> traces;
    for (const PlotTrace& trace : canvas.traces()) {
        if (trace.isVisible && trace.levels && !trace.levels->waveform()->isEmpty())
            traces.push_back(&trace);
    }
    const int rows = traces.empty() ? 0 : static_cast<int>(traces.size()) + 1;
    if (rowCount() != rows) {
        setRowCount(rows);
        updateGeometry();
    }
    if (traces.empty())
        return;
    const double a = canvas.cursorX(CursorId::A);
    const double b = canvas.cursorX(CursorId::B);
    const auto& first = *traces.front()->levels->waveform();
    const QString& xUnit = first.xLabel().unit;
    const double xStep = xResolution(first);
    const auto setRowHeader = [this](int row, const QString& text) {
        setVerticalHeaderItem(row, new QTableWidgetItem(text));
    };
    setRowHeader(0, first.xLabel().name.isEmpty() ? tr("X") : first.xLabel().name);
    m_colours.clear();
    setCell(0, 0, sampleText(a, xUnit, xStep));
    setCell(0, 1, sampleText(b, xUnit, xStep));
    setCell(0, 2, sampleText(b - a, xUnit, xStep));
    setCell(0, 3, reciprocalText(b - a, xUnit, xStep));
    for (int row = 1; row < rows; ++row) {
        const PlotTrace& trace = *traces[static_cast<std::size_t>(row - 1)];
        const auto& waveform = *trace.levels->waveform();
        const double atA = waveform.value(waveform.nearestIndex(a));
        const double atB = waveform.value(waveform.nearestIndex(b));
        const QString& unit = waveform.yLabel().unit;
        const double step = std::max(yResolution(waveform, atA), yResolution(waveform, atB));
        setRowHeader(row, trace.name);
        m_colours.push_back(trace.colour);
        setCell(row, 0, sampleText(atA, unit, step));
        setCell(row, 1, sampleText(atB, unit, step));
        const bool hasBoth = !waveform::isGap(atA) && !waveform::isGap(atB);
        setCell(row, 2, hasBoth ? sampleText(atB - atA, unit, step) : QStringLiteral("—"));
        setCell(row, 3, {});
    }
    paintHeaders();
}

void CursorReadout::paintHeaders()
{
    for (std::size_t i = 0; i < m_colours.size(); ++i) {
        if (QTableWidgetItem* const header = verticalHeaderItem(static_cast<int>(i) + 1))
            header->setForeground(traceColour(m_colours[i], palette()));
    }
}

void CursorReadout::changeEvent(QEvent* event)
{
    QTableWidget::changeEvent(event);
    // Not before: while the window hears of another theme, this still has the palette of the old one.
    if (event->type() == QEvent::PaletteChange)
        paintHeaders();
}

QSize CursorReadout::sizeHint() const
{
    int height = horizontalHeader()->sizeHint().height() + 2 * frameWidth();
    for (int row = 0; row < std::min(rowCount(), kMostRows); ++row)
        height += verticalHeader()->sectionSizeHint(row);
    return {QTableWidget::sizeHint().width(), height};
}

QSize CursorReadout::minimumSizeHint() const
{
    return {0, sizeHint().height()};
}

void CursorReadout::copySelection() const
{
    QString text;
    const auto ranges = selectedRanges();
    for (const auto& range : ranges) {
        for (int row = range.topRow(); row <= range.bottomRow(); ++row) {
            QStringList cells;
            for (int column = range.leftColumn(); column <= range.rightColumn(); ++column)
                cells.append(item(row, column) ? item(row, column)->text() : QString());
            text += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
        }
    }
    if (!text.isEmpty())
        QApplication::clipboard()->setText(text);
}

void CursorReadout::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        copySelection();
    else
        QTableWidget::keyPressEvent(event);
}

} // namespace visor::ui
