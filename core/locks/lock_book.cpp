// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/locks/lock_book.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace visor::locks {

using visa::LockMode;
using Stage = LockEntry::Stage;

namespace {

constexpr int kBookVersion = 1;
constexpr qsizetype kDigestLength = 64;
constexpr qsizetype kLongestProcessName = 64;

QString stageWord(Stage stage)
{
    switch (stage) {
    case Stage::Waiting:
        return QStringLiteral("waiting");
    case Stage::Claimed:
        return QStringLiteral("claimed");
    case Stage::Held:
        break;
    }
    return QStringLiteral("held");
}

std::optional<Stage> stageOf(const QString& word)
{
    for (const Stage stage : {Stage::Waiting, Stage::Claimed, Stage::Held}) {
        if (word == stageWord(stage))
            return stage;
    }
    return std::nullopt;
}

/// A name that is shown to people: one line, no control characters, not endless.
QString bookText(const QJsonValue& value)
{
    QString text = value.toString().left(LockBook::kMaximumText);
    for (QChar& character : text) {
        if (!character.isPrint())
            character = QLatin1Char('?');
    }
    return text;
}

/// Whole and not negative, as JSON's doubles carry it exactly.
std::optional<std::int64_t> bookNumber(const QJsonValue& value, std::int64_t least)
{
    constexpr std::int64_t kNoNumber = std::int64_t{-1} << 62;
    constexpr std::int64_t kExactInDouble = std::int64_t{1} << 53;
    const std::int64_t number = value.toInteger(kNoNumber);
    if (number < least || number > kExactInDouble)
        return std::nullopt;
    return number;
}

std::optional<LockEntry> parseBookEntry(const QJsonObject& object)
{
    LockEntry entry;
    entry.process = object.value(QLatin1StringView("process")).toString().toLatin1();
    const auto session = bookNumber(object.value(QLatin1StringView("session")), 1);
    const auto pid = bookNumber(object.value(QLatin1StringView("pid")), 1);
    const auto since = bookNumber(object.value(QLatin1StringView("since")), 0);
    const auto ticket = bookNumber(object.value(QLatin1StringView("ticket")), 0);
    const auto until = bookNumber(object.value(QLatin1StringView("until")), LockEntry::kNever);
    const auto stage = stageOf(object.value(QLatin1StringView("stage")).toString());
    const QString mode = object.value(QLatin1StringView("mode")).toString();
    entry.keyDigest = object.value(QLatin1StringView("key")).toString().toLatin1();
    const bool isShared = mode == QLatin1StringView("shared");
    if (entry.process.isEmpty() || entry.process.size() > kLongestProcessName || !session || !pid || !since ||
        !ticket || !until || !stage || (!isShared && mode != QLatin1StringView("exclusive")) ||
        entry.keyDigest.size() != (isShared ? kDigestLength : 0))
        return std::nullopt;
    entry.session = static_cast<std::uint64_t>(*session);
    entry.pid = *pid;
    entry.since = *since;
    entry.ticket = static_cast<std::uint64_t>(*ticket);
    entry.until = *until;
    entry.stage = *stage;
    entry.mode = isShared ? LockMode::Shared : LockMode::Exclusive;
    entry.program = bookText(object.value(QLatin1StringView("program")));
    entry.user = bookText(object.value(QLatin1StringView("user")));
    return entry;
}

} // namespace

std::optional<LockBook> LockBook::parse(QByteArrayView bytes)
{
    if (bytes.size() > kMaximumBytes)
        return std::nullopt;
    const QJsonObject root = QJsonDocument::fromJson(bytes.toByteArray()).object();
    if (root.value(QLatin1StringView("version")).toInt() != kBookVersion)
        return std::nullopt;
    const QJsonArray entries = root.value(QLatin1StringView("entries")).toArray();
    if (static_cast<std::size_t>(entries.size()) > kMaximumEntries)
        return std::nullopt;
    LockBook book(bookText(root.value(QLatin1StringView("resource"))));
    for (const auto& value : entries) {
        auto entry = parseBookEntry(value.toObject());
        if (!entry)
            return std::nullopt;
        book.m_nextTicket = std::max(book.m_nextTicket, entry->ticket + 1);
        book.m_entries.push_back(std::move(*entry));
    }
    return book;
}

QByteArray LockBook::toBytes() const
{
    QJsonArray entries;
    for (const LockEntry& entry : m_entries) {
        entries.append(
            QJsonObject{{QStringLiteral("process"), QString::fromLatin1(entry.process)},
                        {QStringLiteral("session"), static_cast<qint64>(entry.session)},
                        {QStringLiteral("program"), entry.program},
                        {QStringLiteral("user"), entry.user},
                        {QStringLiteral("pid"), static_cast<qint64>(entry.pid)},
                        {QStringLiteral("since"), static_cast<qint64>(entry.since)},
                        {QStringLiteral("mode"),
                         entry.mode == LockMode::Shared ? QStringLiteral("shared") : QStringLiteral("exclusive")},
                        {QStringLiteral("stage"), stageWord(entry.stage)},
                        {QStringLiteral("key"), QString::fromLatin1(entry.keyDigest)},
                        {QStringLiteral("ticket"), static_cast<qint64>(entry.ticket)},
                        {QStringLiteral("until"), static_cast<qint64>(entry.until)}});
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("version"), kBookVersion},
                                     {QStringLiteral("resource"), m_resource},
                                     {QStringLiteral("entries"), entries}})
        .toJson(QJsonDocument::Compact);
}

