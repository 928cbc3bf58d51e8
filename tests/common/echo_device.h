// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/device.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <set>

namespace visor::test {

/// A small instrument for the tests of wires. Thread-safe; outlives its links. It understands, one command a
/// message:
///
///     *IDN? *OPC? *STB? *TRG *CLS
///     BLOCK? n       IEEE 488.2 block of n pattern bytes and a newline
///     BYTES? n       exactly n pattern bytes (0x0A among them), no newline; n = 0 is an empty response
///     LINE? n        n times 'a' and a newline
///     DELAY? ms      "late" and a newline, that much later
///     SILENT?        never answers
///     DATA bytes     keeps the bytes (a newline at the end is taken off); DATA? gives them back
///     TRIGGERS?      how often it was triggered · CLEARS? · REMOTE? (last RemoteMode) · LINKS? (open links)
///     SRQ            requests service on every link
///
/// Locks behave as DeviceLink says.
class EchoDevice : public visa::Device
{
public:
    explicit EchoDevice(QByteArray identity = "Visor,Echo,1,1.0", int maximumLinks = 1000);
    ~EchoDevice() override;

    [[nodiscard]] Result<std::unique_ptr<visa::DeviceLink>> open() override;

    /// Byte i of every block and of BYTES?.
    [[nodiscard]] static char patternByte(std::size_t i);
    [[nodiscard]] static QByteArray pattern(std::size_t count);

    /// Requests service on every link, as the command SRQ does. Any thread.
    void requestService();
    [[nodiscard]] int openLinks() const;
    /// Waits until so many links are open; false at the deadline.
    [[nodiscard]] bool waitForLinks(int count, const visa::Deadline& deadline) const;
    /// Waits until somebody is blocked in a read or a lock; false at the deadline.
    [[nodiscard]] bool waitForBlocked(const visa::Deadline& deadline) const;

private:
    class Link;

    QByteArray m_identity;
    int m_maximumLinks;

    mutable std::mutex m_mutex; ///< protects what follows and the links' buffers
    mutable std::condition_variable m_changed;
    std::set<Link*> m_links;
    Link* m_exclusive = nullptr;
    QByteArray m_sharedKey;
    int m_triggers = 0;
    int m_clears = 0;
    int m_blocked = 0;
    int m_remote = -1;
    QByteArray m_data;

    std::mutex m_handlerMutex; ///< held while handlers run; taken before m_mutex
};

} // namespace visor::test
