// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transports/vicp/messages.h"
#include "transports/wire/tcp_stream.h"

#include <vector>

namespace visor::vicp {

/// One VICP connection as a sequence of blocks; used by both ends. Any call may end by its deadline in the middle
/// of a block: what arrived stays remembered, and the next call goes on at that byte.
///
/// Small blocks cost one recv() for header and data; long data goes from the kernel straight into the caller's
/// memory. Same thread as its owner.
class BlockStream
{
public:
    /// What is received ahead of its time (while waiting for a status byte) is kept up to this size.
    static constexpr std::size_t kMaxStored = std::size_t{64} << 20;

    /// Borrows the stream, which must outlive this.
    explicit BlockStream(wire::TcpStream& stream);

    /// Skips what is left of the current data, then the next header. ErrorRawReadProtocolViolation when there is
    /// none: nothing more can be read from this connection.
    [[nodiscard]] Result<Header> nextHeader(const visa::Deadline& deadline);
    [[nodiscard]] std::uint32_t dataLeft() const { return m_dataLeft; }
    /// The current block has no data after all, whatever its header says.
    void ignoreData() { m_dataLeft = 0; }
    /// At least one byte of the current data; 0 when none is left or `into` is empty.
    [[nodiscard]] Result<std::size_t> readData(std::span<char> into, const visa::Deadline& deadline);
    /// The same, but ends behind `stop`; `found` says whether it did.
    [[nodiscard]] Result<std::size_t> readDataUntil(std::span<char> into, char stop, bool& found,
                                                    const visa::Deadline& deadline);
    /// Bytes received and not yet handed out.
    [[nodiscard]] std::size_t buffered() const { return m_to - m_from; }
    /// True when bytes wait to be read, in here or in the kernel. Never blocks.
    [[nodiscard]] Result<bool> hasInput();

    /// Takes what has come without waiting, a piece of it, and keeps it for later. False when kMaxStored is
    /// reached.
    [[nodiscard]] Result<bool> store();
    /// store() until the stream has been read up to the urgent mark; false when that did not come to pass by the
    /// deadline or within kMaxStored.
    [[nodiscard]] Result<bool> storeToUrgentMark(const visa::Deadline& deadline);
    /// Takes the answer to a serial poll, a block of one byte with that number (or none), out of what is stored;
    /// what stands before it stays. Nothing when it is not there yet or the bytes are no blocks.
    [[nodiscard]] std::optional<Header> takePollAnswer(std::uint8_t sequence, std::uint8_t& status);

    /// Takes one byte more at the start of a header than belongs there: an urgent byte that the kernel has put
    /// among the data. On when the peer is known to send them.
    void setSkipsStrayByte(std::optional<char> byte) { m_strayByte = byte; }

    /// One block; one system call where the kernel takes it whole. Error::transferred counts header and data.
    [[nodiscard]] Result<void> send(std::uint8_t operation, std::uint8_t sequence, QByteArrayView data,
                                    const visa::Deadline& deadline);

    /// Forgets everything: the stream is another connection now.
    void reset();

private:
    [[nodiscard]] Result<void> fill(const visa::Deadline& deadline);
    void makeRoom();

    static constexpr std::size_t kBufferSize = 4096;

    wire::TcpStream* m_stream;
    std::vector<char> m_buffer;
    std::size_t m_from = 0;
    std::size_t m_to = 0;
    std::uint32_t m_dataLeft = 0;
    std::optional<char> m_strayByte;
};

} // namespace visor::vicp
