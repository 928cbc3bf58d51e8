// SPDX-License-Identifier: GPL-3.0-or-later
// prepareInstrument() and releaseInstrument() of command_runner.h.
#include "core/instrument/command_runner.h"
#include "core/scpi/message.h"

#include <QCoreApplication>

namespace visor::instrument {

namespace {

class SessionFrame
{
    Q_DECLARE_TR_FUNCTIONS(visor::instrument::SessionFrame)

public:
    static Result<void> send(Dialogue& dialogue, const std::vector<profile::PlacedText>& commands)
    {
        for (const profile::PlacedText& command : commands) {
            Result<void> sent = send(dialogue, command.text.toUtf8());
            if (!sent) {
                Error error = std::move(sent.error());
                error.message = tr("The profile's command “%1” failed: %2").arg(command.text, error.message);
                return tl::unexpected<Error>(std::move(error));
            }
        }
        return {};
    }

private:
    static Result<void> send(Dialogue& dialogue, const QByteArray& message)
    {
        if (!scpi::isQuery(message))
            return dialogue.write(message);
        const Result<QByteArray> reply = dialogue.query(message);
        return reply ? Result<void>() : tl::unexpected<Error>(reply.error());
    }
};

} // namespace

Result<void> prepareInstrument(Dialogue& dialogue, const profile::Profile& profile)
{
    const profile::Quirks& quirks = profile.console.quirks;
    if (quirks.delayAfterOpen.count() > 0) {
        if (Result<void> paused = dialogue.pause(quirks.delayAfterOpen); !paused)
            return paused;
    }
    if (quirks.clearOnOpen) {
        if (Result<void> cleared = dialogue.clear(); !cleared)
            return cleared;
    }
    return SessionFrame::send(dialogue, profile.settings.initCommands);
}

Result<void> releaseInstrument(Dialogue& dialogue, const profile::Profile& profile)
{
    return SessionFrame::send(dialogue, profile.settings.cleanupCommands);
}

} // namespace visor::instrument
