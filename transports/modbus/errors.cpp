// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/modbus/errors.h"

#include "transports/modbus/pdu.h"

#include <QCoreApplication>

namespace visor::modbus {

using visa::Status;

namespace {

class ModbusErrorText
{
    Q_DECLARE_TR_FUNCTIONS(visor::modbus::Errors)
};

struct ExceptionMeaning
{
    Status status;
    QString text;
};

/// V1.1b3 §7; the VISA statuses are ours.
ExceptionMeaning meaningOf(std::uint8_t code)
{
    switch (static_cast<ExceptionCode>(code)) {
    case ExceptionCode::IllegalFunction:
        return {Status::ErrorUnsupportedOperation,
                ModbusErrorText::tr("the device does not know this function (illegal function); use another one, "
                                    "such as “multiple” or single writes")};
    case ExceptionCode::IllegalAddress:
        return {Status::ErrorInvalidOffset,
                ModbusErrorText::tr("the device has no such address (illegal data address); addresses count from "
                                    "0, many manuals count from 1")};
    case ExceptionCode::IllegalValue:
        return {Status::ErrorInvalidParameter,
                ModbusErrorText::tr("the device refuses the value or the number of registers (illegal data "
                                    "value); check limits and type")};
    case ExceptionCode::DeviceFailure:
        return {Status::ErrorIo,
                ModbusErrorText::tr("the device failed while it did this (server device failure); look at its "
                                    "display, then try again")};
    case ExceptionCode::Acknowledge:
        return {Status::ErrorInProgress,
                ModbusErrorText::tr("the device has begun and needs time (acknowledge); ask again later")};
    case ExceptionCode::Busy:
        return {Status::ErrorResourceBusy,
                ModbusErrorText::tr("the device is busy with another request (server device busy); try again")};
    case ExceptionCode::NegativeAcknowledge:
        return {Status::ErrorIo, ModbusErrorText::tr("the device cannot do this now (negative acknowledge)")};
    case ExceptionCode::MemoryParity:
        return {
            Status::ErrorIo,
            ModbusErrorText::tr("the device found its memory damaged (memory parity error); have it serviced")};
    case ExceptionCode::GatewayPath:
        return {Status::ErrorMachineNotAvailable,
                ModbusErrorText::tr("the gateway has no free path to that unit (gateway path unavailable); check "
                                    "the unit number and the gateway's settings")};
    case ExceptionCode::GatewayTarget:
        return {Status::ErrorNoListeners,
                ModbusErrorText::tr("the unit behind the gateway does not answer (gateway target device failed to "
                                    "respond); check its power, wiring and unit number")};
    }
    return {Status::ErrorIo, ModbusErrorText::tr("the device gave an exception that is not in the standard")};
}

QString hexOf(QByteArrayView bytes)
{
    constexpr qsizetype kMost = 64;
    return QString::fromLatin1(bytes.first(std::min(bytes.size(), kMost)).toByteArray().toHex(' '));
}

} // namespace

tl::unexpected<Error> exceptionFailure(std::uint8_t function, std::uint8_t code)
{
    const ExceptionMeaning meaning = meaningOf(code);
    return failure(meaning.status, ModbusErrorText::tr("Modbus exception %1: %2.").arg(code).arg(meaning.text),
                   QStringLiteral("modbus"),
                   QStringLiteral("function %1, exception code %2").arg(function).arg(code));
}

tl::unexpected<Error> brokenAnswer(const QString& reason, QByteArrayView bytes)
{
    return failure(Status::ErrorRawReadProtocolViolation, reason, QStringLiteral("modbus"), hexOf(bytes));
}

tl::unexpected<Error> wrongFunction(std::uint8_t got, std::uint8_t wanted, QByteArrayView bytes)
{
    return brokenAnswer(ModbusErrorText::tr("The device answered function %1 to function %2; its answer was "
                                            "thrown away.")
                            .arg(got)
                            .arg(wanted),
                        bytes);
}

tl::unexpected<Error> wrongLength(QByteArrayView bytes)
{
    return brokenAnswer(ModbusErrorText::tr("The answer has not the length that belongs to the request (%n "
                                            "byte(s)); it was thrown away.",
                                            nullptr, static_cast<int>(bytes.size())),
                        bytes);
}

tl::unexpected<Error> wrongUnit(int got, int wanted, QByteArrayView bytes)
{
    return brokenAnswer(ModbusErrorText::tr("Unit %1 answered in place of unit %2; check the unit numbers on this "
                                            "line.")
                            .arg(got)
                            .arg(wanted),
                        bytes);
}

tl::unexpected<Error> noModbus(QByteArrayView bytes)
{
    return brokenAnswer(ModbusErrorText::tr("What came is not Modbus TCP; check the port. The connection is made "
                                            "anew."),
                        bytes);
}

tl::unexpected<Error> wrongChecksum(QByteArrayView bytes)
{
    return brokenAnswer(ModbusErrorText::tr("The checksum of the answer is wrong; check the wiring, the line "
                                            "settings, and that no two units have one number."),
                        bytes);
}

Error silentUnit(const Error& timeout, int unit)
{
    Error error = timeout;
    if (error.status == Status::ErrorTimeout) {
        error.message = ModbusErrorText::tr("Unit %1 did not answer in time; check the unit number and that "
                                            "nobody else keeps the device busy.")
                            .arg(unit);
    }
    return error;
}

} // namespace visor::modbus
