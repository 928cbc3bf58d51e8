// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/locks/lock_book.h"
#include "core/visa/deadline.h"
#include "core/visa/result.h"

#include <memory>
#include <vector>

namespace visor::locks {

/// A descriptor that closes itself.
class OwnedDescriptor
{
public:
    OwnedDescriptor() = default;
    explicit OwnedDescriptor(int descriptor) : m_descriptor(descriptor) {}
    OwnedDescriptor(OwnedDescriptor&& other) noexcept : m_descriptor(std::exchange(other.m_descriptor, -1)) {}
    OwnedDescriptor& operator=(OwnedDescriptor&& other) noexcept
    {
        std::swap(m_descriptor, other.m_descriptor);
        return *this;
    }
    ~OwnedDescriptor();

    [[nodiscard]] int get() const { return m_descriptor; }
    [[nodiscard]] bool isValid() const { return m_descriptor >= 0; }

private:
    int m_descriptor = -1;
};

/// The books of this user's programs on this machine, one small file a resource, in a folder nobody else may
/// enter.
///
/// A book is replaced as a whole (rename), so it is never seen half written; who changes one holds the guard, a
/// flock on a file of its own. Each process keeps a file locked (flock) as long as it lives: the kernel lets go of
/// it whatever way the process ends, so kill -9 frees its locks at once. Any thread; nothing is kept in memory.
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
    [[nodiscard]] Result<OwnedDescriptor> guard(const visa::Deadline& deadline) const;

    /// The name of a resource's book: its digest.
    [[nodiscard]] static QByteArray bookName(const QString& resource);
    /// Whether there is a book at all: one system call, for the common case that nobody holds anything.
    [[nodiscard]] bool hasBook(const QByteArray& name) const;
    /// The book; an empty one when there is none or it is no book of ours.
    [[nodiscard]] LockBook load(const QByteArray& name, const QString& resource) const;
    /// Every book there is, empty ones left out.
    [[nodiscard]] std::vector<LockBook> loadAll() const;
    /// Replaces the book; an empty one is removed. Under the guard.
    [[nodiscard]] Result<void> store(const QByteArray& name, const LockBook& book) const;

    /// Does that process still live? Ours always does.
    [[nodiscard]] bool isAlive(const QByteArray& process) const;

    /// Whether a file's end or change in this folder is a process's proof of life.
    [[nodiscard]] static bool isLifeFile(QByteArrayView name);

private:
    LockFolder(QString path, OwnedDescriptor folder) : m_path(std::move(path)), m_folder(std::move(folder)) {}

    [[nodiscard]] Result<void> proveLife();
    void removeDeadFiles() const;
    [[nodiscard]] QByteArray readSmallFile(const QByteArray& name) const;
    [[nodiscard]] std::vector<QByteArray> fileNames() const;

    const QString m_path;
    const OwnedDescriptor m_folder;
    QByteArray m_process;
    OwnedDescriptor m_life;
};

} // namespace visor::locks
