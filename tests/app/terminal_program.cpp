// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/terminal_program.h"

#include <QElapsedTimer>

#include <poll.h>
#include <pty.h>
#include <termios.h>
#include <unistd.h>
#include <utmp.h>

#include <array>

namespace visor::test {

namespace {

constexpr int kTerminalPatience = 60'000; // only a hung program takes so long

} // namespace

TerminalProgram::TerminalProgram(const Program& program, const QStringList& arguments)
{
    if (::openpty(&m_master, &m_terminal, nullptr, nullptr, nullptr) != 0)
        qFatal("no pseudo-terminal");
    program.prepare(m_process);
    m_process.setArguments(arguments);
    // A session of its own, whose Ctrl+C is that of this terminal.
    m_process.setChildProcessModifier([master = m_master, terminal = m_terminal] {
        ::close(master);
        ::login_tty(terminal);
    });
    m_process.start();
    if (!m_process.waitForStarted(kTerminalPatience))
        qCritical("%s does not start", qPrintable(m_process.program()));
}

TerminalProgram::~TerminalProgram()
{
    if (m_process.state() != QProcess::NotRunning) {
        m_process.kill();
        m_process.waitForFinished(kTerminalPatience);
    }
    ::close(m_master);
    ::close(m_terminal);
}

bool TerminalProgram::readScreen(int milliseconds)
{
    pollfd screen{m_master, POLLIN, 0};
    if (::poll(&screen, 1, milliseconds) <= 0)
        return false;
    std::array<char, 4096> piece{};
    const ssize_t got = ::read(m_master, piece.data(), piece.size());
    if (got <= 0)
        return false;
    m_text.append(piece.data(), got);
    return true;
}

bool TerminalProgram::waitForText(const QByteArray& text)
{
    QElapsedTimer waiting;
    waiting.start();
    while (!m_text.contains(text) && waiting.elapsed() < kTerminalPatience)
        readScreen(100);
    return m_text.contains(text);
}

void TerminalProgram::type(const QByteArray& keys) const
{
    if (::write(m_master, keys.constData(), static_cast<std::size_t>(keys.size())) != keys.size())
        qCritical("the terminal takes no keys");
}

int TerminalProgram::waitForEnd()
{
    const bool isOver = m_process.state() == QProcess::NotRunning || m_process.waitForFinished(kTerminalPatience);
    while (readScreen(0)) {
    }
    return isOver && m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

bool TerminalProgram::isEchoing() const
{
    termios line{};
    return ::tcgetattr(m_terminal, &line) == 0 && (line.c_lflag & ECHO) != 0;
}

} // namespace visor::test
