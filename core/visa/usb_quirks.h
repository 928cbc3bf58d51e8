// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace visor::visa {

/// How a device's USBTMC differs from the standard's: named behaviours of a session, each one seen in real
/// instruments. Chosen by vendor and product id from a data file (resources/usb/quirks.yaml) and changed by a
/// profile (`console: quirks: usb:`); code asks for the behaviour, never for the maker.
struct UsbQuirks
{
    /// A reply goes on over further bulk-in transfers without header and without a new request, until its
    /// TransferSize is reached; EOM is always set.
    bool continuesWithoutHeader = false;
    /// TransferSize is wrong for IEEE 488.2 blocks: the block's own count rules.
    bool sizeFromBlock = false;
    /// A reply carries another bTag than its request.
    bool wrongTag = false;
    /// A reply carries another MsgID than DEV_DEP_MSG_IN.
    bool wrongMessageId = false;
    /// Nothing says that a reply has ended: one transfer is one reply.
    bool neverEndOfMessage = false;
    /// A transfer that is a multiple of the packet size long is not ended by a zero-length packet.
    bool noZeroLengthPacket = false;
    /// The alignment bytes are counted in TransferSize.
    bool paddingInSize = false;
    /// Does not understand the abort requests: the pipes are reset instead.
    bool noAbort = false;
    /// Must not be sent INITIATE_CLEAR.
    bool noClear = false;
    /// The halt of bulk-in too is cleared after a clear.
    bool clearsBulkIn = false;
    /// Nothing can be read while a clear is in progress, whatever CHECK_CLEAR_STATUS says.
    bool noReadInClear = false;
    /// Answers only after REN_CONTROL, announced or not.
    bool needsRemoteEnable = false;
    /// The interface is not of the USBTMC class: any with a pair of bulk endpoints is it.
    bool anyInterfaceClass = false;
    /// Largest bulk-out transfer's data and largest request, in bytes; the standard sets no limit.
    std::optional<std::uint32_t> maximumWrite;
    std::optional<std::uint32_t> maximumRead;

    bool operator==(const UsbQuirks&) const = default;
};

/// A behaviour and the word that data files have for it.
struct UsbQuirkWord
{
    QLatin1StringView word; ///< "no_clear"
    bool UsbQuirks::* flag;
    /// Decides how the instrument is opened: of no use in a profile, which is known only when it has said who it
    /// is.
    bool isBeforeIdentity = false;
};
[[nodiscard]] std::span<const UsbQuirkWord> usbQuirkWords();

/// A request must leave room for one byte, and nothing sensible is larger.
inline constexpr int kLargestUsbTransfer = 1 << 24;

/// What a profile says otherwise than the table: behaviours switched on or off, other limits. A value.
struct UsbQuirkChanges
{
    std::vector<std::pair<bool UsbQuirks::*, bool>> flags;
    std::optional<std::uint32_t> maximumWrite;
    std::optional<std::uint32_t> maximumRead;

    [[nodiscard]] UsbQuirks appliedTo(UsbQuirks quirks) const;
    [[nodiscard]] bool isEmpty() const { return *this == UsbQuirkChanges(); }
    bool operator==(const UsbQuirkChanges&) const = default;
};

} // namespace visor::visa
