// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "transports/wire/socket_address.h"

#include <QString>

#include <vector>

namespace visor::wire {

/// A program that runs on this machine.
struct RunningProcess
{
    std::int64_t pid = 0;
    QString name; ///< as the kernel knows it (comm): at most 15 characters
    bool operator==(const RunningProcess&) const = default;
};

/// What the programs of this machine have open, from /proc (proc(5)): read only, a snapshot. What belongs to other
/// users is seen by root alone.
class ProcessTable
{
public:
    /// `root` is /proc everywhere but in tests.
    explicit ProcessTable(QString root = QStringLiteral("/proc")) : m_root(std::move(root)) {}

    /// Who has that device (or file) open, whatever name it was opened by.
    [[nodiscard]] std::vector<RunningProcess> holdersOf(const QString& path) const;
    /// Who has a TCP connection to that address and port.
    [[nodiscard]] std::vector<RunningProcess> connectedTo(const SocketAddress& peer) const;
    /// Every process with that name.
    [[nodiscard]] std::vector<RunningProcess> named(const QString& name) const;
    /// True when some process's open files could not be looked at, so that "nobody" is not certain.
    [[nodiscard]] bool isPartlyHidden() const;

private:
    template<typename Condition>
    [[nodiscard]] std::vector<RunningProcess> find(Condition condition) const;
    [[nodiscard]] std::vector<std::int64_t> pids() const;
    [[nodiscard]] QString nameOf(std::int64_t pid) const;

    QString m_root;
};

/// "python3 (process 4711)", several with commas.
[[nodiscard]] QString processesText(const std::vector<RunningProcess>& processes);

} // namespace visor::wire
