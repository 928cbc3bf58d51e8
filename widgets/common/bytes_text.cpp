// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/bytes_text.h"

#include "core/scpi/block.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringDecoder>

#include <algorithm>

namespace visor::ui {

namespace {

constexpr qsizetype kLookedAt = 512;
constexpr qsizetype kPreviewText = 400;
constexpr qsizetype kPreviewHex = 24;

class BytesText
{
    Q_DECLARE_TR_FUNCTIONS(BytesText)
};

QString hexBytes(QByteArrayView bytes)
{
    return QString::fromLatin1(QByteArray(bytes.data(), bytes.size()).toHex(' '));
}

QString moreBytes(qsizetype count)
{
    return count == 0 ? QString()
                      : BytesText::tr("… and %1 more bytes; save them to a file to see all.")
                            .arg(QLocale().toString(count));
}

} // namespace

bool isBinary(QByteArrayView bytes)
{
    if (scpi::scanBlockHeader(bytes.first(std::min<qsizetype>(bytes.size(), qsizetype(scpi::kMaxBlockHead))))
            .scan == scpi::BlockScan::Found) {
        return true;
    }
    QByteArrayView start = bytes.first(std::min(bytes.size(), kLookedAt));
    for (const char c : start) {
        const auto code = static_cast<unsigned char>(c);
        if ((code < 0x20 && c != '\t' && c != '\r' && c != '\n') || code == 0x7f)
            return true;
    }
    // A cut may fall inside a letter: leave its lead bytes out.
    if (start.size() < bytes.size()) {
        while (!start.isEmpty() && (static_cast<unsigned char>(start.back()) & 0x80u) != 0)
            start.chop(1);
    }
    QStringDecoder decoder(QStringDecoder::Utf8);
    [[maybe_unused]] const QString text = decoder.decode(start);
    return decoder.hasError();
}

QString visibleText(QByteArrayView bytes)
{
    const QString text = QString::fromUtf8(bytes);
    QString shown;
    shown.reserve(text.size() + 2);
    for (const QChar c : text) {
        if (c == QLatin1Char('\n'))
            shown += QLatin1String("\\n");
        else if (c == QLatin1Char('\r'))
            shown += QLatin1String("\\r");
        else if (c == QLatin1Char('\t'))
            shown += QLatin1String("\\t");
        else if (c.unicode() < 0x20 || c.unicode() == 0x7f)
            shown += QStringLiteral("\\x%1").arg(c.unicode(), 2, 16, QLatin1Char('0'));
        else
            shown += c;
    }
    return shown;
}

QString previewLine(QByteArrayView bytes, std::uint64_t size)
{
    const std::uint64_t all = size == 0 ? std::uint64_t(bytes.size()) : size;
    const QString dots = QStringLiteral(" …");
    if (!isBinary(bytes)) {
        const QByteArrayView start = bytes.first(std::min(bytes.size(), kPreviewText));
        return visibleText(start) + (std::uint64_t(start.size()) < all ? dots : QString());
    }
    const auto found =
        scpi::scanBlockHeader(bytes.first(std::min<qsizetype>(bytes.size(), qsizetype(scpi::kMaxBlockHead))));
    if (found.scan == scpi::BlockScan::Found) {
        const QByteArrayView data = bytes.sliced(std::min(bytes.size(), qsizetype(found.header.dataBegin())));
        const QByteArrayView start = data.first(std::min(data.size(), kPreviewHex));
        const QString length =
            found.header.isIndefinite
                ? BytesText::tr("block of open length")
                : BytesText::tr("block of %1 bytes").arg(QLocale().toString(qulonglong(found.header.dataLength)));
        return QStringLiteral("%1: %2%3")
            .arg(length, hexBytes(start),
                 start.size() < data.size() || std::uint64_t(bytes.size()) < all ? dots : QString());
    }
    const QByteArrayView start = bytes.first(std::min(bytes.size(), kPreviewHex));
    return QStringLiteral("%1: %2%3")
        .arg(BytesText::tr("%1 binary bytes").arg(QLocale().toString(qulonglong(all))), hexBytes(start),
             std::uint64_t(start.size()) < all ? dots : QString());
}

QString hexDump(QByteArrayView bytes, qsizetype most)
{
    const QByteArrayView shown = bytes.first(std::min(bytes.size(), most));
    QString dump;
    dump.reserve(shown.size() * 5);
    for (qsizetype line = 0; line < shown.size(); line += 16) {
        const QByteArrayView part = shown.sliced(line, std::min<qsizetype>(16, shown.size() - line));
        QString letters;
        for (const char c : part)
            letters += c >= 0x20 && c < 0x7f ? QLatin1Char(c) : QLatin1Char('.');
        dump += QStringLiteral("%1  %2  |%3|\n")
                    .arg(line, 8, 16, QLatin1Char('0'))
                    .arg(hexBytes(part), -47)
                    .arg(letters);
    }
    return dump + moreBytes(bytes.size() - shown.size());
}

QString textStart(QByteArrayView bytes, qsizetype most)
{
    const QByteArrayView shown = bytes.first(std::min(bytes.size(), most));
    const QString text = QString::fromUtf8(shown);
    return shown.size() < bytes.size() ? text + QLatin1Char('\n') + moreBytes(bytes.size() - shown.size()) : text;
}

QString formatSize(std::uint64_t bytes)
{
    const QLocale locale;
    const auto value = double(bytes);
    if (bytes < 1000)
        return BytesText::tr("%1 B").arg(bytes);
    if (bytes < 1'000'000)
        return BytesText::tr("%1 kB").arg(locale.toString(value / 1e3, 'f', 1));
    if (bytes < 1'000'000'000)
        return BytesText::tr("%1 MB").arg(locale.toString(value / 1e6, 'f', 1));
    return BytesText::tr("%1 GB").arg(locale.toString(value / 1e9, 'f', 2));
}

QString formatDuration(std::chrono::nanoseconds duration)
{
    const QLocale locale;
    const double ms = double(duration.count()) / 1e6;
    if (ms < 10)
        return BytesText::tr("%1 ms").arg(locale.toString(ms, 'f', 2));
    if (ms < 1000)
        return BytesText::tr("%1 ms").arg(locale.toString(ms, 'f', 1));
    return BytesText::tr("%1 s").arg(locale.toString(ms / 1000, 'f', 2));
}

} // namespace visor::ui
