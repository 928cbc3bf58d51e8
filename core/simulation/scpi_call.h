// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/clock.h"
#include "core/simulation/scpi_number.h"
#include "core/simulation/scpi_response.h"
#include "core/simulation/scpi_unit.h"

#include <QByteArray>
#include <QByteArrayList>

#include <cstddef>
#include <optional>
#include <vector>

namespace visor::simulation {

/// One command or query while an instrument carries it out: what the client sent, and the way to answer or to
/// refuse. Lives on the stack of the engine, under the instrument's mutex.
///
/// The readers of arguments fail the call themselves (with the standard's error), so a handler only writes
/// `if (const auto volts = call.number(0, "V", kRange)) m_volts = *volts;`. A failed call sends no response of its
/// own, and an argument that nobody read is -108.
class ScpiCall
{
public:
    ScpiCall(const ScpiUnit& unit, const std::vector<int>& suffixes, ScpiResponse& response)
        : m_unit(unit), m_suffixes(suffixes), m_response(response)
    {
    }
    ScpiCall(const ScpiCall&) = delete;
    ScpiCall& operator=(const ScpiCall&) = delete;

    [[nodiscard]] bool isQuery() const { return m_unit.isQuery; }
    [[nodiscard]] const QByteArray& header() const { return m_unit.header; }
    /// The number behind the i-th suffixed keyword of the pattern, counted from 0.
    [[nodiscard]] int suffix(std::size_t i = 0) const { return m_suffixes[i]; }

    [[nodiscard]] std::size_t argumentCount() const { return m_unit.arguments.size(); }
    [[nodiscard]] bool hasArgument(std::size_t i) const { return i < argumentCount(); }
    /// More arguments than that fail the call (-108); for commands that must do nothing then.
    [[nodiscard]] bool allowAtMost(std::size_t count);

    [[nodiscard]] std::optional<double> number(std::size_t i, QByteArrayView unit, const NumberRange& range);
    /// Rounded to a whole number, no unit.
    [[nodiscard]] std::optional<int> integer(std::size_t i, int minimum, int maximum);
    /// ON, OFF or a number (not 0 is on).
    [[nodiscard]] std::optional<bool> boolean(std::size_t i);
    /// Index of the mnemonic ("EDGE", "SINusoid") the client wrote in short or long form; -224 when it is none.
    [[nodiscard]] std::optional<std::size_t> choice(std::size_t i, const QByteArrayList& mnemonics);
    /// A quoted string, or character data as written.
    [[nodiscard]] std::optional<QByteArray> text(std::size_t i);
    [[nodiscard]] std::optional<QByteArray> block(std::size_t i);
    /// What is between the parentheses, e.g. "@1,3" of a channel list.
    [[nodiscard]] std::optional<QByteArray> expression(std::size_t i);
    /// Argument as the client sent it; fails the call (-109) and gives null when missing.
    [[nodiscard]] const ScpiArgument* argument(std::size_t i);

    /// Refuses; the first refusal counts.
    void fail(ScpiError error, const QByteArray& detail = {});
    [[nodiscard]] bool hasFailed() const { return m_error != ScpiError::None; }
    [[nodiscard]] ScpiError error() const { return m_error; }
    [[nodiscard]] const QByteArray& errorDetail() const { return m_errorDetail; }

    // One answer a query; a second one is separated by a comma, as array data is.
    void reply(QByteArray text);
    void reply(double value, int decimals = 8) { reply(scpiNumber(value, decimals)); }
    void replyInteger(qint64 value) { reply(QByteArray::number(value)); }
    void replyBoolean(bool value) { reply(value ? QByteArrayLiteral("1") : QByteArrayLiteral("0")); }
    /// In quotes.
    void replyString(const QByteArray& text);
    /// The short form of the mnemonic, as instruments answer.
    void replyChoice(const QByteArray& mnemonic);
    /// As a definite length block (IEEE 488.2 §8.7.9) with a length of eight digits, Keysight's habit. Not copied.
    void replyBlock(QByteArray data);

    /// The response message is not ready before this moment of the clock: the measurement takes time.
    void readyAt(Clock::Duration when);

    /// For the engine: arguments nobody looked at.
    [[nodiscard]] bool hasUnreadArguments() const { return m_read < argumentCount(); }

private:
    void beginAnswer();

    const ScpiUnit& m_unit;
    const std::vector<int>& m_suffixes;
    ScpiResponse& m_response;
    std::size_t m_read = 0; ///< arguments looked at
    bool m_answered = false;
    ScpiError m_error = ScpiError::None;
    QByteArray m_errorDetail;
};

} // namespace visor::simulation
