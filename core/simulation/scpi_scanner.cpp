// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/scpi_scanner.h"

#include <algorithm>
#include <utility>

namespace visor::simulation {

ScpiScanner::Step ScpiScanner::feed(QByteArrayView bytes, bool end)
{
    Step step;
    bool ended = false;
    qsizetype taken = 0; // bytes that belong to the message
    while (step.consumed < bytes.size() && !ended) {
        if (m_state == State::Body) {
            const qsizetype part = std::min(m_bodyLeft, bytes.size() - step.consumed);
            m_bodyLeft -= part;
            step.consumed += part;
            taken = step.consumed;
            if (m_bodyLeft == 0)
                m_state = State::Text;
            continue;
        }
        ended = look(bytes[step.consumed]);
        ++step.consumed;
        if (!ended)
            taken = step.consumed;
    }
    if (!m_skipping && m_message.size() + taken > kMaximumMessage) {
        m_message.clear();
        m_skipping = true;
    }
    if (!m_skipping)
        m_message.append(bytes.first(taken));
    if (ended || (end && step.consumed == bytes.size())) {
        step.overrun = m_skipping;
        if (!m_skipping)
            step.message = std::move(m_message);
        reset();
    }
    return step;
}

void ScpiScanner::reset()
{
    m_message = QByteArray();
    m_state = State::Text;
    m_bodyLeft = 0;
    m_skipping = false;
}

bool ScpiScanner::look(char character)
{
    switch (m_state) {
    case State::Text:
        break;
    case State::String:
        // An unclosed string must not swallow every message after it: NL ends it too, and the parser complains.
        if (character == '\n')
            return true;
        if (character == m_quote)
            m_state = State::Text;
        return false;
    case State::Hash:
        if (character == '0') {
            m_state = State::Indefinite;
            return false;
        }
        if (character >= '1' && character <= '9') {
            m_state = State::Length;
            m_lengthDigits = character - '0';
            m_bodyLeft = 0;
            return false;
        }
        m_state = State::Text; // #H1F and its like
        break;
    case State::Length:
        if (character >= '0' && character <= '9') {
            m_bodyLeft = m_bodyLeft * 10 + (character - '0');
            if (--m_lengthDigits == 0)
                m_state = m_bodyLeft > 0 ? State::Body : State::Text;
            return false;
        }
        m_state = State::Text;
        break;
    case State::Body:
    case State::Indefinite:
        return false;
    }
    if (character == '\n')
        return true;
    if (character == '"' || character == '\'') {
        m_state = State::String;
        m_quote = character;
    } else if (character == '#') {
        m_state = State::Hash;
    }
    return false;
}

} // namespace visor::simulation
