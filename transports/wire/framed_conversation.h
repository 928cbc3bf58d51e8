// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scpi/response_framer.h"
#include "core/visa/device.h"
#include "transports/wire/byte_stream.h"

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

    FramedConversation(ByteStream& stream, visa::DeviceLink& link, visa::CancelToken stopping);

    /// Until the client or the device is gone.
    void run();

private:
    /// Sends a piece of the response, or looks at the input while there is none yet.
    [[nodiscard]] bool answer();
    /// Hands one message to the device, if one is whole.
    [[nodiscard]] bool digest();

    ByteStream& m_stream;
    visa::DeviceLink& m_link;
    const visa::CancelToken m_stopping;
    std::vector<char> m_buffer;
    scpi::ResponseFramer m_framer;
    QByteArray m_input;   ///< received, not yet looked at
    QByteArray m_message; ///< the message so far
    bool m_inputEnded = false;
    visa::Deadline m_lastAnswer = visa::Deadline::never();
};

} // namespace visor::wire
