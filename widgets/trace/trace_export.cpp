// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/trace/trace_export.h"

#include "widgets/common/bytes_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>

namespace visor::ui {

namespace {

class TraceExport
{
    Q_DECLARE_TR_FUNCTIONS(TraceExport)
};

// Words of the file, never translated: programs read them.
QString originKey(instrument::Origin origin)
{
    switch (origin) {
    case instrument::Origin::Form:
        return QStringLiteral("form");
    case instrument::Origin::Terminal:
        return QStringLiteral("terminal");
    case instrument::Origin::Capture:
        return QStringLiteral("capture");
    case instrument::Origin::Script:
        return QStringLiteral("script");
    case instrument::Origin::Housekeeping:
        break;
    }
    return QStringLiteral("housekeeping");
}

QString directionKey(instrument::Direction direction)
{
    switch (direction) {
    case instrument::Direction::Write:
        return QStringLiteral("write");
    case instrument::Direction::Read:
        return QStringLiteral("read");
    case instrument::Direction::Control:
        break;
    }
    return QStringLiteral("control");
}

QJsonObject traceObject(const instrument::TraceEntry& act, const SourceNames& names)
{
    const bool binary = isBinary(act.preview);
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(act.start.time_since_epoch()).count();
    return {{QStringLiteral("number"), qint64(act.number)},
            {QStringLiteral("time"), QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs)},
            {QStringLiteral("instrument"), names(act.source)},
            {QStringLiteral("origin"), originKey(act.origin)},
            {QStringLiteral("direction"), directionKey(act.direction)},
            {QStringLiteral("size"), qint64(act.size)},
            {QStringLiteral("duration_ms"), double(act.duration.count()) / 1e6},
            {QStringLiteral("outcome"), QString(visa::statusName(act.outcome))},
            {QStringLiteral("encoding"), binary ? QStringLiteral("hex") : QStringLiteral("text")},
            {QStringLiteral("content"),
             binary ? QString::fromLatin1(act.preview.toHex()) : QString::fromUtf8(act.preview)}};
}

QString csvCell(const QJsonValue& value)
{
    if (value.isDouble()) {
        const double number = value.toDouble();
        return number == double(qint64(number)) ? QString::number(qint64(number))
                                                : QString::number(number, 'f', 6);
    }
    QString text = value.toString();
    if (!text.contains(QLatin1Char('"')) && !text.contains(QLatin1Char(',')) &&
        !text.contains(QLatin1Char('\n')) && !text.contains(QLatin1Char('\r'))) {
        return text;
    }
    text.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    return QLatin1Char('"') + text + QLatin1Char('"');
}

const QStringList& csvColumns()
{
    static const QStringList columns{QStringLiteral("number"),      QStringLiteral("time"),
                                     QStringLiteral("instrument"),  QStringLiteral("origin"),
                                     QStringLiteral("direction"),   QStringLiteral("size"),
                                     QStringLiteral("duration_ms"), QStringLiteral("outcome"),
                                     QStringLiteral("encoding"),    QStringLiteral("content")};
    return columns;
}

QByteArray csvHeading()
{
    return csvColumns().join(QLatin1Char(',')).toUtf8() + "\r\n";
}

QByteArray csvRow(const instrument::TraceEntry& act, const SourceNames& names)
{
    const QJsonObject row = traceObject(act, names);
    QStringList cells;
    for (const QString& column : csvColumns())
        cells << csvCell(row.value(column));
    return cells.join(QLatin1Char(',')).toUtf8() + "\r\n";
}

QByteArray jsonRow(const instrument::TraceEntry& act, const SourceNames& names)
{
    return QJsonDocument(traceObject(act, names)).toJson(QJsonDocument::Compact) + '\n';
}

/// Rows made between two looks at the token.
constexpr std::size_t kTraceChunk = 500;

} // namespace

QByteArray traceCsv(std::span<const instrument::TraceEntry> entries, const SourceNames& names)
{
    QByteArray csv = csvHeading();
    for (const auto& act : entries)
        csv += csvRow(act, names);
    return csv;
}

QByteArray traceJsonLines(std::span<const instrument::TraceEntry> entries, const SourceNames& names)
{
    QByteArray lines;
    for (const auto& act : entries)
        lines += jsonRow(act, names);
    return lines;
}

Result<void> exportTrace(const QString& path, std::span<const instrument::TraceEntry> entries,
                         const SourceNames& names, const capture::ExportMonitor& monitor)
{
    // A file that is not committed leaves nothing behind.
    QSaveFile file(path);
    const auto cannotWrite = [&] {
        return failure(visa::Status::ErrorFileIo,
                       TraceExport::tr("The trace could not be written to %1: %2. Choose another place.")
                           .arg(path, file.errorString()),
                       QStringLiteral("trace.export"));
    };
    if (!file.open(QIODevice::WriteOnly))
        return cannotWrite();
    const bool isJson = path.endsWith(QLatin1StringView(".jsonl"), Qt::CaseInsensitive);
    QByteArray rows = isJson ? QByteArray() : csvHeading();
    for (std::size_t at = 0; at < entries.size() && !monitor.token.isCancelled();) {
        const std::size_t end = std::min(entries.size(), at + kTraceChunk);
        for (; at < end; ++at)
            rows += isJson ? jsonRow(entries[at], names) : csvRow(entries[at], names);
        if (file.write(rows) != rows.size())
            return cannotWrite();
        rows.clear();
        if (monitor.progress)
            monitor.progress(at, entries.size());
    }
    if (monitor.token.isCancelled()) {
        return failure(visa::Status::ErrorAbort, TraceExport::tr("The export was cancelled; no file was written."),
                       QStringLiteral("trace.export"));
    }
    if (file.write(rows) != rows.size() || !file.commit())
        return cannotWrite();
    return {};
}

} // namespace visor::ui
