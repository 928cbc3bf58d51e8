// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/profile/model.h"
#include "core/simulation/unit_pattern.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <memory>
#include <vector>

namespace visor::simulation {

/// One message unit that a profile may send, and what it is there for.
struct ProfileUnit
{
    enum class Role : std::uint8_t {
        Setting,    ///< sets, or just does something
        Reading,    ///< answers a value
        ErrorEntry, ///< the oldest entry of the error queue
        Preamble,
        AxisStart,
        AxisIncrement,
        Samples,
        SweepCheck, ///< whether a sweep is over
    };

    UnitPattern pattern;
    Role role = Role::Setting;
    const profile::Command* command = nullptr; ///< null: of no command (init, a sequence's text)
    int part = 0;                              ///< among the asking units of its message
    int parts = 1;
    const profile::Command* trace = nullptr; ///< the waveform command that it belongs to
    bool selectsTrace = false;               ///< only that waveform command sends it
    const profile::Command* sweep = nullptr; ///< the command whose sweep it belongs to
    bool startsSweep = false;
    bool stopsSweep = false;
    QString state;                      ///< what shares this text shares its values
    std::vector<std::size_t> selectors; ///< which of the pattern's captures say which value is meant, in order
    std::vector<std::size_t> values;    ///< and which are values
};

/// Every message unit of a profile. Immutable; holds the profile's parts by pointer, so the profile outlives it.
class ProfileVocabulary
{
public:
    explicit ProfileVocabulary(const profile::Profile& profile);
    ~ProfileVocabulary();
    ProfileVocabulary(const ProfileVocabulary&) = delete;
    ProfileVocabulary& operator=(const ProfileVocabulary&) = delete;

    /// What matters more comes first: special roles, then texts with placeholders, then fixed ones.
    [[nodiscard]] const std::vector<std::unique_ptr<ProfileUnit>>& units() const { return m_units; }
    /// The unit that sets the values of a state; null when nothing does.
    [[nodiscard]] const ProfileUnit* setterOf(const QString& state) const { return m_setters.value(state); }
    /// The last asking unit of a command.
    [[nodiscard]] const ProfileUnit* readingOf(const profile::Command& command) const;
    /// The last unit of a command that sets values.
    [[nodiscard]] const ProfileUnit* settingOf(const profile::Command& command) const;

private:
    class Builder;

    std::vector<std::unique_ptr<ProfileUnit>> m_units;
    QHash<QString, const ProfileUnit*> m_setters;
};

} // namespace visor::simulation
