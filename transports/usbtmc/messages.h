// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

/// The messages of USBTMC 1.0 and USB488 1.0: bulk headers (USBTMC §3.2, §3.3), replies of control requests
/// (§4.2), interrupt packets (USB488 §3.4). Pure functions; everything on this wire is little-endian.
namespace visor::usbtmc {

inline constexpr std::size_t kHeaderSize = 12;
/// USBTMC table 43: class codes of the interface.
inline constexpr std::uint8_t kInterfaceClass = 0xFE;
inline constexpr std::uint8_t kInterfaceSubclass = 0x03;
inline constexpr std::uint8_t kProtocolUsb488 = 0x01;

/// USBTMC table 2, USB488 table 1
enum class MessageId : std::uint8_t {
    DeviceDependentOut = 1,
    RequestDeviceDependentIn = 2,
    DeviceDependentIn = 2,
    Trigger = 128,
};

/// USBTMC table 15, USB488 table 9: bRequest.
enum class ControlRequest : std::uint8_t {
    InitiateAbortBulkOut = 1,
    CheckAbortBulkOutStatus = 2,
    InitiateAbortBulkIn = 3,
    CheckAbortBulkInStatus = 4,
    InitiateClear = 5,
    CheckClearStatus = 6,
    GetCapabilities = 7,
    IndicatorPulse = 64,
    ReadStatusByte = 128,
    RemoteEnableControl = 160,
    GoToLocal = 161,
    LocalLockout = 162,
};

/// USBTMC table 16, USB488 table 10: the first byte of each reply.
enum class ControlStatus : std::uint8_t {
    Success = 0x01,
    Pending = 0x02,
    InterruptInBusy = 0x20,
    Failed = 0x80,
    TransferNotInProgress = 0x81,
    SplitNotInProgress = 0x82,
    SplitInProgress = 0x83,
};

/// bTag: 1..255, one up with each bulk-out header of any kind (USBTMC §3.2). READ_STATUS_BYTE counts 2..127 of its
/// own, because 1 names a service request (USB488 §4.3.1).
class TagCounter
{
public:
    constexpr TagCounter(std::uint8_t first, std::uint8_t last) : m_first(first), m_last(last), m_next(first) {}

    [[nodiscard]] constexpr std::uint8_t next()
    {
        const std::uint8_t tag = m_next;
        m_next = tag == m_last ? m_first : static_cast<std::uint8_t>(tag + 1);
        return tag;
    }

private:
    std::uint8_t m_first;
    std::uint8_t m_last;
    std::uint8_t m_next;
};

using Header = std::array<char, kHeaderSize>;

/// DEV_DEP_MSG_OUT: `size` counts the data alone, neither header nor alignment bytes.
[[nodiscard]] Header encodeOut(std::uint8_t tag, std::uint32_t size, bool endOfMessage);
/// REQUEST_DEV_DEP_MSG_IN: at most `size` bytes, ended by the character where one is given.
[[nodiscard]] Header encodeRequestIn(std::uint8_t tag, std::uint32_t size, std::optional<char> termChar);
/// USB488 TRIGGER: a header alone.
[[nodiscard]] Header encodeTrigger(std::uint8_t tag);
/// Zero bytes behind so much data: each bulk-out transfer is a multiple of four long.
[[nodiscard]] constexpr std::size_t alignmentOf(std::size_t size)
{
    return (4 - size % 4) % 4;
}

/// DEV_DEP_MSG_IN as it came; what it says is judged by who asked.
struct InHeader
{
    std::uint8_t message = 0;
    std::uint8_t tag = 0;
    std::uint8_t inverseTag = 0;
    std::uint32_t size = 0; ///< of the data alone
    bool endOfMessage = false;
    bool endedByTermChar = false;

    [[nodiscard]] bool hasConsistentTag() const { return static_cast<std::uint8_t>(~tag) == inverseTag; }
};
/// Nothing when there are fewer than 12 bytes.
[[nodiscard]] std::optional<InHeader> parseInHeader(QByteArrayView bytes);
/// For who plays the device.
[[nodiscard]] Header encodeIn(const InHeader& header);

/// GET_CAPABILITIES (USBTMC table 37, USB488 table 8). The defaults are what is assumed of a device that refuses
/// to say.
struct Capabilities
{
    std::uint16_t usbtmcVersion = 0; ///< bcdUSBTMC
    std::uint16_t usb488Version = 0; ///< bcdUSB488; 0 for a plain USBTMC device
    bool hasIndicatorPulse = false;
    bool isTalkOnly = false;
    bool isListenOnly = false;
    bool hasTermChar = false;
    bool is4882 = false;
    bool hasRemoteLocal = false; ///< REN_CONTROL, GO_TO_LOCAL, LOCAL_LOCKOUT are accepted
    bool hasTrigger = false;     ///< the interface takes TRIGGER and the device is DT1
    bool isScpi = false;
    bool hasServiceRequest = false; ///< SR1
};
inline constexpr std::size_t kCapabilitiesSize = 24;
/// Nothing when too short or when the device says it failed.
[[nodiscard]] std::optional<Capabilities> parseCapabilities(QByteArrayView reply);

/// INITIATE_ABORT_BULK_OUT / _IN
struct AbortReply
{
    ControlStatus status = ControlStatus::Failed;
    std::uint8_t tag = 0; ///< of the transfer in progress
};
[[nodiscard]] std::optional<AbortReply> parseAbort(QByteArrayView reply);

/// CHECK_ABORT_BULK_OUT_STATUS, CHECK_ABORT_BULK_IN_STATUS, CHECK_CLEAR_STATUS
struct ProgressReply
{
    ControlStatus status = ControlStatus::Failed;
    bool hasQueuedData = false; ///< bulk-in must be read before it goes on
};
[[nodiscard]] std::optional<ProgressReply> parseProgress(QByteArrayView reply);

/// READ_STATUS_BYTE (USB488 §4.3.1)
struct StatusByteReply
{
    ControlStatus status = ControlStatus::Failed;
    std::uint8_t tag = 0;
    std::uint8_t statusByte = 0; ///< meaningless where an interrupt endpoint carries it
};
[[nodiscard]] std::optional<StatusByteReply> parseStatusByte(QByteArrayView reply);

/// What came on interrupt-in (USB488 §3.4): a service request or the answer to READ_STATUS_BYTE.
struct InterruptPacket
{
    bool isServiceRequest = false;
    std::uint8_t tag = 0; ///< of the READ_STATUS_BYTE that is answered
    std::uint8_t statusByte = 0;
};
/// Nothing for a packet of another kind (vendors have their own).
[[nodiscard]] std::optional<InterruptPacket> parseInterrupt(QByteArrayView packet);

} // namespace visor::usbtmc
