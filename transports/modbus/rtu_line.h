// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/turnstile.h"
#include "transports/modbus/frames.h"
#include "transports/serial/serial_port.h"

#include <array>
#include <memory>

namespace visor::modbus {

/// A serial line with Modbus devices on it (MODBUS over Serial Line V1.02 §2). Several sessions may share one, a
/// unit each; one transaction at a time. Any thread.
///
/// Frames on a serial line have no number: an answer that comes late looks like the next one. After a timeout the
/// line therefore owes an answer, and the next request waits until it has come, and throws it away, or until
/// kSettleTime has passed since. After bytes that made no sense it waits for kQuietTime without any.
///
/// Before each frame the line is silent for 3.5 characters, 1.75 ms above 19200 baud (§2.5.1.1). Answers are cut
/// by their length, not by silences, which USB adapters do not keep.
class RtuLine
{
public:
    static constexpr std::chrono::milliseconds kSettleTime{1000};
    static constexpr std::chrono::milliseconds kQuietTime{50};

    explicit RtuLine(std::unique_ptr<serial::SerialPort> port) : m_port(std::move(port)) {}

    /// §2.5.1: 19200 baud, even parity, 8 data bits, 1 stop bit.
    [[nodiscard]] static serial::LineSettings defaultSettings();

    /// One request PDU to that unit, its answer's PDU with the checksum verified.
    [[nodiscard]] Result<QByteArray> transact(std::uint8_t unit, QByteArrayView pdu,
                                              const visa::Deadline& deadline);

    [[nodiscard]] serial::LineSettings settings() const;
    [[nodiscard]] Result<void> setSettings(const serial::LineSettings& settings);
    /// An answer may still come.
    [[nodiscard]] bool isDirty() const;
    /// The port has gone; it must be opened again.
    [[nodiscard]] bool isLost() const;

private:
    using Clock = visa::Deadline::Clock;

    [[nodiscard]] Result<void> settle(const visa::Deadline& deadline);
    [[nodiscard]] Result<void> waitForSilence(const visa::Deadline& deadline);
    /// The answer's PDU, at the front of m_buffer.
    [[nodiscard]] Result<QByteArray> receive(std::uint8_t unit, const visa::Deadline& deadline);
    [[nodiscard]] Result<void> readMore(const visa::Deadline& deadline);
    [[nodiscard]] Error noted(Error error);
    [[nodiscard]] bool isOwedAnswer() const;
    void expectNoise();

    mutable visa::Turnstile m_turn; ///< one transaction; guards what follows
    std::unique_ptr<serial::SerialPort> m_port;
    bool m_isLost = false;
    bool m_isDirty = false;
    Clock::time_point m_cleanAt; ///< when dirty: what has not come by then does not come
    int m_owedUnit = -1;         ///< whose answer may come; -1: noise
    Clock::time_point m_lastByte;
    std::array<char, kLongestRtuFrame> m_buffer{};
    std::size_t m_filled = 0;
};

} // namespace visor::modbus
