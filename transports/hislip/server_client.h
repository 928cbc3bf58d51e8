// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/device.h"
#include "transports/hislip/link_gate.h"
#include "transports/hislip/message_stream.h"
#include "transports/wire/sasl_server.h"
#include "transports/wire/tls_context.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace visor::hislip {

/// One client of a HislipServer: its two channels, each on a thread of the server's, over one link to the
/// instrument.
///
/// The synchronous thread feeds messages to the link and sends replies. The asynchronous thread answers everything
/// else, sends what comes unasked (service requests, AsyncInterrupted), and watches the synchronous socket while
/// its thread waits inside the link, so that new input is noticed. Shared by the two threads; the last one closes
/// the link, which frees the client's locks.
class ServerClient
{
public:
    /// How a server secures its connections (protocol 2.0).
    struct Security
    {
        enum class Demand : std::uint8_t {
            Offered,   ///< a client may ask for TLS and end it
            Initial,   ///< every client begins with TLS and may end it
            Mandatory, ///< nothing is ever said in clear text
        };
        wire::TlsContext tls;
        Demand demand = Demand::Mandatory;
        /// Who may use the instrument over a secure connection; null: everybody.
        std::shared_ptr<const wire::SaslDirectory> logins;
    };
    struct Settings
    {
        std::uint64_t maxMessage = kDefaultMaxMessage; ///< announced to the client
        bool prefersOverlap = false;
        bool allowsOverlap = true;
        std::optional<Security> security; ///< none: clear text only

        /// The feature bits of InitializeResponse and AsyncDeviceClearAcknowledge.
        [[nodiscard]] std::uint8_t features() const;
        /// No client may speak in clear text from the start.
        [[nodiscard]] bool insistsOnTls() const
        {
            return security && security->demand != Security::Demand::Offered;
        }
    };

    /// `version`: what was negotiated.
    ServerClient(std::uint16_t id, std::uint16_t version, std::unique_ptr<visa::DeviceLink> link,
                 const Settings& settings);
    ServerClient(const ServerClient&) = delete;
    ServerClient& operator=(const ServerClient&) = delete;
    ~ServerClient();

    [[nodiscard]] std::uint16_t id() const { return m_id; }
    /// TLS is on offer for this client.
    [[nodiscard]] bool speaksSecurely() const { return m_version >= kVersion20 && m_settings.security; }

    /// Before anybody else knows this client: its synchronous channel, which lives until serveSync() returns.
    void attachSync(wire::TcpStream& stream, MessageStream& messages);
    /// Serves the synchronous channel until the connection ends.
    void serveSync();
    /// Serves the channel after its AsyncInitialize. False at once when the client has one already.
    [[nodiscard]] bool claimAsync();
    void serveAsync(wire::TcpStream& stream, MessageStream& messages);

private:
    struct PendingLock
    {
        visa::LockMode mode;
        QByteArray key;
        visa::Deadline deadline;
    };

    // Synchronous channel.
    [[nodiscard]] bool handleSync(const Header& header);
    [[nodiscard]] bool refuseSync(MessageType type);
    [[nodiscard]] bool handleData(const Header& header);
    [[nodiscard]] bool handleTrigger(const Header& header);
    [[nodiscard]] bool completeClear(const Header& header);
    /// False: give the message up (device clear, or the end).
    [[nodiscard]] bool writeToLink(QByteArrayView bytes, bool isLast);
    /// Sends responses until none is pending or something else must be looked at first. False: the connection
    /// ends.
    [[nodiscard]] bool sendReplies();
    [[nodiscard]] Result<visa::ReadChunk> readFromLink(std::span<char> into);
    [[nodiscard]] bool sendReplyPart(QByteArrayView bytes, bool isLast);
    void beginMessage(const Header& header);
    void interrupt(std::uint32_t interruptingId);
    [[nodiscard]] bool sendSync(const Header& header, QByteArrayView payload = {});
    void fatal(FatalCode code, bool fromAsync);

