// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/wire/message_attributes.h"

#include <QCoreApplication>

namespace visor::wire {

using visa::Attribute;
using visa::AttributeValue;
using visa::Status;

namespace {

class MessageAttributesText
{
    Q_DECLARE_TR_FUNCTIONS(visor::wire::MessageAttributes)
};

constexpr std::int64_t kInfiniteTimeout = 0xFFFFFFFF; ///< VI_TMO_INFINITE

} // namespace

MessageAttributes::MessageAttributes(visa::ResourceName resource, std::chrono::milliseconds timeout)
    : m_resource(std::move(resource)), m_timeout(timeout)
{
}

Result<AttributeValue> MessageAttributes::get(Attribute id) const
{
    const auto info = visa::checkAttribute(m_resource, id);
    if (!info)
        return tl::unexpected(info.error());
    switch (id) {
    case Attribute::ResourceClass:
        return m_resource.resourceClass();
    case Attribute::ResourceName:
        return m_resource.toString();
    case Attribute::SendEndEnabled:
        return m_sendEnd;
    case Attribute::SuppressEndEnabled:
        return m_suppressEnd;
    case Attribute::TermChar:
        return std::int64_t{static_cast<unsigned char>(m_termChar)};
    case Attribute::TermCharEnabled:
        return m_termCharEnabled;
    case Attribute::TimeoutValue:
        return m_timeout == std::chrono::milliseconds::max() ? kInfiniteTimeout : std::int64_t{m_timeout.count()};
    case Attribute::InterfaceType:
        return std::int64_t{static_cast<std::uint16_t>(m_resource.interfaceType())};
    case Attribute::InterfaceNumber:
        return std::int64_t{m_resource.board()};
    default:
        break;
    }
    if (const auto kept = m_others.find(id); kept != m_others.end())
        return kept->second;
    if (auto value = (*info)->defaultAttributeValue())
        return *value;
    return failure(Status::ErrorUnsupportedAttribute,
                   MessageAttributesText::tr("This connection does not know its %1.").arg(QString((*info)->name)),
                   QStringLiteral("attribute"));
}

Result<void> MessageAttributes::set(Attribute id, const AttributeValue& value)
{
    const auto checked = visa::checkAttributeValue(m_resource, id, value);
    if (!checked)
        return tl::unexpected(checked.error());
    const bool* const flag = std::get_if<bool>(&*checked);
    const std::int64_t* const number = std::get_if<std::int64_t>(&*checked);
    if (id == Attribute::SendEndEnabled && flag != nullptr) {
        m_sendEnd = *flag;
    } else if (id == Attribute::SuppressEndEnabled && flag != nullptr) {
        m_suppressEnd = *flag;
    } else if (id == Attribute::TermCharEnabled && flag != nullptr) {
        m_termCharEnabled = *flag;
    } else if (id == Attribute::TermChar && number != nullptr) {
        m_termChar = static_cast<char>(*number);
    } else if (id == Attribute::TimeoutValue && number != nullptr) {
        m_timeout =
            *number == kInfiniteTimeout ? std::chrono::milliseconds::max() : std::chrono::milliseconds(*number);
    } else {
        m_others[id] = *checked;
    }
    return {};
}

} // namespace visor::wire
