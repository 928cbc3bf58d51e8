// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/wire/tls_context.h"

#include <QCoreApplication>
#include <QStringList>

#include <openssl/err.h>
#include <openssl/ssl.h>

#include <array>
#include <memory>

namespace visor::wire {

namespace {

struct TlsContextText
{
    Q_DECLARE_TR_FUNCTIONS(visor::wire::TlsContext)
};

tl::unexpected<Error> tlsContextFailure()
{
    return failure(visa::Status::ErrorSystemError,
                   TlsContextText::tr("Secure connections cannot be set up on this computer; check its OpenSSL."),
                   QStringLiteral("tls"), takeTlsErrors());
}

std::shared_ptr<SSL_CTX> tlsNewContext(const SSL_METHOD* method)
{
    std::shared_ptr<SSL_CTX> context(SSL_CTX_new(method), SSL_CTX_free);
    if (!context)
        return {};
    if (SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION) != 1)
        return {};
    // A stream is read by one thread and written by another: renegotiation would mix the two up.
    SSL_CTX_set_options(context.get(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION);
    return context;
}

} // namespace

QString takeTlsErrors()
{
    QStringList lines;
    while (const unsigned long code = ERR_get_error()) {
        std::array<char, 256> line;
        ERR_error_string_n(code, line.data(), line.size());
        lines << QString::fromLatin1(line.data());
    }
    return lines.join(QStringLiteral("; "));
}

Result<TlsContext> TlsContext::client()
{
    auto context = tlsNewContext(TLS_client_method());
    if (!context || SSL_CTX_set_default_verify_paths(context.get()) != 1)
        return tlsContextFailure();
    // The outcome is looked at after the handshake: the person gets to see the certificate.
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_NONE, nullptr);
    SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_CLIENT | SSL_SESS_CACHE_NO_INTERNAL_STORE);
    return TlsContext(std::move(context), false);
}

Result<TlsContext> TlsContext::server(const TlsIdentity& identity)
{
    auto context = tlsNewContext(TLS_server_method());
    if (!context || SSL_CTX_use_certificate(context.get(), identity.certificate()) != 1 ||
        SSL_CTX_use_PrivateKey(context.get(), identity.key()) != 1)
        return tlsContextFailure();
    constexpr std::array<unsigned char, 5> kSessionContext{'v', 'i', 's', 'o', 'r'};
    SSL_CTX_set_session_id_context(context.get(), kSessionContext.data(), kSessionContext.size());
    SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_OFF); // tickets carry the sessions
    SSL_CTX_set_num_tickets(context.get(), 1);                         // one other channel resumes it
    return TlsContext(std::move(context), true);
}

Result<TlsContext> SharedTlsClient::context()
{
    const std::lock_guard guard(m_mutex);
    if (!m_context) {
        auto made = TlsContext::client();
        if (!made)
            return made;
        m_context = std::move(*made);
    }
    return *m_context;
}

} // namespace visor::wire
