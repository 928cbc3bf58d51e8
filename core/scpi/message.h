// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <vector>

namespace visor::scpi {

/// One unit of a program message: what stands between semicolons. Views into the message.
struct ProgramUnit
{
    QByteArrayView text;      ///< without blanks around it
    QByteArrayView header;    ///< ":MEAS:VOLT?", "*IDN?"; empty when there is none
    QByteArrayView arguments; ///< behind the header, without blanks around it

    [[nodiscard]] bool isQuery() const { return header.endsWith('?'); }
};

/// Splits at the separator, but not inside strings, blocks or parentheses (IEEE 488.2 §7.3 to
/// §7.7; parentheses hold SCPI channel lists). Elements come without blanks around them.
[[nodiscard]] std::vector<QByteArrayView> splitOutsideData(QByteArrayView text, char separator);

/// The units of a program message. An empty message has none; the terminator does not count.
[[nodiscard]] std::vector<ProgramUnit> programUnits(QByteArrayView message);

/// The arguments of a unit, the elements of one response unit.
[[nodiscard]] std::vector<QByteArrayView> splitArguments(QByteArrayView arguments);
/// The units of a response message: `A?;B?` is answered with `a;b` in one message.
[[nodiscard]] std::vector<QByteArrayView> splitResponse(QByteArrayView reply);

/// True when the instrument will answer: a unit's header ends with '?'. A '?' in a string or an argument does not
/// count.
[[nodiscard]] bool isQuery(QByteArrayView message);
/// How many response units the answer will have. They come in one response message, so one read is enough.
[[nodiscard]] int queryCount(QByteArrayView message);

/// True when `header` names what `pattern` describes: capitals are the short form, brackets are optional nodes,
/// either form in any letter case and nothing between (SCPI-99 vol. 1 §6.2.1):
/// matchesHeader("SYSTem:ERRor[:NEXT]?", ":syst:err?"). A number behind a mnemonic of the header is accepted where
/// the pattern has '#'.
[[nodiscard]] bool matchesHeader(QByteArrayView pattern, QByteArrayView header);

} // namespace visor::scpi
