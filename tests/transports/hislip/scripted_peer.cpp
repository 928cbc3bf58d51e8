// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/transports/hislip/scripted_peer.h"

#include <thread>

namespace visor::test {

using hislip::MessageType;

ScriptedPeer::ScriptedPeer()
{
    auto listener = wire::TcpListener::listen(QStringLiteral("127.0.0.1"), 0);
    if (!listener)
        qFatal("no loopback listener: %s", qPrintable(listener.error().message));
    m_listener = std::move(*listener);
}

visa::ResourceName ScriptedPeer::resource(const QString& device) const
{
    visa::TcpipInstrument address;
    address.host = QStringLiteral("127.0.0.1");
    address.device = device;
    address.hislipPort = m_listener.port();
    return visa::ResourceName(visa::InterfaceType::Tcpip, 0, address);
}

std::unique_ptr<hislip::HislipSession> ScriptedPeer::open(std::uint8_t features, std::uint64_t maxMessage)
{
    auto session = openAgainst(
        [=](ScriptedPeer& peer) {
            peer.sync = peer.accept();
            static_cast<void>(peer.nextSync());
            peer.sendSync(MessageType::InitializeResponse, features, hislip::joinWords(hislip::kVersion10, 7));
            peer.async = peer.accept();
            static_cast<void>(peer.nextAsync());
            peer.sendAsync(MessageType::AsyncInitializeResponse, 0, 0x4142);
            static_cast<void>(peer.nextAsync());
            peer.sendAsync(MessageType::AsyncMaximumMessageSizeResponse, 0, 0, hislip::encodeSize(maxMessage));
        },
        soon());
    if (!session) {
        qCritical("the scripted peer was not opened: %s", qPrintable(session.error().message));
        return nullptr;
    }
    return std::move(*session);
}

Result<std::unique_ptr<hislip::HislipSession>>
ScriptedPeer::openAgainst(const std::function<void(ScriptedPeer&)>& script, const visa::Deadline& deadline)
{
    std::thread server([&] { script(*this); });
    auto session = hislip::HislipSession::open(resource(), {}, deadline);
    server.join();
    return session;
}

wire::TcpStream ScriptedPeer::accept()
{
    auto stream = m_listener.accept(soon());
    return stream ? std::move(*stream) : wire::TcpStream();
}

void ScriptedPeer::sendSync(MessageType type, std::uint8_t control, std::uint32_t parameter,
                            const QByteArray& payload)
{
    static_cast<void>(sync.writeAll(hislip::encodeMessage({type, control, parameter}, payload), soon()));
}

void ScriptedPeer::sendAsync(MessageType type, std::uint8_t control, std::uint32_t parameter,
                             const QByteArray& payload)
{
    static_cast<void>(async.writeAll(hislip::encodeMessage({type, control, parameter}, payload), soon()));
}

ScriptedPeer::Message ScriptedPeer::next(wire::TcpStream& stream)
{
    Message message{{static_cast<MessageType>(0xFF)}, {}};
    hislip::HeaderBytes bytes;
    if (!stream.readExactly(bytes, soon()))
        return message;
    const auto header = hislip::decodeHeader(bytes);
    if (!header)
        return message;
    message.header = *header;
    message.payload.resize(static_cast<qsizetype>(header->payloadLength));
    if (!stream.readExactly(std::span(message.payload.data(), static_cast<std::size_t>(message.payload.size())),
                            soon()))
        message.header.type = static_cast<MessageType>(0xFE);
    return message;
}

bool ScriptedPeer::endsAfter(wire::TcpStream& stream)
{
    std::array<char, 4096> scrap;
    for (;;) {
        const auto got = stream.readSome(scrap, soon());
        if (!got)
            return got.error().status == visa::Status::ErrorConnectionLost;
    }
}

} // namespace visor::test
