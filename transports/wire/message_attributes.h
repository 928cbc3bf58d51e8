// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/attributes.h"
#include "core/visa/resource_name.h"

#include <chrono>
#include <map>

namespace visor::wire {

/// The VISA attributes that message based sessions share whatever the wire (VPP-4.3 §3.2, §5.1), checked against
/// the table of core/visa. A value owned by its session; same thread. The session acts on those that concern it.
class MessageAttributes
{
public:
    MessageAttributes(visa::ResourceName resource, std::chrono::milliseconds timeout);

    [[nodiscard]] const visa::ResourceName& resource() const { return m_resource; }
    /// VI_ATTR_TMO_VALUE; milliseconds::max() for ever.
    [[nodiscard]] std::chrono::milliseconds timeout() const { return m_timeout; }
    [[nodiscard]] bool sendsEnd() const { return m_sendEnd; }
    [[nodiscard]] bool suppressesEnd() const { return m_suppressEnd; }
    [[nodiscard]] bool endsAtTermChar() const { return m_termCharEnabled; }
    [[nodiscard]] char termChar() const { return m_termChar; }
    void setEndsAtTermChar(bool on) { m_termCharEnabled = on; }

    /// ErrorUnsupportedAttribute for what the resource's class does not have or this session does not know.
    [[nodiscard]] Result<visa::AttributeValue> get(visa::Attribute id) const;
    /// Also ErrorAttributeReadOnly and ErrorUnsupportedAttributeState.
    [[nodiscard]] Result<void> set(visa::Attribute id, const visa::AttributeValue& value);

private:
    visa::ResourceName m_resource;
    std::chrono::milliseconds m_timeout;
    bool m_sendEnd = true;
    bool m_suppressEnd = false;
    bool m_termCharEnabled = false;
    char m_termChar = '\n';
    std::map<visa::Attribute, visa::AttributeValue> m_others; ///< kept for the caller, of no effect here
};

} // namespace visor::wire
