// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/rename.h"

#include "core/profile/check_context.h"
#include "core/profile/template.h"
#include "core/profile/yaml_tree.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace visor::profile {

namespace {

using Kind = ProfileName::Kind;

class UseFinder
{
public:
    explicit UseFinder(const QString& text) : m_lines(linesOf(text)) {}

    std::vector<NameUse> find(const Node& root)
    {
        if (const Node* commands = root.find(u"commands")) {
            for (const Node::Entry& entry : commands->entries)
                m_commands.insert(entry.key->text);
            for (const Node::Entry& entry : commands->entries)
                readCommand(*entry.key, *entry.value);
        }
        if (const Node* sequences = root.find(u"sequences")) {
            for (const Node::Entry& entry : sequences->entries)
                readSequence(*entry.key, *entry.value);
        }
        if (const Node* console = root.find(u"console"))
            readConsole(*console);
        if (const Node* simulation = root.find(u"simulation"))
            readSimulation(*simulation);
        return std::move(m_uses);
    }

private:
    /// The whole word of a node, where the text has it as it is.
    void addWord(const Node& node, const ProfileName& name)
    {
        const int line = node.place.line;
        if (node.text.isEmpty() || line < 1 || line > m_lines.size() ||
            wordAt(m_lines[line - 1], node.place.column) != node.text)
            return;
        SourcePlace place = node.place;
        const QChar first = m_lines[line - 1][place.column - 1];
        if (first == QLatin1Char('"') || first == QLatin1Char('\''))
            ++place.column;
        m_uses.push_back({name, place});
    }
    void addCommand(const Node* node)
    {
        if (node != nullptr && node->isScalar() && m_commands.contains(node->text))
            addWord(*node, {Kind::Command, {}, node->text});
    }

    /// The placeholders of a text, wherever its lines are.
    void addPlaceholders(const Node& node, Kind kind, const QString& owner, const QSet<QString>& names)
    {
        constexpr int kMostLines = 50;
        int line = node.place.line;
        qsizetype from = node.place.column - 1;
        const int lastLine = std::min(static_cast<int>(m_lines.size()), line + kMostLines);
        const Template pieces(node.text);
        for (const Template::Piece& piece : pieces.pieces()) {
            if (!piece.isPlaceholder)
                continue;
            const QString written = QLatin1Char('{') + piece.text + QLatin1Char('}');
            while (line >= 1 && line <= lastLine) {
                const qsizetype at = m_lines[line - 1].indexOf(written, from);
                if (at >= 0) {
                    from = at + written.size();
                    if (names.contains(piece.text))
                        m_uses.push_back({{kind, owner, piece.text}, {line, static_cast<int>(at) + 2}});
                    break;
                }
                ++line;
                from = 0;
            }
        }
    }
    void addAllPlaceholders(const Node& node, Kind kind, const QString& owner, const QSet<QString>& names)
    {
        if (node.isScalar())
            addPlaceholders(node, kind, owner, names);
        for (const Node::Pointer& item : node.items)
            addAllPlaceholders(*item, kind, owner, names);
        for (const Node::Entry& entry : node.entries) {
            if (entry.key->text != QLatin1StringView("description"))
                addAllPlaceholders(*entry.value, kind, owner, names);
        }
    }

    QSet<QString> readParameters(const Node* params, Kind kind, const QString& owner)
    {
        QSet<QString> names;
        if (params == nullptr)
            return names;
        const auto add = [&](const Node& name) {
            names.insert(name.text);
            addWord(name, {kind, owner, name.text});
        };
        for (const Node::Entry& entry : params->entries)
            add(*entry.key);
        for (const Node::Pointer& item : params->items)
            add(*item);
        return names;
    }

    void readCommand(const Node& name, const Node& node)
    {
        addWord(name, {Kind::Command, {}, name.text});
        const QSet<QString> names = readParameters(node.find(u"params"), Kind::Parameter, name.text);
        for (const Node::Entry& entry : node.entries) {
            if (entry.key->text != QLatin1StringView("params") &&
                entry.key->text != QLatin1StringView("description"))
                addAllPlaceholders(*entry.value, Kind::Parameter, name.text, names);
        }
        if (const Node* sweep = node.find(u"sweep"))
            addValue(sweep->find(u"rate_param"), Kind::Parameter, name.text, names);
        if (const Node* call = node.find(u"sdk_call"))
            addKeys(call->find(u"args_map"), name.text);
        if (const Node* returns = node.find(u"returns")) {
            if (const Node* binary = returns->find(u"binary"))
                addCommand(binary->find(u"preamble_command"));
        }
    }
    void addValue(const Node* node, Kind kind, const QString& owner, const QSet<QString>& names)
    {
        if (node != nullptr && node->isScalar() && names.contains(node->text))
            addWord(*node, {kind, owner, node->text});
    }
    /// Arguments by name.
    void addKeys(const Node* args, const QString& command)
    {
        if (args == nullptr || !m_commands.contains(command))
            return;
        for (const Node::Entry& entry : args->entries)
            addWord(*entry.key, {Kind::Parameter, command, entry.key->text});
    }
    void readCall(const Node& node)
    {
        if (node.isScalar()) {
            addCommand(&node);
            return;
        }
        addCommand(node.find(u"command"));
        addKeys(node.find(u"args"), node.textOf(u"command"));
    }

