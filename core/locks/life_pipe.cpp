// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/locks/life_pipe.h"

#include <QFile>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <random>
#include <sys/stat.h>
#include <sys/syscall.h>

namespace visor::locks {

namespace {

constexpr QByteArrayView kLifeStart("life-");
constexpr qsizetype kLongestLifeName = 64;
/// Before a pipe's name until somebody reads from it.
constexpr char kNewborn[] = "newborn-";

/// Whether that process is past the point of no return (proc_pid_stat(5), flags: PF_EXITING). Not so one that has
/// merely run another program (exec) and so has lost its pipe.
bool isExiting(qint64 pid)
{
    constexpr qint64 kMostBytes = 4096;
    constexpr int kFlagsBehindName = 6; // state, ppid, pgrp, session, tty_nr, tpgid, flags
    constexpr unsigned kExiting = 0x4;
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray text = file.read(kMostBytes);
    // The name stands in parentheses and may hold any character.
    const QList<QByteArray> words = text.sliced(text.lastIndexOf(')') + 1).trimmed().split(' ');
    return words.size() > kFlagsBehindName && (words[kFlagsBehindName].toUInt() & kExiting) != 0;
}

/// The pidfd of the process that had this pipe, while it is ending; invalid when it has gone, or when it lives in
/// another container (its number is somebody else's here), where the pipe's end is all that can be known.
OwnedDescriptor endingProcess(const QByteArray& name)
{
    const QList<QByteArray> parts = name.split('-');
    const qint64 pid = parts.value(1).toLongLong();
    if (pid <= 0)
        return {};
    OwnedDescriptor process(static_cast<int>(::syscall(SYS_pidfd_open, static_cast<pid_t>(pid), 0)));
    pollfd ended{process.get(), POLLIN, 0};
    if (!process.isValid() || ::poll(&ended, 1, 0) != 0 || !isExiting(pid))
        return {};
    return process;
}

} // namespace

bool isLifeName(QByteArrayView name)
{
    return name.startsWith(kLifeStart) && name.size() <= kLongestLifeName &&
           std::all_of(name.begin(), name.end(),
                       [](char c) { return c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); });
}

QByteArray newLifeName()
{
    std::random_device random;
    const quint64 number = (static_cast<quint64>(random()) << 32) | random();
    return kLifeStart.toByteArray() + QByteArray::number(static_cast<qint64>(::getpid())) + '-' +
           QByteArray::number(number, 16);
}

OwnedDescriptor makeLifePipe(int folder, const QByteArray& name)
{
    const QByteArray newborn = kNewborn + name;
    if (::mkfifoat(folder, newborn.constData(), 0600) != 0)
        return {};
    OwnedDescriptor reading(::openat(folder, newborn.constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (!reading.isValid() || ::renameat(folder, newborn.constData(), folder, name.constData()) != 0) {
        const int number = errno;
        ::unlinkat(folder, newborn.constData(), 0);
        errno = number;
        return {};
    }
    return reading;
}

LifeSign lifeSign(int folder, const QByteArray& name)
{
    using State = LifeSign::State;
    if (!isLifeName(name))
        return {};
    // Opening a pipe for writing without waiting succeeds only while somebody has it open for reading (fifo(7)).
    OwnedDescriptor writing(::openat(folder, name.constData(), O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (writing.isValid()) {
        struct stat facts = {};
        const bool isPipe = ::fstat(writing.get(), &facts) == 0 && S_ISFIFO(facts.st_mode);
        return isPipe ? LifeSign{State::Living, std::move(writing)} : LifeSign{};
    }
    switch (errno) {
    case ENXIO: {
        OwnedDescriptor process = endingProcess(name);
        const State state = process.isValid() ? State::Ending : State::Gone;
        return {state, std::move(process)};
    }
    case EMFILE:
    case ENFILE:
    case ENOMEM:
    case EINTR:
        return {State::Living, {}};
    default: // taken away by its owner (ENOENT), or no pipe of ours
        return {};
    }
}

} // namespace visor::locks
