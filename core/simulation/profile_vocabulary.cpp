// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/profile_vocabulary.h"

#include <algorithm>
#include <map>
#include <set>

namespace visor::simulation {

using profile::Command;
using profile::CommandType;
using Role = ProfileUnit::Role;

/// Collects the units of one profile.
class ProfileVocabulary::Builder
{
public:
    Builder(ProfileVocabulary& vocabulary, const profile::Profile& profile)
        : m_vocabulary(vocabulary), m_profile(profile)
    {
    }

    void build()
    {
        addText(m_profile.console.quirks.errorQuery, none(), nullptr, Role::ErrorEntry);
        for (const Command& command : m_profile.commands) {
            if (command.modbus || command.can)
                continue;
            addSweep(command);
            addWaveform(command);
        }
        for (const Command& command : m_profile.commands) {
            if (!command.modbus && !command.can)
                addCommand(command);
        }
        for (const profile::PlacedText& text : m_profile.settings.initCommands)
            addText(text.text, none(), nullptr);
        for (const profile::PlacedText& text : m_profile.settings.cleanupCommands)
            addText(text.text, none(), nullptr);
        for (const profile::Sequence& sequence : m_profile.sequences) {
            for (const profile::SequenceStep& step : sequence.steps)
                addText(step.scpi, sequence.params, nullptr);
        }
        shareStates();
        markSelectors();
        markTraces();
        std::stable_sort(m_vocabulary.m_units.begin(), m_vocabulary.m_units.end(),
                         [](const auto& left, const auto& right) { return rank(*left) < rank(*right); });
        for (const auto& unit : m_vocabulary.m_units) {
            if (!unit->values.empty() && !m_vocabulary.m_setters.contains(unit->state))
                m_vocabulary.m_setters.insert(unit->state, unit.get());
        }
    }

private:
    using Units = std::vector<ProfileUnit*>;

    static const std::vector<profile::Parameter>& none()
    {
        static const std::vector<profile::Parameter> kNone;
        return kNone;
    }

    static int rank(const ProfileUnit& unit)
    {
        const bool isSpecial = unit.role != Role::Setting && unit.role != Role::Reading;
        return isSpecial ? 0 : unit.pattern.placeholderCount() > 0 ? 1 : 2;
    }

    /// All units of a text. Those that ask get `asking`; with `isAnswered` the last one asks although it has no
    /// '?'.
    Units addText(const QString& text, const std::vector<profile::Parameter>& parameters, const Command* command,
                  Role asking = Role::Reading, bool isAnswered = false)
    {
        Units added;
        for (const MarkedText& unit : MarkedText(text).units()) {
            m_vocabulary.m_units.push_back(std::make_unique<ProfileUnit>(ProfileUnit{UnitPattern(unit, parameters),
                                                                                     Role::Setting,
                                                                                     command,
                                                                                     0,
                                                                                     1,
                                                                                     nullptr,
                                                                                     false,
                                                                                     nullptr,
                                                                                     false,
                                                                                     false,
                                                                                     {},
                                                                                     {},
                                                                                     {}}));
            added.push_back(m_vocabulary.m_units.back().get());
        }
        const int asked = static_cast<int>(
            std::count_if(added.begin(), added.end(), [](const auto* unit) { return unit->pattern.asks(); }));
        int part = 0;
        for (ProfileUnit* unit : added) {
            unit->state = unit->pattern.group();
            if (!unit->pattern.asks())
                continue;
            unit->role = asking;
            unit->part = part++;
            unit->parts = asked;
        }
        if (isAnswered && asked == 0 && !added.empty())
            added.back()->role = asking;
        return added;
    }

    void addCommand(const Command& command)
    {
        if (command.type == CommandType::Property) {
            const Units read =
                addText(command.getter, command.params, &command, Role::Reading, !command.getter.isEmpty());
            const Units written = addText(command.setter, command.params, &command);
            m_properties.push_back({read, written});
            return;
        }
        if (command.waveformAssembly || command.returnsWaveform())
            return; // its units are there already
        addText(command.scpi, command.params, &command, Role::Reading,
                command.forceQuery || command.type == CommandType::Query);
    }

    void addSweep(const Command& command)
    {
        if (!command.sweep)
            return;
        // Placeholders of the sweep's text that the command does not declare are plain numbers.
        const Units started = addText(command.sweep->command, command.params, &command);
        for (ProfileUnit* unit : started)
            unit->sweep = &command;
        if (!started.empty())
            started.back()->startsSweep = true;
        const Command* check = m_profile.findCommand(command.sweep->checkCommand);
        const QString& checkText = check == nullptr                       ? command.sweep->checkCommand
                                   : check->type == CommandType::Property ? check->getter
                                                                          : check->scpi;
        for (ProfileUnit* unit : addText(checkText, check == nullptr ? command.params : check->params, &command,
                                         Role::SweepCheck, true))
            unit->sweep = &command;
        const Units stopped = addText(command.sweep->stopCommand, command.params, &command);
        if (!stopped.empty()) {
            stopped.back()->sweep = &command;
            stopped.back()->stopsSweep = true;
        }
    }

