// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QByteArray>
#include <QTime>

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>

namespace visor::ui {

/// One line of a terminal.
struct TerminalRow
{
    enum class Kind {
        Command,         ///< what was sent
        Reply,           ///< what came back
        InstrumentError, ///< an entry of the instrument's error queue
        Failure,         ///< the wire's or the session's
        Note,
    };
    Kind kind = Kind::Command;
    QString text;     ///< one line
    QString explain;  ///< a second sentence: the standard's words, what to do; tool tip and detail
    QByteArray bytes; ///< of a Reply, whole; of a Command, what was sent
    std::uint64_t size = 0;
    std::optional<std::chrono::nanoseconds> duration;
    QTime time;
    std::uint64_t command = 0; ///< the command it belongs to
    bool isPending = false;    ///< a Command that waits or runs
    bool areBytesDropped = false;
};

/// The conversation of a terminal: commands in the order they were given, each followed by what became of it.
/// Bounded in rows and in bytes kept. GUI thread.
class TerminalModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role {
        KindRole = Qt::UserRole,
        ExplainRole,
        FactsRole, ///< "1.2 kB · 3.4 ms"
        TimeRole,
        PendingRole,
    };

    explicit TerminalModel(QObject* parent = nullptr, std::size_t mostRows = 20'000,
                           std::uint64_t mostBytes = std::uint64_t{256} << 20);

    /// A new command at the end; the number names it.
    std::uint64_t addCommand(const QString& text, const QByteArray& sent);
    /// Under that command, after what is already there; at the end when the command has gone.
    void addResult(std::uint64_t command, TerminalRow row);
    void finishCommand(std::uint64_t command, std::chrono::nanoseconds duration);
    void clear();

    [[nodiscard]] const TerminalRow& row(int index) const { return m_rows[std::size_t(index)]; }
    /// As text for the clipboard: "> " before commands, results indented.
    [[nodiscard]] QString rowText(int index) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    void trim();
    [[nodiscard]] std::optional<std::size_t> commandPlace(std::uint64_t command) const;

    const std::size_t m_mostRows;
    const std::uint64_t m_mostBytes;
    std::deque<TerminalRow> m_rows;
    std::uint64_t m_keptBytes = 0;
    std::uint64_t m_lastCommand = 0;
};

} // namespace visor::ui
