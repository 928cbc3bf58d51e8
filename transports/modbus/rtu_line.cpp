// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/modbus/rtu_line.h"

#include "transports/modbus/errors.h"
#include "transports/serial/error_text.h"

#include <algorithm>

namespace visor::modbus {

using serial::LineSettings;
using visa::Deadline;
using visa::Status;

namespace {

/// §2.5.1.1: 3.5 characters, fixed above 19200 baud.
std::chrono::microseconds frameGap(const LineSettings& settings)
{
    constexpr std::uint32_t kFixedAbove = 19200;
    if (settings.baud > kFixedAbove)
        return std::chrono::microseconds(1750);
    constexpr std::int64_t kBitsTimesTen = 385; // 3.5 characters of 11 bits
    return std::chrono::microseconds(kBitsTimesTen * 100'000 / std::max<std::uint32_t>(settings.baud, 1));
}

} // namespace

LineSettings RtuLine::defaultSettings()
{
    LineSettings settings;
    settings.baud = 19200;
    settings.parity = serial::Parity::Even;
    settings.endIn = serial::LineEnd::None;
    return settings;
}

LineSettings RtuLine::settings() const
{
    const auto turn = m_turn.enter();
    return m_port->settings();
}

Result<void> RtuLine::setSettings(const LineSettings& settings)
{
    const auto turn = m_turn.enter();
    if (settings == m_port->settings())
        return {};
    return m_port->setSettings(settings);
}

bool RtuLine::isDirty() const
{
    const auto turn = m_turn.enter();
    return m_isDirty;
}

bool RtuLine::isLost() const
{
    const auto turn = m_turn.enter();
    return m_isLost;
}

Error RtuLine::noted(Error error)
{
    if (error.status == Status::ErrorConnectionLost)
        m_isLost = true;
    return error;
}

Result<void> RtuLine::readMore(const Deadline& deadline)
{
    const auto got = m_port->readSome(std::span(m_buffer).subspan(m_filled), deadline);
    if (!got)
        return tl::unexpected(noted(got.error()));
    m_filled += *got;
    m_lastByte = Clock::now();
    return {};
}

/// The answer that is owed, whole and intact.
bool RtuLine::isOwedAnswer() const
{
    const QByteArrayView frame(m_buffer.data(), static_cast<qsizetype>(m_filled));
    const RtuLength length = rtuResponseLength(frame);
    return length.known == RtuLength::Known::Yes && length.size == m_filled && frame.size() >= 4 &&
           static_cast<std::uint8_t>(frame[0]) == m_owedUnit && crc16(frame) == 0; // with its CRC: 0
}

void RtuLine::expectNoise()
{
    m_isDirty = true;
    m_owedUnit = -1;
    m_cleanAt = Clock::now() + kQuietTime;
}

Result<void> RtuLine::settle(const Deadline& deadline)
{
    while (m_isDirty) {
        if (Clock::now() >= m_cleanAt || (m_owedUnit >= 0 && isOwedAnswer())) {
            m_isDirty = false;
            break;
        }
        if (m_filled == m_buffer.size()) { // no answer is longer
            m_filled = 0;
            expectNoise();
        }
        if (deadline.hasExpired() || deadline.isCancelled())
            return deadline.isCancelled() ? serial::portAborted(QStringLiteral("write"))
                                          : serial::portTimeout(QStringLiteral("write"));
        const auto until = Deadline::at(std::min(m_cleanAt, deadline.when()), deadline.token());
        const auto read = readMore(until);
        if (!read && read.error().status == Status::ErrorConnectionLost)
            return read;
        if (m_owedUnit < 0 && read)
            m_cleanAt = Clock::now() + kQuietTime;
    }
    m_filled = 0;
    return {};
}

Result<void> RtuLine::waitForSilence(const Deadline& deadline)
{
    const auto gap = frameGap(m_port->settings());
    for (;;) {
        const auto silentAt = m_lastByte + gap;
        if (Clock::now() >= silentAt)
            break;
        auto read = readMore(Deadline::at(std::min(silentAt, deadline.when()), deadline.token()));
        if (!read && read.error().status != Status::ErrorTimeout)
            return read;
        m_filled = 0;
        if (deadline.hasExpired())
            return serial::portTimeout(QStringLiteral("write"));
    }
    // Whatever is there belongs to no request.
    const auto stale = m_port->readAvailable(m_buffer);
    if (!stale)
        return tl::unexpected(noted(stale.error()));
    m_filled = 0;
    return {};
}

Result<QByteArray> RtuLine::transact(std::uint8_t unit, QByteArrayView pdu, const Deadline& deadline)
{
    const auto turn = m_turn.enter(deadline);
    if (!turn) {
        return deadline.isCancelled() ? serial::portAborted(QStringLiteral("write"))
                                      : serial::portTimeout(QStringLiteral("write"));
    }
    if (const auto settled = settle(deadline); !settled)
        return tl::unexpected(settled.error());
    if (const auto silent = waitForSilence(deadline); !silent)
        return tl::unexpected(silent.error());
    if (const auto sent = m_port->writeAll(rtuFrame(unit, pdu), deadline); !sent) {
        expectNoise();
        return tl::unexpected(noted(sent.error()));
    }
    m_lastByte = Clock::now();
    auto answer = receive(unit, deadline);
    if (!answer) {
        const Status status = answer.error().status;
        if (status == Status::ErrorTimeout || status == Status::ErrorAbort) {
            m_isDirty = true;
            m_owedUnit = unit;
            m_cleanAt = Clock::now() + kSettleTime;
            answer.error() = silentUnit(answer.error(), unit);
        } else if (status != Status::ErrorConnectionLost) {
            expectNoise();
        }
    }
    return answer;
}

Result<QByteArray> RtuLine::receive(std::uint8_t unit, const Deadline& deadline)
{
    m_filled = 0;
    for (;;) {
        if (const auto read = readMore(deadline); !read)
            return tl::unexpected(read.error());
        const QByteArrayView bytes(m_buffer.data(), static_cast<qsizetype>(m_filled));
        const RtuLength length = rtuResponseLength(bytes);
        if (length.known == RtuLength::Known::UnknownFunction || length.size > m_buffer.size())
            return wrongChecksum(bytes); // a frame we cannot measure is a frame that was damaged
        if (length.known == RtuLength::Known::NeedsMore || m_filled < length.size)
            continue;
        if (m_filled > length.size)
            return wrongLength(bytes);
        if (crc16(bytes) != 0)
            return wrongChecksum(bytes);
        if (static_cast<std::uint8_t>(bytes[0]) != unit)
            return wrongUnit(static_cast<std::uint8_t>(bytes[0]), unit, bytes);
        return bytes.sliced(1, bytes.size() - 3).toByteArray();
    }
}

} // namespace visor::modbus
