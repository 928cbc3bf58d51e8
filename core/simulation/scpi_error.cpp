// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/scpi_error.h"

namespace visor::simulation {

QByteArray scpiErrorText(ScpiError error)
{
    switch (error) {
    case ScpiError::None:
        return QByteArrayLiteral("No error");
    case ScpiError::CommandError:
        return QByteArrayLiteral("Command error");
    case ScpiError::InvalidCharacter:
        return QByteArrayLiteral("Invalid character");
    case ScpiError::SyntaxError:
        return QByteArrayLiteral("Syntax error");
    case ScpiError::InvalidSeparator:
        return QByteArrayLiteral("Invalid separator");
    case ScpiError::DataTypeError:
        return QByteArrayLiteral("Data type error");
    case ScpiError::GetNotAllowed:
        return QByteArrayLiteral("GET not allowed");
    case ScpiError::ParameterNotAllowed:
        return QByteArrayLiteral("Parameter not allowed");
    case ScpiError::MissingParameter:
        return QByteArrayLiteral("Missing parameter");
    case ScpiError::CommandHeaderError:
        return QByteArrayLiteral("Command header error");
    case ScpiError::UndefinedHeader:
        return QByteArrayLiteral("Undefined header");
    case ScpiError::HeaderSuffixOutOfRange:
        return QByteArrayLiteral("Header suffix out of range");
    case ScpiError::UnexpectedNumberOfParameters:
        return QByteArrayLiteral("Unexpected number of parameters");
    case ScpiError::NumericDataError:
        return QByteArrayLiteral("Numeric data error");
    case ScpiError::InvalidCharacterInNumber:
        return QByteArrayLiteral("Invalid character in number");
    case ScpiError::SuffixError:
        return QByteArrayLiteral("Suffix error");
    case ScpiError::InvalidSuffix:
        return QByteArrayLiteral("Invalid suffix");
    case ScpiError::SuffixNotAllowed:
        return QByteArrayLiteral("Suffix not allowed");
    case ScpiError::CharacterDataError:
        return QByteArrayLiteral("Character data error");
    case ScpiError::InvalidCharacterData:
        return QByteArrayLiteral("Invalid character data");
    case ScpiError::InvalidStringData:
        return QByteArrayLiteral("Invalid string data");
    case ScpiError::InvalidBlockData:
        return QByteArrayLiteral("Invalid block data");
    case ScpiError::ExecutionError:
        return QByteArrayLiteral("Execution error");
    case ScpiError::InvalidWhileInLocal:
        return QByteArrayLiteral("Invalid while in local");
    case ScpiError::TriggerError:
        return QByteArrayLiteral("Trigger error");
    case ScpiError::TriggerIgnored:
        return QByteArrayLiteral("Trigger ignored");
    case ScpiError::InitIgnored:
        return QByteArrayLiteral("Init ignored");
    case ScpiError::TriggerDeadlock:
        return QByteArrayLiteral("Trigger deadlock");
    case ScpiError::ParameterError:
        return QByteArrayLiteral("Parameter error");
    case ScpiError::SettingsConflict:
        return QByteArrayLiteral("Settings conflict");
    case ScpiError::DataOutOfRange:
        return QByteArrayLiteral("Data out of range");
    case ScpiError::TooMuchData:
        return QByteArrayLiteral("Too much data");
    case ScpiError::IllegalParameterValue:
        return QByteArrayLiteral("Illegal parameter value");
    case ScpiError::DataCorruptOrStale:
        return QByteArrayLiteral("Data corrupt or stale");
    case ScpiError::HardwareError:
        return QByteArrayLiteral("Hardware error");
    case ScpiError::HardwareMissing:
        return QByteArrayLiteral("Hardware missing");
    case ScpiError::DeviceSpecificError:
        break;
    case ScpiError::SystemError:
        return QByteArrayLiteral("System error");
    case ScpiError::SelfTestFailed:
        return QByteArrayLiteral("Self-test failed");
    case ScpiError::QueueOverflow:
        return QByteArrayLiteral("Queue overflow");
    case ScpiError::InputBufferOverrun:
        return QByteArrayLiteral("Input buffer overrun");
    case ScpiError::QueryError:
        return QByteArrayLiteral("Query error");
    case ScpiError::QueryInterrupted:
        return QByteArrayLiteral("Query INTERRUPTED");
    case ScpiError::QueryUnterminated:
        return QByteArrayLiteral("Query UNTERMINATED");
    case ScpiError::QueryDeadlocked:
        return QByteArrayLiteral("Query DEADLOCKED");
    case ScpiError::QueryUnterminatedAfterIndefinite:
        return QByteArrayLiteral("Query UNTERMINATED after indefinite response");
    }
    return QByteArrayLiteral("Device-specific error");
}

} // namespace visor::simulation
