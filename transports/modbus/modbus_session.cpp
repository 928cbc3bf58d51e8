// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/modbus/modbus_session.h"

#include "transports/modbus/errors.h"
#include "transports/modbus/pdu.h"

#include <QCoreApplication>

#include <algorithm>

namespace visor::modbus {

using visa::Deadline;
using visa::LockMode;
using visa::RemoteMode;
using visa::Status;

namespace {

class ModbusSessionText
{
    Q_DECLARE_TR_FUNCTIONS(visor::modbus::ModbusSession)
};

/// More pages than objects there can be: a device that goes on is mistaken.
constexpr int kMostIdentityPages = 32;

QByteArray identityField(const std::map<std::uint8_t, QByteArray>& objects, std::uint8_t object)
{
    const auto found = objects.find(object);
    if (found == objects.end())
        return {};
    QByteArray text = found->second;
    // A comma would begin the next field, a control character break the line.
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == ',' || static_cast<unsigned char>(c) < 0x20; }, ' ');
    return text.trimmed();
}

} // namespace

ModbusSession::ModbusSession()
    : m_exchange(kModbusLanguage,
                 ModbusSessionText::tr("Nothing was asked, so nothing will come: put a “?” behind the first "
                                       "word, as in “holding? 100”."))
{
}

Result<void> ModbusSession::write(QByteArrayView bytes, const Deadline& deadline, bool end)
{
    const auto message = m_exchange.take(bytes, end);
    if (!message)
        return tl::unexpected(message.error());
    if (!*message)
        return {};
    const auto requests = parseRequests(**message);
    if (!requests)
        return tl::unexpected(requests.error());
    return m_exchange.carryOut(*requests, [&](const Request& request) { return carryOut(request, deadline); });
}

Result<visa::ReadChunk> ModbusSession::read(std::span<char> into, const Deadline& deadline)
{
    return m_exchange.read(into, deadline);
}

Result<QByteArray> ModbusSession::carryOut(const Request& request, const Deadline& deadline)
{
    switch (request.kind) {
    case Request::Kind::Identify:
        return readIdentity(deadline);
    case Request::Kind::IdentityObject:
        return readObject(request.object, deadline);
    case Request::Kind::Write:
        if (const auto written = writeCells(request, deadline); !written)
            return tl::unexpected(written.error());
        return QByteArray();
    case Request::Kind::MaskWrite:
        if (const auto written =
                writeConfirmed(maskWritePdu(request.address, request.andMask, request.orMask), deadline);
            !written)
            return tl::unexpected(written.error());
        return QByteArray();
    case Request::Kind::Read:
    case Request::Kind::ReadWrite:
        break;
    }
    const bool exchanges = request.kind == Request::Kind::ReadWrite;
    const Function function = exchanges ? Function::ReadWriteRegisters : readFunction(request.table);
    const auto answer =
        transact(exchanges ? readWritePdu(request.address, request.quantity, request.writeAddress, request.cells)
                           : readPdu(function, request.address, request.quantity),
                 deadline);
    if (!answer)
        return tl::unexpected(answer.error());
    const auto cells = parseCells(*answer, function, request.quantity);
    if (!cells)
        return tl::unexpected(cells.error());
    return valuesToText(*cells, request.format);
}

Result<void> ModbusSession::writeCells(const Request& request, const Deadline& deadline)
{
    const bool isBits = visa::holdsBits(request.table);
    if (request.cells.size() == 1 && !request.usesMultiple) {
        return writeConfirmed(writeOnePdu(isBits ? Function::WriteCoil : Function::WriteRegister, request.address,
                                          request.cells.front()),
                              deadline);
    }
    return writeConfirmed(isBits ? writeCoilsPdu(request.address, request.cells)
                                 : writeRegistersPdu(request.address, request.cells),
                          deadline);
}

Result<void> ModbusSession::writeConfirmed(QByteArrayView pdu, const Deadline& deadline)
{
    const auto answer = transact(pdu, deadline);
    if (!answer)
        return tl::unexpected(answer.error());
    return parseEcho(*answer, pdu);
}

/// V1.1b3 §6.21: the basic objects 0 to 2 are in every device that identifies itself; serial numbers are not in
/// the standard and are 0, as IEEE 488.2 §10.14 has it.
Result<QByteArray> ModbusSession::readIdentity(const Deadline& deadline)
{
    std::map<std::uint8_t, QByteArray> objects;
    std::uint8_t next = 0;
    for (int page = 0; page < kMostIdentityPages; ++page) {
        constexpr std::uint8_t kBasic = 1;
        const auto answer = transact(identificationPdu(kBasic, next), deadline);
        if (!answer)
            return tl::unexpected(answer.error());
        auto parsed = parseIdentification(*answer);
        if (!parsed)
            return tl::unexpected(parsed.error());
        objects.merge(parsed->objects);
        if (!parsed->isContinued || parsed->nextObject <= next)
            break;
        next = parsed->nextObject;
    }
    return identityField(objects, 0) + ',' + identityField(objects, 1) + ",0," + identityField(objects, 2);
}

Result<QByteArray> ModbusSession::readObject(std::uint8_t object, const Deadline& deadline)
{
    constexpr std::uint8_t kOneObject = 4;
    const auto answer = transact(identificationPdu(kOneObject, object), deadline);
    if (!answer)
        return tl::unexpected(answer.error());
    const auto parsed = parseIdentification(*answer);
    if (!parsed)
        return tl::unexpected(parsed.error());
    return identityField(parsed->objects, object);
}

Result<void> ModbusSession::clear(const Deadline&)
{
    m_exchange.clear();
    return {};
}

Result<void> ModbusSession::trigger(const Deadline&)
{
    return failure(Status::ErrorUnsupportedOperation,
                   ModbusSessionText::tr("Modbus has no trigger; write the register or coil that starts it."),
                   QStringLiteral("trigger"));
}

Result<std::uint8_t> ModbusSession::readStatusByte(const Deadline&)
{
    return failure(Status::ErrorUnsupportedOperation,
                   ModbusSessionText::tr("Modbus has no status byte; read the device's status register."),
                   QStringLiteral("status byte"));
}

Result<void> ModbusSession::lock(LockMode, const QByteArray&, const Deadline&)
{
    return failure(Status::ErrorUnsupportedOperation, ModbusSessionText::tr("A Modbus device has no locks."),
                   QStringLiteral("lock"));
}

Result<void> ModbusSession::unlock(const Deadline&)
{
    return failure(Status::ErrorSessionNotLocked, ModbusSessionText::tr("This session does not hold a lock."),
                   QStringLiteral("unlock"));
}

Result<visa::LockState> ModbusSession::lockState(const Deadline&)
{
    return visa::LockState{};
}

Result<void> ModbusSession::setRemote(RemoteMode, const Deadline&)
{
    return failure(Status::ErrorUnsupportedOperation,
                   ModbusSessionText::tr("Modbus cannot switch between remote and local; write the register that "
                                         "does it."),
                   QStringLiteral("remote"));
}

Result<void> ModbusSession::onServiceRequest(ServiceRequestHandler handler, const Deadline&)
{
    if (!handler)
        return {};
    return failure(Status::ErrorUnsupportedMechanism,
                   ModbusSessionText::tr("A Modbus device never speaks first; read its status from time to time."),
                   QStringLiteral("service request"));
}

} // namespace visor::modbus
