// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/attribute_filter.h"
#include "core/visa/resource_name.h"
#include "core/visa/resource_pattern.h"

#include <QStringView>

#include <optional>

namespace visor::visa {

/// A viFindRsrc search expression (VPP-4.3 §4.3.2): a pattern over the whole canonical name, any letter case, and
/// an optional attribute clause in braces: `TCPIP?*::INSTR{VI_ATTR_TCPIP_IS_HISLIP==VI_TRUE}`. Compiled once, then
/// matched against any number of names. A value; any thread.
class ResourceExpression
{
public:
    /// ErrorInvalidExpression with the place in the sentence.
    [[nodiscard]] static Result<ResourceExpression> compile(QStringView text);
    /// Where compile() stopped; -1 when it compiles. For marking the place while somebody types.
    [[nodiscard]] static qsizetype errorColumn(QStringView text);

    /// With the attributes that the name alone tells.
    [[nodiscard]] bool matches(const ResourceName& resource) const;
    /// With more: `lookup` is asked first.
    [[nodiscard]] bool matches(const ResourceName& resource, const AttributeFilter::Lookup& lookup) const;

private:
    [[nodiscard]] static tl::expected<ResourceExpression, ExpressionFault> compileParts(QStringView text);

    ResourcePattern m_pattern;
    std::optional<AttributeFilter> m_filter;
};

} // namespace visor::visa
