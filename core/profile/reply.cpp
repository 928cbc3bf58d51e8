// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/reply.h"

#include "core/waveform/waveform.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <climits>
#include <cmath>

namespace visor::profile {

namespace {

class ReplyText
{
    Q_DECLARE_TR_FUNCTIONS(visor::profile::ReplyText)

public:
    QString operator()(std::monostate) const { return {}; }
    QString operator()(double number) const
    {
        const double size = std::abs(number);
        const bool isPlain = number == 0.0 || (size >= 1e-6 && size < 1e9);
        return QString::number(number, isPlain ? 'f' : 'g', QLocale::FloatingPointShortest);
    }
    QString operator()(qint64 number) const { return QString::number(number); }
    QString operator()(bool truth) const { return truth ? QStringLiteral("1") : QStringLiteral("0"); }
    QString operator()(const QString& text) const { return text; }
    QString operator()(const QByteArray& block) const
    {
        return tr("block of %n byte(s)", nullptr, static_cast<int>(std::min<qsizetype>(block.size(), INT_MAX)));
    }
    QString operator()(const ReplyValue::List& list) const
    {
        QStringList parts;
        for (const ReplyItem& item : list) {
            const QString text = item.value.toText();
            parts.append(item.name.isEmpty() ? text : QStringLiteral("%1=%2").arg(item.name, text));
        }
        return parts.join(QStringLiteral(", "));
    }
    QString operator()(const ReplyValue::WaveformPointer& waveform) const
    {
        const std::size_t points = waveform ? waveform->size() : 0;
        return tr("waveform of %n point(s)", nullptr, static_cast<int>(std::min<std::size_t>(points, INT_MAX)));
    }
};

} // namespace

std::optional<double> ReplyValue::toNumber() const
{
    if (const auto* number = std::get_if<double>(&value))
        return *number;
    if (const auto* integer = std::get_if<qint64>(&value))
        return static_cast<double>(*integer);
    if (const auto* truth = std::get_if<bool>(&value))
        return *truth ? 1.0 : 0.0;
    return std::nullopt;
}

QString ReplyValue::toText() const
{
    return std::visit(ReplyText(), value);
}

ReplyValue::WaveformPointer ReplyValue::waveform() const
{
    const auto* pointer = std::get_if<WaveformPointer>(&value);
    return pointer != nullptr ? *pointer : nullptr;
}

} // namespace visor::profile
