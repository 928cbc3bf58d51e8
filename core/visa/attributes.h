// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/result.h"

#include <QByteArray>
#include <QLatin1StringView>

#include <cstdint>
#include <optional>
#include <span>
#include <variant>

namespace visor::visa {

class ResourceName;

/// VISA attribute ids (VPP-4.3, appendix of attributes). Scripts pass the numbers and the VI_ATTR_ names: both
/// stay exact.
enum class Attribute : std::uint32_t {
    ResourceClass = 0xBFFF0001,
    ResourceName = 0xBFFF0002,
    ResourceImplementationVersion = 0x3FFF0003,
    ResourceLockState = 0x3FFF0004,
    MaximumQueueLength = 0x3FFF0005,
    UserData = 0x3FFF0007,
    UserData64 = 0x3FFF000A,
    SendEndEnabled = 0x3FFF0016,
    TermChar = 0x3FFF0018,
    TimeoutValue = 0x3FFF001A,
    GpibReaddressEnabled = 0x3FFF001B,
    IoProtocol = 0x3FFF001C,
    DmaAllowEnabled = 0x3FFF001E,
    AsrlBaud = 0x3FFF0021,
    AsrlDataBits = 0x3FFF0022,
    AsrlParity = 0x3FFF0023,
    AsrlStopBits = 0x3FFF0024,
    AsrlFlowControl = 0x3FFF0025,
    ReadBufferMode = 0x3FFF002A,
    ReadBufferSize = 0x3FFF002B,
    WriteBufferMode = 0x3FFF002D,
    WriteBufferSize = 0x3FFF002E,
    SuppressEndEnabled = 0x3FFF0036,
    TermCharEnabled = 0x3FFF0038,
    GpibAttentionState = 0x3FFF0057,
    GpibAddressState = 0x3FFF005C,
    GpibControllerInCharge = 0x3FFF005E,
    GpibNdacState = 0x3FFF0062,
    GpibServiceRequestState = 0x3FFF0067,
    GpibSystemController = 0x3FFF0068,
    ManufacturerName = 0xBFFF0072,
    ModelName = 0xBFFF0077,
    AsrlBytesAvailable = 0x3FFF00AC,
    AsrlCtsState = 0x3FFF00AE,
    AsrlDcdState = 0x3FFF00AF,
    AsrlDiscardNull = 0x3FFF00B0,
    AsrlDsrState = 0x3FFF00B1,
    AsrlDtrState = 0x3FFF00B2,
    AsrlEndIn = 0x3FFF00B3,
    AsrlEndOut = 0x3FFF00B4,
    AsrlReplaceCharacter = 0x3FFF00BE,
    AsrlRiState = 0x3FFF00BF,
    AsrlRtsState = 0x3FFF00C0,
    AsrlXonCharacter = 0x3FFF00C1,
    AsrlXoffCharacter = 0x3FFF00C2,
    ResourceManagerSession = 0x3FFF00C4,
    ManufacturerId = 0x3FFF00D9,
    ModelCode = 0x3FFF00DF,
    InterfaceInstanceName = 0xBFFF00E9,
    ResourceSpecVersion = 0x3FFF0170,
    InterfaceType = 0x3FFF0171,
    GpibPrimaryAddress = 0x3FFF0172,
    GpibSecondaryAddress = 0x3FFF0173,
    ResourceManufacturerName = 0xBFFF0174,
    ResourceManufacturerId = 0x3FFF0175,
    InterfaceNumber = 0x3FFF0176,
    TriggerId = 0x3FFF0177,
    GpibRemoteEnableState = 0x3FFF0181,
    GpibUnaddressEnabled = 0x3FFF0184,
    DeviceStatusByte = 0x3FFF0189,
    FileAppendEnabled = 0x3FFF0192,
    TcpipAddress = 0xBFFF0195,
    TcpipHostName = 0xBFFF0196,
    TcpipPort = 0x3FFF0197,
    TcpipDeviceName = 0xBFFF0199,
    TcpipNoDelay = 0x3FFF019A,
    TcpipKeepAlive = 0x3FFF019B,
    Is4882Compliant = 0x3FFF019F,
    UsbSerialNumber = 0xBFFF01A0,
    UsbInterfaceNumber = 0x3FFF01A1,
    UsbBulkOutPipe = 0x3FFF01A2,
    UsbBulkInPipe = 0x3FFF01A3,
    UsbInterruptInPipe = 0x3FFF01A4,
    UsbClass = 0x3FFF01A5,
    UsbSubclass = 0x3FFF01A6,
    UsbProtocol = 0x3FFF01A7,
    UsbAlternateSetting = 0x3FFF01A8,
    UsbEndIn = 0x3FFF01A9,
    UsbInterfaceCount = 0x3FFF01AA,
    UsbPipeCount = 0x3FFF01AB,
    UsbMaximumInterruptSize = 0x3FFF01AF,
    UsbControlPipe = 0x3FFF01B0,
    AsrlBreakState = 0x3FFF01BC,
    AsrlBreakLength = 0x3FFF01BD,
    TcpipServerCertificateIssuer = 0xBFFF0270,
    TcpipServerCertificateSubject = 0xBFFF0271,
    TcpipServerCertificateExpiration = 0xBFFF0272,
    TcpipServerCertificateIsPerpetual = 0x3FFF0273,
    TcpipSaslMechanism = 0xBFFF0274,
    TcpipTlsCipherSuite = 0xBFFF0275,
    TcpipServerCertificate = 0xBFFF0276,
    TcpipServerCertificateSize = 0x3FFF0277,
    TcpipHislipOverlapEnabled = 0x3FFF0300,
    TcpipHislipVersion = 0x3FFF0301,
    TcpipHislipMaximumMessageKb = 0x3FFF0302,
    TcpipIsHislip = 0x3FFF0303,
    TcpipHislipEncryptionEnabled = 0x3FFF0304,
    EventJobId = 0x3FFF4006,
    EventType = 0x3FFF4010,
    EventStatus = 0x3FFF4025,
    EventReturnCount = 0x3FFF4026,
    EventBuffer = 0x3FFF4027,
    EventReturnCount64 = 0x3FFF4028,
    EventOperationName = 0xBFFF4042,
    EventReceivedTcpipAddress = 0xBFFF4198,
    EventUsbInterruptSize = 0x3FFF41B0,
    EventUsbInterruptData = 0xBFFF41B1,
};

/// The value of an attribute: ViBoolean, any integer type (widened), ViString, ViBuf.
using AttributeValue = std::variant<bool, std::int64_t, QString, QByteArray>;

enum class AttributeType : std::uint8_t {
    Boolean,
    Unsigned8,
    Unsigned16,
    Signed16,
    Unsigned32,
    Signed32,
    Unsigned64,
    String,
    Buffer,
};

enum class AttributeAccess : std::uint8_t { Read, ReadWrite };

/// Whose it is: each session has its own, or all sessions of the resource share one ("local" and "global" in
/// VPP-4.3).
enum class AttributeOwner : std::uint8_t { Session, Resource };

/// Which resources have it; ORed.
namespace AttributeScope {
inline constexpr std::uint32_t All = 1;
inline constexpr std::uint32_t Message = 2; ///< everything that is read from and written to
inline constexpr std::uint32_t Asrl = 4;
inline constexpr std::uint32_t Gpib = 8;
inline constexpr std::uint32_t GpibInterface = 16;
inline constexpr std::uint32_t Tcpip = 32; ///< every TCP transport, as ours have them
inline constexpr std::uint32_t Lan = 64;   ///< TCPIP INSTR
inline constexpr std::uint32_t Hislip = 128;
inline constexpr std::uint32_t Socket = 256;
inline constexpr std::uint32_t Usb = 512;
inline constexpr std::uint32_t UsbRaw = 1024;
inline constexpr std::uint32_t RegisterBased = 2048;
inline constexpr std::uint32_t Event = 4096; ///< of an event, never of a session
} // namespace AttributeScope

/// What a number may be, between minimum and maximum.
enum class AttributeRange : std::uint8_t {
    Interval,
    OneOrThree,
    StopBits,   ///< 10, 15, 20: one, one and a half, two
    OrMinusOne, ///< the interval, or −1 for "none"
};

struct AttributeInfo
{
    Attribute id;
    QLatin1StringView name; ///< "VI_ATTR_TMO_VALUE"
    AttributeType type;
    AttributeAccess access;
    AttributeOwner owner;
    std::uint32_t scope; ///< AttributeScope bits
    std::int64_t minimum;
    std::int64_t maximum;
    AttributeRange range;
    std::optional<std::int64_t> defaultValue; ///< of numbers and booleans that have one

