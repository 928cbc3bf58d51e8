// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scpi/quantity.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace visor::scpi {

namespace {

struct QuantityText
{
    Q_DECLARE_TR_FUNCTIONS(visor::scpi::Quantity)
};

struct UnitPrefix
{
    const char16_t* text;
    int exponent;
};

constexpr UnitPrefix kSiPrefixes[] = {
    {u"E", 18}, {u"P", 15},      {u"T", 12},      {u"G", 9},  {u"M", 6},   {u"k", 3},   {u"K", 3},   {u"m", -3},
    {u"u", -6}, {u"\u00B5", -6}, {u"\u03BC", -6}, {u"n", -9}, {u"p", -12}, {u"f", -15}, {u"a", -18},
};
/// Longer spellings first, so that MA is not read as M.
constexpr UnitPrefix kScpiPrefixes[] = {
    {u"EX", 18}, {u"PE", 15}, {u"MA", 6}, {u"T", 12},  {u"G", 9},   {u"K", 3},
    {u"M", -3},  {u"U", -6},  {u"N", -9}, {u"P", -12}, {u"F", -15}, {u"A", -18},
};
constexpr const char16_t* kKnownUnits[] = {
    u"V", u"A", u"W",   u"Hz",   u"s",  u"\u03A9", u"F",    u"H",   u"K", u"Pa",  u"N",   u"J",   u"C",  u"T",
    u"S", u"g", u"Vpp", u"Vrms", u"VA", u"Sa",     u"Sa/s", u"bit", u"B", u"pts", u"V/s", u"A/s", u"Wh", u"Ah"};

/// Ohms are written in many ways; the sign is U+03A9.
QStringView normalisedUnit(QStringView unit)
{
    const QStringView text = unit.trimmed();
    if (text.compare(QLatin1String("ohm"), Qt::CaseInsensitive) == 0 ||
        text.compare(QLatin1String("ohms"), Qt::CaseInsensitive) == 0 || text == QStringView(u"\u2126"))
        return u"\u03A9";
    if (text.compare(QLatin1String("degC"), Qt::CaseInsensitive) == 0)
        return u"\u00B0C";
    return text;
}

/// Letter case is forgiven ("hz"), except where it tells milli from mega: "mHz" is never "MHz".
bool isSameUnit(QStringView a, QStringView b)
{
    const QStringView left = normalisedUnit(a);
    const QStringView right = normalisedUnit(b);
    if (left.compare(right, Qt::CaseInsensitive) != 0)
        return false;
    const bool differsInFirst = !left.isEmpty() && left[0] != right[0];
    return !differsInFirst || left[0].toLower() != u'm';
}

/// SCPI text is upper case by habit; there the prefix table tells milli from mega.
bool isSameScpiUnit(QStringView a, QStringView b)
{
    return normalisedUnit(a).compare(normalisedUnit(b), Qt::CaseInsensitive) == 0;
}

bool isKnownUnit(QStringView unit)
{
    return std::any_of(std::begin(kKnownUnits), std::end(kKnownUnits),
                       [&](const char16_t* known) { return normalisedUnit(unit) == QStringView(known); });
}

/// What may stand behind a number at all: a word, a percent sign, a degree.
bool looksLikeUnit(QStringView text)
{
    return !text.isEmpty() &&
           (text[0].isLetter() || text[0] == u'%' || text[0] == QChar(0x00B0) || text[0] == QChar(0x00B5));
}

bool takesPrefix(QStringView unit)
{
    return !unit.isEmpty() && !unit.startsWith(QLatin1String("dB"), Qt::CaseInsensitive) &&
           unit != QLatin1String("%") && !unit.startsWith(QChar(0x00B0)) && unit != QLatin1String("div");
}

struct Suffix
{
    int exponent = 0;
    QString unit;
};

std::optional<Suffix> readScpiSuffix(QStringView rest, QStringView expectedUnit)
{
    // IEEE 488.2 §7.7.3: MHZ and MOHM are mega, the exceptions to M for milli.
    if (rest.compare(QLatin1String("MHZ"), Qt::CaseInsensitive) == 0)
        return Suffix{6, QStringLiteral("Hz")};
    if (rest.compare(QLatin1String("MOHM"), Qt::CaseInsensitive) == 0)
        return Suffix{6, QStringLiteral("\u03A9")};
    if (!expectedUnit.isEmpty() && isSameScpiUnit(rest, expectedUnit))
        return Suffix{0, expectedUnit.toString()};
    // With its unit first: "MA" is milliampere where amperes are wanted, and mega alone.
    for (const UnitPrefix& prefix : kScpiPrefixes) {
        const QStringView spelled(prefix.text);
        if (!rest.startsWith(spelled, Qt::CaseInsensitive))
            continue;
        const QStringView unit = rest.mid(spelled.size()).trimmed();
        if (unit.isEmpty())
            continue;
        if (!expectedUnit.isEmpty() && isSameScpiUnit(unit, expectedUnit))
            return Suffix{prefix.exponent, expectedUnit.toString()};
        if (expectedUnit.isEmpty()) {
            const auto known =
                std::find_if(std::begin(kKnownUnits), std::end(kKnownUnits),
                             [&](const char16_t* name) { return isSameScpiUnit(unit, QStringView(name)); });
            if (known != std::end(kKnownUnits))
                return Suffix{prefix.exponent, QString::fromUtf16(*known)};
        }
    }
    for (const UnitPrefix& prefix : kScpiPrefixes) {
        if (rest.compare(QStringView(prefix.text), Qt::CaseInsensitive) == 0)
            return Suffix{prefix.exponent, expectedUnit.toString()};
    }
    if (expectedUnit.isEmpty() && looksLikeUnit(rest))
        return Suffix{0, normalisedUnit(rest).toString()};
    return std::nullopt;
}

std::optional<Suffix> readSiSuffix(QStringView rest, QStringView expectedUnit)
{
    if (!expectedUnit.isEmpty() && isSameUnit(rest, expectedUnit))
        return Suffix{0, expectedUnit.toString()};
    const bool isUnprefixed = !expectedUnit.isEmpty() && !takesPrefix(normalisedUnit(expectedUnit));
    for (const UnitPrefix& prefix : kSiPrefixes) {
        const QStringView spelled(prefix.text);
        if (isUnprefixed || !rest.startsWith(spelled))
            continue;
        const QStringView unit = rest.mid(spelled.size()).trimmed();
        if (unit.isEmpty() || (!expectedUnit.isEmpty() && isSameUnit(unit, expectedUnit)))
            return Suffix{prefix.exponent, expectedUnit.toString()};
        // Without an expected unit only exact spellings count: "mA" is milliampere, "min" is not milli-inch.
        if (expectedUnit.isEmpty() && isKnownUnit(unit))
            return Suffix{prefix.exponent, normalisedUnit(unit).toString()};
    }
    if (expectedUnit.isEmpty())
        return looksLikeUnit(rest) ? std::optional<Suffix>(Suffix{0, normalisedUnit(rest).toString()})
                                   : std::nullopt;
    // A setting in millivolts takes volts too.
    for (const UnitPrefix& prefix : kSiPrefixes) {
        const QStringView spelled(prefix.text);
        const QStringView base =
            expectedUnit.startsWith(spelled) ? expectedUnit.mid(spelled.size()) : QStringView();
        if (base.isEmpty() || !isKnownUnit(base))
            continue;
        if (const auto suffix = readSiSuffix(rest, base))
            return Suffix{suffix->exponent - prefix.exponent, expectedUnit.toString()};
    }
    return std::nullopt;
}

QString prefixFor(int exponent)
{
    switch (exponent) {
    case 18:
        return QStringLiteral("E");
    case 15:
        return QStringLiteral("P");
    case 12:
        return QStringLiteral("T");
    case 9:
        return QStringLiteral("G");
    case 6:
        return QStringLiteral("M");
    case 3:
        return QStringLiteral("k");
    case -3:
        return QStringLiteral("m");
    case -6:
        return QStringLiteral("\u00B5");
    case -9:
        return QStringLiteral("n");
    case -12:
        return QStringLiteral("p");
    case -15:
        return QStringLiteral("f");
    case -18:
        return QStringLiteral("a");
    default:
        return {};
    }
}

/// Fixed notation with `digits` significant digits, or as few as show the value to 15 digits.
QString fixedText(double value, int digits)
{
    if (digits <= 0) {
        QString text = QString::number(value, 'g', 15);
        return text.contains(u'e') ? QString::fromLatin1(shortestNumber(value)) : text;
    }
    // The place of the first digit after rounding: 9.9996 with four digits is 10.00.
    const QByteArray rounded = QByteArray::number(value, 'e', digits - 1);
    const int first = value == 0.0 ? 0 : rounded.mid(rounded.indexOf('e') + 1).toInt();
    return QString::number(value, 'f', std::clamp(digits - 1 - first, 0, 30));
}

} // namespace

