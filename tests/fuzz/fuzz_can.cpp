// SPDX-License-Identifier: GPL-3.0-or-later
// CAN: signals in payloads of any content, error frames, and the request language.
#include "transports/can/bus_health.h"
#include "transports/can/frame.h"
#include "transports/can/request_text.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace {

using namespace visor;

/// A whole number that a signal can hold comes back as it was put in.
void signalsComeBack(QByteArrayView bytes)
{
    if (bytes.size() < 5)
        return;
    const auto byte = [&](qsizetype at) { return static_cast<std::uint8_t>(bytes[at]); };
    can::SignalLayout layout;
    layout.startBit = byte(0) | (byte(1) & 1) << 8;
    layout.bitLength = 1 + byte(2) % 64;
    layout.isBig = (byte(3) & 1) != 0;
    layout.isSigned = (byte(3) & 2) != 0;
    QByteArray payload =
        bytes.sliced(4).first(std::min<qsizetype>(bytes.size() - 4, can::kLongestPayload)).toByteArray();
    if (!layout.fits(payload.size()))
        return;
    bool isNumber = false;
    const double value = can::signalToText(payload, layout).toDouble(&isNumber);
    if (!isNumber)
        std::abort();
    // Beyond 2^53 a double has not every whole number.
    const QByteArray before = payload;
    if (std::abs(value) < 9.0e15 && (!can::putSignal(payload, layout, value) || payload != before))
        std::abort();
}

void errorFramesAreRead(QByteArrayView bytes)
{
    can::BusHealth health;
    health.beginWait();
    while (bytes.size() >= 4) {
        std::uint32_t classes = 0;
        for (int i = 0; i < 4; ++i)
            classes = classes << 8 | static_cast<std::uint8_t>(bytes[i]);
        const qsizetype length = std::min<qsizetype>(bytes.size() - 4, classes % 9);
        health.note(classes, bytes.sliced(4, length));
        bytes = bytes.sliced(4 + length);
        if (health.description().size() > 10'000)
            std::abort(); // a flood of error frames must not become a novel
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArrayView bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    signalsComeBack(bytes);
    errorFramesAreRead(bytes);
    if (const auto requests = can::parseRequests(bytes)) {
        for (const can::Request& request : *requests) {
            if (!can::isPayloadLength(request.frame.payload.size(), request.frame.isFd))
                std::abort();
            static_cast<void>(can::frameToText(request.frame));
            for (const can::SignalLayout& layout : request.layouts) {
                if (layout.fits(request.frame.payload.size()))
                    static_cast<void>(can::signalToText(request.frame.payload, layout));
            }
        }
    }
    return 0;
}
