// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/result.h"

#include <QString>
#include <QStringView>

#include <cstdint>
#include <optional>
#include <variant>

namespace visor::visa {

/// VI_ATTR_INTF_TYPE values (VPP-4.3); ours start at 0x100.
enum class InterfaceType : std::uint16_t {
    Gpib = 1,
    Vxi = 2,
    GpibVxi = 3,
    Asrl = 4,
    Pxi = 5,
    Tcpip = 6,
    Usb = 7,
    Rio = 8,
    Firewire = 9,
    Vicp = 0x100,
    PrologixTcpip = 0x101,
    PrologixAsrl = 0x102,
    NiEnet = 0x103,
    ModbusTcp = 0x104,
    ModbusRtu = 0x105,
    Can = 0x106,
};

/// TCPIP[S]::host[::device]::INSTR. VXI-11 unless the device name starts with "hislip".
struct TcpipInstrument
{
    QString host;                            ///< name or address; an IPv6 address without its brackets
    std::optional<std::uint16_t> corePort;   ///< our extension host:port: a VXI-11 core port named directly
    QString device;                          ///< "inst0", "gpib0,22", "hislip0"; never with a port
    std::optional<std::uint16_t> hislipPort; ///< the ",port" of hislipN,port; absent means 4880
    QString credential;                      ///< the "cred@" name of a secure HiSLIP session, empty for none
    bool isSecure = false; ///< TCPIPS: HiSLIP that must be encrypted. A credential asks for encryption as well.

    [[nodiscard]] bool isHislip() const;
    /// The session must be encrypted from its start to its end.
    [[nodiscard]] bool needsEncryption() const { return isSecure || !credential.isEmpty(); }
    bool operator==(const TcpipInstrument&) const = default;
};
struct TcpipSocket
{
    QString host;
    std::uint16_t port = 0;
    bool operator==(const TcpipSocket&) const = default;
};
/// VICP::host::INSTR (Teledyne LeCroy).
struct VicpInstrument
{
    QString host;
    std::optional<std::uint16_t> port = std::nullopt; ///< our extension host:port; absent means 1861
    bool operator==(const VicpInstrument&) const = default;
};
struct UsbInstrument
{
    std::uint16_t vendorId = 0;
    std::uint16_t productId = 0;
    QString serial;
    int interfaceNumber = 0;
    bool raw = false; ///< class RAW instead of INSTR
    bool operator==(const UsbInstrument&) const = default;
};
struct SerialInstrument
{
    QString device; ///< "/dev/ttyUSB0", "COM3", or a bare index as written
    bool operator==(const SerialInstrument&) const = default;
};
struct GpibInstrument
{
    int primary = 0;              ///< 0..30
    std::optional<int> secondary; ///< 0..30
    bool operator==(const GpibInstrument&) const = default;
};
/// GPIB::INTFC, GPIB::SERVANT and the register based classes: understood by name, refused by every transport.
struct BareInterface
{
    QString resourceClass; ///< "INTFC", "SERVANT", "MEMACC", "BACKPLANE", "INSTR"
    QString address;       ///< the parts between interface and class, as written
    bool operator==(const BareInterface&) const = default;
};
struct PrologixAdapter
{
    QString hostOrDevice;
    std::uint16_t port = 1234; ///< TCP only
    bool operator==(const PrologixAdapter&) const = default;
};
struct ModbusTcpInstrument
{
    QString host;
    std::uint16_t port = 502;
    int unit = 1; ///< 0..255
    bool operator==(const ModbusTcpInstrument&) const = default;
};
struct ModbusRtuInstrument
{
    QString device;
    int unit = 1; ///< 1..247
    bool operator==(const ModbusRtuInstrument&) const = default;
};
struct CanInstrument
{
    QString plugin;
    QString interface;
    std::optional<std::uint32_t> id;
    bool operator==(const CanInstrument&) const = default;
};

using Address =
    std::variant<TcpipInstrument, TcpipSocket, VicpInstrument, UsbInstrument, SerialInstrument, GpibInstrument,
                 BareInterface, PrologixAdapter, ModbusTcpInstrument, ModbusRtuInstrument, CanInstrument>;

/// A VISA resource string (VPP-4.3 §4.3.1 and the common extensions), taken apart. A value; compares by canonical
/// form.
class ResourceName
{
public:
    ResourceName() = default;
    ResourceName(InterfaceType type, int board, Address address);

    /// Understands every class of the grammar, any letter case, defaults left out. The error names the character:
    /// message says what is wrong and what was expected, errorColumn (0-based) is where.
    [[nodiscard]] static Result<ResourceName> parse(QStringView text);
    /// Where parse() stopped for this text; -1 when it parses. For marking the place while somebody types.
    [[nodiscard]] static qsizetype errorColumn(QStringView text);

    /// Canonical: upper-case keywords, explicit board and class, defaults written out
    /// ("TCPIP0::10.0.0.5::inst0::INSTR").
    [[nodiscard]] QString toString() const;

    [[nodiscard]] bool isEmpty() const { return m_type == InterfaceType{}; }
    [[nodiscard]] InterfaceType interfaceType() const { return m_type; }
    [[nodiscard]] int board() const { return m_board; }
    [[nodiscard]] const Address& address() const { return m_address; }
    /// "INSTR", "SOCKET", "INTFC", "RAW" …
    [[nodiscard]] QString resourceClass() const;
    /// The host of network resources, empty for others.
    [[nodiscard]] QString host() const;

    template<typename T>
    [[nodiscard]] const T* as() const
    {
        return std::get_if<T>(&m_address);
    }

    bool operator==(const ResourceName&) const = default;
    [[nodiscard]] bool operator<(const ResourceName& other) const { return toString() < other.toString(); }

private:
    InterfaceType m_type{};
    int m_board = 0;
    Address m_address;
};

} // namespace visor::visa
