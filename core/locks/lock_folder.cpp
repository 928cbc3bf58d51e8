// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/locks/lock_folder.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

namespace visor::locks {

using visa::Deadline;
using visa::Status;

namespace {

struct LockFolderText
{
    Q_DECLARE_TR_FUNCTIONS(visor::locks::LockFolder)
};

constexpr char kGuardName[] = "guard";
constexpr QByteArrayView kBookEnding(".book");

Error lockFolderError(const QString& path, const QString& why, Status status, int number = 0)
{
    return Error{status,
                 LockFolderText::tr("Locks cannot be kept in %1: %2. Locks of this kind are not available until "
                                    "that is mended.")
                     .arg(path, why),
                 number == 0 ? QString() : QString::fromLocal8Bit(std::strerror(number)), QStringLiteral("lock"),
                 0};
}

/// Opens a directory that is this user's own, making it when it is missing.
Result<OwnedDescriptor> openLockDirectory(const QString& path, mode_t forbidden)
{
    const QByteArray name = QFile::encodeName(path);
    if (::mkdir(name.constData(), 0700) != 0 && errno != EEXIST) {
        const int number = errno;
        return tl::unexpected(lockFolderError(path, LockFolderText::tr("the folder cannot be made"),
                                              Status::ErrorFileAccess, number));
    }
    OwnedDescriptor folder(::open(name.constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    struct stat facts = {};
    if (!folder.isValid() || ::fstat(folder.get(), &facts) != 0) {
        const int number = errno;
        return tl::unexpected(lockFolderError(path, LockFolderText::tr("it is not a folder that can be opened"),
                                              Status::ErrorNoPermission, number));
    }
    if (facts.st_uid != ::geteuid()) {
        return tl::unexpected(
            lockFolderError(path, LockFolderText::tr("it belongs to another user"), Status::ErrorNoPermission));
    }
    if ((facts.st_mode & forbidden) != 0) {
        return tl::unexpected(
            lockFolderError(path, LockFolderText::tr("other users may write to it (its mode should be 700)"),
                            Status::ErrorNoPermission));
    }
    return folder;
}

} // namespace

LockGuard::~LockGuard()
{
    // Before it is closed: the kernel tells the waiters of the closing first and lets go of the lock after it.
    if (m_file.isValid())
        ::flock(m_file.get(), LOCK_UN);
}

Result<std::shared_ptr<LockFolder>> LockFolder::open(const QString& path)
{
    constexpr mode_t kWritableByOthers = 022;
    constexpr mode_t kOpenToOthers = 077;
    const auto parent = openLockDirectory(QFileInfo(path).path(), kWritableByOthers);
    if (!parent)
        return tl::unexpected(parent.error());
    auto opened = openLockDirectory(path, kOpenToOthers);
    if (!opened)
        return tl::unexpected(opened.error());
    std::shared_ptr<LockFolder> folder(new LockFolder(path, std::move(*opened)));
    if (const auto proved = folder->proveLife(); !proved)
        return tl::unexpected(proved.error());
    return folder;
}

LockFolder::~LockFolder()
{
    // The name goes before the pipe's end: a pipe without its end is a process that was killed.
    if (m_life.isValid())
        ::unlinkat(m_folder.get(), m_process.constData(), 0);
}

Result<void> LockFolder::proveLife()
{
    // No guard: a program that stands still inside it must not keep others from starting, and a name that has gone
    // never comes back.
    removeDeadFiles();
    m_process = newLifeName();
    m_life = makeLifePipe(m_folder.get(), m_process);
    if (!m_life.isValid()) {
        const int number = errno;
        return tl::unexpected(lockFolderError(m_path, LockFolderText::tr("no pipe can be made there"),
                                              Status::ErrorFileAccess, number));
    }
    return {};
}

void LockFolder::removeDeadFiles() const
{
    for (const QByteArray& name : otherProcesses()) {
        if (!isAlive(name))
            ::unlinkat(m_folder.get(), name.constData(), 0);
    }
}

std::vector<QByteArray> LockFolder::otherProcesses() const
{
    std::vector<QByteArray> names = fileNames();
    std::erase_if(names, [this](const QByteArray& name) { return !isLifeName(name) || name == m_process; });
    return names;
}

void LockFolder::awaitGuardClosing(std::chrono::milliseconds atMost) const
{
    if (!m_guardClosings.isValid()) {
        OwnedDescriptor closings(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC));
        const QByteArray path = QFile::encodeName(m_path) + '/' + kGuardName;
        if (closings.isValid() &&
            ::inotify_add_watch(closings.get(), path.constData(), IN_CLOSE | IN_DONT_FOLLOW) >= 0) {
            m_guardClosings = std::move(closings);
            return; // it may have been let go of before this
        }
    }
    pollfd closing{m_guardClosings.get(), POLLIN, 0};
    if (::poll(&closing, 1, static_cast<int>(atMost.count())) <= 0)
        return;
    std::array<char, 4096> events;
    while (::read(m_guardClosings.get(), events.data(), events.size()) > 0) {
    }
}

Result<LockGuard> LockFolder::guard(const Deadline& deadline) const
{
    // A deadline that has passed means "only if free now": that is about the lock, not about this.
    constexpr std::chrono::milliseconds kAtLeast{250};
    const auto limit = Deadline::at(std::max(deadline.when(), Deadline::after(kAtLeast).when()), deadline.token());
    const auto givenUp = [&]() -> Error {
        if (limit.isCancelled()) {
            return Error{Status::ErrorAbort,
                         LockFolderText::tr("Waiting for the lock was cancelled."),
                         {},
                         QStringLiteral("lock"),
                         0};
        }
        return lockFolderError(m_path,
                               LockFolderText::tr("another Visor program stands still while it changes a lock"),
                               Status::ErrorSystemError);
    };
    auto turn = m_turn.enter(limit);
    if (!turn)
        return tl::unexpected(givenUp());
    OwnedDescriptor file(
        ::openat(m_folder.get(), kGuardName, O_RDONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0600));
    if (!file.isValid()) {
        const int number = errno;
        return tl::unexpected(lockFolderError(m_path, LockFolderText::tr("its guard file cannot be opened"),
                                              Status::ErrorFileAccess, number));
    }
    while (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR) {
            const int number = errno;
            return tl::unexpected(lockFolderError(m_path, LockFolderText::tr("its guard file cannot be locked"),
                                                  Status::ErrorFileAccess, number));
        }
        if (limit.isCancelled() || limit.hasExpired())
            return tl::unexpected(givenUp());
        // flock() itself can wait, but only a signal ends that, and signals are the program's, not a library's.
        // The one case nobody tells of, a program killed inside the guard (inotify speaks before its lock has
        // gone), is seen when the token is looked at.
        awaitGuardClosing(limit.slice());
    }
    return LockGuard(std::move(*turn), std::move(file));
}

QByteArray LockFolder::bookName(const QString& resource)
{
    // Host names know no letter case; device names that differ only in it are one as well, on every wire.
    const QByteArray digest =
        QCryptographicHash::hash(resource.toLower().toUtf8(), QCryptographicHash::Sha256).first(16).toHex();
    return digest + kBookEnding.toByteArray();
}

bool LockFolder::hasBook(const QByteArray& name) const
{
    return ::faccessat(m_folder.get(), name.constData(), F_OK, 0) == 0;
}

Result<QByteArray> LockFolder::readSmallFile(const QByteArray& name) const
{
    // Never through a link, never waiting for a pipe's other end, never more than a book may have.
    const OwnedDescriptor file(
        ::openat(m_folder.get(), name.constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (!file.isValid() && errno != ENOENT && errno != ELOOP && errno != ENXIO) {
        const int number = errno;
        return tl::unexpected(lockFolderError(m_path, LockFolderText::tr("a lock cannot be looked at there"),
                                              Status::ErrorFileAccess, number));
    }
    struct stat facts = {};
    if (!file.isValid() || ::fstat(file.get(), &facts) != 0 || !S_ISREG(facts.st_mode) ||
        facts.st_size > LockBook::kMaximumBytes)
        return QByteArray();
    QByteArray bytes(static_cast<qsizetype>(facts.st_size) + 1, Qt::Uninitialized);
    qsizetype size = 0;
    while (size < bytes.size()) {
        const ssize_t got = ::read(file.get(), bytes.data() + size, static_cast<std::size_t>(bytes.size() - size));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        size += got;
    }
    bytes.truncate(size);
    return bytes;
}

Result<LockBook> LockFolder::load(const QByteArray& name, const QString& resource) const
{
    const auto bytes = readSmallFile(name);
    if (!bytes)
        return tl::unexpected(bytes.error());
    auto book = LockBook::parse(*bytes);
    if (!book || bookName(book->resource()) != name)
        return LockBook(resource);
    return std::move(*book);
}

std::vector<LockBook> LockFolder::loadAll() const
{
    std::vector<LockBook> books;
    for (const QByteArray& name : fileNames()) {
        if (!name.endsWith(kBookEnding))
            continue;
        auto book = load(name, {});
        if (book && !book->isEmpty())
            books.push_back(std::move(*book));
    }
    return books;
}

Result<void> LockFolder::store(const QByteArray& name, const LockBook& book) const
{
    if (book.isEmpty()) {
        if (::unlinkat(m_folder.get(), name.constData(), 0) != 0 && errno != ENOENT) {
            const int number = errno;
            return tl::unexpected(lockFolderError(m_path, LockFolderText::tr("a lock cannot be given back there"),
                                                  Status::ErrorFileAccess, number));
        }
        return {};
    }
    // One name is enough: whoever writes holds the guard.
    constexpr char kDraftName[] = "draft";
    const QByteArray bytes = book.toBytes();
    if (bytes.size() > LockBook::kMaximumBytes) { // nobody would read it
        return tl::unexpected(lockFolderError(m_path, LockFolderText::tr("too many programs wait for one lock"),
                                              Status::ErrorAllocation));
    }
    ::unlinkat(m_folder.get(), kDraftName, 0);
    OwnedDescriptor draft(
        ::openat(m_folder.get(), kDraftName, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    qsizetype done = 0;
    while (draft.isValid() && done < bytes.size()) {
        const ssize_t put =
            ::write(draft.get(), bytes.constData() + done, static_cast<std::size_t>(bytes.size() - done));
        if (put < 0 && errno == EINTR)
            continue;
        if (put <= 0)
            break;
        done += put;
    }
    if (done < bytes.size() || ::renameat(m_folder.get(), kDraftName, m_folder.get(), name.constData()) != 0) {
        const int number = errno;
        return tl::unexpected(lockFolderError(m_path, LockFolderText::tr("a lock cannot be written there"),
                                              Status::ErrorFileAccess, number));
    }
    return {};
}

bool LockFolder::isAlive(const QByteArray& process) const
{
    return process == m_process || lifeOf(process).state != LifeSign::State::Gone;
}

std::vector<QByteArray> LockFolder::fileNames() const
{
    std::vector<QByteArray> names;
    const int again = ::openat(m_folder.get(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (again < 0)
        return names;
    DIR* const listing = ::fdopendir(again);
    if (listing == nullptr) {
        ::close(again);
        return names;
    }
    constexpr std::size_t kMostFiles = 10000;
    while (const dirent* file = ::readdir(listing)) {
        if (names.size() >= kMostFiles)
            break;
        names.emplace_back(static_cast<const char*>(file->d_name));
    }
    ::closedir(listing);
    return names;
}

} // namespace visor::locks
