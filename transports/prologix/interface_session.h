// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/session.h"
#include "transports/prologix/adapter.h"
#include "transports/wire/message_attributes.h"

namespace visor::prologix {

/// The adapter itself (PRLGX-TCPIP INTFC, PRLGX-ASRL INTFC): lines such as "++ver" and their one-line answers,
/// while instruments on its bus are in use by other sessions. Of a bus's verbs it has clear (interface clear,
/// ++ifc).
class InterfaceSession : public visa::Session
{
public:
    InterfaceSession(visa::ResourceName resource, std::shared_ptr<Adapter> adapter,
                     std::chrono::milliseconds timeout);
    ~InterfaceSession() override;

    [[nodiscard]] Result<void> write(QByteArrayView bytes, const visa::Deadline& deadline,
                                     bool end = true) override;
    [[nodiscard]] Result<visa::ReadChunk> read(std::span<char> into, const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> clear(const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> trigger(const visa::Deadline& deadline) override;
    [[nodiscard]] Result<std::uint8_t> readStatusByte(const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> lock(visa::LockMode mode, const QByteArray& key,
                                    const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> unlock(const visa::Deadline& deadline) override;
    [[nodiscard]] Result<visa::LockState> lockState(const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> setRemote(visa::RemoteMode mode, const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> onServiceRequest(ServiceRequestHandler handler,
                                                const visa::Deadline& deadline) override;
    [[nodiscard]] const visa::ResourceName& resource() const override { return m_attributes.resource(); }
    [[nodiscard]] bool isDirty() const override { return false; }
    [[nodiscard]] Result<visa::AttributeValue> attribute(visa::Attribute id) const override
    {
        return m_attributes.get(id);
    }
    [[nodiscard]] Result<void> setAttribute(visa::Attribute id, const visa::AttributeValue& value) override
    {
        return m_attributes.set(id, value);
    }

private:
    const std::shared_ptr<Adapter> m_adapter;
    const Adapter::Owner m_owner;
    wire::MessageAttributes m_attributes;
    QByteArray m_answer; ///< what a small read left
};

} // namespace visor::prologix
