// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/difference.h"

#include "core/profile/map_reader.h"

#include <QStringList>

#include <algorithm>

namespace visor::profile {

namespace {

bool isSameScalar(const Node& left, const Node& right)
{
    if (left.text == right.text)
        return true;
    // In quotes a text is a text. Bare, readers of this format take 1 for 1.0 and yes for true.
    if (left.isQuoted || right.isQuoted)
        return false;
    const std::optional<double> leftNumber = plainNumber(left.text);
    const std::optional<double> rightNumber = plainNumber(right.text);
    if (leftNumber && rightNumber)
        return *leftNumber == *rightNumber;
    const std::optional<bool> leftTruth = booleanWord(left.text);
    return leftTruth && leftTruth == booleanWord(right.text);
}

bool isSame(const Node& left, const Node& right)
{
    if (left.kind != right.kind)
        return false;
    switch (left.kind) {
    case Node::Kind::Null:
        return true;
    case Node::Kind::Scalar:
        return isSameScalar(left, right);
    case Node::Kind::Sequence:
        return std::equal(
            left.items.begin(), left.items.end(), right.items.begin(), right.items.end(),
            [](const Node::Pointer& one, const Node::Pointer& other) { return isSame(*one, *other); });
    case Node::Kind::Map:
        break;
    }
    return left.entries.size() == right.entries.size() &&
           std::all_of(left.entries.begin(), left.entries.end(), [&](const Node::Entry& entry) {
               const Node* other = right.find(entry.key->text);
               return other != nullptr && isSame(*entry.value, *other);
           });
}

class Comparison
{
public:
    std::vector<Difference> run(const Node& before, const Node& after)
    {
        compare({}, before, after);
        return std::move(m_differences);
    }

private:
    void compare(const QString& path, const Node& before, const Node& after)
    {
        if (isSame(before, after))
            return;
        if (before.isMap() && after.isMap()) {
            compareMaps(path, before, after);
            return;
        }
        const bool areMapLists = before.isSequence() && after.isSequence() &&
                                 before.items.size() == after.items.size() && holdsMaps(before) &&
                                 holdsMaps(after);
        if (areMapLists) {
            for (std::size_t at = 0; at < before.items.size(); ++at)
                compare(QStringLiteral("%1[%2]").arg(path).arg(at), *before.items[at], *after.items[at]);
            return;
        }
        m_differences.push_back(
            {Difference::Kind::Changed, path, flowText(before), flowText(after), before.place, after.place});
    }

    void compareMaps(const QString& path, const Node& before, const Node& after)
    {
        const QString prefix = path.isEmpty() ? QString() : path + QLatin1Char('.');
        // What was removed comes before what stands where it stood.
        std::size_t told = 0;
        const auto tellRemoved = [&](std::size_t until) {
            for (; told < until; ++told) {
                const Node::Entry& entry = before.entries[told];
                if (after.find(entry.key->text) == nullptr)
                    m_differences.push_back({Difference::Kind::Removed,
                                             prefix + entry.key->text,
                                             flowText(*entry.value),
                                             {},
                                             entry.key->place,
                                             {}});
            }
        };
        for (const Node::Entry& entry : after.entries) {
            const auto old =
                std::find_if(before.entries.begin(), before.entries.end(),
                             [&](const Node::Entry& one) { return one.key->text == entry.key->text; });
            if (old == before.entries.end()) {
                m_differences.push_back({Difference::Kind::Added,
                                         prefix + entry.key->text,
                                         {},
                                         flowText(*entry.value),
                                         {},
                                         entry.key->place});
                continue;
            }
            tellRemoved(static_cast<std::size_t>(old - before.entries.begin()));
            compare(prefix + entry.key->text, *old->value, *entry.value);
        }
        tellRemoved(before.entries.size());
    }

    static bool holdsMaps(const Node& list)
    {
        return std::all_of(list.items.begin(), list.items.end(),
                           [](const Node::Pointer& item) { return item->isMap(); });
    }

    std::vector<Difference> m_differences;
};

QString scalarText(const Node& node)
{
    static const QString kSpecial = QStringLiteral(",[]{}#&*!|>'\"%@`:?-");
    const QString& text = node.text;
    const bool isPlain =
        !text.isEmpty() && text == text.trimmed() && !kSpecial.contains(text.front()) &&
        std::none_of(text.cbegin(), text.cend(),
                     [](QChar character) {
                         return character.unicode() < 0x20 || QStringView(u",[]{}").contains(character);
                     }) &&
        !text.contains(QLatin1StringView(": ")) && !text.contains(QLatin1StringView(" #"));
    const bool looksTyped = booleanWord(text) || plainNumber(text);
    const bool isNegative = text.startsWith(QLatin1Char('-')) && plainNumber(text);
    if ((isPlain || isNegative) && !(node.isQuoted && looksTyped))
        return text;
    QString quoted = text;
    quoted.replace(QLatin1Char('\\'), QLatin1StringView("\\\\"))
        .replace(QLatin1Char('"'), QLatin1StringView("\\\""))
        .replace(QLatin1Char('\n'), QLatin1StringView("\\n"))
        .replace(QLatin1Char('\r'), QLatin1StringView("\\r"))
        .replace(QLatin1Char('\t'), QLatin1StringView("\\t"));
    return QLatin1Char('"') + quoted + QLatin1Char('"');
}

} // namespace

QLatin1StringView differenceName(Difference::Kind kind)
{
    switch (kind) {
    case Difference::Kind::Added:
        return QLatin1StringView("added");
    case Difference::Kind::Removed:
        return QLatin1StringView("removed");
    case Difference::Kind::Changed:
        break;
    }
    return QLatin1StringView("changed");
}

std::vector<Difference> compareProfiles(const Node& before, const Node& after)
{
    return Comparison().run(before, after);
}

QString flowText(const Node& node)
{
    QStringList parts;
    switch (node.kind) {
    case Node::Kind::Null:
        return QStringLiteral("null");
    case Node::Kind::Scalar:
        return scalarText(node);
    case Node::Kind::Sequence:
        for (const Node::Pointer& item : node.items)
            parts.append(flowText(*item));
        return QLatin1Char('[') + parts.join(QLatin1StringView(", ")) + QLatin1Char(']');
    case Node::Kind::Map:
        break;
    }
    for (const Node::Entry& entry : node.entries)
        parts.append(scalarText(*entry.key) + QLatin1StringView(": ") + flowText(*entry.value));
    return QLatin1Char('{') + parts.join(QLatin1StringView(", ")) + QLatin1Char('}');
}

} // namespace visor::profile
