// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transports/wire/byte_stream.h"

#include <QString>

#include <memory>

namespace visor::serial {

/// The instrument's end of a pseudo-terminal: what is behind a simulated serial port. Knows when a program has the
/// port open (the master's hang-up state; inotify on its path only says when to look), so that a conversation ends
/// with its client, as a cable pulled out would not show. One thread uses it; wake() from any.
class PtyStream : public wire::ByteStream
{
public:
    /// ErrorAllocation when the system has no more pseudo-terminals.
    [[nodiscard]] static Result<std::unique_ptr<PtyStream>> create();
    ~PtyStream() override;
    PtyStream(const PtyStream&) = delete;
    PtyStream& operator=(const PtyStream&) = delete;

    /// "/dev/pts/4": what clients open.
    [[nodiscard]] const QString& device() const { return m_device; }

    /// Waits until somebody has the port open or has left something in it; false after wake().
    [[nodiscard]] bool waitForClient();
    /// The client has gone: what it did not read is thrown away.
    void forgetClient();

    [[nodiscard]] bool isOpen() const override { return m_master >= 0; }
    /// ErrorConnectionLost once the client has closed the port and everything it sent has been read, or after
    /// wake().
    [[nodiscard]] Result<std::size_t> readSome(std::span<char> into, const visa::Deadline& deadline) override;
    [[nodiscard]] Result<std::size_t> readAvailable(std::span<char> into) override;
    [[nodiscard]] Result<void> writeAll(QByteArrayView bytes, const visa::Deadline& deadline) override;
    void close() override;

    /// Ends every wait, now and from now on. Any thread.
    void wake() const;

private:
    PtyStream() = default;
    /// Takes what inotify has; true when somebody closes or may have closed the port.
    [[nodiscard]] bool takeNotes();
    void dropOwnEnd();
    /// Waits for `events` of the master, the clients or wake(). False when woken.
    [[nodiscard]] bool waitFor(short events, std::chrono::milliseconds limit);

    int m_master = -1;
    int m_slave = -1;  ///< until the first client leaves: without any, the master reports a hang-up
    int m_notify = -1; ///< inotify
    int m_wake = -1;   ///< eventfd
    QString m_device;
    bool m_hasLeft = false; ///< the client of the conversation; said by the master
    bool m_isWoken = false;
};

} // namespace visor::serial