    [[nodiscard]] bool isWritable() const { return access == AttributeAccess::ReadWrite; }
    [[nodiscard]] bool appliesTo(const ResourceName& resource) const;
    /// The default in the attribute's own type.
    [[nodiscard]] std::optional<AttributeValue> defaultAttributeValue() const;
};

/// The table, in the order of the ids.
[[nodiscard]] std::span<const AttributeInfo> allAttributes();
/// Null for an id that is not in the table.
[[nodiscard]] const AttributeInfo* attributeInfo(Attribute id);
/// "VI_ATTR_TMO_VALUE"; empty for an id that is not in the table.
[[nodiscard]] QLatin1StringView attributeName(Attribute id);
/// By VISA name, with or without VI_ATTR_, any letter case.
[[nodiscard]] std::optional<Attribute> attributeFromName(QStringView name);

/// May a session of that resource read it? ErrorUnsupportedAttribute when its class has no such attribute.
[[nodiscard]] Result<const AttributeInfo*> checkAttribute(const ResourceName& resource, Attribute id);
/// May it be set to that value? ErrorUnsupportedAttribute (not of this class), ErrorAttributeReadOnly,
/// ErrorUnsupportedAttributeState (out of range or wrong type). The value comes back in the attribute's type: 0
/// and 1 are booleans where a boolean is wanted.
[[nodiscard]] Result<AttributeValue> checkAttributeValue(const ResourceName& resource, Attribute id,
                                                         const AttributeValue& value);

} // namespace visor::visa
