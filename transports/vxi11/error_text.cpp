// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/vxi11/error_text.h"

#include <QCoreApplication>

namespace visor::vxi11 {

using visa::Status;

namespace {

class Vxi11Text
{
    Q_DECLARE_TR_FUNCTIONS(visor::vxi11::Error)
};

QString vxi11Detail(ErrorCode code)
{
    return QStringLiteral("VXI-11 error %1").arg(static_cast<std::uint32_t>(code));
}

} // namespace

tl::unexpected<Error> deviceFailure(ErrorCode code, const QString& operation, std::size_t transferred)
{
    const auto make = [&](Status status, const QString& message) {
        return failure(status, message, operation, vxi11Detail(code), transferred);
    };
    switch (code) {
    case ErrorCode::SyntaxError:
        return make(Status::ErrorInvalidResourceName,
                    Vxi11Text::tr("The instrument does not understand the device name."));
    case ErrorCode::InvalidLink:
        return make(Status::ErrorConnectionLost,
                    Vxi11Text::tr("The instrument has forgotten this connection; open it again."));
    case ErrorCode::ParameterError:
        return make(Status::ErrorInvalidParameter,
                    Vxi11Text::tr("The instrument refused a parameter of the transfer."));
    case ErrorCode::ChannelNotEstablished:
        return make(
            Status::ErrorUnsupportedMechanism,
            Vxi11Text::tr("The instrument has no channel for service requests; poll the status byte instead."));
    case ErrorCode::NotSupported:
        return make(Status::ErrorUnsupportedOperation,
                    Vxi11Text::tr("The instrument does not support this operation."));
    case ErrorCode::OutOfResources:
        return make(
            Status::ErrorAllocation,
            Vxi11Text::tr("The instrument is out of resources; close other connections to it or restart it."));
    case ErrorCode::LockedByAnother:
        return make(Status::ErrorResourceLocked,
                    Vxi11Text::tr("Another session has locked the instrument; try again when it is released."));
    case ErrorCode::NoLockHeld:
        return make(Status::ErrorSessionNotLocked,
                    Vxi11Text::tr("This session does not hold the instrument's lock."));
    case ErrorCode::IoTimeout:
        return make(Status::ErrorTimeout,
                    Vxi11Text::tr("The instrument did not answer in time; check the command or allow more time."));
    case ErrorCode::InvalidAddress:
        return make(Status::ErrorResourceNotFound, Vxi11Text::tr("The instrument does not know this address."));
    case ErrorCode::Aborted:
        return make(Status::ErrorAbort, Vxi11Text::tr("The operation was cancelled."));
    case ErrorCode::DeviceNotAccessible:
    case ErrorCode::IoError:
        return make(Status::ErrorIo, Vxi11Text::tr("The instrument reports an input or output error; try again."));
    case ErrorCode::None:
    case ErrorCode::ChannelAlreadyEstablished:
        break;
    }
    return make(Status::ErrorSystemError,
                Vxi11Text::tr("The instrument reports error %1, which VXI-11 does not define.")
                    .arg(static_cast<std::uint32_t>(code)));
}

tl::unexpected<Error> linkFailure(ErrorCode code, const QString& device)
{
    const QString operation = QStringLiteral("open");
    switch (code) {
    case ErrorCode::DeviceNotAccessible:
    case ErrorCode::InvalidAddress:
        return failure(
            Status::ErrorResourceNotFound,
            Vxi11Text::tr("There is no device “%1” at this address; check the device name (often inst0).")
                .arg(device),
            operation, vxi11Detail(code));
    case ErrorCode::OutOfResources:
        return failure(
            Status::ErrorAllocation,
            Vxi11Text::tr("The instrument has no free link; close other connections to it or restart it."),
            operation, vxi11Detail(code));
    default:
        return deviceFailure(code, operation);
    }
}

bool isBehindGateway(const QString& device)
{
    return device.startsWith(QLatin1StringView("gpib"), Qt::CaseInsensitive) && device.contains(u',');
}

tl::unexpected<Error> noListenerBehind(ErrorCode code, const QString& device, const QString& operation)
{
    return failure(
        Status::ErrorNoListeners,
        Vxi11Text::tr("The gateway has no instrument that listens as “%1”; check its GPIB address, cable "
                      "and power.")
            .arg(device),
        operation, vxi11Detail(code));
}

tl::unexpected<Error> brokenAnswer(const QString& operation)
{
    return failure(
        Status::ErrorRawReadProtocolViolation,
        Vxi11Text::tr("The instrument sent an answer that VXI-11 does not allow; try again or use another "
                      "interface."),
        operation);
}

ErrorCode errorCodeOf(Status status)
{
    switch (status) {
    case Status::ErrorTimeout:
        return ErrorCode::IoTimeout;
    case Status::ErrorAbort:
        return ErrorCode::Aborted;
    case Status::ErrorResourceLocked:
        return ErrorCode::LockedByAnother;
    case Status::ErrorSessionNotLocked:
        return ErrorCode::NoLockHeld;
    case Status::ErrorUnsupportedOperation:
    case Status::ErrorUnsupportedMechanism:
    case Status::ErrorNotImplemented:
        return ErrorCode::NotSupported;
    case Status::ErrorInvalidParameter:
        return ErrorCode::ParameterError;
    case Status::ErrorAllocation:
    case Status::ErrorResourceBusy:
        return ErrorCode::OutOfResources;
    default:
        return isError(status) ? ErrorCode::IoError : ErrorCode::None;
    }
}

} // namespace visor::vxi11
