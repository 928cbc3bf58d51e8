// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transports/serial/line_control.h"
#include "transports/serial/line_decoder.h"
#include "transports/wire/byte_stream.h"

#include <memory>
#include <vector>

namespace visor::serial {

/// "/dev/ttyUSB0" for what a resource name says: a path, a name under /dev, or a number as NI's VISA counts
/// (ASRL1 and COM1 are /dev/ttyS0).
[[nodiscard]] QString devicePath(const QString& resourceDevice);

/// An open serial port: ours alone, raw, with deadlines and cancel. Blocking; one thread at a time.
///
/// Why not QSerialPort: its waits have no cancel, it does not hand over characters with their errors, it floods
/// errorOccurred when a port vanishes, and ThreadSanitizer cannot look into it.
///
/// Waits are poll(2) in slices of kCancelLatency. A port that vanishes (unplugged, the other end of a
/// pseudo-terminal closed) is ErrorConnectionLost at once, in every call.
class SerialPort : public wire::ByteStream
{
public:
    /// A character with an error is ErrorSerialParity or ErrorSerialFraming in its place in the stream (or the
    /// replacement character), lost characters ErrorSerialOverrun.
    struct Reading
    {
        std::size_t count = 0;
        bool isBreak = false; ///< a break came behind the bytes; only under LineEnd::Break
    };

    /// ErrorResourceNotFound, ErrorNoPermission (naming the group to join), ErrorResourceBusy (naming the program
    /// where it can be found), each with the device in the sentence. Sends nothing.
    [[nodiscard]] static Result<std::unique_ptr<SerialPort>> open(const QString& device,
                                                                  const LineSettings& settings);
    ~SerialPort() override;
    SerialPort(const SerialPort&) = delete;
    SerialPort& operator=(const SerialPort&) = delete;

    [[nodiscard]] bool isOpen() const override { return m_fd >= 0; }
    [[nodiscard]] Result<std::size_t> readSome(std::span<char> into, const visa::Deadline& deadline) override;
    [[nodiscard]] Result<Reading> readMarked(std::span<char> into, const visa::Deadline& deadline);
    [[nodiscard]] Result<std::size_t> readAvailable(std::span<char> into) override;
    /// Handed to the driver; drainOutput() waits until it is on the line.
    [[nodiscard]] Result<void> writeAll(QByteArrayView bytes, const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> drainOutput(const visa::Deadline& deadline);
    /// Throws away what waits to be read and what waits to be sent.
    void flush();
    void flushOutput() { flushLine(m_fd, false, true); }
    /// A break of the settings' length.
    [[nodiscard]] Result<void> sendBreak(const visa::Deadline& deadline);
    [[nodiscard]] bool setBreak(bool on) { return setBreakState(m_fd, on); }
    void close() override;

    [[nodiscard]] const LineSettings& settings() const { return m_settings; }
    [[nodiscard]] Result<void> setSettings(const LineSettings& settings);
    /// One of the TIOCM_* lines; nothing where the port has none.
    [[nodiscard]] std::optional<bool> modemLine(int line) const;
    [[nodiscard]] std::size_t bytesWaiting() const { return bytesInLine(m_fd, false) + m_raw.size() - m_rawTaken; }
    /// What the port cannot do of its settings: nothing that keeps it from working.
    [[nodiscard]] const QStringList& notes() const { return m_notes; }

private:
    SerialPort(int fd, QString device, const LineSettings& settings);
    [[nodiscard]] Result<void> applyModemLines();
    /// Waits for `events`; false when the wait was cut into and there is another look to take.
    [[nodiscard]] Result<void> waitFor(short events, const visa::Deadline& deadline, const QString& operation);
    [[nodiscard]] Result<void> waitForDataSetReady(const visa::Deadline& deadline);
    /// read(2): 0 when nothing is there.
    [[nodiscard]] Result<std::size_t> readRaw(std::span<char> into);
    /// What of m_raw can be handed out.
    [[nodiscard]] Result<Reading> decodeRaw(std::span<char> into);
    [[nodiscard]] Result<Reading> readNow(std::span<char> into);
    [[nodiscard]] bool isMarked() const { return marksErrors(m_settings, m_counts.has_value()); }

    int m_fd = -1;
    const QString m_device;
    LineSettings m_settings;
    bool m_isOurs = false; ///< nobody else holds the port
    QStringList m_notes;
    std::optional<ErrorCounts> m_counts; ///< at the last look
    LineDecoder m_decoder;
    std::vector<char> m_raw; ///< read but not decoded: from m_rawTaken on
    std::size_t m_rawTaken = 0;
    std::optional<LineDecoder::Piece> m_mark; ///< met behind the bytes handed out last
};

} // namespace visor::serial
