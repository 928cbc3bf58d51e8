// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/credential_prompt.h"

#include <QCoreApplication>

#include <poll.h>
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

constexpr qsizetype kLongestAnswer = 4096; // what a terminal hands over as one line (N_TTY_BUF_SIZE)

/// One line of what is typed; nothing when the input ends. Waits in slices: the terminal's own wait for Enter
/// cannot be ended by a cancel.
Result<std::optional<QString>> askedLine(const QString& question, const visa::CancelToken& token)
{
    std::fputs(question.toLocal8Bit().constData(), stderr);
    std::fflush(stderr);
    const auto unlimited = visa::Deadline::never(token);
    QByteArray line;
    while (!line.contains('\n') && line.size() < kLongestAnswer) {
        pollfd input{STDIN_FILENO, POLLIN, 0};
        const int ready = ::poll(&input, 1, static_cast<int>(unlimited.slice().count()));
        if (unlimited.isCancelled())
            return failure(visa::Status::ErrorAbort, CredentialPromptText::tr("The login was cancelled."),
                           QStringLiteral("login"));
        if (ready <= 0)
            continue; // nothing yet, or a signal
        char piece[512];
        const ssize_t got = ::read(STDIN_FILENO, piece, sizeof piece);
        if (got <= 0)
            return std::optional<QString>();
        line.append(piece, got);
    }
    const qsizetype end = line.indexOf('\n');
    if (end < 0)
        return std::optional<QString>(); // longer than any name
    line.truncate(end);
    while (line.endsWith('\r'))
        line.chop(1);
    return std::optional(QString::fromLocal8Bit(line));
}

} // namespace

std::optional<instrument::Credentials> environmentCredentials()
{
    if (!qEnvironmentVariableIsSet("VISOR_USER"))
        return std::nullopt;
    return instrument::Credentials{qEnvironmentVariable("VISOR_USER"), qEnvironmentVariable("VISOR_PASSWORD")};
}

Result<std::optional<instrument::Credentials>> askForCredentials(const visa::ResourceName& resource,
                                                                 const visa::CancelToken& token)
{
    using Answer = std::optional<instrument::Credentials>;
    if (::isatty(STDIN_FILENO) == 0 || ::isatty(STDERR_FILENO) == 0)
        return Answer();
    const auto user = askedLine(CredentialPromptText::tr("User name for %1: ").arg(resource.toString()), token);
    if (!user)
        return tl::unexpected(user.error());
    const auto& name = *user;
    if (!name || name->isEmpty())
        return Answer();
    const QuietTerminal quiet;
    if (!quiet.isQuiet())
        return Answer(); // better no login than a password on the screen
    const auto password = askedLine(CredentialPromptText::tr("Password: "), token);
    std::fputs("\n", stderr);
    if (!password)
        return tl::unexpected(password.error());
    const auto& secret = *password;
    if (!secret)
        return Answer();
    return Answer(instrument::Credentials{*name, *secret});
}

} // namespace visor::app
