// SPDX-License-Identifier: GPL-3.0-or-later
// What a TlsStream knows of the other end.
#include "transports/wire/tls_certificate.h"
#include "transports/wire/tls_stream.h"

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

namespace visor::wire {

using visa::Deadline;

void TlsStream::describePeer()
{
    const std::lock_guard guard(m_mutex);
    m_cipherSuite = QString::fromLatin1(SSL_CIPHER_standard_name(SSL_get_current_cipher(m_ssl)));
    m_version = QString::fromLatin1(SSL_get_version(m_ssl));
    m_wasResumed = SSL_session_reused(m_ssl) == 1;
    if (const X509* certificate = SSL_get0_peer_certificate(m_ssl))
        m_peer = describeCertificate(*certificate);
}

TlsStream::Check TlsStream::checkPeer(const QString& host) const
{
    Check check;
    const std::lock_guard guard(m_mutex);
    X509* const certificate = SSL_get0_peer_certificate(m_ssl);
    if (!certificate)
        return check;
    const auto verify = [&](unsigned long flags) {
        const std::unique_ptr<X509_STORE_CTX, decltype(&X509_STORE_CTX_free)> context(X509_STORE_CTX_new(),
                                                                                      X509_STORE_CTX_free);
        if (!context || X509_STORE_CTX_init(context.get(), SSL_CTX_get_cert_store(m_context.native()), certificate,
                                            SSL_get_peer_cert_chain(m_ssl)) != 1)
            return int{X509_V_ERR_OUT_OF_MEM};
        X509_STORE_CTX_set_default(context.get(), "ssl_server");
        X509_STORE_CTX_set_flags(context.get(), flags);
        return X509_verify_cert(context.get()) == 1 ? int{X509_V_OK} : X509_STORE_CTX_get_error(context.get());
    };
    const int chain = verify(X509_V_FLAG_NO_CHECK_TIME);
    check.isVouchedFor = chain == X509_V_OK;
    check.isChainInTime = check.isVouchedFor && verify(0) == X509_V_OK;
    check.detail = QString::fromLatin1(X509_verify_cert_error_string(chain));
    check.isInTime = X509_cmp_current_time(X509_get0_notBefore(certificate)) < 0 &&
                     X509_cmp_current_time(X509_get0_notAfter(certificate)) > 0;
    const QByteArray name = host.section(u'%', 0, 0).toLatin1(); // certificates know no interface
    check.isRightName =
        X509_check_ip_asc(certificate, name.constData(), 0) == 1 ||
        X509_check_host(certificate, name.constData(), static_cast<std::size_t>(name.size()), 0, nullptr) == 1;
    ERR_clear_error();
    return check;
}

std::shared_ptr<ssl_session_st> TlsStream::session(const Deadline& deadline)
{
    for (;;) {
        {
            const std::lock_guard guard(m_mutex);
            ERR_clear_error();
            // A look ahead takes in whatever is no data, such as the ticket.
            char scrap = 0;
            std::size_t seen = 0;
            const Outcome outcome = outcomeOf(SSL_peek_ex(m_ssl, &scrap, 1, &seen));
            // A copy: OpenSSL voids the session of a stream that ends without goodbyes.
            if (const SSL_SESSION* known = SSL_get0_session(m_ssl); known && SSL_SESSION_is_resumable(known) == 1)
                return {SSL_SESSION_dup(known), SSL_SESSION_free};
            if (outcome != Outcome::NeedsInput)
                return {};
        }
        if (!receive(deadline))
            return {};
    }
}

} // namespace visor::wire
