// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/instrument/device_transport.h"

#include "core/visa/forwarding_channel.h"

#include <map>

namespace visor::instrument {

namespace {

class DeviceSession final : public visa::ForwardingChannel<visa::Session, visa::DeviceLink>
{
public:
    DeviceSession(DeviceTransport::Source source, visa::ResourceName resource)
        : m_source(std::move(source)), m_resource(std::move(resource))
    {
    }

    /// Plugs into the instrument of the moment.
    Result<void> plug()
    {
        auto device = m_source();
        if (!device)
            return tl::unexpected(std::move(device.error()));
        if (*device == m_device)
            return {};
        auto link = (*device)->open();
        if (!link)
            return tl::unexpected(std::move(link.error()));
        m_link = std::move(*link);
        m_device = std::move(*device);
        return {};
    }

    Result<void> write(QByteArrayView bytes, const visa::Deadline& deadline, bool end) override
    {
        if (auto plugged = plug(); !plugged)
            return plugged;
        return ForwardingChannel::write(bytes, deadline, end);
    }
    const visa::ResourceName& resource() const override { return m_resource; }
    bool isDirty() const override { return false; }
    Result<visa::AttributeValue> attribute(visa::Attribute id) const override
    {
        const auto found = m_attributes.find(id);
        if (found == m_attributes.end())
            return failure(visa::Status::ErrorUnsupportedAttribute,
                           QStringLiteral("A simulated instrument has no such attribute."),
                           QStringLiteral("device.attribute"));
        return found->second;
    }
    /// A call has no line to set up: what is set is only kept.
    Result<void> setAttribute(visa::Attribute id, const visa::AttributeValue& value) override
    {
        m_attributes[id] = value;
        return {};
    }

protected:
    visa::DeviceLink& target() const override { return *m_link; }

private:
    const DeviceTransport::Source m_source;
    const visa::ResourceName m_resource;
    std::shared_ptr<visa::Device> m_device;
    std::unique_ptr<visa::DeviceLink> m_link; ///< ends before its device
    std::map<visa::Attribute, visa::AttributeValue> m_attributes;
};

} // namespace

Result<std::unique_ptr<visa::Session>> DeviceTransport::open(const visa::ResourceName& resource,
                                                             const OpenOptions&, const visa::Deadline&)
{
    auto session = std::make_unique<DeviceSession>(m_source, resource);
    if (auto plugged = session->plug(); !plugged)
        return tl::unexpected(std::move(plugged.error()));
    return session;
}

} // namespace visor::instrument
