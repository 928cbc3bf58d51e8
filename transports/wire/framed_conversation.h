// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scpi/response_framer.h"
#include "core/visa/device.h"
#include "transports/wire/byte_stream.h"

#include <chrono>
#include <vector>

namespace visor::wire {

/// One client's conversation with a device over a wire without message ends, as a server holds it: one message a
/// line; blocks in the input may hold newlines. Answers as soon as the device does, and goes on taking input
/// meanwhile. Lives on the thread that serves the client.
class FramedConversation
{
public:
    /// A longer message ends the conversation.
    static constexpr std::uint64_t kMaximumMessage = 256u << 20;

    /// A client that has closed its sending side may still want what it asked for last; a dead one looks the same.
    static constexpr std::chrono::milliseconds kLastAnswerLimit{10'000};

    FramedConversation(ByteStream& stream, visa::DeviceLink& link, visa::CancelToken stopping,
                       std::chrono::milliseconds lastAnswerLimit = kLastAnswerLimit);

    /// Before run(): what ends a message; newline unless said.
    void setLineEnd(char character) { m_framer.setTerminator(character); }

    /// Until the client or the device is gone.
    void run();

private:
    /// Sends a piece of the response, or looks at the input while there is none yet.
    [[nodiscard]] bool answer();
    /// Waits while another client has the instrument locked, taking input meanwhile. False when this client went
    /// before it could be used: what it asked for must not be done an hour after its end.
    [[nodiscard]] bool waitForUse();
    /// Takes what has come; notices the end.
    void takeInput();
    /// Hands one message to the device, if one is whole.
    [[nodiscard]] bool digest();

    ByteStream& m_stream;
    visa::DeviceLink& m_link;
    const visa::CancelToken m_stopping;
    const std::chrono::milliseconds m_lastAnswerLimit;
    std::vector<char> m_buffer;
    scpi::ResponseFramer m_framer;
    QByteArray m_input;   ///< received, not yet looked at
    QByteArray m_message; ///< the message so far
    bool m_inputEnded = false;
    visa::Deadline m_lastAnswer = visa::Deadline::never();
};

} // namespace visor::wire
