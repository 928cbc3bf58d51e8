// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/command_text.h"

#include "core/scpi/quantity.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace visor::ui {

namespace {

struct CommandText
{
    Q_DECLARE_TR_FUNCTIONS(visor::ui::CommandText)
};

/// Single quotes for a POSIX shell.
QString quotedForShell(const QString& text)
{
    QString inner = text;
    inner.replace(u'\'', QStringLiteral("'\\''"));
    return u'\'' + inner + u'\'';
}

/// Significant digits shown for a reading: no more than the reply had.
constexpr int kShownDigits = 7;
constexpr qsizetype kShownItems = 32;  ///< of a list; the rest is counted
constexpr qsizetype kShownText = 1000; ///< characters of a reply; what is saved is whole

} // namespace

QString titleOf(const QString& name)
{
    QString title = name;
    title.replace(u'_', u' ');
    if (!title.isEmpty())
        title[0] = title[0].toUpper();
    return title;
}

bool matchesSearch(const profile::Command& command, const QString& text)
{
    const QString places[] = {command.name, titleOf(command.name), command.description,
                              command.scpi, command.getter,        command.setter};
    return std::any_of(std::begin(places), std::end(places),
                       [&](const QString& place) { return place.contains(text, Qt::CaseInsensitive); });
}

bool matchesSearch(const profile::Sequence& sequence, const QString& text)
{
    return sequence.name.contains(text, Qt::CaseInsensitive) ||
           titleOf(sequence.name).contains(text, Qt::CaseInsensitive) ||
           sequence.description.contains(text, Qt::CaseInsensitive);
}

QString toolTipOf(const profile::Command& command)
{
    QStringList lines;
    if (!command.description.isEmpty())
        lines << command.description;
    for (const QString& scpi : {command.scpi, command.getter, command.setter}) {
        if (!scpi.isEmpty())
            lines << scpi;
    }
    for (const profile::Parameter& parameter : command.params) {
        QString line = parameter.name;
        if (parameter.min && parameter.max) {
            line += QStringLiteral(": %1 … %2 %3")
                        .arg(QString::number(*parameter.min), QString::number(*parameter.max), parameter.unit);
        }
        if (parameter.defaultValue)
            line += CommandText::tr(" (default %1)").arg(*parameter.defaultValue);
        lines << line;
    }
    if (command.needsSdk())
        lines << sdkReason();
    if (command.isDangerous)
        lines << CommandText::tr("Can do harm: it is confirmed before it is sent.");
    return lines.join(u'\n');
}

QString toolTipOf(const profile::Parameter& parameter)
{
    QString tip = parameter.description;
    if (parameter.min && parameter.max) {
        tip += (tip.isEmpty() ? QString() : QStringLiteral("\n")) +
               CommandText::tr("%1 … %2 %3")
                   .arg(QString::number(*parameter.min), QString::number(*parameter.max), parameter.unit);
    }
    return tip;
}

QString sdkReason()
{
    return CommandText::tr(
        "This runs in the maker's own software. An edge that has the software installed runs it; "
        "this program sends messages only.");
}

QString commandLineOf(const QString& resource, const profile::Command& command,
                      const profile::Arguments& arguments)
{
    QString line = QStringLiteral("visor run %1 %2").arg(quotedForShell(resource), command.name);
    for (auto it = arguments.cbegin(); it != arguments.cend(); ++it)
        line += u' ' + it.key() + u'=' + quotedForShell(it.value().toString());
    return line;
}

QString pythonOf(const QString& resource, const profile::RenderedCommand& rendered)
{
    QString text = QString::fromUtf8(rendered.bytes);
    text.replace(u'\\', QStringLiteral("\\\\")).replace(u'"', QStringLiteral("\\\""));
    return QStringLiteral("import pyvisa\n\n"
                          "instrument = pyvisa.ResourceManager().open_resource(\"%1\")\n"
                          "%2(\"%3\")%4\n")
        .arg(resource,
             rendered.expectsReply ? QStringLiteral("print(instrument.query") : QStringLiteral("instrument.write"),
             text, rendered.expectsReply ? QStringLiteral(")") : QString());
}

QString displayTextOf(const profile::ReplyValue& reply)
{
    if (const auto* number = std::get_if<double>(&reply.value))
        return scpi::Quantity{*number, reply.unit}.toEngineering(kShownDigits);
    if (const auto* state = std::get_if<bool>(&reply.value))
        return *state ? CommandText::tr("On") : CommandText::tr("Off");
    if (const auto* block = std::get_if<QByteArray>(&reply.value))
        return QLocale().formattedDataSize(block->size());
    if (const auto* list = std::get_if<profile::ReplyValue::List>(&reply.value)) {
        QStringList parts;
        for (const profile::ReplyItem& item : *list) {
            if (parts.size() == kShownItems) {
                parts << CommandText::tr("… %n value(s)", nullptr, static_cast<int>(list->size()));
                break;
            }
            const QString text = displayTextOf(item.value);
            parts << (item.name.isEmpty() ? text : QStringLiteral("%1 = %2").arg(titleOf(item.name), text));
        }
        return parts.join(QStringLiteral(", "));
    }
    const QString text = reply.toText();
    if (text.size() > kShownText) {
        return CommandText::tr("%1 … (%2)").arg(text.first(kShownText), QLocale().formattedDataSize(text.size()));
    }
    return reply.unit.isEmpty() || text.isEmpty() ? text : QStringLiteral("%1 %2").arg(text, reply.unit);
}

} // namespace visor::ui
