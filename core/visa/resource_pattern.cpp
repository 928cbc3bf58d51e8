// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/visa/resource_pattern.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>

namespace visor::visa {

namespace {

struct PatternText
{
    Q_DECLARE_TR_FUNCTIONS(visor::visa::ResourceExpression)
};

char16_t foldedPattern(QChar c)
{
    return c.toCaseFolded().unicode();
}

} // namespace

/// Recursive descent over the pattern; each rule answers a piece of program whose jumps are relative to its start.
class ResourcePatternCompiler
{
public:
    explicit ResourcePatternCompiler(QStringView text) : m_text(text) {}

    tl::expected<ResourcePattern, ExpressionFault> run()
    {
        if (m_text.size() > ResourcePattern::kMaxLength)
            fail(ResourcePattern::kMaxLength, PatternText::tr("the expression is too long"));
        Program program = alternatives();
        if (!m_fault && m_at < m_text.size())
            fail(m_at, PatternText::tr("“)” has no “(” before it"));
        if (m_fault)
            return tl::unexpected(*m_fault);
        program.push_back({Code::Match, false, 0, 0});
        m_pattern.m_program = std::move(program);
        return std::move(m_pattern);
    }

private:
    using Code = ResourcePattern::Code;
    using Instruction = ResourcePattern::Instruction;
    using Program = std::vector<Instruction>;

    void fail(qsizetype column, QString problem)
    {
        if (!m_fault)
            m_fault = ExpressionFault{column, std::move(problem)};
    }

    [[nodiscard]] bool atEnd() const { return m_fault || m_at >= m_text.size(); }

    static void append(Program& program, const Program& piece)
    {
        const std::size_t base = program.size();
        for (Instruction instruction : piece) {
            if (instruction.code == Code::Split || instruction.code == Code::Jump) {
                instruction.first += base;
                instruction.second += base;
            }
            program.push_back(instruction);
        }
    }

    Program alternatives()
    {
        Program program = sequence();
        while (!atEnd() && m_text[m_at] == u'|') {
            ++m_at;
            const Program other = sequence();
            // Split(mine, other); mine; Jump(end); other
            Program both{{Code::Split, false, 1, program.size() + 2}};
            append(both, program);
            both.push_back({Code::Jump, false, both.size() + 1 + other.size(), 0});
            append(both, other);
            program = std::move(both);
        }
        return program;
    }

    Program sequence()
    {
        Program program;
        while (!atEnd() && m_text[m_at] != u'|' && m_text[m_at] != u')') {
            Program piece = element();
            while (!atEnd() && (m_text[m_at] == u'*' || m_text[m_at] == u'+')) {
                piece = repeated(piece, m_text[m_at] == u'*');
                ++m_at;
            }
            append(program, piece);
        }
        return program;
    }

    static Program repeated(const Program& piece, bool mayBeAbsent)
    {
        Program program;
        if (mayBeAbsent)
            program.push_back({Code::Split, false, 1, piece.size() + 2});
        const std::size_t begin = program.size();
        append(program, piece);
        // back to the piece, or on
        program.push_back({Code::Split, false, begin, program.size() + 1});
        return program;
    }

    Program element()
    {
        const QChar c = m_text[m_at];
        switch (c.unicode()) {
        case u'?':
            ++m_at;
            return {{Code::Any, false, 0, 0}};
        case u'*':
        case u'+':
            fail(m_at, PatternText::tr("“%1” has nothing before it to repeat").arg(c));
            return {};
        case u'(':
            return group();
        case u'[':
            return set();
        case u']':
            fail(m_at, PatternText::tr("“]” has no “[” before it"));
            return {};
        case u'\\':
            ++m_at;
            if (m_at >= m_text.size()) {
                fail(m_at, PatternText::tr("a character must follow “\\”"));
                return {};
            }
            break;
        default:
            break;
        }
        const char16_t folded = foldedPattern(m_text[m_at++]);
        return single({{folded, folded}}, false);
    }

    Program single(std::vector<ResourcePattern::CharacterRange> ranges, bool negated)
    {
        m_pattern.m_sets.push_back(std::move(ranges));
        return {{Code::Set, negated, m_pattern.m_sets.size() - 1, 0}};
    }

