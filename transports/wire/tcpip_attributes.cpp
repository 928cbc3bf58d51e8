// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/wire/tcpip_attributes.h"

namespace visor::wire {

using visa::Attribute;
using visa::AttributeValue;

namespace {

Result<AttributeValue> tcpipOption(const Result<bool>& option)
{
    if (!option)
        return tl::unexpected(option.error());
    return AttributeValue(*option);
}

} // namespace

Result<AttributeValue> TcpipAttributes::get(Attribute id, const TcpStream& stream) const
{
    if (const auto info = visa::checkAttribute(resource(), id); !info)
        return tl::unexpected(info.error());
    const auto* const instrument = resource().as<visa::TcpipInstrument>();
    switch (id) {
    case Attribute::TcpipAddress:
        return stream.peerAddress();
    case Attribute::TcpipHostName: {
        // VPP-4.3: empty when the resource names the address in numbers.
        const QString host = resource().host();
        return host == stream.peerAddress() ? QString() : host;
    }
    case Attribute::TcpipPort:
        return std::int64_t{stream.peerPort()};
    case Attribute::TcpipDeviceName:
        return instrument != nullptr ? instrument->device : QString();
    case Attribute::TcpipIsHislip:
        return instrument != nullptr && instrument->isHislip();
    case Attribute::TcpipNoDelay:
        return tcpipOption(stream.noDelay());
    case Attribute::TcpipKeepAlive:
        return tcpipOption(stream.keepAlive());
    default:
        break;
    }
    return MessageAttributes::get(id);
}

Result<void> TcpipAttributes::set(Attribute id, const AttributeValue& value, TcpStream& stream)
{
    if (id != Attribute::TcpipNoDelay && id != Attribute::TcpipKeepAlive)
        return MessageAttributes::set(id, value);
    const auto checked = visa::checkAttributeValue(resource(), id, value);
    if (!checked)
        return tl::unexpected(checked.error());
    const bool on = std::get<bool>(*checked);
    return id == Attribute::TcpipNoDelay ? stream.setNoDelay(on) : stream.setKeepAlive(on);
}

} // namespace visor::wire
