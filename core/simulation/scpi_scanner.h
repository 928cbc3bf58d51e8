// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <cstddef>
#include <cstdint>
#include <optional>

namespace visor::simulation {

/// Finds where program messages end in the bytes a client sends, however they are cut up (IEEE 488.2 §7.5): at NL
/// or END, but not at an NL inside a block. Every byte is looked at once. One per client link, guarded by the
/// instrument's mutex.
class ScpiScanner
{
public:
    /// More than this without an end is refused.
    static constexpr qsizetype kMaximumMessage = qsizetype{64} << 20;

    struct Step
    {
        qsizetype consumed = 0;            ///< of the bytes offered
        std::optional<QByteArray> message; ///< a whole message, without its terminator
        bool overrun = false;              ///< the message was too long; it is dropped up to its end
    };

    /// Takes bytes up to and including the end of one message. `end`: the last byte of `bytes` carries END.
    [[nodiscard]] Step feed(QByteArrayView bytes, bool end);

    /// True while a message has begun and not ended.
    [[nodiscard]] bool hasPartialMessage() const { return !m_message.isEmpty() || m_skipping; }
    void reset();

private:
    enum class State : std::uint8_t { Text, String, Hash, Length, Body, Indefinite };

    /// True when the character ends the message.
    bool look(char character);

    QByteArray m_message;
    State m_state = State::Text;
    char m_quote = 0;
    int m_lengthDigits = 0;
    qsizetype m_bodyLeft = 0;
    bool m_skipping = false;
};

} // namespace visor::simulation
