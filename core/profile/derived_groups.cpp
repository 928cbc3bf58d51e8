// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/profile/derived_groups.h"

#include "core/profile/template.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <array>
#include <functional>

namespace visor::profile {

namespace {

struct SubsystemWord
{
    const char* shortForm;
    const char* name;
};

/// Subsystems of SCPI-99 volume 2 and of the usual instruments, by short form.
constexpr std::array kSubsystemWords{
    SubsystemWord{"ACQ", "Acquisition"},  SubsystemWord{"AMPL", "Amplitude"},
    SubsystemWord{"APPL", "Apply"},       SubsystemWord{"ARB", "Arbitrary"},
    SubsystemWord{"BAND", "Bandwidth"},   SubsystemWord{"CAL", "Calibration"},
    SubsystemWord{"CALC", "Calculate"},   SubsystemWord{"CHAN", "Channel"},
    SubsystemWord{"CONF", "Configure"},   SubsystemWord{"COUN", "Counter"},
    SubsystemWord{"CURR", "Current"},     SubsystemWord{"CURS", "Cursors"},
    SubsystemWord{"DISP", "Display"},     SubsystemWord{"FETC", "Fetch"},
    SubsystemWord{"FORM", "Format"},      SubsystemWord{"FREQ", "Frequency"},
    SubsystemWord{"FUNC", "Function"},    SubsystemWord{"HARD", "Hardcopy"},
    SubsystemWord{"HCOP", "Hardcopy"},    SubsystemWord{"HOR", "Horizontal"},
    SubsystemWord{"INIT", "Initiate"},    SubsystemWord{"INP", "Input"},
    SubsystemWord{"INST", "Instrument"},  SubsystemWord{"MARK", "Marker"},
    SubsystemWord{"MATH", "Math"},        SubsystemWord{"MEAS", "Measure"},
    SubsystemWord{"MEM", "Memory"},       SubsystemWord{"MMEM", "Mass memory"},
    SubsystemWord{"MOD", "Modulation"},   SubsystemWord{"OUTP", "Output"},
    SubsystemWord{"PHAS", "Phase"},       SubsystemWord{"POW", "Power"},
    SubsystemWord{"PULS", "Pulse"},       SubsystemWord{"READ", "Read"},
    SubsystemWord{"RES", "Resistance"},   SubsystemWord{"ROUT", "Route"},
    SubsystemWord{"SAMP", "Sample"},      SubsystemWord{"STAT", "Status"},
    SubsystemWord{"SWE", "Sweep"},        SubsystemWord{"SYST", "System"},
    SubsystemWord{"TEMP", "Temperature"}, SubsystemWord{"TIM", "Timebase"},
    SubsystemWord{"TRAC", "Trace"},       SubsystemWord{"TRIG", "Trigger"},
    SubsystemWord{"UNIT", "Unit"},        SubsystemWord{"VOLT", "Voltage"},
    SubsystemWord{"WAV", "Waveform"},
};

/// Roots that SCPI lets one leave out: the word after them says what it is about.
constexpr std::array kOptionalRoots{"SOUR", "SENS"};

QString capitalised(const QString& word)
{
    return word.isEmpty() ? word : word.left(1).toUpper() + word.mid(1).toLower();
}

/// "SYSTem", "SYSTEM" and "SYST" → "SYST" (SCPI-99 vol. 1 §6.2.1: four letters, three when the fourth is a vowel).
QString shortFormOf(const QString& word)
{
    QString capitals;
    for (const QChar c : word) {
        if (c.isUpper())
            capitals.append(c);
    }
    const bool isMixed = capitals.size() < word.size() && word.startsWith(capitals);
    if (isMixed)
        return capitals;
    constexpr qsizetype kShort = 4;
    QString upper = word.toUpper();
    if (upper.size() <= kShort)
        return upper;
    return upper.left(QStringLiteral("AEIOU").contains(upper[kShort - 1]) ? kShort - 1 : kShort);
}

QString knownName(const QString& shortForm)
{
    const auto known =
        std::find_if(kSubsystemWords.begin(), kSubsystemWords.end(),
                     [&](const SubsystemWord& word) { return shortForm == QLatin1StringView(word.shortForm); });
    return known == kSubsystemWords.end() ? QString() : QString::fromLatin1(known->name);
}

/// The words of the first header, without numbers and placeholders; empty for what is no SCPI tree.
QStringList headerWords(const Command& command)
{
    if (command.can || command.modbus)
        return {};
    const QString& text = !command.scpi.isEmpty()     ? command.scpi
                          : !command.getter.isEmpty() ? command.getter
                                                      : command.setter;
    QStringList words(QString{});
    const Template cut(text);
    for (const Template::Piece& piece : cut.pieces()) {
        if (piece.isPlaceholder)
            continue;
        for (const QChar c : piece.text) {
            if (c == u':') {
                if (!words.back().isEmpty())
                    words.append(QString());
            } else if (c.isLetter() || c == u'_') {
                words.back().append(c);
            } else if (!c.isDigit()) { // a blank, '?', ';', '*': the header ends
                if (words.back().isEmpty())
                    words.removeLast();
                return words;
            }
        }
    }
    if (words.back().isEmpty())
        words.removeLast();
    return words;
}

/// The subsystem's word as written and its short form; empty when there is none.
struct Subsystem
{
    QString word;
    QString shortForm;
};

Subsystem subsystemOf(const Command& command)
{
    QStringList words = headerWords(command);
    // One word says nothing of a tree (KRDG?, *RST), unless it is a known one.
    const bool isTree = words.size() > 1;
    while (words.size() > 1 && std::any_of(kOptionalRoots.begin(), kOptionalRoots.end(), [&](const char* root) {
               return shortFormOf(words.front()) == QLatin1StringView(root);
           }))
        words.removeFirst();
    if (words.isEmpty())
        return {};
    const Subsystem subsystem{words.front(), shortFormOf(words.front())};
    return isTree || !knownName(subsystem.shortForm).isEmpty() ? subsystem : Subsystem();
}

/// Names by short form: as SCPI knows them, else the longest spelling that any command uses.
QHash<QString, QString> subsystemNames(const std::vector<const Command*>& commands)
{
    QHash<QString, QString> names;
    for (const Command* command : commands) {
        const Subsystem subsystem = subsystemOf(*command);
        if (subsystem.word.isEmpty())
            continue;
        const QString known = knownName(subsystem.shortForm);
        QString& name = names[subsystem.shortForm];
        if (!known.isEmpty())
            name = known;
        else if (subsystem.word.size() > name.size())
            name = capitalised(subsystem.word);
    }
    return names;
}

QString firstNameWord(const Command& command)
{
    const QString word = command.name.section(QLatin1Char('_'), 0, 0);
    return word.size() > 1 ? capitalised(word) : QString();
}

} // namespace

std::vector<CommandGroup> deriveGroups(const std::vector<const Command*>& commands)
{
    // Two passes: what the subsystem does not bring together, the names may.
    QHash<const Command*, QString> places;
    const QHash<QString, QString> names = subsystemNames(commands);
    using Naming = std::function<QString(const Command&)>;
    const Naming bySubsystem = [&names](const Command& command) {
        return names.value(subsystemOf(command).shortForm);
    };
    for (const Naming& naming : {bySubsystem, Naming(firstNameWord)}) {
        QHash<QString, int> counts;
        for (const QString& placed : std::as_const(places))
            ++counts[placed];
        QHash<const Command*, QString> candidates;
        for (const Command* command : commands) {
            if (places.contains(command))
                continue;
            if (const QString name = naming(*command); !name.isEmpty()) {
                candidates.insert(command, name);
                ++counts[name];
            }
        }
        for (auto candidate = candidates.cbegin(); candidate != candidates.cend(); ++candidate) {
            if (counts.value(candidate.value()) > 1)
                places.insert(candidate.key(), candidate.value());
        }
    }
    std::vector<CommandGroup> groups;
    CommandGroup rest;
    for (const Command* command : commands) {
        const QString name = places.value(command);
        const PlacedText entry{command->name, command->place};
        if (name.isEmpty()) {
            rest.commands.push_back(entry);
            continue;
        }
        auto group = std::find_if(groups.begin(), groups.end(),
                                  [&](const CommandGroup& made) { return made.name == name; });
        if (group == groups.end())
            group = groups.insert(groups.end(), CommandGroup{name, {}, command->place});
        group->commands.push_back(entry);
    }
    if (!rest.commands.empty())
        groups.push_back(std::move(rest));
    return groups;
}

} // namespace visor::profile
