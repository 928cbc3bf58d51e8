// SPDX-License-Identifier: GPL-3.0-or-later
// What the emulated instrument says of itself.
#include "tests/common/usbtmc_gadget.h"

namespace visor::test {

std::vector<std::uint8_t> UsbtmcGadget::descriptors() const
{
    const auto low = [](std::uint16_t word) { return static_cast<std::uint8_t>(word & 0xFF); };
    const auto high = [](std::uint16_t word) { return static_cast<std::uint8_t>(word >> 8); };
    const std::uint8_t endpoints = m_options.hasInterrupt ? 3 : 2;
    const auto total = static_cast<std::uint8_t>(9 + 9 + 7 * endpoints);
    std::vector<std::uint8_t> bytes{
        // device: USB 2.0, class per interface, strings 1 to 3
        18, 1, 0x00, 0x02, 0, 0, 0, 64, low(m_options.vendorId), high(m_options.vendorId),
        low(m_options.productId), high(m_options.productId), 0x00, 0x01, 1, 2,
        static_cast<std::uint8_t>(m_options.serial.empty() ? 0 : 3), 1,
        // configuration 1 with one interface
        9, 2, total, 0, 1, 1, 0, 0x80, 50,
        // interface
        9, 4, m_options.interfaceNumber, 0, endpoints, m_options.interfaceClass, 3,
        static_cast<std::uint8_t>(m_options.isUsb488 ? 1 : 0), 0,
        // endpoints
        7, 5, kBulkOut, 2, low(kPacket), high(kPacket), 0, 7, 5, kBulkIn, 2, low(kPacket), high(kPacket), 0};
    if (m_options.hasInterrupt) {
        for (const int byte : {7, 5, int{kInterruptIn}, 3, 8, 0, 4})
            bytes.push_back(static_cast<std::uint8_t>(byte));
    }
    return bytes;
}

std::vector<std::pair<std::string, std::string>> UsbtmcGadget::strings() const
{
    std::vector<std::pair<std::string, std::string>> strings{{"manufacturer", "Visor"}, {"product", "Gadget"}};
    if (!m_options.serial.empty())
        strings.emplace_back("serial", m_options.serial);
    return strings;
}

std::size_t UsbtmcGadget::packetSize(std::uint8_t endpoint) const
{
    return endpoint == kInterruptIn ? 8 : kPacket;
}

std::vector<std::uint8_t> UsbtmcGadget::capabilities() const
{
    std::vector<std::uint8_t> reply(usbtmc::kCapabilitiesSize, 0);
    reply[0] = static_cast<std::uint8_t>(usbtmc::ControlStatus::Success);
    reply[3] = 0x01; // 1.00
    reply[4] = m_options.interfaceBits;
    reply[5] = m_options.deviceBits;
    if (m_options.isUsb488) {
        reply[13] = 0x01;
        reply[14] = m_options.interfaceBits488;
        reply[15] = m_options.deviceBits488;
    }
    return reply;
}

} // namespace visor::test
