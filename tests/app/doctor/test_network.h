// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

namespace visor::test {

/// A network of this test's own, in namespaces of the kernel: nothing of the machine's is seen or changed, and all
/// standard ports are free.
///
///     this process 10.7.0.1/24 ── veth ── 10.7.0.2 the router, with 10.8.0.0/16 behind it
///
/// At the router 10.8.0.1 is prohibited, 10.8.0.2 unreachable, and 10.8.0.3 swallowed.
class TestNetwork
{
public:
    /// Moves this process into a namespace of its own, with nothing up. First thing in main(), before any thread.
    /// False with reason() where the machine does not permit it.
    [[nodiscard]] bool enter();
    /// Brings up loopback only.
    [[nodiscard]] bool startLoopback();
    /// Brings up everything above.
    [[nodiscard]] bool startRouter();
    ~TestNetwork();

    [[nodiscard]] const QString& reason() const { return m_reason; }

private:
    [[nodiscard]] bool run(const QString& program, const QStringList& arguments);

    QString m_reason;
    QProcess m_router; ///< keeps the router's namespace
};

} // namespace visor::test
