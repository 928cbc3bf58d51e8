// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/result.h"

#include <QByteArray>

#include <cstdint>
#include <optional>
#include <vector>

namespace visor::usbtmc {

/// How a device's USBTMC differs from the standard's: named behaviours of a session, each one seen in real
/// instruments. Chosen by vendor and product id from a data file (resources/usb/quirks.yaml); code asks for the
/// behaviour, never for the maker.
struct Quirks
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

    bool operator==(const Quirks&) const = default;
};

/// The quirks of known devices. Read once by the program, read-only afterwards; any thread.
class QuirkTable
{
public:
    struct Entry
    {
        std::uint16_t vendorId = 0;
        std::optional<std::uint16_t>
            productId;  ///< absent: every product of the vendor that has no entry of its own
        QString device; ///< for people
        Quirks quirks;
    };

    QuirkTable() = default;

    /// A YAML list of {vendor, product, device, quirks: [words], maximum_write, maximum_read}. ErrorInvalidSetup
    /// naming the place.
    [[nodiscard]] static Result<QuirkTable> parse(const QByteArray& yaml);

    /// The device's, else its vendor's, else none.
    [[nodiscard]] const Quirks& find(std::uint16_t vendorId, std::uint16_t productId) const;
    [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }

private:
    std::vector<Entry> m_entries;
};

} // namespace visor::usbtmc
