// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scpi/error_text.h"

#include "core/scpi/block.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace visor::scpi {

namespace {

constexpr const char* kErrorContext = "visor::scpi::ErrorText";

struct ErrorRow
{
    int number;
    const char* text;
};

// clang-format off
constexpr auto kErrorRows = std::to_array<ErrorRow>({
    {0, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "No error.")},
    {-100, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "The instrument did not understand the command.")},
    {-101, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "The command holds a character that is not allowed there.")},
    {-102, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "The command is not written as the instrument expects; check blanks, commas and colons.")},
    {-103, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "A separator is missing or wrong: arguments want commas, commands want semicolons.")},
    {-104, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "An argument is of the wrong kind, such as text where a number belongs.")},
    {-105, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "A group execute trigger came in the middle of a message.")},
    {-108, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "The command has more arguments than it takes.")},
    {-109, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "An argument is missing.")},
    {-110, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "The command word is wrong.")},
    {-111, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "The separator behind the command word is wrong; a blank belongs there.")},
    {-112, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "A word of the command is longer than twelve characters.")},
    {-113, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "This instrument has no such command; check its spelling and the instrument's options.")},
    {-114, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "The number in the command word does not exist here, such as a channel the instrument has not.")},
    {-115, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "The command has the wrong number of arguments.")},
    {-120, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "A number in the command cannot be read.")},
    {-121, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "A number holds a character that does not belong there; the decimal mark is a point.")},
    {-123, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "The exponent of a number is larger than 32000.")},
    {-124, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "A number has more than 255 digits.")},
    {-128, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "A number is not allowed at this place.")},
    {-130, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "A unit in the command is wrong.")},
    {-131, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "This unit does not fit the setting.")},
    {-134, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "A unit is longer than twelve characters.")},
    {-138, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "This setting takes no unit.")},
    {-140, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "A word among the arguments is wrong.")},
    {-141, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "A word among the arguments is none of the choices of this setting.")},
    {-144, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "A word among the arguments is longer than twelve characters.")},
    {-148, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "A word is not allowed at this place.")},
    {-150, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "A string in the command is wrong.")},
    {-151, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "A string is not closed or cannot be used here.")},
    {-158, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "A string is not allowed at this place.")},
    {-160, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "A data block in the command is wrong.")},
    {-161, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "A data block ended before the length it announced.")},
    {-168, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "A data block is not allowed at this place.")},
    {-170, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "An expression in parentheses is wrong.")},
    {-171, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "An expression is not closed or holds a wrong character.")},
    {-178, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "An expression is not allowed at this place.")},
    {-180, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "A macro is wrong.")},
    {-200, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "The instrument could not carry out the command in its present state.")},
    {-201, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "The instrument is under local control; put it into remote and send again.")},
    {-202, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "Settings were lost when the instrument went to local.")},
    {-203, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "The command is protected; a password or a key is needed first.")},
    {-210, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "Something is wrong with the trigger.")},
    {-211, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "A trigger came while the instrument was not waiting for one.")},
    {-212, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "An arm signal came while the instrument was not waiting for one.")},
    {-213, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "A measurement was started while one was running already.")},
    {-214, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "The trigger source waits for a trigger that this command would need first.")},
    {-215, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "The arm source waits for a signal that this command would need first.")},
    {-220, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "An argument cannot be used.")},
    {-221, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "The command contradicts other settings of the instrument.")},
    {-222, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "A value is outside the instrument's range.")},
    {-223, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "There was more data than the instrument can hold.")},
    {-224, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "An argument is none of the values this setting takes.")},
    {-225, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "The instrument has run out of memory.")},
    {-226, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "Two lists of values differ in length.")},
    {-230, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "There is no valid reading; start a measurement first.")},
    {-231, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "The reading is questionable.")},
    {-232, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "Data has the wrong format.")},
    {-233, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "Data has the wrong version.")},
    {-240, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "The command failed because of a hardware fault.")},
    {-241, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "An option or module that the command needs is not there.")},
    {-250, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "The instrument's storage failed.")},
    {-252, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "No storage medium is inserted.")},
    {-253, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "The storage medium cannot be read.")},
    {-254, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "The storage medium is full.")},
    {-255, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "The directory on the instrument is full.")},
    {-256, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "There is no file of that name on the instrument.")},
    {-257, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "The file name is wrong or taken already.")},
    {-258, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "The storage medium is protected against writing.")},
    {-260, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "An expression could not be worked out.")},
    {-270, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "A macro could not be run.")},
    {-280, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "A program in the instrument failed.")},
    {-290, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "The instrument's memory of settings failed.")},
    {-300, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "The instrument reports a fault of its own; its manual knows more.")},
    {-310, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "The instrument reports an internal error.")},
    {-311, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "The instrument reports a memory fault.")},
    {-312, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "Protected memory of the instrument was lost.")},
    {-313, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "The calibration of the instrument was lost.")},
    {-314, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "Stored settings of the instrument were lost.")},
    {-315, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "Stored configuration of the instrument was lost.")},
    {-320, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "The instrument reports a storage fault.")},
    {-321, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "The instrument has run out of memory.")},
    {-330, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "The self test failed.")},
    {-340, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "The calibration failed.")},
    {-350, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "The error queue is full; later errors were not recorded.")},
    {-360, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "Communication with the instrument failed.")},
    {-361, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "A byte arrived with wrong parity; check the serial settings.")},
    {-362, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "A byte arrived without its stop bit; check the serial speed.")},
    {-363, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "Commands came faster than the instrument reads them; check the flow control.")},
    {-365, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "The instrument gave up waiting for the rest of a command.")},
    {-400, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "A question and its answer did not fit together.")},
    {-410, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "A new command came before the answer was read; the answer is lost.")},
    {-420, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "An answer was read although nothing had been asked, or the question was incomplete.")},
    {-430, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "Both buffers of the instrument were full; ask for less at once.")},
    {-440, QT_TRANSLATE_NOOP("visor::scpi::ErrorText", "A question followed one whose answer has no fixed end; ask that one last.")},
});
// clang-format on

