// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/device.h"

#include <QByteArrayList>

#include <condition_variable>
#include <memory>
#include <mutex>

namespace visor::test {

/// Another device, watched: keeps every program message that reaches it, and can be made to go silent, as an
/// instrument with a hung processor does: it takes what it is sent and answers nothing. Thread-safe; outlives its
/// links.
class WatchedDevice : public visa::Device
{
public:
    /// `number` replaces the last digit of the serial number in *IDN?, so that several of a kind stay apart.
    explicit WatchedDevice(std::shared_ptr<visa::Device> device, int number = 0)
        : m_device(std::move(device)), m_number(number)
    {
    }

    [[nodiscard]] Result<std::unique_ptr<visa::DeviceLink>> open() override;

    void setSilent(bool isSilent);
    /// Whole messages in the order they came, terminators taken off.
    [[nodiscard]] QByteArrayList messages() const;
    void forget();
    /// Waits until somebody reads from the silent device; false at the deadline.
    [[nodiscard]] bool waitForReader(const visa::Deadline& deadline) const;

private:
    class Link;

    const std::shared_ptr<visa::Device> m_device;
    const int m_number;
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_changed;
    QByteArrayList m_messages;
    QByteArray m_part;
    bool m_isSilent = false;
    int m_readers = 0;
};

} // namespace visor::test
