// SPDX-License-Identifier: GPL-3.0-or-later
// What LockRegistry tells people.
#include "core/locks/lock_registry.h"

#include "core/locks/lock_text.h"

#include <algorithm>

namespace visor::locks {

Error LockRegistry::lockedError(const LockFolder& folder, const LockBook& book, SessionId session,
                                const QString& operation) const
{
    const LockEntry* const obstacle = book.obstacle(folder.process(), session);
    return Error{visa::Status::ErrorResourceLocked,
                 obstacle != nullptr ? lockedSentence(book.resource(), describe(folder, *obstacle))
                                     : lockedSentence(book.resource()),
                 {},
                 operation,
                 0};
}

LockParty LockRegistry::describe(const LockFolder& folder, const LockEntry& entry) const
{
    LockParty party;
    party.program = entry.program;
    party.user = entry.user;
    party.pid = entry.pid;
    party.process = entry.process;
    party.session = entry.session;
    party.isThisProcess = entry.process == folder.process();
    party.mode = entry.mode;
    party.since = entry.since;
    party.waitsForInstrument = entry.stage == LockEntry::Stage::Claimed;
    return party;
}

LockSituation LockRegistry::describe(const LockFolder& folder, const LockBook& book) const
{
    LockSituation situation;
    situation.resource = book.resource();
    std::vector<LockEntry> line;
    for (const LockEntry& entry : book.entries()) {
        if (entry.stage == LockEntry::Stage::Held)
            situation.holders.push_back(describe(folder, entry));
        else
            line.push_back(entry);
    }
    // A claimed lock has no ticket any more (0): its owner is first.
    std::stable_sort(line.begin(), line.end(),
                     [](const LockEntry& a, const LockEntry& b) { return a.ticket < b.ticket; });
    std::stable_sort(situation.holders.begin(), situation.holders.end(),
                     [](const LockParty& a, const LockParty& b) { return a.mode < b.mode; });
    for (const LockEntry& entry : line)
        situation.waiters.push_back(describe(folder, entry));
    return situation;
}

LockSituation LockRegistry::situation(const QString& resource) const
{
    const auto place = folder();
    if (!place)
        return {resource, {}, {}};
    const auto book = read(**place, LockTarget(resource));
    return book ? describe(**place, *book) : LockSituation{resource, {}, {}};
}

std::vector<LockSituation> LockRegistry::situations() const
{
    std::vector<LockSituation> all;
    const auto place = folder();
    if (!place)
        return all;
    for (LockBook& book : (*place)->loadAll()) {
        bool changed = false;
        pruneGone(**place, book, changed);
        if (!book.isEmpty())
            all.push_back(describe(**place, book));
    }
    std::sort(all.begin(), all.end(),
              [](const LockSituation& a, const LockSituation& b) { return a.resource < b.resource; });
    return all;
}

std::optional<LockParty> LockRegistry::otherHolder(const LockTarget& target, SessionId session) const
{
    const auto place = folder();
    if (!place)
        return std::nullopt;
    const auto book = read(**place, target);
    if (!book)
        return std::nullopt;
    const LockEntry* const obstacle = book->obstacle((*place)->process(), session);
    if (obstacle == nullptr || obstacle->stage == LockEntry::Stage::Waiting)
        return std::nullopt;
    return describe(**place, *obstacle);
}

} // namespace visor::locks
