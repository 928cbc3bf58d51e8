// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/capture/csv_exporter.h"

#include "core/capture/csv_reader.h"
#include "core/capture/decimal_ramp.h"
#include "core/capture/export_sink.h"

#include <QCoreApplication>
#include <QStringDecoder>

#include <charconv>
#include <cstring>
#include <memory>
#include <optional>

namespace visor::capture {

namespace {

struct CsvText
{
    Q_DECLARE_TR_FUNCTIONS(visor::capture::CsvExporter)
};

using waveform::SampleType;
using waveform::Waveform;

/// Room for any number's text: a fixed size makes copying one move.
constexpr std::size_t kCsvField = DecimalRamp::kMaxText;

char* putNumber(char* out, double value)
{
    return std::to_chars(out, out + kCsvField, value).ptr;
}

QByteArray numberText(double value)
{
    char text[kCsvField];
    return QByteArray(text, putNumber(text, value) - text);
}

/// One line of the header can hold any text: line ends and backslashes are written as \n, \r and \\.
QByteArray escapedLine(const QString& text)
{
    QByteArray bytes = text.toUtf8();
    bytes.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    return bytes;
}

/// RFC 4180, section 2.
QByteArray quotedField(const QString& text)
{
    QByteArray bytes = text.toUtf8();
    if (bytes.contains(',') || bytes.contains('"') || bytes.contains('\n') || bytes.contains('\r') ||
        bytes.startsWith('#'))
        bytes = '"' + bytes.replace("\"", "\"\"") + '"';
    return bytes;
}

QByteArray csvHeader(const Capture& capture, SampleRange range)
{
    QByteArray header;
    const auto add = [&header](const char* key, const QByteArray& value) {
        header += QByteArray("# ") + key + ": " + value + '\n';
    };
    const auto addText = [&add](const char* key, const QString& value) {
        if (!value.isEmpty())
            add(key, escapedLine(value));
    };
    add("visor-capture", "1");
    addText("time", capture.time.toUTC().toString(Qt::ISODateWithMs));
    addText("manufacturer", capture.identity.manufacturer);
    addText("model", capture.identity.model);
    addText("serial", capture.identity.serial);
    addText("firmware", capture.identity.firmware);
    addText("resource", capture.resource);
    addText("profile", capture.profile);
    addText("profile_version", capture.profileVersion);
    addText("note", capture.note);
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString preamble = decoder(capture.preamble);
    if (decoder.hasError())
        add("preamble_base64", capture.preamble.toBase64());
    else
        addText("preamble", preamble);
    for (const Setting& setting : capture.settings)
        addText("setting", QStringLiteral("%1 = %2 [%3]").arg(setting.name, setting.value, setting.unit));
    add("samples", QByteArray::number(static_cast<qulonglong>(range.size())));
    if (range.first > 0)
        add("first_sample", QByteArray::number(static_cast<qulonglong>(range.first)));
    const Waveform& first = *capture.traces.front();
    if (const auto* axis = first.regularAxis()) {
        add("x_start", numberText(first.x(range.first)));
        add("x_increment", numberText(axis->increment));
    }
    for (const auto& trace : capture.traces)
        addText("trace", QStringLiteral("%1, %2, scale %3, offset %4")
                             .arg(trace->channel(), waveform::sampleTypeName(trace->format().type),
                                  QString::fromLatin1(numberText(trace->scaling().scale)),
                                  QString::fromLatin1(numberText(trace->scaling().offset))));

    const auto xName = first.xLabel().name.isEmpty() ? QStringLiteral("X") : first.xLabel().name;
    header += quotedField(xName);
    for (std::size_t i = 0; i < capture.traces.size(); ++i) {
        const Waveform& trace = *capture.traces[i];
        QString name = trace.channel().isEmpty() ? trace.yLabel().name : trace.channel();
        if (name.isEmpty())
            name = capture.traces.size() == 1 ? QStringLiteral("Y") : QStringLiteral("Y%1").arg(i + 1);
        header += ',' + quotedField(name);
    }
    header += '\n' + quotedField(first.xLabel().unit);
    for (const auto& trace : capture.traces)
        header += ',' + quotedField(trace->yLabel().unit);
    return header + '\n';
}

/// Writes one trace's values. Codes of one or two bytes have few values: their text is made once each.
class CsvColumn
{
public:
    CsvColumn(const Waveform& trace, std::size_t rows) : m_trace(trace)
    {
        const SampleType type = trace.format().type;
        m_isFloat32 = type == SampleType::Float32 && trace.scaling() == waveform::Scaling{};
        const std::size_t codes = std::size_t(1) << (8 * std::min<std::size_t>(waveform::sampleSize(type), 2));
        if (waveform::sampleSize(type) <= 2 && codes <= rows)
            fillTable(codes);
        else
            m_values.resize(kExportChunk);
    }

