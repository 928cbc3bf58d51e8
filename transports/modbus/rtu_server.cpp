// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/modbus/rtu_server.h"

#include "transports/modbus/frames.h"
#include "transports/modbus/register_service.h"

#include <array>

namespace visor::modbus {

namespace {

/// Longer than USB adapters pause inside a frame; what does not go on after it is over.
constexpr std::chrono::milliseconds kFrameOver{20};

} // namespace

Result<std::unique_ptr<RtuServer>> RtuServer::start(visa::RegisterDevice& device, std::uint8_t unit)
{
    auto stream = serial::PtyStream::create();
    if (!stream)
        return tl::unexpected(stream.error());
    return std::unique_ptr<RtuServer>(new RtuServer(device, unit, std::move(*stream)));
}

RtuServer::RtuServer(visa::RegisterDevice& device, std::uint8_t unit, std::unique_ptr<serial::PtyStream> stream)
    : m_device(device), m_unit(unit), m_stream(std::move(stream)), m_thread([this] { run(); })
{
}

RtuServer::~RtuServer()
{
    m_stopping.cancel();
    m_stream->wake();
    m_thread.join();
}

void RtuServer::run()
{
    while (m_stream->waitForClient()) {
        converse();
        m_stream->forgetClient();
    }
}

void RtuServer::converse()
{
    std::array<char, kLongestRtuFrame> buffer{};
    std::size_t filled = 0;
    for (;;) {
        // A frame that stops in its middle is dropped when the line has been silent.
        const auto deadline =
            filled == 0 ? visa::Deadline::never(m_stopping) : visa::Deadline::after(kFrameOver, m_stopping);
        const auto got = m_stream->readSome(std::span(buffer).subspan(filled), deadline);
        if (!got && got.error().status == visa::Status::ErrorTimeout) {
            filled = 0;
            continue;
        }
        if (!got)
            return;
        filled += *got;
        const QByteArrayView frame(buffer.data(), static_cast<qsizetype>(filled));
        const RtuLength length = rtuRequestLength(frame);
        if (length.known == RtuLength::Known::Yes && length.size > filled && length.size <= buffer.size())
            continue;
        if (length.known == RtuLength::Known::NeedsMore)
            continue;
        // A function we do not know is measured by silence: all of it, or its checksum is wrong.
        const bool isWhole = filled >= kShortestRtuFrame && crc16(frame) == 0;
        if (!isWhole && filled < buffer.size() && length.known == RtuLength::Known::UnknownFunction)
            continue;
        filled = 0;
        if (!isWhole || static_cast<std::uint8_t>(frame[0]) != m_unit)
            continue;
        const QByteArray pdu = answerPdu(m_device, frame.sliced(1, frame.size() - 3));
        if (!m_stream->writeAll(rtuFrame(m_unit, pdu), visa::Deadline::never(m_stopping)))
            return;
    }
}

std::vector<visa::ResourceName> RtuServer::resources() const
{
    return {visa::ResourceName(visa::InterfaceType::ModbusRtu, 0,
                               visa::ModbusRtuInstrument{m_stream->device(), m_unit})};
}

} // namespace visor::modbus
