// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/wire/process_table.h"

#include <QByteArrayList>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSet>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace visor::wire {

namespace {

class ProcessText
{
    Q_DECLARE_TR_FUNCTIONS(visor::wire::ProcessTable)
};

/// An address as /proc/net/tcp writes it: 32-bit words in host order, in hexadecimal, and the port.
QByteArray procAddressText(const SocketAddress& address, bool mapped)
{
    QByteArray text;
    const auto word = [&text](std::uint32_t value) {
        text += QByteArray::number(value, 16).rightJustified(8, '0').toUpper();
    };
    if (const auto number = address.ipv4()) {
        if (mapped) {
            word(0);
            word(0);
            word(htonl(0xFFFF));
        }
        word(htonl(*number));
    } else if (address.family() == AF_INET6) {
        sockaddr_in6 in6{};
        std::memcpy(&in6, address.data(), std::min<std::size_t>(address.size(), sizeof in6));
        std::array<std::uint32_t, 4> words{};
        std::memcpy(words.data(), &in6.sin6_addr, sizeof words);
        for (const std::uint32_t each : words)
            word(each);
    }
    return text + ':' + QByteArray::number(address.port(), 16).rightJustified(4, '0').toUpper();
}

/// The inodes of the sockets connected to that peer.
void procCollectInodes(const QString& file, const QByteArray& peer, QSet<QByteArray>& inodes)
{
    QFile table(file);
    if (!table.open(QIODevice::ReadOnly))
        return;
    constexpr qsizetype kPeerColumn = 2;
    constexpr qsizetype kStateColumn = 3;
    constexpr qsizetype kInodeColumn = 9;
    // Lines of /proc have no length of their own to trust: read until it ends.
    for (QByteArray line = table.readLine(); !line.isEmpty(); line = table.readLine()) {
        const QByteArrayList columns = line.simplified().split(' ');
        if (columns.size() > kInodeColumn && columns[kPeerColumn] == peer && columns[kStateColumn] == "01")
            inodes.insert("socket:[" + columns[kInodeColumn] + ']');
    }
}

} // namespace

std::vector<std::int64_t> ProcessTable::pids() const
{
    std::vector<std::int64_t> pids;
    for (const QString& entry : QDir(m_root).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        bool isNumber = false;
        const qlonglong pid = entry.toLongLong(&isNumber);
        if (isNumber)
            pids.push_back(pid);
    }
    return pids;
}

QString ProcessTable::nameOf(std::int64_t pid) const
{
    QFile file(QStringLiteral("%1/%2/comm").arg(m_root).arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromLocal8Bit(file.readAll()).trimmed();
}

template<typename Condition>
std::vector<RunningProcess> ProcessTable::find(Condition condition) const
{
    std::vector<RunningProcess> found;
    for (const std::int64_t pid : pids()) {
        const QString folder = QStringLiteral("%1/%2/fd").arg(m_root).arg(pid);
        const QStringList entries =
            QDir(folder).entryList(QDir::Files | QDir::System | QDir::Hidden | QDir::NoDotAndDotDot);
        const bool holds = std::any_of(entries.begin(), entries.end(), [&](const QString& entry) {
            return condition(QFile::encodeName(folder + u'/' + entry));
        });
        if (holds)
            found.push_back({pid, nameOf(pid)});
    }
    return found;
}

std::vector<RunningProcess> ProcessTable::holdersOf(const QString& path) const
{
    struct stat wanted{};
    if (::stat(QFile::encodeName(path).constData(), &wanted) != 0)
        return {};
    return find([&](const QByteArray& descriptor) {
        struct stat open{};
        if (::stat(descriptor.constData(), &open) != 0)
            return false;
        if (S_ISCHR(wanted.st_mode))
            return S_ISCHR(open.st_mode) && open.st_rdev == wanted.st_rdev && open.st_dev == wanted.st_dev;
        return open.st_dev == wanted.st_dev && open.st_ino == wanted.st_ino;
    });
}

std::vector<RunningProcess> ProcessTable::connectedTo(const SocketAddress& peer) const
{
    QSet<QByteArray> inodes;
    procCollectInodes(m_root + QStringLiteral("/net/tcp"), procAddressText(peer, false), inodes);
    procCollectInodes(m_root + QStringLiteral("/net/tcp6"), procAddressText(peer, peer.ipv4().has_value()),
                      inodes);
    if (inodes.isEmpty())
        return {};
    return find([&](const QByteArray& descriptor) {
        std::array<char, 64> target{};
        const ssize_t size = ::readlink(descriptor.constData(), target.data(), target.size());
        return size > 0 && inodes.contains(QByteArray(target.data(), size));
    });
}

std::vector<RunningProcess> ProcessTable::named(const QString& name) const
{
    std::vector<RunningProcess> found;
    for (const std::int64_t pid : pids()) {
        if (nameOf(pid) == name)
            found.push_back({pid, name});
    }
    return found;
}

bool ProcessTable::isPartlyHidden() const
{
    const auto all = pids();
    return std::any_of(all.begin(), all.end(), [this](std::int64_t pid) {
        const QByteArray folder = QFile::encodeName(QStringLiteral("%1/%2/fd").arg(m_root).arg(pid));
        return ::access(folder.constData(), R_OK) != 0 && errno == EACCES;
    });
}

QString processesText(const std::vector<RunningProcess>& processes)
{
    QStringList names;
    for (const RunningProcess& process : processes)
        names << ProcessText::tr("%1 (process %2)").arg(process.name).arg(process.pid);
    return names.join(QStringLiteral(", "));
}

} // namespace visor::wire
