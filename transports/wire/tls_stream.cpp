// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/wire/tls_stream.h"

#include "transports/wire/socket_address.h"

#include <QCoreApplication>

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <new>

namespace visor::wire {

using visa::Deadline;
using visa::Status;

namespace {

struct TlsStreamText
{
    Q_DECLARE_TR_FUNCTIONS(visor::wire::TlsStream)
};

/// Encrypted in one go before the socket is asked: four records, as many as one send takes well.
constexpr std::size_t kTlsSendPiece = std::size_t{64} * 1024;
constexpr std::size_t kTlsRecord = std::size_t{16} * 1024; // RFC 8446 §5.1
/// Data that a peer still sends while the secure connection is being ended.
constexpr qsizetype kTlsMostLate = qsizetype{64} * 1024;

/// The parts of a message as records of full size.
class TlsGather
{
public:
    explicit TlsGather(std::span<const QByteArrayView> parts)
        : m_at(parts.data()), m_end(parts.data() + parts.size())
    {
        for (const QByteArrayView part : parts)
            m_total += static_cast<std::size_t>(part.size());
    }
    [[nodiscard]] std::size_t total() const { return m_total; }
    /// At most one record; in place where one part fills it.
    QByteArrayView next()
    {
        skipEmpty();
        if (m_at == m_end)
            return {};
        const QByteArrayView rest = m_at->sliced(m_offset);
        if (rest.size() >= static_cast<qsizetype>(kTlsRecord) || m_at + 1 == m_end) {
            const auto taken = std::min<qsizetype>(rest.size(), kTlsRecord);
            m_offset += taken;
            return rest.first(taken);
        }
        std::size_t used = 0;
        while (used < m_joined.size() && m_at != m_end) {
            const QByteArrayView piece = m_at->sliced(m_offset);
            const auto taken =
                std::min<std::size_t>(static_cast<std::size_t>(piece.size()), m_joined.size() - used);
            std::memcpy(m_joined.data() + used, piece.data(), taken);
            used += taken;
            m_offset += static_cast<qsizetype>(taken);
            skipEmpty();
        }
        return QByteArrayView(m_joined.data(), static_cast<qsizetype>(used));
    }

private:
    void skipEmpty()
    {
        while (m_at != m_end && m_offset == m_at->size()) {
            ++m_at;
            m_offset = 0;
        }
    }

    const QByteArrayView* m_at;
    const QByteArrayView* m_end;
    qsizetype m_offset = 0;
    std::size_t m_total = 0;
    std::array<char, kTlsRecord> m_joined;
};

} // namespace

const bio_method_st* TlsStream::method()
{
    static const std::unique_ptr<BIO_METHOD, decltype(&BIO_meth_free)> kMethod = [] {
        std::unique_ptr<BIO_METHOD, decltype(&BIO_meth_free)> made(
            BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "visor stream"), BIO_meth_free);
        if (made) {
            BIO_meth_set_read(made.get(), readCipher);
            BIO_meth_set_write(made.get(), writeCipher);
            BIO_meth_set_ctrl(made.get(), [](BIO*, int command, long, void*) -> long {
                return command == BIO_CTRL_FLUSH ? 1 : 0;
            });
            BIO_meth_set_create(made.get(), [](BIO* bio) {
                BIO_set_init(bio, 1);
                return 1;
            });
        }
        return made;
    }();
    return kMethod.get();
}

int TlsStream::readCipher(bio_st* bio, char* into, int size)
{
    auto& self = *static_cast<TlsStream*>(BIO_get_data(bio));
    BIO_clear_retry_flags(bio);
    const std::size_t count = std::min(self.m_to - self.m_from, static_cast<std::size_t>(std::max(size, 0)));
    if (count == 0) {
        BIO_set_retry_read(bio);
        return -1;
    }
    std::memcpy(into, self.m_cipher.data() + self.m_from, count);
    self.m_from += count;
    return static_cast<int>(count);
}

int TlsStream::writeCipher(bio_st* bio, const char* from, int size)
{
    auto& self = *static_cast<TlsStream*>(BIO_get_data(bio));
    BIO_clear_retry_flags(bio);
    self.m_out.insert(self.m_out.end(), from, from + std::max(size, 0));
    return size;
}

