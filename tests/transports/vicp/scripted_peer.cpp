// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/transports/vicp/scripted_peer.h"

#include "transports/vicp/urgent_data.h"
#include "transports/vicp/vicp_transport.h"

namespace visor::test {

ScriptedVicpPeer::ScriptedVicpPeer()
{
    auto listener = wire::TcpListener::listen(QStringLiteral("127.0.0.1"), 0);
    if (!listener)
        qFatal("no loopback listener: %s", qPrintable(listener.error().message));
    m_listener = std::move(*listener);
}

visa::ResourceName ScriptedVicpPeer::resource() const
{
    return visa::ResourceName(visa::InterfaceType::Vicp, 0,
                              visa::VicpInstrument{QStringLiteral("127.0.0.1"), m_listener.port()});
}

std::unique_ptr<visa::Session> ScriptedVicpPeer::open()
{
    vicp::VicpTransport transport;
    auto session = transport.open(resource(), {}, soon());
    if (!session) {
        qCritical("the scripted peer was not opened: %s", qPrintable(session.error().message));
        return nullptr;
    }
    stream = accept();
    return std::move(*session);
}

wire::TcpStream ScriptedVicpPeer::accept()
{
    auto accepted = m_listener.accept(soon());
    return accepted ? std::move(*accepted) : wire::TcpStream();
}

void ScriptedVicpPeer::send(int operation, int sequence, QByteArrayView data)
{
    sendRaw(vicp::encodeBlock(static_cast<std::uint8_t>(operation), static_cast<std::uint8_t>(sequence), data));
}

void ScriptedVicpPeer::sendRaw(QByteArrayView bytes)
{
    static_cast<void>(stream.writeAll(bytes, soon()));
}

ScriptedVicpPeer::Block ScriptedVicpPeer::next(wire::TcpStream& stream)
{
    Block block{{0xFF, 0, 0}, {}};
    vicp::HeaderBytes bytes;
    if (!stream.readExactly(bytes, soon()))
        return block;
    const auto header = vicp::decodeHeader(bytes);
    if (!header)
        return block;
    block.data.resize(static_cast<qsizetype>(header->length));
    if (stream.readExactly(std::span(block.data.data(), header->length), soon()))
        block.header = *header;
    return block;
}

bool ScriptedVicpPeer::endsAfter(wire::TcpStream& stream)
{
    std::array<char, 4096> scrap;
    for (;;) {
        const auto got = stream.readSome(scrap, soon());
        if (!got)
            return got.error().status == visa::Status::ErrorConnectionLost;
    }
}

char ScriptedVicpPeer::nextUrgent()
{
    const visa::Deadline deadline = soon();
    while (!deadline.hasExpired()) {
        if (const auto byte = vicp::takeUrgent(stream))
            return *byte;
        static_cast<void>(vicp::waitForArrival(stream, false, -1, deadline));
    }
    return 0;
}

ReadOutcome readOnce(visa::Session& session, const visa::Deadline& deadline, std::size_t room)
{
    ReadOutcome outcome;
    outcome.bytes.resize(static_cast<qsizetype>(room));
    const auto chunk = session.read(std::span(outcome.bytes.data(), room), deadline);
    outcome.status = chunk ? chunk->status : chunk.error().status;
    outcome.message = chunk ? QString() : chunk.error().message;
    outcome.bytes.truncate(static_cast<qsizetype>(chunk ? chunk->count : chunk.error().transferred));
    return outcome;
}

} // namespace visor::test
