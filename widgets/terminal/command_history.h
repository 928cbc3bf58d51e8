// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace visor::ui {

/// The commands given to one instrument, oldest first: bounded, no duplicates in a row, walked with Up and Down
/// like a shell's. A value; who owns it keeps it over restarts.
class CommandHistory
{
public:
    static constexpr qsizetype kMost = 500;

    CommandHistory() = default;
    explicit CommandHistory(QStringList commands);

    void add(const QString& command);
    [[nodiscard]] const QStringList& commands() const { return m_commands; }

    /// One step back; `current` is what stands in the line and is given back when the walk returns to the end.
    [[nodiscard]] std::optional<QString> previous(const QString& current);
    [[nodiscard]] std::optional<QString> next();
    /// Ends a walk: the next previous() starts at the newest again.
    void rewind() { m_place = m_commands.size(); }

    /// The newest command before index `before` (commands().size(): the very newest) that contains `text`, any
    /// case.
    [[nodiscard]] std::optional<qsizetype> search(const QString& text, qsizetype before) const;

private:
    QStringList m_commands;
    qsizetype m_place = 0;
    QString m_unsent;
};

} // namespace visor::ui
