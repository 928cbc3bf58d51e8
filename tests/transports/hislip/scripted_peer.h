// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transports/hislip/hislip_session.h"
#include "transports/hislip/messages.h"
#include "transports/wire/tcp_stream.h"

#include <functional>
#include <memory>
#include <optional>

namespace visor::test {

/// The server's end of one HiSLIP session, driven message by message by a test, so that it can misbehave. What it
/// sends waits in the client's socket, so most scripts need no thread: answer first, then let the client ask.
class ScriptedPeer
{
public:
    struct Message
    {
        hislip::Header header;
        QByteArray payload;
    };

    ScriptedPeer();

    [[nodiscard]] visa::ResourceName resource(const QString& device = QStringLiteral("hislip0")) const;

    /// Opens a session; the peer answers properly. `features` is the control code of InitializeResponse.
    [[nodiscard]] std::unique_ptr<hislip::HislipSession> open(std::uint8_t features = 0,
                                                              std::uint64_t maxMessage = 1 << 20);
    /// Opens a session against another script, which runs on a thread of its own.
    [[nodiscard]] Result<std::unique_ptr<hislip::HislipSession>>
    openAgainst(const std::function<void(ScriptedPeer&)>& script, const visa::Deadline& deadline);

    /// For scripts: takes the next connection.
    [[nodiscard]] wire::TcpStream accept();

    void sendSync(hislip::MessageType type, std::uint8_t control, std::uint32_t parameter,
                  const QByteArray& payload = {});
    void sendAsync(hislip::MessageType type, std::uint8_t control, std::uint32_t parameter,
                   const QByteArray& payload = {});
    /// The next message of the client.
    [[nodiscard]] Message nextSync() { return next(sync); }
    [[nodiscard]] Message nextAsync() { return next(async); }
    [[nodiscard]] static Message next(wire::TcpStream& stream);
    /// True when the client has closed that channel, after whatever it still sent.
    [[nodiscard]] static bool endsAfter(wire::TcpStream& stream);

    wire::TcpStream sync;
    wire::TcpStream async;

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

} // namespace visor::test
