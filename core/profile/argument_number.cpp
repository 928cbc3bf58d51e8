// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/argument_number.h"

#include <QCoreApplication>

#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace visor::profile {

namespace {

struct UnitPrefix
{
    QLatin1StringView text;
    double factor;
};

class ArgumentNumber
{
    Q_DECLARE_TR_FUNCTIONS(visor::profile::ArgumentNumber)

public:
    static Result<double> parse(const QString& text, const QString& unit)
    {
        const QByteArray bytes = text.trimmed().toUtf8();
        const char* begin = bytes.constData();
        const char* const end = begin + bytes.size();
        if (begin != end && *begin == '+' && (begin + 1 == end || begin[1] != '-'))
            ++begin;
        double number = 0;
        const auto [rest, errorCode] = std::from_chars(begin, end, number);
        if (errorCode != std::errc() || !std::isfinite(number))
            return refused(tr("“%1” is no number.").arg(text));
        const QString suffix = QString::fromUtf8(rest, end - rest).trimmed();
        if (suffix.isEmpty() || isUnit(suffix, unit))
            return number;
        for (const UnitPrefix& prefix : kPrefixes) {
            if (!suffix.startsWith(prefix.text))
                continue;
            const QString unitText = suffix.mid(prefix.text.size());
            if (!unitText.isEmpty() && !isUnit(unitText, unit))
                continue;
            const bool isAmbiguous =
                prefix.text == QLatin1StringView("M") && !unitText.isEmpty() && !isMegaUnit(unitText);
            if (isAmbiguous)
                return refused(tr("“%1” may mean milli or mega; write the number without prefix.").arg(text));
            return number * prefix.factor;
        }
        const QString upper = suffix.toUpper();
        for (const UnitPrefix& prefix : kScpiPrefixes) {
            if (upper.startsWith(prefix.text) && isUnit(upper.mid(prefix.text.size()), unit))
                return number * prefix.factor;
        }
        return refused(unit.isEmpty() ? tr("“%1” carries a unit where none is known.").arg(text)
                                      : tr("“%1” is not in %2.").arg(text, unit));
    }

private:
    static constexpr std::array<UnitPrefix, 14> kPrefixes{{{QLatin1StringView("a"), 1e-18},
                                                           {QLatin1StringView("f"), 1e-15},
                                                           {QLatin1StringView("p"), 1e-12},
                                                           {QLatin1StringView("n"), 1e-9},
                                                           {QLatin1StringView("u"), 1e-6},
                                                           {QLatin1StringView("\xB5"), 1e-6},
                                                           {QLatin1StringView("m"), 1e-3},
                                                           {QLatin1StringView("k"), 1e3},
                                                           {QLatin1StringView("K"), 1e3},
                                                           {QLatin1StringView("M"), 1e6},
                                                           {QLatin1StringView("G"), 1e9},
                                                           {QLatin1StringView("T"), 1e12},
                                                           {QLatin1StringView("P"), 1e15},
                                                           {QLatin1StringView("E"), 1e18}}};
    /// IEEE 488.2 table 7-2, in capitals; M is left out, its meaning depends on the writer.
    static constexpr std::array<UnitPrefix, 11> kScpiPrefixes{{{QLatin1StringView("EX"), 1e18},
                                                               {QLatin1StringView("PE"), 1e15},
                                                               {QLatin1StringView("T"), 1e12},
                                                               {QLatin1StringView("G"), 1e9},
                                                               {QLatin1StringView("MA"), 1e6},
                                                               {QLatin1StringView("K"), 1e3},
                                                               {QLatin1StringView("U"), 1e-6},
                                                               {QLatin1StringView("N"), 1e-9},
                                                               {QLatin1StringView("P"), 1e-12},
                                                               {QLatin1StringView("F"), 1e-15},
                                                               {QLatin1StringView("A"), 1e-18}}};

    static QString plainUnit(const QString& unit)
    {
        QString plain = unit.trimmed().toUpper();
        if (plain == QStringLiteral("\u03A9") || plain == QStringLiteral("\u2126") ||
            plain == QLatin1StringView("OHMS"))
            plain = QStringLiteral("OHM");
        return plain;
    }
    static bool isUnit(const QString& text, const QString& unit)
    {
        return !unit.isEmpty() && plainUnit(text) == plainUnit(unit);
    }
    /// IEEE 488.2 §7.7.3.4.2: with these two, M is mega.
    static bool isMegaUnit(const QString& unit)
    {
        const QString plain = plainUnit(unit);
        return plain == QLatin1StringView("HZ") || plain == QLatin1StringView("OHM");
    }
    static tl::unexpected<Error> refused(const QString& message)
    {
        return failure(visa::Status::ErrorInvalidParameter, message, QStringLiteral("profile.render"));
    }
};

} // namespace

Result<double> parseArgumentNumber(const QString& text, const QString& unit)
{
    return ArgumentNumber::parse(text, unit);
}

bool asksForReply(const QString& text)
{
    QChar quote;
    bool isInHeader = true;
    QChar last;
    for (const QChar character : text) {
        if (!quote.isNull()) {
            if (character == quote)
                quote = QChar();
            continue;
        }
        if (character == QLatin1Char(';')) {
            if (isInHeader && last == QLatin1Char('?'))
                return true;
            isInHeader = true;
            last = QChar();
        } else if (character.isSpace()) {
            if (isInHeader && last == QLatin1Char('?'))
                return true;
            if (!last.isNull())
                isInHeader = false;
        } else {
            if (!isInHeader && (character == QLatin1Char('"') || character == QLatin1Char('\'')))
                quote = character;
            last = character;
        }
    }
    return isInHeader && last == QLatin1Char('?');
}

} // namespace visor::profile
