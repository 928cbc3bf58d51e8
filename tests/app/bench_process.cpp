// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/bench_process.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>

#include <csignal>

namespace visor::test {

namespace {

constexpr int kBenchPatience = 60'000;

} // namespace

BenchProcess::BenchProcess(const Program& program, const QStringList& names)
{
    program.prepare(m_process);
    m_process.setArguments(QStringList{QStringLiteral("simulate"), QStringLiteral("--json")} + names);
    m_process.start();
}

BenchProcess::~BenchProcess()
{
    if (m_process.state() != QProcess::NotRunning)
        interrupt();
}

QString BenchProcess::resource(const QString& name, const QString& protocol)
{
    const QString wanted = name + u' ' + protocol;
    QElapsedTimer waiting;
    waiting.start();
    while (!m_resources.contains(wanted) && waiting.elapsed() < kBenchPatience) {
        while (m_process.canReadLine()) {
            const QJsonObject line = QJsonDocument::fromJson(m_process.readLine()).object();
            m_resources.insert(line.value(QStringLiteral("name")).toString() + u' ' +
                                   line.value(QStringLiteral("protocol")).toString(),
                               line.value(QStringLiteral("resource")).toString());
        }
        if (!m_resources.contains(wanted) && !m_process.waitForReadyRead(kBenchPatience))
            break;
    }
    return m_resources.value(wanted);
}

int BenchProcess::interrupt()
{
    ::kill(static_cast<pid_t>(m_process.processId()), SIGINT);
    if (!m_process.waitForFinished(kBenchPatience)) {
        m_process.kill();
        m_process.waitForFinished();
        return -1;
    }
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

} // namespace visor::test
