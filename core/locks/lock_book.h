// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/message_channel.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

namespace visor::locks {

/// One session's place in the book of one resource.
struct LockEntry
{
    enum class Stage : std::uint8_t {
        Waiting, ///< in line
        Claimed, ///< its turn here; the instrument itself has not granted the lock yet
        Held,
    };

    QByteArray process;        ///< names the holder's process; what proves that it lives (LockFolder)
    std::uint64_t session = 0; ///< of that process; never used twice by it
    QString program;           ///< "visor-console"
    QString user;
    std::int64_t pid = 0;
    std::int64_t since = 0; ///< when the stage was entered: milliseconds since 1970, UTC
    visa::LockMode mode = visa::LockMode::Exclusive;
    Stage stage = Stage::Held;
    QByteArray keyDigest;        ///< of a shared lock: SHA-256 in hex; the key itself is written nowhere
    std::uint64_t ticket = 0;    ///< place in line, lower first
    std::int64_t until = kNever; ///< of a wait: the steady clock's milliseconds at which it is given up

    static constexpr std::int64_t kNever = -1;

    [[nodiscard]] bool isOf(const QByteArray& ownProcess, std::uint64_t ownSession) const
    {
        return session == ownSession && process == ownProcess;
    }
    bool operator==(const LockEntry&) const = default;
};

/// Who holds and who waits for one resource: the rules, without the file. Exclusive and shared locks as in
/// visa::LockArbiter (VPP-4.3 §3.6, table of IVI-6.1 §6.6), and a line: first come, first served, except that a
/// holder of the shared lock that asks for the exclusive one too does not wait behind those who wait for it.
/// A value; knows neither clock nor process.
class LockBook
{
public:
    /// What a file may hold; more is refused.
    static constexpr qsizetype kMaximumBytes = qsizetype{256} * 1024;
    static constexpr std::size_t kMaximumEntries = 512;
    static constexpr qsizetype kMaximumText = 255; ///< of a program's or user's name

    LockBook() = default;
    explicit LockBook(QString resource) : m_resource(std::move(resource)) {}

    /// Foreign bytes: nothing unless they are such a book, whole and within the limits.
    [[nodiscard]] static std::optional<LockBook> parse(QByteArrayView bytes);
    [[nodiscard]] QByteArray toBytes() const;

    [[nodiscard]] const QString& resource() const { return m_resource; }
    [[nodiscard]] const std::vector<LockEntry>& entries() const { return m_entries; }
    [[nodiscard]] bool isEmpty() const { return m_entries.empty(); }

    /// Takes out whoever the predicate does not know as living, and waits given up by themselves. True when
    /// something went.
    bool prune(const std::function<bool(const LockEntry&)>& isAlive, std::int64_t steadyNow);

    /// Could that session have the lock now, the line aside?
    [[nodiscard]] bool isFree(const LockEntry& wanted) const;
    /// isFree() and nobody comes first.
    [[nodiscard]] bool canTake(const LockEntry& wanted) const;
    /// May that session use the instrument? Nobody's lock, its own exclusive one, or its shared one while nobody
    /// else is exclusive.
    [[nodiscard]] bool mayAccess(const QByteArray& process, std::uint64_t session) const;
    /// The one who keeps that session from a lock or from access: the exclusive holder, else a shared one, else
    /// the first in line. Null when nobody does.
    [[nodiscard]] const LockEntry* obstacle(const QByteArray& process, std::uint64_t session) const;

    [[nodiscard]] bool isInLine(const QByteArray& process, std::uint64_t session) const;
    /// The first in line, when the lock is free for it. Null when nobody waits or the first one must.
    [[nodiscard]] const LockEntry* called() const;

    /// Puts the session at the end of the line, or answers the place it has there.
    LockEntry& enqueue(const LockEntry& wanted);
    /// Takes the session out of the line and lets it hold (or claim) the lock.
    void grant(const LockEntry& wanted);
    /// A claimed lock was granted by the instrument too. False when it is not there.
    bool confirm(const QByteArray& process, std::uint64_t session, visa::LockMode mode, std::int64_t now);
    /// Ends a lock of that mode, held or claimed. False when there is none.
    bool release(const QByteArray& process, std::uint64_t session, visa::LockMode mode);
    /// Leaves the line. False when not in it.
    bool leaveLine(const QByteArray& process, std::uint64_t session);
    /// Ends everything of a session. False when there was nothing.
    bool forget(const QByteArray& process, std::uint64_t session);

private:
    [[nodiscard]] const LockEntry* exclusive() const;
    bool removeIf(const std::function<bool(const LockEntry&)>& condition);

    QString m_resource;
    std::vector<LockEntry> m_entries;
    std::uint64_t m_nextTicket = 1;
};

} // namespace visor::locks
