// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transports/wire/byte_stream.h"
#include "transports/wire/host_lookup.h"

#include <QString>

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>
#include <utility>

namespace visor::wire {

/// One TCP connection with deadlines and cancel. Blocking; one thread reads and one may write at the same time.
///
/// How it waits: the socket blocks in recv()/send() with a kernel time limit of kCancelLatency, set once at
/// connect. Data that is there costs one system call, as in a bare C loop; a wait wakes every slice to look at
/// deadline and token. Only when less than a slice remains does it poll() first, for the exact time.
class TcpStream final : public ByteStream
{
public:
    /// A recv() beyond this leaves the processor's cache and is slower.
    static constexpr std::size_t kReceivePiece = std::size_t{64} * 1024;

    /// Resolves and connects; tries each address in turn. TCP_NODELAY is set. ErrorMachineNotAvailable (no such
    /// host, unreachable), ErrorResourceNotFound (refused), ErrorTimeout, ErrorAbort: each with host and port in
    /// the sentence.
    /// `names` also finds hosts of the local network.
    [[nodiscard]] static Result<TcpStream> connect(const QString& host, std::uint16_t port,
                                                   const visa::Deadline& deadline, const LocalNames& names = {});
    /// Takes over a connected descriptor (an accepted one).
    [[nodiscard]] static TcpStream adopt(int descriptor);

    TcpStream() = default;
    TcpStream(TcpStream&& other) noexcept : ByteStream(), m_fd(std::exchange(other.m_fd, -1)) {}
    TcpStream& operator=(TcpStream&& other) noexcept;
    ~TcpStream() override;

    [[nodiscard]] bool isOpen() const override { return m_fd >= 0; }
    [[nodiscard]] int descriptor() const { return m_fd; }

    /// At least one byte, at most into.size() or kReceivePiece. ErrorConnectionLost on end of stream or reset.
    [[nodiscard]] Result<std::size_t> readSome(std::span<char> into, const visa::Deadline& deadline) override;
    /// Fills two buffers in order with one system call (recvmsg): a header and the data behind it.
    [[nodiscard]] Result<std::size_t> readSome(std::span<char> first, std::span<char> second,
                                               const visa::Deadline& deadline);
    /// Exactly into.size() bytes; Error::transferred counts what came before a failure.
    [[nodiscard]] Result<void> readExactly(std::span<char> into, const visa::Deadline& deadline);
    /// What is there now, without waiting; 0 when nothing is.
    [[nodiscard]] Result<std::size_t> readAvailable(std::span<char> into) override;
    /// Sends all parts as if they were one buffer (one sendmsg where the kernel takes it whole).
    [[nodiscard]] Result<void> writeAll(std::initializer_list<QByteArrayView> parts,
                                        const visa::Deadline& deadline);
    [[nodiscard]] Result<void> writeAll(QByteArrayView bytes, const visa::Deadline& deadline) override
    {
        return writeAll({bytes}, deadline);
    }

    /// SO_KEEPALIVE with idle 60 s, interval 10 s, 5 probes (protocols.md §15.4): the system's two hours are of no
    /// use where address translators forget after five minutes.
    [[nodiscard]] Result<void> setKeepAlive(bool on);
    [[nodiscard]] Result<void> setNoDelay(bool on);
    [[nodiscard]] Result<bool> keepAlive() const;
    [[nodiscard]] Result<bool> noDelay() const;

    [[nodiscard]] QString peerAddress() const;
    [[nodiscard]] std::uint16_t peerPort() const;
    [[nodiscard]] QString localAddress() const;
    [[nodiscard]] std::uint16_t localPort() const;

    /// Wakes a thread blocked in this stream with ErrorConnectionLost. Any thread.
    void shutdown() const;
    void close() override;

private:
    int m_fd = -1;
};

/// A listening socket. Port 0 takes one the system chooses. Binds to loopback unless told otherwise.
class TcpListener
{
public:
    [[nodiscard]] static Result<TcpListener> listen(const QString& address, std::uint16_t port);

    TcpListener() = default;
    TcpListener(TcpListener&& other) noexcept : m_fd(std::exchange(other.m_fd, -1)) {}
    TcpListener& operator=(TcpListener&& other) noexcept;
    ~TcpListener();

    [[nodiscard]] std::uint16_t port() const;
    [[nodiscard]] QString address() const;
    /// The next connection, TCP_NODELAY set; ErrorTimeout or ErrorAbort as the deadline says.
    [[nodiscard]] Result<TcpStream> accept(const visa::Deadline& deadline);
    /// Wakes a thread blocked in accept() with ErrorConnectionLost. Any thread.
    void shutdown() const;
    void close();

private:
    int m_fd = -1;
};

} // namespace visor::wire