bool LockBook::removeIf(const std::function<bool(const LockEntry&)>& condition)
{
    return std::erase_if(m_entries, condition) > 0;
}

bool LockBook::prune(const std::function<bool(const LockEntry&)>& isAlive, std::int64_t steadyNow)
{
    return removeIf([&](const LockEntry& entry) {
        const bool isGivenUp =
            entry.stage == Stage::Waiting && entry.until != LockEntry::kNever && entry.until < steadyNow;
        return isGivenUp || !isAlive(entry);
    });
}

const LockEntry* LockBook::exclusive() const
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [](const LockEntry& entry) {
        return entry.stage != Stage::Waiting && entry.mode == LockMode::Exclusive;
    });
    return found == m_entries.end() ? nullptr : &*found;
}

bool LockBook::isFree(const LockEntry& wanted) const
{
    if (exclusive() != nullptr)
        return false;
    bool isShared = false;
    bool isAmongThem = false;
    for (const LockEntry& entry : m_entries) {
        if (entry.stage == Stage::Waiting)
            continue;
        isShared = true;
        isAmongThem = isAmongThem || entry.isOf(wanted.process, wanted.session);
        if (wanted.mode == LockMode::Shared && entry.keyDigest != wanted.keyDigest)
            return false;
    }
    return wanted.mode == LockMode::Shared || !isShared || isAmongThem;
}

bool LockBook::canTake(const LockEntry& wanted) const
{
    if (!isFree(wanted))
        return false;
    std::uint64_t ownTicket = m_nextTicket;
    for (const LockEntry& entry : m_entries) {
        if (!entry.isOf(wanted.process, wanted.session))
            continue;
        if (entry.stage != Stage::Waiting)
            return true; // holds the shared lock: those in line wait for it
        ownTicket = entry.ticket;
    }
    return std::none_of(m_entries.begin(), m_entries.end(), [&](const LockEntry& entry) {
        return entry.stage == Stage::Waiting && entry.ticket < ownTicket;
    });
}

bool LockBook::mayAccess(const QByteArray& process, std::uint64_t session) const
{
    if (const LockEntry* holder = exclusive())
        return holder->isOf(process, session);
    bool isShared = false;
    for (const LockEntry& entry : m_entries) {
        if (entry.stage == Stage::Waiting)
            continue;
        if (entry.isOf(process, session))
            return true;
        isShared = true;
    }
    return !isShared;
}

const LockEntry* LockBook::obstacle(const QByteArray& process, std::uint64_t session) const
{
    if (const LockEntry* holder = exclusive())
        return holder->isOf(process, session) ? nullptr : holder;
    const LockEntry* first = nullptr;
    for (const LockEntry& entry : m_entries) {
        if (entry.isOf(process, session))
            continue;
        if (entry.stage != Stage::Waiting)
            return &entry;
        if (first == nullptr || entry.ticket < first->ticket)
            first = &entry;
    }
    return first;
}

bool LockBook::isInLine(const QByteArray& process, std::uint64_t session) const
{
    return std::any_of(m_entries.begin(), m_entries.end(), [&](const LockEntry& entry) {
        return entry.stage == Stage::Waiting && entry.isOf(process, session);
    });
}

const LockEntry* LockBook::called() const
{
    const LockEntry* first = nullptr;
    for (const LockEntry& entry : m_entries) {
        if (entry.stage == Stage::Waiting && (first == nullptr || entry.ticket < first->ticket))
            first = &entry;
    }
    return first != nullptr && isFree(*first) ? first : nullptr;
}

LockEntry& LockBook::enqueue(const LockEntry& wanted)
{
    const auto found = std::find_if(m_entries.begin(), m_entries.end(), [&](const LockEntry& entry) {
        return entry.stage == Stage::Waiting && entry.isOf(wanted.process, wanted.session);
    });
    if (found != m_entries.end())
        return *found;
    m_entries.push_back(wanted);
    m_entries.back().stage = Stage::Waiting;
    m_entries.back().ticket = m_nextTicket++;
    return m_entries.back();
}

void LockBook::grant(const LockEntry& wanted)
{
    leaveLine(wanted.process, wanted.session);
    m_entries.push_back(wanted);
    m_entries.back().ticket = 0;
    m_entries.back().until = LockEntry::kNever;
}

bool LockBook::confirm(const QByteArray& process, std::uint64_t session, LockMode mode, std::int64_t now)
{
    for (LockEntry& entry : m_entries) {
        if (entry.stage == Stage::Claimed && entry.mode == mode && entry.isOf(process, session)) {
            entry.stage = Stage::Held;
            entry.since = now;
            return true;
        }
    }
    return false;
}

bool LockBook::release(const QByteArray& process, std::uint64_t session, LockMode mode)
{
    return removeIf([&](const LockEntry& entry) {
        return entry.stage != Stage::Waiting && entry.mode == mode && entry.isOf(process, session);
    });
}

bool LockBook::leaveLine(const QByteArray& process, std::uint64_t session)
{
    return removeIf(
        [&](const LockEntry& entry) { return entry.stage == Stage::Waiting && entry.isOf(process, session); });
}

bool LockBook::forget(const QByteArray& process, std::uint64_t session)
{
    return removeIf([&](const LockEntry& entry) { return entry.isOf(process, session); });
}

} // namespace visor::locks
