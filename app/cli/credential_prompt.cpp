// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/credential_prompt.h"

#include <QCoreApplication>

#include <termios.h>
#include <unistd.h>

#include <cstdio>

namespace visor::app {

namespace {

struct CredentialPromptText
{
    Q_DECLARE_TR_FUNCTIONS(visor::app::Cli)
};

/// The terminal without echo, until destruction.
class QuietTerminal
{
public:
    QuietTerminal()
    {
        m_isQuiet = ::tcgetattr(STDIN_FILENO, &m_before) == 0;
        termios quiet = m_before;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        m_isQuiet = m_isQuiet && ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet) == 0;
    }
    QuietTerminal(const QuietTerminal&) = delete;
    QuietTerminal& operator=(const QuietTerminal&) = delete;
    ~QuietTerminal()
    {
        if (m_isQuiet)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    [[nodiscard]] bool isQuiet() const { return m_isQuiet; }

private:
    termios m_before{};
    bool m_isQuiet = false;
};

std::optional<QString> askedLine(const QString& question)
{
    std::fputs(question.toLocal8Bit().constData(), stderr);
    std::fflush(stderr);
    char line[512];
    if (!std::fgets(line, sizeof line, stdin))
        return std::nullopt;
    QByteArray text(line);
    while (text.endsWith('\n') || text.endsWith('\r'))
        text.chop(1);
    return QString::fromLocal8Bit(text);
}

} // namespace

std::optional<instrument::Credentials> environmentCredentials()
{
    if (!qEnvironmentVariableIsSet("VISOR_USER"))
        return std::nullopt;
    return instrument::Credentials{qEnvironmentVariable("VISOR_USER"), qEnvironmentVariable("VISOR_PASSWORD")};
}

std::optional<instrument::Credentials> askForCredentials(const visa::ResourceName& resource)
{
    if (::isatty(STDIN_FILENO) == 0 || ::isatty(STDERR_FILENO) == 0)
        return std::nullopt;
    const auto user = askedLine(CredentialPromptText::tr("User name for %1: ").arg(resource.toString()));
    if (!user || user->isEmpty())
        return std::nullopt;
    const QuietTerminal quiet;
    if (!quiet.isQuiet())
        return std::nullopt; // better no login than a password on the screen
    const auto password = askedLine(CredentialPromptText::tr("Password: "));
    std::fputs("\n", stderr);
    if (!password)
        return std::nullopt;
    return instrument::Credentials{*user, *password};
}

} // namespace visor::app
