// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/doctor/test_network.h"

#include <QFile>

#include <net/if.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace visor::test {

namespace {

bool writeFile(const QString& path, const QByteArray& text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

} // namespace

bool TestNetwork::enter()
{
    const auto user = ::getuid();
    const auto group = ::getgid();
    if (::unshare(CLONE_NEWNET) == 0)
        return true;
    // Without privileges: in a user namespace of our own we are root.
    if (::unshare(CLONE_NEWUSER | CLONE_NEWNET) != 0) {
        m_reason = QStringLiteral("network namespaces are not permitted here (%1)")
                       .arg(QString::fromLocal8Bit(std::strerror(errno)));
        return false;
    }
    return writeFile(QStringLiteral("/proc/self/setgroups"), "deny") &&
           writeFile(QStringLiteral("/proc/self/uid_map"), "0 " + QByteArray::number(user) + " 1") &&
           writeFile(QStringLiteral("/proc/self/gid_map"), "0 " + QByteArray::number(group) + " 1");
}

bool TestNetwork::startLoopback()
{
    // Without a program that does it: after a QProcess, ThreadSanitizer no longer sees the locks that this thread
    // takes.
    const int fd = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    ifreq loopback{};
    std::strcpy(loopback.ifr_name, "lo");
    bool isUp = fd >= 0 && ::ioctl(fd, SIOCGIFFLAGS, &loopback) == 0;
    if (isUp) {
        loopback.ifr_flags |= IFF_UP;
        isUp = ::ioctl(fd, SIOCSIFFLAGS, &loopback) == 0;
    }
    if (!isUp)
        m_reason = QStringLiteral("loopback: %1").arg(QString::fromLocal8Bit(std::strerror(errno)));
    ::close(fd);
    return isUp;
}

bool TestNetwork::startRouter()
{
    // Says a word once it lives in its own namespace, and goes with its input.
    m_router.start(QStringLiteral("unshare"), {QStringLiteral("-n"), QStringLiteral("sh"), QStringLiteral("-c"),
                                               QStringLiteral("echo here; exec cat")});
    if (!m_router.waitForReadyRead(20'000)) {
        m_reason = QStringLiteral("unshare: %1").arg(m_router.errorString());
        return false;
    }
    const QString pid = QString::number(m_router.processId());
    const QString script =
        QStringLiteral("ip link set lo up && ip address add 10.7.0.2/24 dev inside && ip link set inside up && "
                       "echo 1 > /proc/sys/net/ipv4/ip_forward && ip route add prohibit 10.8.0.1/32 && "
                       "ip route add unreachable 10.8.0.2/32 && ip route add blackhole 10.8.0.3/32");
    const auto words = [](const QString& line) { return line.split(u' '); };
    return run(QStringLiteral("ip"),
               words(QStringLiteral("link add outside type veth peer name inside netns %1").arg(pid))) &&
           run(QStringLiteral("nsenter"), {QStringLiteral("-t"), pid, QStringLiteral("-n"), QStringLiteral("sh"),
                                           QStringLiteral("-c"), script}) &&
           run(QStringLiteral("ip"), words(QStringLiteral("address add 10.7.0.1/24 dev outside"))) &&
           run(QStringLiteral("ip"), words(QStringLiteral("link set outside up"))) &&
           run(QStringLiteral("ip"), words(QStringLiteral("route add 10.8.0.0/16 via 10.7.0.2")));
}

TestNetwork::~TestNetwork()
{
    m_router.closeWriteChannel();
    if (m_router.state() != QProcess::NotRunning)
        m_router.waitForFinished(20'000);
}

bool TestNetwork::run(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (process.waitForFinished(20'000) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0)
        return true;
    m_reason = QStringLiteral("%1 %2: %3 %4")
                   .arg(program, arguments.join(u' '), process.errorString(),
                        QString::fromLocal8Bit(process.readAllStandardError()).trimmed());
    return false;
}

} // namespace visor::test
