// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/visa/resource_expression.h"

#include "core/visa/resource_attributes.h"

#include <QCoreApplication>

namespace visor::visa {

namespace {

struct ExpressionText
{
    Q_DECLARE_TR_FUNCTIONS(visor::visa::ResourceExpression)
};

/// The '{' that begins the attribute clause: not escaped, not in a set.
qsizetype clauseBegin(QStringView text)
{
    bool inSet = false;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar c = text[at];
        if (c == u'\\')
            ++at;
        else if (c == u'[')
            inSet = true;
        else if (c == u']')
            inSet = false;
        else if (c == u'{' && !inSet)
            return at;
    }
    return -1;
}

} // namespace

tl::expected<ResourceExpression, ExpressionFault> ResourceExpression::compileParts(QStringView text)
{
    const qsizetype end = text.trimmed().isEmpty() ? 0 : text.size();
    const QStringView whole = text.first(end);
    if (whole.isEmpty())
        return tl::unexpected(
            ExpressionFault{0, ExpressionText::tr("an expression such as ?*::INSTR is expected")});
    const qsizetype begin = clauseBegin(whole);
    ResourceExpression expression;
    auto pattern = ResourcePattern::compile(begin < 0 ? whole : whole.first(begin));
    if (!pattern)
        return tl::unexpected(pattern.error());
    expression.m_pattern = std::move(*pattern);
    if (begin < 0)
        return expression;
    QStringView clause = whole.sliced(begin + 1);
    while (!clause.isEmpty() && clause.back().isSpace())
        clause.chop(1);
    if (!clause.endsWith(u'}'))
        return tl::unexpected(ExpressionFault{whole.size(), ExpressionText::tr("“}” is expected at the end")});
    auto filter = AttributeFilter::compile(clause.chopped(1), begin + 1);
    if (!filter)
        return tl::unexpected(filter.error());
    expression.m_filter = std::move(*filter);
    return expression;
}

Result<ResourceExpression> ResourceExpression::compile(QStringView text)
{
    auto expression = compileParts(text);
    if (expression)
        return std::move(*expression);
    return failure(Status::ErrorInvalidExpression,
                   ExpressionText::tr("“%1” is not a search expression: at character %2, %3.")
                       .arg(text.left(120))
                       .arg(expression.error().column + 1)
                       .arg(expression.error().problem),
                   QStringLiteral("resource.expression"),
                   QStringLiteral("column %1").arg(expression.error().column));
}

qsizetype ResourceExpression::errorColumn(QStringView text)
{
    const auto expression = compileParts(text);
    return expression ? -1 : expression.error().column;
}

bool ResourceExpression::matches(const ResourceName& resource) const
{
    return matches(resource, [](Attribute) { return std::nullopt; });
}

bool ResourceExpression::matches(const ResourceName& resource, const AttributeFilter::Lookup& lookup) const
{
    if (!m_pattern.matches(resource.toString()))
        return false;
    if (!m_filter)
        return true;
    return m_filter->matches([&](Attribute id) -> std::optional<AttributeValue> {
        if (auto value = lookup(id))
            return value;
        return resourceAttribute(resource, id);
    });
}

} // namespace visor::visa
