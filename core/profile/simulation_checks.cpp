// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/simulation_checks.h"

#include "core/profile/identity_pattern.h"
#include "core/profile/map_reader.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace visor::profile {

namespace {

class SimulationCheck
{
    Q_DECLARE_TR_FUNCTIONS(visor::profile::SimulationCheck)

public:
    SimulationCheck(const Profile& profile, std::vector<Problem>& problems)
        : m_profile(profile), m_problems(problems)
    {
        for (const Command& command : profile.commands)
            m_names.append(command.name);
    }

    void run()
    {
        const SimulationSection& section = m_profile.simulation;
        if (!section.identity.isEmpty() && !fitsIdentity(section.identity))
            add(Severity::Error, section.place,
                tr("The simulated identity “%1” does not fit the profile's own identity pattern.")
                    .arg(section.identity));
        for (const SimulatedCommand& one : section.commands)
            check(one);
    }

private:
    void add(Severity severity, SourcePlace place, const QString& text, const QString& fix = {},
             const QStringList& choices = {})
    {
        m_problems.push_back({severity, place, text, fix, {}, choices});
    }

    [[nodiscard]] bool fitsIdentity(const QString& identity) const
    {
        const auto& patterns = m_profile.identity.patterns;
        const IdentityText text(identity);
        return std::any_of(patterns.begin(), patterns.end(),
                           [&](const PlacedText& pattern) { return IdentityPattern(pattern).isFoundIn(text); });
    }

    const Command* known(const QString& name, SourcePlace place)
    {
        const Command* command = m_profile.findCommand(name);
        if (command == nullptr)
            add(Severity::Error, place, tr("There is no command “%1” in this profile.").arg(name),
                nearestWord(name, m_names), m_names);
        return command;
    }

    void check(const SimulatedCommand& one)
    {
        const Command* command = known(one.command, one.place);
        if (command != nullptr && !command->isReadable())
            add(Severity::Warning, one.place,
                tr("“%1” reads nothing; what is said of its reply has no effect.").arg(one.command));
        for (const QString& name : {one.follows, one.onlyWhile}) {
            if (name.isEmpty())
                continue;
            const Command* source = known(name, one.place);
            if (source != nullptr && !source->isReadable())
                add(Severity::Error, one.place,
                    tr("“%1” cannot depend on “%2”, which has no value to read.").arg(one.command, name));
        }
        if (leadsBack(one))
            add(Severity::Error, one.place,
                tr("“%1” follows itself by way of “%2”.").arg(one.command, one.follows));
    }

    [[nodiscard]] bool leadsBack(const SimulatedCommand& one) const
    {
        QSet<QString> seen{one.command};
        QStringList open{one.follows, one.onlyWhile};
        while (!open.isEmpty()) {
            const QString name = open.takeFirst();
            if (name == one.command)
                return true;
            if (name.isEmpty() || seen.contains(name))
                continue;
            seen.insert(name);
            if (const SimulatedCommand* next = m_profile.simulation.find(name))
                open << next->follows << next->onlyWhile;
        }
        return false;
    }

    const Profile& m_profile;
    std::vector<Problem>& m_problems;
    QStringList m_names;
};

} // namespace

void checkSimulation(const Profile& profile, std::vector<Problem>& problems)
{
    SimulationCheck(profile, problems).run();
}

} // namespace visor::profile
