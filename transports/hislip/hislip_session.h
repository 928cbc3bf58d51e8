// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/transport.h"
#include "core/visa/session.h"
#include "transports/hislip/async_channel.h"
#include "transports/hislip/session_locks.h"
#include "transports/hislip/session_security.h"
#include "transports/hislip/sync_channel.h"
#include "transports/wire/tcpip_attributes.h"

namespace visor::hislip {

/// A client's HiSLIP session (IVI-6.1, protocol 1.0 to 2.0): both channels, opened and closed together. Encrypted
/// where the resource or the instrument asks for it, or by VI_ATTR_TCPIP_HISLIP_ENCRYPTION_EN.
///
/// No thread of its own; one from onServiceRequest() until it is ended. After a timeout the late reply is
/// recognised by its message id and dropped. After a cancelled read or write the instrument is sent a device
/// clear, which the next operation completes. A timeout that was caused by somebody else's lock is reported as
/// such.
class HislipSession final : public visa::Session
{
public:
    /// Opens both channels. Sends nothing but the opening exchange (and the lock request, when `options` asks for
    /// one). `security` decides which servers are trusted.
    [[nodiscard]] static Result<std::unique_ptr<HislipSession>>
    open(const visa::ResourceName& resource, const instrument::OpenOptions& options,
         const visa::Deadline& deadline, ClientSecurity security = {}, const wire::LocalNames& names = {});
    ~HislipSession() override;

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

    [[nodiscard]] const visa::ResourceName& resource() const override { return m_resource; }
    /// In synchronized mode never; in overlapped mode a reply that came too late waits in the queue until a clear.
    [[nodiscard]] bool isDirty() const override { return m_isDirty; }
    [[nodiscard]] Result<visa::AttributeValue> attribute(visa::Attribute id) const override;
    [[nodiscard]] Result<void> setAttribute(visa::Attribute id, const visa::AttributeValue& value) override;

    /// For tests of the wrap: the MessageID of the next message.
    void setNextMessageId(std::uint32_t id) { m_sync.setNextId(id); }

private:
    /// How far a device clear has come; it survives a timeout and is taken up again by the next operation.
    enum class ClearStage : std::uint8_t {
        None,
        Requested,  ///< AsyncDeviceClear sent
        Completing, ///< DeviceClearComplete sent
    };

    HislipSession(const visa::ResourceName& resource, const instrument::OpenOptions& options,
                  ClientSecurity security, wire::TcpStream sync, wire::TcpStream async);

    [[nodiscard]] Result<void> negotiateMessageSize(const visa::Deadline& deadline);
    /// Completes a device clear that a timeout or a cancel left unfinished.
    [[nodiscard]] Result<void> resume(const visa::Deadline& deadline);
    [[nodiscard]] Result<void> runClear(const visa::Deadline& deadline);
    /// What to tell after a failed read or write: locked out, timed out, cancelled.
    [[nodiscard]] Error explain(Error error, const QString& operation);
    [[nodiscard]] Result<void> setOverlapped(bool overlapped);
    [[nodiscard]] Result<void> setEncrypted(bool encrypted);
    [[nodiscard]] visa::AttributeValue securityAttribute(visa::Attribute id) const;
    [[nodiscard]] Result<void> setMessageLimit(std::int64_t kilobytes);

    visa::ResourceName m_resource;
    const QString m_who;
    AsyncChannel m_async;
    SyncChannel m_sync;
    SessionLocks m_locks;
    SessionSecurity m_security;

    std::uint16_t m_version = kVersion10;
    std::uint64_t m_ourLimit = kDefaultMaxMessage;
    bool m_wantsOverlap = false;
    ClearStage m_clearStage = ClearStage::None;
    bool m_isDirty = false;

    wire::TcpipAttributes m_attributes;
};

} // namespace visor::hislip
