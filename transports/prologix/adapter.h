// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/message_channel.h"
#include "transports/prologix/adapter_line.h"
#include "transports/prologix/bus_turns.h"

#include <map>
#include <thread>

namespace visor::prologix {

/// One open GPIB adapter, shared by the sessions of all instruments behind it. Any thread; one conversation at a
/// time is on its stream (BusTurns), and waiting for the stream keeps to the caller's deadline and token.
///
/// A query (a write that holds a '?') keeps the stream until its reply has been read, or for kPairTime when nobody
/// reads it; an unfinished reply keeps it for kReplyTime. So the write and the read of a query are one
/// conversation, and a session that forgets to read stops the others only for a moment.
///
/// After a timeout, after a read in which nothing came and after a line to the adapter itself that nobody read the
/// answer of, the line is drawn anew (AdapterLine::synchronise): what comes before is the late reply, what comes
/// behind is of the next conversation. Nothing that was asked by one reaches another.
///
/// Service requests: while somebody wants them, a thread asks ++srq every kPollInterval when the stream is free,
/// and on a request polls the instruments that somebody listens to.
class Adapter
{
public:
    using Owner = BusTurns::Owner;

    static constexpr std::chrono::milliseconds kPairTime{200};
    static constexpr std::chrono::milliseconds kReplyTime{2000};
    static constexpr std::chrono::milliseconds kPollInterval{100};
    /// How long an end mark behind binary data is watched for a byte that would make it data.
    static constexpr std::chrono::milliseconds kMarkGrace{50};
    /// How long looksInhabited() lets the adapter wait for an answer to its serial poll.
    static constexpr std::chrono::milliseconds kLookTime{50};

    /// Asks for the version and sets the adapter up. ErrorResourceBusy when it serves somebody else, ErrorTimeout
    /// when what is there is no adapter.
    [[nodiscard]] static Result<std::shared_ptr<Adapter>> open(std::unique_ptr<wire::ByteStream> stream,
                                                               QString name, const visa::Deadline& deadline);
    ~Adapter();
    Adapter(const Adapter&) = delete;
    Adapter& operator=(const Adapter&) = delete;

    [[nodiscard]] Owner newOwner() { return m_turns.newOwner(); }
    /// The session is gone; nothing is kept for it.
    void forget(Owner owner);
    /// Sessions and others that were named and not forgotten.
    [[nodiscard]] std::size_t ownerCount() const { return m_turns.ownerCount(); }

    [[nodiscard]] Result<void> write(Owner owner, const GpibAddress& address, QByteArrayView bytes, bool end,
                                     const visa::Deadline& deadline);
    /// Until EOI or `into` is full (SuccessMaxCount).
    [[nodiscard]] Result<visa::ReadChunk> read(Owner owner, const GpibAddress& address, std::span<char> into,
                                               const visa::Deadline& deadline);
    /// A command that is not answered, for that instrument: "clr", "trg", "loc", "llo".
    [[nodiscard]] Result<void> command(Owner owner, const GpibAddress& address, QByteArrayView text,
                                       const visa::Deadline& deadline);
    /// ErrorNoListeners when the adapter has no answer from that address.
    [[nodiscard]] Result<std::uint8_t> serialPoll(Owner owner, const GpibAddress& address,
                                                  const visa::Deadline& deadline);
    /// Whether somebody at that address answers a serial poll within kLookTime. No data goes over the bus.
    [[nodiscard]] Result<bool> looksInhabited(Owner owner, const GpibAddress& address,
                                              const visa::Deadline& deadline);
    /// A line to the adapter itself ("++ver"), and the line it answers with, where it does.
    [[nodiscard]] Result<void> tell(Owner owner, QByteArrayView line, const visa::Deadline& deadline);
    [[nodiscard]] Result<QByteArray> answer(Owner owner, const visa::Deadline& deadline);

    void onServiceRequest(Owner owner, const GpibAddress& address,
                          visa::MessageChannel::ServiceRequestHandler handler);

    [[nodiscard]] const QByteArray& version() const { return m_line.version(); }
    [[nodiscard]] const AdapterKind& kind() const { return m_line.kind(); }
    /// False once its connection is lost.
    [[nodiscard]] bool isUsable() const { return !m_turns.isLost(); }

private:
    using Turn = BusTurns::Turn;
    struct Listener
    {
        GpibAddress address;
        visa::MessageChannel::ServiceRequestHandler handler;
    };

    Adapter(std::unique_ptr<wire::ByteStream> stream, QString name);
    /// A turn for something new: what was asked before is no longer wanted, and the line is clean.
    [[nodiscard]] Result<Turn> begin(Owner owner, const visa::Deadline& deadline, const QString& operation);
    // All of these with the turn:
    [[nodiscard]] Result<visa::ReadChunk> receive(const GpibAddress& address, std::span<char> into,
                                                  const visa::Deadline& deadline);
    [[nodiscard]] Result<std::size_t> receiveSome(const GpibAddress& address, std::span<char> into,
                                                  const visa::Deadline& deadline);
    [[nodiscard]] Result<void> startRead(const GpibAddress& address, const visa::Deadline& deadline);
    [[nodiscard]] Result<std::uint8_t> poll(const GpibAddress& address, const visa::Deadline& deadline);
    void pollLoop();
    void pollOnce();
    [[nodiscard]] bool pollListeners(std::map<QByteArray, std::uint8_t>& requests);

    AdapterLine m_line; ///< belongs to who has the turn, as does what follows
    ReplyScanner m_scanner;
    QByteArray m_ahead; ///< of the unfinished reply
    BusTurns m_turns;

    mutable std::mutex m_mutex; ///< protects what follows up to the next blank line
    std::condition_variable m_wake;
    bool m_isEnding = false;
    std::map<Owner, Listener> m_listeners;
    std::map<QByteArray, std::uint8_t> m_polled; ///< status bytes with RQS that nobody has asked for yet

    std::mutex m_handlerMutex; ///< held while handlers run
    std::thread m_poller;
};

} // namespace visor::prologix
