// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/wire/device_access.h"

#include <QFile>

#include <grp.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <vector>

namespace visor::wire {

namespace {

constexpr std::size_t kNameRoom = 16384;

QString accessGroupName(gid_t id)
{
    std::vector<char> room(kNameRoom);
    group entry{};
    group* found = nullptr;
    if (::getgrgid_r(id, &entry, room.data(), room.size(), &found) != 0 || found == nullptr)
        return QString::number(id);
    return QString::fromLocal8Bit(found->gr_name);
}

/// The user's name and first group, from the user database.
struct AccessUser
{
    QByteArray name;
    gid_t group = 0;
};

AccessUser accessUser(uid_t id)
{
    std::vector<char> room(kNameRoom);
    passwd entry{};
    passwd* found = nullptr;
    if (::getpwuid_r(id, &entry, room.data(), room.size(), &found) != 0 || found == nullptr)
        return {QByteArray::number(id), 0};
    return {found->pw_name, found->pw_gid};
}

bool isInGroupNow(gid_t wanted)
{
    const AccessUser user = accessUser(::getuid());
    std::array<gid_t, 1024> groups{};
    int count = static_cast<int>(groups.size());
    if (::getgrouplist(user.name.constData(), user.group, groups.data(), &count) < 0)
        count = static_cast<int>(groups.size()); // more than there is room for: look at those
    return std::find(groups.begin(), groups.begin() + count, wanted) != groups.begin() + count;
}

bool isInGroupOfSession(gid_t wanted)
{
    if (::getegid() == wanted)
        return true;
    std::array<gid_t, 1024> groups{};
    const int count = std::max(::getgroups(static_cast<int>(groups.size()), groups.data()), 0);
    return std::find(groups.begin(), groups.begin() + count, wanted) != groups.begin() + count;
}

} // namespace

DeviceAccess deviceAccess(const QString& path)
{
    DeviceAccess access;
    const QByteArray name = QFile::encodeName(path);
    struct stat info{};
    if (::stat(name.constData(), &info) != 0)
        return access;
    access.exists = true;
    access.isGranted = ::access(name.constData(), R_OK | W_OK) == 0; // counts access lists too (logind's seats)
    access.mode = QStringLiteral("mode %1, owner %2, group %3")
                      .arg(info.st_mode & 07777, 4, 8, QLatin1Char('0'))
                      .arg(QString::fromLocal8Bit(accessUser(info.st_uid).name), accessGroupName(info.st_gid));
    constexpr mode_t kGroupMayUse = S_IRGRP | S_IWGRP;
    // Nobody is put into root's group for the sake of a port.
    if ((info.st_mode & kGroupMayUse) == kGroupMayUse && info.st_gid != 0) {
        access.group = accessGroupName(info.st_gid);
        access.isMember = isInGroupNow(info.st_gid);
        access.isMemberInSession = isInGroupOfSession(info.st_gid);
    }
    return access;
}

} // namespace visor::wire
