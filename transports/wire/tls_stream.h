// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/certificate.h"
#include "transports/wire/tcp_stream.h"
#include "transports/wire/tls_context.h"

#include <mutex>
#include <vector>

struct bio_method_st;
struct bio_st;
struct ssl_session_st;
struct ssl_st;

namespace visor::wire {

/// TLS over a TcpStream that is already talking: takes it over at any byte, and can give it back as clear text.
/// Same contract as TcpStream: deadlines, cancel within kCancelLatency, one thread reads and one may write at the
/// same time.
///
/// How it works: OpenSSL never sees the socket. Cipher text is received and sent through TcpStream, whose waits
/// these are; OpenSSL turns it over in memory, under a lock that is never held while waiting. A 64 KiB receive
/// brings four records, so this costs fewer system calls than SSL_read() on a socket.
class TlsStream
{
public:
    /// Borrows the stream. A client says whom it wants (SNI) and may bring the session of another stream to the
    /// same server, which saves the handshake its expensive half.
    TlsStream(TcpStream& stream, const TlsContext& context, const QString& host = {},
              const std::shared_ptr<ssl_session_st>& resumed = {});
    TlsStream(const TlsStream&) = delete;
    TlsStream& operator=(const TlsStream&) = delete;
    ~TlsStream();

    /// `early` is what was received behind the last clear-text byte. ErrorNoPermission when the two do not agree
    /// or the peer speaks no TLS, with OpenSSL's words in the detail. After any failure the connection is of no
    /// use.
    [[nodiscard]] Result<void> handshake(QByteArrayView early, const visa::Deadline& deadline);

    [[nodiscard]] Result<std::size_t> readSome(std::span<char> into, const visa::Deadline& deadline);
    /// What is there now, without waiting; 0 when nothing is.
    [[nodiscard]] Result<std::size_t> readAvailable(std::span<char> into);
    /// Error::transferred counts what was encrypted: it leaves with the next write or flush().
    [[nodiscard]] Result<void> writeAll(std::initializer_list<QByteArrayView> parts,
                                        const visa::Deadline& deadline);
    [[nodiscard]] bool hasUnsent() const;
    [[nodiscard]] Result<void> flush(const visa::Deadline& deadline);

    /// close_notify in both directions. From then on the connection is clear text again; takeRest() are its first
    /// bytes.
    [[nodiscard]] Result<void> end(const visa::Deadline& deadline);
    [[nodiscard]] bool isEnded() const { return m_isEnded; }
    [[nodiscard]] QByteArray takeRest() { return std::exchange(m_rest, {}); }
    /// Says goodbye without waiting for the other end's.
    void sayGoodbye(const visa::Deadline& deadline);

    /// The client's view of the server's certificate against the system's authorities.
    struct Check
    {
        bool isVouchedFor = false;  ///< an authority known here signed it, whatever the date
        bool isInTime = false;      ///< neither expired nor from the future
        bool isRightName = false;   ///< made for that host
        bool isChainInTime = false; ///< the authorities in between have not run out either
        QString detail;             ///< OpenSSL's words on the chain

        [[nodiscard]] bool isGood() const { return isVouchedFor && isInTime && isRightName && isChainInTime; }
    };
    [[nodiscard]] Check checkPeer(const QString& host) const;
    /// Empty fields when the peer showed none.
    [[nodiscard]] const instrument::Certificate& peerCertificate() const { return m_peer; }
    [[nodiscard]] const QString& cipherSuite() const { return m_cipherSuite; } ///< "TLS_AES_256_GCM_SHA384"
    [[nodiscard]] const QString& version() const { return m_version; }         ///< "TLSv1.3"
    [[nodiscard]] bool wasResumed() const { return m_wasResumed; }
    /// What another stream to the same server can resume. TLS 1.3 brings it behind the handshake: waits for it at
    /// most until the deadline. Null when there is none.
    [[nodiscard]] std::shared_ptr<ssl_session_st> session(const visa::Deadline& deadline);

private:
    enum class Outcome : std::uint8_t { Done, NeedsInput, Ended, Failed };

    static const bio_method_st* method();
    static int readCipher(bio_st* bio, char* into, int size);
    static int writeCipher(bio_st* bio, const char* from, int size);

    [[nodiscard]] Outcome outcomeOf(int result) const;
    /// Under the lock: as much as is there.
    [[nodiscard]] Outcome decrypt(std::span<char> into, std::size_t& count);
    [[nodiscard]] Result<void> receive(const visa::Deadline& deadline);
    [[nodiscard]] tl::unexpected<Error> broken(const QString& operation) const;
    void describePeer();

    TcpStream* m_stream;
    TlsContext m_context; ///< keeps OpenSSL's shared part alive
    ssl_st* m_ssl = nullptr;

    // The reading thread's.
    std::vector<char> m_cipher;
    std::size_t m_from = 0;
    std::size_t m_to = 0;

    // The writing thread's.
    std::vector<char> m_sending;
    std::size_t m_sent = 0;

    mutable std::mutex m_mutex; ///< protects m_ssl and what follows
    std::vector<char> m_out;

    bool m_isEnded = false;
    QByteArray m_rest;
    instrument::Certificate m_peer;
    QString m_cipherSuite;
    QString m_version;
    bool m_wasResumed = false;
};

} // namespace visor::wire
