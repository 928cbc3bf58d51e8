// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/modbus/frames.h"

#include "transports/modbus/pdu.h"

#include <array>

namespace visor::modbus {

namespace {

constexpr std::array<std::uint16_t, 256> makeCrcTable()
{
    std::array<std::uint16_t, 256> table{};
    for (unsigned byte = 0; byte < 256; ++byte) {
        unsigned crc = byte;
        for (int bit = 0; bit < 8; ++bit)
            crc = (crc & 1U) != 0 ? crc >> 1 ^ 0xA001U : crc >> 1;
        table[byte] = static_cast<std::uint16_t>(crc);
    }
    return table;
}

constexpr std::array<std::uint16_t, 256> kCrcTable = makeCrcTable();

std::uint8_t frameByte(QByteArrayView bytes, qsizetype at)
{
    return static_cast<std::uint8_t>(bytes[at]);
}

RtuLength rtuLengthIs(qsizetype size)
{
    return {RtuLength::Known::Yes, static_cast<std::size_t>(size)};
}

/// 43/14: the objects say one by one how long they are (V1.1b3 §6.21).
RtuLength identificationLength(QByteArrayView frame)
{
    constexpr qsizetype kHead = 8;
    if (frame.size() < kHead)
        return {};
    if (frameByte(frame, 2) != kReadDeviceIdentification)
        return {RtuLength::Known::UnknownFunction, 0};
    qsizetype at = kHead;
    for (int left = frameByte(frame, 7); left > 0; --left) {
        if (frame.size() < at + 2)
            return {};
        at += 2 + frameByte(frame, at + 1);
        if (at + 2 > static_cast<qsizetype>(kLongestRtuFrame))
            return {RtuLength::Known::UnknownFunction, 0};
    }
    return rtuLengthIs(at + 2);
}

} // namespace

QByteArray tcpFrame(std::uint16_t transaction, std::uint8_t unit, QByteArrayView pdu)
{
    QByteArray frame;
    frame.reserve(static_cast<qsizetype>(kTcpHeader) + pdu.size());
    appendWord(frame, transaction);
    appendWord(frame, 0);
    appendWord(frame, static_cast<std::uint16_t>(pdu.size() + 1));
    frame.append(static_cast<char>(unit));
    frame.append(pdu.data(), pdu.size());
    return frame;
}

std::optional<TcpHeader> parseTcpHeader(QByteArrayView bytes)
{
    if (bytes.size() < static_cast<qsizetype>(kTcpHeader))
        return std::nullopt;
    const int length = word(bytes, 4);
    if (word(bytes, 2) != 0 || length < 2 || length > static_cast<int>(kLongestPdu) + 1)
        return std::nullopt;
    return TcpHeader{word(bytes, 0), length, frameByte(bytes, 6)};
}

std::uint16_t crc16(QByteArrayView bytes)
{
    std::uint16_t crc = 0xFFFF;
    for (const char byte : bytes)
        crc = static_cast<std::uint16_t>(crc >> 8 ^ kCrcTable[(crc ^ static_cast<std::uint8_t>(byte)) & 0xFF]);
    return crc;
}

QByteArray rtuFrame(std::uint8_t unit, QByteArrayView pdu)
{
    QByteArray frame;
    frame.reserve(pdu.size() + 3);
    frame.append(static_cast<char>(unit));
    frame.append(pdu.data(), pdu.size());
    const std::uint16_t crc = crc16(frame);
    frame.append(static_cast<char>(crc & 0xFF));
    frame.append(static_cast<char>(crc >> 8));
    return frame;
}

RtuLength rtuResponseLength(QByteArrayView frame)
{
    if (frame.size() < 3)
        return {};
    const std::uint8_t function = frameByte(frame, 1);
    if ((function & kExceptionFlag) != 0)
        return rtuLengthIs(5);
    switch (static_cast<Function>(function)) {
    case Function::ReadCoils:
    case Function::ReadDiscreteInputs:
    case Function::ReadHoldingRegisters:
    case Function::ReadInputRegisters:
    case Function::ReadWriteRegisters:
        return rtuLengthIs(3 + frameByte(frame, 2) + 2);
    case Function::WriteCoil:
    case Function::WriteRegister:
    case Function::WriteCoils:
    case Function::WriteRegisters:
        return rtuLengthIs(8);
    case Function::MaskWriteRegister:
        return rtuLengthIs(10);
    case Function::EncapsulatedInterface:
        return identificationLength(frame);
    }
    return {RtuLength::Known::UnknownFunction, 0};
}

RtuLength rtuRequestLength(QByteArrayView frame)
{
    if (frame.size() < 2)
        return {};
    const auto counted = [&](qsizetype countAt) {
        return frame.size() > countAt ? rtuLengthIs(countAt + 1 + frameByte(frame, countAt) + 2) : RtuLength{};
    };
    switch (static_cast<Function>(frameByte(frame, 1))) {
    case Function::ReadCoils:
    case Function::ReadDiscreteInputs:
    case Function::ReadHoldingRegisters:
    case Function::ReadInputRegisters:
    case Function::WriteCoil:
    case Function::WriteRegister:
        return rtuLengthIs(8);
    case Function::WriteCoils:
    case Function::WriteRegisters:
        return counted(6);
    case Function::MaskWriteRegister:
        return rtuLengthIs(10);
    case Function::ReadWriteRegisters:
        return counted(10);
    case Function::EncapsulatedInterface:
        return rtuLengthIs(7);
    }
    return {RtuLength::Known::UnknownFunction, 0};
}

} // namespace visor::modbus