Result<Quantity> Quantity::parse(QStringView text, QStringView expectedUnit, PrefixStyle style, QChar decimalMark)
{
    const auto refuse = [&](const QString& why) {
        return failure(visa::Status::ErrorInvalidParameter, why, QStringLiteral("quantity.parse"));
    };
    const QStringView trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return refuse(QuantityText::tr("Nothing is entered where a number is needed."));

    // The number: sign, digits, one mark, digits, exponent.
    QByteArray number;
    qsizetype at = 0;
    bool hasDigits = false;
    bool hasMark = false;
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    if (trimmed[at] == u'+' || trimmed[at] == u'-' || trimmed[at] == QChar(0x2212)) {
        if (trimmed[at] != u'+')
            number.append('-');
        ++at;
    }
    for (; at < trimmed.size(); ++at) {
        const QChar c = trimmed[at];
        if (isDigit(c)) {
            number.append(c.toLatin1());
            hasDigits = true;
        } else if (c == u'.' || c == decimalMark) {
            if (hasMark) {
                return refuse(QuantityText::tr("“%1” has two decimal marks. Write numbers without grouping marks.")
                                  .arg(trimmed));
            }
            hasMark = true;
            number.append('.');
        } else {
            break;
        }
    }
    if (!hasDigits)
        return refuse(QuantityText::tr("“%1” does not start with a number.").arg(trimmed));
    // An E is an exponent only with digits behind it; "2E" is two exa.
    if (at < trimmed.size() && (trimmed[at] == u'e' || trimmed[at] == u'E')) {
        qsizetype digits = at + 1;
        if (digits < trimmed.size() && (trimmed[digits] == u'+' || trimmed[digits] == u'-'))
            ++digits;
        if (digits < trimmed.size() && isDigit(trimmed[digits])) {
            number.append('e');
            for (++at; at < trimmed.size() && (at < digits || isDigit(trimmed[at])); ++at) {
                if (trimmed[at] != u'+')
                    number.append(trimmed[at].toLatin1());
            }
        }
    }
    Quantity quantity;
    const auto parsed = std::from_chars(number.constData(), number.constData() + number.size(), quantity.value);
    if (parsed.ec == std::errc::result_out_of_range)
        return refuse(QuantityText::tr("“%1” is too large or too small for a number.").arg(trimmed));
    if (parsed.ec != std::errc{} || parsed.ptr != number.constData() + number.size())
        return refuse(QuantityText::tr("“%1” is not a number.").arg(trimmed));

    quantity.unit = expectedUnit.toString();
    const QStringView rest = trimmed.mid(at).trimmed();
    if (rest.isEmpty())
        return quantity;
    const auto suffix =
        style == PrefixStyle::Scpi ? readScpiSuffix(rest, expectedUnit) : readSiSuffix(rest, expectedUnit);
    if (!suffix && expectedUnit.isEmpty())
        return refuse(QuantityText::tr("“%1” is neither a number nor a unit.").arg(rest));
    if (!suffix) {
        return refuse(
            QuantityText::tr("“%1” does not fit: the unit here is %2, alone or with a prefix such as m, k or M.")
                .arg(rest, expectedUnit));
    }
    quantity.unit = expectedUnit.isEmpty() ? suffix->unit : expectedUnit.toString();
    // Through the decimal exponent of the text, so that 2.2k is exactly 2200 and 10m exactly 0.01.
    if (suffix->exponent != 0) {
        const qsizetype e = number.indexOf('e');
        const int exponent = (e < 0 ? 0 : number.mid(e + 1).toInt()) + suffix->exponent;
        const QByteArray scaled = number.left(e < 0 ? number.size() : e) + 'e' + QByteArray::number(exponent);
        const auto rescaled =
            std::from_chars(scaled.constData(), scaled.constData() + scaled.size(), quantity.value);
        if (rescaled.ec != std::errc{})
            return refuse(QuantityText::tr("“%1” is too large or too small for a number.").arg(trimmed));
    }
    return quantity;
}

