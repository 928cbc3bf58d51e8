// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/session.h"
#include "transports/vxi11/interrupt_listener.h"
#include "transports/vxi11/messages.h"
#include "transports/wire/rpc_client.h"
#include "transports/wire/tcpip_attributes.h"

#include <memory>
#include <mutex>
#include <optional>

namespace visor::vxi11 {

/// A link to an instrument over VXI-11: the core channel, the abort channel when first needed, the interrupt
/// channel while service requests are wanted. Destroying it destroys the link, also after errors: instruments run
/// out of them.
///
/// Cancelling: the waiting thread itself sends device_abort and gives the instrument a short grace to answer; a
/// reply that comes later still is dropped by its transaction id. A write that breaks off between two of its
/// chunks leaves half a command in the instrument: the next write clears the device first.
class Vxi11Session : public visa::Session
{
public:
    struct Link
    {
        std::int32_t id = 0; ///< any value, zero too
        std::uint16_t abortPort = 0;
        std::uint32_t maximumReceiveSize = 0;
    };

    /// Takes over a core channel with a link on it (Vxi11Transport::open).
    Vxi11Session(visa::ResourceName resource, wire::RpcClient core, Link link, std::chrono::milliseconds timeout);
    ~Vxi11Session() override;

    [[nodiscard]] Result<void> write(QByteArrayView bytes, const visa::Deadline& deadline,
                                     bool end = true) override;
    [[nodiscard]] Result<visa::ReadChunk> read(std::span<char> into, const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> clear(const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> trigger(const visa::Deadline& deadline) override;
    [[nodiscard]] Result<std::uint8_t> readStatusByte(const visa::Deadline& deadline) override;
    /// Exclusive only (ErrorUnsupportedOperation for shared); nested locks are counted here, the instrument knows
    /// one.
    [[nodiscard]] Result<void> lock(visa::LockMode mode, const QByteArray& key,
                                    const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> unlock(const visa::Deadline& deadline) override;
    /// VXI-11 tells only about our own lock.
    [[nodiscard]] Result<visa::LockState> lockState(const visa::Deadline& deadline) override;
    [[nodiscard]] Result<void> setRemote(visa::RemoteMode mode, const visa::Deadline& deadline) override;
    /// The wire does not carry the status byte: the handler gets RQS alone (0x40). Read the status byte, not from
    /// inside the handler, or no further request comes.
    [[nodiscard]] Result<void> onServiceRequest(ServiceRequestHandler handler,
                                                const visa::Deadline& deadline) override;

    [[nodiscard]] const visa::ResourceName& resource() const override { return m_attributes.resource(); }
    /// Never: late replies are recognised.
    [[nodiscard]] bool isDirty() const override { return false; }
    [[nodiscard]] Result<visa::AttributeValue> attribute(visa::Attribute id) const override;
    [[nodiscard]] Result<void> setAttribute(visa::Attribute id, const visa::AttributeValue& value) override;

    /// device_docmd of interface links (VXI-11.2 §B.6.15): bus commands of a GPIB gateway.
    [[nodiscard]] Result<QByteArray> doCommand(std::int32_t command, std::int32_t dataSize, QByteArrayView data,
                                               const visa::Deadline& deadline);

private:
    struct Times
    {
        std::uint32_t io;
        std::uint32_t lock;
        visa::Deadline local;
    };
    [[nodiscard]] QString deviceName() const;
    [[nodiscard]] Times times(const visa::Deadline& deadline, bool waitsForLock) const;
    [[nodiscard]] wire::RpcClient::CancelHook abortHook();
    void sendAbort(const visa::Deadline& deadline);
    /// What a failed call means after a cancel.
    [[nodiscard]] Error settled(Error error, const QString& operation) const;
    [[nodiscard]] Result<std::uint32_t> writeChunk(QByteArrayView chunk, bool end, const visa::Deadline& deadline);
    /// readstb, trigger, clear, remote, local.
    [[nodiscard]] Result<QByteArrayView> callGeneric(Procedure procedure, const QString& operation,
                                                     const visa::Deadline& deadline);
    [[nodiscard]] Result<void> runGeneric(Procedure procedure, const QString& operation,
                                          const visa::Deadline& deadline);
    [[nodiscard]] Result<void> startServiceRequests(const visa::Deadline& deadline);
    void stopServiceRequests(const visa::Deadline& deadline);
    void deliverServiceRequest(QByteArrayView handle);

    wire::RpcClient m_core;
    std::optional<wire::RpcClient> m_abort;
    Link m_link;
    std::uint32_t m_writeChunk;
    wire::TcpipAttributes m_attributes;
    int m_lockDepth = 0;
    bool m_abortTried = false;    ///< during the current operation
    bool m_writeBrokeOff = false; ///< the instrument holds the beginning of a program message

    std::unique_ptr<InterruptListener> m_interrupts;
    QByteArray m_handle;       ///< names this link in service requests
    std::mutex m_handlerMutex; ///< protects m_handler, held while it runs
    ServiceRequestHandler m_handler;
};

} // namespace visor::vxi11
