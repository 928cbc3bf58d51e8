// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/visa/status.h"

#include <algorithm>
#include <array>

namespace visor::visa {

namespace {

struct StatusRow
{
    Status status;
    QLatin1StringView name;
};

constexpr auto kRows = std::to_array<StatusRow>({
    {Status::Success, QLatin1StringView("VI_SUCCESS")},
    {Status::SuccessEventEnabled, QLatin1StringView("VI_SUCCESS_EVENT_EN")},
    {Status::SuccessEventDisabled, QLatin1StringView("VI_SUCCESS_EVENT_DIS")},
    {Status::SuccessQueueEmpty, QLatin1StringView("VI_SUCCESS_QUEUE_EMPTY")},
    {Status::SuccessTermChar, QLatin1StringView("VI_SUCCESS_TERM_CHAR")},
    {Status::SuccessMaxCount, QLatin1StringView("VI_SUCCESS_MAX_CNT")},
    {Status::WarnQueueOverflow, QLatin1StringView("VI_WARN_QUEUE_OVERFLOW")},
    {Status::WarnConfigNotLoaded, QLatin1StringView("VI_WARN_CONFIG_NLOADED")},
    {Status::SuccessDeviceNotPresent, QLatin1StringView("VI_SUCCESS_DEV_NPRESENT")},
    {Status::SuccessTriggerMapped, QLatin1StringView("VI_SUCCESS_TRIG_MAPPED")},
    {Status::SuccessQueueNotEmpty, QLatin1StringView("VI_SUCCESS_QUEUE_NEMPTY")},
    {Status::WarnNullObject, QLatin1StringView("VI_WARN_NULL_OBJECT")},
    {Status::WarnUnsupportedAttributeState, QLatin1StringView("VI_WARN_NSUP_ATTR_STATE")},
    {Status::WarnUnknownStatus, QLatin1StringView("VI_WARN_UNKNOWN_STATUS")},
    {Status::WarnUnsupportedBuffer, QLatin1StringView("VI_WARN_NSUP_BUF")},
    {Status::SuccessNotChained, QLatin1StringView("VI_SUCCESS_NCHAIN")},
    {Status::SuccessNestedShared, QLatin1StringView("VI_SUCCESS_NESTED_SHARED")},
    {Status::SuccessNestedExclusive, QLatin1StringView("VI_SUCCESS_NESTED_EXCLUSIVE")},
    {Status::SuccessSync, QLatin1StringView("VI_SUCCESS_SYNC")},
    {Status::WarnExtendedFunctionNotImplemented, QLatin1StringView("VI_WARN_EXT_FUNC_NIMPL")},
    {Status::ErrorSystemError, QLatin1StringView("VI_ERROR_SYSTEM_ERROR")},
    {Status::ErrorInvalidObject, QLatin1StringView("VI_ERROR_INV_OBJECT")},
    {Status::ErrorResourceLocked, QLatin1StringView("VI_ERROR_RSRC_LOCKED")},
    {Status::ErrorInvalidExpression, QLatin1StringView("VI_ERROR_INV_EXPR")},
    {Status::ErrorResourceNotFound, QLatin1StringView("VI_ERROR_RSRC_NFOUND")},
    {Status::ErrorInvalidResourceName, QLatin1StringView("VI_ERROR_INV_RSRC_NAME")},
    {Status::ErrorInvalidAccessMode, QLatin1StringView("VI_ERROR_INV_ACC_MODE")},
    {Status::ErrorTimeout, QLatin1StringView("VI_ERROR_TMO")},
    {Status::ErrorClosingFailed, QLatin1StringView("VI_ERROR_CLOSING_FAILED")},
    {Status::ErrorInvalidDegree, QLatin1StringView("VI_ERROR_INV_DEGREE")},
    {Status::ErrorInvalidJobId, QLatin1StringView("VI_ERROR_INV_JOB_ID")},
    {Status::ErrorUnsupportedAttribute, QLatin1StringView("VI_ERROR_NSUP_ATTR")},
    {Status::ErrorUnsupportedAttributeState, QLatin1StringView("VI_ERROR_NSUP_ATTR_STATE")},
    {Status::ErrorAttributeReadOnly, QLatin1StringView("VI_ERROR_ATTR_READONLY")},
    {Status::ErrorInvalidLockType, QLatin1StringView("VI_ERROR_INV_LOCK_TYPE")},
    {Status::ErrorInvalidAccessKey, QLatin1StringView("VI_ERROR_INV_ACCESS_KEY")},
    {Status::ErrorInvalidEvent, QLatin1StringView("VI_ERROR_INV_EVENT")},
    {Status::ErrorInvalidMechanism, QLatin1StringView("VI_ERROR_INV_MECH")},
    {Status::ErrorHandlerNotInstalled, QLatin1StringView("VI_ERROR_HNDLR_NINSTALLED")},
    {Status::ErrorInvalidHandlerReference, QLatin1StringView("VI_ERROR_INV_HNDLR_REF")},
    {Status::ErrorInvalidContext, QLatin1StringView("VI_ERROR_INV_CONTEXT")},
    {Status::ErrorQueueOverflow, QLatin1StringView("VI_ERROR_QUEUE_OVERFLOW")},
    {Status::ErrorNotEnabled, QLatin1StringView("VI_ERROR_NENABLED")},
    {Status::ErrorAbort, QLatin1StringView("VI_ERROR_ABORT")},
    {Status::ErrorRawWriteProtocolViolation, QLatin1StringView("VI_ERROR_RAW_WR_PROT_VIOL")},
    {Status::ErrorRawReadProtocolViolation, QLatin1StringView("VI_ERROR_RAW_RD_PROT_VIOL")},
    {Status::ErrorOutputProtocolViolation, QLatin1StringView("VI_ERROR_OUTP_PROT_VIOL")},
    {Status::ErrorInputProtocolViolation, QLatin1StringView("VI_ERROR_INP_PROT_VIOL")},
    {Status::ErrorBusError, QLatin1StringView("VI_ERROR_BERR")},
    {Status::ErrorInProgress, QLatin1StringView("VI_ERROR_IN_PROGRESS")},
    {Status::ErrorInvalidSetup, QLatin1StringView("VI_ERROR_INV_SETUP")},
    {Status::ErrorQueueError, QLatin1StringView("VI_ERROR_QUEUE_ERROR")},
    {Status::ErrorAllocation, QLatin1StringView("VI_ERROR_ALLOC")},
    {Status::ErrorInvalidMask, QLatin1StringView("VI_ERROR_INV_MASK")},
    {Status::ErrorIo, QLatin1StringView("VI_ERROR_IO")},
    {Status::ErrorInvalidFormat, QLatin1StringView("VI_ERROR_INV_FMT")},
    {Status::ErrorUnsupportedFormat, QLatin1StringView("VI_ERROR_NSUP_FMT")},
    {Status::ErrorLineInUse, QLatin1StringView("VI_ERROR_LINE_IN_USE")},
    {Status::ErrorLineNotReserved, QLatin1StringView("VI_ERROR_LINE_NRESERVED")},
    {Status::ErrorUnsupportedMode, QLatin1StringView("VI_ERROR_NSUP_MODE")},
    {Status::ErrorServiceRequestNotOccurred, QLatin1StringView("VI_ERROR_SRQ_NOCCURRED")},
    {Status::ErrorInvalidSpace, QLatin1StringView("VI_ERROR_INV_SPACE")},
    {Status::ErrorInvalidOffset, QLatin1StringView("VI_ERROR_INV_OFFSET")},
    {Status::ErrorInvalidWidth, QLatin1StringView("VI_ERROR_INV_WIDTH")},
    {Status::ErrorUnsupportedOffset, QLatin1StringView("VI_ERROR_NSUP_OFFSET")},
    {Status::ErrorUnsupportedVaryingWidth, QLatin1StringView("VI_ERROR_NSUP_VAR_WIDTH")},
    {Status::ErrorWindowNotMapped, QLatin1StringView("VI_ERROR_WINDOW_NMAPPED")},
    {Status::ErrorResponsePending, QLatin1StringView("VI_ERROR_RESP_PENDING")},
    {Status::ErrorNoListeners, QLatin1StringView("VI_ERROR_NLISTENERS")},
    {Status::ErrorNotControllerInCharge, QLatin1StringView("VI_ERROR_NCIC")},
    {Status::ErrorNotSystemController, QLatin1StringView("VI_ERROR_NSYS_CNTLR")},
    {Status::ErrorUnsupportedOperation, QLatin1StringView("VI_ERROR_NSUP_OPER")},
    {Status::ErrorInterruptPending, QLatin1StringView("VI_ERROR_INTR_PENDING")},
    {Status::ErrorSerialParity, QLatin1StringView("VI_ERROR_ASRL_PARITY")},
    {Status::ErrorSerialFraming, QLatin1StringView("VI_ERROR_ASRL_FRAMING")},
    {Status::ErrorSerialOverrun, QLatin1StringView("VI_ERROR_ASRL_OVERRUN")},
    {Status::ErrorTriggerNotMapped, QLatin1StringView("VI_ERROR_TRIG_NMAPPED")},
    {Status::ErrorUnsupportedAlignOffset, QLatin1StringView("VI_ERROR_NSUP_ALIGN_OFFSET")},
    {Status::ErrorUserBuffer, QLatin1StringView("VI_ERROR_USER_BUF")},
    {Status::ErrorResourceBusy, QLatin1StringView("VI_ERROR_RSRC_BUSY")},
    {Status::ErrorUnsupportedWidth, QLatin1StringView("VI_ERROR_NSUP_WIDTH")},
    {Status::ErrorInvalidParameter, QLatin1StringView("VI_ERROR_INV_PARAMETER")},
    {Status::ErrorInvalidProtocol, QLatin1StringView("VI_ERROR_INV_PROT")},
    {Status::ErrorInvalidSize, QLatin1StringView("VI_ERROR_INV_SIZE")},
    {Status::ErrorWindowMapped, QLatin1StringView("VI_ERROR_WINDOW_MAPPED")},
    {Status::ErrorNotImplemented, QLatin1StringView("VI_ERROR_NIMPL_OPER")},
    {Status::ErrorInvalidLength, QLatin1StringView("VI_ERROR_INV_LENGTH")},
    {Status::ErrorInvalidMode, QLatin1StringView("VI_ERROR_INV_MODE")},
    {Status::ErrorSessionNotLocked, QLatin1StringView("VI_ERROR_SESN_NLOCKED")},
    {Status::ErrorMemoryNotShared, QLatin1StringView("VI_ERROR_MEM_NSHARED")},
    {Status::ErrorLibraryNotFound, QLatin1StringView("VI_ERROR_LIBRARY_NFOUND")},
    {Status::ErrorUnsupportedInterrupt, QLatin1StringView("VI_ERROR_NSUP_INTR")},
    {Status::ErrorInvalidLine, QLatin1StringView("VI_ERROR_INV_LINE")},
    {Status::ErrorFileAccess, QLatin1StringView("VI_ERROR_FILE_ACCESS")},
    {Status::ErrorFileIo, QLatin1StringView("VI_ERROR_FILE_IO")},
    {Status::ErrorUnsupportedLine, QLatin1StringView("VI_ERROR_NSUP_LINE")},
    {Status::ErrorUnsupportedMechanism, QLatin1StringView("VI_ERROR_NSUP_MECH")},
    {Status::ErrorInterfaceNotConfigured, QLatin1StringView("VI_ERROR_INTF_NUM_NCONFIG")},
    {Status::ErrorConnectionLost, QLatin1StringView("VI_ERROR_CONN_LOST")},
    {Status::ErrorMachineNotAvailable, QLatin1StringView("VI_ERROR_MACHINE_NAVAIL")},
    {Status::ErrorNoPermission, QLatin1StringView("VI_ERROR_NPERMISSION")},
});

constexpr auto kStatuses = [] {
    std::array<Status, kRows.size()> all{};
    for (std::size_t i = 0; i < kRows.size(); ++i)
        all[i] = kRows[i].status;
    return all;
}();

} // namespace

QLatin1StringView statusName(Status status)
{
    const auto row =
        std::find_if(kRows.begin(), kRows.end(), [&](const StatusRow& r) { return r.status == status; });
    return row == kRows.end() ? QLatin1StringView("VI_UNKNOWN_STATUS") : row->name;
}

std::optional<Status> statusFromName(QLatin1StringView name)
{
    const auto row = std::find_if(kRows.begin(), kRows.end(), [&](const StatusRow& r) { return r.name == name; });
    if (row == kRows.end())
        return std::nullopt;
    return row->status;
}

std::span<const Status> allStatuses()
{
    return kStatuses;
}

} // namespace visor::visa
