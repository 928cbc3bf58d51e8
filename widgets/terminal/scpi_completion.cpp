// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/terminal/scpi_completion.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace visor::ui {

namespace {

class ScpiWords
{
    Q_DECLARE_TR_FUNCTIONS(ScpiWords)
};

QStringView withoutDigits(QStringView node)
{
    while (!node.isEmpty() && node.back().isDigit())
        node.chop(1);
    return node;
}

QString shortForm(QStringView node)
{
    QString form;
    for (const QChar c : node) {
        if (!c.isLower())
            form.append(c);
    }
    return form;
}

/// The header of a command line: up to the first blank, leading colon taken off.
QStringView headerOf(QStringView line)
{
    line = line.trimmed();
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line[i].isSpace())
            return line.first(i);
    }
    return line;
}

QStringList nodesOf(QStringView header)
{
    if (header.startsWith(QLatin1Char(':')))
        header = header.sliced(1);
    QStringList nodes;
    for (const QStringView node : header.split(QLatin1Char(':')))
        nodes << node.toString();
    return nodes;
}

QString withoutPlaceholders(QString text)
{
    qsizetype open = text.indexOf(QLatin1Char('{'));
    while (open >= 0) {
        const qsizetype close = text.indexOf(QLatin1Char('}'), open);
        if (close < 0)
            break;
        text.remove(open, close - open + 1);
        open = text.indexOf(QLatin1Char('{'), open);
    }
    return text;
}

QString describeParameter(const profile::Parameter& parameter)
{
    QString text = parameter.name;
    const QStringList choices = parameter.choices();
    const QLocale locale;
    if (!choices.isEmpty())
        text += QStringLiteral(": ") + choices.join(QStringLiteral(" | "));
    else if (parameter.min && parameter.max)
        text += QStringLiteral(": %1 … %2")
                    .arg(locale.toString(*parameter.min, 'g', 10), locale.toString(*parameter.max, 'g', 10));
    if (!parameter.unit.isEmpty())
        text += QLatin1Char(' ') + parameter.unit;
    if (parameter.defaultValue)
        text += ScpiWords::tr(" (default %1)").arg(*parameter.defaultValue);
    return text;
}

} // namespace

bool isScpiNode(QStringView typed, QStringView node)
{
    const QStringView plain = withoutDigits(typed);
    const QStringView wanted = withoutDigits(node);
    return plain.compare(wanted, Qt::CaseInsensitive) == 0 ||
           plain.compare(shortForm(wanted), Qt::CaseInsensitive) == 0;
}

ScpiCompletion::ScpiCompletion(const profile::Profile* profile)
{
    if (profile != nullptr) {
        for (const profile::Command& command : profile->commands) {
            if (!command.enabled)
                continue;
            for (const QString& text : {command.scpi, command.getter, command.setter}) {
                if (!text.isEmpty() && !text.contains(QLatin1Char('\n')))
                    add(text, command.description, &command);
            }
        }
    }
    // The common commands every IEEE 488.2 instrument has (§10), and the error queue of SCPI-99 §21.8.
    add(QStringLiteral("*IDN?"), ScpiWords::tr("Identity: maker, model, serial number, firmware"), nullptr);
    add(QStringLiteral("*RST"), ScpiWords::tr("Reset to the maker's known state"), nullptr);
    add(QStringLiteral("*CLS"), ScpiWords::tr("Clear status and error queue"), nullptr);
    add(QStringLiteral("*OPC?"), ScpiWords::tr("Answers 1 when everything before is done"), nullptr);
    add(QStringLiteral("*OPC"), ScpiWords::tr("Sets the operation complete bit when everything before is done"),
        nullptr);
    add(QStringLiteral("*WAI"), ScpiWords::tr("Wait for everything before to be done"), nullptr);
    add(QStringLiteral("*TRG"), ScpiWords::tr("Trigger"), nullptr);
    add(QStringLiteral("*TST?"), ScpiWords::tr("Self test; 0 means passed"), nullptr);
    add(QStringLiteral("*STB?"), ScpiWords::tr("Status byte"), nullptr);
    add(QStringLiteral("*ESR?"), ScpiWords::tr("Standard event status register, cleared by reading"), nullptr);
    add(QStringLiteral("*ESE?"), ScpiWords::tr("Standard event status enable register"), nullptr);
    add(QStringLiteral("*SRE?"), ScpiWords::tr("Service request enable register"), nullptr);
    add(QStringLiteral("*OPT?"), ScpiWords::tr("Installed options"), nullptr);
    add(QStringLiteral(":SYSTem:ERRor?"), ScpiWords::tr("The oldest error of the queue"), nullptr);
    add(QStringLiteral(":SYSTem:VERSion?"), ScpiWords::tr("The SCPI version it follows"), nullptr);
}

