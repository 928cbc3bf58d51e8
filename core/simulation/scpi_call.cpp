// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/scpi_call.h"

#include "core/scpi/block.h"
#include "core/simulation/scpi_tree.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace visor::simulation {

bool ScpiCall::allowAtMost(std::size_t count)
{
    if (argumentCount() <= count)
        return true;
    fail(ScpiError::ParameterNotAllowed);
    return false;
}

const ScpiArgument* ScpiCall::argument(std::size_t i)
{
    m_read = std::max(m_read, i + 1);
    if (i < argumentCount())
        return &m_unit.arguments[i];
    fail(ScpiError::MissingParameter);
    return nullptr;
}

std::optional<double> ScpiCall::number(std::size_t i, QByteArrayView unit, const NumberRange& range)
{
    const ScpiArgument* const given = argument(i);
    if (given == nullptr)
        return std::nullopt;
    if (given->kind != ScpiArgument::Kind::Plain) {
        fail(ScpiError::DataTypeError);
        return std::nullopt;
    }
    const auto value = parseScpiNumber(given->value, unit, range);
    if (!value) {
        fail(value.error());
        return std::nullopt;
    }
    return *value;
}

std::optional<int> ScpiCall::integer(std::size_t i, int minimum, int maximum)
{
    const auto value = number(i, {}, {double(minimum), double(maximum), double(minimum)});
    if (!value)
        return std::nullopt;
    return static_cast<int>(std::lround(*value));
}

std::optional<bool> ScpiCall::boolean(std::size_t i)
{
    const ScpiArgument* const given = argument(i);
    if (given == nullptr)
        return std::nullopt;
    if (given->kind == ScpiArgument::Kind::Plain) {
        if (ScpiTree::matches("ON", given->value))
            return true;
        if (ScpiTree::matches("OFF", given->value))
            return false;
    }
    const auto value = number(i, {}, {});
    if (!value)
        return std::nullopt;
    return std::lround(*value) != 0;
}

std::optional<std::size_t> ScpiCall::choice(std::size_t i, const QByteArrayList& mnemonics)
{
    const ScpiArgument* const given = argument(i);
    if (given == nullptr)
        return std::nullopt;
    if (given->kind != ScpiArgument::Kind::Plain) {
        fail(ScpiError::DataTypeError);
        return std::nullopt;
    }
    for (qsizetype k = 0; k < mnemonics.size(); ++k) {
        if (ScpiTree::matches(mnemonics[k], given->value))
            return static_cast<std::size_t>(k);
    }
    fail(ScpiError::IllegalParameterValue);
    return std::nullopt;
}

std::optional<QByteArray> ScpiCall::text(std::size_t i)
{
    const ScpiArgument* const given = argument(i);
    if (given == nullptr)
        return std::nullopt;
    if (given->kind != ScpiArgument::Kind::Plain && given->kind != ScpiArgument::Kind::String) {
        fail(ScpiError::DataTypeError);
        return std::nullopt;
    }
    return given->value;
}

std::optional<QByteArray> ScpiCall::block(std::size_t i)
{
    const ScpiArgument* const given = argument(i);
    if (given == nullptr)
        return std::nullopt;
    if (given->kind != ScpiArgument::Kind::Block) {
        fail(ScpiError::DataTypeError);
        return std::nullopt;
    }
    return given->value;
}

std::optional<QByteArray> ScpiCall::expression(std::size_t i)
{
    const ScpiArgument* const given = argument(i);
    if (given == nullptr)
        return std::nullopt;
    if (given->kind != ScpiArgument::Kind::Expression) {
        fail(ScpiError::DataTypeError);
        return std::nullopt;
    }
    return given->value;
}

void ScpiCall::fail(ScpiError error, const QByteArray& detail)
{
    if (m_error != ScpiError::None)
        return;
    m_error = error;
    m_errorDetail = detail;
}

void ScpiCall::beginAnswer()
{
    if (m_answered)
        m_response.append(QByteArrayLiteral(","));
    else if (!m_response.isEmpty())
        m_response.append(QByteArrayLiteral(";"));
    m_answered = true;
}

void ScpiCall::reply(QByteArray text)
{
    beginAnswer();
    m_response.append(std::move(text));
}

void ScpiCall::replyString(const QByteArray& text)
{
    reply(scpi::makeString(text));
}

void ScpiCall::replyChoice(const QByteArray& mnemonic)
{
    reply(ScpiTree::shortForm(mnemonic));
}

void ScpiCall::replyBlock(QByteArray data)
{
    beginAnswer();
    QByteArray length = QByteArray::number(data.size());
    if (length.size() < 8)
        length.prepend(QByteArray(8 - length.size(), '0'));
    m_response.append('#' + QByteArray::number(length.size()) + length);
    m_response.append(std::move(data));
}

void ScpiCall::readyAt(Clock::Duration when)
{
    m_response.readyAt = std::max(m_response.readyAt, when);
}

} // namespace visor::simulation
