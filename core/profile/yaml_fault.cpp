// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/yaml_fault.h"

#include <QCoreApplication>

namespace visor::profile {

namespace {

class YamlFault
{
    Q_DECLARE_TR_FUNCTIONS(visor::profile::YamlFault)

public:
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
                .arg(message.section(QLatin1StringView(": "), 1));
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

private:
    static QString unknownToken(const QByteArray& yaml, qsizetype offset)
    {
        const bool isInside = offset >= 0 && offset < yaml.size();
        return isInside ? tr("A text cannot begin with “%1”; put it in quotes.").arg(QLatin1Char(yaml[offset]))
                        : tr("A text cannot begin like this; put it in quotes.");
    }
};

} // namespace

QString yamlFaultText(const std::string& message, const QByteArray& yaml, qsizetype offset)
{
    return YamlFault::text(QString::fromStdString(message), yaml, offset);
}

} // namespace visor::profile
