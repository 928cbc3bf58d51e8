// SPDX-License-Identifier: GPL-3.0-or-later
// The part of BulkPipes that puts the pipes straight: abort, drain, clear (USBTMC §4.2.1.2 to §4.2.1.7).
#include "transports/usbtmc/bulk_pipes.h"
#include "transports/usbtmc/error_text.h"

#include <algorithm>

namespace visor::usbtmc {

using visa::Deadline;
using visa::Status;

void BulkPipes::owe(Debt debt, std::uint8_t tag)
{
    m_debt = debt;
    m_debtTag = tag;
    m_rounds = 0;
    m_hasRetriedAbort = false;
    if (debt == Debt::AbortIn)
        m_abortedTag = tag;
}

tl::unexpected<Error> BulkPipes::brokeOff(TransferEnd end, Debt debt, const QString& operation,
                                          std::size_t transferred)
{
    if (end == TransferEnd::Stall) {
        m_device.clearHalt(m_device.layout().bulkIn);
        return failure(Status::ErrorInputProtocolViolation,
                       ErrorText::tr("%1 broke off its answer; try again, and clear the instrument if it goes on.")
                           .arg(m_device.who()),
                       operation, QStringLiteral("bulk-in stalled"), transferred);
    }
    if (end != TransferEnd::Lost && debt != Debt::None) {
        owe(debt, m_debtTag);
        // What this does not finish the next operation does.
        static_cast<void>(settle(Deadline::after(kGrace)));
    }
    return transferFailure(end == TransferEnd::Complete ? TransferEnd::Failed : end, m_device.who(), operation,
                           transferred);
}

Result<void> BulkPipes::settle(const Deadline& deadline)
{
    while (m_debt != Debt::None) {
        if (auto step = settleStep(deadline); !step)
            return step;
    }
    if (!m_needsClear)
        return {};
    auto cleared = runClear(deadline);
    // A device that refuses a clear has had its pipes reset instead; more cannot be done, and it may still work.
    if (!cleared && cleared.error().status == Status::ErrorUnsupportedOperation && !m_needsClear)
        return {};
    return cleared;
}

Result<void> BulkPipes::settleStep(const Deadline& deadline)
{
    // A device that does not understand an abort, or does not come to its end, is cleared.
    const auto orClear = [this](const Error& error) -> Result<void> {
        if (error.status != Status::ErrorUnsupportedOperation &&
            error.status != Status::ErrorInputProtocolViolation)
            return tl::unexpected(error);
        m_debt = Debt::None;
        m_needsClear = true;
        return {};
    };
    if (m_quirks.noAbort || ++m_rounds > kMostRounds) {
        m_debt = Debt::None;
        m_needsClear = true;
        return {};
    }
    switch (m_debt) {
    case Debt::AbortOut: {
        const auto reply = m_control.initiateAbortOut(m_debtTag, deadline);
        if (!reply)
            return orClear(reply.error());
        // Anything else: the device has no such transfer, there is nothing to abort.
        m_debt = reply->status == ControlStatus::Success ? Debt::CheckAbortOut : Debt::None;
        return {};
    }
    case Debt::CheckAbortOut: {
        const auto reply = m_control.checkAbortOut(deadline);
        if (!reply)
            return orClear(reply.error());
        if (reply->status == ControlStatus::Pending)
            return pause(deadline);
        m_needsClear = m_needsClear || reply->status != ControlStatus::Success;
        // §4.2.1.3: the device halts bulk-out until told otherwise.
        m_device.clearHalt(m_device.layout().bulkOut);
        m_debt = Debt::None;
        return {};
    }
    case Debt::AbortIn: {
        const auto aborted = abortIn(deadline);
        return aborted ? Result<void>() : orClear(aborted.error());
    }
    case Debt::DrainAborted:
        if (auto drained = drain(deadline); !drained)
            return drained;
        m_debt = Debt::CheckAbortIn;
        return {};
    case Debt::CheckAbortIn: {
        const auto reply = m_control.checkAbortIn(deadline);
        if (!reply)
            return orClear(reply.error());
        if (reply->status == ControlStatus::Pending) {
            if (!reply->hasQueuedData)
                return pause(deadline);
            m_debt = Debt::DrainAborted;
            return {};
        }
        m_needsClear = m_needsClear || reply->status != ControlStatus::Success;
        m_debt = Debt::None;
        return {};
    }
    case Debt::DrainRest:
        if (auto drained = drain(deadline); !drained)
            return drained;
        m_debt = Debt::None;
        return {};
    case Debt::None:
        break;
    }
    return {};
}

Result<void> BulkPipes::abortIn(const Deadline& deadline)
{
    const auto reply = m_control.initiateAbortIn(m_debtTag, deadline);
    if (!reply)
        return tl::unexpected(reply.error());
    if (reply->status == ControlStatus::Success) {
        m_debt = Debt::DrainAborted;
    } else if (reply->status != ControlStatus::TransferNotInProgress) {
        m_debt = Debt::None; // table 24: nothing in progress, nothing queued
    } else if (reply->tag != m_debtTag && reply->tag != 0 && !m_hasRetriedAbort) {
        m_hasRetriedAbort = true; // another transfer is in progress: that one, then
        m_debtTag = reply->tag;
    } else {
        m_debt = Debt::DrainRest;
    }
    return {};
}

Result<void> BulkPipes::drain(const Deadline& deadline)
{
    const std::size_t packet = m_device.layout().bulkInPacket;
    const std::size_t room = std::max<std::size_t>(roomFor(0), 128 * packet);
    m_rest.resize(room);
    const Deadline limit = deadline.sooner(kDrainLimit);
    for (int round = 0; round < kMostRounds; ++round) {
        const TransferResult result =
            m_device.bulk(m_device.layout().bulkIn, std::span(m_rest).first(room / packet * packet), limit);
        switch (result.end) {
        case TransferEnd::Complete:
            if (result.count < room / packet * packet)
                return {}; // §3.3: a short packet ends the transfer
            continue;
        case TransferEnd::TimedOut:
            if (deadline.hasExpired())
                break;
            return {}; // nothing there
        case TransferEnd::Stall:
            m_device.clearHalt(m_device.layout().bulkIn);
            return {};
        case TransferEnd::Overflow:
            continue;
        default:
            break;
        }
        return transferFailure(result.end, m_device.who(), QStringLiteral("abort"));
    }
    return {};
}

Result<void> BulkPipes::pause(const Deadline& deadline)
{
    const Deadline until = deadline.sooner(kPendingPause);
    while (!until.hasExpired()) {
        if (until.isCancelled())
            return cancelled(QStringLiteral("abort"));
        m_device.handleEvents(until.slice(UsbDevice::kLook));
    }
    return deadline.hasExpired() ? Result<void>(timedOut(m_device.who(), QStringLiteral("abort")))
                                 : Result<void>();
}

Result<void> BulkPipes::clear(const Deadline& deadline)
{
    m_debt = Debt::None; // a clear aborts every transfer (§4.2.1.6)
    m_needsClear = true;
    return runClear(deadline);
}

Result<void> BulkPipes::resetPipes(const Deadline& deadline)
{
    if (auto drained = drain(deadline); !drained)
        return drained;
    m_device.clearHalt(m_device.layout().bulkOut);
    m_device.clearHalt(m_device.layout().bulkIn);
    m_needsClear = false;
    m_isMessageOpen = false;
    return {};
}

Result<void> BulkPipes::runClear(const Deadline& deadline)
{
    const QString operation = QStringLiteral("clear");
    if (m_quirks.noClear)
        return resetPipes(deadline);
    const auto failed = [&](ControlStatus status) -> Result<void> {
        m_isClearing = false;
        return failure(Status::ErrorIo,
                       ErrorText::tr("%1 could not be cleared; switch it off and on again.").arg(m_device.who()),
                       operation, QStringLiteral("USBTMC status %1").arg(static_cast<int>(status)));
    };
    if (!m_isClearing) {
        const auto status = m_control.initiateClear(deadline);
        if (!status && status.error().status == Status::ErrorUnsupportedOperation) {
            if (auto reset = resetPipes(deadline); !reset)
                return reset;
        }
        if (!status)
            return tl::unexpected(status.error());
        if (*status != ControlStatus::Success)
            return failed(*status);
        m_isClearing = true;
    }
    for (int round = 0; round < kMostRounds; ++round) {
        const auto reply = m_control.checkClear(deadline);
        if (!reply)
            return tl::unexpected(reply.error());
        if (reply->status == ControlStatus::Success) {
            m_device.clearHalt(m_device.layout().bulkOut);
            if (m_quirks.clearsBulkIn)
                m_device.clearHalt(m_device.layout().bulkIn);
            m_isClearing = false;
            m_needsClear = false;
            m_isMessageOpen = false;
            return {};
        }
        if (reply->status != ControlStatus::Pending)
            return failed(reply->status);
        auto waited = reply->hasQueuedData && !m_quirks.noReadInClear ? drain(deadline) : pause(deadline);
        if (!waited)
            return waited;
    }
    return failed(ControlStatus::Pending);
}

} // namespace visor::usbtmc
