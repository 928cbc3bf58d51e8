// SPDX-License-Identifier: GPL-3.0-or-later
// Every VXI-11 message, and XDR through them. A message that parses must parse the same after being written again.
#include "transports/vxi11/messages.h"

#include <QByteArray>

#include <cstdlib>

namespace {

using namespace visor;

template<typename T>
void roundTrip(QByteArrayView bytes)
{
    const auto value = vxi11::parse<T>(bytes);
    if (!value)
        return;
    wire::XdrWriter first;
    put(first, *value);
    const auto again = vxi11::parse<T>(first.bytes());
    if (!again)
        std::abort();
    wire::XdrWriter second;
    put(second, *again);
    if (first.bytes() != second.bytes())
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const QByteArrayView bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    roundTrip<vxi11::CreateLinkParameters>(bytes);
    roundTrip<vxi11::CreateLinkReply>(bytes);
    roundTrip<vxi11::WriteReply>(bytes);
    roundTrip<vxi11::ReadParameters>(bytes);
    roundTrip<vxi11::GenericParameters>(bytes);
    roundTrip<vxi11::StatusByteReply>(bytes);
    roundTrip<vxi11::LockParameters>(bytes);
    roundTrip<vxi11::EnableServiceRequestParameters>(bytes);
    roundTrip<vxi11::DoCommandParameters>(bytes);
    roundTrip<vxi11::RemoteFunction>(bytes);
    if (const auto write = vxi11::parse<vxi11::WriteParameters>(bytes))
        static_cast<void>(write->data.toByteArray());
    if (const auto handle = vxi11::parseHandle(bytes))
        static_cast<void>(handle->toByteArray());
    static_cast<void>(vxi11::parse<vxi11::ErrorCode>(bytes));
    static_cast<void>(vxi11::parse<std::int32_t>(bytes));
    return 0;
}
