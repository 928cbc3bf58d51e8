// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrument/timeouts.h"

#include <QCoreApplication>
#include <QStringList>

#include <array>
#include <cmath>

namespace visor::instrument {

using std::chrono::milliseconds;

namespace {

struct TimeoutsText
{
    Q_DECLARE_TR_FUNCTIONS(visor::instrument::Timeouts)
};

struct TimeoutRange
{
    milliseconds least;
    milliseconds most;
};

constexpr TimeoutRange timeoutRange(TimeoutKind kind)
{
    switch (kind) {
    case TimeoutKind::Connect:
        return {milliseconds(10), std::chrono::minutes(10)};
    case TimeoutKind::Io:
        return {milliseconds(1), std::chrono::hours(1)};
    case TimeoutKind::Lock:
        break;
    }
    return {milliseconds(0), std::chrono::hours(24)}; // 0: do not wait at all
}

struct TimeUnit
{
    QLatin1StringView name;
    double milliseconds;
};
constexpr std::array kTimeUnits{TimeUnit{QLatin1StringView("ms"), 1}, TimeUnit{QLatin1StringView("s"), 1000},
                                TimeUnit{QLatin1StringView("min"), 60'000},
                                TimeUnit{QLatin1StringView("h"), 3'600'000}};

bool isInTimeoutRange(TimeoutKind kind, milliseconds limit)
{
    const TimeoutRange range = timeoutRange(kind);
    return limit >= range.least && limit <= range.most && (kind != TimeoutKind::Lock || limit.count() % 1000 == 0);
}

tl::unexpected<Error> refusedTimeout(const QString& sentence)
{
    return failure(visa::Status::ErrorInvalidParameter, sentence, QStringLiteral("timeouts"));
}

} // namespace

QString Timeouts::toText() const
{
    QStringList words;
    const auto add = [&words](const char* name, const std::optional<milliseconds>& limit) {
        if (limit)
            words.append(QStringLiteral("%1=%2").arg(QLatin1StringView(name)).arg(limit->count()));
    };
    add("connect", connect);
    add("io", io);
    add("lock", lock);
    return words.join(u' ');
}

Timeouts Timeouts::fromText(const QString& text)
{
    Timeouts timeouts;
    for (const QString& word : text.split(u' ', Qt::SkipEmptyParts)) {
        const auto equals = word.indexOf(u'=');
        bool isNumber = false;
        const milliseconds limit(word.mid(equals + 1).toInt(&isNumber));
        const QString name = word.left(equals);
        const auto take = [&](QLatin1StringView known, TimeoutKind kind, std::optional<milliseconds>& into) {
            if (isNumber && name == known && isInTimeoutRange(kind, limit))
                into = limit;
        };
        take(QLatin1StringView("connect"), TimeoutKind::Connect, timeouts.connect);
        take(QLatin1StringView("io"), TimeoutKind::Io, timeouts.io);
        take(QLatin1StringView("lock"), TimeoutKind::Lock, timeouts.lock);
    }
    return timeouts;
}

Result<milliseconds> parseTimeout(TimeoutKind kind, const QString& text)
{
    const QString typed = text.trimmed();
    qsizetype digits = 0;
    while (digits < typed.size() &&
           (typed.at(digits).isDigit() || QStringLiteral("+-.,").contains(typed.at(digits))))
        ++digits;
    bool isNumber = false;
    // A comma is a decimal mark for many; thousands are not typed here.
    const double number = typed.left(digits).replace(u',', u'.').toDouble(&isNumber);
    if (!isNumber) {
        return refusedTimeout(
            TimeoutsText::tr("“%1” is no time. Write a number and its unit, such as 500 ms or 5 s.").arg(typed));
    }
    const QString unit = typed.mid(digits).trimmed();
    if (unit.isEmpty())
        return refusedTimeout(TimeoutsText::tr("“%1” has no unit. Write %1 ms or %1 s.").arg(typed));
    double scale = 0;
    for (const TimeUnit& known : kTimeUnits) {
        if (unit == known.name)
            scale = known.milliseconds;
    }
    if (scale == 0) {
        return refusedTimeout(TimeoutsText::tr("“%1” is no unit of time here. Write ms, s, min or h.").arg(unit));
    }
    const TimeoutRange range = timeoutRange(kind);
    const double limit = number * scale;
    if (!(limit >= double(range.least.count()) && limit <= double(range.most.count()))) {
        return refusedTimeout(TimeoutsText::tr("%1 is out of range. Choose %2 to %3.")
                                  .arg(typed, timeoutText(range.least), timeoutText(range.most)));
    }
    const milliseconds whole(std::llround(limit));
    if (std::abs(limit - double(whole.count())) > 1e-6)
        return refusedTimeout(TimeoutsText::tr("%1 is no whole number of milliseconds.").arg(typed));
    if (!isInTimeoutRange(kind, whole))
        return refusedTimeout(TimeoutsText::tr("%1 is no whole number of seconds, as this limit is.").arg(typed));
    return whole;
}

QString timeoutText(milliseconds limit)
{
    if (limit.count() == 0)
        return QStringLiteral("0 s");
    const auto count = limit.count();
    // The largest unit that needs no digits behind the mark.
    for (auto unit = kTimeUnits.rbegin(); unit != kTimeUnits.rend(); ++unit) {
        const auto length = std::int64_t(unit->milliseconds);
        if (count % length == 0)
            return QStringLiteral("%1 %2").arg(count / length).arg(unit->name);
    }
    return {};
}

} // namespace visor::instrument
