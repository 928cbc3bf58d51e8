// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/modbus/tcp_server.h"

#include "transports/modbus/frames.h"
#include "transports/modbus/register_service.h"

#include <algorithm>
#include <array>

namespace visor::modbus {

Result<std::unique_ptr<TcpServer>> TcpServer::start(visa::RegisterDevice& device, std::uint8_t unit,
                                                    const instrument::ListenOptions& listen)
{
    auto listener = wire::TcpListener::listen(listen.address, listen.port);
    if (!listener)
        return tl::unexpected(listener.error());
    std::unique_ptr<TcpServer> server(new TcpServer(device, unit));
    server->m_pool = std::make_unique<wire::ConnectionPool>(
        std::move(*listener), [raw = server.get()](wire::TcpStream& stream) { raw->serve(stream); });
    return server;
}

TcpServer::~TcpServer()
{
    m_stopping.cancel();
    m_pool.reset();
}

void TcpServer::serve(wire::TcpStream& stream)
{
    const auto whenever = visa::Deadline::never(m_stopping);
    std::array<char, kLongestTcpFrame> buffer{};
    std::size_t filled = 0;
    for (;;) {
        const auto got = stream.readSome(std::span(buffer).subspan(filled), whenever);
        if (!got)
            return;
        filled += *got;
        while (filled >= kTcpHeader) {
            const QByteArrayView bytes(buffer.data(), static_cast<qsizetype>(filled));
            const auto header = parseTcpHeader(bytes);
            if (!header)
                return; // V1.0b §4.4.2.2: not Modbus; where a next frame would begin nobody knows
            const std::size_t frame = kTcpHeader - 1 + static_cast<std::size_t>(header->length);
            if (filled < frame)
                break;
            if (header->unit == m_unit || header->unit == 0 || header->unit == 0xFF) {
                const QByteArrayView request =
                    bytes.sliced(static_cast<qsizetype>(kTcpHeader), header->length - 1);
                std::unique_lock lock(m_mutex);
                const QByteArray pdu = answerPdu(m_device, request);
                lock.unlock();
                if (!stream.writeAll(tcpFrame(header->transaction, header->unit, pdu), whenever))
                    return;
            }
            std::copy(buffer.begin() + static_cast<std::ptrdiff_t>(frame),
                      buffer.begin() + static_cast<std::ptrdiff_t>(filled), buffer.begin());
            filled -= frame;
        }
    }
}

std::vector<visa::ResourceName> TcpServer::resources() const
{
    return {visa::ResourceName(visa::InterfaceType::ModbusTcp, 0,
                               visa::ModbusTcpInstrument{m_pool->address(), m_pool->port(), m_unit})};
}

} // namespace visor::modbus
