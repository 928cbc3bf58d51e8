// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/locks/life_pipe.h"
#include "core/locks/lock_book.h"
#include "core/visa/result.h"
#include "core/visa/turnstile.h"

#include <memory>
#include <vector>

namespace visor::locks {

/// The right to change books; given back with it.
class LockGuard
{
public:
    LockGuard(visa::Turnstile::Pass turn, OwnedDescriptor file) : m_turn(std::move(turn)), m_file(std::move(file))
    {
    }
    LockGuard(LockGuard&&) noexcept = default;
    LockGuard& operator=(LockGuard&&) = delete;
    ~LockGuard();

private:
    visa::Turnstile::Pass m_turn; ///< given back last
    OwnedDescriptor m_file;
};

/// The books of this user's programs on this machine, one small file a resource, in a folder nobody else may
/// enter.
///
/// A book is replaced as a whole (rename), so it is never seen half written; who changes one holds the guard, a
/// flock on a file of its own. Each process keeps a pipe open as long as it lives (life_pipe.h), so kill -9 frees
/// its locks as soon as the kernel has closed its files. Any thread; no book is kept in memory.
class LockFolder
{
public:
    /// Makes the folder and its parent where they are missing. ErrorNoPermission when either is not this user's
    /// own directory or others may enter it: whoever could plant files there could take or free locks.
    [[nodiscard]] static Result<std::shared_ptr<LockFolder>> open(const QString& path);
    LockFolder(const LockFolder&) = delete;
    LockFolder& operator=(const LockFolder&) = delete;
    /// Ends this process's proof of life.
    ~LockFolder();

    [[nodiscard]] const QString& path() const { return m_path; }
    /// Names this process in the books.
    [[nodiscard]] const QByteArray& process() const { return m_process; }

    /// Keeps other changes out while it lives. Held for microseconds; ErrorSystemError when a program that was
    /// stopped inside keeps it, ErrorAbort when cancelled.
    [[nodiscard]] Result<LockGuard> guard(const visa::Deadline& deadline) const;

    /// The name of a resource's book: its digest.
    [[nodiscard]] static QByteArray bookName(const QString& resource);
    /// Whether there is a book at all: one system call, for the common case that nobody holds anything.
    [[nodiscard]] bool hasBook(const QByteArray& name) const;
    /// The book; an empty one when there is none or it is no book of ours. An error when it cannot be looked at
    /// (no descriptor left): who takes such a book for empty takes others' locks away.
    [[nodiscard]] Result<LockBook> load(const QByteArray& name, const QString& resource) const;
    /// Every book there is, empty ones left out.
    [[nodiscard]] std::vector<LockBook> loadAll() const;
    /// Replaces the book; an empty one is removed. Under the guard.
    [[nodiscard]] Result<void> store(const QByteArray& name, const LockBook& book) const;

    /// Does that process still live? Ours always does; a killed one does until all its files are closed.
    [[nodiscard]] bool isAlive(const QByteArray& process) const;
    /// What is to be seen of a process, for whoever waits for its end.
    [[nodiscard]] LifeSign lifeOf(const QByteArray& process) const { return lifeSign(m_folder.get(), process); }
    /// Every other process that has left its name here, living or not.
    [[nodiscard]] std::vector<QByteArray> otherProcesses() const;

private:
    LockFolder(QString path, OwnedDescriptor folder) : m_path(std::move(path)), m_folder(std::move(folder)) {}

    [[nodiscard]] Result<void> proveLife();
    void removeDeadFiles() const;
    [[nodiscard]] Result<QByteArray> readSmallFile(const QByteArray& name) const;
    /// Waits until some program has let go of the guard file, or for `atMost`.
    void awaitGuardClosing(std::chrono::milliseconds atMost) const;
    [[nodiscard]] std::vector<QByteArray> fileNames() const;

    const QString m_path;
    const OwnedDescriptor m_folder;
    QByteArray m_process;
    OwnedDescriptor m_life; ///< the pipe's reading end

    mutable visa::Turnstile m_turn;          ///< one thread of this process at the guard; protects what follows
    mutable OwnedDescriptor m_guardClosings; ///< inotify; made when somebody has to wait
};

} // namespace visor::locks
