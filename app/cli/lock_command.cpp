// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/opened_instrument.h"
#include "app/cli/output.h"
#include "core/locks/lock_text.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>

namespace visor::app {

namespace {

/// How often a held lock's connection is looked at, where the instrument keeps the lock.
constexpr std::chrono::milliseconds kLockLookStep{1000};
/// How long to stand in line when nothing is said: as long as any other act may take.
constexpr std::chrono::milliseconds kUsualWait{2000};

/// `visor lock RESOURCE [--shared KEY] [--for MS]`: takes the lock, says so, holds it until ended.
class LockCommand : public Command
{
    Q_DECLARE_TR_FUNCTIONS(visor::app::Cli)

public:
    QString name() const override { return QStringLiteral("lock"); }
    QString summary() const override { return tr("holds a lock on an instrument until ended"); }
    int fewestArguments() const override { return 1; }
    int mostArguments() const override { return 1; }
    void describe(QCommandLineParser& parser) const override
    {
        OpenedInstrument::describeResource(parser);
        OpenedInstrument::describeOptions(parser);
        parser.addOption({QStringLiteral("shared"),
                          tr("Take a shared lock, for everybody who names the same key; exclusive without it."),
                          QStringLiteral("KEY")});
        parser.addOption({QStringLiteral("for"),
                          tr("Give it back after so many milliseconds; until ended (Ctrl+C, "
                             "SIGTERM) without it."),
                          QStringLiteral("MS")});
        parser.addOption({QStringLiteral("wait"),
                          tr("Stand in line for at most so long while somebody else holds it (--timeout)."),
                          QStringLiteral("MS")});
        parser.addOption({QStringLiteral("json"), tr("Say it as one JSON document.")});
    }
    ExitCode run(const QCommandLineParser& parser, const QStringList& arguments,
                 CommandContext& context) const override
    {
        std::optional<std::chrono::milliseconds> holdFor;
        if (parser.isSet(QStringLiteral("for"))) {
            const auto parsed = parseMilliseconds(parser.value(QStringLiteral("for")), QStringLiteral("--for"));
            if (!parsed)
                return reportFailure(arguments[0], parsed.error());
            holdFor = *parsed;
        }
        const bool isShared = parser.isSet(QStringLiteral("shared"));
        const visa::LockMode mode = isShared ? visa::LockMode::Shared : visa::LockMode::Exclusive;
        instrument::OpenOptions options;
        options.lock = mode;
        options.lockKey = parser.value(QStringLiteral("shared")).toUtf8();
        options.lockWait = kUsualWait;
        for (const QString& option : {QStringLiteral("timeout"), QStringLiteral("wait")}) {
            if (!parser.isSet(option))
                continue;
            const auto parsed = parseMilliseconds(parser.value(option), QStringLiteral("--") + option);
            if (!parsed)
                return reportFailure(arguments[0], parsed.error());
            options.lockWait = *parsed;
        }
        if (const auto name = visa::ResourceName::parse(arguments[0]))
            sayWhoIsBefore(context.locks.situation(name->toString()), mode);
        auto opened = OpenedInstrument::open(arguments[0], parser, context, options);
        if (!opened)
            return reportFailure(arguments[0], opened.error());
        const QString resource = opened->resource().toString();
        instrument::Dialogue dialogue = opened->dialogue(instrument::Origin::Script);
        const QDateTime since = QDateTime::currentDateTimeUtc();
        if (!announce(parser, resource, mode, since))
            return ExitCode::Refused; // nobody can know that it is held: main() says that the output was lost
        const auto held = hold(dialogue, holdFor);
        // Not unlocked here: the session ends with this, the wire first and then the lock. The other way round, who
        // waits for a serial port would find it open.
        if (!held)
            return reportFailure(resource, held.error());
        return ExitCode::Done;
    }

private:
    static void sayWhoIsBefore(const locks::LockSituation& situation, visa::LockMode mode)
    {
        const bool mustWait =
            mode == visa::LockMode::Exclusive ? !situation.holders.empty() : !situation.waiters.empty();
        if (!mustWait)
            return;
        const locks::LockParty& first =
            situation.holders.empty() ? situation.waiters.front() : situation.holders.front();
        printMessage(QStringLiteral("visor: ") + locks::lockedSentence(situation.resource, first) + u' ' +
                     tr("In line before you: %1.").arg(situation.waiters.size()));
    }

    static bool announce(const QCommandLineParser& parser, const QString& resource, visa::LockMode mode,
                         const QDateTime& since)
    {
        if (parser.isSet(QStringLiteral("json"))) {
            return printJson(
                QJsonObject{{QStringLiteral("resource"), resource},
                            {QStringLiteral("mode"), mode == visa::LockMode::Shared ? QStringLiteral("shared")
                                                                                    : QStringLiteral("exclusive")},
                            {QStringLiteral("pid"), QCoreApplication::applicationPid()},
                            {QStringLiteral("since"), since.toString(Qt::ISODateWithMs)}});
        }
        return printLine(
            mode == visa::LockMode::Shared
                ? tr("%1 is locked, shared with the key, by this command until it ends.").arg(resource)
                : tr("%1 is locked by this command until it ends.").arg(resource));
    }

    /// Until the time is over or a signal came; the failure is that the lock went away before.
    static Result<void> hold(instrument::Dialogue& dialogue, std::optional<std::chrono::milliseconds> holdFor)
    {
        const auto end =
            holdFor ? visa::Deadline::after(*holdFor, dialogue.token()) : visa::Deadline::never(dialogue.token());
        while (!end.hasExpired() && !end.isCancelled()) {
            if (!dialogue.pause(std::min(end.remaining(), kLockLookStep)))
                return {};
            const auto state = dialogue.lockState();
            if (!state && state.error().status == visa::Status::ErrorConnectionLost)
                return tl::unexpected(state.error());
        }
        return {};
    }
};

} // namespace

std::unique_ptr<Command> makeLockCommand()
{
    return std::make_unique<LockCommand>();
}

} // namespace visor::app