QString Quantity::toEngineering(int significantDigits, QChar decimalMark) const
{
    const auto withUnit = [this](const QString& number, const QString& prefix) {
        return unit.isEmpty() ? number : QStringLiteral("%1 %2%3").arg(number, prefix, unit);
    };
    if (std::isnan(value))
        return QStringLiteral("NaN");
    if (std::isinf(value))
        return withUnit(value > 0 ? QStringLiteral("+\u221E") : QStringLiteral("\u2212\u221E"), {});
    int exponent = 0;
    double mantissa = value;
    if (value != 0.0 && takesPrefix(unit)) {
        exponent = static_cast<int>(std::floor(std::log10(std::abs(value)) / 3.0)) * 3;
        exponent = std::clamp(exponent, -18, 18);
        mantissa = value / std::pow(10.0, exponent);
        // Rounding may carry 999.9996 over to 1000: that is 1 of the next prefix.
        const int digits = significantDigits > 0 ? significantDigits : 15;
        const double rounded = QString::number(mantissa, 'e', std::max(0, digits - 1)).toDouble();
        if (std::abs(rounded) >= 1000.0 && exponent < 18) {
            exponent += 3;
            mantissa = value / std::pow(10.0, exponent);
        }
    }
    QString number = fixedText(mantissa, significantDigits);
    if (decimalMark != u'.')
        number.replace(u'.', decimalMark);
    return withUnit(number, prefixFor(exponent));
}

