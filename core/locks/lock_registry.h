// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/locks/lock_folder.h"
#include "core/locks/lock_watch.h"

#include <functional>
#include <mutex>
#include <set>

namespace visor::locks {

/// One who holds or waits for an instrument, as people are told of them.
struct LockParty
{
    QString program;
    QString user;
    std::int64_t pid = 0;
    QByteArray process;        ///< tells processes apart, also across containers that count from 1
    std::uint64_t session = 0; ///< of that process
    bool isThisProcess = false;
    visa::LockMode mode = visa::LockMode::Exclusive;
    std::int64_t since = 0; ///< milliseconds since 1970, UTC
    /// Its turn among Visor's programs; the instrument itself is still locked by somebody else.
    bool waitsForInstrument = false;

    bool operator==(const LockParty&) const = default;
};

/// A resource as the registry knows it; made once a session, for its digest is not free.
struct LockTarget
{
    LockTarget() = default;
    explicit LockTarget(const QString& name) : resource(name), book(LockFolder::bookName(name)) {}

    QString resource; ///< canonical
    QByteArray book;
};

/// Who holds one resource and who waits for it, at one moment.
struct LockSituation
{
    QString resource;
    std::vector<LockParty> holders;
    std::vector<LockParty> waiters; ///< in the order of their turns

    [[nodiscard]] bool isFree() const { return holders.empty() && waiters.empty(); }
    bool operator==(const LockSituation&) const = default;
};

/// Who holds which instrument among this user's programs on this machine: the arbiter for wires without locks of
/// their own, and the book of names for those that have them. Made once by the program, given by reference to
/// whoever opens sessions or shows locks. Any thread.
///
/// Nothing touches the disk before the first question. While the folder cannot be used, locks are refused saying
/// why, and access is free: an instrument must stay usable. Each question looks at the folder anew until it can be
/// used, so what was mended counts without a restart.
class LockRegistry
{
public:
    /// The folder and the name under which others see this program.
    LockRegistry(QString folder, QString program);
    LockRegistry(const LockRegistry&) = delete;
    LockRegistry& operator=(const LockRegistry&) = delete;
    ~LockRegistry();

    using SessionId = std::uint64_t;
    /// A new session of this process.
    [[nodiscard]] SessionId enter();
    /// It has gone: whatever it held or waited for on that resource is free. Where that cannot be written now
    /// (another program stands still inside the guard), it is as soon as something moves in the folder.
    void leave(const LockTarget& target, SessionId session);

    /// How far a grant goes.
    enum class Grant : std::uint8_t {
        Whole, ///< the lock is held
        Claim, ///< it is this session's turn; held once confirm() says that the instrument granted it as well
    };
    /// Waits in line until the deadline. The caller counts nesting: a session asks for each mode once.
    /// ErrorResourceLocked naming the holder, ErrorAbort, or why locks cannot be kept.
    [[nodiscard]] Result<void> acquire(const LockTarget& target, SessionId session, visa::LockMode mode,
                                       const QByteArray& key, Grant grant, const visa::Deadline& deadline);
    void confirm(const LockTarget& target, SessionId session, visa::LockMode mode);
    [[nodiscard]] Result<void> release(const LockTarget& target, SessionId session, visa::LockMode mode);

    /// May the session use the instrument now? One system call when nobody holds anything.
    [[nodiscard]] bool mayAccess(const LockTarget& target, SessionId session) const;
    /// Waits until it may. ErrorResourceLocked naming the holder at the deadline, ErrorAbort when cancelled.
    [[nodiscard]] Result<void> waitForAccess(const LockTarget& target, SessionId session, const QString& operation,
                                             const visa::Deadline& deadline) const;

    [[nodiscard]] LockSituation situation(const QString& resource) const;
    /// Every resource that somebody holds or waits for, by name.
    [[nodiscard]] std::vector<LockSituation> situations() const;
    /// Who but that session has a lock on the resource; the exclusive holder first. Nothing: nobody known.
    [[nodiscard]] std::optional<LockParty> otherHolder(const LockTarget& target, SessionId session) const;
    /// Why no locks can be kept; nothing when they can.
    [[nodiscard]] std::optional<Error> problem() const;

    /// Ends the subscription with itself; before the registry.
    class Subscription
    {
    public:
        Subscription() = default;
        Subscription(LockWatch* watch, std::uint64_t id) : m_watch(watch), m_id(id) {}
        Subscription(Subscription&& other) noexcept
            : m_watch(std::exchange(other.m_watch, nullptr)), m_id(other.m_id)
        {
        }
        Subscription& operator=(Subscription&& other) noexcept
        {
            std::swap(m_watch, other.m_watch);
            std::swap(m_id, other.m_id);
            return *this;
        }
        ~Subscription()
        {
            if (m_watch != nullptr)
                m_watch->unsubscribe(m_id);
        }

    private:
        LockWatch* m_watch = nullptr;
        std::uint64_t m_id = 0;
    };
    /// `handler` runs on a thread of its own after every change of any lock, also those of programs that ended.
    /// Nothing comes when locks cannot be kept.
    [[nodiscard]] Subscription subscribe(LockWatch::Handler handler) const;

private:
    /// The folder, opened by the first question that finds it fit. A few system calls while it is not.
    [[nodiscard]] Result<std::shared_ptr<LockFolder>> folder() const;
    [[nodiscard]] LockWatch& watch(const LockFolder& folder) const;
    /// The book as it is, without those who have gone.
    [[nodiscard]] Result<LockBook> read(const LockFolder& folder, const LockTarget& target) const;
    /// Reads, lets `change` act, writes when it says that it changed something; under the guard.
    [[nodiscard]] Result<void> update(const LockTarget& target, const visa::Deadline& deadline,
                                      const std::function<bool(LockBook&)>& change) const;
    /// Takes a session out of a resource's book. False when that cannot be written now.
    [[nodiscard]] bool strikeOut(const LockTarget& target, SessionId session,
                                 const visa::Deadline& deadline) const;
    void strikeOutLater(const LockTarget& target, SessionId session);
    /// On the watch's thread.
    void strikeOutOwed();
    void pruneGone(const LockFolder& folder, LockBook& book, bool& changed) const;
    [[nodiscard]] LockSituation describe(const LockFolder& folder, const LockBook& book) const;
    [[nodiscard]] LockParty describe(const LockFolder& folder, const LockEntry& entry) const;
    [[nodiscard]] bool isLiving(SessionId session) const;
    [[nodiscard]] Error lockedError(const LockFolder& folder, const LockBook& book, SessionId session,
                                    const QString& operation) const;

    const QString m_path;
    const QString m_program;
    const QString m_user;

    mutable std::mutex m_mutex; ///< guards what follows
    mutable std::shared_ptr<LockFolder> m_folder;
    mutable std::unique_ptr<LockWatch> m_watch;
    std::set<SessionId> m_sessions;
    SessionId m_lastSession = 0;
    std::vector<std::pair<LockTarget, SessionId>> m_owed; ///< left, and still in the book
    bool m_hasOwed = false;                               ///< ever: the watch then tells of every change
};

} // namespace visor::locks
