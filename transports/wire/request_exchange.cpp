// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/wire/request_exchange.h"

#include <QCoreApplication>

#include <algorithm>
#include <cstring>
#include <utility>

namespace visor::wire {

using visa::Status;

namespace {

class RequestExchangeText
{
    Q_DECLARE_TR_FUNCTIONS(visor::wire::RequestExchange)
};

} // namespace

Result<std::optional<QByteArrayView>> RequestExchange::take(QByteArrayView bytes, bool end)
{
    if (m_input.size() + bytes.size() > kLongestRequest) {
        m_input.clear();
        return requestTooLong(m_language);
    }
    const bool isWhole = end && m_input.isEmpty(); // as nearly all are: no copy
    if (!isWhole)
        m_input.append(bytes);
    if (!end)
        return std::nullopt;
    m_answer.clear();
    m_taken = 0;
    m_message = std::exchange(m_input, QByteArray());
    return isWhole ? bytes : QByteArrayView(m_message);
}

Result<visa::ReadChunk> RequestExchange::read(std::span<char> into, const visa::Deadline& deadline)
{
    if (deadline.isCancelled())
        return failure(Status::ErrorAbort, RequestExchangeText::tr("Cancelled."), QStringLiteral("read"));
    const auto left = static_cast<std::size_t>(m_answer.size() - m_taken);
    if (left == 0)
        return failure(Status::ErrorTimeout, m_nothingAsked, QStringLiteral("read"));
    const std::size_t count = std::min(left, into.size());
    std::memcpy(into.data(), m_answer.constData() + m_taken, count);
    m_taken += static_cast<qsizetype>(count);
    return visa::ReadChunk{count, count == left ? Status::Success : Status::SuccessMaxCount};
}

void RequestExchange::clear()
{
    m_input.clear();
    m_answer.clear();
    m_taken = 0;
}

} // namespace visor::wire
