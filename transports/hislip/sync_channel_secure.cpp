// SPDX-License-Identifier: GPL-3.0-or-later
// The synchronous channel's part in secure connections (IVI-6.1 §6.11 and following, protocol 2.0).
#include "transports/hislip/error_text.h"
#include "transports/hislip/sync_channel.h"

#include <algorithm>

namespace visor::hislip {

using visa::Deadline;
using visa::Status;

Result<void> SyncChannel::startTls(std::unique_ptr<wire::TlsStream> tls, const Deadline& deadline)
{
    if (const auto sent = m_messages.send({MessageType::StartTls}, {}, deadline); !sent)
        return sent;
    return m_messages.startTls(std::move(tls), deadline);
}

Result<void> SyncChannel::endTls(const Deadline& deadline)
{
    if (const auto sent = m_messages.send({MessageType::EndTls}, {}, deadline); !sent)
        return sent;
    return m_messages.endTls(deadline);
}

Result<AsyncChannel::Reply> SyncChannel::ask(const Header& header, QByteArrayView payload,
                                             std::initializer_list<MessageType> expected, const Deadline& deadline)
{
    if (m_lost)
        return tl::unexpected(*m_lost);
    if (const auto sent = m_messages.send(header, payload, deadline); !sent)
        return tl::unexpected(sent.error());
    for (;;) {
        const auto answer = m_messages.nextHeader(deadline);
        if (!answer)
            return answer.error().status == Status::ErrorRawReadProtocolViolation ? fatal(answer.error())
                                                                                  : tl::unexpected(answer.error());
        if (std::find(expected.begin(), expected.end(), answer->type) != expected.end()) {
            const auto text = m_messages.readText(deadline);
            if (!text)
                return tl::unexpected(text.error());
            if (m_messages.payloadLeft() > 0)
                return fatal(ErrorText::unexpected(answer->type, m_who, QStringLiteral("message")));
            return AsyncChannel::Reply{*answer, *text};
        }
        // Replies and errors are dealt with as ever; no reply is wanted now.
        const auto isVoid = classify(*answer, deadline);
        m_incoming = Incoming::Dropped;
        if (!isVoid)
            return tl::unexpected(isVoid.error());
    }
}

void SyncChannel::abandon(FatalCode code, const Error& error)
{
    if (m_lost)
        return;
    announce(code);
    lose(error);
}

} // namespace visor::hislip
