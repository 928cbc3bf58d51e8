// SPDX-License-Identifier: GPL-3.0-or-later
// What a simulated instrument of a profile answers.
#include "core/profile/bounded_pattern.h"
#include "core/scpi/block.h"
#include "core/simulation/parameter_value.h"
#include "core/simulation/pattern_text.h"
#include "core/simulation/picture.h"
#include "core/simulation/profile_instrument.h"
#include "core/simulation/reply_writer.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace visor::simulation {

namespace {

using profile::Command;
using profile::Returns;
using profile::ReturnType;
using Role = ProfileUnit::Role;

constexpr int kDeepestCoupling = 8;
constexpr qsizetype kUndescribedElements = 4; // of an array about whose length the profile says nothing

QString quotedText(const QString& text)
{
    return QString::fromUtf8(scpi::makeString(text.toUtf8()));
}

bool isNumeric(ReturnType type)
{
    return type == ReturnType::Float || type == ReturnType::Int;
}

} // namespace

ProfileInstrument::Names ProfileInstrument::namesOf(const Captures& captures)
{
    Names names;
    for (const UnitPattern::Capture& capture : captures)
        names.insert(capture.name, capture.text);
    return names;
}

void ProfileInstrument::answer(const Chosen& chosen, const QStringList& keys, const std::vector<Chosen>& fitting,
                               ScpiCall& call)
{
    const ProfileUnit& unit = *chosen.unit;
    if (unit.command != nullptr) {
        if (const auto* refinement = m_profile->simulation.find(unit.command->name))
            m_faults->note(*refinement);
    }
    const auto reply = [&](const QString& text) { call.reply(text.toUtf8()); };
    switch (unit.role) {
    case Role::ErrorEntry:
        return reply(errorEntryText(unit));
    case Role::Samples:
        return answerSamples(unit, call);
    case Role::AxisStart:
        return reply(numberText(traceOf(*unit.trace).start()));
    case Role::AxisIncrement:
        return reply(numberText(traceOf(*unit.trace).increment(moment())));
    case Role::Preamble: {
        QStringList fields = traceOf(*unit.trace).preamble(moment());
        if (unit.parts == 1) {
            // A command that names more fields than the scaling needs is answered them all.
            std::size_t named = 0;
            for (const Chosen& other : fitting) {
                if (other.unit->command != nullptr && other.unit->command->returns)
                    named = std::max(named, other.unit->command->returns->fields.size());
            }
            while (fields.size() < static_cast<qsizetype>(named))
                fields.append(QStringLiteral("0"));
            return reply(fields.join(QLatin1Char(',')));
        }
        return reply(unit.part < fields.size() ? fields[unit.part] : QStringLiteral("0"));
    }
    case Role::SweepCheck:
        return reply(sweepText(*unit.sweep));
    case Role::Setting:
    case Role::Reading:
        break;
    }
    const Returns* returns = unit.command != nullptr && unit.command->returns ? &*unit.command->returns : nullptr;
    if (returns != nullptr && returns->type == ReturnType::Binary) {
        call.replyBlock(screen());
        return;
    }
    if (returns != nullptr && unit.parts == 1 && returns->parser &&
        returns->parser->type == profile::ReplyParser::Type::Regex)
        return reply(parsedTogether(chosen, fitting));
    QStringList texts;
    for (const QString& key : keys)
        texts.append(readingText(unit, key, namesOf(chosen.captures), 0));
    const QString text = texts.join(QLatin1Char(','));
    reply(returns != nullptr && unit.parts == 1 ? dressedReply(*returns, text) : text);
}

QString ProfileInstrument::parsedTogether(const Chosen& chosen, const std::vector<Chosen>& fitting) const
{
    std::vector<ParsedValue> values;
    for (const Chosen& other : fitting) {
        const Command* command = other.unit->command;
        if (other.unit->role != Role::Reading || other.unit->parts != 1 || command == nullptr ||
            !command->returns || !command->returns->parser ||
            command->returns->parser->type != profile::ReplyParser::Type::Regex ||
            other.unit->pattern.text() != chosen.unit->pattern.text())
            continue;
        const auto keys = keysOf(*other.unit, other.captures);
        if (keys && !keys->isEmpty())
            values.push_back(
                {&*command->returns, readingText(*other.unit, keys->front(), namesOf(other.captures), 0)});
    }
    return commonReply(values);
}

