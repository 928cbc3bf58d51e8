// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/completion_finder.h"

#include "core/profile/reader.h"
#include "core/profile/text_change.h"
#include "core/profile/text_path.h"

#include <QSet>

#include <algorithm>

namespace visor::profile {

namespace {

/// No key, no word and no command is called so.
const QString kProbe = QStringLiteral("visor_completion_probe");

/// The smallest profile that has a probe where the cursor is.
class ProbeText
{
public:
    ProbeText(const QStringList& lines, const TextPath& path, const Profile* known)
        : m_lines(lines), m_path(path), m_known(known)
    {
    }

    /// The words the reader names for the probe.
    [[nodiscard]] QStringList choices(bool withNames)
    {
        write(withNames);
        for (const Problem& problem : readProfile(m_text.toUtf8(), QStringLiteral("probe.yaml")).problems) {
            // Of what refers to something the place may be that of the whole part, but the probe is named.
            if (!problem.choices.isEmpty() && (problem.place == m_place || problem.text.contains(kProbe)))
                return problem.choices;
        }
        return {};
    }

private:
    void write(bool withNames)
    {
        m_text.clear();
        m_line = 1;
        int depth = 0;
        QString dashes;
        for (std::size_t at = 0; at < m_path.steps.size(); ++at) {
            const PathStep& step = m_path.steps[at];
            if (step.isItem()) {
                dashes += QStringLiteral("- ");
                continue;
            }
            if (step.key == QLatin1StringView("args")) {
                const QString command = siblingValue(m_lines, step, QStringLiteral("command"));
                if (!command.isEmpty())
                    append(depth, dashes, QStringLiteral("command: ") + command);
            }
            append(depth, dashes, quoted(step.key) + u':');
            ++depth;
            if (at == 0 && step.key == QLatin1StringView("commands") && withNames)
                writeCommands(m_path.steps.size() > 1 ? m_path.steps[1].key : QString());
        }
        const bool isInCommands = !m_path.steps.empty() && m_path.steps[0].key == QLatin1StringView("commands");
        if (m_path.isItem)
            dashes += QStringLiteral("- ");
        const qsizetype indent = qsizetype(depth) * 2 + dashes.size();
        m_place = {m_line, static_cast<int>(indent) + 1};
        if (m_path.isItem) {
            append(depth, dashes, kProbe);
        } else if (m_path.key) {
            const QString key = quoted(*m_path.key) + QStringLiteral(": ");
            m_place.column += static_cast<int>(key.size());
            append(depth, dashes, key + kProbe);
        } else {
            append(depth, dashes, kProbe + QStringLiteral(": 1"));
        }
        if (withNames && !isInCommands) {
            dashes.clear();
            append(0, dashes, QStringLiteral("commands:"));
            writeCommands({});
        }
    }

    void writeCommands(const QString& except)
    {
        QString none;
        for (const Command& command : m_known->commands) {
            if (command.name == except)
                continue;
            QStringList parameters;
            for (const Parameter& parameter : command.params)
                parameters.append(quoted(parameter.name) + QStringLiteral(": {type: string}"));
            append(1, none,
                   QStringLiteral("%1: {type: query, scpi: 'A?', params: {%2}}")
                       .arg(quoted(command.name), parameters.join(QStringLiteral(", "))));
        }
    }

    static QString quoted(const QString& word)
    {
        return QLatin1Char('\'') + QString(word).replace(QLatin1Char('\''), QStringLiteral("''")) +
               QLatin1Char('\'');
    }

    /// One line; the dashes stand before the first key of their item only.
    void append(int depth, QString& dashes, const QString& content)
    {
        m_text += QString(qsizetype(depth) * 2, QLatin1Char(' ')) + dashes + content + u'\n';
        dashes.fill(QLatin1Char(' '));
        ++m_line;
    }

    const QStringList& m_lines;
    const TextPath& m_path;
    const Profile* m_known;
    QString m_text;
    int m_line = 1;
    SourcePlace m_place;
};

/// Names that a template there may hold between braces.
QStringList placeholderNames(const TextPath& path, const Profile& known)
{
    QStringList names;
    if (path.steps.size() < 2)
        return names;
    const QString& owner = path.steps[1].key;
    if (const Command* command = known.findCommand(owner);
        command != nullptr && path.steps[0].key == QLatin1StringView("commands")) {
        for (const Parameter& parameter : command->params)
            names.append(parameter.name);
    } else if (const Sequence* sequence = known.findSequence(owner);
               sequence != nullptr && path.steps[0].key == QLatin1StringView("sequences")) {
        for (const Parameter& parameter : sequence->params)
            names.append(parameter.name);
        for (const SequenceStep& step : sequence->steps) {
            if (!step.capture.isEmpty())
                names.append(step.capture);
        }
    }
    return names;
}

} // namespace

Completion completionAt(const QString& text, SourcePlace cursor, const Profile* known)
{
    const QStringList lines = linesOf(text);
    const std::optional<TextPath> path = pathAt(lines, cursor);
    if (!path)
        return {};
    Completion completion;
    completion.start = path->start;
    const qsizetype brace = path->typed.lastIndexOf(QLatin1Char('{'));
    if (path->key && brace >= 0 && path->typed.indexOf(QLatin1Char('}'), brace) < 0) {
        completion.kind = Completion::Kind::Placeholders;
        completion.start.column += static_cast<int>(brace) + 1;
        if (known != nullptr)
            completion.words = placeholderNames(*path, *known);
    } else {
        completion.kind = path->key || path->isItem ? Completion::Kind::Words : Completion::Kind::Keys;
        ProbeText probe(lines, *path, known);
        completion.words = probe.choices(false);
        if (completion.words.isEmpty() && known != nullptr)
            completion.words = probe.choices(true);
        if (path->isItem && completion.words.isEmpty()) {
            // A list of maps: the first key of one.
            TextPath inItem = *path;
            inItem.isItem = false;
            inItem.steps.push_back({});
            completion.words = ProbeText(lines, inItem, known).choices(false);
            completion.kind = Completion::Kind::Keys;
        }
        if (completion.kind == Completion::Kind::Keys) {
            const QSet<QString> taken(path->siblings.begin(), path->siblings.end());
            completion.words.removeIf([&](const QString& word) { return taken.contains(word); });
        }
    }
    std::sort(completion.words.begin(), completion.words.end());
    if (completion.words.isEmpty())
        completion.kind = Completion::Kind::None;
    return completion;
}

} // namespace visor::profile
