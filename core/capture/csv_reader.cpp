// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/capture/csv_reader.h"

#include "core/capture/description.h"

#include <QCoreApplication>
#include <QStringList>

#include <charconv>
#include <cmath>
#include <limits>
#include <optional>

namespace visor::capture {

namespace {

struct CsvReaderText
{
    Q_DECLARE_TR_FUNCTIONS(visor::capture::CsvReader)
};

constexpr qsizetype kMostCsvColumns = 1024;

QByteArrayView trimmedField(QByteArrayView field)
{
    while (!field.isEmpty() && (field.front() == ' ' || field.front() == '\t'))
        field = field.sliced(1);
    while (!field.isEmpty() && (field.back() == ' ' || field.back() == '\t' || field.back() == '\r'))
        field.chop(1);
    return field;
}

/// An empty field is a gap. A number that is none gives nothing.
std::optional<double> fieldNumber(QByteArrayView field)
{
    field = trimmedField(field);
    if (field.isEmpty())
        return std::numeric_limits<double>::quiet_NaN();
    if (field.front() == '+')
        field = field.sliced(1);
    double value = 0;
    const auto read = std::from_chars(field.data(), field.data() + field.size(), value);
    if (read.ec != std::errc() || read.ptr != field.data() + field.size())
        return std::nullopt;
    return value;
}

QString unescapedLine(QByteArrayView text)
{
    QByteArray bytes;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size()) {
            ++i;
            bytes += text[i] == 'n' ? '\n' : text[i] == 'r' ? '\r' : text[i];
        } else {
            bytes += text[i];
        }
    }
    return QString::fromUtf8(bytes);
}

/// Splits one line, RFC 4180 quotes honoured.
QStringList textFields(QByteArrayView line, char separator)
{
    QStringList fields;
    QByteArray field;
    bool isQuoted = false;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (c == '"' && isQuoted && i + 1 < line.size() && line[i + 1] == '"') {
            field += '"';
            ++i;
        } else if (c == '"') {
            isQuoted = !isQuoted;
        } else if (c == separator && !isQuoted) {
            fields.append(QString::fromUtf8(field).trimmed());
            field.clear();
        } else {
            field += c;
        }
    }
    fields.append(QString::fromUtf8(field).trimmed());
    return fields;
}

class CsvParser
{
public:
    explicit CsvParser(QByteArrayView content) : m_rest(content) {}

    Result<Capture> parse()
    {
        if (auto read = readHeader(); !read)
            return tl::unexpected(read.error());
        if (auto read = readRows(); !read)
            return tl::unexpected(read.error());
        return makeCapture();
    }

private:
    struct TraceNote
    {
        QString channel;
        bool isFloat32 = false;
    };

    /// The next line without its end; false at the end of the file.
    bool nextLine()
    {
        if (m_rest.isEmpty())
            return false;
        const qsizetype end = m_rest.indexOf('\n');
        m_line = end < 0 ? m_rest : m_rest.first(end);
        m_rest = end < 0 ? QByteArrayView() : m_rest.sliced(end + 1);
        if (m_line.endsWith('\r'))
            m_line.chop(1);
        ++m_number;
        return true;
    }

    Result<void> readHeader()
    {
        if (m_rest.startsWith("\xEF\xBB\xBF"))
            m_rest = m_rest.sliced(3);
        for (QByteArrayView before = m_rest; nextLine(); before = m_rest) {
            if (m_line.startsWith('#')) {
                readNote(trimmedField(m_line.sliced(1)));
                continue;
            }
            if (trimmedField(m_line).isEmpty())
                continue;
            if (m_separator == 0)
                m_separator = m_line.contains(',') ? ',' : m_line.contains(';') ? ';' : '\t';
            const qsizetype end = m_line.indexOf(m_separator);
            const auto first = trimmedField(end < 0 ? m_line : m_line.first(end));
            if (!first.isEmpty() && fieldNumber(first)) {
                m_rest = before; // the first row of numbers
                --m_number;
                break;
            }
            if (m_names.isEmpty())
                m_names = textFields(m_line, m_separator);
            else if (m_units.isEmpty())
                m_units = textFields(m_line, m_separator);
            else
                return unreadable(CsvReaderText::tr("line %1 is no row of numbers").arg(m_number));
        }
        return {};
    }

    void readNote(QByteArrayView note)
    {
        const qsizetype colon = note.indexOf(':');
        if (colon < 0)
            return;
        const QByteArrayView key = note.first(colon);
        const QString value = unescapedLine(trimmedField(note.sliced(colon + 1)));
        if (key == "time")
            m_capture.time = QDateTime::fromString(value, Qt::ISODateWithMs);
        else if (key == "manufacturer")
            m_capture.identity.manufacturer = value;
        else if (key == "model")
            m_capture.identity.model = value;
        else if (key == "serial")
            m_capture.identity.serial = value;
        else if (key == "firmware")
            m_capture.identity.firmware = value;
        else if (key == "resource")
            m_capture.resource = value;
        else if (key == "profile")
            m_capture.profile = value;
        else if (key == "profile_version")
            m_capture.profileVersion = value;
        else if (key == "note")
            m_capture.note = value;
        else if (key == "preamble")
            m_capture.preamble = value.toUtf8();
        else if (key == "preamble_base64")
            m_capture.preamble = QByteArray::fromBase64(value.toLatin1());
        else if (key == "setting")
            readSetting(value);
        else if (key == "x_start")
            m_xStart = fieldNumber(value.toLatin1());
        else if (key == "x_increment")
            m_xIncrement = fieldNumber(value.toLatin1());
        else if (key == "trace")
            readTrace(value);
    }

