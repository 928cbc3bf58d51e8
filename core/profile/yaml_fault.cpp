// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/yaml_fault.h"

#include <QCoreApplication>

#include <algorithm>
#include <cctype>

namespace visor::profile {

namespace {

class YamlFaultReading
{
    Q_DECLARE_TR_FUNCTIONS(visor::profile::YamlFault)

public:
    static YamlFault read(const QString& message, const QByteArray& yaml, qsizetype offset)
    {
        const qsizetype at = std::clamp<qsizetype>(offset, 0, yaml.size());
        const qsizetype lineStart = at == 0 ? 0 : yaml.lastIndexOf('\n', at - 1) + 1;
        // A tab looks like indentation but goes on with the line before, and the complaint comes later in the
        // line.
        const qsizetype tab = leadingTab(yaml, lineStart);
        if (tab >= 0)
            return {text(QStringLiteral("illegal tab"), yaml, offset), tab};
        if (message.startsWith(QLatin1StringView("illegal map value")) &&
            isKey(yaml.mid(lineStart, at - lineStart))) {
            // The key is in order: what is not is the line before, which was taken for its beginning.
            const qsizetype before = lineBefore(yaml, lineStart);
            if (before >= 0)
                return {tr("A key without its “:”, or a text that goes on in the next line without quotes."),
                        before};
        }
        return {text(message, yaml, offset), offset};
    }

private:
    static qsizetype leadingTab(const QByteArray& yaml, qsizetype lineStart)
    {
        for (qsizetype at = lineStart; at < yaml.size() && (yaml[at] == ' ' || yaml[at] == '\t'); ++at) {
            if (yaml[at] == '\t')
                return at;
        }
        return -1;
    }

    static bool isKey(const QByteArray& text)
    {
        const QByteArray word = text.trimmed();
        return !word.isEmpty() && std::all_of(word.begin(), word.end(), [](char character) {
            return character == '_' || character == '-' ||
                   (static_cast<uchar>(character) < 0x80 && std::isalnum(character));
        });
    }

    /// Where the text of the nearest line above begins that is neither empty nor a comment; -1 when there is none.
    static qsizetype lineBefore(const QByteArray& yaml, qsizetype lineStart)
    {
        while (lineStart > 0) {
            const qsizetype start = lineStart < 2 ? 0 : yaml.lastIndexOf('\n', lineStart - 2) + 1;
            const QByteArray line = yaml.mid(start, lineStart - start);
            const QByteArray trimmed = line.trimmed();
            if (!trimmed.isEmpty() && !trimmed.startsWith('#'))
                return start + line.indexOf(trimmed);
            lineStart = start;
        }
        return -1;
    }

    static QString text(const QString& message, const QByteArray& yaml, qsizetype offset)
    {
        const auto begins = [&](const char* with) { return message.startsWith(QLatin1StringView(with)); };
        if (begins("illegal tab"))
            return tr("A tab stands where the line is indented; YAML wants spaces.");
        if (begins("unknown escape character"))
            return tr("“\\%1” means nothing between double quotes; use single quotes, as for patterns.")
                .arg(message.back());
        if (begins("alias not found") || begins("illegal character found while scanning alias"))
            return tr("A text that begins with “*” must be in quotes: bare, it repeats another part of the file.");
        if (begins("the referenced anchor is not defined"))
            return tr("“*%1” repeats a part marked “&%1”, which there is not before it; a text that begins with "
                      "“*” "
                      "must be in quotes.")
                .arg(QString::fromUtf8(wordBehind(yaml, offset)));
        if (begins("anchor not found") || begins("illegal character found while scanning anchor"))
            return tr("A text that begins with “&” must be in quotes: bare, it marks a part of the file.");
        if (begins("illegal map value"))
            return tr(
                "A “:” stands where none can be; put a text that holds “: ” in quotes, and give each key its "
                "own line.");
        if (begins("illegal map key"))
            return tr("A key cannot begin here; check the indentation of this line and the one before it.");
        if (begins("illegal block entry"))
            return tr("A list's “- ” cannot begin here; put the list on the lines below its key.");
        if (begins("end of map not found"))
            return tr("This line fits neither the map above it nor any around that; check its indentation, and "
                      "whether its key ends with “:”.");
        if (begins("end of sequence not found"))
            return tr(
                "This line does not belong to the list above it; begin it with “- ” or check its indentation.");
        if (begins("end of map flow not found"))
            return tr("The map in braces { } is not closed, or a comma is missing in it.");
        if (begins("end of sequence flow not found"))
            return tr("The list in brackets [ ] is not closed, or a comma is missing in it.");
        if (begins("illegal flow end"))
            return tr("A bracket is closed here that was never opened.");
        if (begins("unknown token"))
            return unknownToken(yaml, offset);
        return tr("This is not valid YAML: %1.").arg(message);
    }

    /// What follows the "*" of an alias.
    static QByteArray wordBehind(const QByteArray& yaml, qsizetype offset)
    {
        constexpr qsizetype kLongestWord = 40;
        const qsizetype start = std::clamp<qsizetype>(offset, 0, yaml.size());
        const QByteArray text = yaml.mid(start + (yaml.mid(start, 1) == "*" ? 1 : 0), kLongestWord);
        const auto end = std::find_if(text.begin(), text.end(), [](char character) {
            return QByteArrayView(" \t\r\n,]}").contains(character);
        });
        return text.left(end - text.begin());
    }

    static QString unknownToken(const QByteArray& yaml, qsizetype offset)
    {
        const bool isInside = offset >= 0 && offset < yaml.size();
        return isInside ? tr("A text cannot begin with “%1”; put it in quotes.").arg(QLatin1Char(yaml[offset]))
                        : tr("A text cannot begin like this; put it in quotes.");
    }
};

} // namespace

YamlFault yamlFault(const std::string& message, const QByteArray& yaml, qsizetype offset)
{
    return YamlFaultReading::read(QString::fromStdString(message), yaml, offset);
}

} // namespace visor::profile
