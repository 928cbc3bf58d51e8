// SPDX-License-Identifier: GPL-3.0-or-later
// The VISA attributes that only HiSLIP sessions have (VPP-4.3, TCPIP INSTR); the rest is common to TCP.
#include "transports/hislip/error_text.h"
#include "transports/hislip/hislip_session.h"

#include <algorithm>

namespace visor::hislip {

using visa::Attribute;
using visa::AttributeValue;
using visa::Deadline;
using visa::Status;

namespace {

/// Setting these talks to the instrument; setAttribute() takes no deadline.
constexpr std::chrono::milliseconds kLeastAttributeLimit{5000};
constexpr std::chrono::milliseconds kMostAttributeLimit{120'000}; // IVI-6.1 §3.1.1: a device clear takes no longer

Deadline hislipAttributeDeadline(std::chrono::milliseconds timeout)
{
    // VI_TMO_INFINITE would overflow the clock; even then a silent instrument must not hold the caller for ever.
    return Deadline::after(std::clamp(timeout, kLeastAttributeLimit, kMostAttributeLimit));
}

/// VISA versions hold the major part in bits 31-20, the minor one in 19-8.
constexpr std::int64_t hislipVisaVersion(std::uint16_t version)
{
    return (std::int64_t{version} >> 8 << 20) | ((std::int64_t{version} & 0xFF) << 8);
}

} // namespace

Result<AttributeValue> HislipSession::attribute(Attribute id) const
{
    switch (id) {
    case Attribute::ResourceLockState:
        return std::int64_t{m_locks.holds(visa::LockMode::Exclusive) ? 1
                            : m_locks.holds(visa::LockMode::Shared)  ? 2
                                                                     : 0};
    case Attribute::TcpipHislipOverlapEnabled:
        return m_sync.isOverlapped();
    case Attribute::TcpipHislipVersion:
        return hislipVisaVersion(m_version);
    case Attribute::TcpipHislipMaximumMessageKb:
        return static_cast<std::int64_t>(m_ourLimit / 1024);
    case Attribute::TcpipHislipEncryptionEnabled:
    case Attribute::TcpipServerCertificateIssuer:
    case Attribute::TcpipServerCertificateSubject:
    case Attribute::TcpipServerCertificateExpiration:
    case Attribute::TcpipServerCertificateIsPerpetual:
    case Attribute::TcpipServerCertificate:
    case Attribute::TcpipServerCertificateSize:
    case Attribute::TcpipSaslMechanism:
    case Attribute::TcpipTlsCipherSuite:
        return securityAttribute(id);
    default:
        return m_attributes.get(id, m_sync.stream());
    }
}

Result<void> HislipSession::setAttribute(Attribute id, const AttributeValue& value)
{
    switch (id) {
    case Attribute::TcpipNoDelay:
    case Attribute::TcpipKeepAlive:
        if (const auto set = m_attributes.set(id, value, m_async.stream()); !set)
            return set;
        break;
    case Attribute::TcpipHislipOverlapEnabled:
    case Attribute::TcpipHislipMaximumMessageKb:
    case Attribute::TcpipHislipEncryptionEnabled: {
        const auto checked = visa::checkAttributeValue(m_resource, id, value);
        if (!checked)
            return tl::unexpected(checked.error());
        if (const auto* kilobytes = std::get_if<std::int64_t>(&*checked))
            return setMessageLimit(*kilobytes);
        const bool isOn = std::get<bool>(*checked);
        if (id == Attribute::TcpipHislipOverlapEnabled)
            return setOverlapped(isOn);
        return setEncrypted(isOn);
    }
    default:
        break;
    }
    return m_attributes.set(id, value, m_sync.stream());
}

AttributeValue HislipSession::securityAttribute(Attribute id) const
{
    // In clear text there is no certificate: empty, never what an earlier connection had.
    const wire::TlsStream* const tls = m_sync.tls();
    const instrument::Certificate certificate = tls ? tls->peerCertificate() : instrument::Certificate();
    switch (id) {
    case Attribute::TcpipServerCertificateIssuer:
        return certificate.issuer;
    case Attribute::TcpipServerCertificateSubject:
        return certificate.subject;
    case Attribute::TcpipServerCertificateExpiration:
        return certificate.expires.toString(Qt::ISODate);
    case Attribute::TcpipServerCertificateIsPerpetual:
        return certificate.isPerpetual;
    case Attribute::TcpipServerCertificate:
        return certificate.der;
    case Attribute::TcpipServerCertificateSize:
        return static_cast<std::int64_t>(certificate.der.size());
    case Attribute::TcpipSaslMechanism:
        return m_security.mechanism();
    case Attribute::TcpipTlsCipherSuite:
        return tls ? tls->cipherSuite() : QString();
    default:
        return m_security.isOn();
    }
}

Result<void> HislipSession::setEncrypted(bool encrypted)
{
    if (m_security.isOn() == encrypted)
        return {};
    const auto* address = m_resource.as<visa::TcpipInstrument>();
    if (!encrypted && address && address->needsEncryption()) {
        return failure(Status::ErrorUnsupportedAttributeState,
                       ErrorText::tr("%1 names a secure session; open it as TCPIP without credentials to speak in "
                                     "clear text.")
                           .arg(m_who),
                       QStringLiteral("setAttribute"));
    }
    const auto deadline = hislipAttributeDeadline(m_attributes.timeout());
    if (const auto ready = resume(deadline); !ready)
        return ready;
    auto turned = encrypted ? m_security.start(deadline) : m_security.end(deadline);
    if (!turned && turned.error().status == Status::ErrorUnsupportedOperation)
        turned.error().status = Status::ErrorUnsupportedAttributeState;
    return turned;
}

Result<void> HislipSession::setOverlapped(bool overlapped)
{
    const bool before = std::exchange(m_wantsOverlap, overlapped);
    if (m_sync.isOverlapped() == overlapped)
        return {};
    // §6.5: the mode changes with a device clear.
    auto cleared = runClear(hislipAttributeDeadline(m_attributes.timeout()));
    if (!cleared) {
        m_wantsOverlap = before;
        return cleared;
    }
    if (m_sync.isOverlapped() == overlapped)
        return {};
    m_wantsOverlap = before;
    return failure(Status::ErrorUnsupportedAttributeState,
                   overlapped ? ErrorText::tr("%1 does not support overlapped mode.").arg(m_who)
                              : ErrorText::tr("%1 does not support synchronized mode.").arg(m_who),
                   QStringLiteral("setAttribute"));
}

Result<void> HislipSession::setMessageLimit(std::int64_t kilobytes)
{
    const auto before = std::exchange(m_ourLimit, static_cast<std::uint64_t>(kilobytes) * 1024);
    const auto sized = negotiateMessageSize(hislipAttributeDeadline(m_attributes.timeout()));
    if (!sized)
        m_ourLimit = before;
    return sized;
}

} // namespace visor::hislip
