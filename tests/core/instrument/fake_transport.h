// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/transport.h"

#include <QByteArrayList>

#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>

namespace visor::test {

/// What the fake instrument does next; shared by the test and every session of the transport.
struct FakeBench
{
    std::mutex mutex;
    std::condition_variable changed;
    bool refusesOpen = false; ///< open fails with ErrorResourceNotFound
    bool isTaken = false;     ///< open fails with ErrorResourceBusy
    bool isMute = false;      ///< reads wait for their deadline or cancel
    bool failsClear = false;  ///< device clear fails with ErrorIo
    bool isUnplugged = false; ///< every act fails with ErrorConnectionLost
    int opens = 0;
    visa::UsbQuirkChanges openedWith;                                    ///< of the last open
    visa::UsbQuirkChanges adaptedTo;                                     ///< of the last session
    instrument::NativeLocks nativeLocks = instrument::NativeLocks::None; ///< what the instrument itself keeps
    bool isLockedByOthers = false; ///< its lock belongs to somebody else: lock() waits for it
    int locksHeld = 0;
    QByteArrayList lockActs; ///< "lock exclusive", "lock shared KEY", "unlock", "close"
    bool hasServiceRequests = false;
    visa::MessageChannel::ServiceRequestHandler serviceHandler; ///< as set; called with the mutex released
    std::uint8_t statusByte = 0x10;                             ///< RQS is cleared by a poll
    int polls = 0;
    int clears = 0;
    int triggers = 0;
    QByteArrayList written;
    std::map<visa::Attribute, visa::AttributeValue> attributes; ///< as set
    /// What a message is answered with (terminator included), empty for nothing. Replaces the default answers.
    /// Called with the mutex held.
    std::function<QByteArray(const QByteArray& message)> answer;
};

/// An instrument in memory that answers every message ending in '?' with "reply to <message>\n".
class FakeSession : public visa::Session
{
public:
    FakeSession(std::shared_ptr<FakeBench> bench, visa::ResourceName resource)
        : m_bench(std::move(bench)), m_resource(std::move(resource))
    {
    }

    Result<void> write(QByteArrayView bytes, const visa::Deadline&, bool) override;
    Result<visa::ReadChunk> read(std::span<char> into, const visa::Deadline& deadline) override;
    Result<void> clear(const visa::Deadline&) override;
    ~FakeSession() override;
    Result<void> trigger(const visa::Deadline&) override;
    Result<std::uint8_t> readStatusByte(const visa::Deadline&) override;
    Result<void> lock(visa::LockMode mode, const QByteArray& key, const visa::Deadline& deadline) override;
    Result<void> unlock(const visa::Deadline&) override;
    Result<visa::LockState> lockState(const visa::Deadline&) override { return visa::LockState{}; }
    Result<void> setRemote(visa::RemoteMode, const visa::Deadline&) override { return {}; }
    Result<void> onServiceRequest(ServiceRequestHandler handler, const visa::Deadline&) override;
    const visa::ResourceName& resource() const override { return m_resource; }
    bool isDirty() const override { return false; }
    void adapt(const visa::UsbQuirkChanges& changes) override
    {
        const std::lock_guard lock(m_bench->mutex);
        m_bench->adaptedTo = changes;
    }
    Result<visa::AttributeValue> attribute(visa::Attribute) const override;
    Result<void> setAttribute(visa::Attribute attribute, const visa::AttributeValue& value) override
    {
        m_bench->attributes[attribute] = value;
        return {};
    }

private:
    std::shared_ptr<FakeBench> m_bench;
    visa::ResourceName m_resource;
    QByteArray m_output;
};

class FakeTransport : public instrument::Transport
{
public:
    explicit FakeTransport(std::shared_ptr<FakeBench> bench) : m_bench(std::move(bench)) {}

    QString name() const override { return QStringLiteral("fake"); }
    bool handles(const visa::ResourceName& resource) const override
    {
        return resource.interfaceType() == visa::InterfaceType::Tcpip;
    }
    instrument::NativeLocks nativeLocks(const visa::ResourceName&) const override { return m_bench->nativeLocks; }
    Result<std::unique_ptr<visa::Session>> open(const visa::ResourceName& resource,
                                                const instrument::OpenOptions& options,
                                                const visa::Deadline& deadline) override;

private:
    std::shared_ptr<FakeBench> m_bench;
};

} // namespace visor::test
