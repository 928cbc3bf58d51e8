// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/error_queue.h"

#include "core/scpi/block.h"

#include <utility>

namespace visor::simulation {

QByteArray ErrorQueue::Entry::toReply() const
{
    return (number >= 0 ? QByteArrayLiteral("+") : QByteArray()) + QByteArray::number(number) + ',' +
           scpi::makeString(text);
}

void ErrorQueue::push(ScpiError error, const QByteArray& detail)
{
    const QByteArray text = scpiErrorText(error);
    push(static_cast<int>(error), detail.isEmpty() ? text : text + ';' + detail);
}

void ErrorQueue::push(int number, const QByteArray& text)
{
    if (m_entries.size() >= kCapacity) {
        m_entries.back() = {static_cast<int>(ScpiError::QueueOverflow), scpiErrorText(ScpiError::QueueOverflow)};
        return;
    }
    m_entries.push_back({number, text});
}

ErrorQueue::Entry ErrorQueue::pop()
{
    if (m_entries.empty())
        return {0, scpiErrorText(ScpiError::None)};
    Entry entry = std::move(m_entries.front());
    m_entries.pop_front();
    return entry;
}

} // namespace visor::simulation
