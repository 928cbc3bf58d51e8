// SPDX-License-Identifier: GPL-3.0-or-later
// Locks, and who drives the instrument: a person or a program.
#include "transports/vxi11/vxi11_session.h"

#include "transports/vxi11/error_text.h"

#include <QCoreApplication>

namespace visor::vxi11 {

using visa::Deadline;
using visa::LockMode;
using visa::LockState;
using visa::RemoteMode;
using visa::Status;

namespace {

class Vxi11LocksText
{
    Q_DECLARE_TR_FUNCTIONS(visor::vxi11::Vxi11Session)
};

} // namespace

Result<void> Vxi11Session::lock(LockMode mode, const QByteArray& key, const Deadline& deadline)
{
    const QString operation = QStringLiteral("lock");
    if (mode != LockMode::Exclusive) {
        return failure(Status::ErrorUnsupportedOperation,
                       Vxi11LocksText::tr("VXI-11 has no shared locks; take an exclusive one or use HiSLIP."),
                       operation);
    }
    if (!key.isEmpty()) {
        return failure(Status::ErrorInvalidAccessKey, Vxi11LocksText::tr("An exclusive lock takes no key."),
                       operation);
    }
    if (m_lockDepth > 0) {
        // The instrument would refuse: its lock does not nest (rule B.6.73).
        ++m_lockDepth;
        return {};
    }
    for (;;) {
        m_abortTried = false;
        const bool waits = !deadline.hasExpired();
        const Times limits = times(deadline, waits);
        put(m_core.begin(static_cast<std::uint32_t>(Procedure::DeviceLock)),
            LockParameters{m_link.id, waits ? kFlagWaitLock : 0, limits.lock});
        const auto results = m_core.call(limits.local, {}, abortHook());
        if (!results) {
            Error error = settled(results.error(), operation);
            return tl::unexpected(std::move(error));
        }
        const auto code = parse<ErrorCode>(*results);
        if (!code)
            return brokenAnswer(operation);
        if (*code == ErrorCode::LockedByAnother && deadline.isInfinite())
            continue;
        // Some servers report the wait as an I/O timeout.
        if (*code == ErrorCode::IoTimeout)
            return deviceFailure(ErrorCode::LockedByAnother, operation);
        if (*code != ErrorCode::None)
            return deviceFailure(*code, operation);
        m_lockDepth = 1;
        return {};
    }
}

Result<void> Vxi11Session::unlock(const Deadline& deadline)
{
    const QString operation = QStringLiteral("unlock");
    if (m_lockDepth == 0)
        return deviceFailure(ErrorCode::NoLockHeld, operation);
    if (m_lockDepth > 1) {
        --m_lockDepth;
        return {};
    }
    m_abortTried = false;
    m_core.begin(static_cast<std::uint32_t>(Procedure::DeviceUnlock)).putI32(m_link.id);
    const auto results = m_core.call(times(deadline, false).local);
    if (!results)
        return tl::unexpected(settled(results.error(), operation));
    const auto code = parse<ErrorCode>(*results);
    if (!code)
        return brokenAnswer(operation);
    m_lockDepth = 0;
    if (*code != ErrorCode::None)
        return deviceFailure(*code, operation);
    return {};
}

Result<LockState> Vxi11Session::lockState(const Deadline&)
{
    return LockState{m_lockDepth > 0, m_lockDepth > 0 ? 1 : 0};
}

Result<void> Vxi11Session::setRemote(RemoteMode mode, const Deadline& deadline)
{
    // VXI-11 has two of the seven states: remote with lockout (B.6.9) and local (B.6.10).
    switch (mode) {
    case RemoteMode::AssertRemoteEnable:
    case RemoteMode::AssertAndAddress:
    case RemoteMode::AssertLocalLockout:
    case RemoteMode::AssertAddressLocalLockout:
        return runGeneric(Procedure::DeviceRemote, QStringLiteral("remote"), deadline);
    case RemoteMode::DeassertRemoteEnable:
    case RemoteMode::DeassertAndGoToLocal:
    case RemoteMode::GoToLocal:
        break;
    }
    return runGeneric(Procedure::DeviceLocal, QStringLiteral("local"), deadline);
}

} // namespace visor::vxi11
