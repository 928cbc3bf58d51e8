// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/serial/error_text.h"

#include <QCoreApplication>
#include <QFile>

#include <grp.h>
#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace visor::serial {

using visa::Status;

namespace {

class SerialText
{
    Q_DECLARE_TR_FUNCTIONS(visor::serial::Error)
};

QString serialErrnoText(int number)
{
    return QStringLiteral("%1 (errno %2)").arg(QString::fromLocal8Bit(std::strerror(number))).arg(number);
}

/// The group that may use the port; "dialout" where the system does not tell.
QString serialGroup(const QString& device)
{
    QString fallback = QStringLiteral("dialout");
    struct stat info{};
    if (::stat(QFile::encodeName(device).constData(), &info) != 0 || info.st_gid == 0)
        return fallback;
    std::array<char, 4096> room;
    group entry{};
    group* found = nullptr;
    if (::getgrgid_r(info.st_gid, &entry, room.data(), room.size(), &found) != 0 || found == nullptr)
        return fallback;
    return QString::fromLocal8Bit(found->gr_name);
}

} // namespace

tl::unexpected<Error> portOpenFailure(int number, const QString& device)
{
    const QString operation = QStringLiteral("open");
    switch (number) {
    case EACCES:
    case EPERM:
        return failure(Status::ErrorNoPermission,
                       SerialText::tr("You may not use the serial port %1; its users are in the group %2. Join it "
                                      "(sudo usermod -aG %2 $USER) and log in again.")
                           .arg(device, serialGroup(device)),
                       operation, serialErrnoText(number));
    case ENOENT:
    case ENXIO:
    case ENODEV:
    case ENOTDIR:
    case EIO:
        return failure(
            Status::ErrorResourceNotFound,
            SerialText::tr("There is no serial port %1; check its name and that the adapter is plugged in.")
                .arg(device),
            operation, serialErrnoText(number));
    case EBUSY:
        return portBusy(device, {});
    default:
        return failure(Status::ErrorIo,
                       SerialText::tr("The serial port %1 cannot be opened: %2.")
                           .arg(device, QString::fromLocal8Bit(std::strerror(number))),
                       operation, serialErrnoText(number));
    }
}

tl::unexpected<Error> portBusy(const QString& device, const QString& holder)
{
    const QString message =
        holder.isEmpty()
            ? SerialText::tr("Another program is using the serial port %1; close it there first.").arg(device)
            : SerialText::tr("%2 is using the serial port %1; close it there first.").arg(device, holder);
    return failure(Status::ErrorResourceBusy, message, QStringLiteral("open"));
}

tl::unexpected<Error> portIoFailure(int number, const QString& operation, std::size_t transferred)
{
    switch (number) {
    case 0:
    case EIO:
    case ENXIO:
    case ENODEV:
    case EBADF:
    case EPIPE:
        return failure(Status::ErrorConnectionLost,
                       SerialText::tr("The serial port has gone; plug the adapter in again and reopen it."),
                       operation, number == 0 ? QStringLiteral("hang-up") : serialErrnoText(number), transferred);
    default:
        return failure(Status::ErrorIo,
                       SerialText::tr("The serial port failed (%1); open it again.").arg(serialErrnoText(number)),
                       operation, serialErrnoText(number), transferred);
    }
}

tl::unexpected<Error> portTimeout(const QString& operation, std::size_t transferred)
{
    return failure(Status::ErrorTimeout,
                   SerialText::tr("Nothing came over the serial line in time; check the cable, the line settings "
                                  "(baud rate, parity) and the command, or allow more time."),
                   operation, {}, transferred);
}

tl::unexpected<Error> portAborted(const QString& operation, std::size_t transferred)
{
    return failure(Status::ErrorAbort, SerialText::tr("The operation was cancelled."), operation, {}, transferred);
}

} // namespace visor::serial
