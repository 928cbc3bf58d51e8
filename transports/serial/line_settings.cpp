// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/serial/line_settings.h"

namespace visor::serial {

using visa::Attribute;
using visa::AttributeValue;

bool LineSettings::set(Attribute id, const AttributeValue& value)
{
    const bool* const flag = std::get_if<bool>(&value);
    const std::int64_t* const given = std::get_if<std::int64_t>(&value);
    const std::int64_t number = given != nullptr ? *given : (flag != nullptr && *flag ? 1 : 0);
    switch (id) {
    case Attribute::AsrlBaud:
        baud = static_cast<std::uint32_t>(number);
        return true;
    case Attribute::AsrlDataBits:
        dataBits = static_cast<std::uint8_t>(number);
        return true;
    case Attribute::AsrlParity:
        parity = static_cast<Parity>(number);
        return true;
    case Attribute::AsrlStopBits:
        stopBits = static_cast<std::uint8_t>(number);
        return true;
    case Attribute::AsrlFlowControl:
        flow = static_cast<std::uint8_t>(number);
        return true;
    case Attribute::AsrlXonCharacter:
        xon = static_cast<char>(number);
        return true;
    case Attribute::AsrlXoffCharacter:
        xoff = static_cast<char>(number);
        return true;
    case Attribute::AsrlEndIn:
        endIn = static_cast<LineEnd>(number);
        return true;
    case Attribute::AsrlEndOut:
        endOut = static_cast<LineEnd>(number);
        return true;
    case Attribute::AsrlDiscardNull:
        discardsNull = number != 0;
        return true;
    case Attribute::AsrlReplaceCharacter:
        replacement = static_cast<char>(number);
        return true;
    case Attribute::AsrlBreakLength:
        breakLength = std::chrono::milliseconds(number);
        return true;
    case Attribute::AsrlDtrState: // −1, "unknown", leaves the line alone
        dataTerminalReady = number < 0 ? std::nullopt : std::optional(number != 0);
        return true;
    case Attribute::AsrlRtsState:
        requestToSend = number < 0 ? std::nullopt : std::optional(number != 0);
        return true;
    default:
        return false;
    }
}

std::optional<AttributeValue> LineSettings::get(Attribute id) const
{
    const auto character = [](char c) { return AttributeValue(std::int64_t{static_cast<unsigned char>(c)}); };
    switch (id) {
    case Attribute::AsrlBaud:
        return AttributeValue(std::int64_t{baud});
    case Attribute::AsrlDataBits:
        return AttributeValue(std::int64_t{dataBits});
    case Attribute::AsrlParity:
        return AttributeValue(static_cast<std::int64_t>(parity));
    case Attribute::AsrlStopBits:
        return AttributeValue(std::int64_t{stopBits});
    case Attribute::AsrlFlowControl:
        return AttributeValue(std::int64_t{flow});
    case Attribute::AsrlXonCharacter:
        return character(xon);
    case Attribute::AsrlXoffCharacter:
        return character(xoff);
    case Attribute::AsrlEndIn:
        return AttributeValue(static_cast<std::int64_t>(endIn));
    case Attribute::AsrlEndOut:
        return AttributeValue(static_cast<std::int64_t>(endOut));
    case Attribute::AsrlDiscardNull:
        return AttributeValue(discardsNull);
    case Attribute::AsrlReplaceCharacter:
        return character(replacement);
    case Attribute::AsrlBreakLength:
        return AttributeValue(std::int64_t{breakLength.count()});
    default:
        return std::nullopt;
    }
}

std::chrono::milliseconds LineSettings::timeFor(std::size_t characters) const
{
    const std::uint64_t tenths = 10u * (1u + dataBits + (parity == Parity::None ? 0u : 1u)) + stopBits;
    return std::chrono::milliseconds(characters * tenths * 100 / baud + 1);
}

bool marksErrors(const LineSettings& settings, bool countsErrors)
{
    return settings.parity != Parity::None || settings.endIn == LineEnd::Break || countsErrors;
}

} // namespace visor::serial
