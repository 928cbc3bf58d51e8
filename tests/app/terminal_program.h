// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/program.h"

namespace visor::test {

/// One run of `visor` at a terminal of its own, with a person at the keyboard. Both ends of the terminal stay open
/// until destruction, so that it can be looked at when the program has ended.
class TerminalProgram
{
public:
    TerminalProgram(const Program& program, const QStringList& arguments);
    ~TerminalProgram();
    TerminalProgram(const TerminalProgram&) = delete;
    TerminalProgram& operator=(const TerminalProgram&) = delete;

    /// Waits until the screen shows that.
    [[nodiscard]] bool waitForText(const QByteArray& text);
    void type(const QByteArray& keys) const;
    /// Waits for its end; its exit code, -1 when it does not end or crashes.
    [[nodiscard]] int waitForEnd();
    /// Everything on the screen so far, both streams.
    [[nodiscard]] const QByteArray& text() const { return m_text; }
    /// Whether what is typed shows.
    [[nodiscard]] bool isEchoing() const;

private:
    /// Takes what has been written; false when nothing came in that time.
    bool readScreen(int milliseconds);

    int m_master = -1;
    int m_terminal = -1;
    QByteArray m_text;
    QProcess m_process;
};

} // namespace visor::test
