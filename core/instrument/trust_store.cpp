// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrument/trust_store.h"

#include <QCoreApplication>

namespace visor::instrument {

namespace {

struct TrustStoreText
{
    Q_DECLARE_TR_FUNCTIONS(visor::instrument::TrustStore)
};

/// Host names do not tell letter cases apart and may end in a dot.
QString trustKey(const QString& host)
{
    QString key = host.toLower();
    if (key.endsWith(u'.'))
        key.chop(1);
    return key;
}

} // namespace

std::optional<TrustException> TrustStore::exception(const QString& host) const
{
    const std::lock_guard guard(m_mutex);
    refresh(m_exceptions);
    const auto found = m_exceptions.find(trustKey(host));
    return found == m_exceptions.end() ? std::nullopt : std::optional(found->second);
}

std::vector<TrustException> TrustStore::exceptions() const
{
    const std::lock_guard guard(m_mutex);
    refresh(m_exceptions);
    std::vector<TrustException> all;
    all.reserve(m_exceptions.size());
    for (const auto& [host, exception] : m_exceptions)
        all.push_back(exception);
    return all;
}

Result<void> TrustStore::trust(const QString& host, const Certificate& certificate, const QDateTime& now)
{
    const QString key = trustKey(host);
    const std::lock_guard guard(m_mutex);
    refresh(m_exceptions);
    Exceptions changed = m_exceptions;
    changed[key] =
        TrustException{key, certificate.fingerprint, certificate.subject, certificate.expires, now.toUTC()};
    if (auto saved = save(changed); !saved)
        return saved;
    m_exceptions = std::move(changed);
    m_refused.erase(key);
    return {};
}

Result<void> TrustStore::revoke(const QString& host)
{
    const QString key = trustKey(host);
    const std::lock_guard guard(m_mutex);
    refresh(m_exceptions);
    Exceptions changed = m_exceptions;
    if (changed.erase(key) == 0) {
        return failure(visa::Status::ErrorResourceNotFound,
                       TrustStoreText::tr("No certificate of %1 is trusted by exception.").arg(host),
                       QStringLiteral("trust"));
    }
    if (auto saved = save(changed); !saved)
        return saved;
    m_exceptions = std::move(changed);
    return {};
}

void TrustStore::noteRefused(const QString& host, RefusedCertificate refused)
{
    const std::lock_guard guard(m_mutex);
    m_refused.insert_or_assign(trustKey(host), std::move(refused));
}

std::optional<RefusedCertificate> TrustStore::takeRefused(const QString& host)
{
    const std::lock_guard guard(m_mutex);
    const auto found = m_refused.find(trustKey(host));
    if (found == m_refused.end())
        return std::nullopt;
    auto refused = std::move(found->second);
    m_refused.erase(found);
    return refused;
}

Result<void> TrustStore::save(const Exceptions&)
{
    return {};
}

void TrustStore::refresh(Exceptions&) const {}

} // namespace visor::instrument
