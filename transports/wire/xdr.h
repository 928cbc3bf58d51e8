// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <bit>
#include <cstdint>
#include <cstring>
#include <vector>

namespace visor::wire {

/// Zero bytes that follow an opaque of that length (RFC 4506 §4.10).
[[nodiscard]] constexpr std::size_t xdrPadding(std::size_t length)
{
    return (4 - length % 4) % 4;
}

[[nodiscard]] constexpr std::uint32_t toBigEndian(std::uint32_t value)
{
    return std::endian::native == std::endian::little ? __builtin_bswap32(value) : value;
}

inline void putBigEndian(char* to, std::uint32_t value)
{
    value = toBigEndian(value);
    std::memcpy(to, &value, sizeof value);
}

[[nodiscard]] inline std::uint32_t getBigEndian(const char* from)
{
    std::uint32_t value = 0;
    std::memcpy(&value, from, sizeof value);
    return toBigEndian(value);
}

/// Builds an XDR message (RFC 4506): everything big-endian in units of four bytes. Keeps its memory over clear().
class XdrWriter
{
public:
    void clear() { m_bytes.clear(); }
    /// Takes back what was written after the first `size` bytes.
    void truncate(std::size_t size) { m_bytes.resize(size < m_bytes.size() ? size : m_bytes.size()); }
    void putU32(std::uint32_t value)
    {
        m_bytes.resize(m_bytes.size() + 4);
        putBigEndian(m_bytes.data() + m_bytes.size() - 4, value);
    }
    void putI32(std::int32_t value) { putU32(static_cast<std::uint32_t>(value)); }
    void putBool(bool value) { putU32(value ? 1 : 0); }
    /// opaque<> or string<>: length, bytes, padding.
    void putOpaque(QByteArrayView bytes)
    {
        const auto length = static_cast<std::size_t>(bytes.size());
        putU32(static_cast<std::uint32_t>(length));
        m_bytes.insert(m_bytes.end(), bytes.begin(), bytes.end());
        m_bytes.resize(m_bytes.size() + xdrPadding(length));
    }
    /// Overwrites four bytes already written.
    void setU32(std::size_t offset, std::uint32_t value) { putBigEndian(m_bytes.data() + offset, value); }

    [[nodiscard]] std::size_t size() const { return m_bytes.size(); }
    [[nodiscard]] QByteArrayView bytes() const { return {m_bytes.data(), static_cast<qsizetype>(m_bytes.size())}; }

private:
    std::vector<char> m_bytes;
};

/// Takes an XDR message apart. Reading past the end or an opaque longer than its cap sets the reader to failed and
/// yields zeros, so a caller checks ok() once at the end. Extra bytes at the end and missing padding are no
/// failure: instruments send both.
class XdrReader
{
public:
    explicit XdrReader(QByteArrayView bytes) : m_at(bytes.data()), m_left(static_cast<std::size_t>(bytes.size()))
    {
    }

    [[nodiscard]] bool ok() const { return !m_failed; }
    [[nodiscard]] std::size_t remaining() const { return m_left; }

    std::uint32_t u32()
    {
        if (m_left < 4) {
            fail();
            return 0;
        }
        const std::uint32_t value = getBigEndian(m_at);
        m_at += 4;
        m_left -= 4;
        return value;
    }
    std::int32_t i32() { return static_cast<std::int32_t>(u32()); }
    bool boolean() { return u32() != 0; }
    /// A char; some peers extend its sign.
    std::uint8_t u8() { return static_cast<std::uint8_t>(u32() & 0xFF); }
    /// A view into the message.
    QByteArrayView opaque(std::size_t cap)
    {
        const std::size_t length = u32();
        if (m_failed || length > cap || length > m_left) {
            fail();
            return {};
        }
        const QByteArrayView bytes(m_at, static_cast<qsizetype>(length));
        const std::size_t padded = length + xdrPadding(length);
        const std::size_t used = padded < m_left ? padded : m_left;
        m_at += used;
        m_left -= used;
        return bytes;
    }
    /// What has not been read.
    [[nodiscard]] QByteArrayView rest() const { return {m_at, static_cast<qsizetype>(m_left)}; }

private:
    void fail()
    {
        m_failed = true;
        m_left = 0;
    }

    const char* m_at;
    std::size_t m_left;
    bool m_failed = false;
};

} // namespace visor::wire
