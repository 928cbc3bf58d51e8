// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/attributes.h"
#include "core/visa/resource_pattern.h"

#include <QStringView>

#include <functional>
#include <optional>
#include <vector>

namespace visor::visa {

/// The attribute half of a viFindRsrc expression, between the braces: comparisons of attributes joined with `&&`,
/// `||`, `!` and parentheses, e.g. `VI_ATTR_INTF_TYPE==6 && VI_ATTR_TCPIP_PORT!=5025`. Compiled once. A value.
class AttributeFilter
{
public:
    static constexpr int kMaxDepth = 50;

    /// The value of an attribute of the resource in question; nothing when it has none: then no comparison holds.
    using Lookup = std::function<std::optional<AttributeValue>(Attribute)>;

    /// `column` is added to the columns of faults.
    [[nodiscard]] static tl::expected<AttributeFilter, ExpressionFault> compile(QStringView text,
                                                                                qsizetype column);

    [[nodiscard]] bool matches(const Lookup& lookup) const;

private:
    friend class AttributeFilterCompiler;

    enum class Operator : std::uint8_t { Equal, NotEqual, Less, Greater, LessEqual, GreaterEqual, Not, And, Or };

    /// One step of the filter in postfix order.
    struct Step
    {
        Operator what = Operator::Equal;
        Attribute attribute{};
        AttributeValue value;
    };

    [[nodiscard]] static bool compare(const Step& step, const std::optional<AttributeValue>& actual);

    std::vector<Step> m_steps;
};

} // namespace visor::visa