QByteArray shortestNumber(double value)
{
    std::array<char, 32> text{};
    const auto written = std::to_chars(text.data(), text.data() + text.size(), value);
    return QByteArray(text.data(), written.ptr - text.data());
}

std::optional<double> parseNumericResponse(QByteArrayView text)
{
    text = text.trimmed();
    if (text.size() > 2 && text[0] == '#') {
        const char radix = static_cast<char>(text[1] & ~0x20);
        const int base = radix == 'H' ? 16 : radix == 'Q' ? 8 : radix == 'B' ? 2 : 0;
        std::uint64_t bits = 0;
        const auto parsed =
            std::from_chars(text.data() + 2, text.data() + text.size(), bits, base == 0 ? 10 : base);
        if (base == 0 || parsed.ec != std::errc{} || parsed.ptr != text.data() + text.size())
            return std::nullopt;
        return static_cast<double>(bits);
    }
    const bool hasPlus = text.startsWith('+');
    if (hasPlus)
        text = text.sliced(1);
    if (text.isEmpty() || !((text[0] == '-' && !hasPlus) || text[0] == '.' || (text[0] >= '0' && text[0] <= '9')))
        return std::nullopt;
    double value = 0.0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), value);
    if (parsed.ec != std::errc{} || parsed.ptr != text.data() + text.size())
        return std::nullopt;
    constexpr double kNotANumber = 9.91e37;
    constexpr double kInfinity = 9.9e37;
    if (value == kNotANumber)
        return std::numeric_limits<double>::quiet_NaN();
    if (value == kInfinity)
        return std::numeric_limits<double>::infinity();
    if (value == -kInfinity)
        return -std::numeric_limits<double>::infinity();
    return value;
}

} // namespace visor::scpi
