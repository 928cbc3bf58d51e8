// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/visa/attribute_filter.h"

#include "core/visa/resource_name.h"

#include <QCoreApplication>

#include <array>

namespace visor::visa {

namespace {

struct FilterText
{
    Q_DECLARE_TR_FUNCTIONS(visor::visa::ResourceExpression)
};

struct FilterConstant
{
    QLatin1StringView name;
    std::int64_t value;
};

// The constants of VPP-4.3 that make sense in a filter.
constexpr auto kFilterConstants = std::to_array<FilterConstant>({
    {QLatin1StringView("VI_TRUE"), 1},
    {QLatin1StringView("VI_FALSE"), 0},
    {QLatin1StringView("VI_INTF_GPIB"), 1},
    {QLatin1StringView("VI_INTF_VXI"), 2},
    {QLatin1StringView("VI_INTF_GPIB_VXI"), 3},
    {QLatin1StringView("VI_INTF_ASRL"), 4},
    {QLatin1StringView("VI_INTF_PXI"), 5},
    {QLatin1StringView("VI_INTF_TCPIP"), 6},
    {QLatin1StringView("VI_INTF_USB"), 7},
    {QLatin1StringView("VI_INTF_RIO"), 8},
    {QLatin1StringView("VI_INTF_FIREWIRE"), 9},
});

bool isFilterWordCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'_';
}

} // namespace

/// Recursive descent that writes the steps in postfix order.
class AttributeFilterCompiler
{
public:
    AttributeFilterCompiler(QStringView text, qsizetype column) : m_text(text), m_column(column) {}

    tl::expected<AttributeFilter, ExpressionFault> run()
    {
        anyOf();
        skipBlanks();
        if (!m_fault && m_at < m_text.size())
            fail(FilterText::tr("“&&” or “||” is expected"));
        if (m_fault)
            return tl::unexpected(*m_fault);
        return std::move(m_filter);
    }

private:
    using Operator = AttributeFilter::Operator;

    void fail(QString problem)
    {
        if (!m_fault)
            m_fault = ExpressionFault{m_column + m_at, std::move(problem)};
    }

    void skipBlanks()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
    }

    bool take(QLatin1StringView token)
    {
        skipBlanks();
        if (m_fault || !m_text.sliced(m_at).startsWith(token))
            return false;
        m_at += token.size();
        return true;
    }

    void anyOf()
    {
        allOf();
        while (take(QLatin1StringView("||"))) {
            allOf();
            m_filter.m_steps.push_back({Operator::Or, {}, {}});
        }
    }

    void allOf()
    {
        term();
        while (take(QLatin1StringView("&&"))) {
            term();
            m_filter.m_steps.push_back({Operator::And, {}, {}});
        }
    }

    void term()
    {
        if (m_fault)
            return;
        if (m_depth >= AttributeFilter::kMaxDepth) {
            fail(FilterText::tr("groups are nested too deeply"));
            return;
        }
        ++m_depth;
        if (take(QLatin1StringView("!"))) {
            term();
            m_filter.m_steps.push_back({Operator::Not, {}, {}});
        } else if (take(QLatin1StringView("("))) {
            anyOf();
            if (!m_fault && !take(QLatin1StringView(")")))
                fail(FilterText::tr("“)” is expected"));
        } else {
            comparison();
        }
        --m_depth;
    }

    void comparison()
    {
        const qsizetype begin = m_at;
        const QStringView name = word();
        const std::optional<Attribute> attribute = attributeFromName(name);
        if (!attribute) {
            m_at = begin;
            fail(name.isEmpty() ? FilterText::tr("an attribute such as VI_ATTR_INTF_TYPE is expected")
                                : FilterText::tr("there is no attribute “%1”").arg(name));
            return;
        }
        AttributeFilter::Step step{Operator::Equal, *attribute, {}};
        // The longer operators first: "<=" begins with "<".
        static constexpr std::array<std::pair<QLatin1StringView, Operator>, 6> kOperators{{
            {QLatin1StringView("=="), Operator::Equal},
            {QLatin1StringView("!="), Operator::NotEqual},
            {QLatin1StringView("<="), Operator::LessEqual},
            {QLatin1StringView(">="), Operator::GreaterEqual},
            {QLatin1StringView("<"), Operator::Less},
            {QLatin1StringView(">"), Operator::Greater},
        }};
        bool found = false;
        for (const auto& [token, what] : kOperators) {
            if (take(token)) {
                step.what = what;
                found = true;
                break;
            }
        }
        if (!found) {
            fail(FilterText::tr("==, !=, <, >, <= or >= is expected"));
            return;
        }
        if (!value(step))
            return;
        m_filter.m_steps.push_back(std::move(step));
    }

    bool value(AttributeFilter::Step& step)
    {
        skipBlanks();
        const AttributeType type = attributeInfo(step.attribute)->type;
        const bool wantsText = type == AttributeType::String;
        if (m_at < m_text.size() && m_text[m_at] == u'"') {
            const qsizetype end = m_text.indexOf(u'"', m_at + 1);
            if (!wantsText || end < 0) {
                fail(end < 0 ? FilterText::tr("the string is not closed")
                             : FilterText::tr("a number is expected for this attribute"));
                return false;
            }
            step.value = m_text.sliced(m_at + 1, end - m_at - 1).toString();
            m_at = end + 1;
            return true;
        }
        if (wantsText || type == AttributeType::Buffer) {
            fail(FilterText::tr("a string in quotes is expected for this attribute"));
            return false;
        }
        const qsizetype begin = m_at;
        const bool negative = take(QLatin1StringView("-"));
        const QString text = word().toString();
        bool isNumber = false;
        std::int64_t number = text.startsWith(QLatin1StringView("0x"), Qt::CaseInsensitive)
                                  ? text.sliced(2).toLongLong(&isNumber, 16)
                                  : text.toLongLong(&isNumber, 10);
        for (const FilterConstant& constant : kFilterConstants) {
            if (!isNumber && text.compare(constant.name, Qt::CaseInsensitive) == 0) {
                number = constant.value;
                isNumber = true;
            }
        }
        if (!isNumber) {
            m_at = begin;
            fail(FilterText::tr("a number is expected"));
            return false;
        }
        step.value = negative ? -number : number;
        return true;
    }

    QStringView word()
    {
        skipBlanks();
        const qsizetype begin = m_at;
        while (m_at < m_text.size() && isFilterWordCharacter(m_text[m_at]))
            ++m_at;
        return m_text.sliced(begin, m_at - begin);
    }

    QStringView m_text;
    qsizetype m_column;
    qsizetype m_at = 0;
    int m_depth = 0;
    std::optional<ExpressionFault> m_fault;
    AttributeFilter m_filter;
};

