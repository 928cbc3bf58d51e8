// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transports/usbtmc/control_channel.h"
#include "transports/usbtmc/quirks.h"

#include <vector>

namespace visor::usbtmc {

/// The two bulk endpoints: messages out, requests and replies in, and putting both straight after something went
/// wrong (USBTMC §3.2, §3.3, §4.2.1.2 to §4.2.1.7). Same thread rule as the session.
///
/// A transfer that timed out or was cancelled is still known to the device: it must be aborted before the next
/// one, and what the device had queued thrown away. That is tried at once for kGrace; what is not done by then is
/// taken up by the next operation (settle()), so that no call outlives its deadline or its cancel by more.
class BulkPipes
{
public:
    /// Largest data of one transfer where no quirk says less.
    static constexpr std::size_t kMaximumTransfer = std::size_t{1} << 20;
    /// How long a failed operation may still put things straight before it returns.
    static constexpr std::chrono::milliseconds kGrace{25};
    /// How long one read of queued data is waited for, as Linux does.
    static constexpr std::chrono::milliseconds kDrainLimit{300};
    /// Between two looks at an abort or clear that is pending.
    static constexpr std::chrono::milliseconds kPendingPause{50};
    static constexpr int kMostRounds = 100;

    /// Device, control channel and quirks outlive this.
    BulkPipes(UsbDevice& device, ControlChannel& control, const Quirks& quirks);

    /// A program message, or a part of one, in as many transfers as it takes.
    [[nodiscard]] Result<void> write(QByteArrayView bytes, bool end, const visa::Deadline& deadline);
    [[nodiscard]] Result<void> trigger(const visa::Deadline& deadline);

    struct Piece
    {
        QByteArrayView data; ///< valid until the next call
        bool endOfMessage = false;
        bool endedByTermChar = false;
    };
    /// One request for at most `size` bytes (a quirk may make it fewer) and its reply. What arrived before a
    /// failure is in received(), counted in Error::transferred.
    [[nodiscard]] Result<Piece> read(std::size_t size, std::optional<char> termChar,
                                     const visa::Deadline& deadline);
    /// The first bytes of the last reply.
    [[nodiscard]] QByteArrayView received(std::size_t count) const
    {
        return QByteArrayView(m_in.data() + kHeaderSize, static_cast<qsizetype>(count));
    }
    /// One request and a reply that goes on without headers (Quirks::continuesWithoutHeader), whole. What arrived
    /// before a failure is in `reply`.
    [[nodiscard]] Result<void> readContinued(QByteArray& reply, const visa::Deadline& deadline);

    /// Device clear; both pipes are empty and running afterwards.
    [[nodiscard]] Result<void> clear(const visa::Deadline& deadline);
    /// Finishes what a timeout or a cancel left behind.
    [[nodiscard]] Result<void> settle(const visa::Deadline& deadline);
    [[nodiscard]] bool isSettled() const { return m_debt == Debt::None && !m_needsClear; }

private:
    /// What the device must still be told about a transfer that broke off.
    enum class Debt : std::uint8_t {
        None,
        AbortOut,
        CheckAbortOut,
        AbortIn,
        DrainAborted, ///< INITIATE_ABORT_BULK_IN has worked
        CheckAbortIn,
        DrainRest, ///< nothing is in progress but data is queued
    };

    [[nodiscard]] Result<void> send(std::span<char> bytes, std::uint8_t tag, const QString& operation,
                                    const visa::Deadline& deadline);
    [[nodiscard]] Result<void> request(std::size_t size, std::optional<char> termChar,
                                       const visa::Deadline& deadline);
    /// One bulk-in transfer into m_in, as long as its header says where the device does not end it.
    [[nodiscard]] TransferResult receive(std::size_t dataSize, const visa::Deadline& deadline);
    [[nodiscard]] TransferResult receiveCounted(std::size_t dataSize, const visa::Deadline& deadline);
    /// receive() until it is no empty or late transfer.
    [[nodiscard]] TransferResult receiveReply(std::size_t dataSize, const visa::Deadline& deadline);
    /// The header in m_in, if it answers the last request.
    [[nodiscard]] Result<InHeader> checkedHeader(std::size_t received) const;
    [[nodiscard]] std::size_t roomFor(std::size_t dataSize) const;
    [[nodiscard]] std::size_t withoutPadding(std::size_t size) const;
    /// Says why, having put straight what can be within kGrace.
    [[nodiscard]] tl::unexpected<Error> brokeOff(TransferEnd end, Debt debt, const QString& operation,
                                                 std::size_t transferred);
    void owe(Debt debt, std::uint8_t tag);
    [[nodiscard]] Result<void> settleStep(const visa::Deadline& deadline);
    [[nodiscard]] Result<void> abortIn(const visa::Deadline& deadline);
    /// Reads until a short packet.
    [[nodiscard]] Result<void> drain(const visa::Deadline& deadline);
    [[nodiscard]] Result<void> pause(const visa::Deadline& deadline);
    [[nodiscard]] Result<void> resetPipes(const visa::Deadline& deadline);
    [[nodiscard]] Result<void> runClear(const visa::Deadline& deadline);

    UsbDevice& m_device;
    ControlChannel& m_control;
    const Quirks& m_quirks;
    TagCounter m_tags{1, 255};
    std::uint8_t m_requestTag = 0; ///< of the last request
    std::vector<char> m_out;
    std::vector<char> m_in;
    std::vector<char> m_rest; ///< thrown away; not m_in, which may hold what a failed read hands over

    Debt m_debt = Debt::None;
    std::uint8_t m_debtTag = 0;
    std::uint8_t m_abortedTag = 0; ///< a request that was given up: its reply may still come; 0 for none
    bool m_hasRetriedAbort = false;
    int m_rounds = 0;
    bool m_isMessageOpen = false; ///< the device holds the beginning of a program message
    bool m_needsClear = false;
    bool m_isClearing = false; ///< INITIATE_CLEAR has worked
};

} // namespace visor::usbtmc
