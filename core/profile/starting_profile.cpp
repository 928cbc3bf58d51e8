// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/starting_profile.h"

#include <QRegularExpression>
#include <QSet>
#include <QStringList>

#include <algorithm>

namespace visor::profile {

namespace {

/// More than any instrument has; a reply that goes on is cut.
constexpr std::size_t kMostHeaders = 5000;
constexpr qsizetype kLongestHeader = 200;
/// As it comes, with its optional parts: what is nested deeper than any header would take for ever to take apart.
constexpr qsizetype kLongestHelpLine = 1000;

/// In double quotes, whatever it holds.
QString quotedYaml(QString text)
{
    text.replace(QLatin1Char('\\'), QLatin1StringView("\\\\"))
        .replace(QLatin1Char('"'), QLatin1StringView("\\\""));
    for (QChar& character : text) {
        if (!character.isPrint())
            character = QLatin1Char(' ');
    }
    return QLatin1Char('"') + text + QLatin1Char('"');
}

/// In single quotes, where a backslash is one.
QString singleQuotedYaml(QString text)
{
    return QLatin1Char('\'') + text.replace(QLatin1Char('\''), QLatin1StringView("''")) + QLatin1Char('\'');
}

/// ":SENSe{suffix1}:VOLTage" → "sense_voltage"
QString commandName(const HelpHeader& header, const QSet<QString>& taken)
{
    static const QRegularExpression kPlaceholder(QStringLiteral("\\{[a-z0-9_]+\\}"));
    static const QRegularExpression kBetween(QStringLiteral("[^A-Za-z0-9]+"));
    QString text = header.header;
    text.remove(kPlaceholder);
    QString name = text.split(kBetween, Qt::SkipEmptyParts).join(QLatin1Char('_')).toLower();
    if (name.isEmpty() || name.front().isDigit())
        name.prepend(QLatin1StringView("command_"));
    QString unique = name;
    for (int number = 2; taken.contains(unique); ++number)
        unique = QStringLiteral("%1_%2").arg(name).arg(number);
    return unique;
}

/// What must not be sent by a slip of the mouse.
bool isDangerousHeader(const QString& header)
{
    static const QRegularExpression kDangerous(
        QStringLiteral(
            "^(\\*RST$|:?OUTP|:?INP.*:STAT|:?CAL|:?DIAG|:?SYST\\w*:(PRES|SEC|COMM)|:?MMEM\\w*:(DEL|MOVE)|"
            ":?MEM\\w*:(DEL|CLE)|:?ABOR|:?SOUR\\w*:(VOLT|CURR|POW)|:?(VOLT|CURR|POW)|.*:HVOL)"),
        QRegularExpression::CaseInsensitiveOption);
    return kDangerous.match(header).hasMatch();
}

class StartingText
{
public:
    explicit StartingText(const InstrumentFacts& facts) : m_facts(facts) {}

    QByteArray text()
    {
        instrument();
        commands();
        console();
        return m_text.toUtf8();
    }

private:
    void line(int level, const QString& text) { m_text += QString(level * 2, QLatin1Char(' ')) + text + u'\n'; }

    void instrument()
    {
        const scpi::Identity& identity = m_facts.identity;
        line(0, QStringLiteral("# Made by \"visor profile new\": a start. Give each command its unit, its limits "
                               "and a sentence;"));
        line(0, QStringLiteral("# take out what you do not need; check it with \"visor profile check\"."));
        line(0, QStringLiteral("instrument:"));
        line(1, QStringLiteral("manufacturer: ") + quotedYaml(known(identity.manufacturer)));
        line(1, QStringLiteral("model: ") + quotedYaml(known(identity.model)));
        line(1, QStringLiteral("class: instrument # oscilloscope, power_supply, multimeter …"));
        line(1, QStringLiteral("description: \"\""));
        m_text += u'\n';
        line(0, QStringLiteral("identity:"));
        line(1, QStringLiteral("pattern: ") +
                    singleQuotedYaml(QStringLiteral("^%1,\\s*%2,")
                                         .arg(QRegularExpression::escape(known(identity.manufacturer)),
                                              QRegularExpression::escape(known(identity.model)))));
        m_text += u'\n';
        if (!m_facts.interfaceText.isEmpty()) {
            line(0, QStringLiteral("interfaces:"));
            line(1, QStringLiteral("- ") + m_facts.interfaceText);
            m_text += u'\n';
        }
        line(0, QStringLiteral("settings:"));
        line(1, QStringLiteral("timeout_ms: 5000"));
        m_text += u'\n';
    }

    void commands()
    {
        line(0, QStringLiteral("commands:"));
        standard(QStringLiteral("identify"), QStringLiteral("query"), QStringLiteral("*IDN?"),
                 QStringLiteral("Maker, model, serial number and firmware."));
        if (m_facts.hasErrorQueue)
            standard(QStringLiteral("error"), QStringLiteral("query"), QStringLiteral("SYSTem:ERRor?"),
                     QStringLiteral("Oldest entry of the error queue."));
        standard(QStringLiteral("clear_status"), QStringLiteral("write"), QStringLiteral("*CLS"),
                 QStringLiteral("Empty the error queue and the event registers."));
        standard(QStringLiteral("reset"), QStringLiteral("write"), QStringLiteral("*RST"),
                 QStringLiteral("Return every setting to its factory value."));
        for (const HelpHeader& header : m_facts.headers) {
            const bool isStandard = header.header.startsWith(u'*') || isErrorHeader(header.header);
            if (!isStandard)
                fromHelp(header);
        }
    }

    static bool isErrorHeader(const QString& header)
    {
        static const QRegularExpression kError(QStringLiteral("^:?SYST(em)?:ERR(or)?$"),
                                               QRegularExpression::CaseInsensitiveOption);
        return kError.match(header).hasMatch();
    }

