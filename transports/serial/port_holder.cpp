// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/serial/port_holder.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

namespace visor::serial {

namespace {

class HolderText
{
    Q_DECLARE_TR_FUNCTIONS(visor::serial::PortHolder)
};

QByteArray holderFile(const QString& path)
{
    constexpr qint64 kMostBytes = 1 << 20;
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(kMostBytes) : QByteArray();
}

QString holderName(int process)
{
    const QString name =
        QString::fromLocal8Bit(holderFile(QStringLiteral("/proc/%1/comm").arg(process)).trimmed());
    return name.isEmpty() ? HolderText::tr("process %1").arg(process)
                          : HolderText::tr("%1 (process %2)").arg(name).arg(process);
}

} // namespace

std::optional<int> flockOwner(QByteArrayView locks, std::uint32_t deviceMajor, std::uint32_t deviceMinor,
                              std::uint64_t inode)
{
    // "1: FLOCK  ADVISORY  WRITE 1234 00:18:5 0 EOF" (proc(5)); waiters have "->" behind the number.
    for (const QByteArray& line : locks.toByteArray().split('\n')) {
        const QList<QByteArray> words = line.simplified().split(' ');
        if (words.size() < 6 || words[1] != "FLOCK")
            continue;
        const QList<QByteArray> file = words[5].split(':');
        bool isPid = false;
        const int process = words[4].toInt(&isPid);
        if (file.size() == 3 && isPid && process > 0 && file[0].toUInt(nullptr, 16) == deviceMajor &&
            file[1].toUInt(nullptr, 16) == deviceMinor && file[2].toULongLong() == inode)
            return process;
    }
    return std::nullopt;
}

std::optional<int> uucpLockOwner(QByteArrayView content)
{
    bool isNumber = false;
    const int process = content.first(std::min<qsizetype>(content.size(), 32)).trimmed().toInt(&isNumber);
    if (!isNumber || process <= 0)
        return std::nullopt;
    return process;
}

QString uucpHolder(const QString& device)
{
    const QString name = QFileInfo(QFileInfo(device).canonicalFilePath()).fileName();
    const auto process = uucpLockOwner(holderFile(QStringLiteral("/var/lock/LCK..") + name));
    // A lock file outlives its program when that crashes.
    if (process && *process != ::getpid() && QFileInfo::exists(QStringLiteral("/proc/%1").arg(*process)))
        return holderName(*process);
    return {};
}

QString portHolder(const QString& device)
{
    struct stat info{};
    if (::stat(QFile::encodeName(device).constData(), &info) == 0) {
        const auto process = flockOwner(holderFile(QStringLiteral("/proc/locks")), major(info.st_dev),
                                        minor(info.st_dev), info.st_ino);
        if (process)
            return holderName(*process);
    }
    return uucpHolder(device);
}

} // namespace visor::serial
