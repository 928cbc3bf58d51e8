// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/model.h"
#include "core/profile/problem.h"

#include <QCoreApplication>
#include <QHash>
#include <QStringList>

#include <vector>

namespace visor::profile {

/// What the checks of a profile's parts share: the profile, its names, and the list of problems. On the stack of
/// checkProfile().
class CheckContext
{
    Q_DECLARE_TR_FUNCTIONS(visor::profile::ProfileCheck)

public:
    explicit CheckContext(const Profile& profile);

    [[nodiscard]] const Profile& profile() const { return m_profile; }
    [[nodiscard]] std::vector<Problem>& problems() { return m_problems; }

    void error(SourcePlace place, const QString& text, const QString& fix = {}, const QStringList& choices = {});
    void warning(SourcePlace place, const QString& text, const QString& fix = {});
    void note(SourcePlace place, const QString& text);

    /// Null when there is no such command.
    [[nodiscard]] const Command* find(const QString& name) const { return m_commands.value(name); }
    [[nodiscard]] const QStringList& commandNames() const { return m_commandNames; }
    /// The same, and a problem where it leads nowhere or to something disabled.
    const Command* checkReference(const PlacedText& name);
    /// A command by name, with its arguments. With `isFixed` the arguments are final and are checked by value.
    const Command* checkCall(const CommandCall& call, bool isFixed);
    /// A fixed call must be complete too: nobody is there to give what is missing.
    void checkFixedCall(const CommandCall& call);

    /// False for what is no regular expression.
    bool checkPattern(const QString& pattern, SourcePlace place);
    /// What a message must not hold: line breaks, and letters instruments do not know.
    void checkMessageText(const QString& text, SourcePlace place);

    /// Letters, digits and _, as scripts can use.
    [[nodiscard]] static bool isName(const QString& name);
    /// The text is SCPI by its looks ("*IDN", "SYST:ERR"), so that a question ends with '?'; other languages ask
    /// in other ways ("ID", "print(…)").
    [[nodiscard]] static bool isScpi(const QString& text);
    /// As much of a text as a message needs.
    [[nodiscard]] static QString beginning(const QString& text);

private:
    const Profile& m_profile;
    QStringList m_commandNames;
    QHash<QString, const Command*> m_commands;
    std::vector<Problem> m_problems;
};

} // namespace visor::profile
