// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/device.h"
#include "transports/vicp/block_stream.h"

#include <atomic>
#include <memory>
#include <vector>

namespace visor::vicp {

/// One client of a VicpServer: takes blocks, feeds whole messages to the link, sends its responses as they come,
/// and puts service requests between their blocks. A serial poll is answered even while the instrument is busy or
/// locked by somebody else. One thread; only the service request handler comes from others.
class Conversation
{
public:
    Conversation(wire::TcpStream& stream, std::unique_ptr<visa::DeviceLink> link, visa::CancelToken stopping);
    Conversation(const Conversation&) = delete;
    Conversation& operator=(const Conversation&) = delete;
    ~Conversation();

    /// Until the connection ends.
    void run();

private:
    // Each returns false when the connection ends.
    [[nodiscard]] bool step();
    /// Everything that is stored, as far as the message that waits for the instrument allows.
    [[nodiscard]] bool takeInput();
    [[nodiscard]] bool takeBlock(const Header& header);
    [[nodiscard]] bool takeData();
    [[nodiscard]] bool takeUrgentPoll(bool& isAsked);
    [[nodiscard]] bool answerUrgentPoll();
    [[nodiscard]] bool writeMessage();
    [[nodiscard]] bool sendResponse();
    [[nodiscard]] bool sendServiceRequest(char asserted);
    [[nodiscard]] bool send(std::uint8_t operation, std::uint8_t sequence, QByteArrayView data);

    [[nodiscard]] bool clearDevice();
    void setRemote(const Header& header);
    /// The serial poll: what the instrument says, and MAV while a response it has given is on its way.
    [[nodiscard]] bool readStatus(std::uint8_t& status);

    wire::TcpStream& m_stream;
    BlockStream m_blocks;
    std::unique_ptr<visa::DeviceLink> m_link;
    const visa::CancelToken m_stopping;
    int m_wakeEvent = -1; ///< eventfd, written by the service request handler
    std::atomic<bool> m_wantsService{false};

    std::vector<char> m_buffer;
    bool m_isInBlock = false; ///< data of m_header is still coming
    bool m_hasMoreInput = false;
    Header m_header;
    QByteArray m_message;          ///< the message so far
    bool m_isMessageWhole = false; ///< it waits for the instrument
    std::uint8_t m_sequence = 0;   ///< of the message handed over last: its responses carry it
    std::uint8_t m_messageSequence = 0;
    std::uint8_t m_remoteFlags = 0;
    bool m_isResponseGiven = false; ///< since the last message
    bool m_isServiceAsserted = false;
};

} // namespace visor::vicp
