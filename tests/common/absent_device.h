// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/device.h"

#include <memory>

namespace visor::test {

/// An address that links are made for though nobody is there: nothing is taken, every act fails with the status
/// that the one in front (a bus's gateway, say) has for it.
class AbsentDevice : public visa::Device
{
public:
    explicit AbsentDevice(visa::Status status) : m_status(status) {}

    [[nodiscard]] Result<std::unique_ptr<visa::DeviceLink>> open() override
    {
        return std::make_unique<Link>(m_status);
    }

private:
    using Deadline = visa::Deadline;

    class Link : public visa::DeviceLink
    {
    public:
        explicit Link(visa::Status status) : m_status(status) {}

        Result<void> write(QByteArrayView, const Deadline&, bool) override { return nobody(); }
        Result<visa::ReadChunk> read(std::span<char>, const Deadline&) override { return nobody(); }
        Result<void> clear(const Deadline&) override { return nobody(); }
        Result<void> trigger(const Deadline&) override { return nobody(); }
        Result<std::uint8_t> readStatusByte(const Deadline&) override { return nobody(); }
        Result<void> lock(visa::LockMode, const QByteArray&, const Deadline&) override { return nobody(); }
        Result<void> unlock(const Deadline&) override { return nobody(); }
        Result<visa::LockState> lockState(const Deadline&) override { return visa::LockState{}; }
        Result<void> setRemote(visa::RemoteMode, const Deadline&) override { return nobody(); }
        Result<void> onServiceRequest(ServiceRequestHandler, const Deadline&) override { return {}; }
        bool isResponseAvailable() const override { return false; }
        void abort() override {}

    private:
        [[nodiscard]] tl::unexpected<Error> nobody() const
        {
            return failure(m_status, QStringLiteral("nobody listens"));
        }

        const visa::Status m_status;
    };

    const visa::Status m_status;
};

} // namespace visor::test
