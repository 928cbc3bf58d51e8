// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transports/usbtmc/messages.h"
#include "transports/usbtmc/usb_functions.h"
#include "transports/wire/message_attributes.h"

namespace visor::usbtmc {

/// The VISA attributes of a USB INSTR session (VPP-4.3 §5.1): those of every message based session, and what the
/// descriptors and GET_CAPABILITIES say. A value owned by its session; same thread.
class UsbtmcAttributes : public wire::MessageAttributes
{
public:
    using MessageAttributes::MessageAttributes;

    /// What ends a read beside END; nothing while VI_ATTR_TERMCHAR_EN is off.
    [[nodiscard]] std::optional<char> termination() const
    {
        return endsAtTermChar() ? std::optional(termChar()) : std::nullopt;
    }
    /// ErrorUnsupportedAttribute for what the resource's class does not have.
    [[nodiscard]] Result<visa::AttributeValue> get(visa::Attribute id, const UsbFunction& function,
                                                   const Capabilities& capabilities) const;
};

} // namespace visor::usbtmc
