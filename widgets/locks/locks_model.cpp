// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/locks/locks_model.h"

#include "core/locks/lock_text.h"
#include "widgets/common/icons.h"

namespace visor::ui {

LocksModel::LocksModel(const LockMonitor& monitor, Names names, QObject* parent)
    : QAbstractTableModel(parent), m_monitor(monitor), m_names(std::move(names))
{
    connect(&m_monitor, &LockMonitor::changed, this, &LocksModel::take);
    take();
}

void LocksModel::take()
{
    std::vector<Row> rows;
    for (const locks::LockSituation& situation : m_monitor.situations()) {
        for (const locks::LockParty& party : situation.holders)
            rows.push_back({situation.resource, party, 0});
        int place = 0;
        for (const locks::LockParty& party : situation.waiters)
            rows.push_back({situation.resource, party, ++place});
    }
    if (rows == m_rows)
        return;
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int LocksModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int LocksModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString LocksModel::resource(int row) const
{
    return m_rows[static_cast<std::size_t>(row)].resource;
}

QString LocksModel::text(const Row& row, Column column) const
{
    switch (column) {
    case Instrument:
        return m_names ? m_names(row.resource) : row.resource;
    case State:
        if (row.place == 0)
            return locks::modeText(row.party.mode);
        return row.party.waitsForInstrument
                   ? tr("next; waits for another client")
                   : tr("waits, place %1 (%2)").arg(row.place).arg(locks::modeText(row.party.mode));
    case Program:
        return row.party.isThisProcess ? tr("%1 (this window)").arg(row.party.program) : row.party.program;
    case User:
        return row.party.user;
    case Process:
        return QString::number(row.party.pid);
    case Since:
        return locks::sinceText(row.party.since);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant LocksModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(row, column);
    case Qt::ToolTipRole:
        return column == Instrument ? row.resource : text(row, column);
    case Qt::DecorationRole:
        if (column != State)
            return {};
        return row.place > 0             ? icon(QLatin1StringView("busy"), ColourRole::Muted)
               : row.party.isThisProcess ? icon(QLatin1StringView("lock"), ColourRole::Warning)
                                         : icon(QLatin1StringView("lock"), ColourRole::Bad);
    default:
        return {};
    }
}

QVariant LocksModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Instrument:
        return tr("Instrument");
    case State:
        return tr("Lock");
    case Program:
        return tr("Program");
    case User:
        return tr("User");
    case Process:
        return tr("Process");
    case Since:
        return tr("Since");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace visor::ui
