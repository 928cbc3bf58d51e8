// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/wire/tls_identity.h"

#include "transports/wire/socket_address.h"
#include "transports/wire/tls_certificate.h"
#include "transports/wire/tls_context.h"

#include <QCoreApplication>

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <memory>

namespace visor::wire {

namespace {

struct TlsIdentityText
{
    Q_DECLARE_TR_FUNCTIONS(visor::wire::TlsIdentity)
};

bool tlsSetTimes(X509* certificate, const TlsIdentity::Request& request)
{
    return ASN1_TIME_set(X509_getm_notBefore(certificate), request.validFrom.toSecsSinceEpoch()) &&
           ASN1_TIME_set(X509_getm_notAfter(certificate), request.expires.toSecsSinceEpoch());
}

bool tlsSetSerial(X509* certificate)
{
    std::uint64_t serial = 0;
    if (RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof serial) != 1)
        return false;
    return ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate), serial >> 1) == 1;
}

bool tlsAddExtension(X509* certificate, X509* issuer, int id, const QByteArray& value)
{
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const std::unique_ptr<X509_EXTENSION, decltype(&X509_EXTENSION_free)> extension(
        X509V3_EXT_conf_nid(nullptr, &context, id, value.constData()), X509_EXTENSION_free);
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool tlsSetNames(X509* certificate, const TlsIdentity::Request& request)
{
    const QByteArray common = request.names.constFirst().left(64).toUtf8(); // X.520: ub-common-name
    if (X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_UTF8,
                                   reinterpret_cast<const unsigned char*>(common.constData()),
                                   static_cast<int>(common.size()), -1, 0) != 1)
        return false;
    QByteArray names;
    for (const QString& name : request.names) {
        names += names.isEmpty() ? "" : ",";
        names += (SocketAddress::fromNumeric(name, 0) ? "IP:" : "DNS:") + name.toLatin1();
    }
    return tlsAddExtension(certificate, certificate, NID_subject_alt_name, names);
}

} // namespace

Result<TlsIdentity> TlsIdentity::create(const Request& request, const TlsIdentity* issuer)
{
    TlsIdentity identity;
    identity.m_key = std::shared_ptr<EVP_PKEY>(EVP_EC_gen("P-256"), EVP_PKEY_free);
    identity.m_certificate = std::shared_ptr<X509>(X509_new(), X509_free);
    X509* const certificate = identity.m_certificate.get();
    X509* const signer = issuer ? issuer->certificate() : certificate;
    const bool isDone =
        identity.m_key && certificate && !request.names.isEmpty() && X509_set_version(certificate, 2) == 1 &&
        tlsSetSerial(certificate) && tlsSetTimes(certificate, request) &&
        X509_set_pubkey(certificate, identity.m_key.get()) == 1 && tlsSetNames(certificate, request) &&
        X509_set_issuer_name(certificate, X509_get_subject_name(signer)) == 1 &&
        tlsAddExtension(certificate, signer, NID_basic_constraints,
                        request.isAuthority ? "critical,CA:TRUE" : "critical,CA:FALSE") &&
        X509_sign(certificate, issuer ? issuer->key() : identity.m_key.get(), EVP_sha256()) != 0;
    if (!isDone) {
        return failure(visa::Status::ErrorSystemError,
                       TlsIdentityText::tr("No certificate could be made; check this computer's OpenSSL."),
                       QStringLiteral("tls"), takeTlsErrors());
    }
    return identity;
}

instrument::Certificate TlsIdentity::describe() const
{
    return describeCertificate(*m_certificate);
}

QByteArray TlsIdentity::certificatePem() const
{
    const std::unique_ptr<BIO, decltype(&BIO_free)> memory(BIO_new(BIO_s_mem()), BIO_free);
    if (!memory || PEM_write_bio_X509(memory.get(), m_certificate.get()) != 1)
        return {};
    char* data = nullptr;
    const auto size = BIO_get_mem_data(memory.get(), &data);
    return QByteArray(data, static_cast<qsizetype>(size));
}

} // namespace visor::wire
