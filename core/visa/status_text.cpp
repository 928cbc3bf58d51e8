// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/visa/status_text.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace visor::visa {

namespace {

struct StatusSentenceRow
{
    Status status;
    const char* text;
};

// clang-format off
constexpr auto kStatusSentences = std::to_array<StatusSentenceRow>({
    {Status::Success, QT_TRANSLATE_NOOP("visor::visa::Status", "Done.")},
    {Status::SuccessEventEnabled, QT_TRANSLATE_NOOP("visor::visa::Status", "The event was enabled already.")},
    {Status::SuccessEventDisabled, QT_TRANSLATE_NOOP("visor::visa::Status", "The event was disabled already.")},
    {Status::SuccessQueueEmpty, QT_TRANSLATE_NOOP("visor::visa::Status", "The event queue was empty already.")},
    {Status::SuccessTermChar, QT_TRANSLATE_NOOP("visor::visa::Status", "The termination character ended the reply.")},
    {Status::SuccessMaxCount, QT_TRANSLATE_NOOP("visor::visa::Status", "The buffer is full; the reply goes on.")},
    {Status::WarnQueueOverflow, QT_TRANSLATE_NOOP("visor::visa::Status", "The event queue overflowed; events were lost.")},
    {Status::WarnConfigNotLoaded, QT_TRANSLATE_NOOP("visor::visa::Status", "The stored configuration could not be loaded; defaults are used.")},
    {Status::SuccessDeviceNotPresent, QT_TRANSLATE_NOOP("visor::visa::Status", "The session is open, but the instrument does not answer.")},
    {Status::SuccessTriggerMapped, QT_TRANSLATE_NOOP("visor::visa::Status", "The trigger was mapped already.")},
    {Status::SuccessQueueNotEmpty, QT_TRANSLATE_NOOP("visor::visa::Status", "There is more in the event queue.")},
    {Status::WarnNullObject, QT_TRANSLATE_NOOP("visor::visa::Status", "There was nothing to close.")},
    {Status::WarnUnsupportedAttributeState, QT_TRANSLATE_NOOP("visor::visa::Status", "The value is legal, but this resource does not support it.")},
    {Status::WarnUnknownStatus, QT_TRANSLATE_NOOP("visor::visa::Status", "That status code is not known.")},
    {Status::WarnUnsupportedBuffer, QT_TRANSLATE_NOOP("visor::visa::Status", "That buffer is not supported.")},
    {Status::SuccessNotChained, QT_TRANSLATE_NOOP("visor::visa::Status", "Done; no further handler is called.")},
    {Status::SuccessNestedShared, QT_TRANSLATE_NOOP("visor::visa::Status", "The session holds this shared lock more than once.")},
    {Status::SuccessNestedExclusive, QT_TRANSLATE_NOOP("visor::visa::Status", "The session holds this exclusive lock more than once.")},
    {Status::SuccessSync, QT_TRANSLATE_NOOP("visor::visa::Status", "The operation ended at once.")},
    {Status::WarnExtendedFunctionNotImplemented, QT_TRANSLATE_NOOP("visor::visa::Status", "The extended function does not exist.")},
    {Status::ErrorSystemError, QT_TRANSLATE_NOOP("visor::visa::Status", "Something failed inside the program; see the log.")},
    {Status::ErrorInvalidObject, QT_TRANSLATE_NOOP("visor::visa::Status", "The session is closed; open it again.")},
    {Status::ErrorResourceLocked, QT_TRANSLATE_NOOP("visor::visa::Status", "Another session has locked the instrument; try again when it is free.")},
    {Status::ErrorInvalidExpression, QT_TRANSLATE_NOOP("visor::visa::Status", "The search expression cannot be read.")},
    {Status::ErrorResourceNotFound, QT_TRANSLATE_NOOP("visor::visa::Status", "There is no such instrument; check its address, its power and its cable.")},
    {Status::ErrorInvalidResourceName, QT_TRANSLATE_NOOP("visor::visa::Status", "The resource name cannot be read.")},
    {Status::ErrorInvalidAccessMode, QT_TRANSLATE_NOOP("visor::visa::Status", "The access mode is not valid.")},
    {Status::ErrorTimeout, QT_TRANSLATE_NOOP("visor::visa::Status", "The instrument did not answer in time.")},
    {Status::ErrorClosingFailed, QT_TRANSLATE_NOOP("visor::visa::Status", "The session could not be closed cleanly.")},
    {Status::ErrorInvalidDegree, QT_TRANSLATE_NOOP("visor::visa::Status", "The degree of an operation is not valid.")},
    {Status::ErrorInvalidJobId, QT_TRANSLATE_NOOP("visor::visa::Status", "There is no operation of that id.")},
    {Status::ErrorUnsupportedAttribute, QT_TRANSLATE_NOOP("visor::visa::Status", "This resource has no such attribute.")},
    {Status::ErrorUnsupportedAttributeState, QT_TRANSLATE_NOOP("visor::visa::Status", "The attribute cannot have that value.")},
    {Status::ErrorAttributeReadOnly, QT_TRANSLATE_NOOP("visor::visa::Status", "The attribute can only be read.")},
    {Status::ErrorInvalidLockType, QT_TRANSLATE_NOOP("visor::visa::Status", "That kind of lock is not possible here.")},
    {Status::ErrorInvalidAccessKey, QT_TRANSLATE_NOOP("visor::visa::Status", "The key of the lock is not valid.")},
    {Status::ErrorInvalidEvent, QT_TRANSLATE_NOOP("visor::visa::Status", "This resource has no such event.")},
    {Status::ErrorInvalidMechanism, QT_TRANSLATE_NOOP("visor::visa::Status", "Events cannot be delivered that way.")},
    {Status::ErrorHandlerNotInstalled, QT_TRANSLATE_NOOP("visor::visa::Status", "No handler is installed for the event.")},
    {Status::ErrorInvalidHandlerReference, QT_TRANSLATE_NOOP("visor::visa::Status", "The handler is not the one that was installed.")},
    {Status::ErrorInvalidContext, QT_TRANSLATE_NOOP("visor::visa::Status", "The event context is not valid.")},
    {Status::ErrorQueueOverflow, QT_TRANSLATE_NOOP("visor::visa::Status", "The event queue is full.")},
    {Status::ErrorNotEnabled, QT_TRANSLATE_NOOP("visor::visa::Status", "The event is not enabled.")},
    {Status::ErrorAbort, QT_TRANSLATE_NOOP("visor::visa::Status", "Cancelled.")},
    {Status::ErrorRawWriteProtocolViolation, QT_TRANSLATE_NOOP("visor::visa::Status", "The connection broke its protocol while sending.")},
    {Status::ErrorRawReadProtocolViolation, QT_TRANSLATE_NOOP("visor::visa::Status", "The connection broke its protocol while receiving.")},
    {Status::ErrorOutputProtocolViolation, QT_TRANSLATE_NOOP("visor::visa::Status", "The instrument broke the protocol while it was written to.")},
    {Status::ErrorInputProtocolViolation, QT_TRANSLATE_NOOP("visor::visa::Status", "The instrument broke the protocol while it was read from.")},
    {Status::ErrorBusError, QT_TRANSLATE_NOOP("visor::visa::Status", "The bus reports an error.")},
    {Status::ErrorInProgress, QT_TRANSLATE_NOOP("visor::visa::Status", "Another operation is running.")},
    {Status::ErrorInvalidSetup, QT_TRANSLATE_NOOP("visor::visa::Status", "The settings of the session contradict each other.")},
    {Status::ErrorQueueError, QT_TRANSLATE_NOOP("visor::visa::Status", "The operation could not be queued.")},
    {Status::ErrorAllocation, QT_TRANSLATE_NOOP("visor::visa::Status", "There is not enough memory, or the instrument takes no more connections.")},
    {Status::ErrorInvalidMask, QT_TRANSLATE_NOOP("visor::visa::Status", "The mask is not valid.")},
    {Status::ErrorIo, QT_TRANSLATE_NOOP("visor::visa::Status", "Communication with the instrument failed.")},
    {Status::ErrorInvalidFormat, QT_TRANSLATE_NOOP("visor::visa::Status", "The data does not have the expected format.")},
    {Status::ErrorUnsupportedFormat, QT_TRANSLATE_NOOP("visor::visa::Status", "That format is not supported.")},
    {Status::ErrorLineInUse, QT_TRANSLATE_NOOP("visor::visa::Status", "The trigger line is in use.")},
    {Status::ErrorLineNotReserved, QT_TRANSLATE_NOOP("visor::visa::Status", "The trigger line is not reserved.")},
    {Status::ErrorUnsupportedMode, QT_TRANSLATE_NOOP("visor::visa::Status", "That mode is not supported.")},
    {Status::ErrorServiceRequestNotOccurred, QT_TRANSLATE_NOOP("visor::visa::Status", "The instrument has not asked for service.")},
    {Status::ErrorInvalidSpace, QT_TRANSLATE_NOOP("visor::visa::Status", "The address space is not valid.")},
    {Status::ErrorInvalidOffset, QT_TRANSLATE_NOOP("visor::visa::Status", "The offset is not valid.")},
    {Status::ErrorInvalidWidth, QT_TRANSLATE_NOOP("visor::visa::Status", "The width is not valid.")},
    {Status::ErrorUnsupportedOffset, QT_TRANSLATE_NOOP("visor::visa::Status", "That offset is not supported.")},
    {Status::ErrorUnsupportedVaryingWidth, QT_TRANSLATE_NOOP("visor::visa::Status", "Different widths are not supported.")},
    {Status::ErrorWindowNotMapped, QT_TRANSLATE_NOOP("visor::visa::Status", "No window is mapped.")},
    {Status::ErrorResponsePending, QT_TRANSLATE_NOOP("visor::visa::Status", "An earlier answer is still to be read.")},
    {Status::ErrorNoListeners, QT_TRANSLATE_NOOP("visor::visa::Status", "Nobody listens at that address; check the address and the power.")},
    {Status::ErrorNotControllerInCharge, QT_TRANSLATE_NOOP("visor::visa::Status", "This interface is not the controller in charge.")},
    {Status::ErrorNotSystemController, QT_TRANSLATE_NOOP("visor::visa::Status", "This interface is not the system controller.")},
    {Status::ErrorUnsupportedOperation, QT_TRANSLATE_NOOP("visor::visa::Status", "This connection cannot do that.")},
    {Status::ErrorInterruptPending, QT_TRANSLATE_NOOP("visor::visa::Status", "An interrupt is pending already.")},
    {Status::ErrorSerialParity, QT_TRANSLATE_NOOP("visor::visa::Status", "A byte arrived with wrong parity; check the serial settings.")},
    {Status::ErrorSerialFraming, QT_TRANSLATE_NOOP("visor::visa::Status", "A byte arrived without its stop bit; check the serial speed.")},
    {Status::ErrorSerialOverrun, QT_TRANSLATE_NOOP("visor::visa::Status", "Bytes came faster than they were read; check the flow control.")},
    {Status::ErrorTriggerNotMapped, QT_TRANSLATE_NOOP("visor::visa::Status", "The trigger is not mapped.")},
    {Status::ErrorUnsupportedAlignOffset, QT_TRANSLATE_NOOP("visor::visa::Status", "The offset is not aligned.")},
    {Status::ErrorUserBuffer, QT_TRANSLATE_NOOP("visor::visa::Status", "The buffer cannot be used.")},
    {Status::ErrorResourceBusy, QT_TRANSLATE_NOOP("visor::visa::Status", "Another program uses the instrument.")},
    {Status::ErrorUnsupportedWidth, QT_TRANSLATE_NOOP("visor::visa::Status", "That width is not supported.")},
    {Status::ErrorInvalidParameter, QT_TRANSLATE_NOOP("visor::visa::Status", "A value is not valid.")},
    {Status::ErrorInvalidProtocol, QT_TRANSLATE_NOOP("visor::visa::Status", "The protocol is not valid here.")},
    {Status::ErrorInvalidSize, QT_TRANSLATE_NOOP("visor::visa::Status", "The size is not valid.")},
    {Status::ErrorWindowMapped, QT_TRANSLATE_NOOP("visor::visa::Status", "A window is mapped already.")},
    {Status::ErrorNotImplemented, QT_TRANSLATE_NOOP("visor::visa::Status", "This program cannot do that.")},
    {Status::ErrorInvalidLength, QT_TRANSLATE_NOOP("visor::visa::Status", "The length is not valid.")},
    {Status::ErrorInvalidMode, QT_TRANSLATE_NOOP("visor::visa::Status", "The mode is not valid.")},
    {Status::ErrorSessionNotLocked, QT_TRANSLATE_NOOP("visor::visa::Status", "This session holds no lock.")},
    {Status::ErrorMemoryNotShared, QT_TRANSLATE_NOOP("visor::visa::Status", "The memory is not shared.")},
    {Status::ErrorLibraryNotFound, QT_TRANSLATE_NOOP("visor::visa::Status", "A library that is needed could not be loaded.")},
    {Status::ErrorUnsupportedInterrupt, QT_TRANSLATE_NOOP("visor::visa::Status", "That interrupt is not supported.")},
    {Status::ErrorInvalidLine, QT_TRANSLATE_NOOP("visor::visa::Status", "The line is not valid.")},
    {Status::ErrorFileAccess, QT_TRANSLATE_NOOP("visor::visa::Status", "The file cannot be opened.")},
    {Status::ErrorFileIo, QT_TRANSLATE_NOOP("visor::visa::Status", "Reading or writing the file failed.")},
    {Status::ErrorUnsupportedLine, QT_TRANSLATE_NOOP("visor::visa::Status", "That line is not supported.")},
    {Status::ErrorUnsupportedMechanism, QT_TRANSLATE_NOOP("visor::visa::Status", "This connection cannot do that.")},
    {Status::ErrorInterfaceNotConfigured, QT_TRANSLATE_NOOP("visor::visa::Status", "There is no interface of that number.")},
    {Status::ErrorConnectionLost, QT_TRANSLATE_NOOP("visor::visa::Status", "The connection to the instrument was lost.")},
    {Status::ErrorMachineNotAvailable, QT_TRANSLATE_NOOP("visor::visa::Status", "The host cannot be reached; check its name, the network and the power.")},
    {Status::ErrorNoPermission, QT_TRANSLATE_NOOP("visor::visa::Status", "This is not permitted; check the account or the access rights.")},
});
// clang-format on

} // namespace

QString statusSentence(Status status)
{
    const auto row = std::find_if(kStatusSentences.begin(), kStatusSentences.end(),
                                  [status](const StatusSentenceRow& r) { return r.status == status; });
    if (row == kStatusSentences.end())
        return QCoreApplication::translate("visor::visa::Status", "Status code %1.")
            .arg(static_cast<std::int32_t>(status));
    return QCoreApplication::translate("visor::visa::Status", row->text);
}

} // namespace visor::visa
