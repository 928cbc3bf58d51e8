// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/terminal/terminal_model.h"

#include "widgets/common/bytes_text.h"

#include <QStringList>

namespace visor::ui {

TerminalModel::TerminalModel(QObject* parent, std::size_t mostRows, std::uint64_t mostBytes)
    : QAbstractListModel(parent), m_mostRows(mostRows), m_mostBytes(mostBytes)
{
}

std::uint64_t TerminalModel::addCommand(const QString& text, const QByteArray& sent)
{
    TerminalRow row;
    row.kind = TerminalRow::Kind::Command;
    row.text = text;
    row.bytes = sent;
    row.size = std::uint64_t(sent.size());
    row.time = QTime::currentTime();
    row.command = ++m_lastCommand;
    row.isPending = true;
    const int place = rowCount();
    beginInsertRows({}, place, place);
    m_rows.push_back(std::move(row));
    endInsertRows();
    trim();
    return m_lastCommand;
}

void TerminalModel::addResult(std::uint64_t command, TerminalRow row)
{
    std::size_t place = m_rows.size();
    if (const auto owner = commandPlace(command)) {
        place = *owner + 1;
        while (place < m_rows.size() && m_rows[place].command == command)
            ++place;
    }
    row.command = command;
    row.time = QTime::currentTime();
    m_keptBytes += std::uint64_t(row.bytes.size());
    beginInsertRows({}, int(place), int(place));
    m_rows.insert(m_rows.begin() + std::ptrdiff_t(place), std::move(row));
    endInsertRows();
    trim();
}

void TerminalModel::finishCommand(std::uint64_t command, std::chrono::nanoseconds duration)
{
    const auto place = commandPlace(command);
    if (!place)
        return;
    m_rows[*place].isPending = false;
    m_rows[*place].duration = duration;
    const QModelIndex changed = index(int(*place));
    Q_EMIT dataChanged(changed, changed);
}

void TerminalModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_keptBytes = 0;
    endResetModel();
}

QString TerminalModel::rowText(int index) const
{
    const TerminalRow& line = row(index);
    switch (line.kind) {
    case TerminalRow::Kind::Command:
        return QStringLiteral("> ") + line.text;
    case TerminalRow::Kind::Reply:
        return QStringLiteral("  ") + (isBinary(line.bytes) || line.areBytesDropped
                                           ? line.text
                                           : QString::fromUtf8(line.bytes).trimmed());
    case TerminalRow::Kind::InstrumentError:
    case TerminalRow::Kind::Failure:
    case TerminalRow::Kind::Note:
        break;
    }
    return QStringLiteral("  ! ") + line.text;
}

int TerminalModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant TerminalModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TerminalRow& line = row(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return line.text;
    case Qt::ToolTipRole:
    case ExplainRole:
        return line.explain;
    case KindRole:
        return int(line.kind);
    case TimeRole:
        return line.time.toString(QStringLiteral("HH:mm:ss.zzz"));
    case PendingRole:
        return line.isPending;
    case FactsRole: {
        QStringList facts;
        if (line.kind == TerminalRow::Kind::Reply)
            facts << formatSize(line.size);
        if (line.isPending)
            facts << tr("waiting …");
        else if (line.duration)
            facts << formatDuration(*line.duration);
        return facts.join(QStringLiteral(" · "));
    }
    default:
        return {};
    }
}

void TerminalModel::trim()
{
    for (std::size_t i = 0; m_keptBytes > m_mostBytes && i + 1 < m_rows.size(); ++i) {
        TerminalRow& line = m_rows[i];
        if (line.kind != TerminalRow::Kind::Reply || line.bytes.isEmpty())
            continue;
        m_keptBytes -= std::uint64_t(line.bytes.size());
        line.bytes.clear();
        line.areBytesDropped = true;
        line.explain = tr("The bytes of this reply are no longer kept.");
    }
    if (m_rows.size() <= m_mostRows)
        return;
    const std::size_t removed = m_rows.size() - m_mostRows + m_mostRows / 10;
    beginRemoveRows({}, 0, int(removed) - 1);
    for (std::size_t i = 0; i < removed; ++i) {
        if (m_rows[i].kind == TerminalRow::Kind::Reply)
            m_keptBytes -= std::uint64_t(m_rows[i].bytes.size());
    }
    m_rows.erase(m_rows.begin(), m_rows.begin() + std::ptrdiff_t(removed));
    endRemoveRows();
}

std::optional<std::size_t> TerminalModel::commandPlace(std::uint64_t command) const
{
    for (std::size_t i = m_rows.size(); i-- > 0;) {
        if (m_rows[i].command == command && m_rows[i].kind == TerminalRow::Kind::Command)
            return i;
    }
    return std::nullopt;
}

} // namespace visor::ui
