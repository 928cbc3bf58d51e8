// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/register_device.h"
#include "core/visa/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <cstdint>
#include <map>
#include <span>
#include <vector>

/// Protocol data units: function code and data, the same on every wire (MODBUS Application Protocol V1.1b3 §4.1,
/// §6). Pure; any thread.
namespace visor::modbus {

enum class Function : std::uint8_t {
    ReadCoils = 1,
    ReadDiscreteInputs = 2,
    ReadHoldingRegisters = 3,
    ReadInputRegisters = 4,
    WriteCoil = 5,
    WriteRegister = 6,
    WriteCoils = 15,
    WriteRegisters = 16,
    MaskWriteRegister = 22,
    ReadWriteRegisters = 23,
    EncapsulatedInterface = 43, ///< 43/14: read device identification
};

/// V1.1b3 §7.
enum class ExceptionCode : std::uint8_t {
    IllegalFunction = 1,
    IllegalAddress = 2,
    IllegalValue = 3,
    DeviceFailure = 4,
    Acknowledge = 5,
    Busy = 6,
    NegativeAcknowledge = 7, ///< of the older specification
    MemoryParity = 8,
    GatewayPath = 10,
    GatewayTarget = 11,
};

inline constexpr std::size_t kLongestPdu = 253;
// V1.1b3 §6.1, §6.3, §6.11, §6.12, §6.17: what one request can carry.
inline constexpr int kMostBitsRead = 2000;
inline constexpr int kMostRegistersRead = 125;
inline constexpr int kMostCoilsWritten = 1968;
inline constexpr int kMostRegistersWritten = 123;
inline constexpr int kMostRegistersExchanged = 121;
/// Set in the function code of an exception response.
inline constexpr std::uint8_t kExceptionFlag = 0x80;
inline constexpr std::uint8_t kReadDeviceIdentification = 14;

[[nodiscard]] Function readFunction(visa::RegisterTable table);

[[nodiscard]] QByteArray readPdu(Function function, std::uint16_t address, int quantity);
/// Function 5 (`value` 0 or 1) or 6.
[[nodiscard]] QByteArray writeOnePdu(Function function, std::uint16_t address, std::uint16_t value);
[[nodiscard]] QByteArray writeCoilsPdu(std::uint16_t address, std::span<const std::uint16_t> bits);
[[nodiscard]] QByteArray writeRegistersPdu(std::uint16_t address, std::span<const std::uint16_t> values);
[[nodiscard]] QByteArray maskWritePdu(std::uint16_t address, std::uint16_t andMask, std::uint16_t orMask);
[[nodiscard]] QByteArray readWritePdu(std::uint16_t readAddress, int quantity, std::uint16_t writeAddress,
                                      std::span<const std::uint16_t> values);
/// `category` 1 basic, 2 regular, 3 extended: a stream from `object` on; 4 that object alone.
[[nodiscard]] QByteArray identificationPdu(std::uint8_t category, std::uint8_t object);

/// One response of 43/14. Objects may go on in the next one.
struct IdentificationPage
{
    std::map<std::uint8_t, QByteArray> objects;
    bool isContinued = false;
    std::uint8_t nextObject = 0;
};

/// The answer to readPdu() or readWritePdu(): exactly `quantity` cells. All of these refuse an exception with its
/// own sentence (errors.h), another function and a wrong length with ErrorRawReadProtocolViolation.
[[nodiscard]] Result<std::vector<std::uint16_t>> parseCells(QByteArrayView pdu, Function function, int quantity);
/// The answer to a write repeats the request, or its first five bytes (15, 16).
[[nodiscard]] Result<void> parseEcho(QByteArrayView pdu, QByteArrayView request);
[[nodiscard]] Result<IdentificationPage> parseIdentification(QByteArrayView pdu);

[[nodiscard]] inline std::uint16_t word(QByteArrayView bytes, qsizetype at)
{
    return static_cast<std::uint16_t>(static_cast<std::uint8_t>(bytes[at]) << 8 |
                                      static_cast<std::uint8_t>(bytes[at + 1]));
}
inline void appendWord(QByteArray& bytes, std::uint16_t value)
{
    bytes.append(static_cast<char>(value >> 8));
    bytes.append(static_cast<char>(value & 0xFF));
}

} // namespace visor::modbus
