// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scpi/message.h"

#include "core/scpi/block.h"

#include <QByteArray>

#include <algorithm>

namespace visor::scpi {

namespace {

constexpr int kMaxHeaderNodes = 32;

bool isMessageBlank(char c)
{
    // IEEE 488.2 §7.4.1.2: everything below a space but NL.
    return static_cast<unsigned char>(c) <= 0x20;
}

bool isHeaderCharacter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == ':' || c == '_' ||
           c == '*';
}

QByteArrayView trimmedMessage(QByteArrayView text)
{
    while (!text.isEmpty() && isMessageBlank(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isMessageBlank(text.back()))
        text.chop(1);
    return text;
}

/// Where the data element that begins at `at` ends; `at` + 1 for an ordinary character.
qsizetype skipElement(QByteArrayView text, qsizetype at)
{
    const char c = text[at];
    if (c == '"' || c == '\'') {
        const qsizetype end = text.indexOf(c, at + 1); // a doubled quote begins the next string at once
        return end < 0 ? text.size() : end + 1;
    }
    if (c == '(') {
        const qsizetype end = text.indexOf(')', at + 1);
        return end < 0 ? text.size() : end + 1;
    }
    if (c == '#') {
        const BlockScanResult found = scanBlockHeader(text.sliced(at));
        if (found.scan != BlockScan::Found)
            return at + 1;
        if (found.header.isIndefinite)
            return text.size();
        const auto left = static_cast<std::uint64_t>(text.size() - at);
        return at + static_cast<qsizetype>(std::min(found.header.totalLength(), left));
    }
    return at + 1;
}

/// The last part of a message: blanks around it go, but not the last bytes of a block.
QByteArrayView trimmedTail(QByteArrayView text)
{
    qsizetype dataEnd = 0;
    for (qsizetype at = 0; at < text.size();) {
        const bool isBlock = text[at] == '#';
        const qsizetype next = skipElement(text, at);
        if (isBlock && next > at + 1)
            dataEnd = next;
        at = next;
    }
    while (text.size() > dataEnd && isMessageBlank(text.back()))
        text.chop(1);
    while (!text.isEmpty() && isMessageBlank(text.front()))
        text = text.sliced(1);
    return text;
}

ProgramUnit programUnit(QByteArrayView text)
{
    ProgramUnit unit;
    unit.text = text;
    qsizetype at = 0;
    while (at < text.size() && isHeaderCharacter(text[at]))
        ++at;
    if (at > 0 && at < text.size() && text[at] == '?')
        ++at;
    unit.header = text.first(at);
    unit.arguments = trimmedTail(text.sliced(at));
    return unit;
}

char upperCase(char c)
{
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

bool equalsIgnoringCase(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() &&
           std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return upperCase(x) == upperCase(y); });
}

/// One mnemonic of a pattern against one of a header.
bool matchesMnemonic(QByteArrayView pattern, QByteArrayView word)
{
    if (pattern.endsWith('#')) {
        pattern.chop(1);
        while (!word.isEmpty() && word.back() >= '0' && word.back() <= '9')
            word.chop(1);
    }
    if (equalsIgnoringCase(pattern, word))
        return true;
    qsizetype shortLength = 0;
    while (shortLength < pattern.size() && !(pattern[shortLength] >= 'a' && pattern[shortLength] <= 'z'))
        ++shortLength;
    return shortLength > 0 && equalsIgnoringCase(pattern.first(shortLength), word);
}

struct PatternNode
{
    QByteArrayView mnemonic;
    bool isOptional = false;
};

/// "SYSTem:ERRor[:NEXT]" taken apart.
std::vector<PatternNode> patternNodes(QByteArrayView pattern)
{
    std::vector<PatternNode> nodes;
    bool isOptional = false;
    qsizetype begin = 0;
    const auto take = [&](qsizetype end) {
        if (end > begin)
            nodes.push_back({pattern.sliced(begin, end - begin), isOptional});
        begin = end + 1;
    };
    for (qsizetype at = 0; at < pattern.size(); ++at) {
        const char c = pattern[at];
        if (c != ':' && c != '[' && c != ']')
            continue;
        take(at);
        if (c == '[')
            isOptional = true;
        else if (c == ']')
            isOptional = false;
    }
    take(pattern.size());
    return nodes;
}

bool matchNodes(const std::vector<PatternNode>& nodes, std::size_t node, const std::vector<QByteArrayView>& words,
                std::size_t word)
{
    if (node == nodes.size())
        return word == words.size();
    if (word < words.size() && matchesMnemonic(nodes[node].mnemonic, words[word]) &&
        matchNodes(nodes, node + 1, words, word + 1))
        return true;
    return nodes[node].isOptional && matchNodes(nodes, node + 1, words, word);
}

} // namespace

std::vector<QByteArrayView> splitOutsideData(QByteArrayView text, char separator)
{
    std::vector<QByteArrayView> parts;
    qsizetype begin = 0;
    qsizetype at = 0;
    while (at < text.size()) {
        if (text[at] == separator) {
            parts.push_back(trimmedTail(text.sliced(begin, at - begin)));
            begin = ++at;
        } else {
            at = skipElement(text, at);
        }
    }
    parts.push_back(trimmedTail(text.sliced(begin)));
    return parts;
}

std::vector<ProgramUnit> programUnits(QByteArrayView message)
{
    std::vector<ProgramUnit> units;
    for (const QByteArrayView part : splitOutsideData(message, ';')) {
        if (!part.isEmpty())
            units.push_back(programUnit(part));
    }
    return units;
}

std::vector<QByteArrayView> splitArguments(QByteArrayView arguments)
{
    if (trimmedMessage(arguments).isEmpty())
        return {};
    return splitOutsideData(arguments, ',');
}

std::vector<QByteArrayView> splitResponse(QByteArrayView reply)
{
    if (trimmedMessage(reply).isEmpty())
        return {};
    return splitOutsideData(reply, ';');
}

bool isQuery(QByteArrayView message)
{
    return queryCount(message) > 0;
}

int queryCount(QByteArrayView message)
{
    const auto units = programUnits(message);
    return static_cast<int>(
        std::count_if(units.begin(), units.end(), [](const ProgramUnit& u) { return u.isQuery(); }));
}

bool matchesHeader(QByteArrayView pattern, QByteArrayView header)
{
    pattern = trimmedMessage(pattern);
    header = trimmedMessage(header);
    if (pattern.endsWith('?') != header.endsWith('?'))
        return false;
    if (pattern.endsWith('?')) {
        pattern.chop(1);
        header.chop(1);
    }
    if (header.startsWith(':'))
        header = header.sliced(1);
    std::vector<QByteArrayView> words;
    qsizetype begin = 0;
    for (qsizetype at = 0; at <= header.size(); ++at) {
        if (at < header.size() && header[at] != ':')
            continue;
        words.push_back(header.sliced(begin, at - begin));
        begin = at + 1;
    }
    const auto nodes = patternNodes(pattern);
    if (nodes.size() > kMaxHeaderNodes || words.size() > nodes.size())
        return false;
    return matchNodes(nodes, 0, words, 0);
}

} // namespace visor::scpi