    void readSetting(const QString& text)
    {
        const qsizetype equals = text.indexOf(QLatin1StringView(" = "));
        const qsizetype bracket = text.lastIndexOf(QLatin1StringView(" ["));
        if (equals < 0 || bracket < equals + 3 || !text.endsWith(QLatin1Char(']')))
            return;
        m_capture.settings.push_back({text.left(equals), text.mid(equals + 3, bracket - equals - 3),
                                      text.mid(bracket + 2, text.size() - bracket - 3)});
    }

    void readTrace(const QString& text)
    {
        // "CH1, int8, scale 0.01, offset 0": the label may hold commas, the rest may not.
        const auto parts = text.split(QLatin1StringView(", "));
        if (parts.size() < 4)
            return;
        const bool isPlain = parts.at(parts.size() - 2) == QLatin1StringView("scale 1") &&
                             parts.last() == QLatin1StringView("offset 0");
        m_traces.push_back({QStringList(parts.first(parts.size() - 3)).join(QLatin1StringView(", ")),
                            isPlain && parts.at(parts.size() - 3) == QLatin1StringView("float32")});
    }

    Result<void> readRows()
    {
        while (nextLine()) {
            if (trimmedField(m_line).isEmpty() || m_line.startsWith('#'))
                continue;
            if (m_columns.empty()) {
                const qsizetype count = m_line.count(m_separator) + 1;
                if (count > kMostCsvColumns)
                    return unreadable(
                        CsvReaderText::tr("line %1 has more than %2 columns").arg(m_number).arg(kMostCsvColumns));
                m_columns.resize(static_cast<std::size_t>(count));
            }
            QByteArrayView rest = m_line;
            for (std::size_t i = 0; i < m_columns.size(); ++i) {
                const bool isLast = i + 1 == m_columns.size();
                const qsizetype end = rest.indexOf(m_separator);
                if (isLast != (end < 0))
                    return unreadable(
                        CsvReaderText::tr("line %1 has another number of columns than the rows before")
                            .arg(m_number));
                const auto field = isLast ? rest : rest.first(end);
                const auto value = fieldNumber(field);
                if (!value)
                    return unreadable(
                        CsvReaderText::tr("“%1” in line %2 is no number")
                            .arg(QString::fromUtf8(field.first(std::min<qsizetype>(field.size(), 40))))
                            .arg(m_number));
                m_columns[i].push_back(*value);
                if (!isLast)
                    rest = rest.sliced(end + 1);
            }
        }
        if (m_columns.empty())
            return unreadable(CsvReaderText::tr("it has no rows of numbers"));
        return {};
    }

    [[nodiscard]] waveform::AxisLabel label(std::size_t column) const
    {
        const auto at = static_cast<qsizetype>(column);
        return {m_names.value(at), m_units.value(at)};
    }

    Result<Capture> makeCapture()
    {
        const bool hasX = m_columns.size() > 1;
        std::variant<waveform::RegularAxis, waveform::ExplicitAxis> x = waveform::RegularAxis{};
        if (m_xStart && m_xIncrement)
            x = waveform::RegularAxis{*m_xStart, *m_xIncrement};
        else if (hasX)
            x = std::move(m_columns.front());
        for (std::size_t column = hasX ? 1 : 0; column < m_columns.size(); ++column) {
            const std::size_t number = column - (hasX ? 1 : 0);
            waveform::Waveform::Parts parts;
            const auto& values = m_columns[column];
            parts.count = values.size();
            if (number < m_traces.size() && m_traces[number].isFloat32) {
                parts.format.type = waveform::SampleType::Float32;
                parts.bytes.resize(static_cast<qsizetype>(values.size() * sizeof(float)));
                for (std::size_t i = 0; i < values.size(); ++i) {
                    const auto value = static_cast<float>(values[i]);
                    std::memcpy(parts.bytes.data() + i * sizeof value, &value, sizeof value);
                }
            } else {
                parts.format.type = waveform::SampleType::Float64;
                const auto bytes = std::as_bytes(std::span(values));
                parts.bytes.append(reinterpret_cast<const char*>(bytes.data()),
                                   static_cast<qsizetype>(bytes.size()));
            }
            parts.x = x;
            if (hasX)
                parts.xLabel = label(0);
            parts.yLabel.unit = label(column).unit;
            parts.channel = number < m_traces.size() ? m_traces[number].channel : label(column).name;
            auto trace = waveform::Waveform::create(std::move(parts));
            if (!trace)
                return tl::unexpected(trace.error());
            m_capture.traces.push_back(std::move(*trace));
        }
        return std::move(m_capture);
    }

    QByteArrayView m_rest;
    QByteArrayView m_line;
    qint64 m_number = 0; ///< of m_line, from 1
    char m_separator = 0;
    QStringList m_names;
    QStringList m_units;
    std::optional<double> m_xStart;
    std::optional<double> m_xIncrement;
    std::vector<TraceNote> m_traces;
    std::vector<std::vector<double>> m_columns;
    Capture m_capture;
};

} // namespace

Result<Capture> readCsv(QByteArrayView content)
{
    return CsvParser(content).parse();
}

} // namespace visor::capture
