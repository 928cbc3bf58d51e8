// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/locks/lock_monitor.h"

#include <QAbstractTableModel>

#include <functional>

namespace visor::ui {

/// One row for each who holds or waits for an instrument, holders first. Follows the monitor; GUI thread.
class LocksModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        Instrument,
        State, ///< "exclusive", "shared", "2nd in line"
        Program,
        User,
        Process,
        Since,
        ColumnCount,
    };
    /// What an instrument is called; by its resource string.
    using Names = std::function<QString(const QString& resource)>;

    LocksModel(const LockMonitor& monitor, Names names, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

    [[nodiscard]] QString resource(int row) const;
    [[nodiscard]] const locks::LockParty& party(int row) const
    {
        return m_rows[static_cast<std::size_t>(row)].party;
    }
    /// 0: holds it; else the place in line.
    [[nodiscard]] int place(int row) const { return m_rows[static_cast<std::size_t>(row)].place; }

private:
    struct Row
    {
        QString resource;
        locks::LockParty party;
        int place = 0;
        bool operator==(const Row&) const = default;
    };

    void take();
    [[nodiscard]] QString text(const Row& row, Column column) const;

    const LockMonitor& m_monitor;
    const Names m_names;
    std::vector<Row> m_rows;
};

} // namespace visor::ui
