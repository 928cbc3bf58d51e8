// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transports/vicp/messages.h"
#include "transports/vicp/vicp_session.h"
#include "transports/wire/tcp_stream.h"

#include <memory>

namespace visor::test {

/// The instrument's end of a VICP connection, driven block by block by a test, so that it can misbehave. What it
/// sends waits in the client's socket, so most scripts need no thread: answer first, then let the client ask.
class ScriptedVicpPeer
{
public:
    struct Block
    {
        vicp::Header header; ///< operation 0xFF when none came
        QByteArray data;
    };

    ScriptedVicpPeer();

    [[nodiscard]] visa::ResourceName resource() const;
    /// Opens a session and takes its connection.
    [[nodiscard]] std::unique_ptr<visa::Session> open();
    [[nodiscard]] wire::TcpStream accept();
    /// Nobody listens any more.
    void stopListening() { m_listener.close(); }

    void send(int operation, int sequence, QByteArrayView data = {});
    void sendRaw(QByteArrayView bytes);
    [[nodiscard]] Block next() { return next(stream); }
    [[nodiscard]] static Block next(wire::TcpStream& stream);
    /// True when the client has closed the connection, after whatever it still sent.
    [[nodiscard]] static bool endsAfter(wire::TcpStream& stream);
    /// Waits for the client's urgent byte.
    [[nodiscard]] char nextUrgent();

    wire::TcpStream stream;

private:
    wire::TcpListener m_listener;
};

/// Long enough for a loaded machine; a test that waits for it fails.
[[nodiscard]] inline visa::Deadline soon()
{
    return visa::Deadline::after(std::chrono::seconds(20));
}
/// For what is expected not to come.
[[nodiscard]] inline visa::Deadline shortly()
{
    return visa::Deadline::after(std::chrono::milliseconds(60));
}

struct ReadOutcome
{
    QByteArray bytes;
    visa::Status status{};
    QString message;
};
/// One read() of at most `room` bytes; what came before a failure is in the bytes.
[[nodiscard]] ReadOutcome readOnce(visa::Session& session, const visa::Deadline& deadline,
                                   std::size_t room = std::size_t{1} << 16);

} // namespace visor::test
