// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/prologix/error_text.h"

#include <QCoreApplication>

namespace visor::prologix {

using visa::Status;

namespace {

class PrologixText
{
    Q_DECLARE_TR_FUNCTIONS(visor::prologix::Error)
};

} // namespace

tl::unexpected<Error> adapterBusy(const QString& adapter)
{
    return failure(
        Status::ErrorResourceBusy,
        PrologixText::tr("The GPIB adapter %1 serves another program; it takes one at a time. Close the "
                         "connection there.")
            .arg(adapter),
        QStringLiteral("open"));
}

tl::unexpected<Error> notAnAdapter(const QString& adapter)
{
    return failure(
        Status::ErrorTimeout,
        PrologixText::tr("%1 does not answer as a Prologix GPIB adapter does (++ver); check the address "
                         "or the serial port.")
            .arg(adapter),
        QStringLiteral("open"));
}

tl::unexpected<Error> noListener(int primary, const QString& operation)
{
    return failure(
        Status::ErrorNoListeners,
        PrologixText::tr("No instrument answers at GPIB address %1; check its address, cable and power.")
            .arg(primary),
        operation);
}

tl::unexpected<Error> instrumentTimeout(int primary, const QString& operation, std::size_t transferred)
{
    return failure(Status::ErrorTimeout,
                   PrologixText::tr("The instrument at GPIB address %1 did not answer in time; check the command "
                                    "and the address, or allow more time.")
                       .arg(primary),
                   operation, {}, transferred);
}

tl::unexpected<Error> adapterAborted(const QString& operation, std::size_t transferred)
{
    return failure(Status::ErrorAbort, PrologixText::tr("The operation was cancelled."), operation, {},
                   transferred);
}

tl::unexpected<Error> adapterOccupied(const QString& operation)
{
    return failure(Status::ErrorTimeout,
                   PrologixText::tr("The GPIB adapter is busy with another instrument; allow more time."),
                   operation);
}

tl::unexpected<Error> replyGivenUp()
{
    return failure(Status::ErrorInputProtocolViolation,
                   PrologixText::tr("The rest of the reply was given up because other instruments waited for the "
                                    "GPIB adapter; ask again."),
                   QStringLiteral("read"));
}

tl::unexpected<Error> answerGivenUp()
{
    return failure(Status::ErrorInputProtocolViolation,
                   PrologixText::tr("The GPIB adapter's answer was given up because an instrument on its bus was "
                                    "used meanwhile; ask again."),
                   QStringLiteral("read"));
}

tl::unexpected<Error> adapterGone(const QString& operation)
{
    return failure(Status::ErrorConnectionLost,
                   PrologixText::tr("The connection to the GPIB adapter is lost; open the instrument again."),
                   operation);
}

} // namespace visor::prologix
