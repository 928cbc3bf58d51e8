// SPDX-License-Identifier: GPL-3.0-or-later
// The answer of an instrument's web server, and the document in it.
#include "transports/lxi/http_get.h"
#include "transports/lxi/identification.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace visor::lxi;
    const QByteArrayView bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const auto whole = parseHttpReply(bytes, true);
    if (whole && !*whole)
        std::abort(); // at the end there is a reply or none
    if (whole && (*whole)->body.size() > bytes.size())
        std::abort();
    static_cast<void>(parseHttpReply(bytes.first(bytes.size() / 2), false));
    static_cast<void>(parseIdentification(bytes.toByteArray()));
    return 0;
}