QString translatedError(const char* text)
{
    return QCoreApplication::translate(kErrorContext, text);
}

} // namespace

Result<ErrorReply> parseErrorReply(QByteArrayView reply)
{
    const QByteArrayView text = reply.first(std::min<qsizetype>(reply.size(), 4096)).trimmed();
    qsizetype at = 0;
    // A header in front of the number, as instruments with HEADer ON send.
    while (at < text.size() && !(text[at] >= '0' && text[at] <= '9') && text[at] != '-' && text[at] != '+')
        ++at;
    qsizetype end = at;
    while (end < text.size() && text[end] != ',' && text[end] != ' ' && text[end] != ';')
        ++end;
    QByteArrayView digits = text.sliced(at, end - at);
    if (digits.startsWith('+'))
        digits = digits.sliced(1);
    bool isNumber = false;
    ErrorReply entry;
    entry.number = digits.toByteArray().toInt(&isNumber);
    const bool hasStringBefore = text.first(at).contains('"');
    if (!isNumber || hasStringBefore)
        return failure(visa::Status::ErrorInvalidFormat,
                       QCoreApplication::translate(
                           kErrorContext, "The instrument's answer is no entry of an error queue; check the "
                                          "error query of its profile."),
                       QStringLiteral("scpi.error"),
                       QString::fromLatin1(text.first(std::min<qsizetype>(text.size(), 64))));
    QByteArrayView words = text.sliced(end).trimmed();
    if (words.startsWith(','))
        words = words.sliced(1).trimmed();
    if (const auto quoted = parseString(words))
        entry.text = QString::fromUtf8(*quoted);
    else
        entry.text = QString::fromUtf8(words.toByteArray());
    return entry;
}

std::optional<int> errorNumber(QByteArrayView entry)
{
    const auto reply = parseErrorReply(entry);
    return reply ? std::optional<int>(reply->number) : std::nullopt;
}

QString explainError(int number)
{
    const auto row = std::find_if(kErrorRows.begin(), kErrorRows.end(),
                                  [number](const ErrorRow& r) { return r.number == number; });
    if (row != kErrorRows.end())
        return translatedError(row->text);
    // The class of a number is its hundred.
    if (number <= -100 && number > -500)
        return explainError(number / 100 * 100);
    if (number > 0)
        return QCoreApplication::translate(kErrorContext,
                                           "An error of the instrument's own; its manual explains the number.");
    return QCoreApplication::translate(kErrorContext, "The instrument reports an event of its own.");
}

} // namespace visor::scpi
