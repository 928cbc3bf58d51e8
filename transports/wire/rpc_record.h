// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <cstdint>

namespace visor::wire {

/// The marker before each fragment on TCP (RFC 5531 §11).
inline constexpr std::size_t kRecordMarkerBytes = 4;
inline constexpr std::uint32_t kLastFragment = 0x80000000u;

/// Puts records together from a byte stream, however it is cut: fragments of any length, empty ones too, in pieces
/// of any size. Holds at most `cap` bytes; memory grows with what arrives, never with what a marker promises.
class RecordAssembler
{
public:
    explicit RecordAssembler(std::size_t cap) : m_cap(cap) {}

    /// Takes bytes up to the end of the current record; what it takes is the result.
    std::size_t feed(QByteArrayView bytes);
    [[nodiscard]] bool isComplete() const { return m_state == State::Complete; }
    /// The record would exceed the cap: the stream cannot be followed any more.
    [[nodiscard]] bool isTooLarge() const { return m_state == State::TooLarge; }
    /// Something of a record has come.
    [[nodiscard]] bool isEmpty() const
    {
        return m_state == State::Marker && m_markerBytes == 0 && m_record.isEmpty();
    }
    [[nodiscard]] QByteArrayView record() const { return m_record; }
    void setCap(std::size_t cap) { m_cap = cap; }

    /// Ready for the next record; keeps memory of moderate size.
    void reset();

private:
    enum class State : std::uint8_t {
        Marker,
        Fragment,
        Complete,
        TooLarge,
    };

    std::size_t m_cap;
    State m_state = State::Marker;
    std::uint32_t m_marker = 0;
    int m_markerBytes = 0;
    std::size_t m_fragmentLeft = 0;
    QByteArray m_record;
};

} // namespace visor::wire