TlsStream::TlsStream(TcpStream& stream, const TlsContext& context, const QString& host,
                     const std::shared_ptr<ssl_session_st>& resumed)
    : m_stream(&stream), m_context(context), m_ssl(SSL_new(context.native())), m_cipher(TcpStream::kReceivePiece)
{
    BIO* bio = method() ? BIO_new(method()) : nullptr;
    if (!m_ssl || !bio) {
        BIO_free(bio);
        throw std::bad_alloc(); // as any other allocation that fails
    }
    BIO_set_data(bio, this);
    SSL_set_bio(m_ssl, bio, bio);
    if (m_context.isServer()) {
        SSL_set_accept_state(m_ssl);
        return;
    }
    SSL_set_connect_state(m_ssl);
    const QByteArray name = host.toLatin1();
    if (!name.isEmpty() && !SocketAddress::fromNumeric(host, 0))
        SSL_ctrl(m_ssl, SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name,
                 const_cast<char*>(name.constData())); // RFC 6066 §3: names only; OpenSSL copies it
    if (resumed)
        SSL_set_session(m_ssl, resumed.get());
}

TlsStream::~TlsStream()
{
    SSL_free(m_ssl);
    ERR_clear_error();
}

TlsStream::Outcome TlsStream::outcomeOf(int result) const
{
    if (result > 0)
        return Outcome::Done;
    switch (SSL_get_error(m_ssl, result)) {
    case SSL_ERROR_WANT_READ:
        return Outcome::NeedsInput;
    case SSL_ERROR_ZERO_RETURN:
        return Outcome::Ended;
    default:
        return Outcome::Failed;
    }
}

tl::unexpected<Error> TlsStream::broken(const QString& operation) const
{
    return failure(Status::ErrorConnectionLost, TlsStreamText::tr("The secure connection broke; open it again."),
                   operation, takeTlsErrors());
}

Result<void> TlsStream::receive(const Deadline& deadline)
{
    m_from = 0;
    m_to = 0;
    const auto got = m_stream->readSome(m_cipher, deadline);
    if (!got)
        return tl::unexpected(got.error());
    m_to = *got;
    return {};
}

Result<void> TlsStream::handshake(QByteArrayView early, const Deadline& deadline)
{
    const QString operation = QStringLiteral("tls");
    if (early.size() > static_cast<qsizetype>(m_cipher.size()))
        return broken(operation);
    std::copy(early.begin(), early.end(), m_cipher.begin());
    m_to = static_cast<std::size_t>(early.size());
    for (;;) {
        Outcome outcome = Outcome::Failed;
        QString why;
        {
            const std::lock_guard guard(m_mutex);
            ERR_clear_error();
            outcome = outcomeOf(SSL_do_handshake(m_ssl));
            if (outcome == Outcome::Failed)
                why = takeTlsErrors();
        }
        // Also after a failure: the alert tells the other end.
        auto flushed = flush(deadline);
        if (outcome == Outcome::Failed || outcome == Outcome::Ended) {
            return failure(Status::ErrorNoPermission, TlsStreamText::tr("The TLS handshake failed: %1.").arg(why),
                           operation, why);
        }
        if (!flushed)
            return flushed;
        if (outcome == Outcome::Done)
            break;
        if (const auto received = receive(deadline); !received)
            return received;
    }
    describePeer();
    return {};
}

TlsStream::Outcome TlsStream::decrypt(std::span<char> into, std::size_t& count)
{
    while (count < into.size()) {
        std::size_t got = 0;
        ERR_clear_error();
        const Outcome outcome = outcomeOf(SSL_read_ex(m_ssl, into.data() + count, into.size() - count, &got));
        if (outcome != Outcome::Done)
            return outcome;
        count += got;
    }
    return Outcome::Done;
}

Result<std::size_t> TlsStream::readSome(std::span<char> into, const Deadline& deadline)
{
    const QString operation = QStringLiteral("read");
    std::size_t count = 0;
    for (;;) {
        Outcome outcome = Outcome::Done;
        {
            const std::lock_guard guard(m_mutex);
            outcome = decrypt(into, count);
            if (outcome == Outcome::Failed && count == 0)
                return broken(operation);
        }
        if (count > 0 || into.empty())
            return count;
        if (outcome == Outcome::Ended) {
            return failure(Status::ErrorConnectionLost,
                           TlsStreamText::tr("The other end closed the secure connection; open it again."),
                           operation, QStringLiteral("close_notify"));
        }
        if (const auto received = receive(deadline); !received)
            return tl::unexpected(received.error());
    }
}

