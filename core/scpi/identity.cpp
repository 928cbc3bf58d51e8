// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scpi/identity.h"

#include <QStringList>

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

} // namespace

Identity Identity::parse(QByteArrayView reply)
{
    QString text = QString::fromLatin1(reply.first(std::min(reply.size(), kLongestIdentity)));
    text.remove(QChar(0));
    text = text.trimmed();
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