    void readSequence(const Node& name, const Node& node)
    {
        QSet<QString> names = readParameters(node.find(u"params"), Kind::SequenceValue, name.text);
        names |= readParameters(node.find(u"parameters"), Kind::SequenceValue, name.text);
        const Node* steps = node.find(u"steps");
        if (steps != nullptr) {
            for (const Node::Pointer& step : steps->items) {
                if (const QString capture = step->textOf(u"capture"); !capture.isEmpty())
                    names.insert(capture);
            }
            for (const Node::Pointer& step : steps->items) {
                readCall(*step);
                addAllPlaceholders(*step, Kind::SequenceValue, name.text, names);
                addValue(step->find(u"capture"), Kind::SequenceValue, name.text, names);
            }
        }
        addValue(node.find(u"returns"), Kind::SequenceValue, name.text, names);
    }

    void addList(const Node* list)
    {
        if (list == nullptr)
            return;
        addCommand(list); // a single word stands for a list of one
        for (const Node::Pointer& item : list->items)
            readCall(*item);
    }
    void readConsole(const Node& console)
    {
        if (const Node* groups = console.find(u"groups")) {
            for (const Node::Entry& entry : groups->entries)
                addList(entry.value.get());
        }
        for (const QStringView key : {u"favourites", u"read_on_open", u"safe_state", u"waveform_sources"})
            addList(console.find(key));
        if (const Node* screenshot = console.find(u"screenshot"))
            readCall(*screenshot);
    }
    void readSimulation(const Node& simulation)
    {
        const Node* commands = simulation.find(u"commands");
        if (commands == nullptr)
            return;
        for (const Node::Entry& entry : commands->entries) {
            addCommand(entry.key.get());
            addCommand(entry.value->find(u"follows"));
            addCommand(entry.value->find(u"only_while"));
        }
    }

    const QStringList m_lines;
    QSet<QString> m_commands;
    std::vector<NameUse> m_uses;
};

class Renaming
{
    Q_DECLARE_TR_FUNCTIONS(visor::profile::Renaming)

public:
    static tl::unexpected<Error> refused(const QString& why)
    {
        return failure(visa::Status::ErrorInvalidParameter, why, QStringLiteral("profile.rename"));
    }
    static tl::unexpected<Error> noName(const QString& word)
    {
        return refused(tr("“%1” cannot be a name; use letters, digits and _, beginning with a letter.").arg(word));
    }
    static tl::unexpected<Error> taken(const QString& word)
    {
        return refused(tr("“%1” is the name of something else already; choose another one.").arg(word));
    }
    static tl::unexpected<Error> unknown(const QString& name)
    {
        return refused(tr("“%1” is not found in this text; mend the text first.").arg(name));
    }
};

} // namespace

std::vector<NameUse> nameUses(const QString& text)
{
    const TreeOutcome tree = readTree(text.toUtf8());
    if (tree.root == nullptr)
        return {};
    return UseFinder(text).find(*tree.root);
}

std::optional<ProfileName> nameAt(const QString& text, SourcePlace place)
{
    for (const NameUse& use : nameUses(text)) {
        if (use.place.line == place.line && use.place.column <= place.column &&
            place.column <= use.place.column + use.name.name.size())
            return use.name;
    }
    return std::nullopt;
}

Result<std::vector<TextChange>> rename(const QString& text, const ProfileName& name, const QString& word)
{
    if (!CheckContext::isName(word))
        return Renaming::noName(word);
    const std::vector<NameUse> uses = nameUses(text);
    const bool isTaken = std::any_of(uses.begin(), uses.end(), [&](const NameUse& use) {
        return use.name == ProfileName{name.kind, name.owner, word};
    });
    if (isTaken && word != name.name)
        return Renaming::taken(word);
    std::vector<TextChange> changes;
    for (const NameUse& use : uses) {
        if (use.name == name)
            changes.push_back({use.place, name.name.size(), word});
    }
    if (changes.empty())
        return Renaming::unknown(name.name);
    return changes;
}

} // namespace visor::profile