    // Secure connection.
    /// How far the two channels have come. TLS begins and ends on the asynchronous one.
    enum class SecureStage : std::uint8_t {
        Clear,
        Starting,     ///< AsyncStartTls was granted
        AsyncSecured, ///< StartTls may come
        Secured,
        Ending,     ///< AsyncEndTls was granted
        AsyncEnded, ///< EndTls may come
    };
    /// May this message come now? Otherwise the connection ends (§6.11: fatal error 5).
    [[nodiscard]] bool isAllowedSync(MessageType type) const;
    [[nodiscard]] bool isAllowedAsync(MessageType type) const;
    /// The instrument may be spoken to.
    [[nodiscard]] bool isOpenForTalk() const;
    [[nodiscard]] bool handleSecureSync(const Header& header);
    [[nodiscard]] bool handleLogin(const Header& header);
    [[nodiscard]] bool continueLogin(const QByteArray& message);
    [[nodiscard]] bool turnSync(SecureStage awaited, SecureStage next);
    /// AsyncStartTls and AsyncEndTls. False: the connection ends.
    [[nodiscard]] bool turnAsync(MessageStream& messages, const Header& header, const QByteArray& payload);
    [[nodiscard]] TlsAnswer answerTurn(const Header& header, const QByteArray& payload);
    [[nodiscard]] QByteArray descriptors() const;
    void noteTlsError(const QString& channel, const Error& error);
    void setStage(SecureStage stage);
    /// The client may be done with the synchronous channel a moment before we are.
    void awaitOtherTurn(MessageType type);
    static void sayGoodbye(const MessageStream& messages);

    // Asynchronous channel.
    [[nodiscard]] bool asyncStep(wire::TcpStream& stream, MessageStream& messages);
    [[nodiscard]] bool flushOutbox(MessageStream& messages);
    [[nodiscard]] bool handleAsync(const Header& header, const QByteArray& payload);
    void requestLock(const Header& header, const QByteArray& key);
    void tryPendingLock();
    /// Keeps a request until the message it names was processed. False: far too many, the connection ends.
    [[nodiscard]] bool defer(const Header& header);
    void runDeferred();
    void releaseLock();
    void setRemote(const Header& header);
    void answerStatus(const Header& header);
    void answerLockInfo();
    void post(const Header& header, const QByteArray& payload = {});

    [[nodiscard]] bool isEnding() const { return m_ending.load(std::memory_order_acquire); }
    [[nodiscard]] bool isClearing() const { return m_clearing.load(std::memory_order_acquire); }
    void wakeAsync() const;
    void end();

    const std::uint16_t m_id;
    const std::uint16_t m_version;
    const Settings m_settings;
    std::unique_ptr<visa::DeviceLink> m_link;
    LinkGate m_gate;
    int m_wakeEvent = -1; ///< eventfd that interrupts the asynchronous thread's wait

    std::atomic<bool> m_ending{false};
    std::atomic<bool> m_clearing{false};  ///< between AsyncDeviceClear and DeviceClearComplete
    std::atomic<bool> m_watchSync{false}; ///< the synchronous thread waits inside the link

    // The synchronous thread's.
    MessageStream* m_syncMessages = nullptr;
    std::vector<char> m_buffer;
    std::uint32_t m_replyId = kNoMessageId;
    std::unique_ptr<wire::SaslServer> m_login; ///< under way
    bool m_ignoresExchange = false;            ///< the first message of a refused mechanism may be on its way
    int m_refusedLogins = 0;

    std::mutex m_syncSendMutex; ///< the asynchronous thread announces a fatal error on both channels

    // The asynchronous thread's.
    std::optional<PendingLock> m_pendingLock;
    std::deque<Header> m_deferred; ///< requests that wait for a message to be processed
    bool m_holdsExclusive = false;
    bool m_holdsShared = false;

    mutable std::mutex m_mutex; ///< protects what follows
    std::condition_variable m_changed;
    wire::TcpStream* m_syncStream = nullptr;
    wire::TcpStream* m_asyncStream = nullptr;
    bool m_asyncClaimed = false;
    bool m_asyncDone = false;
    std::deque<QByteArray> m_outbox; ///< whole messages for the asynchronous channel
    bool m_overlapped = false;
    std::uint64_t m_clientPayload = payloadLimit(kDefaultMaxMessage);
    std::uint32_t m_lastReceived = kNoMessageId;
    std::uint32_t m_lastProcessed = kNoMessageId;
    std::uint32_t m_serverId = kFirstMessageId; ///< next id of ours in overlapped mode
    std::uint32_t m_lastReplyId = kNoMessageId; ///< of the last Data or DataEnd of ours
    bool m_rmtExpected = false;
    bool m_messageAvailable = false;
    QString m_tlsError; ///< why TLS failed last, for the descriptors

    std::atomic<SecureStage> m_stage{SecureStage::Clear}; ///< changes under m_mutex
    std::atomic<bool> m_hasBeenSecure{false};
    std::atomic<bool> m_isLoggedIn{false};
};

} // namespace visor::hislip
