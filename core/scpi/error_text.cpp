// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/scpi/error_text.h"

#include <QCoreApplication>

namespace visor::scpi {

namespace {

class ErrorText
{
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

} // namespace

std::optional<int> errorNumber(QByteArrayView entry)
{
    const qsizetype comma = entry.indexOf(',');
    const QByteArrayView digits = (comma < 0 ? entry : entry.first(comma)).trimmed();
    bool isNumber = false;
    const int number = digits.toInt(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

QString explainError(int number)
{
    switch (number) {
    case 0:
        return ErrorText::tr("There is no error.");
    case -101:
    case -102:
    case -103:
        return ErrorText::tr("The instrument cannot read the command: look for a wrong character or separator.");
    case -104:
        return ErrorText::tr("The parameter is of the wrong kind, a word instead of a number for example.");
    case -108:
        return ErrorText::tr("The command takes fewer parameters than were sent.");
    case -109:
        return ErrorText::tr("The command needs more parameters than were sent.");
    case -113:
        return ErrorText::tr("The instrument does not know this command: check the spelling, or its options.");
    case -114:
        return ErrorText::tr("The number in the command, a channel for example, does not exist.");
    case -115:
        return ErrorText::tr("The command came with the wrong number of parameters.");
    case -131:
        return ErrorText::tr("The instrument does not know this unit here.");
    case -138:
        return ErrorText::tr("This parameter takes no unit.");
    case -141:
        return ErrorText::tr("The word is not one of those the parameter allows.");
    case -148:
        return ErrorText::tr("This parameter takes no words.");
    case -151:
        return ErrorText::tr("The string is not well formed: check the quotes.");
    case -161:
        return ErrorText::tr("The block's length does not fit its data.");
    case -203:
        return ErrorText::tr("The command is protected; unlock the instrument first.");
    case -211:
        return ErrorText::tr("A trigger came when the instrument was not waiting for one.");
    case -213:
        return ErrorText::tr("A measurement is already running.");
    case -221:
        return ErrorText::tr("The setting contradicts another one; change that one first.");
    case -222:
        return ErrorText::tr("The value is outside the allowed range.");
    case -223:
        return ErrorText::tr("More data was sent than the instrument can keep.");
    case -224:
        return ErrorText::tr("The value is not one of those allowed.");
    case -230:
        return ErrorText::tr("The data asked for is not valid (yet); measure first.");
    case -240:
    case -241:
        return ErrorText::tr("The instrument reports a hardware problem or a missing option.");
    case -310:
        return ErrorText::tr("The instrument reports an internal fault.");
    case -330:
        return ErrorText::tr("The self test failed.");
    case -350:
        return ErrorText::tr("Errors came faster than they were read; some are lost.");
    case -363:
        return ErrorText::tr("The command was longer than the instrument's input buffer.");
    case -410:
        return ErrorText::tr("A new command came before the last reply was read.");
    case -420:
        return ErrorText::tr("A reply was read, but no query had been sent.");
    case -430:
        return ErrorText::tr("The instrument's buffers are full in both directions; clear it.");
    case -440:
        return ErrorText::tr("A query followed one whose reply has no end; send it alone.");
    default:
        break;
    }
    if (number > 0)
        return ErrorText::tr("An error of the instrument's own; its manual explains the number.");
    if (number > -200)
        return ErrorText::tr("The instrument does not understand the command.");
    if (number > -300)
        return ErrorText::tr("The instrument understood the command but cannot do it now.");
    if (number > -400)
        return ErrorText::tr("The instrument reports a fault of its own.");
    if (number > -500)
        return ErrorText::tr("Commands and replies got out of step.");
    return ErrorText::tr("The instrument reports an event of its own.");
}

} // namespace visor::scpi
