// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/certificate.h"
#include "core/visa/result.h"

#include <QStringList>

#include <memory>

struct evp_pkey_st;
struct x509_st;

namespace visor::wire {

/// A server's certificate and its private key, in memory only. A value; copies share both.
class TlsIdentity
{
public:
    /// A new P-256 key and a certificate for these names (host names and addresses) that vouches for itself, or is
    /// vouched for by `issuer`. The first name is also the subject's.
    struct Request
    {
        QStringList names;
        QDateTime validFrom; ///< UTC
        QDateTime expires;   ///< UTC
        bool isAuthority = false;
    };
    [[nodiscard]] static Result<TlsIdentity> create(const Request& request, const TlsIdentity* issuer = nullptr);

    [[nodiscard]] instrument::Certificate describe() const;
    /// The certificate in PEM, for files that other programs read.
    [[nodiscard]] QByteArray certificatePem() const;

    /// OpenSSL's objects; they stay this one's.
    [[nodiscard]] x509_st* certificate() const { return m_certificate.get(); }
    [[nodiscard]] evp_pkey_st* key() const { return m_key.get(); }

private:
    std::shared_ptr<x509_st> m_certificate;
    std::shared_ptr<evp_pkey_st> m_key;
};

} // namespace visor::wire
