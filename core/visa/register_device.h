// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <cstdint>
#include <span>

namespace visor::visa {

/// The four tables of the Modbus data model (MODBUS Application Protocol V1.1b3 §4.3).
enum class RegisterTable : std::uint8_t {
    Coils,          ///< bits, read and write
    DiscreteInputs, ///< bits, read only
    InputRegisters, ///< 16-bit words, read only
    HoldingRegisters,
};

[[nodiscard]] constexpr bool holdsBits(RegisterTable table)
{
    return table == RegisterTable::Coils || table == RegisterTable::DiscreteInputs;
}
[[nodiscard]] constexpr bool isWritable(RegisterTable table)
{
    return table == RegisterTable::Coils || table == RegisterTable::HoldingRegisters;
}

/// Why a device will not read or write what it was asked for.
enum class RegisterFault : std::uint8_t { None, NoSuchAddress, BadValue, Failure, Busy };

/// An instrument that is not spoken to but looked into: numbered cells instead of messages. Simulated, or a
/// bridge. Shared by every server that exposes it; its methods may be called from any thread.
class RegisterDevice
{
public:
    RegisterDevice() = default;
    RegisterDevice(const RegisterDevice&) = delete;
    RegisterDevice& operator=(const RegisterDevice&) = delete;
    virtual ~RegisterDevice() = default;

    /// All of values.size() cells from `address` (0-based), or none. A bit is 0 or 1.
    [[nodiscard]] virtual RegisterFault readCells(RegisterTable table, std::uint16_t address,
                                                  std::span<std::uint16_t> values) = 0;
    /// All or none. Only tables that are writable.
    [[nodiscard]] virtual RegisterFault writeCells(RegisterTable table, std::uint16_t address,
                                                   std::span<const std::uint16_t> values) = 0;
    /// An object of the device identification (V1.1b3 §6.21): 0 vendor, 1 product code, 2 revision, 4 product
    /// name, 5 model name. Empty when the device has none of that number.
    [[nodiscard]] virtual QByteArray identification(std::uint8_t object) const = 0;
};

} // namespace visor::visa
