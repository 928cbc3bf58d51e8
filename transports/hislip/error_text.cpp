// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/hislip/error_text.h"

namespace visor::hislip {

using visa::Status;

namespace {

QString hislipPeerDetail(const char* kind, std::uint8_t code, QByteArrayView peerText)
{
    return QStringLiteral("%1 %2 %3").arg(QLatin1StringView(kind)).arg(code).arg(QString::fromLatin1(peerText));
}

} // namespace

Error ErrorText::fatal(std::uint8_t code, QByteArrayView peerText, const QString& who, bool opening)
{
    Error error;
    error.detail = hislipPeerDetail("FatalError", code, peerText);
    error.operation = opening ? QStringLiteral("open") : QStringLiteral("message");
    switch (static_cast<FatalCode>(code)) {
    case FatalCode::BadHeader:
        error.status = Status::ErrorRawReadProtocolViolation;
        error.message =
            tr("%1 could not make sense of a message and closed the connection; open it again.").arg(who);
        return error;
    case FatalCode::TooManyClients:
        error.status = Status::ErrorResourceBusy;
        error.message = tr("%1 has no connection left; close another program that uses it.").arg(who);
        return error;
    case FatalCode::SecureConnectionFailed:
        error.status = Status::ErrorNoPermission;
        error.message = tr("%1 ended the connection because it was not secure as it wants it (fatal error 5); "
                           "check its security settings and your login.")
                            .arg(who);
        return error;
    case FatalCode::Unidentified:
    case FatalCode::ChannelsIncomplete:
    case FatalCode::InvalidInitialization:
        break;
    }
    if (opening) {
        error.status = Status::ErrorResourceNotFound;
        error.message = tr("%1 was refused by the instrument; check the device name.").arg(who);
    } else {
        error.status = Status::ErrorConnectionLost;
        error.message = tr("%1 closed the connection after an error of its own; open it again.").arg(who);
    }
    return error;
}

Error ErrorText::nonFatal(std::uint8_t code, QByteArrayView peerText, const QString& who)
{
    Error error;
    error.detail = hislipPeerDetail("Error", code, peerText);
    error.operation = QStringLiteral("message");
    switch (static_cast<ErrorCode>(code)) {
    case ErrorCode::UnknownMessageType:
    case ErrorCode::UnknownControlCode:
    case ErrorCode::UnknownVendorMessage:
        error.status = Status::ErrorUnsupportedOperation;
        error.message = tr("%1 does not support this operation.").arg(who);
        return error;
    case ErrorCode::MessageTooLarge:
        error.status = Status::ErrorInvalidSize;
        error.message = tr("%1 refused a message as too large; send less at a time.").arg(who);
        return error;
    case ErrorCode::AuthenticationFailed:
        error.status = Status::ErrorNoPermission;
        error.message = tr("%1 refused the login; check the user name and password.").arg(who);
        return error;
    case ErrorCode::Unidentified:
        break;
    }
    error.status = Status::ErrorIo;
    error.message = tr("%1 reported an error while talking; clear the device and repeat.").arg(who);
    return error;
}

Error ErrorText::badHeader(QByteArrayView bytes)
{
    return Error{Status::ErrorRawReadProtocolViolation,
                 tr("The other end does not speak HiSLIP or lost its place in a message; open it again, or try "
                    "VXI-11 or a raw socket."),
                 QString::fromLatin1(bytes.toByteArray().toHex(' ')), QStringLiteral("header"), 0};
}

Error ErrorText::unexpected(MessageType type, const QString& who, const QString& operation)
{
    return Error{Status::ErrorInputProtocolViolation, tr("%1 broke the HiSLIP protocol; open it again.").arg(who),
                 QStringLiteral("message type %1").arg(static_cast<int>(type)), operation, 0};
}

Error ErrorText::lockedByAnother(const QString& who, const QString& operation, std::size_t transferred)
{
    return Error{Status::ErrorResourceLocked,
                 tr("%1 is locked by another client; wait until it is released or ask its holder.").arg(who),
                 {},
                 operation,
                 transferred};
}

Error ErrorText::noAnswer(const QString& who, const QString& operation, std::size_t transferred)
{
    return Error{Status::ErrorTimeout,
                 tr("%1 did not answer in time; check the command or allow more time.").arg(who),
                 {},
                 operation,
                 transferred};
}

} // namespace visor::hislip
