// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transports/wire/rpc_message.h"
#include "transports/wire/rpc_record.h"
#include "transports/wire/tcp_stream.h"

#include <array>
#include <functional>
#include <vector>

namespace visor::wire {

/// Calls one ONC RPC program over one TCP connection (RFC 5531). Used by one thread at a time.
///
/// Every call has a transaction id of its own. A call that ends early (timeout, cancel) leaves the connection
/// usable: its reply is recognised and dropped when it comes. After a reply that cannot be followed the connection
/// is closed and every further call says so.
class RpcClient
{
public:
    /// Called once, in the calling thread, when the token is cancelled while a reply is awaited: may tell the
    /// peer, and returns until when to go on waiting. Without one a cancelled call ends at once.
    using CancelHook = std::function<visa::Deadline()>;

    /// Longest reply of an ordinary call.
    static constexpr std::size_t kReplyCap = std::size_t{64} * 1024;
    /// What a reply may carry beyond what was asked for.
    static constexpr std::size_t kReplySlack = 4096;

    struct OpaqueReply
    {
        std::array<std::uint32_t, 4> words{};
        std::size_t count = 0; ///< bytes of the opaque, now in `into`
    };

    RpcClient(TcpStream stream, RpcProgram program);

    /// Starts a call; append its arguments to the writer, then use one of the functions below.
    XdrWriter& begin(std::uint32_t procedure);

    /// Sends the call and awaits its results, a view valid until the next begin(). `tail` are the bytes of an
    /// opaque whose length is the last argument written: sent from where they are, padded.
    [[nodiscard]] Result<QByteArrayView> call(const visa::Deadline& deadline, QByteArrayView tail = {},
                                              const CancelHook& hook = {});

    /// The same for results of `words` integers (at most four) and one opaque, which goes straight into `into`. An
    /// opaque longer than that is a protocol violation. When the reply's data broke off, Error::transferred counts
    /// what is in `into`.
    [[nodiscard]] Result<OpaqueReply> callForOpaque(std::size_t words, std::span<char> into,
                                                    const visa::Deadline& deadline, const CancelHook& hook = {});

    /// Sends the call and awaits nothing (a one-way procedure).
    [[nodiscard]] Result<void> send(const visa::Deadline& deadline);

    [[nodiscard]] bool isUsable() const { return m_stream.isOpen(); }
    [[nodiscard]] const TcpStream& stream() const { return m_stream; }
    [[nodiscard]] TcpStream& stream() { return m_stream; }
    void close() { m_stream.close(); }

private:
    struct Waiting
    {
        visa::Deadline deadline;
        const CancelHook* hook;
    };

    [[nodiscard]] Result<void> transmit(const visa::Deadline& deadline, QByteArrayView tail);
    [[nodiscard]] Result<RpcReply> awaitReply(Waiting& waiting);
    /// One record off the stream by the general way; nothing when it belonged to an abandoned call.
    [[nodiscard]] Result<std::optional<RpcReply>> awaitRecord(Waiting& waiting);
    [[nodiscard]] Result<std::optional<OpaqueReply>> awaitOpaqueDirectly(std::size_t words, std::span<char> into,
                                                                         Waiting& waiting);
    [[nodiscard]] Result<std::size_t> readSome(std::span<char> first, std::span<char> second, Waiting& waiting);
    void keepReceived(QByteArrayView first, QByteArrayView second);
    void setReplyCap(std::size_t cap);
    void abandon();
    [[nodiscard]] tl::unexpected<Error> violation(const QString& detail);
    [[nodiscard]] static tl::unexpected<Error> refusal(RpcStatus status);

    TcpStream m_stream;
    RpcProgram m_program;
    std::uint32_t m_xid;
    XdrWriter m_call;
    RecordAssembler m_record;
    std::size_t m_replyCap = kReplyCap;
    bool m_recordUsed = false;    ///< m_record is a reply already handed out
    std::vector<char> m_received; ///< bytes off the stream, from m_receivedFrom on not yet looked at
    std::size_t m_receivedFrom = 0;
    std::vector<std::uint32_t> m_abandoned; ///< transaction ids whose replies may still come
    QByteArray m_unsent;                    ///< the rest of a call that ended while being sent
};

} // namespace visor::wire
