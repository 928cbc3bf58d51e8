// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/deadline.h"
#include "core/visa/result.h"

#include <QByteArrayView>

#include <cstddef>
#include <span>

namespace visor::wire {

/// Bytes both ways, with deadlines and cancel: a TCP connection, a serial port. What conversations need that do
/// not care what carries them. Blocking; one thread reads and one may write at the same time.
class ByteStream
{
public:
    virtual ~ByteStream() = default;

    [[nodiscard]] virtual bool isOpen() const = 0;
    /// At least one byte, at most into.size(). ErrorConnectionLost when the other end is gone, ErrorTimeout,
    /// ErrorAbort.
    [[nodiscard]] virtual Result<std::size_t> readSome(std::span<char> into, const visa::Deadline& deadline) = 0;
    /// What is there now, without waiting; 0 when nothing is.
    [[nodiscard]] virtual Result<std::size_t> readAvailable(std::span<char> into) = 0;
    /// All of it; Error::transferred counts what went before a failure.
    [[nodiscard]] virtual Result<void> writeAll(QByteArrayView bytes, const visa::Deadline& deadline) = 0;
    virtual void close() = 0;

protected:
    ByteStream() = default;
    ByteStream(const ByteStream&) = default;
    ByteStream(ByteStream&&) = default;
    ByteStream& operator=(const ByteStream&) = default;
    ByteStream& operator=(ByteStream&&) = default;
};

} // namespace visor::wire
