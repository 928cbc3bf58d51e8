// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/wire/rpc_record.h"

#include <algorithm>

namespace visor::wire {

namespace {

/// Memory kept between records.
constexpr qsizetype kKeptRecordBytes = qsizetype{64} * 1024;

} // namespace

std::size_t RecordAssembler::feed(QByteArrayView bytes)
{
    std::size_t used = 0;
    const auto size = static_cast<std::size_t>(bytes.size());
    while (used < size && m_state != State::Complete && m_state != State::TooLarge) {
        if (m_state == State::Marker) {
            m_marker = (m_marker << 8) | static_cast<std::uint8_t>(bytes[static_cast<qsizetype>(used)]);
            ++used;
            if (++m_markerBytes < static_cast<int>(kRecordMarkerBytes))
                continue;
            m_markerBytes = 0;
            m_fragmentLeft = m_marker & ~kLastFragment;
            if (m_fragmentLeft > m_cap - std::min(m_cap, static_cast<std::size_t>(m_record.size())))
                m_state = State::TooLarge;
            else if (m_fragmentLeft > 0)
                m_state = State::Fragment;
            else if ((m_marker & kLastFragment) != 0)
                m_state = State::Complete;
            continue;
        }
        const std::size_t take = std::min(m_fragmentLeft, size - used);
        m_record.append(bytes.sliced(static_cast<qsizetype>(used), static_cast<qsizetype>(take)));
        used += take;
        m_fragmentLeft -= take;
        if (m_fragmentLeft == 0)
            m_state = (m_marker & kLastFragment) != 0 ? State::Complete : State::Marker;
    }
    return used;
}

void RecordAssembler::reset()
{
    m_state = State::Marker;
    m_marker = 0;
    m_markerBytes = 0;
    m_fragmentLeft = 0;
    if (m_record.capacity() > kKeptRecordBytes)
        m_record = QByteArray();
    else
        m_record.resize(0);
}

} // namespace visor::wire
