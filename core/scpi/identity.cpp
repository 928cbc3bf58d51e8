// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scpi/identity.h"

#include <QStringList>

#include <algorithm>
#include <iterator>

namespace visor::scpi {

namespace {

/// No real identity is longer; what follows is not one.
constexpr qsizetype kLongestIdentity = 1024;

QString cleanField(QString field)
{
    field = field.trimmed();
    if (field.size() >= 2 && (field.front() == u'"' || field.front() == u'\'') && field.back() == field.front())
        field = field.mid(1, field.size() - 2).trimmed();
    return field;
}

/// Such as a BEL, or of Latin-1's second set; lines and tabs are none.
bool isControl(QChar c)
{
    return c.category() == QChar::Other_Control && c != u'\t' && c != u'\n' && c != u'\r';
}

/// Control characters amid the reply: noise, a wrong baud rate, a block. Around it they are somebody's padding,
/// and those of the second set may be parts of UTF-8 letters.
bool isText(QByteArrayView reply)
{
    const bool isUtf8 = QUtf8StringView(reply).isValidUtf8();
    return std::none_of(reply.begin(), reply.end(), [isUtf8](char byte) {
        const QChar c = QLatin1Char(byte);
        return isControl(c) && !(isUtf8 && c.unicode() >= 0x80);
    });
}

QByteArray withoutPadding(QByteArrayView reply)
{
    QByteArray text = reply.first(std::min(reply.size(), kLongestIdentity)).toByteArray();
    text.replace('\0', QByteArrayView());
    const auto isPadding = [](char byte) { return static_cast<unsigned char>(byte) <= ' '; };
    const auto first = std::find_if_not(text.begin(), text.end(), isPadding);
    const auto last = std::find_if_not(text.rbegin(), std::make_reverse_iterator(first), isPadding).base();
    return {first, last - first};
}

} // namespace

Identity Identity::parse(QByteArrayView reply)
{
    const QByteArray bytes = withoutPadding(reply);
    if (!isText(bytes))
        return {};
    QString text = QString::fromLatin1(bytes).trimmed();
    // An echo of the command comes before the answer, on a line of its own.
    if (text.startsWith(QLatin1String("*IDN?"), Qt::CaseInsensitive))
        text = text.mid(5).trimmed();
    // The whole reply in quotes, as one string; not each field in quotes of its own.
    if (text.count(u'"') <= 2 && text.count(u'\'') <= 2)
        text = cleanField(text);
    const QStringList fields = text.split(u',');
    Identity identity;
    if (fields.size() == 1) {
        // "ACME X1" without commas: it is a model more than a maker.
        identity.model = cleanField(fields[0]);
        return identity;
    }
    identity.manufacturer = cleanField(fields[0]);
    identity.model = cleanField(fields[1]);
    if (fields.size() > 2)
        identity.serial = cleanField(fields[2]);
    if (fields.size() > 3)
        identity.firmware = cleanField(fields.mid(3).join(u','));
    return identity;
}

QString Identity::toString() const
{
    return QStringList{manufacturer, model, serial, firmware}.join(u',');
}

} // namespace visor::scpi
