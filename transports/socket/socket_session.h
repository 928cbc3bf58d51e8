// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scpi/response_framer.h"
#include "core/visa/session.h"
#include "transports/wire/tcpip_attributes.h"

namespace visor::socket {

/// A raw TCP connection to an instrument (VPP-4.3 TCPIP SOCKET). The wire has no message ends, no clear, no status
/// byte, no service request and no locks:
///
/// - Ends are found by block length or termination character (TERMCHAR_EN is on by default, LF). With it off only
/// blocks
///   have an end; anything else is read until the count or the deadline.
/// - After a timeout or abort the session is dirty: a reply may still be on its way. Before the next write it
/// takes what has
///   come; if that was not the whole reply it closes the connection and opens a new one, so that a late reply is
///   never taken for the answer to another query.
/// - clear() is that same resynchronisation, trigger() writes "*TRG", readStatusByte() asks "*STB?".
class SocketSession : public visa::Session
{
public:
    /// How long a block's missing newline is waited for.
    static constexpr std::chrono::milliseconds kTerminatorGrace{100};

    SocketSession(visa::ResourceName resource, wire::TcpStream stream, std::chrono::milliseconds timeout);

    [[nodiscard]] Result<void> write(QByteArrayView bytes, const visa::Deadline& deadline,
                                     bool end = true) override;
    [[nodiscard]] Result<visa::ReadChunk> read(std::span<char> into, const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> clear(const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> trigger(const visa::Deadline& deadline) override;
    [[nodiscard]] Result<std::uint8_t> readStatusByte(const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> lock(visa::LockMode mode, const QByteArray& key,
                                    const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> unlock(const visa::Deadline& deadline) override;
    [[nodiscard]] Result<visa::LockState> lockState(const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> setRemote(visa::RemoteMode mode, const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> onServiceRequest(ServiceRequestHandler handler,
                                                const visa::Deadline& deadline) override;

    [[nodiscard]] const visa::ResourceName& resource() const override { return m_attributes.resource(); }
    [[nodiscard]] bool isDirty() const override { return m_dirty; }
    [[nodiscard]] Result<visa::AttributeValue> attribute(visa::Attribute id) const override;
    [[nodiscard]] Result<void> setAttribute(visa::Attribute id, const visa::AttributeValue& value) override;

private:
    /// Looks at `count` bytes that have come to the end of what a read has; what belongs to the next message is
    /// kept. The number that belongs to this one.
    [[nodiscard]] std::size_t take(std::span<char> bytes);
    /// What was kept from earlier, else off the wire.
    [[nodiscard]] Result<std::size_t> receive(std::span<char> into, const visa::Deadline& deadline);
    [[nodiscard]] Result<void> resynchronise(const visa::Deadline& deadline);
    /// Takes what has come of an owed reply; true when it came whole.
    [[nodiscard]] Result<bool> drain(const visa::Deadline& deadline);
    [[nodiscard]] Result<void> reconnect(const visa::Deadline& deadline);
    [[nodiscard]] Error noted(Error error);

    wire::TcpStream m_stream;
    wire::TcpipAttributes m_attributes;
    scpi::ResponseFramer m_framer;
    QByteArray m_ahead; ///< received, but of a later message
    bool m_dirty = false;
    bool m_writeBrokeOff = false; ///< the instrument holds half a command
};

} // namespace visor::socket