tl::expected<AttributeFilter, ExpressionFault> AttributeFilter::compile(QStringView text, qsizetype column)
{
    return AttributeFilterCompiler(text, column).run();
}

bool AttributeFilter::compare(const Step& step, const std::optional<AttributeValue>& actual)
{
    if (!actual)
        return false;
    int order = 0;
    if (const auto* wanted = std::get_if<QString>(&step.value)) {
        const auto* text = std::get_if<QString>(&*actual);
        if (!text)
            return false;
        order = text->compare(*wanted, Qt::CaseInsensitive);
    } else {
        const std::int64_t wantedNumber = std::get<std::int64_t>(step.value);
        std::int64_t number = 0;
        if (const auto* integer = std::get_if<std::int64_t>(&*actual))
            number = *integer;
        else if (const auto* flag = std::get_if<bool>(&*actual))
            number = *flag ? 1 : 0;
        else
            return false;
        order = number < wantedNumber ? -1 : (number > wantedNumber ? 1 : 0);
    }
    switch (step.what) {
    case Operator::Equal:
        return order == 0;
    case Operator::NotEqual:
        return order != 0;
    case Operator::Less:
        return order < 0;
    case Operator::Greater:
        return order > 0;
    case Operator::LessEqual:
        return order <= 0;
    case Operator::GreaterEqual:
        return order >= 0;
    case Operator::Not:
    case Operator::And:
    case Operator::Or:
        break;
    }
    return false;
}

bool AttributeFilter::matches(const Lookup& lookup) const
{
    std::vector<bool> stack;
    const auto pop = [&stack] {
        const bool top = stack.back();
        stack.pop_back();
        return top;
    };
    for (const Step& step : m_steps) {
        switch (step.what) {
        case Operator::Not:
            stack.push_back(!pop());
            break;
        case Operator::And: {
            const bool right = pop();
            const bool left = pop();
            stack.push_back(left && right);
            break;
        }
        case Operator::Or: {
            const bool right = pop();
            const bool left = pop();
            stack.push_back(left || right);
            break;
        }
        default:
            stack.push_back(compare(step, lookup(step.attribute)));
        }
    }
    return stack.empty() || stack.back();
}

} // namespace visor::visa
