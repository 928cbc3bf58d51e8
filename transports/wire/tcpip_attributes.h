// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transports/wire/message_attributes.h"
#include "transports/wire/tcp_stream.h"

namespace visor::wire {

/// The VISA attributes that sessions over TCP share (VPP-4.3 §3.2, §5.1). A value owned by its session; same
/// thread.
class TcpipAttributes : public MessageAttributes
{
public:
    using MessageAttributes::MessageAttributes;

    /// ErrorUnsupportedAttribute for what the resource's class does not have.
    [[nodiscard]] Result<visa::AttributeValue> get(visa::Attribute id, const TcpStream& stream) const;
    /// Also ErrorAttributeReadOnly and ErrorUnsupportedAttributeState.
    [[nodiscard]] Result<void> set(visa::Attribute id, const visa::AttributeValue& value, TcpStream& stream);
};

} // namespace visor::wire
