// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/message_channel.h"
#include "transports/prologix/messages.h"
#include "transports/wire/byte_stream.h"

#include <condition_variable>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

namespace visor::prologix {

/// One open GPIB adapter, shared by the sessions of all instruments behind it. Any thread; one conversation at a
/// time is on its stream, and waiting for the stream keeps to the caller's deadline and token.
///
/// A query (a write that holds a '?') keeps the stream until its reply has been read, or for kPairTime when nobody
/// reads it; an unfinished reply keeps it for kReplyTime. So the write and the read of a query are one
/// conversation, and a session that forgets to read stops the others only for a moment.
///
/// The adapter answers in order and says nothing when its own time limit ends a read. So after a timeout, and
/// after a read in which nothing came, ++ver is asked: what comes before its answer is the late reply, what comes
/// behind is of the next conversation. A late reply of one instrument never reaches another.
///
/// Service requests: while somebody wants them, a thread asks ++srq every kPollInterval when the stream is free,
/// and on a request polls the instruments that somebody listens to.
class Adapter
{
public:
    /// Names a session; 0 is nobody.
    using Owner = std::uint64_t;

    static constexpr std::chrono::milliseconds kPairTime{200};
    static constexpr std::chrono::milliseconds kReplyTime{2000};
    static constexpr std::chrono::milliseconds kPollInterval{100};
    /// One ++read at the most: so long a cancelled read keeps the adapter from others.
    static constexpr int kLongestRead = 1000;
    /// How long an end mark behind binary data is watched for a byte that would make it data.
    static constexpr std::chrono::milliseconds kMarkGrace{50};

    /// Asks for the version and sets the adapter up. ErrorResourceBusy when it serves somebody else, ErrorTimeout
    /// when what is there is no adapter.
    [[nodiscard]] static Result<std::shared_ptr<Adapter>> open(std::unique_ptr<wire::ByteStream> stream,
                                                               QString name, const visa::Deadline& deadline);
    ~Adapter();
    Adapter(const Adapter&) = delete;
    Adapter& operator=(const Adapter&) = delete;

    [[nodiscard]] Owner newOwner();
    /// The session is gone; nothing is kept for it.
    void forget(Owner owner);

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
    /// A line to the adapter itself ("++ver"), and the line it answers with, where it does.
    [[nodiscard]] Result<void> tell(Owner owner, QByteArrayView line, const visa::Deadline& deadline);
    [[nodiscard]] Result<QByteArray> answer(Owner owner, const visa::Deadline& deadline);

    void onServiceRequest(Owner owner, const GpibAddress& address,
                          visa::MessageChannel::ServiceRequestHandler handler);

    [[nodiscard]] const QByteArray& version() const { return m_version; }
    [[nodiscard]] const AdapterKind& kind() const { return *m_kind; }
    /// False once its connection is lost.
    [[nodiscard]] bool isUsable() const;

private:
    /// The right to use the stream, for one call.
    class Turn
    {
    public:
        static Result<Turn> take(Adapter& adapter, Owner owner, const visa::Deadline& deadline,
                                 const QString& operation);
        Turn(Turn&& other) noexcept : m_adapter(std::exchange(other.m_adapter, nullptr)), m_owner(other.m_owner) {}
        Turn& operator=(Turn&&) = delete;
        ~Turn();
        /// The stream stays this owner's for so long after the turn.
        void keep(std::chrono::milliseconds time) const;

    private:
        Turn(Adapter& adapter, Owner owner) : m_adapter(&adapter), m_owner(owner) {}
        Adapter* m_adapter;
        Owner m_owner;
    };
    struct Listener
    {
        GpibAddress address;
        visa::MessageChannel::ServiceRequestHandler handler;
    };

    Adapter(std::unique_ptr<wire::ByteStream> stream, QString name);
    [[nodiscard]] Result<void> setUp(const visa::Deadline& deadline);
    // All of these with the turn:
    [[nodiscard]] Result<void> send(const QByteArray& lines, const visa::Deadline& deadline);
    [[nodiscard]] QByteArray addressing(const GpibAddress& address);
    [[nodiscard]] Result<QByteArray> readLine(const visa::Deadline& deadline);
    /// Everything that comes before the answer to ++ver; the stream is clean then.
    [[nodiscard]] Result<QByteArray> synchronise(const visa::Deadline& deadline);
    [[nodiscard]] Result<visa::ReadChunk> receive(const GpibAddress& address, std::span<char> into,
                                                  const visa::Deadline& deadline);
    [[nodiscard]] Result<std::size_t> receiveSome(const GpibAddress& address, std::span<char> into,
                                                  const visa::Deadline& deadline);
    [[nodiscard]] Result<void> startRead(const GpibAddress& address, const visa::Deadline& deadline);
    [[nodiscard]] Result<void> clean(const visa::Deadline& deadline);
    [[nodiscard]] QByteArray readTimeLine(const visa::Deadline& deadline);
    [[nodiscard]] Result<std::uint8_t> poll(const GpibAddress& address, const visa::Deadline& deadline);
    /// Lost connections close the stream; anything else leaves it to be cleaned.
    [[nodiscard]] Error settled(Error error);
    void pollLoop();
    void pollOnce();
    [[nodiscard]] bool pollListeners(std::map<QByteArray, std::uint8_t>& requests);

    const QString m_name;
    QByteArray m_version;
    const AdapterKind* m_kind = nullptr;

    mutable std::mutex m_mutex; ///< protects what follows up to the next blank line
    std::condition_variable m_free;
    bool m_isTaken = false;
    bool m_isLost = false;
    bool m_isEnding = false;
    Owner m_keeper = 0; ///< for whom the stream is kept between two calls
    visa::Deadline::Clock::time_point m_keptUntil;
    Owner m_lastOwner = 0;
    std::map<Owner, Listener> m_listeners;
    std::map<QByteArray, std::uint8_t> m_polled; ///< status bytes with RQS that nobody has asked for yet

    // Belong to who has the turn:
    std::unique_ptr<wire::ByteStream> m_stream;
    bool m_isDirty = false;   ///< something is or may be still on its way
    int m_versionsOwed = 0;   ///< ++ver asked, not answered
    bool m_isMidLine = false; ///< a line was cut off by a deadline
    std::optional<GpibAddress> m_address;
    bool m_assertsEnd = true;
    int m_readTime = 1000;
    Owner m_reader = 0; ///< whose reply is unfinished
    Owner m_robbed = 0; ///< whose unfinished reply was given up
    ReplyScanner m_scanner;
    QByteArray m_ahead; ///< of the unfinished reply

    std::mutex m_handlerMutex; ///< held while handlers run
    std::thread m_poller;
};

} // namespace visor::prologix
