// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/usbtmc/error_text.h"

#include <libusb.h>

namespace visor::usbtmc {

using visa::Status;

tl::unexpected<Error> usbFailure(int code, const QString& who, const QString& operation, std::size_t transferred)
{
    const auto make = [&](Status status, const QString& message) {
        return failure(status, message, operation, QString::fromLatin1(libusb_error_name(code)), transferred);
    };
    switch (code) {
    case LIBUSB_ERROR_ACCESS:
        return make(Status::ErrorNoPermission,
                    ErrorText::tr("You may not use the USB instrument %1: install the udev rule %2, then plug the "
                                  "instrument in again.")
                        .arg(who, QString::fromLatin1(kUdevRuleFile)));
    case LIBUSB_ERROR_BUSY:
        return make(
            Status::ErrorResourceBusy,
            ErrorText::tr("Another program or window has the USB instrument %1 open; close it there first.")
                .arg(who));
    case LIBUSB_ERROR_NO_DEVICE:
        return make(Status::ErrorConnectionLost,
                    ErrorText::tr("The USB instrument %1 is gone: unplugged, switched off or restarted; check the "
                                  "cable and connect again.")
                        .arg(who));
    case LIBUSB_ERROR_NOT_FOUND:
        return make(
            Status::ErrorResourceNotFound,
            ErrorText::tr("There is no USB instrument %1; check that it is switched on and plugged in.").arg(who));
    case LIBUSB_ERROR_PIPE:
        return make(Status::ErrorUnsupportedOperation,
                    ErrorText::tr("The USB instrument %1 refuses this request.").arg(who));
    case LIBUSB_ERROR_NO_MEM:
        return make(Status::ErrorAllocation,
                    ErrorText::tr("The system has no memory left for USB transfers; close other programs."));
    case LIBUSB_ERROR_TIMEOUT:
        return timedOut(who, operation, transferred);
    default:
        return make(Status::ErrorIo,
                    ErrorText::tr("The USB connection to %1 failed; plug the instrument in again, at another "
                                  "port or without a hub.")
                        .arg(who));
    }
}

tl::unexpected<Error> heldThroughKernel(const QString& who, const QString& holders, const QString& node)
{
    return failure(
        Status::ErrorResourceBusy,
        ErrorText::tr("%1 has the USB instrument %2 open, as %3; close it there first.").arg(holders, who, node),
        QStringLiteral("open"), node);
}

tl::unexpected<Error> brokenAnswer(const QString& who, const QString& operation, const QString& detail,
                                   std::size_t transferred)
{
    return failure(Status::ErrorInputProtocolViolation,
                   ErrorText::tr("%1 sent an answer that USBTMC does not allow; try again, and clear the "
                                 "instrument if it goes on.")
                       .arg(who),
                   operation, detail, transferred);
}

tl::unexpected<Error> timedOut(const QString& who, const QString& operation, std::size_t transferred)
{
    return failure(Status::ErrorTimeout,
                   ErrorText::tr("%1 did not answer in time; check the command or allow more time.").arg(who),
                   operation, {}, transferred);
}

tl::unexpected<Error> cancelled(const QString& operation, std::size_t transferred)
{
    return failure(Status::ErrorAbort, ErrorText::tr("The operation was cancelled."), operation, {}, transferred);
}

} // namespace visor::usbtmc