    void addWaveform(const Command& command)
    {
        if (!command.returnsWaveform())
            return;
        Units all;
        const auto add = [&](const QString& text, Role role, bool isAnswered = false) {
            const Units units = addText(text, command.params, &command, role, isAnswered);
            // Only the last question is the one meant; what stands before it is a reading.
            for (ProfileUnit* unit : units) {
                if (role == Role::Samples && unit->role == role && unit != units.back())
                    unit->role = Role::Reading;
            }
            all.insert(all.end(), units.begin(), units.end());
        };
        const auto addNamed = [&](const QString& nameOrText, Role role) {
            const Command* named = m_profile.findCommand(nameOrText);
            if (named == nullptr)
                return add(nameOrText, role);
            const QString& text = named->type == CommandType::Property ? named->getter : named->scpi;
            const Units units = addText(text, named->params, named, role, true);
            all.insert(all.end(), units.begin(), units.end());
        };
        if (command.waveformAssembly) {
            add(command.waveformAssembly->sourceCommand, Role::Reading);
            add(command.waveformAssembly->formatCommand, Role::Reading);
            add(command.waveformAssembly->preambleQuery, Role::Preamble);
            add(command.waveformAssembly->dataQuery, Role::Samples, true);
        } else {
            const QString& text = command.type == CommandType::Property ? command.getter : command.scpi;
            add(text, Role::Samples, true);
            if (command.returns->binary)
                addNamed(command.returns->binary->preambleCommand, Role::Preamble);
            addNamed(command.returns->xStartQuery, Role::AxisStart);
            addNamed(command.returns->xIncrementQuery, Role::AxisIncrement);
        }
        for (ProfileUnit* unit : all)
            unit->trace = &command;
    }

    /// The getter and the setter of a property are one state, whatever their headers.
    void shareStates()
    {
        std::map<QString, QString> joined;
        const auto root = [&](QString state) {
            for (auto found = joined.find(state); found != joined.end(); found = joined.find(state))
                state = found->second;
            return state;
        };
        for (const auto& [read, written] : m_properties) {
            if (read.empty())
                continue;
            const QString target = root(read.back()->state);
            for (const ProfileUnit* unit : written) {
                const QString state = root(unit->state);
                if (unit->pattern.placeholderCount() > 0 && state != target)
                    joined[state] = target;
            }
        }
        for (const auto& unit : m_vocabulary.m_units)
            unit->state = root(unit->state);
    }

    void markSelectors()
    {
        std::map<const ProfileUnit*, std::set<QString>> ofProperty; // setter → names in its getter
        for (const auto& [read, written] : m_properties) {
            std::set<QString> names;
            for (const ProfileUnit* unit : read) {
                for (const UnitPattern::Capture& capture : unit->pattern.placeholders())
                    names.insert(capture.name);
            }
            for (const ProfileUnit* unit : written) {
                if (!read.empty())
                    ofProperty[unit] = names;
            }
        }
        for (const auto& unit : m_vocabulary.m_units) {
            const auto own = ofProperty.find(unit.get());
            const auto& captures = unit->pattern.placeholders();
            for (std::size_t at = 0; at < captures.size(); ++at) {
                const bool isSelector = unit->role != Role::Setting ||
                                        (own != ofProperty.end() ? own->second.count(captures[at].name) > 0
                                                                 : selects(*unit, captures[at]));
                (isSelector ? unit->selectors : unit->values).push_back(at);
            }
            // The header's by position, then the arguments' by name: a command and its query may order them
            // differently.
            std::stable_sort(unit->selectors.begin(), unit->selectors.end(),
                             [&](std::size_t left, std::size_t right) {
                                 const bool leftIsHeader = captures[left].argument < 0;
                                 const bool rightIsHeader = captures[right].argument < 0;
                                 if (leftIsHeader != rightIsHeader)
                                     return leftIsHeader;
                                 return !leftIsHeader && captures[left].name < captures[right].name;
                             });
        }
    }

    /// A placeholder of a command that the query of the same header has too says which value is meant.
    [[nodiscard]] bool selects(const ProfileUnit& unit, const UnitPattern::Capture& capture) const
    {
        if (capture.argument < 0)
            return true;
        const bool hasWords = capture.shape != QLatin1StringView("{}");
        for (const auto& other : m_vocabulary.m_units) {
            if (other->state != unit.state || other->role == Role::Setting)
                continue;
            for (const UnitPattern::Capture& asked : other->pattern.placeholders()) {
                if (asked.argument >= 0 && asked.shape == capture.shape &&
                    (hasWords || asked.name == capture.name))
                    return true;
            }
        }
        return false;
    }

    /// Fixed texts that only one waveform command sends tell which one is being read.
    void markTraces()
    {
        std::map<QString, std::set<const Command*>> senders;
        for (const auto& unit : m_vocabulary.m_units) {
            if (unit->trace != nullptr && unit->role == Role::Setting)
                senders[unit->pattern.text()].insert(unit->trace);
        }
        for (const auto& unit : m_vocabulary.m_units) {
            const auto found = senders.find(unit->pattern.text());
            unit->selectsTrace = unit->trace != nullptr && unit->role == Role::Setting && found != senders.end() &&
                                 found->second.size() == 1;
        }
    }

    ProfileVocabulary& m_vocabulary;
    const profile::Profile& m_profile;
    std::vector<std::pair<Units, Units>> m_properties; ///< getter, setter
};

ProfileVocabulary::ProfileVocabulary(const profile::Profile& profile)
{
    Builder(*this, profile).build();
}

ProfileVocabulary::~ProfileVocabulary() = default;

const ProfileUnit* ProfileVocabulary::readingOf(const Command& command) const
{
    const ProfileUnit* found = nullptr;
    for (const auto& unit : m_units) {
        if (unit->command == &command && unit->role == Role::Reading)
            found = unit.get();
    }
    return found;
}

const ProfileUnit* ProfileVocabulary::settingOf(const Command& command) const
{
    const ProfileUnit* found = nullptr;
    for (const auto& unit : m_units) {
        if (unit->command == &command && unit->sweep == nullptr && !unit->values.empty())
            found = unit.get();
    }
    return found;
}

} // namespace visor::simulation
