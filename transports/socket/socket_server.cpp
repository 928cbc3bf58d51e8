// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/socket/socket_server.h"

#include "core/scpi/response_framer.h"

#include <array>
#include <vector>

namespace visor::socket {

using visa::Deadline;
using visa::Status;

namespace {

/// A client that does not take its reply for this long is gone.
constexpr std::chrono::seconds kSocketSendLimit{60};
/// How long one message may wait for an instrument that another client has locked.
constexpr std::chrono::seconds kSocketWriteLimit{3600};
/// A client that has closed its sending side may still want the answer to its last question.
constexpr std::chrono::seconds kSocketLastAnswerLimit{10};

/// One client's conversation.
class SocketConversation
{
public:
    SocketConversation(wire::TcpStream& stream, visa::DeviceLink& link, visa::CancelToken stopping)
        : m_stream(stream), m_link(link), m_stopping(std::move(stopping)), m_buffer(wire::TcpStream::kReceivePiece)
    {
    }

    void run()
    {
        while (!m_stopping.isCancelled()) {
            if (m_link.isResponsePending()) {
                if (!answer())
                    return;
                continue;
            }
            if (!m_input.isEmpty()) {
                if (!digest())
                    return;
                continue;
            }
            if (m_inputEnded)
                return;
            const auto got = m_stream.readSome(m_buffer, Deadline::never());
            if (!got)
                return;
            m_input.append(m_buffer.data(), static_cast<qsizetype>(*got));
        }
    }

private:
    /// Sends a piece of the response, or looks at the input while there is none yet.
    bool answer()
    {
        const auto chunk = m_link.read(m_buffer, Deadline::after(visa::kCancelLatency, m_stopping));
        const std::size_t count = chunk ? chunk->count : chunk.error().transferred;
        if (count > 0 && !m_stream.writeAll(QByteArrayView(m_buffer.data(), static_cast<qsizetype>(count)),
                                            Deadline::after(kSocketSendLimit)))
            return false;
        if (chunk)
            return true;
        if (chunk.error().status == Status::ErrorConnectionLost || chunk.error().status == Status::ErrorAbort)
            return false;
        if (chunk.error().status != Status::ErrorTimeout && chunk.error().status != Status::ErrorResourceLocked)
            return m_link.clear(Deadline::after(kSocketSendLimit, m_stopping)).has_value();

        if (m_inputEnded)
            return !m_lastAnswer.hasExpired();
        if (!m_input.isEmpty())
            return digest();
        const auto got = m_stream.readAvailable(m_buffer);
        if (!got) {
            m_inputEnded = true;
            m_lastAnswer = Deadline::after(kSocketLastAnswerLimit);
            return true;
        }
        m_input.append(m_buffer.data(), static_cast<qsizetype>(*got));
        // A new message interrupts the response that is owed; the device records it (IEEE 488.2 §6.3.2.3).
        return m_input.isEmpty() || digest();
    }

    /// Hands one message to the device, if one is whole.
    bool digest()
    {
        if (m_framer.isComplete())
            m_framer.reset();
        const std::size_t taken = m_framer.feed(m_input);
        const qsizetype late = static_cast<qsizetype>(m_framer.leading());
        m_message.append(m_input.constData() + late, static_cast<qsizetype>(taken) - late);
        m_input.remove(0, static_cast<qsizetype>(taken));
        if (m_framer.length() + m_framer.blockRemaining() > SocketServer::kMaximumMessage)
            return false;
        if (!m_framer.isComplete())
            return true;
        QByteArray message;
        message.swap(m_message);
        if (message.trimmed().isEmpty())
            return true;
        const auto written = m_link.write(message, Deadline::after(kSocketWriteLimit, m_stopping));
        return written || (written.error().status != Status::ErrorConnectionLost &&
                           written.error().status != Status::ErrorAbort);
    }

    wire::TcpStream& m_stream;
    visa::DeviceLink& m_link;
    const visa::CancelToken m_stopping;
    std::vector<char> m_buffer;
    scpi::ResponseFramer m_framer;
    QByteArray m_input;   ///< received, not yet looked at
    QByteArray m_message; ///< the message so far
    bool m_inputEnded = false;
    Deadline m_lastAnswer = Deadline::never();
};

} // namespace

Result<std::unique_ptr<SocketServer>> SocketServer::start(visa::Device& device,
                                                          const instrument::ListenOptions& listen)
{
    auto listener = wire::TcpListener::listen(listen.address, listen.port);
    if (!listener)
        return tl::unexpected(listener.error());
    std::unique_ptr<SocketServer> server(new SocketServer(device));
    server->m_pool = std::make_unique<wire::ConnectionPool>(
        std::move(*listener), [raw = server.get()](wire::TcpStream& stream) { raw->serve(stream); });
    return server;
}

SocketServer::~SocketServer()
{
    m_stopping.cancel();
    m_pool.reset();
}

void SocketServer::serve(wire::TcpStream& stream)
{
    const auto link = m_device.open();
    if (!link)
        return; // a raw socket cannot say why: the client sees the connection close
    SocketConversation(stream, **link, m_stopping).run();
}

std::vector<visa::ResourceName> SocketServer::resources() const
{
    return {
        visa::ResourceName(visa::InterfaceType::Tcpip, 0, visa::TcpipSocket{m_pool->address(), m_pool->port()})};
}

} // namespace visor::socket