Result<std::size_t> TlsStream::readAvailable(std::span<char> into)
{
    const QString operation = QStringLiteral("read");
    std::size_t count = 0;
    for (;;) {
        {
            const std::lock_guard guard(m_mutex);
            const Outcome outcome = decrypt(into, count);
            if (count > 0 || into.empty())
                return count;
            if (outcome == Outcome::Ended || outcome == Outcome::Failed)
                return broken(operation);
        }
        m_from = 0;
        m_to = 0;
        const auto got = m_stream->readAvailable(m_cipher);
        if (!got || *got == 0)
            return got;
        m_to = *got;
    }
}

bool TlsStream::hasUnsent() const
{
    const std::lock_guard guard(m_mutex);
    return m_sent < m_sending.size() || !m_out.empty();
}

Result<void> TlsStream::flush(const Deadline& deadline)
{
    for (;;) {
        if (m_sent == m_sending.size()) {
            m_sending.clear();
            m_sent = 0;
            const std::lock_guard guard(m_mutex);
            std::swap(m_sending, m_out);
        }
        if (m_sending.empty())
            return {};
        const auto sent = m_stream->writeAll(
            QByteArrayView(m_sending.data() + m_sent, static_cast<qsizetype>(m_sending.size() - m_sent)),
            deadline);
        m_sent = sent ? m_sending.size() : m_sent + sent.error().transferred;
        if (!sent) {
            Error error = sent.error();
            error.transferred = 0;
            return tl::unexpected(std::move(error));
        }
    }
}

Result<void> TlsStream::writeAll(std::initializer_list<QByteArrayView> parts, const Deadline& deadline)
{
    // What is still to leave goes first, and nothing new counts as sent when even that does not.
    if (const auto flushed = flush(deadline); !flushed)
        return flushed;
    TlsGather gather(std::span(parts.begin(), parts.size()));
    std::size_t done = 0;
    while (done < gather.total()) {
        {
            const std::lock_guard guard(m_mutex);
            while (done < gather.total() && m_out.size() < kTlsSendPiece) {
                const QByteArrayView record = gather.next();
                ERR_clear_error();
                std::size_t written = 0;
                const int result =
                    SSL_write_ex(m_ssl, record.data(), static_cast<std::size_t>(record.size()), &written);
                if (outcomeOf(result) != Outcome::Done)
                    return broken(QStringLiteral("write"));
                done += written;
            }
        }
        if (const auto flushed = flush(deadline); !flushed) {
            Error error = flushed.error();
            error.transferred = done;
            return tl::unexpected(std::move(error));
        }
    }
    return {};
}

Result<void> TlsStream::end(const Deadline& deadline)
{
    const QString operation = QStringLiteral("tls");
    {
        const std::lock_guard guard(m_mutex);
        ERR_clear_error();
        if (SSL_shutdown(m_ssl) < 0)
            return broken(operation);
    }
    if (const auto flushed = flush(deadline); !flushed)
        return flushed;
    QByteArray late;
    for (;;) {
        std::array<char, 4096> piece;
        std::size_t count = 0;
        Outcome outcome = Outcome::Done;
        {
            const std::lock_guard guard(m_mutex);
            outcome = decrypt(piece, count);
            if (outcome == Outcome::Failed)
                return broken(operation);
        }
        late.append(piece.data(), static_cast<qsizetype>(count));
        if (late.size() > kTlsMostLate) {
            return failure(Status::ErrorInputProtocolViolation,
                           TlsStreamText::tr("The other end goes on sending instead of ending the secure "
                                             "connection; open it again."),
                           operation);
        }
        if (outcome == Outcome::Ended)
            break;
        if (outcome == Outcome::NeedsInput) {
            if (const auto received = receive(deadline); !received)
                return received;
        }
    }
    m_rest = late + QByteArray(m_cipher.data() + m_from, static_cast<qsizetype>(m_to - m_from));
    m_isEnded = true;
    return {};
}

void TlsStream::sayGoodbye(const Deadline& deadline)
{
    {
        const std::lock_guard guard(m_mutex);
        ERR_clear_error();
        if (m_isEnded || SSL_is_init_finished(m_ssl) != 1 || SSL_shutdown(m_ssl) < 0)
            return;
    }
    // The connection is closed either way.
    static_cast<void>(flush(deadline));
}

} // namespace visor::wire
