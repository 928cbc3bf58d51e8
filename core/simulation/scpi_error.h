// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <cstdint>

namespace visor::simulation {

/// Error numbers of SCPI-99 volume 2, chapter 21. An instrument may use positive numbers of its own beside them.
enum class ScpiError : std::int16_t {
    None = 0,
    CommandError = -100,
    InvalidCharacter = -101,
    SyntaxError = -102,
    InvalidSeparator = -103,
    DataTypeError = -104,
    GetNotAllowed = -105,
    ParameterNotAllowed = -108,
    MissingParameter = -109,
    CommandHeaderError = -110,
    UndefinedHeader = -113,
    HeaderSuffixOutOfRange = -114,
    UnexpectedNumberOfParameters = -115,
    NumericDataError = -120,
    InvalidCharacterInNumber = -121,
    SuffixError = -130,
    InvalidSuffix = -131,
    SuffixNotAllowed = -138,
    CharacterDataError = -140,
    InvalidCharacterData = -141,
    InvalidStringData = -151,
    InvalidBlockData = -161,
    ExecutionError = -200,
    InvalidWhileInLocal = -201,
    TriggerError = -210,
    TriggerIgnored = -211,
    InitIgnored = -213,
    TriggerDeadlock = -214,
    ParameterError = -220,
    SettingsConflict = -221,
    DataOutOfRange = -222,
    TooMuchData = -223,
    IllegalParameterValue = -224,
    DataCorruptOrStale = -230,
    HardwareError = -240,
    HardwareMissing = -241,
    DeviceSpecificError = -300,
    SystemError = -310,
    SelfTestFailed = -330,
    QueueOverflow = -350,
    InputBufferOverrun = -363,
    QueryError = -400,
    QueryInterrupted = -410,
    QueryUnterminated = -420,
    QueryDeadlocked = -430,
    QueryUnterminatedAfterIndefinite = -440,
};

/// The standard's text for a number, "Device-specific error" for those it does not name. English: instruments
/// speak so.
[[nodiscard]] QByteArray scpiErrorText(ScpiError error);

} // namespace visor::simulation
