// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <tl/expected.hpp>

#include <cstdint>
#include <utility>
#include <vector>

namespace visor::visa {

/// Where an expression stops making sense, and what should stand there.
struct ExpressionFault
{
    qsizetype column = 0; ///< 0-based
    QString problem;      ///< translated
};

/// The pattern half of a viFindRsrc expression (VPP-4.3 §4.3.2): `?` `*` `+` `[..]` `[^..]` `|` `()` `\`. Compiled
/// once; matched by walking all states at once, so time grows with pattern × text and never worse. A value.
class ResourcePattern
{
public:
    static constexpr qsizetype kMaxLength = 1024;
    static constexpr int kMaxDepth = 50;

    [[nodiscard]] static tl::expected<ResourcePattern, ExpressionFault> compile(QStringView pattern);

    /// The whole text, any letter case.
    [[nodiscard]] bool matches(QStringView text) const;

private:
    friend class ResourcePatternCompiler;

    enum class Code : std::uint8_t { Any, Set, Split, Jump, Match };

    struct Instruction
    {
        Code code = Code::Match;
        bool negated = false;   ///< Set
        std::size_t first = 0;  ///< Split, Jump: next; Set: index into m_sets
        std::size_t second = 0; ///< Split: the other next
    };
    using CharacterRange = std::pair<char16_t, char16_t>; ///< case folded

    [[nodiscard]] bool accepts(const Instruction& instruction, char16_t folded) const;

    std::vector<Instruction> m_program;
    std::vector<std::vector<CharacterRange>> m_sets;
};

} // namespace visor::visa
