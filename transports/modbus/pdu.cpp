// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/modbus/pdu.h"

#include "transports/modbus/errors.h"

#include <QCoreApplication>

namespace visor::modbus {

using visa::RegisterTable;

namespace {

constexpr std::uint16_t kCoilOn = 0xFF00; // V1.1b3 §6.5

std::uint8_t pduByte(QByteArrayView bytes, qsizetype at)
{
    return static_cast<std::uint8_t>(bytes[at]);
}

QByteArray pduOf(Function function)
{
    QByteArray pdu;
    pdu.reserve(static_cast<qsizetype>(kLongestPdu));
    pdu.append(static_cast<char>(function));
    return pdu;
}

void appendRegisters(QByteArray& pdu, std::span<const std::uint16_t> values)
{
    appendWord(pdu, static_cast<std::uint16_t>(values.size()));
    pdu.append(static_cast<char>(values.size() * 2));
    for (const std::uint16_t value : values)
        appendWord(pdu, value);
}

/// An exception, or an answer to something else?
Result<void> checkFunction(QByteArrayView pdu, Function wanted)
{
    const auto function = static_cast<std::uint8_t>(wanted);
    if (pdu.isEmpty())
        return wrongLength(pdu);
    const std::uint8_t got = pduByte(pdu, 0);
    if (got == function)
        return {};
    if (got != (function | kExceptionFlag))
        return wrongFunction(got, function, pdu);
    if (pdu.size() != 2)
        return wrongLength(pdu);
    return exceptionFailure(function, pduByte(pdu, 1));
}

} // namespace

Function readFunction(RegisterTable table)
{
    switch (table) {
    case RegisterTable::Coils:
        return Function::ReadCoils;
    case RegisterTable::DiscreteInputs:
        return Function::ReadDiscreteInputs;
    case RegisterTable::InputRegisters:
        return Function::ReadInputRegisters;
    case RegisterTable::HoldingRegisters:
        break;
    }
    return Function::ReadHoldingRegisters;
}

QByteArray readPdu(Function function, std::uint16_t address, int quantity)
{
    QByteArray pdu = pduOf(function);
    appendWord(pdu, address);
    appendWord(pdu, static_cast<std::uint16_t>(quantity));
    return pdu;
}

QByteArray writeOnePdu(Function function, std::uint16_t address, std::uint16_t value)
{
    QByteArray pdu = pduOf(function);
    appendWord(pdu, address);
    if (function == Function::WriteCoil)
        value = value != 0 ? kCoilOn : 0;
    appendWord(pdu, value);
    return pdu;
}

QByteArray writeCoilsPdu(std::uint16_t address, std::span<const std::uint16_t> bits)
{
    QByteArray pdu = pduOf(Function::WriteCoils);
    appendWord(pdu, address);
    appendWord(pdu, static_cast<std::uint16_t>(bits.size()));
    QByteArray packed(static_cast<qsizetype>((bits.size() + 7) / 8), '\0');
    for (std::size_t at = 0; at < bits.size(); ++at) {
        if (bits[at] != 0) {
            char& byte = packed[static_cast<qsizetype>(at / 8)];
            byte = static_cast<char>(static_cast<std::uint8_t>(byte) | 1U << at % 8);
        }
    }
    pdu.append(static_cast<char>(packed.size()));
    pdu.append(packed);
    return pdu;
}

QByteArray writeRegistersPdu(std::uint16_t address, std::span<const std::uint16_t> values)
{
    QByteArray pdu = pduOf(Function::WriteRegisters);
    appendWord(pdu, address);
    appendRegisters(pdu, values);
    return pdu;
}

QByteArray maskWritePdu(std::uint16_t address, std::uint16_t andMask, std::uint16_t orMask)
{
    QByteArray pdu = pduOf(Function::MaskWriteRegister);
    appendWord(pdu, address);
    appendWord(pdu, andMask);
    appendWord(pdu, orMask);
    return pdu;
}

QByteArray readWritePdu(std::uint16_t readAddress, int quantity, std::uint16_t writeAddress,
                        std::span<const std::uint16_t> values)
{
    QByteArray pdu = readPdu(Function::ReadWriteRegisters, readAddress, quantity);
    appendWord(pdu, writeAddress);
    appendRegisters(pdu, values);
    return pdu;
}

QByteArray identificationPdu(std::uint8_t category, std::uint8_t object)
{
    QByteArray pdu = pduOf(Function::EncapsulatedInterface);
    pdu.append(static_cast<char>(kReadDeviceIdentification));
    pdu.append(static_cast<char>(category));
    pdu.append(static_cast<char>(object));
    return pdu;
}

Result<std::vector<std::uint16_t>> parseCells(QByteArrayView pdu, Function function, int quantity)
{
    if (const auto checked = checkFunction(pdu, function); !checked)
        return tl::unexpected(checked.error());
    const bool isBits = function == Function::ReadCoils || function == Function::ReadDiscreteInputs;
    const int bytes = isBits ? (quantity + 7) / 8 : quantity * 2;
    if (pdu.size() != 2 + bytes || pduByte(pdu, 1) != bytes)
        return wrongLength(pdu);
    std::vector<std::uint16_t> cells(static_cast<std::size_t>(quantity));
    for (int at = 0; at < quantity; ++at) {
        const unsigned cell = isBits ? pduByte(pdu, 2 + at / 8) >> at % 8 & 1U : word(pdu, 2 + 2 * at);
        cells[static_cast<std::size_t>(at)] = static_cast<std::uint16_t>(cell);
    }
    return cells;
}

Result<void> parseEcho(QByteArrayView pdu, QByteArrayView request)
{
    const auto function = static_cast<Function>(request[0]);
    if (auto checked = checkFunction(pdu, function); !checked)
        return checked;
    const bool repeatsHeadOnly = function == Function::WriteCoils || function == Function::WriteRegisters;
    const QByteArrayView expected = repeatsHeadOnly ? request.first(5) : request;
    if (pdu.size() != expected.size())
        return wrongLength(pdu);
    if (pdu != expected) {
        return brokenAnswer(QCoreApplication::translate("visor::modbus::Errors",
                                                        "The device confirmed another write than the one it was "
                                                        "asked for; read the value back."),
                            pdu);
    }
    return {};
}

Result<IdentificationPage> parseIdentification(QByteArrayView pdu)
{
    if (const auto checked = checkFunction(pdu, Function::EncapsulatedInterface); !checked)
        return tl::unexpected(checked.error());
    // V1.1b3 §6.21: function, MEI type, category, conformity, more follows, next object, number of objects,
    // objects.
    constexpr qsizetype kHead = 7;
    if (pdu.size() < kHead || pduByte(pdu, 1) != kReadDeviceIdentification)
        return wrongLength(pdu);
    IdentificationPage page;
    page.isContinued = pduByte(pdu, 4) == 0xFF;
    page.nextObject = pduByte(pdu, 5);
    qsizetype at = kHead;
    for (int left = pduByte(pdu, 6); left > 0; --left) {
        if (pdu.size() - at < 2 || pdu.size() - at - 2 < pduByte(pdu, at + 1))
            return wrongLength(pdu);
        const qsizetype length = pduByte(pdu, at + 1);
        page.objects[pduByte(pdu, at)] = pdu.sliced(at + 2, length).toByteArray();
        at += 2 + length;
    }
    if (at != pdu.size())
        return wrongLength(pdu);
    return page;
}

} // namespace visor::modbus
