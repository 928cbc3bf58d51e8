// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>

#include <cstdint>
#include <optional>
#include <span>

namespace visor::visa {

/// VISA completion and error codes (VPP-4.3, table of completion and error codes). Errors are negative, warnings
/// and successes are not. Users search for the decimal value, scripts for the VI_ name: both must stay exact.
enum class Status : std::int32_t {
    Success = 0x00000000,
    SuccessEventEnabled = 0x3FFF0002,
    SuccessEventDisabled = 0x3FFF0003,
    SuccessQueueEmpty = 0x3FFF0004,
    SuccessTermChar = 0x3FFF0005,
    SuccessMaxCount = 0x3FFF0006,
    WarnQueueOverflow = 0x3FFF000C,
    WarnConfigNotLoaded = 0x3FFF0077,
    SuccessDeviceNotPresent = 0x3FFF007D,
    SuccessTriggerMapped = 0x3FFF007E,
    SuccessQueueNotEmpty = 0x3FFF0080,
    WarnNullObject = 0x3FFF0082,
    WarnUnsupportedAttributeState = 0x3FFF0084,
    WarnUnknownStatus = 0x3FFF0085,
    WarnUnsupportedBuffer = 0x3FFF0088,
    SuccessNotChained = 0x3FFF0098,
    SuccessNestedShared = 0x3FFF0099,
    SuccessNestedExclusive = 0x3FFF009A,
    SuccessSync = 0x3FFF009B,
    WarnExtendedFunctionNotImplemented = 0x3FFF00A9,
    ErrorSystemError = static_cast<std::int32_t>(0xBFFF0000u),
    ErrorInvalidObject = static_cast<std::int32_t>(0xBFFF000Eu),
    ErrorResourceLocked = static_cast<std::int32_t>(0xBFFF000Fu),
    ErrorInvalidExpression = static_cast<std::int32_t>(0xBFFF0010u),
    ErrorResourceNotFound = static_cast<std::int32_t>(0xBFFF0011u),
    ErrorInvalidResourceName = static_cast<std::int32_t>(0xBFFF0012u),
    ErrorInvalidAccessMode = static_cast<std::int32_t>(0xBFFF0013u),
    ErrorTimeout = static_cast<std::int32_t>(0xBFFF0015u),
    ErrorClosingFailed = static_cast<std::int32_t>(0xBFFF0016u),
    ErrorInvalidDegree = static_cast<std::int32_t>(0xBFFF001Bu),
    ErrorInvalidJobId = static_cast<std::int32_t>(0xBFFF001Cu),
    ErrorUnsupportedAttribute = static_cast<std::int32_t>(0xBFFF001Du),
    ErrorUnsupportedAttributeState = static_cast<std::int32_t>(0xBFFF001Eu),
    ErrorAttributeReadOnly = static_cast<std::int32_t>(0xBFFF001Fu),
    ErrorInvalidLockType = static_cast<std::int32_t>(0xBFFF0020u),
    ErrorInvalidAccessKey = static_cast<std::int32_t>(0xBFFF0021u),
    ErrorInvalidEvent = static_cast<std::int32_t>(0xBFFF0026u),
    ErrorInvalidMechanism = static_cast<std::int32_t>(0xBFFF0027u),
    ErrorHandlerNotInstalled = static_cast<std::int32_t>(0xBFFF0028u),
    ErrorInvalidHandlerReference = static_cast<std::int32_t>(0xBFFF0029u),
    ErrorInvalidContext = static_cast<std::int32_t>(0xBFFF002Au),
    ErrorQueueOverflow = static_cast<std::int32_t>(0xBFFF002Du),
    ErrorNotEnabled = static_cast<std::int32_t>(0xBFFF002Fu),
    ErrorAbort = static_cast<std::int32_t>(0xBFFF0030u),
    ErrorRawWriteProtocolViolation = static_cast<std::int32_t>(0xBFFF0034u),
    ErrorRawReadProtocolViolation = static_cast<std::int32_t>(0xBFFF0035u),
    ErrorOutputProtocolViolation = static_cast<std::int32_t>(0xBFFF0036u),
    ErrorInputProtocolViolation = static_cast<std::int32_t>(0xBFFF0037u),
    ErrorBusError = static_cast<std::int32_t>(0xBFFF0038u),
    ErrorInProgress = static_cast<std::int32_t>(0xBFFF0039u),
    ErrorInvalidSetup = static_cast<std::int32_t>(0xBFFF003Au),
    ErrorQueueError = static_cast<std::int32_t>(0xBFFF003Bu),
    ErrorAllocation = static_cast<std::int32_t>(0xBFFF003Cu),
    ErrorInvalidMask = static_cast<std::int32_t>(0xBFFF003Du),
    ErrorIo = static_cast<std::int32_t>(0xBFFF003Eu),
    ErrorInvalidFormat = static_cast<std::int32_t>(0xBFFF003Fu),
    ErrorUnsupportedFormat = static_cast<std::int32_t>(0xBFFF0041u),
    ErrorLineInUse = static_cast<std::int32_t>(0xBFFF0042u),
    ErrorLineNotReserved = static_cast<std::int32_t>(0xBFFF0043u),
    ErrorUnsupportedMode = static_cast<std::int32_t>(0xBFFF0046u),
    ErrorServiceRequestNotOccurred = static_cast<std::int32_t>(0xBFFF004Au),
    ErrorInvalidSpace = static_cast<std::int32_t>(0xBFFF004Eu),
    ErrorInvalidOffset = static_cast<std::int32_t>(0xBFFF0051u),
    ErrorInvalidWidth = static_cast<std::int32_t>(0xBFFF0052u),
    ErrorUnsupportedOffset = static_cast<std::int32_t>(0xBFFF0054u),
    ErrorUnsupportedVaryingWidth = static_cast<std::int32_t>(0xBFFF0055u),
    ErrorWindowNotMapped = static_cast<std::int32_t>(0xBFFF0057u),
    ErrorResponsePending = static_cast<std::int32_t>(0xBFFF0059u),
    ErrorNoListeners = static_cast<std::int32_t>(0xBFFF005Fu),
    ErrorNotControllerInCharge = static_cast<std::int32_t>(0xBFFF0060u),
    ErrorNotSystemController = static_cast<std::int32_t>(0xBFFF0061u),
    ErrorUnsupportedOperation = static_cast<std::int32_t>(0xBFFF0067u),
    ErrorInterruptPending = static_cast<std::int32_t>(0xBFFF0068u),
    ErrorSerialParity = static_cast<std::int32_t>(0xBFFF006Au),
    ErrorSerialFraming = static_cast<std::int32_t>(0xBFFF006Bu),
    ErrorSerialOverrun = static_cast<std::int32_t>(0xBFFF006Cu),
    ErrorTriggerNotMapped = static_cast<std::int32_t>(0xBFFF006Eu),
    ErrorUnsupportedAlignOffset = static_cast<std::int32_t>(0xBFFF0070u),
    ErrorUserBuffer = static_cast<std::int32_t>(0xBFFF0071u),
    ErrorResourceBusy = static_cast<std::int32_t>(0xBFFF0072u),
    ErrorUnsupportedWidth = static_cast<std::int32_t>(0xBFFF0076u),
    ErrorInvalidParameter = static_cast<std::int32_t>(0xBFFF0078u),
    ErrorInvalidProtocol = static_cast<std::int32_t>(0xBFFF0079u),
    ErrorInvalidSize = static_cast<std::int32_t>(0xBFFF007Bu),
    ErrorWindowMapped = static_cast<std::int32_t>(0xBFFF0080u),
    ErrorNotImplemented = static_cast<std::int32_t>(0xBFFF0081u),
    ErrorInvalidLength = static_cast<std::int32_t>(0xBFFF0083u),
    ErrorInvalidMode = static_cast<std::int32_t>(0xBFFF0091u),
    ErrorSessionNotLocked = static_cast<std::int32_t>(0xBFFF009Cu),
    ErrorMemoryNotShared = static_cast<std::int32_t>(0xBFFF009Du),
    ErrorLibraryNotFound = static_cast<std::int32_t>(0xBFFF009Eu),
    ErrorUnsupportedInterrupt = static_cast<std::int32_t>(0xBFFF009Fu),
    ErrorInvalidLine = static_cast<std::int32_t>(0xBFFF00A0u),
    ErrorFileAccess = static_cast<std::int32_t>(0xBFFF00A1u),
    ErrorFileIo = static_cast<std::int32_t>(0xBFFF00A2u),
    ErrorUnsupportedLine = static_cast<std::int32_t>(0xBFFF00A3u),
    ErrorUnsupportedMechanism = static_cast<std::int32_t>(0xBFFF00A4u),
    ErrorInterfaceNotConfigured = static_cast<std::int32_t>(0xBFFF00A5u),
    ErrorConnectionLost = static_cast<std::int32_t>(0xBFFF00A6u),
    ErrorMachineNotAvailable = static_cast<std::int32_t>(0xBFFF00A7u),
    ErrorNoPermission = static_cast<std::int32_t>(0xBFFF00A8u),
};

[[nodiscard]] constexpr bool isError(Status status)
{
    return static_cast<std::int32_t>(status) < 0;
}

/// "VI_ERROR_TMO". A value outside the table gives "VI_UNKNOWN_STATUS".
[[nodiscard]] QLatin1StringView statusName(Status status);

/// The code with that VI_ name, exact case.
[[nodiscard]] std::optional<Status> statusFromName(QLatin1StringView name);

/// Every code of the table, successes first.
[[nodiscard]] std::span<const Status> allStatuses();

} // namespace visor::visa
