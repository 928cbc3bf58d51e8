// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/terminal/command_history.h"

#include <algorithm>

namespace visor::ui {

CommandHistory::CommandHistory(QStringList commands) : m_commands(std::move(commands))
{
    if (m_commands.size() > kMost)
        m_commands = m_commands.last(kMost);
    rewind();
}

void CommandHistory::add(const QString& command)
{
    if (!command.trimmed().isEmpty() && (m_commands.isEmpty() || m_commands.last() != command)) {
        m_commands.append(command);
        if (m_commands.size() > kMost)
            m_commands.removeFirst();
    }
    rewind();
}

std::optional<QString> CommandHistory::previous(const QString& current)
{
    if (m_place == 0)
        return std::nullopt;
    if (m_place == m_commands.size())
        m_unsent = current;
    return m_commands[--m_place];
}

std::optional<QString> CommandHistory::next()
{
    if (m_place == m_commands.size())
        return std::nullopt;
    ++m_place;
    return m_place == m_commands.size() ? m_unsent : m_commands[m_place];
}

std::optional<qsizetype> CommandHistory::search(const QString& text, qsizetype before) const
{
    for (qsizetype i = std::min(before, m_commands.size()) - 1; i >= 0; --i) {
        if (m_commands[i].contains(text, Qt::CaseInsensitive))
            return i;
    }
    return std::nullopt;
}

} // namespace visor::ui
