// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"

#include <QDir>
#include <QProcessEnvironment>

namespace visor::test {

namespace {

constexpr int kProgramPatience = 60'000; // only a hung program takes so long

} // namespace

Program::Program()
{
    QDir(m_home.path()).mkpath(QStringLiteral("runtime"));
}

void Program::prepare(QProcess& process) const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), path(QStringLiteral("runtime")));
    environment.insert(QStringLiteral("XDG_DATA_HOME"), path(QStringLiteral("data")));
    environment.insert(QStringLiteral("XDG_CACHE_HOME"), path(QStringLiteral("cache")));
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
    process.setProcessEnvironment(environment);
    process.setProgram(QStringLiteral(VISOR_PROGRAM));
}

ProgramResult Program::run(const QStringList& arguments) const
{
    QProcess process;
    prepare(process);
    process.setArguments(arguments);
    process.start();
    ProgramResult result;
    if (process.waitForFinished(kProgramPatience) && process.exitStatus() == QProcess::NormalExit)
        result.exitCode = process.exitCode();
    else
        process.kill();
    result.out = process.readAllStandardOutput();
    result.error = process.readAllStandardError();
    return result;
}

} // namespace visor::test
