// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/trace.h"
#include "core/visa/result.h"

#include <QAbstractTableModel>

#include <deque>

namespace visor::ui {

/// How the time column reads.
enum class TraceTime {
    Absolute,
    Relative, ///< since the first row
    Delta,    ///< since the row before
};

/// The rows of a TraceLog, taken over in batches. Formats only what is shown. GUI thread; `log` outlives it.
class TraceModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        Time,
        Instrument,
        Origin,
        Direction,
        Content,
        Size,
        Duration,
        Outcome,
        ColumnCount,
    };

    explicit TraceModel(const instrument::TraceLog& log, std::size_t capacity = 100'000,
                        QObject* parent = nullptr);

    /// Takes over what is new. Returns how many rows came.
    std::size_t update();
    /// Forgets the rows shown; the log keeps its own.
    void clear();
    void setTimeFormat(TraceTime format);
    [[nodiscard]] TraceTime timeFormat() const { return m_timeFormat; }

    [[nodiscard]] const instrument::TraceEntry& entry(int row) const { return m_entries[std::size_t(row)]; }
    /// One row as a line of text, cells parted by tabs.
    [[nodiscard]] QString rowText(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString cellText(int row, int column) const;
    [[nodiscard]] QString timeText(int row) const;

    const instrument::TraceLog& m_log;
    const std::size_t m_capacity;
    std::deque<instrument::TraceEntry> m_entries;
    std::uint64_t m_lastSeen = 0;
    TraceTime m_timeFormat = TraceTime::Absolute;
};

/// Words for a trace's enumerations, translated.
[[nodiscard]] QString originText(instrument::Origin origin);
[[nodiscard]] QString directionText(instrument::Direction direction);

} // namespace visor::ui
