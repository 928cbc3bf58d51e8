// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrument/trace.h"

#include <algorithm>

namespace visor::instrument {

TraceLog::TraceLog(std::size_t capacity)
    : m_capacity(std::max<std::size_t>(capacity, 1)),
      m_systemEpoch(std::chrono::system_clock::now()),
      m_steadyEpoch(std::chrono::steady_clock::now())
{
}

std::uint32_t TraceLog::addSource(const QString& name)
{
    const std::lock_guard lock(m_mutex);
    m_sources.push_back(name);
    return static_cast<std::uint32_t>(m_sources.size() - 1);
}

QString TraceLog::sourceName(std::uint32_t source) const
{
    const std::lock_guard lock(m_mutex);
    return source < m_sources.size() ? m_sources[source] : QString();
}

void TraceLog::setEnabled(bool enabled)
{
    m_enabled.store(enabled, std::memory_order_relaxed);
}

void TraceLog::append(const Act& act, QByteArrayView bytes)
{
    if (!isEnabled() && !m_hasTaps.load(std::memory_order_relaxed))
        return;
    const auto kept = std::min<qsizetype>(bytes.size(), kPreviewBytes);
    const std::lock_guard lock(m_mutex);
    for (Tap* tap : m_taps)
        tap->traced(act, bytes);
    if (!isEnabled())
        return;
    ++m_last;
    if (act.direction == Direction::Write)
        m_totals.written += act.size;
    else if (act.direction == Direction::Read)
        m_totals.read += act.size;
    const std::size_t index = static_cast<std::size_t>((m_last - 1) % m_capacity);
    if (index >= m_ring.size())
        m_ring.emplace_back();
    if (m_last - m_firstKept >= m_capacity)
        m_firstKept = m_last - m_capacity + 1;
    TraceEntry& entry = m_ring[index];
    entry.number = m_last;
    // Wall-clock time is derived from the monotonic one: clock changes during a session never reorder rows.
    entry.start =
        m_systemEpoch + std::chrono::duration_cast<std::chrono::system_clock::duration>(act.start - m_steadyEpoch);
    entry.duration = act.end - act.start;
    entry.direction = act.direction;
    entry.origin = act.origin;
    entry.source = act.source;
    entry.size = act.size;
    entry.outcome = act.outcome;
    // A reader may still share the old preview; a detached slot reuses its memory.
    if (entry.preview.isDetached() && entry.preview.capacity() >= kept) {
        entry.preview.resize(kept);
        std::copy_n(bytes.data(), kept, entry.preview.data());
    } else {
        entry.preview = QByteArray(bytes.data(), kept);
    }
}

void TraceLog::addTap(Tap& tap)
{
    const std::lock_guard lock(m_mutex);
    m_taps.push_back(&tap);
    m_hasTaps = true;
}

void TraceLog::removeTap(Tap& tap)
{
    const std::lock_guard lock(m_mutex);
    std::erase(m_taps, &tap);
    m_hasTaps = !m_taps.empty();
}

std::optional<std::uint32_t> TraceLog::findSource(const QString& name) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = std::find(m_sources.rbegin(), m_sources.rend(), name);
    if (found == m_sources.rend())
        return std::nullopt;
    return static_cast<std::uint32_t>(m_sources.rend() - found - 1);
}

std::vector<TraceEntry> TraceLog::entriesAfter(std::uint64_t after, std::size_t most) const
{
    const std::lock_guard lock(m_mutex);
    std::uint64_t first = std::max(after + 1, m_firstKept);
    if (m_last >= first && m_last - first + 1 > most)
        first = m_last - most + 1;
    std::vector<TraceEntry> entries;
    if (m_last < first)
        return entries;
    entries.reserve(static_cast<std::size_t>(m_last - first + 1));
    for (std::uint64_t number = first; number <= m_last; ++number)
        entries.push_back(m_ring[static_cast<std::size_t>((number - 1) % m_capacity)]);
    return entries;
}

TraceLog::Totals TraceLog::totals() const
{
    const std::lock_guard lock(m_mutex);
    return m_totals;
}

std::uint64_t TraceLog::lastNumber() const
{
    const std::lock_guard lock(m_mutex);
    return m_last;
}

void TraceLog::clear()
{
    const std::lock_guard lock(m_mutex);
    m_firstKept = m_last + 1;
}

} // namespace visor::instrument
