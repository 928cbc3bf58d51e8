// SPDX-License-Identifier: GPL-3.0-or-later
// Texts of instruments and of people: messages, error replies, identities, numbers.
#include "core/scpi/error_text.h"
#include "core/scpi/identity.h"
#include "core/scpi/message.h"
#include "core/scpi/quantity.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArrayView bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    for (const auto& unit : visor::scpi::programUnits(bytes))
        static_cast<void>(visor::scpi::splitArguments(unit.arguments));
    static_cast<void>(visor::scpi::splitResponse(bytes));
    static_cast<void>(visor::scpi::queryCount(bytes));
    static_cast<void>(visor::scpi::matchesHeader("[SOURce#:]VOLTage[:LEVel][:IMMediate][:AMPLitude]?", bytes));
    static_cast<void>(visor::scpi::parseErrorReply(bytes));
    static_cast<void>(visor::scpi::Identity::parse(bytes));
    static_cast<void>(visor::scpi::parseNumericResponse(bytes));
    const QString text = QString::fromUtf8(bytes);
    static_cast<void>(visor::scpi::Quantity::parse(text));
    static_cast<void>(visor::scpi::Quantity::parse(text, u"V", visor::scpi::PrefixStyle::Scpi, u','));
    return 0;
}