std::vector<Completion> ScpiCompletion::matches(QStringView typed, std::size_t most) const
{
    std::vector<Completion> found;
    const QStringView line = typed.trimmed();
    if (line.isEmpty() || typed.contains(QLatin1Char(' ')))
        return found;
    const QStringList wanted = nodesOf(line);
    for (const Entry& entry : m_entries) {
        if (entry.nodes.size() < wanted.size())
            continue;
        bool fits = true;
        for (qsizetype i = 0; i + 1 < wanted.size() && fits; ++i)
            fits = isScpiNode(wanted[i], entry.nodes[i]);
        const QString& last = wanted.last();
        const QString& node = entry.nodes[wanted.size() - 1];
        const QString folded = withoutDigits(last).toString();
        fits =
            fits && (node.startsWith(last, Qt::CaseInsensitive) || (!folded.isEmpty() && isScpiNode(last, node)));
        if (!fits)
            continue;

        // What stands before the last node stays as typed; from there on the profile's words.
        Completion completion;
        const qsizetype keep = line.lastIndexOf(QLatin1Char(':')) + 1;
        QString header = headerOf(entry.text).toString();
        if (header.startsWith(QLatin1Char(':')))
            header.remove(0, 1);
        const QString rest = header.section(QLatin1Char(':'), int(wanted.size()) - 1);
        completion.insert = line.first(keep).toString() + rest;
        if (keep == 0 && entry.text.startsWith(QLatin1Char(':')))
            completion.insert.prepend(QLatin1Char(':'));
        for (const auto& [placeholder, value] : entry.fillers)
            completion.insert.replace(placeholder, value);
        // A number already typed on the last node wins over the filler.
        completion.insert = completion.insert.left(completion.insert.indexOf(QLatin1Char('{')));
        if (entry.takesArguments && !headerOf(entry.text).isEmpty())
            completion.insert += QLatin1Char(' ');
        completion.cursor = completion.insert.size();
        completion.label = entry.text;
        completion.description = entry.description;
        completion.arguments = entry.arguments;
        const bool known = std::any_of(found.begin(), found.end(),
                                       [&](const Completion& other) { return other.label == completion.label; });
        if (!known)
            found.push_back(std::move(completion));
        if (found.size() == most)
            break;
    }
    return found;
}

std::vector<Completion> ScpiCompletion::describe(QStringView line) const
{
    std::vector<Completion> found;
    const QStringList wanted = nodesOf(headerOf(line));
    if (wanted.size() == 1 && wanted.first().isEmpty())
        return found;
    for (const Entry& entry : m_entries) {
        if (entry.nodes.size() != wanted.size())
            continue;
        bool fits = true;
        for (qsizetype i = 0; i < wanted.size() && fits; ++i)
            fits = isScpiNode(wanted[i], entry.nodes[i]);
        if (fits)
            found.push_back({{}, entry.text, entry.description, entry.arguments, 0});
    }
    return found;
}

void ScpiCompletion::add(const QString& text, const QString& description, const profile::Command* command)
{
    Entry entry;
    entry.text = text;
    const QString header = headerOf(text).toString();
    entry.nodes = nodesOf(withoutPlaceholders(header));
    entry.description = description.section(QLatin1Char('\n'), 0, 0).trimmed();
    entry.takesArguments = header.size() < text.trimmed().size();
    if (command != nullptr) {
        QStringList arguments;
        for (const profile::Parameter& parameter : command->params) {
            const QString placeholder = QStringLiteral("{%1}").arg(parameter.name);
            if (text.contains(placeholder))
                arguments << describeParameter(parameter);
            if (!header.contains(placeholder))
                continue;
            QString filler;
            if (parameter.defaultValue)
                filler = *parameter.defaultValue;
            else if (parameter.min)
                filler = QString::number(*parameter.min, 'g', 10);
            else if (const QStringList choices = parameter.choices(); !choices.isEmpty())
                filler = choices.first();
            if (!filler.isEmpty())
                entry.fillers.emplace_back(placeholder, filler);
        }
        entry.arguments = arguments.join(QStringLiteral("; "));
    }
    m_entries.push_back(std::move(entry));
}

} // namespace visor::ui
