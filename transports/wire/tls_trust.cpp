// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/wire/tls_trust.h"

#include "core/instrument/security_failure.h"

#include <QCoreApplication>
#include <QLocale>

namespace visor::wire {

using visa::Status;

namespace {

struct TlsTrustText
{
    Q_DECLARE_TR_FUNCTIONS(visor::wire::TlsTrust)
};

QString tlsDay(const QDateTime& time)
{
    return QLocale().toString(time.date(), QLocale::ShortFormat);
}

/// Worst first: what the person should know before anything else.
QString tlsRefusal(const TlsStream::Check& check, const instrument::Certificate& certificate, const QString& host,
                   bool hasOther)
{
    if (hasOther)
        return TlsTrustText::tr("it is not the certificate that was trusted for %1 before").arg(host);
    if (!check.isInTime) {
        return certificate.expires < QDateTime::currentDateTimeUtc()
                   ? TlsTrustText::tr("it expired on %1").arg(tlsDay(certificate.expires))
                   : TlsTrustText::tr("it is valid from %1 only").arg(tlsDay(certificate.validFrom));
    }
    if (!check.isVouchedFor)
        return TlsTrustText::tr("no authority known to this computer vouches for it");
    if (!check.isRightName)
        return TlsTrustText::tr("it was made for another name than %1").arg(host);
    return TlsTrustText::tr("the authority behind it has expired");
}

} // namespace

Result<void> judgeServer(const TlsStream& stream, const QString& host, instrument::TrustStore* store,
                         const QString& who)
{
    const instrument::Certificate& certificate = stream.peerCertificate();
    const TlsStream::Check check = stream.checkPeer(host);
    if (check.isGood())
        return {};
    const auto exception = store ? store->exception(host) : std::nullopt;
    const bool isPinned =
        exception && !certificate.fingerprint.isEmpty() && exception->fingerprint == certificate.fingerprint;
    if (isPinned && exception->isGoodAt(QDateTime::currentDateTimeUtc()))
        return {};
    const QString reason = tlsRefusal(check, certificate, host, exception && !isPinned);
    if (store)
        store->noteRefused(host, {certificate, reason});
    return failure(Status::ErrorNoPermission,
                   TlsTrustText::tr("The certificate of %1 is not trusted: %2. Compare its fingerprint with the "
                                    "instrument's and trust it, or install a valid one.")
                       .arg(who, reason),
                   instrument::operationOf(instrument::SecurityFailure::Certificate),
                   QStringLiteral("%1; subject %2; issuer %3; SHA-256 %4")
                       .arg(check.detail, certificate.subject, certificate.issuer,
                            instrument::fingerprintText(certificate.fingerprint)));
}

} // namespace visor::wire