QStringList ProfileInstrument::valuesOf(const ProfileUnit& unit, const QString& key) const
{
    const ProfileUnit* const setter = m_vocabulary.setterOf(unit.state);
    if (setter == nullptr)
        return {};
    const auto set = m_values.constFind(key);
    QStringList values = set != m_values.constEnd() ? *set : QStringList();
    if (values.isEmpty()) {
        for (const std::size_t index : setter->values) {
            const profile::Parameter* parameter = setter->pattern.placeholders()[index].parameter;
            values.append(parameter != nullptr ? initialValue(*parameter) : QString());
        }
    }
    if (m_sweep && m_sweep->isNumber && m_sweep->key == key && now() < m_sweep->end && !values.isEmpty()) {
        const double done = toSeconds(now() - m_sweep->start) / toSeconds(m_sweep->end - m_sweep->start);
        values.front() = numberText(m_sweep->from + (m_sweep->to - m_sweep->from) * done);
    }
    return values;
}

std::optional<QString> ProfileInstrument::refinedText(const ProfileUnit& unit, const Names& names, int depth) const
{
    const profile::SimulatedCommand* refinement =
        unit.command != nullptr ? m_profile->simulation.find(unit.command->name) : nullptr;
    if (refinement == nullptr || depth >= kDeepestCoupling)
        return std::nullopt;
    if (!refinement->onlyWhile.isEmpty() && numberOf(refinement->onlyWhile, names, depth + 1) == 0.0)
        return QStringLiteral("0");
    if (refinement->value)
        return noisy(*refinement->value, refinement->noise.value_or(0.0));
    if (refinement->follows.isEmpty())
        return std::nullopt;
    const double followed = numberOf(refinement->follows, names, depth + 1);
    return noisy(numberText(followed * refinement->scale + refinement->offset),
                 refinement->noise.value_or(m_profile->simulation.noise));
}

double ProfileInstrument::numberOf(const QString& command, const Names& names, int depth) const
{
    const Command* const followed = m_profile->findCommand(command);
    const ProfileUnit* const unit = followed != nullptr ? m_vocabulary.readingOf(*followed) : nullptr;
    if (unit == nullptr)
        return 0.0;
    Captures captures = unit->pattern.placeholders();
    for (UnitPattern::Capture& capture : captures) {
        capture.text =
            names.value(capture.name, capture.parameter != nullptr ? initialValue(*capture.parameter) : QString());
    }
    const auto keys = keysOf(*unit, captures);
    if (!keys || keys->isEmpty())
        return 0.0;
    const QString text = readingText(*unit, keys->front(), namesOf(captures), depth);
    bool isNumber = false;
    const double number = text.section(QLatin1Char(','), 0, 0).toDouble(&isNumber);
    return isNumber ? number : 0.0;
}

QString ProfileInstrument::noisy(const QString& number, double noise) const
{
    bool isNumber = false;
    const double value = number.toDouble(&isNumber);
    if (!isNumber || noise == 0.0)
        return number;
    const Noise source(m_seed, 0x72656164);
    const double hiss = source.gaussian(static_cast<std::uint64_t>(now().count()) + m_readings++);
    return numberText(value * (1.0 + noise * hiss));
}

QString ProfileInstrument::readingText(const ProfileUnit& unit, const QString& key, const Names& names,
                                       int depth) const
{
    const Returns returns = unit.command != nullptr && unit.command->returns ? *unit.command->returns : Returns{};
    const double noise = m_profile->simulation.noise;
    const QStringList values = valuesOf(unit, key);
    const std::optional<QString> refined = refinedText(unit, names, depth);
    const auto one = [&](ReturnType type, const QString& unitName, qsizetype position) {
        QString plausible = type == ReturnType::Float ? noisy(plausibleText(type, unitName), noise)
                                                      : plausibleText(type, unitName);
        if (refined && position == 0) {
            const QString text = type == ReturnType::Int ? numberText(std::round(refined->toDouble())) : *refined;
            return typedText(type, isNumeric(type) ? text : *refined, plausible);
        }
        if (position >= values.size())
            return plausible;
        const ProfileUnit* const setter = m_vocabulary.setterOf(unit.state);
        const UnitPattern::Capture& capture =
            setter->pattern.placeholders()[setter->values[std::size_t(position)]];
        const bool isQuoted = capture.isQuoted && type == ReturnType::String && !returns.parser;
        const QString text = typedText(type, values[position], plausible);
        return isQuoted ? quotedText(text) : text;
    };
    if (unit.parts > 1) { // one element of a list that several queries answer together
        const auto part = static_cast<std::size_t>(unit.part);
        if (part < returns.fields.size())
            return one(returns.fields[part].type, returns.fields[part].unit, 0);
        return one(returns.type == ReturnType::Array ? returns.elementType.value_or(ReturnType::Float)
                                                     : returns.type,
                   returns.unit, 0);
    }
    QStringList elements;
    if (!returns.fields.empty()) {
        for (qsizetype at = 0; at < static_cast<qsizetype>(returns.fields.size()); ++at) {
            const profile::ReturnField& field = returns.fields[static_cast<std::size_t>(at)];
            elements.append(one(field.type, field.unit.isEmpty() ? returns.unit : field.unit, at));
        }
    } else if (returns.type == ReturnType::Array) {
        // A list that was fixed as one text is that list.
        if (refined && refined->contains(returns.separator))
            return *refined;
        const qsizetype count = values.isEmpty() ? kUndescribedElements : values.size();
        for (qsizetype at = 0; at < count; ++at)
            elements.append(one(returns.elementType.value_or(ReturnType::Float), returns.unit, at));
    } else if (returns.type == ReturnType::String && !refined && values.size() > 1) {
        elements = values;
    } else {
        elements.append(one(returns.type, returns.unit, 0));
    }
    return elements.join(returns.separator);
}

