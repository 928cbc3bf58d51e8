// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/locks/lock_folder.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <random>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
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
constexpr QByteArrayView kLifeStart("life-");
constexpr qsizetype kLongestLifeName = 64;
/// The guard is held for microseconds; who waits looks this often.
constexpr std::chrono::milliseconds kGuardStep{1};

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

OwnedDescriptor::~OwnedDescriptor()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
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
    if (m_life.isValid())
        ::unlinkat(m_folder.get(), m_process.constData(), 0);
}

Result<void> LockFolder::proveLife()
{
    constexpr std::chrono::seconds kGuardLimit{2};
    const auto held = guard(Deadline::after(kGuardLimit));
    if (!held)
        return tl::unexpected(held.error());
    removeDeadFiles();
    std::random_device random;
    const quint64 number = (static_cast<quint64>(random()) << 32) | random();
    m_process = kLifeStart.toByteArray() + QByteArray::number(static_cast<qint64>(::getpid())) + '-' +
                QByteArray::number(number, 16);
    m_life = OwnedDescriptor(
        ::openat(m_folder.get(), m_process.constData(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
    if (!m_life.isValid() || ::flock(m_life.get(), LOCK_EX | LOCK_NB) != 0) {
        const int number2 = errno;
        return tl::unexpected(lockFolderError(m_path, LockFolderText::tr("no file can be made and locked there"),
                                              Status::ErrorFileAccess, number2));
    }
    return {};
}

void LockFolder::removeDeadFiles() const
{
    for (const QByteArray& name : fileNames()) {
        if (isLifeFile(name) && !isAlive(name))
            ::unlinkat(m_folder.get(), name.constData(), 0);
    }
}

Result<OwnedDescriptor> LockFolder::guard(const Deadline& deadline) const
{
    OwnedDescriptor file(
        ::openat(m_folder.get(), kGuardName, O_RDONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0600));
    if (!file.isValid()) {
        const int number = errno;
        return tl::unexpected(lockFolderError(m_path, LockFolderText::tr("its guard file cannot be opened"),
                                              Status::ErrorFileAccess, number));
    }
    // A deadline that has passed means "only if free now": that is about the lock, not about this.
    constexpr std::chrono::milliseconds kAtLeast{250};
    const auto least = Deadline::after(kAtLeast);
    while (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR) {
            const int number = errno;
            return tl::unexpected(lockFolderError(m_path, LockFolderText::tr("its guard file cannot be locked"),
                                                  Status::ErrorFileAccess, number));
        }
        if (deadline.isCancelled()) {
            return failure(Status::ErrorAbort, LockFolderText::tr("Waiting for the lock was cancelled."),
                           QStringLiteral("lock"));
        }
        if (deadline.hasExpired() && least.hasExpired()) {
            return tl::unexpected(lockFolderError(
                m_path, LockFolderText::tr("another Visor program stands still while it changes a lock"),
                Status::ErrorSystemError));
        }
        std::this_thread::sleep_for(kGuardStep);
    }
    return file;
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

QByteArray LockFolder::readSmallFile(const QByteArray& name) const
{
    // Never through a link, never waiting for a pipe's other end, never more than a book may have.
    const OwnedDescriptor file(
        ::openat(m_folder.get(), name.constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    struct stat facts = {};
    if (!file.isValid() || ::fstat(file.get(), &facts) != 0 || !S_ISREG(facts.st_mode) ||
        facts.st_size > LockBook::kMaximumBytes)
        return {};
    QByteArray bytes(LockBook::kMaximumBytes + 1, Qt::Uninitialized);
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

LockBook LockFolder::load(const QByteArray& name, const QString& resource) const
{
    auto book = LockBook::parse(readSmallFile(name));
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
        LockBook book = load(name, {});
        if (!book.isEmpty())
            books.push_back(std::move(book));
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

bool LockFolder::isLifeFile(QByteArrayView name)
{
    return name.startsWith(kLifeStart) && name.size() <= kLongestLifeName &&
           std::all_of(name.begin(), name.end(),
                       [](char c) { return c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); });
}

bool LockFolder::isAlive(const QByteArray& process) const
{
    if (process == m_process)
        return true;
    if (!isLifeFile(process))
        return false;
    const OwnedDescriptor file(
        ::openat(m_folder.get(), process.constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    // The lock is let go of with the descriptor; who tests at the same time shares it.
    return file.isValid() && ::flock(file.get(), LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
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
