// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/serial/serial_finder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace visor::serial {

using visa::Deadline;

namespace {

QString finderFileText(const QString& path)
{
    constexpr qint64 kMostBytes = 4096; // a sysfs attribute is a page
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.read(kMostBytes)).trimmed() : QString();
}

/// What the USB device above a port calls itself; empty when it is not on USB.
QString finderUsbName(const QString& deviceLink)
{
    constexpr int kMostLevels = 8;
    QDir folder(QFileInfo(deviceLink).canonicalFilePath());
    for (int level = 0; level < kMostLevels && folder.exists(); ++level) {
        if (folder.exists(QStringLiteral("idVendor"))) {
            QString product = finderFileText(folder.filePath(QStringLiteral("product")));
            if (!product.isEmpty())
                return product;
            return finderFileText(folder.filePath(QStringLiteral("idVendor"))) + u':' +
                   finderFileText(folder.filePath(QStringLiteral("idProduct")));
        }
        if (!folder.cdUp())
            break;
    }
    return {};
}

/// An inotify descriptor that is closed again.
class FolderWatch
{
public:
    FolderWatch() : m_fd(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK)) {}
    ~FolderWatch()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    FolderWatch(const FolderWatch&) = delete;
    FolderWatch& operator=(const FolderWatch&) = delete;

    [[nodiscard]] bool add(const QString& folder) const
    {
        return m_fd >= 0 && ::inotify_add_watch(m_fd, QFile::encodeName(folder).constData(),
                                                IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO) >= 0;
    }
    /// True when something has changed; waits at most `limit`.
    [[nodiscard]] bool hasChanged(std::chrono::milliseconds limit) const
    {
        pollfd entry{m_fd, POLLIN, 0};
        if (::poll(&entry, 1, static_cast<int>(limit.count())) <= 0)
            return false;
        alignas(inotify_event) std::array<char, 4096> events;
        while (::read(m_fd, events.data(), events.size()) > 0) {
        }
        return true;
    }

private:
    int m_fd;
};

} // namespace

QString SerialFinder::name() const
{
    return tr("serial port");
}

QString SerialFinder::lastingPath(const QString& port) const
{
    const QDir links(m_deviceFolder + QStringLiteral("/serial/by-id"));
    for (const QFileInfo& link : links.entryInfoList(QDir::Files | QDir::System, QDir::Name)) {
        // "::" would end the device in a resource name.
        if (QFileInfo(link.symLinkTarget()).fileName() == port &&
            !link.fileName().contains(QLatin1StringView("::")))
            return link.absoluteFilePath();
    }
    return {};
}

instrument::Sighting SerialFinder::sightingOf(const QString& port) const
{
    const QString lasting = lastingPath(port);
    instrument::Sighting sighting;
    sighting.resource =
        visa::ResourceName(visa::InterfaceType::Asrl, 0,
                           visa::SerialInstrument{lasting.isEmpty() ? m_deviceFolder + u'/' + port : lasting});
    const QString usb = finderUsbName(m_classFolder + u'/' + port + QStringLiteral("/device"));
    sighting.name = usb.isEmpty() ? port : QStringLiteral("%1 (%2)").arg(usb, port);
    sighting.foundBy = name();
    sighting.mayBeAsked = false; // what hangs on it may be in use, or no instrument at all
    return sighting;
}

SerialFinder::Ports SerialFinder::look() const
{
    Ports ports;
    const QStringList names = QDir(m_classFolder).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    for (const QString& port : names) {
        // Consoles and pseudo-terminals have no device behind them; the 8250 driver's empty places have the type
        // PORT_UNKNOWN, which is 0 (linux/serial_core.h).
        const QString folder = m_classFolder + u'/' + port;
        if (!QFileInfo::exists(folder + QStringLiteral("/device")) ||
            finderFileText(folder + QStringLiteral("/type")) == QLatin1StringView("0") ||
            !QFileInfo::exists(m_deviceFolder + u'/' + port))
            continue;
        const instrument::Sighting sighting = sightingOf(port);
        ports.emplace(sighting.resource, sighting);
    }
    return ports;
}

Result<void> SerialFinder::find(instrument::FinderReport& report, const Deadline& deadline)
{
    if (!QFileInfo::exists(m_classFolder)) {
        return failure(visa::Status::ErrorFileAccess,
                       tr("Serial ports cannot be listed because %1 is missing; open one by its name, such as "
                          "ASRL/dev/ttyUSB0::INSTR.")
                           .arg(m_classFolder),
                       QStringLiteral("find"));
    }
    // Watched first, so that nothing falls between the look and the watch.
    const FolderWatch watch;
    if (!watch.add(m_deviceFolder)) {
        report.failed(
            Error{visa::Status::ErrorFileAccess,
                  tr("Serial ports that are plugged in later will not be noticed (%1 cannot be watched); "
                     "search again after plugging one in.")
                      .arg(m_deviceFolder),
                  QString::fromLocal8Bit(std::strerror(errno)), QStringLiteral("find")});
    }
    Ports known;
    const auto lookAgain = [&] {
        Ports now = look();
        for (const auto& [resource, sighting] : known) {
            if (!now.contains(resource))
                report.gone(resource);
        }
        for (const auto& [resource, sighting] : now)
            report.found(sighting);
        known = std::move(now);
    };
    lookAgain();
    report.lookedOnce();
    Deadline secondLook = Deadline::never();
    while (!deadline.isCancelled() && !deadline.hasExpired()) {
        if (watch.hasChanged(deadline.slice())) {
            lookAgain();
            secondLook = Deadline::after(kSecondLook);
        } else if (secondLook.hasExpired()) {
            lookAgain();
            secondLook = Deadline::never();
        }
    }
    return {};
}

} // namespace visor::serial