bool ProfileInstrument::answersNumberOnly(const ProfileUnit& unit) const
{
    // Some instruments do; the command that reads the queue says so.
    return std::any_of(m_profile->commands.begin(), m_profile->commands.end(), [&](const Command& command) {
        return command.returns && command.returns->type == ReturnType::Int &&
               UnitPattern(MarkedText(command.scpi), command.params).group() == unit.pattern.group();
    });
}

QString ProfileInstrument::errorEntryText(const ProfileUnit& unit)
{
    const ErrorQueue::Entry entry = takeError();
    const QString number = QString::number(entry.number);
    return answersNumberOnly(unit)
               ? number
               : number + QLatin1Char(',') +
                     quotedText(entry.number == 0 ? QStringLiteral("No error") : QString::fromUtf8(entry.text));
}

QString ProfileInstrument::sweepText(const Command& command) const
{
    if (!command.sweep)
        return {};
    const QString& pattern = command.sweep->checkIdleMatch;
    const bool isSweeping = m_sweep && m_sweep->command == &command && now() < m_sweep->end;
    if (!isSweeping)
        return textMatching(pattern, false).value_or(pattern);
    const QRegularExpression idle = profile::boundedPattern(pattern);
    for (const char* word : {"1", "0", "SWEEPING", "X"}) {
        const QString text = QString::fromLatin1(word);
        if (!profile::findPattern(idle, text).hasMatch())
            return text;
    }
    return {};
}

ProfileTrace::Moment ProfileInstrument::moment() const
{
    ProfileTrace::Moment moment;
    moment.noise = m_seed ^ static_cast<std::uint64_t>(now().count());
    static const QRegularExpression kNumber(QStringLiteral("\\d+"));
    for (auto argument = m_traceArguments.constBegin(); argument != m_traceArguments.constEnd(); ++argument) {
        const QString& name = argument.key();
        const int number = kNumber.match(argument.value()).captured().toInt();
        if (name.contains(QLatin1StringView("point")) || name.contains(QLatin1StringView("sample")) ||
            name.contains(QLatin1StringView("count")) || name.contains(QLatin1StringView("length")))
            moment.points = number;
        else if (name.startsWith(QLatin1StringView("ch")) || name.contains(QLatin1StringView("source")) ||
                 name.contains(QLatin1StringView("trace")))
            moment.source = number;
    }
    return moment;
}

const ProfileTrace& ProfileInstrument::traceOf(const Command& command) const
{
    return *m_traces.value(&command);
}

void ProfileInstrument::answerSamples(const ProfileUnit& unit, ScpiCall& call) const
{
    const ProfileTrace& trace = traceOf(*unit.trace);
    QByteArray samples = trace.samples(moment());
    if (trace.isText())
        call.reply(std::move(samples));
    else
        call.replyBlock(std::move(samples));
}

QByteArray ProfileInstrument::screen() const
{
    constexpr int kWidth = 320;
    constexpr int kHeight = 240;
    constexpr std::uint8_t kTrace = 1;
    constexpr std::uint8_t kGrid = 2;
    constexpr std::uint8_t kWriting = 3;
    Picture picture(kWidth, kHeight, {{0, 0, 0}, {255, 220, 0}, {70, 70, 70}, {230, 230, 230}});
    for (int x = 0; x < kWidth; x += kWidth / 10)
        picture.fill(x, 0, 1, kHeight, kGrid);
    for (int y = 0; y < kHeight; y += kHeight / 8)
        picture.fill(0, y, kWidth, 1, kGrid);
    const Noise noise(m_seed, static_cast<std::uint64_t>(now().count()));
    for (int x = 0; x < kWidth; ++x) {
        const double height = std::sin(x * 0.08) * 80.0 + noise.gaussian(static_cast<std::uint64_t>(x)) * 2.0;
        picture.fill(x, kHeight / 2 - static_cast<int>(height), 1, 2, kTrace);
    }
    picture.text(4, 4, m_profile->title().toLatin1(), kWriting);
    picture.text(4, 14, "simulated", kWriting);
    return picture.toPng();
}

} // namespace visor::simulation
