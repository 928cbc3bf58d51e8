// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/reply_json.h"

#include "core/waveform/waveform.h"

#include <QJsonArray>
#include <QJsonObject>

#include <cmath>

namespace visor::app {

QJsonValue replyToJson(const profile::ReplyValue& reply)
{
    if (const auto* number = std::get_if<double>(&reply.value))
        return std::isfinite(*number) ? QJsonValue(*number) : QJsonValue();
    if (const auto* whole = std::get_if<qint64>(&reply.value))
        return *whole;
    if (const auto* state = std::get_if<bool>(&reply.value))
        return *state;
    if (const auto* text = std::get_if<QString>(&reply.value))
        return *text;
    if (const auto* block = std::get_if<QByteArray>(&reply.value))
        return QString::fromLatin1(block->toBase64());
    if (const auto trace = reply.waveform())
        return QJsonObject{{QStringLiteral("samples"), static_cast<qint64>(trace->size())}};
    if (const auto* list = std::get_if<profile::ReplyValue::List>(&reply.value)) {
        QJsonObject named;
        QJsonArray plain;
        for (const profile::ReplyItem& item : *list) {
            if (item.name.isEmpty())
                plain.append(replyToJson(item.value));
            else
                named.insert(item.name, replyToJson(item.value));
        }
        if (!named.isEmpty())
            return named;
        return plain;
    }
    return {};
}

} // namespace visor::app
