// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrument/recorder.h"

namespace visor::instrument {

Recorder::Recorder(TraceLog& trace, std::uint32_t source) : m_trace(trace), m_source(source)
{
    m_trace.addTap(*this);
}

Recorder::~Recorder()
{
    m_trace.removeTap(*this);
}

std::vector<RecordedAct> Recorder::acts() const
{
    const std::lock_guard lock(m_mutex);
    return m_acts;
}

std::size_t Recorder::count() const
{
    const std::lock_guard lock(m_mutex);
    return m_acts.size();
}

bool Recorder::isFull() const
{
    const std::lock_guard lock(m_mutex);
    return m_isFull;
}

void Recorder::traced(const TraceLog::Act& act, QByteArrayView bytes)
{
    if (act.source != m_source || act.origin == Origin::Housekeeping)
        return;
    const std::lock_guard lock(m_mutex);
    switch (act.direction) {
    case Direction::Write:
        if (act.outcome < visa::Status::Success)
            return;
        add({RecordedAct::Kind::Write, bytes.toByteArray()});
        m_isAnswered = false;
        return;
    case Direction::Read: {
        const bool isBlock = bytes.startsWith('#');
        if (m_isAnswered || m_acts.empty() || m_isFull)
            add({RecordedAct::Kind::Read, {}, isBlock, act.size});
        else
            m_acts.back() = {RecordedAct::Kind::Query, m_acts.back().message, isBlock, act.size};
        m_isAnswered = true;
        return;
    }
    case Direction::Control:
        if (bytes == "clear")
            add({RecordedAct::Kind::Clear});
        else if (bytes == "trigger")
            add({RecordedAct::Kind::Trigger});
        m_isAnswered = true;
        return;
    }
}

void Recorder::add(RecordedAct act)
{
    m_isFull = m_isFull || m_acts.size() >= kMostActs || m_bytes + act.message.size() > kMostBytes;
    if (m_isFull)
        return;
    m_bytes += act.message.size();
    m_acts.push_back(std::move(act));
}

} // namespace visor::instrument