    Program group()
    {
        const qsizetype open = m_at++;
        if (++m_depth > ResourcePattern::kMaxDepth) {
            fail(open, PatternText::tr("groups are nested too deeply"));
            return {};
        }
        Program program = alternatives();
        if (!m_fault && m_at >= m_text.size())
            fail(open, PatternText::tr("“(” is not closed"));
        ++m_at;
        --m_depth;
        return program;
    }

    Program set()
    {
        const qsizetype open = m_at++;
        bool negated = false;
        if (m_at < m_text.size() && m_text[m_at] == u'^') {
            negated = true;
            ++m_at;
        }
        std::vector<ResourcePattern::CharacterRange> ranges;
        while (m_at < m_text.size() && m_text[m_at] != u']') {
            const QChar low = setCharacter();
            QChar high = low;
            if (m_at + 1 < m_text.size() && m_text[m_at] == u'-' && m_text[m_at + 1] != u']') {
                ++m_at;
                const qsizetype column = m_at;
                high = setCharacter();
                if (high < low) {
                    fail(column, PatternText::tr("the range “%1-%2” runs backwards").arg(low).arg(high));
                    return {};
                }
            }
            ranges.emplace_back(foldedPattern(low), foldedPattern(high));
            if (low.isLetter() != high.isLetter() || low.isUpper() != high.isUpper())
                ranges.emplace_back(low.unicode(), high.unicode());
        }
        if (m_at >= m_text.size()) {
            fail(open, PatternText::tr("“[” is not closed"));
            return {};
        }
        if (ranges.empty()) {
            fail(m_at, PatternText::tr("“[ ]” needs a character in it"));
            return {};
        }
        ++m_at;
        return single(std::move(ranges), negated);
    }

    QChar setCharacter()
    {
        if (m_text[m_at] == u'\\' && m_at + 1 < m_text.size())
            ++m_at;
        return m_text[m_at++];
    }

    QStringView m_text;
    qsizetype m_at = 0;
    int m_depth = 0;
    std::optional<ExpressionFault> m_fault;
    ResourcePattern m_pattern;
};

tl::expected<ResourcePattern, ExpressionFault> ResourcePattern::compile(QStringView pattern)
{
    return ResourcePatternCompiler(pattern).run();
}

bool ResourcePattern::accepts(const Instruction& instruction, char16_t folded) const
{
    if (instruction.code == Code::Any)
        return true;
    const auto& ranges = m_sets[instruction.first];
    const bool inside = std::any_of(ranges.begin(), ranges.end(), [&](const CharacterRange& range) {
        return folded >= range.first && folded <= range.second;
    });
    return inside != instruction.negated;
}

bool ResourcePattern::matches(QStringView text) const
{
    if (m_program.empty())
        return false;
    std::vector<std::size_t> now;
    std::vector<std::size_t> next;
    std::vector<std::size_t> pending;
    std::vector<std::size_t> seen(m_program.size(), 0); // step in which a state was reached last
    std::size_t step = 0;
    const auto reach = [&](std::vector<std::size_t>& states, std::size_t from) {
        pending.push_back(from);
        while (!pending.empty()) {
            const std::size_t at = pending.back();
            pending.pop_back();
            if (seen[at] == step)
                continue;
            seen[at] = step;
            const Instruction& instruction = m_program[at];
            if (instruction.code == Code::Jump || instruction.code == Code::Split)
                pending.push_back(instruction.first);
            if (instruction.code == Code::Split)
                pending.push_back(instruction.second);
            if (instruction.code != Code::Jump && instruction.code != Code::Split)
                states.push_back(at);
        }
    };
    ++step;
    reach(now, 0);
    for (const QChar c : text) {
        const char16_t folded = foldedPattern(c);
        next.clear();
        ++step;
        for (const std::size_t at : now) {
            if (m_program[at].code != Code::Match && accepts(m_program[at], folded))
                reach(next, at + 1);
        }
        now.swap(next);
        if (now.empty())
            return false;
    }
    return std::any_of(now.begin(), now.end(), [&](std::size_t at) { return m_program[at].code == Code::Match; });
}

} // namespace visor::visa
