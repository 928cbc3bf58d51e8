// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/checks.h"

#include "core/profile/argument_number.h"
#include "core/profile/bounded_pattern.h"
#include "core/profile/check_context.h"
#include "core/profile/command_check.h"
#include "core/profile/console_check.h"
#include "core/profile/map_reader.h"
#include "core/profile/sequence_check.h"
#include "core/profile/simulation_checks.h"

#include <QCoreApplication>
#include <QSet>

namespace visor::profile {

namespace {

class ProfileCheck
{
    Q_DECLARE_TR_FUNCTIONS(visor::profile::ProfileCheck)

public:
    explicit ProfileCheck(const Profile& profile) : m_profile(profile), m_context(profile) {}

    std::vector<Problem> run()
    {
        checkIdentity();
        checkInterfaces();
        checkSettings();
        for (const Command& command : m_profile.commands) {
            const std::size_t first = m_context.problems().size();
            CommandCheck(m_context).run(command);
            assignPart(m_context.problems(), first, QStringLiteral("commands.%1").arg(command.name));
        }
        if (m_profile.commands.empty() && m_profile.instrument.place.isKnown())
            m_context.note(m_profile.instrument.place,
                           tr("The profile has no commands; only the terminal will be of use."));
        for (const Sequence& sequence : m_profile.sequences) {
            const std::size_t first = m_context.problems().size();
            SequenceCheck(m_context).run(sequence);
            assignPart(m_context.problems(), first, QStringLiteral("sequences.%1").arg(sequence.name));
        }
        ConsoleCheck(m_context).run(m_profile.console);
        const std::size_t first = m_context.problems().size();
        checkSimulation(m_profile, m_context.problems());
        assignPart(m_context.problems(), first, QStringLiteral("simulation"));
        return std::move(m_context.problems());
    }

private:
    void checkIdentity()
    {
        const IdentityRule& identity = m_profile.identity;
        QSet<QString> seen;
        for (const PlacedText& pattern : identity.patterns) {
            if (!m_context.checkPattern(pattern.text, pattern.place))
                continue;
            // The first profile that matches wins, so a pattern that finds anything shadows every other profile.
            if (findPattern(boundedPattern(pattern.text), QStringLiteral("~")).hasMatch())
                m_context.warning(
                    pattern.place,
                    tr("The pattern “%1” matches every instrument; name the model in it.").arg(pattern.text));
            if (seen.contains(pattern.text))
                m_context.warning(pattern.place, tr("The pattern “%1” is given twice.").arg(pattern.text));
            seen.insert(pattern.text);
        }
        if (identity.queryPlace.isKnown() && CheckContext::isScpi(identity.query) && !asksForReply(identity.query))
            m_context.warning(identity.queryPlace,
                              tr("“%1” asks nothing: its header does not end with “?”.").arg(identity.query));
    }

    void checkInterfaces()
    {
        static const QStringList kParities{QStringLiteral("none"), QStringLiteral("even"), QStringLiteral("odd"),
                                           QStringLiteral("mark"), QStringLiteral("space")};
        static const QStringList kStopBits{QStringLiteral("1"), QStringLiteral("1.5"), QStringLiteral("2")};
        for (const InterfaceInfo& info : m_profile.interfaces) {
            const bool isParity = info.parity.isEmpty() || kParities.contains(info.parity.toLower());
            if (!isParity)
                m_context.warning(info.parityPlace, tr("“%1” is no parity; it is one of: %2.")
                                                        .arg(info.parity, kParities.join(QStringLiteral(", "))));
            const std::optional<double> stopBits = plainNumber(info.stopBits);
            const bool isStopBits =
                info.stopBits.isEmpty() || (stopBits && (*stopBits == 1 || *stopBits == 1.5 || *stopBits == 2));
            if (!isStopBits)
                m_context.warning(info.stopBitsPlace,
                                  tr("“%1” is no number of stop bits; it is one of: %2.")
                                      .arg(info.stopBits, kStopBits.join(QStringLiteral(", "))));
        }
    }

    void checkSettings()
    {
        for (const auto* texts : {&m_profile.settings.initCommands, &m_profile.settings.cleanupCommands}) {
            for (const PlacedText& text : *texts)
                m_context.checkMessageText(text.text, text.place);
        }
    }

    const Profile& m_profile;
    CheckContext m_context;
};

} // namespace

std::vector<Problem> checkProfile(const Profile& profile)
{
    return ProfileCheck(profile).run();
}

} // namespace visor::profile
