// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/transport.h"
#include "core/visa/session.h"
#include "transports/usbtmc/bulk_pipes.h"
#include "transports/usbtmc/interrupt_pipe.h"
#include "transports/usbtmc/reply_reader.h"
#include "transports/usbtmc/usbtmc_attributes.h"

#include <memory>

namespace visor::usbtmc {

/// A USB instrument (USBTMC 1.0, USB488 1.0), its interface claimed for this session alone: no other program or
/// session can open it meanwhile, so the wire has no locks of its own.
///
/// After a timeout or a cancel the device is told to abort and what it had queued is thrown away; what does not
/// get done within BulkPipes::kGrace is done by the next operation. A reply that comes late all the same is known
/// by its bTag. Unplugged: every call is ErrorConnectionLost.
///
/// No thread of its own; one from onServiceRequest() until it is ended.
class UsbtmcSession final : public visa::Session
{
public:
    /// Sends nothing but GET_CAPABILITIES (a device that refuses it is taken for a plain one without termination
    /// character) and what a quirk asks for. `quirks` is needed during the call only.
    [[nodiscard]] static Result<std::unique_ptr<UsbtmcSession>> open(const visa::ResourceName& resource,
                                                                     const instrument::OpenOptions& options,
                                                                     const QuirkTable& quirks,
                                                                     const visa::Deadline& deadline);
    ~UsbtmcSession() override;

    [[nodiscard]] Result<void> write(QByteArrayView bytes, const visa::Deadline& deadline,
                                     bool end = true) override;
    [[nodiscard]] Result<visa::ReadChunk> read(std::span<char> into, const visa::Deadline& deadline) override;
    /// INITIATE_CLEAR; where a quirk forbids it, both pipes are emptied and reset.
    [[nodiscard]] Result<void> clear(const visa::Deadline& deadline) override;
    /// The TRIGGER message; ErrorUnsupportedOperation where the device does not announce it (some go dead).
    [[nodiscard]] Result<void> trigger(const visa::Deadline& deadline) override;
    /// READ_STATUS_BYTE (USB488), or the status byte of a service request that came since.
    [[nodiscard]] Result<std::uint8_t> readStatusByte(const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> lock(visa::LockMode mode, const QByteArray& key,
                                    const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> unlock(const visa::Deadline& deadline) override;
    [[nodiscard]] Result<visa::LockState> lockState(const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> setRemote(visa::RemoteMode mode, const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> onServiceRequest(ServiceRequestHandler handler,
                                                const visa::Deadline& deadline) override;

    [[nodiscard]] const visa::ResourceName& resource() const override { return m_attributes.resource(); }
    [[nodiscard]] bool isDirty() const override { return !m_pipes.isSettled(); }
    void adapt(const visa::UsbQuirkChanges& changes) override;
    [[nodiscard]] Result<visa::AttributeValue> attribute(visa::Attribute id) const override;
    [[nodiscard]] Result<void> setAttribute(visa::Attribute id, const visa::AttributeValue& value) override;

    /// INDICATOR_PULSE: the instrument shows itself for a second. ErrorUnsupportedOperation where it cannot.
    [[nodiscard]] Result<void> indicate(const visa::Deadline& deadline);
    [[nodiscard]] const Capabilities& capabilities() const { return m_capabilities; }

private:
    UsbtmcSession(visa::ResourceName resource, std::chrono::milliseconds timeout,
                  std::unique_ptr<UsbDevice> device, const Quirks& known, const visa::UsbQuirkChanges& changes);

    [[nodiscard]] Result<void> greet(const visa::Deadline& deadline);
    [[nodiscard]] bool isUsb488() const;

    const Quirks m_known; ///< from the table
    Quirks m_quirks;      ///< with what the profile changes
    std::unique_ptr<UsbDevice> m_device;
    ControlChannel m_control;
    BulkPipes m_pipes;
    ReplyReader m_reader;
    std::unique_ptr<InterruptPipe> m_interrupts; ///< null without the endpoint
    UsbtmcAttributes m_attributes;
    Capabilities m_capabilities;
    TagCounter m_statusTags{2, 127};
};

} // namespace visor::usbtmc
