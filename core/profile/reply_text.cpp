// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/reply_text.h"

#include "core/scpi/quantity.h"

#include <QStringDecoder>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace visor::profile {

std::optional<LeadingNumber> leadingNumber(QByteArrayView text)
{
    qsizetype start = 0;
    while (start < text.size() && (text[start] == ' ' || text[start] == '\t'))
        ++start;
    if (start < text.size() && text[start] == '+')
        ++start;
    if (start < text.size() && text[start] == '-' && start > 0 && text[start - 1] == '+')
        return std::nullopt;
    LeadingNumber number;
    const char* begin = text.data() + start;
    const auto [end, errorCode] = std::from_chars(begin, text.data() + text.size(), number.value);
    if (errorCode == std::errc::result_out_of_range) {
        // Too small for a double is zero, too large is infinity.
        const QByteArrayView digits(begin, end);
        const bool isTiny = digits.contains("e-") || digits.contains("E-");
        number.value = isTiny ? 0.0 : (digits.startsWith('-') ? -HUGE_VAL : HUGE_VAL);
    } else if (errorCode != std::errc()) {
        return std::nullopt;
    }
    number.used = end - text.data();
    return number;
}

std::optional<double> replyNumber(QByteArrayView text)
{
    text = text.trimmed();
    if (const std::optional<double> number = scpi::parseNumericResponse(text))
        return number;
    const bool hasHeader = !text.isEmpty() && (QByteArrayView(":*").contains(text.front()) ||
                                               (text.front() >= 'A' && text.front() <= 'Z'));
    if (hasHeader) {
        const qsizetype blank = text.indexOf(' ');
        if (blank > 0)
            text = text.sliced(blank + 1).trimmed();
        if (const std::optional<double> number = scpi::parseNumericResponse(text))
            return number;
    }
    const std::optional<LeadingNumber> number = leadingNumber(text);
    if (!number)
        return std::nullopt;
    const QByteArrayView rest = text.sliced(number->used).trimmed();
    for (const char character : rest) {
        // What may follow is a unit: letters, %, Ω and ° in any encoding, and exponents such as m/s2.
        const bool isUnit = (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z') ||
                            character == '%' || character == '/' || character == '*' || character == '^' ||
                            (static_cast<uchar>(character) & 0x80u) != 0;
        const bool isExponent = character >= '0' && character <= '9' && &character != rest.data();
        if (!isUnit && !isExponent)
            return std::nullopt;
    }
    return number->value;
}

QByteArrayView withoutTerminator(QByteArrayView bytes)
{
    while (!bytes.isEmpty() && (bytes.back() == '\n' || bytes.back() == '\r'))
        bytes.chop(1);
    return bytes;
}

QString decodedText(QByteArrayView bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(bytes);
    return decoder.hasError() ? QString::fromLatin1(bytes) : text;
}

QString replyExcerpt(QByteArrayView bytes)
{
    constexpr qsizetype kLongest = 40;
    QString text = decodedText(bytes.first(std::min(bytes.size(), kLongest)));
    for (QChar& character : text) {
        if (!character.isPrint())
            character = QLatin1Char('.');
    }
    return bytes.size() > kLongest ? text + QChar(0x2026) : text;
}

tl::unexpected<Error> refusedReply(const QString& message, const QString& detail)
{
    return failure(visa::Status::ErrorInvalidFormat, message, QStringLiteral("profile.parse"), detail);
}

} // namespace visor::profile
