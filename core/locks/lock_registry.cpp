// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/locks/lock_registry.h"

#include "core/locks/passed_over.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDateTime>

#include <algorithm>
#include <array>
#include <pwd.h>
#include <unistd.h>

namespace visor::locks {

using visa::Deadline;
using visa::LockMode;
using visa::Status;

namespace {

struct LockRegistryText
{
    Q_DECLARE_TR_FUNCTIONS(visor::locks::LockRegistry)
};

/// Giving back waits no longer than this for another program that changes a lock.
constexpr std::chrono::seconds kLockReleaseLimit{2};

std::int64_t wallNow()
{
    return QDateTime::currentMSecsSinceEpoch();
}

std::int64_t steadyMilliseconds(Deadline::Clock::time_point when)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(when.time_since_epoch()).count();
}

QString nameOfUser()
{
    std::array<char, 4096> buffer{};
    passwd entry = {};
    passwd* found = nullptr;
    if (::getpwuid_r(::geteuid(), &entry, buffer.data(), buffer.size(), &found) == 0 && found != nullptr)
        return QString::fromLocal8Bit(entry.pw_name);
    return QString::number(::geteuid());
}

QByteArray digestOfKey(const QByteArray& key)
{
    return QCryptographicHash::hash(key, QCryptographicHash::Sha256).toHex();
}

} // namespace

LockRegistry::LockRegistry(QString folder, QString program)
    : m_path(std::move(folder)), m_program(std::move(program)), m_user(nameOfUser())
{
}

LockRegistry::~LockRegistry()
{
    m_watch.reset(); // its thread may still be at work here
}

Result<std::shared_ptr<LockFolder>> LockRegistry::folder() const
{
    const std::lock_guard guard(m_mutex);
    if (!m_folder) {
        auto opened = LockFolder::open(m_path);
        if (!opened)
            return opened;
        m_folder = std::move(*opened);
    }
    return m_folder;
}

LockWatch& LockRegistry::watch(const LockFolder& folder) const
{
    const std::lock_guard guard(m_mutex);
    if (!m_watch)
        m_watch = std::make_unique<LockWatch>(folder);
    return *m_watch;
}

LockRegistry::Subscription LockRegistry::subscribe(LockWatch::Handler handler) const
{
    const auto place = folder();
    if (!place)
        return {};
    LockWatch& source = watch(**place);
    return {&source, source.subscribe(std::move(handler))};
}

std::optional<Error> LockRegistry::problem() const
{
    const auto place = folder();
    return place ? std::nullopt : std::optional(place.error());
}

LockRegistry::SessionId LockRegistry::enter()
{
    const std::lock_guard guard(m_mutex);
    m_sessions.insert(++m_lastSession);
    return m_lastSession;
}

bool LockRegistry::isLiving(SessionId session) const
{
    const std::lock_guard guard(m_mutex);
    return m_sessions.contains(session);
}

void LockRegistry::leave(const LockTarget& target, SessionId session)
{
    {
        // From here on every reader of a book passes over this session, whatever becomes of the update.
        const std::lock_guard guard(m_mutex);
        m_sessions.erase(session);
        if (!m_folder)
            return;
    }
    if (!strikeOut(target, session, Deadline::after(kLockReleaseLimit)))
        strikeOutLater(target, session);
}

bool LockRegistry::strikeOut(const LockTarget& target, SessionId session, const Deadline& deadline) const
{
    const auto place = folder();
    if (!place || !(*place)->hasBook(target.book))
        return true;
    return update(target, deadline, [&](LockBook& book) { return book.forget((*place)->process(), session); })
        .has_value();
}

void LockRegistry::strikeOutLater(const LockTarget& target, SessionId session)
{
    const auto place = folder();
    if (!place)
        return;
    LockWatch& source = watch(**place);
    bool isFirst = false;
    {
        const std::lock_guard guard(m_mutex);
        m_owed.emplace_back(target, session);
        isFirst = !std::exchange(m_hasOwed, true);
    }
    if (isFirst) // for good: it ends with the watch
        static_cast<void>(source.subscribe([this] { strikeOutOwed(); }));
}

void LockRegistry::strikeOutOwed()
{
    std::vector<std::pair<LockTarget, SessionId>> owed;
    {
        const std::lock_guard guard(m_mutex);
        owed = m_owed;
    }
    for (const auto& [target, session] : owed) {
        if (!strikeOut(target, session, Deadline::after(std::chrono::milliseconds(0))))
            return; // the next change is another chance
        const std::lock_guard guard(m_mutex);
        std::erase_if(m_owed, [id = session](const auto& one) { return one.second == id; });
    }
}

void LockRegistry::pruneGone(const LockFolder& folder, LockBook& book, bool& changed) const
{
    const auto lives = [&](const LockEntry& entry) {
        return entry.process == folder.process() ? isLiving(entry.session) : folder.isAlive(entry.process);
    };
    // A wait that ends by itself says so; one second later it is taken for stopped.
    constexpr std::int64_t kGraceMs = 1000;
    changed = book.prune(lives, steadyMilliseconds(Deadline::Clock::now()) - kGraceMs) || changed;
}

Result<LockBook> LockRegistry::read(const LockFolder& folder, const LockTarget& target) const
{
    auto book = folder.load(target.book, target.resource);
    bool changed = false;
    if (book)
        pruneGone(folder, *book, changed);
    return book;
}

