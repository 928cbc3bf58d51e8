// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/locks/lock_text.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace visor::locks {

namespace {

struct LockRoomText
{
    Q_DECLARE_TR_FUNCTIONS(visor::locks::LockText)
};

} // namespace

QString partyText(const LockParty& party)
{
    if (party.isThisProcess)
        return LockRoomText::tr("another session of this program (process %1)").arg(party.pid);
    return LockRoomText::tr("%1, user %2, process %3").arg(party.program, party.user).arg(party.pid);
}

QString sinceText(std::int64_t since)
{
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(since);
    QString time = when.time().toString(QStringLiteral("HH:mm"));
    if (when.date() == QDate::currentDate())
        return time;
    return LockRoomText::tr("%1, %2").arg(QLocale().toString(when.date(), QLocale::ShortFormat), time);
}

QString modeText(visa::LockMode mode)
{
    return mode == visa::LockMode::Exclusive ? LockRoomText::tr("exclusive") : LockRoomText::tr("shared");
}

QString lockedSentence(const QString& resource, const LockParty& holder)
{
    if (holder.waitsForInstrument) {
        return LockRoomText::tr(
                   "%1 is locked by another client, and %2 has waited for it since %3. Wait in line, or ask "
                   "them to let go of it.")
            .arg(resource, partyText(holder), sinceText(holder.since));
    }
    if (holder.mode == visa::LockMode::Shared) {
        return LockRoomText::tr(
                   "%1 is shared by those who have the key; %2 has held it since %3. Use the same key, or "
                   "wait until they let go of it.")
            .arg(resource, partyText(holder), sinceText(holder.since));
    }
    return LockRoomText::tr("%1 is locked by %2, since %3. Wait until they let go of it, or ask them to.")
        .arg(resource, partyText(holder), sinceText(holder.since));
}

QString lockedSentence(const QString& resource)
{
    return LockRoomText::tr("%1 is locked by another client. Wait until it lets go of it.").arg(resource);
}

} // namespace visor::locks
