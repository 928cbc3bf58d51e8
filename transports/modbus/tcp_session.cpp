// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/modbus/tcp_session.h"

#include "transports/modbus/errors.h"

#include <QCoreApplication>

#include <algorithm>

namespace visor::modbus {

using visa::Deadline;
using visa::Status;

namespace {

class ModbusTcpText
{
    Q_DECLARE_TR_FUNCTIONS(visor::modbus::TcpSession)
};

std::uint8_t unitOf(const visa::ResourceName& resource)
{
    const auto* const address = resource.as<visa::ModbusTcpInstrument>();
    return static_cast<std::uint8_t>(address != nullptr ? address->unit : 1);
}

} // namespace

TcpSession::TcpSession(visa::ResourceName resource, wire::TcpStream stream, std::chrono::milliseconds timeout,
                       std::chrono::milliseconds surelyOpen, wire::LocalNames names)
    : m_names(std::move(names)),
      m_stream(std::move(stream)),
      m_attributes(std::move(resource), timeout),
      m_unit(unitOf(m_attributes.resource())),
      m_surelyOpen(surelyOpen),
      m_lastUse(Deadline::Clock::now())
{
}

Result<void> TcpSession::makeReady(const Deadline& deadline)
{
    dropFrame();
    const auto now = Deadline::Clock::now();
    if (!m_isBroken && now - m_lastUse > m_surelyOpen) {
        // What is there now came too late for its transaction; a closed connection says so here.
        const auto late = m_stream.readAvailable(std::span(m_buffer).subspan(m_filled));
        if (late)
            m_filled += *late;
        else
            m_isBroken = true;
    }
    m_lastUse = now;
    if (!m_isBroken)
        return {};
    const auto* const address = resource().as<visa::ModbusTcpInstrument>();
    if (address == nullptr)
        return {};
    const auto keepAlive = m_stream.isOpen() ? m_stream.keepAlive() : Result<bool>(true);
    m_stream.close(); // many devices take few clients: the old connection goes first
    auto stream = wire::TcpStream::connect(address->host, address->port, deadline, m_names);
    if (!stream)
        return tl::unexpected(stream.error());
    m_stream = std::move(*stream);
    static_cast<void>(m_stream.setKeepAlive(keepAlive.value_or(true)));
    m_isBroken = false;
    m_filled = 0;
    return {};
}

Result<QByteArrayView> TcpSession::transact(QByteArrayView pdu, const Deadline& deadline)
{
    if (const auto ready = makeReady(deadline); !ready)
        return tl::unexpected(ready.error());
    ++m_transaction;
    if (const auto sent = m_stream.writeAll(tcpFrame(m_transaction, m_unit, pdu), deadline); !sent) {
        m_isBroken = true; // perhaps half a frame is on its way
        return tl::unexpected(sent.error());
    }
    auto answer = receive(deadline);
    if (!answer)
        answer.error() = silentUnit(answer.error(), m_unit);
    return answer;
}

/// The PDU of the frame with our transaction id. What came before it belongs to a transaction that is over.
Result<QByteArrayView> TcpSession::receive(const Deadline& deadline)
{
    for (;;) {
        if (m_filled >= kTcpHeader) {
            const QByteArrayView bytes(m_buffer.data(), static_cast<qsizetype>(m_filled));
            const auto header = parseTcpHeader(bytes);
            if (!header) {
                m_isBroken = true;
                return noModbus(bytes);
            }
            const std::size_t frame = kTcpHeader - 1 + static_cast<std::size_t>(header->length);
            if (m_filled >= frame) {
                m_frame = frame;
                if (header->transaction == m_transaction) {
                    if (header->unit != m_unit)
                        return wrongUnit(header->unit, m_unit, bytes.first(static_cast<qsizetype>(frame)));
                    return bytes.sliced(static_cast<qsizetype>(kTcpHeader), header->length - 1);
                }
                dropFrame();
                // A peer that never stops sending must not hold us.
                if (deadline.isCancelled())
                    return failure(Status::ErrorAbort, ModbusTcpText::tr("Cancelled."), QStringLiteral("read"));
                if (deadline.hasExpired())
                    return failure(Status::ErrorTimeout, {}, QStringLiteral("read"));
                continue;
            }
        }
        const auto got = m_stream.readSome(std::span(m_buffer).subspan(m_filled), deadline);
        if (!got) {
            if (got.error().status != Status::ErrorTimeout && got.error().status != Status::ErrorAbort)
                m_isBroken = true;
            return tl::unexpected(got.error());
        }
        m_filled += *got;
    }
}

void TcpSession::dropFrame()
{
    std::copy(m_buffer.begin() + static_cast<std::ptrdiff_t>(m_frame),
              m_buffer.begin() + static_cast<std::ptrdiff_t>(m_filled), m_buffer.begin());
    m_filled -= m_frame;
    m_frame = 0;
}

Result<visa::AttributeValue> TcpSession::attribute(visa::Attribute id) const
{
    return m_attributes.get(id, m_stream);
}

Result<void> TcpSession::setAttribute(visa::Attribute id, const visa::AttributeValue& value)
{
    return m_attributes.set(id, value, m_stream);
}

} // namespace visor::modbus
