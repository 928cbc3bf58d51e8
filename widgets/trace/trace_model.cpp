// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/trace/trace_model.h"

#include "widgets/common/bytes_text.h"
#include "widgets/common/icons.h"
#include "widgets/common/theme.h"

#include <QApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>

namespace visor::ui {

namespace {

class TraceWords
{
    Q_DECLARE_TR_FUNCTIONS(TraceWords)
};

QDateTime toDateTime(std::chrono::system_clock::time_point time)
{
    return QDateTime::fromMSecsSinceEpoch(
        std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count());
}

QString secondsText(std::chrono::system_clock::duration span)
{
    return QStringLiteral("+%1 s").arg(QLocale().toString(std::chrono::duration<double>(span).count(), 'f', 6));
}

} // namespace

QString originText(instrument::Origin origin)
{
    switch (origin) {
    case instrument::Origin::Form:
        return TraceWords::tr("Form");
    case instrument::Origin::Terminal:
        return TraceWords::tr("Terminal");
    case instrument::Origin::Capture:
        return TraceWords::tr("Capture");
    case instrument::Origin::Script:
        return TraceWords::tr("Script");
    case instrument::Origin::Housekeeping:
        return TraceWords::tr("Housekeeping");
    }
    return {};
}

QString directionText(instrument::Direction direction)
{
    switch (direction) {
    case instrument::Direction::Write:
        return TraceWords::tr("Write");
    case instrument::Direction::Read:
        return TraceWords::tr("Read");
    case instrument::Direction::Control:
        return TraceWords::tr("Control");
    }
    return {};
}

TraceModel::TraceModel(const instrument::TraceLog& log, std::size_t capacity, QObject* parent)
    : QAbstractTableModel(parent), m_log(log), m_capacity(capacity)
{
}

std::size_t TraceModel::update()
{
    std::vector<instrument::TraceEntry> fresh = m_log.entriesAfter(m_lastSeen, m_capacity);
    if (fresh.empty())
        return 0;
    m_lastSeen = fresh.back().number;
    // Room is made a tenth at a time: views and proxies pay per removal, not per row.
    if (m_entries.size() + fresh.size() > m_capacity) {
        const std::size_t surplus = m_entries.size() + fresh.size() - m_capacity;
        const std::size_t removed = std::min(m_entries.size(), std::max(surplus, m_capacity / 10));
        if (removed > 0) {
            beginRemoveRows({}, 0, int(removed) - 1);
            m_entries.erase(m_entries.begin(), m_entries.begin() + std::ptrdiff_t(removed));
            endRemoveRows();
        }
    }
    const int first = int(m_entries.size());
    beginInsertRows({}, first, first + int(fresh.size()) - 1);
    m_entries.insert(m_entries.end(), std::make_move_iterator(fresh.begin()),
                     std::make_move_iterator(fresh.end()));
    endInsertRows();
    return fresh.size();
}

void TraceModel::clear()
{
    beginResetModel();
    m_entries.clear();
    m_lastSeen = m_log.lastNumber();
    endResetModel();
}

void TraceModel::setTimeFormat(TraceTime format)
{
    if (m_timeFormat == format)
        return;
    m_timeFormat = format;
    if (!m_entries.empty())
        Q_EMIT dataChanged(index(0, Time), index(rowCount() - 1, Time));
}

QString TraceModel::rowText(int row) const
{
    QStringList cells;
    for (int column = 0; column < ColumnCount; ++column)
        cells << cellText(row, column);
    return cells.join(QLatin1Char('\t'));
}

int TraceModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int TraceModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant TraceModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const instrument::TraceEntry& act = entry(index.row());
    const bool failed = visa::isError(act.outcome);
    switch (role) {
    case Qt::DisplayRole:
        return cellText(index.row(), index.column());
    case Qt::ToolTipRole:
        if (index.column() == Content)
            return previewLine(act.preview, act.size);
        return index.column() == Time ? QLocale().toString(toDateTime(act.start), QLocale::LongFormat)
                                      : QVariant();
    case Qt::TextAlignmentRole:
        if (index.column() == Size || index.column() == Duration)
            return int(Qt::AlignRight | Qt::AlignVCenter);
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::FontRole:
        if (index.column() == Content || index.column() == Time)
            return monospaceFont();
        return {};
    case Qt::ForegroundRole:
        if (index.column() == Outcome && failed)
            return roleColour(ColourRole::Bad, QApplication::palette());
        if (index.column() == Time || act.origin == instrument::Origin::Housekeeping)
            return roleColour(ColourRole::Muted, QApplication::palette());
        return {};
    case Qt::DecorationRole:
        if (index.column() == Direction) {
            switch (act.direction) {
            case instrument::Direction::Write:
                return icon(QLatin1StringView("send"), ColourRole::Accent);
            case instrument::Direction::Read:
                return icon(QLatin1StringView("read"), ColourRole::Good);
            case instrument::Direction::Control:
                return icon(QLatin1StringView("settings"), ColourRole::Muted);
            }
        }
        if (index.column() == Outcome && failed)
            return icon(QLatin1StringView("error"), ColourRole::Bad);
        return {};
    default:
        return {};
    }
}

QVariant TraceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time:
        return tr("Time");
    case Instrument:
        return tr("Instrument");
    case Origin:
        return tr("Origin");
    case Direction:
        return tr("Direction");
    case Content:
        return tr("Content");
    case Size:
        return tr("Size");
    case Duration:
        return tr("Duration");
    case Outcome:
        return tr("Outcome");
    default:
        return {};
    }
}

QString TraceModel::cellText(int row, int column) const
{
    const instrument::TraceEntry& act = entry(row);
    switch (column) {
    case Time:
        return timeText(row);
    case Instrument:
        return m_log.sourceName(act.source);
    case Origin:
        return originText(act.origin);
    case Direction:
        return directionText(act.direction);
    case Content:
        return previewLine(act.preview, act.size);
    case Size:
        return act.direction == instrument::Direction::Control ? QString() : formatSize(act.size);
    case Duration:
        return formatDuration(act.duration);
    case Outcome:
        return act.outcome == visa::Status::Success ? tr("OK") : QString(visa::statusName(act.outcome));
    default:
        return {};
    }
}

QString TraceModel::timeText(int row) const
{
    const instrument::TraceEntry& act = entry(row);
    switch (m_timeFormat) {
    case TraceTime::Relative:
        return secondsText(act.start - m_entries.front().start);
    case TraceTime::Delta:
        return secondsText(row == 0 ? std::chrono::system_clock::duration::zero()
                                    : act.start - entry(row - 1).start);
    case TraceTime::Absolute:
        break;
    }
    return toDateTime(act.start).toString(QStringLiteral("HH:mm:ss.zzz"));
}

} // namespace visor::ui