    void standard(const QString& name, const QString& type, const QString& scpi, const QString& description)
    {
        m_taken.insert(name);
        m_system.append(name);
        line(1, name + u':');
        line(2, QStringLiteral("type: ") + type);
        line(2, QStringLiteral("scpi: ") + quotedYaml(scpi));
        line(2, QStringLiteral("description: ") + description);
        if (name == QLatin1StringView("reset"))
            line(2, QStringLiteral("is_dangerous: true"));
        if (type == QLatin1StringView("query"))
            line(2, QStringLiteral("returns: {type: string}"));
    }

    void fromHelp(const HelpHeader& header)
    {
        const QString name = commandName(header, m_taken);
        m_taken.insert(name);
        const bool isProperty = header.hasQuery && header.hasCommand;
        line(1, name + u':');
        if (isProperty) {
            line(2, QStringLiteral("type: property"));
            line(2, QStringLiteral("getter: ") + quotedYaml(header.header + u'?'));
            line(2, QStringLiteral("setter: ") + quotedYaml(header.header + QStringLiteral(" {value}")));
        } else {
            line(2, header.hasQuery ? QStringLiteral("type: query") : QStringLiteral("type: write"));
            line(2, QStringLiteral("scpi: ") +
                        quotedYaml(header.header + (header.hasQuery ? QStringLiteral("?") : QString())));
        }
        if (header.hasCommand && isDangerousHeader(header.header))
            line(2, QStringLiteral("is_dangerous: true"));
        if (isProperty || !header.suffixes.empty())
            line(2, QStringLiteral("params:"));
        for (const HelpHeader::Suffix& suffix : header.suffixes)
            line(3, QStringLiteral("%1: {type: int, min: %2, max: %3, default: %2}")
                        .arg(suffix.name)
                        .arg(suffix.min)
                        .arg(suffix.max));
        if (isProperty)
            line(3, QStringLiteral("value: {type: string}"));
        if (header.hasQuery)
            line(2, QStringLiteral("returns: {type: string}"));
    }

    void console()
    {
        m_text += u'\n';
        line(0, QStringLiteral("console:"));
        line(1, QStringLiteral("version: \"0.1\""));
        line(1, QStringLiteral("groups:"));
        line(2, QStringLiteral("System: [%1]").arg(m_system.join(QStringLiteral(", "))));
        if (!m_facts.hasErrorQueue) {
            line(1, QStringLiteral("quirks:"));
            line(2, QStringLiteral("has_no_error_queue: true"));
        }
        line(1, QStringLiteral("# safe_state: [{command: output, args: {value: \"OFF\"}}]"));
    }

    static QString known(const QString& text)
    {
        return text.trimmed().isEmpty() ? QStringLiteral("unknown") : text.trimmed();
    }

    const InstrumentFacts& m_facts;
    QString m_text;
    QSet<QString> m_taken;
    QStringList m_system;
};

/// "[:NEXT]" left out, "{1:4}" and "<n>" as placeholders. Empty when it is no header.
std::optional<HelpHeader> parseHelpHeader(QString text)
{
    HelpHeader result;
    if (text.size() > kLongestHelpLine)
        return std::nullopt;
    static const QRegularExpression kFlags(QStringLiteral("/(qonly|nquery)/"),
                                           QRegularExpression::CaseInsensitiveOption);
    const QString flag = kFlags.match(text).captured(1).toLower();
    result.hasCommand = flag != QLatin1StringView("qonly");
    result.hasQuery = flag != QLatin1StringView("nquery");
    text.remove(kFlags);
    text = text.trimmed();
    static const QRegularExpression kOptional(QStringLiteral("\\[[^\\[\\]]*\\]"));
    while (kOptional.match(text).hasMatch())
        text.remove(kOptional);
    if (text.endsWith(QLatin1Char('?'))) {
        text.chop(1);
        result.hasCommand = false;
    }
    static const QRegularExpression kRange(QStringLiteral("\\{(\\d{1,6}):(\\d{1,6})\\}"));
    for (QRegularExpressionMatch range = kRange.match(text); range.hasMatch(); range = kRange.match(text)) {
        const int min = range.captured(1).toInt();
        const int max = range.captured(2).toInt();
        const QString name = QStringLiteral("suffix%1").arg(result.suffixes.size() + 1);
        result.suffixes.push_back({name, std::min(min, max), std::max(min, max)});
        text.replace(range.capturedStart(), range.capturedLength(), QStringLiteral("{%1}").arg(name));
    }
    static const QRegularExpression kHeader(
        QStringLiteral("^(\\*[A-Za-z]+|:?[A-Za-z]\\w*(\\{suffix\\d+\\})?(:[A-Za-z]\\w*(\\{suffix\\d+\\})?)*)$"));
    if (text.size() > kLongestHeader || !kHeader.match(text).hasMatch())
        return std::nullopt;
    result.header = text;
    return result;
}

} // namespace

std::vector<HelpHeader> parseHelpHeaders(const QByteArray& text)
{
    std::vector<HelpHeader> headers;
    static const QRegularExpression kLines(QStringLiteral("[\\r\\n,;]+"));
    for (const QString& line : QString::fromLatin1(text).split(kLines, Qt::SkipEmptyParts)) {
        if (headers.size() == kMostHeaders)
            break;
        if (std::optional<HelpHeader> header = parseHelpHeader(line.trimmed()))
            headers.push_back(std::move(*header));
    }
    return headers;
}

QByteArray startingProfile(const InstrumentFacts& facts)
{
    return StartingText(facts).text();
}

} // namespace visor::profile
