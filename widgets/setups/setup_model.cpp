// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/setups/setup_model.h"

#include "widgets/common/icons.h"
#include "widgets/setups/setup_text.h"

#include <algorithm>
#include <utility>

namespace visor::ui {

void SetupModel::setLines(std::vector<instrument::SetupLine> lines, bool chooseAll)
{
    beginResetModel();
    m_rows.clear();
    for (instrument::SetupLine& line : lines) {
        const bool isChosen = chooseAll || !line.isDangerous;
        m_rows.push_back({std::move(line), isChosen, std::nullopt});
    }
    endResetModel();
    Q_EMIT chosenChanged();
}

std::vector<instrument::SetupLine> SetupModel::chosenLines() const
{
    std::vector<instrument::SetupLine> lines;
    for (const Row& row : m_rows) {
        if (row.isChosen)
            lines.push_back(row.line);
    }
    return lines;
}

int SetupModel::chosenCount() const
{
    return static_cast<int>(
        std::count_if(m_rows.begin(), m_rows.end(), [](const Row& row) { return row.isChosen; }));
}

void SetupModel::setLocked(bool isLocked)
{
    m_isLocked = isLocked;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, Setting), index(rowCount() - 1, Setting));
}

void SetupModel::setResult(std::size_t chosen, const instrument::SetupLineResult& result)
{
    for (std::size_t at = 0; at < m_rows.size(); ++at) {
        if (!m_rows[at].isChosen || chosen-- > 0)
            continue;
        m_rows[at].result = result;
        const QModelIndex cell = index(static_cast<int>(at), Outcome);
        Q_EMIT dataChanged(cell, cell);
        return;
    }
}

int SetupModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SetupModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString SetupModel::text(const Row& row, int column) const
{
    switch (Column(column)) {
    case Setting:
        return setupTitleOf(row.line);
    case Before:
        return row.line.before ? setupValueText(*row.line.before, row.line.unit) : tr("not known");
    case After:
        return setupValueText(row.line.after, row.line.unit);
    case Outcome:
        return row.result ? setupResultText(*row.result, row.line.unit) : QString();
    case ColumnCount:
        break;
    }
    return {};
}

QVariant SetupModel::data(const QModelIndex& index, int role) const
{
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    using Kind = instrument::SetupLineResult::Outcome;
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        if (index.column() == Setting && row.line.isDangerous)
            return tr("This can do harm, so it is not chosen by itself.");
        return text(row, index.column());
    case Qt::CheckStateRole:
        if (index.column() == Setting)
            return row.isChosen ? Qt::Checked : Qt::Unchecked;
        return {};
    case Qt::DecorationRole:
        if (index.column() == Setting && row.line.isDangerous)
            return icon(QLatin1StringView("warning"), ColourRole::Warning);
        if (index.column() == Outcome && row.result && row.result->outcome != Kind::NotSent) {
            if (row.result->outcome == Kind::Taken)
                return icon(QLatin1StringView("ok"), ColourRole::Good);
            const bool isAdjusted = row.result->outcome == Kind::Adjusted;
            return icon(QLatin1StringView(isAdjusted ? "warning" : "error"),
                        isAdjusted ? ColourRole::Warning : ColourRole::Bad);
        }
        return {};
    default:
        return {};
    }
}

QVariant SetupModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Setting:
        return tr("Setting");
    case Before:
        return tr("Before");
    case After:
        return tr("After");
    case Outcome:
        return tr("Result");
    case ColumnCount:
        break;
    }
    return {};
}

Qt::ItemFlags SetupModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == Setting && !m_isLocked)
        flags |= Qt::ItemIsUserCheckable;
    return flags;
}

bool SetupModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != Setting || m_isLocked)
        return false;
    m_rows[static_cast<std::size_t>(index.row())].isChosen = value.toInt() == Qt::Checked;
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT chosenChanged();
    return true;
}

} // namespace visor::ui
