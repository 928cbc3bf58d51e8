// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transports/wire/framed_session.h"
#include "transports/wire/tcpip_attributes.h"

namespace visor::socket {

/// A raw TCP connection to an instrument (VPP-4.3 TCPIP SOCKET). The wire has no message ends, no clear, no status
/// byte, no service request and no locks: FramedSession finds the ends (TERMCHAR_EN is on by default, LF). A reply
/// that is still owed after a timeout is got rid of by closing the connection and opening a new one; clear() is
/// that same resynchronisation.
class SocketSession : public wire::FramedSession
{
public:
    SocketSession(visa::ResourceName resource, wire::TcpStream stream, std::chrono::milliseconds timeout,
                  wire::LocalNames names = {});

    [[nodiscard]] Result<void> lock(visa::LockMode mode, const QByteArray& key,
                                    const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> setRemote(visa::RemoteMode mode, const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> onServiceRequest(ServiceRequestHandler handler,
                                                const visa::Deadline& deadline) override;

    [[nodiscard]] const visa::ResourceName& resource() const override { return m_attributes.resource(); }
    [[nodiscard]] Result<visa::AttributeValue> attribute(visa::Attribute id) const override;
    [[nodiscard]] Result<void> setAttribute(visa::Attribute id, const visa::AttributeValue& value) override;

private:
    [[nodiscard]] wire::ByteStream& stream() override { return m_stream; }
    /// Connects again.
    [[nodiscard]] Result<void> renew(const visa::Deadline& deadline) override;

    const wire::LocalNames m_names; ///< for connecting again
    wire::TcpStream m_stream;
    wire::TcpipAttributes m_attributes;
};

} // namespace visor::socket
