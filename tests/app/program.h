// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace visor::test {

/// What one run of `visor` gave.
struct ProgramResult
{
    int exitCode = -1;
    QByteArray out;
    QByteArray error;
};

/// Runs the command line in a home of its own: nothing of the user's is read or changed.
class Program
{
public:
    Program();

    [[nodiscard]] ProgramResult run(const QStringList& arguments) const;
    /// Gives a process the program's home and language.
    void prepare(QProcess& process) const;

    [[nodiscard]] QString path(const QString& name) const { return m_home.filePath(name); }
    /// Where running benches announce themselves.
    [[nodiscard]] QString announcementFolder() const { return path(QStringLiteral("runtime/visor")); }

private:
    QTemporaryDir m_home;
};

} // namespace visor::test
