// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/certificate.h"
#include "core/visa/result.h"

#include <map>
#include <mutex>
#include <optional>
#include <vector>

namespace visor::instrument {

/// A certificate that a person decided to trust for one host, although no authority vouches for it.
struct TrustException
{
    QString host; ///< lower case
    QByteArray fingerprint;
    QString subject;
    QDateTime expires; ///< of the certificate, UTC
    QDateTime since;   ///< when it was trusted, UTC

    /// A certificate that ran out after it was trusted has to be asked about again; one that had run out before
    /// was trusted as it was.
    [[nodiscard]] bool isGoodAt(const QDateTime& now) const { return now <= expires || since > expires; }
    bool operator==(const TrustException&) const = default;
};

/// A certificate that was refused, and why, so that a person can be asked.
struct RefusedCertificate
{
    Certificate certificate;
    QString reason; ///< a translated sentence
};

/// Which certificates are trusted beside those an authority of the system vouches for: one a host, each by a
/// person's decision, all of them visible and revocable. This one forgets with the program; a subclass keeps them.
/// Thread-safe.
class TrustStore
{
public:
    TrustStore() = default;
    TrustStore(const TrustStore&) = delete;
    TrustStore& operator=(const TrustStore&) = delete;
    virtual ~TrustStore() = default;

    [[nodiscard]] std::optional<TrustException> exception(const QString& host) const;
    [[nodiscard]] std::vector<TrustException> exceptions() const;

    /// From now on that certificate is good for that host, in place of another trusted before. The refusal is
    /// forgotten.
    [[nodiscard]] Result<void> trust(const QString& host, const Certificate& certificate, const QDateTime& now);
    /// ErrorResourceNotFound when nothing was trusted for that host.
    [[nodiscard]] Result<void> revoke(const QString& host);

    /// What a connection was refused for last: noted by the wire, taken by whoever asks the person.
    void noteRefused(const QString& host, RefusedCertificate refused);
    [[nodiscard]] std::optional<RefusedCertificate> takeRefused(const QString& host);

protected:
    using Exceptions = std::map<QString, TrustException>;
    /// Keeps the list. Called with the lock held, before the change counts: when it fails nothing has changed.
    [[nodiscard]] virtual Result<void> save(const Exceptions& exceptions);
    /// Brings in what others have kept meanwhile. Called with the lock held before every look.
    virtual void refresh(Exceptions& exceptions) const;

private:
    mutable std::mutex m_mutex; ///< protects what follows
    mutable Exceptions m_exceptions;
    std::map<QString, RefusedCertificate> m_refused;
};

} // namespace visor::instrument
