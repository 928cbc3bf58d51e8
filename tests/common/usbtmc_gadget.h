// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/device.h"
#include "tests/common/usb_testbed.h"
#include "transports/usbtmc/messages.h"

#include <QByteArray>

#include <deque>
#include <mutex>

namespace visor::test {

/// A USBTMC/USB488 instrument on an emulated bus, in front of any Device: bulk headers, control requests,
/// interrupt packets, and the faults of real ones to switch on. Written against the standard, not against our
/// session.
class UsbtmcGadget : public UsbGadget
{
public:
    static constexpr std::uint8_t kBulkOut = 0x01;
    static constexpr std::uint8_t kBulkIn = 0x82;
    static constexpr std::uint8_t kInterruptIn = 0x83;
    static constexpr std::size_t kPacket = 512;

    struct Options
    {
        std::uint16_t vendorId = 0x1234;
        std::uint16_t productId = 0x5678;
        std::string serial = "GADGET1";
        bool isUsb488 = true;
        bool hasInterrupt = true;
        std::uint8_t interfaceNumber = 0;
        std::uint8_t interfaceClass = 0xFE;
        /// Bytes 4, 5, 14 and 15 of GET_CAPABILITIES.
        std::uint8_t interfaceBits = 0x04;
        std::uint8_t deviceBits = 0x01;
        std::uint8_t interfaceBits488 = 0x07;
        std::uint8_t deviceBits488 = 0x0F;
    };
    struct Faults
    {
        bool stallsCapabilities = false;
        bool wrongTag = false;       ///< bTag of replies is 2
        bool wrongMessageId = false; ///< MsgID of replies is 1
        bool brokenInverse = false;  ///< the inverse of bTag is not
        bool leadingEmpty = false;   ///< a zero-length transfer in front of each reply
        int trailingBytes = 0;       ///< garbage behind the data, beyond alignment
        bool noZeroLengthPacket = false;
        bool isSilent = false;                     ///< takes requests and never answers
        bool stallsIn = false;                     ///< halts bulk-in instead of answering, once
        bool stallsOut = false;                    ///< halts bulk-out at the next message, once
        bool isBusy = false;                       ///< takes nothing on bulk-out
        bool shortTransfer = false;                ///< TransferSize says more than comes
        std::optional<std::uint32_t> transferSize; ///< a lie
        bool noHeader = false;                     ///< four bytes instead of header and data
        bool headerOnce = false; ///< a reply goes on in further transfers of 500 bytes without a header
        bool neverEndOfMessage = false;
        bool countsPadding = false;
        bool stallsAbort = false;
        bool answersAborted = false; ///< a request that was aborted is answered all the same, later
        bool stallsClear = false;
        int pendingRounds = 1; ///< how often a check of abort or clear says PENDING
        bool interruptBusyOnce = false;
        bool losesInterrupts = false;  ///< READ_STATUS_BYTE is never answered on interrupt-in
        bool truncatedControl = false; ///< control replies lack their last byte
        std::size_t splitAt = 0;       ///< largest reply to one request, 0: no limit
    };

    UsbtmcGadget(visa::Device& device, Options options);
    explicit UsbtmcGadget(visa::Device& device);
    ~UsbtmcGadget() override;

    void setFaults(const Faults& faults);
    /// Every bulk-out transfer since the last call.
    [[nodiscard]] std::vector<QByteArray> takeOut();
    /// bRequest of every class request since the last call.
    [[nodiscard]] std::vector<int> takeControls();
    /// Whether that request has come since the last takeControls().
    [[nodiscard]] bool hasBeenAsked(int request) const;
    /// Endpoints whose halt was cleared since the last call.
    [[nodiscard]] std::vector<int> takeClearedHalts();
    /// Sends a packet of any content on interrupt-in.
    void interrupt(QByteArray packet);
    [[nodiscard]] bool isInterruptTaken() const;

    std::vector<std::uint8_t> descriptors() const override;
    std::vector<std::pair<std::string, std::string>> strings() const override;
    std::size_t packetSize(std::uint8_t endpoint) const override;
    void reset() override;
    std::optional<std::vector<std::uint8_t>> control(const UsbSetup& setup) override;
    OutAnswer out(std::span<const std::uint8_t> transfer) override;
    std::optional<InTransfer> in(std::uint8_t endpoint) override;
    void clearHalt(std::uint8_t endpoint) override;
    bool takeFlush() override;

private:
    struct Request
    {
        std::uint8_t tag = 0;
        std::uint32_t size = 0;
        std::optional<char> termChar;
    };
    [[nodiscard]] std::optional<std::vector<std::uint8_t>> answer(const UsbSetup& setup);
    [[nodiscard]] std::vector<std::uint8_t> capabilities() const;
    [[nodiscard]] std::vector<std::uint8_t> abortIn(std::uint8_t tag);
    [[nodiscard]] std::vector<std::uint8_t> progress(std::size_t size);
    [[nodiscard]] std::vector<std::uint8_t> statusByte(std::uint8_t tag);
    void respond();
    void queueReply(const Request& request, QByteArray data, bool ends);

    [[nodiscard]] std::unique_ptr<visa::DeviceLink> openLink();

    visa::Device& m_device;
    const Options m_options;

    mutable std::mutex m_mutex; ///< protects what follows
    std::unique_ptr<visa::DeviceLink> m_link;
    Faults m_faults;
    std::optional<Request> m_request;
    std::optional<Request> m_aborted; ///< given up, but to be answered late
    std::deque<InTransfer> m_replies;
    QByteArray m_partialOut;
    std::vector<QByteArray> m_outs;
    std::vector<int> m_controls;
    std::vector<int> m_clearedHalts;
    int m_pending = 0;
    bool m_isOutHalted = false;
    bool m_flushes = false;

    mutable std::mutex m_interruptMutex; ///< protects m_interrupts; last to be taken
    std::deque<QByteArray> m_interrupts;
};

} // namespace visor::test
