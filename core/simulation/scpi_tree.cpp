// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/scpi_tree.h"

#include <algorithm>
#include <array>
#include <utility>

namespace visor::simulation {

namespace {

bool isLowerLetter(char character)
{
    return character >= 'a' && character <= 'z';
}
bool isSuffixDigit(char character)
{
    return character >= '0' && character <= '9';
}
char upperLetter(char character)
{
    return isLowerLetter(character) ? static_cast<char>(character - 32) : character;
}

bool equalsIgnoringCase(QByteArrayView left, QByteArrayView right)
{
    return left.compare(right, Qt::CaseInsensitive) == 0;
}

/// One keyword of a pattern: "CHANnel<1-4>".
struct PatternKeyword
{
    QByteArray mnemonic;
    bool optional = false;
    bool hasSuffix = false;
    int lowest = 1;
    int highest = 1;
};

/// "[:A]:B<1-4>:C" taken apart. The pattern is program text, so faults are asserted, not reported.
std::vector<PatternKeyword> parseHeaderPattern(QByteArrayView pattern)
{
    std::vector<PatternKeyword> keywords;
    bool optional = false;
    qsizetype i = 0;
    while (i < pattern.size()) {
        const char character = pattern[i];
        if (character == '[') {
            optional = true;
            ++i;
            continue;
        }
        if (character == ']') {
            optional = false;
            ++i;
            continue;
        }
        if (character == ':') {
            ++i;
            continue;
        }
        PatternKeyword keyword;
        keyword.optional = optional;
        while (i < pattern.size() && !QByteArrayView(":[]<").contains(pattern[i]))
            keyword.mnemonic.append(pattern[i++]);
        if (i < pattern.size() && pattern[i] == '<') {
            const qsizetype close = pattern.indexOf('>', i);
            const qsizetype dash = pattern.indexOf('-', i);
            Q_ASSERT(close > i && dash > i && dash < close);
            keyword.hasSuffix = true;
            keyword.lowest = pattern.sliced(i + 1, dash - i - 1).toInt();
            keyword.highest = pattern.sliced(dash + 1, close - dash - 1).toInt();
            i = close + 1;
        }
        Q_ASSERT(!keyword.mnemonic.isEmpty());
        keywords.push_back(std::move(keyword));
    }
    return keywords;
}

/// A keyword as a client wrote it: "chan12" → "chan", 12.
struct WrittenKeyword
{
    QByteArrayView name;
    std::optional<int> suffix;
    QByteArrayView whole;
};

WrittenKeyword splitWrittenKeyword(QByteArrayView text)
{
    qsizetype digits = 0;
    while (digits < text.size() && isSuffixDigit(text[text.size() - 1 - digits]))
        ++digits;
    WrittenKeyword keyword{text.chopped(digits), std::nullopt, text};
    if (digits > 0)
        keyword.suffix = digits <= 6 ? text.last(digits).toInt() : -1;
    return keyword;
}

} // namespace

struct ScpiTree::Node
{
    struct Leaf
    {
        ScpiHandler handler;
        /// For each suffix slot of the pattern: which suffixed keyword of the path fills it, -1 for a left-out
        /// one.
        std::vector<int> slots;
        std::vector<std::pair<int, int>> ranges;
    };

    QByteArray mnemonic;
    bool hasSuffix = false;
    std::vector<std::unique_ptr<Node>> children;
    std::array<std::optional<Leaf>, 2> leaves; ///< command, query

    Node& child(const PatternKeyword& keyword)
    {
        for (const auto& node : children) {
            if (node->hasSuffix == keyword.hasSuffix && node->mnemonic == keyword.mnemonic)
                return *node;
        }
        children.push_back(std::make_unique<Node>());
        children.back()->mnemonic = keyword.mnemonic;
        children.back()->hasSuffix = keyword.hasSuffix;
        return *children.back();
    }

    [[nodiscard]] const Node* find(const WrittenKeyword& keyword) const
    {
        for (const auto& node : children) {
            if (node->hasSuffix ? matches(node->mnemonic, keyword.name) : matches(node->mnemonic, keyword.whole))
                return node.get();
        }
        return nullptr;
    }
};

ScpiTree::ScpiTree() : m_root(std::make_unique<Node>()) {}

ScpiTree::~ScpiTree() = default;

void ScpiTree::add(QByteArrayView pattern, const ScpiHandler& handler)
{
    const bool isQuery = pattern.endsWith('?');
    const auto keywords = parseHeaderPattern(isQuery ? pattern.chopped(1) : pattern);
    std::vector<std::size_t> optionals;
    for (std::size_t i = 0; i < keywords.size(); ++i) {
        if (keywords[i].optional)
            optionals.push_back(i);
    }
    Q_ASSERT(optionals.size() < 8);
    for (unsigned left = 0; left < (1u << optionals.size()); ++left) {
        Node* node = m_root.get();
        Node::Leaf leaf{handler, {}, {}};
        int suffixed = 0;
        bool any = false;
        for (std::size_t i = 0; i < keywords.size(); ++i) {
            const auto place = std::find(optionals.begin(), optionals.end(), i);
            const bool present = place == optionals.end() || (left & (1u << (place - optionals.begin()))) == 0;
            if (keywords[i].hasSuffix) {
                leaf.slots.push_back(present ? suffixed++ : -1);
                leaf.ranges.emplace_back(keywords[i].lowest, keywords[i].highest);
            }
            if (present) {
                node = &node->child(keywords[i]);
                any = true;
            }
        }
        if (any)
            node->leaves[isQuery ? 1 : 0] = std::move(leaf);
    }
}

ScpiTree::Match ScpiTree::find(QByteArrayView header, bool isQuery) const
{
    Match match;
    match.error = ScpiError::UndefinedHeader;
    if (header.startsWith(':'))
        header = header.sliced(1);
    const Node* node = m_root.get();
    std::vector<int> written;
    while (!header.isEmpty()) {
        const qsizetype colon = header.indexOf(':');
        const auto keyword = splitWrittenKeyword(colon < 0 ? header : header.first(colon));
        header = colon < 0 ? QByteArrayView() : header.sliced(colon + 1);
        node = node->find(keyword);
        if (node == nullptr)
            return match;
        if (node->hasSuffix)
            written.push_back(keyword.suffix.value_or(1));
    }
    const auto& leaf = node->leaves[isQuery ? 1 : 0];
    if (!leaf)
        return match;
    for (std::size_t i = 0; i < leaf->slots.size(); ++i) {
        const int value = leaf->slots[i] < 0 ? 1 : written[static_cast<std::size_t>(leaf->slots[i])];
        if (value < leaf->ranges[i].first || value > leaf->ranges[i].second) {
            match.error = ScpiError::HeaderSuffixOutOfRange;
            return match;
        }
        match.suffixes.push_back(value);
    }
    match.handler = &leaf->handler;
    match.error = ScpiError::None;
    return match;
}

bool ScpiTree::matches(QByteArrayView mnemonic, QByteArrayView text)
{
    if (equalsIgnoringCase(mnemonic, text))
        return true;
    qsizetype length = 0;
    for (const char character : mnemonic) {
        if (isLowerLetter(character))
            continue;
        if (length >= text.size() || upperLetter(text[length]) != character)
            return false;
        ++length;
    }
    return length == text.size();
}

QByteArray ScpiTree::shortForm(QByteArrayView mnemonic)
{
    QByteArray result;
    for (const char character : mnemonic) {
        if (!isLowerLetter(character))
            result.append(character);
    }
    return result;
}

} // namespace visor::simulation
