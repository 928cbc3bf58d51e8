// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/message_channel.h"
#include "transports/wire/request_scanner.h"

#include <QByteArray>

namespace visor::wire {

/// What a session on a wire without messages keeps between calls: a message that comes in parts, and the answers
/// to its requests until they are read: one line, separated by ';', END on the line feed. Used by the session's
/// thread.
class RequestExchange
{
public:
    /// `language` outlives it. `nothingAsked` is said to who reads where nothing will come.
    RequestExchange(const RequestLanguage& language, QString nothingAsked)
        : m_language(language), m_nothingAsked(std::move(nothingAsked))
    {
    }

    /// The whole message once its end has come, else nothing; what nobody has read of older answers is forgotten
    /// then. The view lasts until the next call. ErrorInvalidSize above kLongestRequest.
    [[nodiscard]] Result<std::optional<QByteArrayView>> take(QByteArrayView bytes, bool end);

    /// Carries out one request after the other, keeps the answers of those that ask, stops at the first that fails
    /// (then nothing is kept).
    template<typename Request, typename CarryOut>
    [[nodiscard]] Result<void> carryOut(const std::vector<Request>& requests, CarryOut carryOut)
    {
        QByteArray answer;
        bool hasAsked = false; // an answer may be empty and has its place all the same
        for (const Request& request : requests) {
            const Result<QByteArray> reply = carryOut(request);
            if (!reply)
                return tl::unexpected(reply.error());
            if (!request.asks())
                continue;
            if (hasAsked)
                answer.append(';');
            answer.append(*reply);
            hasAsked = true;
        }
        if (hasAsked)
            m_answer = answer + '\n';
        return {};
    }

    /// ErrorTimeout at once where no answer is kept: nothing is ever on its way.
    [[nodiscard]] Result<visa::ReadChunk> read(std::span<char> into, const visa::Deadline& deadline);
    void clear();

private:
    const RequestLanguage& m_language;
    const QString m_nothingAsked;
    QByteArray m_input;
    QByteArray m_message; ///< that came in parts, while it is carried out
    QByteArray m_answer;  ///< not yet read from m_taken on
    qsizetype m_taken = 0;
};

} // namespace visor::wire
