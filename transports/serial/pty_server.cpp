// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/serial/pty_server.h"

#include "transports/wire/framed_conversation.h"

#include <array>

namespace visor::serial {

Result<std::unique_ptr<PtyServer>> PtyServer::start(visa::Device& device)
{
    auto stream = PtyStream::create();
    if (!stream)
        return tl::unexpected(stream.error());
    return std::unique_ptr<PtyServer>(new PtyServer(device, std::move(*stream)));
}

PtyServer::PtyServer(visa::Device& device, std::unique_ptr<PtyStream> stream)
    : m_device(device), m_stream(std::move(stream)), m_thread([this] { run(); })
{
}

PtyServer::~PtyServer()
{
    m_stopping.cancel();
    m_stream->wake();
    m_thread.join();
}

void PtyServer::run()
{
    while (m_stream->waitForClient()) {
        if (const auto link = m_device.open()) {
            wire::FramedConversation conversation(*m_stream, **link, m_stopping);
            conversation.setLineEnd(m_device.lineEnd());
            conversation.run();
        } else {
            // A serial line cannot say why it does not answer.
            std::array<char, 4096> waste;
            while (m_stream->readSome(waste, visa::Deadline::never())) {
            }
        }
        m_stream->forgetClient();
    }
}

std::vector<visa::ResourceName> PtyServer::resources() const
{
    return {visa::ResourceName(visa::InterfaceType::Asrl, 0, visa::SerialInstrument{m_stream->device()})};
}

} // namespace visor::serial
