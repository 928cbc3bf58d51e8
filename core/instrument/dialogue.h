// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/service_requests.h"
#include "core/instrument/trace.h"
#include "core/visa/message_channel.h"

#include <QByteArray>

#include <algorithm>
#include <chrono>
#include <functional>
#include <optional>
#include <utility>

namespace visor::instrument {

/// How one instrument wants to be spoken to: a profile's settings and quirks, or the defaults.
struct Manners
{
    QByteArray writeTerminator = QByteArrayLiteral("\n");
    std::chrono::milliseconds timeout{5000};                     ///< of one write or read
    std::optional<std::chrono::milliseconds> chosenTimeout = {}; ///< the user's: stands over any profile's
    std::chrono::milliseconds pauseAfterWrite{0};                ///< some instruments lose a command sent too soon
    std::int64_t maxReplyBytes = std::int64_t{1} << 30;          ///< a reply beyond this is refused
    visa::UsbQuirkChanges usbQuirks = {};                        ///< how its USB differs from what the table says

    /// The limit that is in force.
    [[nodiscard]] std::chrono::milliseconds ioLimit() const { return chosenTimeout.value_or(timeout); }
};

/// The service requests of a dialogue's session, and who is told of each one that was taken.
struct ServiceRequestTap
{
    ServiceRequestBox& box;
    std::function<void(const ServiceRequest&)> taken;
};

/// A conversation over one channel: every byte is traced, every act has a deadline. Made for one job or one
/// command line; lives on the stack of the thread that owns the channel. Not thread-safe; cancel through the
/// token.
class Dialogue
{
public:
    Dialogue(visa::MessageChannel& channel, TraceLog* trace, std::uint32_t traceSource, Origin origin,
             Manners manners, visa::CancelToken token);

    using Progress = std::function<void(std::int64_t received, std::int64_t expected)>; ///< expected −1: unknown

    /// One program message; the write terminator is appended unless `message` already ends with it.
    [[nodiscard]] Result<void> write(QByteArrayView message);
    /// The bytes as they are, END on the last.
    [[nodiscard]] Result<void> writeRaw(QByteArrayView bytes);
    /// One whole response message, terminator included; blocks come whole, straight into one buffer of their size.
    [[nodiscard]] Result<QByteArray> read(const Progress& progress = {});
    /// write() then read(). After a failed read the channel has been made usable again as far as the wire allows.
    [[nodiscard]] Result<QByteArray> query(QByteArrayView message, const Progress& progress = {});
    /// The reply of query() without its trailing CR/LF; at most kLongestLine.
    [[nodiscard]] Result<QByteArray> queryLine(QByteArrayView message);

    /// A reply that is one number or one line of text is never longer; what is, is a mistake.
    static constexpr std::int64_t kLongestLine = std::int64_t{1} << 20;

    [[nodiscard]] Result<void> clear();
    [[nodiscard]] Result<void> trigger();
    [[nodiscard]] Result<std::uint8_t> readStatusByte();
    [[nodiscard]] Result<void> lock(visa::LockMode mode, const QByteArray& key, std::chrono::milliseconds wait);
    [[nodiscard]] Result<void> unlock();
    [[nodiscard]] Result<visa::LockState> lockState();
    [[nodiscard]] Result<void> setRemote(visa::RemoteMode mode);

    /// Whether waitForServiceRequest() can succeed: the wire has them, and somebody collects them.
    [[nodiscard]] bool hasServiceRequests() const { return m_requests != nullptr; }
    /// The next service request, with the status byte of the serial poll that it asks for: without one the
    /// instrument does not ask again. ErrorTimeout, ErrorAbort; a failed poll is no failure unless the link is
    /// lost.
    [[nodiscard]] Result<ServiceRequest> waitForServiceRequest(const visa::Deadline& deadline);
    /// `tap` outlives the dialogue.
    void setServiceRequests(const ServiceRequestTap* tap) { m_requests = tap; }

    /// For the acts that follow.
    void setOrigin(Origin origin) { m_origin = origin; }
    void setTimeout(std::chrono::milliseconds timeout) { m_timeout = timeout; }
    /// Longest one act may take now: the manners' limit, or setTimeout()'s.
    [[nodiscard]] std::chrono::milliseconds timeout() const { return m_timeout; }
    /// The channel is told what concerns the wire.
    void setManners(Manners manners)
    {
        m_manners = std::move(manners);
        m_timeout = m_manners.ioLimit();
        m_channel.adapt(m_manners.usbQuirks);
    }
    /// setManners(), and they hold for the connection's later jobs too.
    void adoptManners(Manners manners)
    {
        setManners(std::move(manners));
        m_areMannersAdopted = true;
    }
    [[nodiscard]] bool areMannersAdopted() const { return m_areMannersAdopted; }
    /// The longest reply that is taken; answers what it was.
    std::int64_t setMaxReplyBytes(std::int64_t limit) { return std::exchange(m_manners.maxReplyBytes, limit); }

    [[nodiscard]] const Manners& manners() const { return m_manners; }
    [[nodiscard]] const visa::CancelToken& token() const { return m_token; }
    [[nodiscard]] bool isCancelled() const { return m_token.isCancelled(); }
    [[nodiscard]] visa::MessageChannel& channel() { return m_channel; }
    /// A deadline for one act from now.
    [[nodiscard]] visa::Deadline deadline() const { return visa::Deadline::after(m_timeout, m_token); }
    /// The same conversation without its cancel token: what must be said although the rest was cancelled.
    [[nodiscard]] Dialogue withoutCancel() const
    {
        Dialogue copy(*this);
        copy.m_token = {};
        return copy;
    }
    /// The token-aware pause between acts; ErrorAbort when cancelled meanwhile.
    [[nodiscard]] Result<void> pause(std::chrono::milliseconds duration) const;

private:
    template<typename T, typename Act>
    Result<T> control(QByteArrayView verb, const Act& act);
    void trace(Direction direction, std::chrono::steady_clock::time_point start, std::uint64_t size,
               visa::Status outcome, QByteArrayView bytes);

    visa::MessageChannel& m_channel;
    TraceLog* m_trace;
    std::uint32_t m_traceSource;
    Origin m_origin;
    Manners m_manners;
    std::chrono::milliseconds m_timeout;
    bool m_areMannersAdopted = false;
    visa::CancelToken m_token;
    const ServiceRequestTap* m_requests = nullptr;
    QByteArray m_message; ///< reused: message + terminator
};

/// Takes replies of at most so many bytes while it lives; never more than before.
class ReplyLimit
{
public:
    ReplyLimit(Dialogue& dialogue, std::int64_t limit)
        : m_dialogue(dialogue),
          m_before(dialogue.setMaxReplyBytes(std::min(limit, dialogue.manners().maxReplyBytes)))
    {
    }
    ~ReplyLimit() { m_dialogue.setMaxReplyBytes(m_before); }
    ReplyLimit(const ReplyLimit&) = delete;
    ReplyLimit& operator=(const ReplyLimit&) = delete;

private:
    Dialogue& m_dialogue;
    const std::int64_t m_before;
};

} // namespace visor::instrument
