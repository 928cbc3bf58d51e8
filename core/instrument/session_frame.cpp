// SPDX-License-Identifier: GPL-3.0-or-later
// prepareInstrument() and releaseInstrument() of command_runner.h.
#include "core/instrument/command_runner.h"
#include "core/scpi/message.h"
#include "core/visa/session.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

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

    /// The byte that ends a reply, where it is not the wire's usual one. Whether it ends replies on wires that
    /// have an END of their own is the profile's word: inside a block it would be data.
    static Result<void> setTermination(Dialogue& dialogue, const profile::Profile& profile)
    {
        const profile::Quirks& quirks = profile.console.quirks;
        const QByteArray end = quirks.readTerminator.value_or(profile.settings.terminator);
        auto* session = dynamic_cast<visa::Session*>(&dialogue.channel());
        if (session == nullptr)
            return {};
        // Newline is what every wire takes by itself.
        if (!end.isEmpty() && (quirks.readTerminator || end.back() != '\n')) {
            const auto last = static_cast<std::uint8_t>(end.back());
            Result<void> set = session->setAttribute(visa::Attribute::TermChar, std::int64_t{last});
            if (!set && set.error().status != visa::Status::ErrorUnsupportedAttribute)
                return set;
        }
        if (quirks.needsTermChar) {
            Result<void> set = session->setAttribute(visa::Attribute::TermCharEnabled, true);
            if (!set && set.error().status != visa::Status::ErrorUnsupportedAttribute)
                return set;
        }
        return {};
    }

    /// The line of a serial instrument, as its profile's interface of type serial says. A setting the port cannot
    /// make is the port's to note.
    static Result<void> setLine(Dialogue& dialogue, const std::vector<profile::InterfaceInfo>& interfaces)
    {
        auto* session = dynamic_cast<visa::Session*>(&dialogue.channel());
        if (session == nullptr || session->resource().as<visa::SerialInstrument>() == nullptr)
            return {};
        const auto line =
            std::find_if(interfaces.begin(), interfaces.end(), [](const profile::InterfaceInfo& info) {
                return info.type == profile::InterfaceInfo::Type::Serial;
            });
        if (line == interfaces.end())
            return {};
        const profile::InterfaceInfo& serial = *line;
        // VI_ASRL_PAR_* and VI_ASRL_STOP_* by the words of the format.
        const QStringList parities{QStringLiteral("none"), QStringLiteral("odd"), QStringLiteral("even"),
                                   QStringLiteral("mark"), QStringLiteral("space")};
        const auto parity = parities.indexOf(serial.parity.toLower());
        bool isNumber = false;
        const double stopBits = serial.stopBits.toDouble(&isNumber);
        Result<void> set;
        const auto apply = [&](visa::Attribute id, std::int64_t value) {
            if (set)
                set = session->setAttribute(id, value);
        };
        if (serial.baudRate)
            apply(visa::Attribute::AsrlBaud, *serial.baudRate);
        if (serial.dataBits)
            apply(visa::Attribute::AsrlDataBits, *serial.dataBits);
        if (parity >= 0)
            apply(visa::Attribute::AsrlParity, parity);
        if (isNumber)
            apply(visa::Attribute::AsrlStopBits, std::lround(stopBits * 10));
        return set;
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
    if (Result<void> set = SessionFrame::setTermination(dialogue, profile); !set)
        return set;
    if (Result<void> set = SessionFrame::setLine(dialogue, profile.interfaces); !set)
        return set;
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
