// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/capture/npy_format.h"

#include "core/capture/description.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <array>
#include <utility>

namespace visor::capture {

namespace {

struct NpyFormatText
{
    Q_DECLARE_TR_FUNCTIONS(visor::capture::NpyExporter)
};

constexpr char kNpyMagic[] = "\x93NUMPY";
constexpr qsizetype kNpyMagicSize = 6;
constexpr qsizetype kNpyAlignment = 64;

using waveform::SampleType;
constexpr std::array kNpyTypes{
    std::pair{SampleType::Int8, "i1"},    std::pair{SampleType::UInt8, "u1"},
    std::pair{SampleType::Int16, "i2"},   std::pair{SampleType::UInt16, "u2"},
    std::pair{SampleType::Int32, "i4"},   std::pair{SampleType::UInt32, "u4"},
    std::pair{SampleType::Float32, "f4"}, std::pair{SampleType::Float64, "f8"},
};

/// Bytes of one element of a descr; 0 for what this program does not read.
std::size_t npyItemSize(const QByteArray& descr)
{
    if (descr.size() < 3 || !QByteArrayView("<>|=").contains(descr.at(0)))
        return 0;
    bool isNumber = false;
    const uint size = descr.mid(2).toUInt(&isNumber);
    return isNumber && QByteArrayView("iufS").contains(descr.at(1)) ? size : 0;
}

} // namespace

std::optional<waveform::SampleFormat> NpyArray::sampleFormat() const
{
    for (const auto& [type, name] : kNpyTypes) {
        if (descr.mid(1) == name)
            return waveform::SampleFormat{type, descr.startsWith('>')   ? std::endian::big
                                                : descr.startsWith('<') ? std::endian::little
                                                                        : std::endian::native};
    }
    return std::nullopt;
}

QByteArray npyDescr(waveform::SampleFormat format)
{
    const char order = waveform::sampleSize(format.type) == 1 ? '|' : format.order == std::endian::big ? '>' : '<';
    for (const auto& [type, name] : kNpyTypes) {
        if (type == format.type)
            return QByteArray(1, order) + name;
    }
    return QByteArrayLiteral("|V1");
}

QByteArray npyHeader(const QByteArray& descr, const std::vector<std::size_t>& shape)
{
    QByteArray dictionary = "{'descr': '" + descr + "', 'fortran_order': False, 'shape': (";
    for (std::size_t i = 0; i < shape.size(); ++i)
        dictionary += (i == 0 ? "" : " ") + QByteArray::number(static_cast<qulonglong>(shape[i])) + ',';
    if (shape.size() > 1)
        dictionary.chop(1);
    dictionary += "), }";
    const auto finish = [&](qsizetype prefix) {
        const qsizetype unpadded = prefix + dictionary.size() + 1;
        const qsizetype padding = (kNpyAlignment - unpadded % kNpyAlignment) % kNpyAlignment;
        return dictionary + QByteArray(padding, ' ') + '\n';
    };
    QByteArray header(kNpyMagic, kNpyMagicSize);
    QByteArray padded = finish(kNpyMagicSize + 4);
    if (padded.size() <= 0xFFFF) {
        header += QByteArray("\x01\x00", 2);
    } else {
        padded = finish(kNpyMagicSize + 6);
        header += QByteArray("\x02\x00", 2);
    }
    const auto length = static_cast<quint32>(padded.size());
    for (int byte = 0; byte < (header.at(kNpyMagicSize) == 1 ? 2 : 4); ++byte)
        header += static_cast<char>((length >> (8 * byte)) & 0xFF);
    return header + padded;
}

Result<NpyArray> readNpyHeader(QByteArrayView content)
{
    if (content.size() < kNpyMagicSize + 6 || !content.startsWith(QByteArrayView(kNpyMagic, kNpyMagicSize)))
        return unreadable(NpyFormatText::tr("it is no NumPy array"));
    const char version = content.at(kNpyMagicSize);
    if (version < 1 || version > 3)
        return unreadable(NpyFormatText::tr("its NumPy format version %1 is unknown").arg(int(version)));
    const qsizetype lengthSize = version == 1 ? 2 : 4;
    qsizetype length = 0;
    for (qsizetype byte = lengthSize; byte-- > 0;)
        length = length * 256 + static_cast<uchar>(content.at(kNpyMagicSize + 2 + byte));
    const qsizetype start = kNpyMagicSize + 2 + lengthSize;
    if (length > content.size() - start)
        return unreadable(NpyFormatText::tr("it ends within its header"));
    const QString dictionary = QString::fromLatin1(content.sliced(start, length));

    static const QRegularExpression descrPattern(QStringLiteral("'descr': *'([^']*)'"));
    static const QRegularExpression orderPattern(QStringLiteral("'fortran_order': *(True|False)"));
    static const QRegularExpression shapePattern(QStringLiteral("'shape': *\\(([0-9, ]*)\\)"));
    const auto descr = descrPattern.match(dictionary);
    const auto order = orderPattern.match(dictionary);
    const auto shape = shapePattern.match(dictionary);
    if (!descr.hasMatch() || !order.hasMatch() || !shape.hasMatch())
        return unreadable(NpyFormatText::tr("its header does not name a plain array"));
    NpyArray array;
    array.descr = descr.captured(1).toLatin1();
    array.dataOffset = static_cast<std::size_t>(start + length);
    std::size_t available = static_cast<std::size_t>(content.size()) - array.dataOffset;
    array.dataSize = npyItemSize(array.descr);
    if (array.dataSize == 0)
        return unreadable(NpyFormatText::tr("arrays of type “%1” are not supported").arg(descr.captured(1)));
    const auto extents = shape.captured(1).split(QLatin1Char(','), Qt::SkipEmptyParts);
    for (const QString& text : extents) {
        const QString trimmed = text.trimmed();
        if (trimmed.isEmpty())
            continue;
        bool isNumber = false;
        const qulonglong extent = trimmed.toULongLong(&isNumber);
        if (!isNumber || (extent != 0 && array.dataSize > available / extent))
            return unreadable(NpyFormatText::tr("it ends before its last sample"));
        array.shape.push_back(extent);
        array.dataSize *= extent;
    }
    if (array.dataSize > available)
        return unreadable(NpyFormatText::tr("it ends before its last sample"));
    if (order.captured(1) == QLatin1StringView("True") && array.shape.size() > 1)
        return unreadable(NpyFormatText::tr("its array is in Fortran order"));
    return array;
}

} // namespace visor::capture