Result<void> LockRegistry::update(const LockTarget& target, const Deadline& deadline,
                                  const std::function<bool(LockBook&)>& change) const
{
    const auto place = folder();
    if (!place)
        return tl::unexpected(place.error());
    const auto held = (*place)->guard(deadline);
    if (!held)
        return tl::unexpected(held.error());
    auto book = (*place)->load(target.book, target.resource);
    if (!book)
        return tl::unexpected(book.error());
    bool changed = false;
    pruneGone(**place, *book, changed);
    changed = change(*book) || changed;
    return changed ? (*place)->store(target.book, *book) : Result<void>{};
}

Result<void> LockRegistry::acquire(const LockTarget& target, SessionId session, LockMode mode,
                                   const QByteArray& key, Grant grant, const Deadline& deadline)
{
    const auto place = folder();
    if (!place)
        return tl::unexpected(place.error());
    LockEntry wanted;
    wanted.process = (*place)->process();
    wanted.session = session;
    wanted.program = m_program;
    wanted.user = m_user;
    wanted.pid = QCoreApplication::applicationPid();
    wanted.mode = mode;
    if (mode == LockMode::Shared)
        wanted.keyDigest = digestOfKey(key);
    const auto granted = grant == Grant::Whole ? LockEntry::Stage::Held : LockEntry::Stage::Claimed;
    bool isGranted = false;
    LockBook seen;
    PassedOver passedOver;
    const auto tryOnce = [&](LockBook& book) {
        wanted.since = wallNow();
        const bool hasMoved = passedOver.moveBack(book, wanted);
        if (book.canTake(wanted)) {
            wanted.stage = granted;
            book.grant(wanted);
            isGranted = true;
            return true;
        }
        const bool givesUp = deadline.hasExpired() || deadline.isCancelled();
        seen = book;
        if (givesUp)
            return book.leaveLine(wanted.process, session) || hasMoved;
        if (book.entries().size() >= LockBook::kMaximumEntries)
            return hasMoved; // no room in line: it is looked at again with every change
        wanted.until = deadline.isInfinite() ? LockEntry::kNever : steadyMilliseconds(deadline.when());
        const std::size_t before = book.entries().size();
        book.enqueue(wanted);
        return book.entries().size() != before || hasMoved;
    };
    for (bool isInLine = false;;) {
        const std::uint64_t changes = deadline.hasExpired() ? 0 : watch(**place).changes();
        const bool isLast = deadline.hasExpired() || deadline.isCancelled();
        // Looking needs no guard: who waits behind others must not keep them from their turn.
        const auto book = isInLine && !isLast ? read(**place, target) : Result<LockBook>();
        const bool mayOnlyLook = isInLine && !isLast && book && book->isInLine(wanted.process, session) &&
                                 !book->canTake(wanted) && !passedOver.look(*book, wanted);
        if (!mayOnlyLook) {
            if (const auto updated =
                    update(target, isLast ? Deadline::after(kLockReleaseLimit) : deadline, tryOnce);
                !updated) {
                static_cast<void>(update(target, Deadline::after(kLockReleaseLimit),
                                         [&](LockBook& left) { return left.leaveLine(wanted.process, session); }));
                return updated;
            }
            isInLine = true;
            passedOver.look(seen, wanted);
        }
        if (isGranted)
            return {};
        if (isLast) {
            if (deadline.isCancelled()) {
                return failure(Status::ErrorAbort, LockRegistryText::tr("Waiting for the lock was cancelled."),
                               QStringLiteral("lock"));
            }
            return tl::unexpected(lockedError(**place, seen, session, QStringLiteral("lock")));
        }
        watch(**place).waitBeyond(changes, passedOver.until(deadline));
    }
}

void LockRegistry::confirm(const LockTarget& target, SessionId session, LockMode mode)
{
    const auto place = folder();
    if (!place)
        return;
    // The lock is held whether or not this can be written; what is lost is only the hour it is shown with.
    static_cast<void>(update(target, Deadline::after(kLockReleaseLimit), [&](LockBook& book) {
        return book.confirm((*place)->process(), session, mode, wallNow());
    }));
}

Result<void> LockRegistry::release(const LockTarget& target, SessionId session, LockMode mode)
{
    const auto place = folder();
    if (!place)
        return tl::unexpected(place.error());
    return update(target, Deadline::after(kLockReleaseLimit),
                  [&](LockBook& book) { return book.release((*place)->process(), session, mode); });
}

bool LockRegistry::mayAccess(const LockTarget& target, SessionId session) const
{
    const auto place = folder();
    if (!place || !(*place)->hasBook(target.book))
        return true;
    const auto book = read(**place, target);
    return book && book->mayAccess((*place)->process(), session);
}

Result<void> LockRegistry::waitForAccess(const LockTarget& target, SessionId session, const QString& operation,
                                         const Deadline& deadline) const
{
    const auto place = folder();
    if (!place)
        return {};
    for (;;) {
        const std::uint64_t changes = deadline.hasExpired() ? 0 : watch(**place).changes();
        const bool isLast = deadline.hasExpired();
        const auto book = read(**place, target);
        if (!book)
            return tl::unexpected(book.error());
        if (book->mayAccess((*place)->process(), session))
            return {};
        if (deadline.isCancelled()) {
            return failure(Status::ErrorAbort, LockRegistryText::tr("Waiting for the instrument was cancelled."),
                           operation);
        }
        if (isLast)
            return tl::unexpected(lockedError(**place, *book, session, operation));
        watch(**place).waitBeyond(changes, deadline);
    }
}

} // namespace visor::locks
