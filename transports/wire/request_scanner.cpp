// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/wire/request_scanner.h"

#include "core/scpi/message.h"

#include <QCoreApplication>

#include <charconv>
#include <cmath>

namespace visor::wire {

namespace {

class RequestScannerText
{
    Q_DECLARE_TR_FUNCTIONS(visor::wire::RequestScanner)
};

constexpr qsizetype kMostQuoted = 120; ///< characters of a request that its error repeats

bool isRequestBlank(char c)
{
    return static_cast<unsigned char>(c) <= 0x20;
}

QString requestOperation(const RequestLanguage& language)
{
    return QString(language.wire).toLower();
}

} // namespace

bool isRequestWord(QByteArrayView text, QByteArrayView word)
{
    return text.compare(word, Qt::CaseInsensitive) == 0;
}

std::optional<int> requestInteger(QByteArrayView text)
{
    int base = 10;
    if (text.startsWith("0x") || text.startsWith("0X")) {
        text = text.sliced(2);
        base = 16;
    }
    int value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value, base);
    if (text.isEmpty() || read.ec != std::errc() || read.ptr != text.data() + text.size())
        return std::nullopt;
    return value;
}

QByteArrayView RequestScanner::next()
{
    while (m_at < m_text.size() && isRequestBlank(m_text[m_at]))
        ++m_at;
    m_begin = m_at;
    if (m_at == m_text.size())
        return {};
    const char first = m_text[m_at];
    if (m_language.signs.contains(first)) {
        ++m_at;
    } else if (m_language.hasQuotes && (first == '"' || first == '\'')) {
        do {
            const qsizetype end = m_text.indexOf(first, m_at + 1);
            m_at = end < 0 ? m_text.size() : end + 1;
        } while (m_at < m_text.size() && m_text[m_at] == first);
    } else {
        while (m_at < m_text.size() && !isRequestBlank(m_text[m_at]) && !m_language.signs.contains(m_text[m_at]))
            ++m_at;
    }
    return m_text.sliced(m_begin, m_at - m_begin);
}

QByteArrayView RequestScanner::peek()
{
    const qsizetype at = m_at;
    const QByteArrayView word = next();
    m_at = at;
    return word;
}

bool RequestScanner::take(QByteArrayView word)
{
    if (!isRequestWord(peek(), word))
        return false;
    next();
    return true;
}

bool RequestScanner::takeLast(char c)
{
    qsizetype end = m_text.size();
    while (end > 0 && isRequestBlank(m_text[end - 1]))
        --end;
    if (end == 0 || m_text[end - 1] != c || m_text.contains('"') || m_text.contains('\''))
        return false;
    m_text = m_text.first(end - 1);
    return true;
}

Result<void> RequestScanner::integer(int& into, int least, int most)
{
    const auto value = requestInteger(next());
    if (!value || *value < least || *value > most)
        return expected(RequestScannerText::tr("a number from %1 to %2").arg(least).arg(most));
    into = *value;
    return {};
}

Result<void> RequestScanner::number(double& into)
{
    bool isNumber = false;
    into = next().toDouble(&isNumber);
    if (!isNumber || !std::isfinite(into))
        return expected(RequestScannerText::tr("a number"));
    return {};
}

Result<void> RequestScanner::factor(double& into)
{
    auto read = number(into);
    if (read && into == 0.0)
        return expected(RequestScannerText::tr("a number other than 0"));
    return read;
}

Result<void> RequestScanner::ending()
{
    if (!next().isEmpty())
        return expected(RequestScannerText::tr("the end"));
    return {};
}

tl::unexpected<Error> RequestScanner::expected(const QString& what) const
{
    return failure(visa::Status::ErrorInvalidParameter,
                   RequestScannerText::tr("“%1” is not a %2 request: at character %3 there should be %4.",
                                          "%2 is a wire: Modbus, CAN")
                       .arg(QString::fromUtf8(m_text.first(std::min<qsizetype>(m_text.size(), kMostQuoted))),
                            m_language.wire, QString::number(m_column + m_begin + 1), what),
                   requestOperation(m_language), QStringLiteral("column %1").arg(m_column + m_begin));
}

tl::unexpected<Error> RequestScanner::refused(const QString& message) const
{
    return failure(visa::Status::ErrorInvalidParameter, message, requestOperation(m_language));
}

tl::unexpected<Error> requestTooLong(const RequestLanguage& language)
{
    return failure(visa::Status::ErrorInvalidSize,
                   RequestScannerText::tr("A %1 request is a line of text; this one is far too long.",
                                          "%1 is a wire: Modbus, CAN")
                       .arg(language.wire),
                   requestOperation(language));
}

Result<std::vector<RequestPart>> requestParts(const RequestLanguage& language, QByteArrayView message)
{
    if (message.size() > kLongestRequest)
        return requestTooLong(language);
    std::vector<RequestPart> parts;
    for (const QByteArrayView part : scpi::splitOutsideData(message, ';')) {
        if (!part.isEmpty())
            parts.push_back({part, part.data() - message.data()});
    }
    return parts;
}

} // namespace visor::wire
