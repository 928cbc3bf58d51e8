// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/device.h"

#include <QByteArray>
#include <QByteArrayView>

#include <cstdint>
#include <mutex>
#include <optional>
#include <set>

namespace visor::vxi11 {

/// device_docmd of an interface link (VXI-11.2 §B.6.15, table B.3)
enum class BusCommand : std::int32_t {
    SendCommand = 0x020000,
    BusStatus = 0x020001,
    AttentionControl = 0x020002,
    RemoteEnableControl = 0x020003,
    PassControl = 0x020004,
    BusAddress = 0x02000A,
    InterfaceClear = 0x020010,
};

/// What BusStatus asks for.
enum class BusLine : std::uint16_t {
    RemoteEnable = 1,
    ServiceRequest = 2,
    NotDataAccepted = 3,
    SystemController = 4,
    ControllerInCharge = 5,
    Talker = 6,
    Listener = 7,
    Address = 8,
};

/// Bytes sent under ATN (IEEE 488.1 §2.12).
inline constexpr std::uint8_t kListenBase = 0x20;
inline constexpr std::uint8_t kUnlisten = 0x3F;

/// A GPIB bus as a LAN gateway shows it on its interface link "gpib0": which of its addresses have an instrument,
/// and the state of its control lines. Served as a device beside "gpib0,9" and the like; has no messages of its
/// own. Shared by links; any thread.
class GatewayBus : public visa::Device
{
public:
    explicit GatewayBus(std::set<int> addresses) : m_addresses(std::move(addresses)) {}

    /// The interface link: reads, writes and the rest are ErrorUnsupportedOperation.
    [[nodiscard]] Result<std::unique_ptr<visa::DeviceLink>> open() override;

    /// Carries out one command; its data in network order. What it answers with, or the status a server turns into
    /// its error code: ErrorInvalidParameter for a wrong size, ErrorUnsupportedOperation for an unknown command.
    [[nodiscard]] Result<QByteArray> run(BusCommand command, std::int32_t dataSize, QByteArrayView data);

private:
    [[nodiscard]] std::uint16_t status(BusLine line) const;

    mutable std::mutex m_mutex; ///< protects what follows
    const std::set<int> m_addresses;
    std::set<int> m_listening;
    bool m_attention = false;
    bool m_remoteEnable = true;
    bool m_isInCharge = true;
    std::uint16_t m_address = 21;
};

/// A number as docmd carries it: two or four bytes, network order.
[[nodiscard]] QByteArray busNumber(std::uint32_t value, int size);
[[nodiscard]] std::optional<std::uint32_t> parseBusNumber(QByteArrayView data, int size);

} // namespace visor::vxi11
