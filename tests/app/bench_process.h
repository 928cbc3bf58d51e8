// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/program.h"

#include <QHash>
#include <QProcess>

namespace visor::test {

/// `visor simulate --json` while it lives.
class BenchProcess
{
public:
    explicit BenchProcess(const Program& program, const QStringList& names = {});
    ~BenchProcess();

    /// The resource of an instrument over "HiSLIP", "VXI-11" or "SOCKET"; waits for the bench to say it. Empty
    /// when the bench ended or never says it.
    [[nodiscard]] QString resource(const QString& name, const QString& protocol);
    /// Ends it as Ctrl+C does and answers its exit code.
    int interrupt();
    [[nodiscard]] qint64 processId() const { return m_process.processId(); }

private:
    QProcess m_process;
    QHash<QString, QString> m_resources; ///< "name protocol" → resource
};

} // namespace visor::test
