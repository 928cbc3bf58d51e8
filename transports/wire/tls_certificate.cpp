// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/wire/tls_certificate.h"

#include <QCryptographicHash>

#include <openssl/bio.h>
#include <openssl/x509.h>

#include <ctime>
#include <memory>

namespace visor::wire {

namespace {

QString tlsNameText(const X509_NAME* name)
{
    const std::unique_ptr<BIO, decltype(&BIO_free)> memory(BIO_new(BIO_s_mem()), BIO_free);
    // UTF-8 as it is, everything that could disturb a terminal or a line escaped.
    constexpr unsigned long kFlags = XN_FLAG_RFC2253 & ~ASN1_STRFLGS_ESC_MSB;
    if (!memory || X509_NAME_print_ex(memory.get(), name, 0, kFlags) < 0)
        return {};
    char* data = nullptr;
    const auto size = BIO_get_mem_data(memory.get(), &data);
    constexpr long kLongest = 1024;
    return QString::fromUtf8(data, static_cast<qsizetype>(std::min<long>(size, kLongest)));
}

QDateTime tlsTime(const ASN1_TIME* time)
{
    std::tm parts{};
    if (!time || ASN1_TIME_to_tm(time, &parts) != 1)
        return {};
    return QDateTime(QDate(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday),
                     QTime(parts.tm_hour, parts.tm_min, parts.tm_sec), Qt::UTC);
}

} // namespace

instrument::Certificate describeCertificate(const x509_st& certificate)
{
    instrument::Certificate described;
    unsigned char* der = nullptr;
    if (const int size = i2d_X509(&certificate, &der); size > 0) {
        described.der = QByteArray(reinterpret_cast<const char*>(der), size);
        OPENSSL_free(der);
    }
    described.fingerprint = QCryptographicHash::hash(described.der, QCryptographicHash::Sha256);
    described.subject = tlsNameText(X509_get_subject_name(&certificate));
    described.issuer = tlsNameText(X509_get_issuer_name(&certificate));
    described.validFrom = tlsTime(X509_get0_notBefore(&certificate));
    described.expires = tlsTime(X509_get0_notAfter(&certificate));
    described.isPerpetual = described.expires == QDateTime(QDate(9999, 12, 31), QTime(23, 59, 59), Qt::UTC);
    return described;
}

} // namespace visor::wire
