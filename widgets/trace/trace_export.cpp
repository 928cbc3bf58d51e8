// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/trace/trace_export.h"

#include "widgets/common/bytes_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

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

} // namespace

QByteArray traceCsv(std::span<const instrument::TraceEntry> entries, const SourceNames& names)
{
    static const QStringList columns{QStringLiteral("number"),      QStringLiteral("time"),
                                     QStringLiteral("instrument"),  QStringLiteral("origin"),
                                     QStringLiteral("direction"),   QStringLiteral("size"),
                                     QStringLiteral("duration_ms"), QStringLiteral("outcome"),
                                     QStringLiteral("encoding"),    QStringLiteral("content")};
    QByteArray csv = columns.join(QLatin1Char(',')).toUtf8() + "\r\n";
    for (const auto& act : entries) {
        const QJsonObject row = traceObject(act, names);
        QStringList cells;
        for (const QString& column : columns)
            cells << csvCell(row.value(column));
        csv += cells.join(QLatin1Char(',')).toUtf8() + "\r\n";
    }
    return csv;
}

QByteArray traceJsonLines(std::span<const instrument::TraceEntry> entries, const SourceNames& names)
{
    QByteArray lines;
    for (const auto& act : entries)
        lines += QJsonDocument(traceObject(act, names)).toJson(QJsonDocument::Compact) + '\n';
    return lines;
}

Result<void> exportTrace(const QString& path, std::span<const instrument::TraceEntry> entries,
                         const SourceNames& names)
{
    QSaveFile file(path);
    const QByteArray bytes = path.endsWith(QLatin1StringView(".jsonl"), Qt::CaseInsensitive)
                                 ? traceJsonLines(entries, names)
                                 : traceCsv(entries, names);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit()) {
        return failure(visa::Status::ErrorFileIo,
                       TraceExport::tr("The trace could not be written to %1: %2. Choose another place.")
                           .arg(path, file.errorString()),
                       QStringLiteral("trace.export"));
    }
    return {};
}

} // namespace visor::ui
