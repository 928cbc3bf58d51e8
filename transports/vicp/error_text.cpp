// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/vicp/error_text.h"

#include <cstring>

namespace visor::vicp {

using visa::Status;

Error ErrorText::badHeader(QByteArrayView bytes)
{
    return Error{
        Status::ErrorRawReadProtocolViolation,
        tr("The other end does not speak VICP or lost its place in a message; open it again, or try VXI-11 "
           "or a raw socket."),
        QString::fromLatin1(bytes.toByteArray().toHex(' ')), QStringLiteral("header"), 0};
}

Error ErrorText::lost(const QString& who, const QString& operation)
{
    return Error{Status::ErrorConnectionLost,
                 tr("%1 was closed after an error in the protocol; open it again.").arg(who),
                 {},
                 operation,
                 0};
}

Error ErrorText::connectionLost(const QString& operation, int errnoNumber)
{
    return Error{Status::ErrorConnectionLost, tr("The instrument closed the connection; open it again."),
                 QString::fromLocal8Bit(std::strerror(errnoNumber)), operation, 0};
}

Error ErrorText::interrupted(const visa::Deadline& deadline, const QString& operation)
{
    if (deadline.isCancelled())
        return Error{Status::ErrorAbort, tr("The operation was cancelled."), {}, operation, 0};
    return Error{Status::ErrorTimeout,
                 tr("The instrument did not answer in time; check the command or allow more time."),
                 {},
                 operation,
                 0};
}

Error ErrorText::otherInterface(const QString& who, const QByteArray& interface, std::size_t transferred)
{
    return Error{
        Status::ErrorInterfaceNotConfigured,
        tr("%1 takes commands over %2 only; on the oscilloscope set Utilities > Utilities Setup > Remote > "
           "Control from to TCPIP (VICP), then open it again.")
            .arg(who, QString::fromLatin1(interface)),
        {},
        QStringLiteral("read"),
        transferred};
}

Error ErrorText::noLocks(const QString& operation)
{
    return Error{Status::ErrorUnsupportedOperation,
                 tr("VICP has no locks; open the instrument over VXI-11 or HiSLIP if it has them."),
                 {},
                 operation,
                 0};
}

} // namespace visor::vicp