    void load(std::size_t first, std::size_t count)
    {
        m_first = first;
        if (m_table.empty())
            m_trace.copyValues(first, std::span(m_values).first(count));
        else
            loadCodes(first, count);
    }

    /// Row `row` of what was loaded.
    char* write(std::size_t row, char* out) const
    {
        if (!m_table.empty()) {
            const Cell& cell = m_table[m_codes[row]];
            std::memcpy(out, cell.text, sizeof cell.text);
            return out + cell.size;
        }
        if (m_isFloat32)
            return std::to_chars(out, out + kCsvField, static_cast<float>(m_values[row])).ptr;
        return putNumber(out, m_values[row]);
    }

private:
    struct Cell
    {
        char text[kCsvField - 1];
        unsigned char size;
    };

    void fillTable(std::size_t codes)
    {
        m_table.resize(codes);
        m_codes.resize(kExportChunk);
        const bool isSigned =
            m_trace.format().type == SampleType::Int8 || m_trace.format().type == SampleType::Int16;
        const auto& scaling = m_trace.scaling();
        for (std::size_t code = 0; code < codes; ++code) {
            auto raw = static_cast<double>(code);
            if (isSigned && code >= codes / 2)
                raw -= static_cast<double>(codes);
            char text[kCsvField];
            const auto size =
                static_cast<std::size_t>(putNumber(text, raw * scaling.scale + scaling.offset) - text);
            std::memcpy(m_table[code].text, text, size);
            m_table[code].size = static_cast<unsigned char>(size);
        }
    }

    void loadCodes(std::size_t first, std::size_t count)
    {
        // A code is the bits of the sample; a signed one must not carry its sign into the upper byte.
        m_trace.visit([&](const auto& samples) {
            for (std::size_t i = 0; i < count; ++i) {
                if constexpr (sizeof samples[first] == 1)
                    m_codes[i] = static_cast<std::uint8_t>(samples[first + i]);
                else
                    m_codes[i] = static_cast<std::uint16_t>(samples[first + i]);
            }
        });
    }

    const Waveform& m_trace;
    bool m_isFloat32 = false;
    std::size_t m_first = 0;
    std::vector<Cell> m_table;
    std::vector<std::uint16_t> m_codes;
    std::vector<double> m_values;
};

} // namespace

QString CsvExporter::name() const
{
    return CsvText::tr("CSV table");
}

QString CsvExporter::ending() const
{
    return QStringLiteral("csv");
}

Result<void> CsvExporter::write(const Capture& capture, const ExportOptions& options, QIODevice& device,
                                const ExportMonitor& monitor) const
{
    const auto range = exportRange(capture, options);
    if (!range)
        return tl::unexpected(range.error());
    if (auto common = requireCommonAxis(capture); !common)
        return common;
    ExportSink sink(device, monitor, range->size());
    if (auto written = sink.write(csvHeader(capture, *range)); !written)
        return written;

    const Waveform& first = *capture.traces.front();
    std::optional<DecimalRamp> ramp;
    if (const auto* axis = first.regularAxis())
        ramp = DecimalRamp::create(axis->start, axis->increment, range->last);
    std::vector<CsvColumn> columns;
    columns.reserve(capture.traces.size());
    for (const auto& trace : capture.traces)
        columns.emplace_back(*trace, range->size());

    // A chunk of rows is made in one buffer and written in one call.
    const std::size_t rowRoom = (columns.size() + 1) * (kCsvField + 1);
    const std::size_t rowsPerChunk =
        std::max<std::size_t>(1, std::min(kExportChunk, (std::size_t(4) << 20) / rowRoom));
    const auto buffer = std::make_unique_for_overwrite<char[]>(rowsPerChunk * rowRoom + kCsvField);
    for (std::size_t at = range->first; at < range->last; at += rowsPerChunk) {
        const std::size_t rows = std::min(rowsPerChunk, range->last - at);
        for (CsvColumn& column : columns)
            column.load(at, rows);
        char* out = buffer.get();
        for (std::size_t row = 0; row < rows; ++row) {
            out = ramp ? ramp->write(at + row, out) : putNumber(out, first.x(at + row));
            for (const CsvColumn& column : columns) {
                *out++ = ',';
                out = column.write(row, out);
            }
            *out++ = '\n';
        }
        if (auto written = sink.write(buffer.get(), static_cast<std::size_t>(out - buffer.get())); !written)
            return written;
        if (auto wanted = sink.advance(rows); !wanted)
            return wanted;
    }
    return {};
}

Result<Capture> CsvExporter::read(QByteArrayView content) const
{
    return readCsv(content);
}

} // namespace visor::capture
