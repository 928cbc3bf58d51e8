// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waveform/capture_sources.h"

#include <QCoreApplication>

#include <array>

namespace visor::ui {

namespace {

struct CaptureSourcesText
{
    Q_DECLARE_TR_FUNCTIONS(visor::ui::CaptureSources)
};

constexpr double kMostChannels = 16;

/// What a parameter that chooses a channel can be; empty for any other parameter.
QStringList channelChoices(const profile::Parameter& parameter)
{
    static const std::array kNames{QLatin1StringView("channel"), QLatin1StringView("source"),
                                   QLatin1StringView("trace")};
    if (std::find(kNames.begin(), kNames.end(), parameter.name.toLower()) == kNames.end())
        return {};
    QStringList choices = parameter.choices();
    if (choices.isEmpty() && parameter.type == profile::ValueType::Int && parameter.min && parameter.max &&
        *parameter.max - *parameter.min < kMostChannels) {
        for (int value = static_cast<int>(*parameter.min); value <= static_cast<int>(*parameter.max); ++value)
            choices.append(QString::number(value));
    }
    return choices;
}

} // namespace

std::vector<profile::WaveformSource> captureSources(const profile::Profile& profile)
{
    if (!profile.console.waveformSources.empty())
        return profile.console.waveformSources;
    std::vector<profile::WaveformSource> sources;
    for (const profile::Command& command : profile.commands) {
        if (!command.enabled || !command.returnsWaveform())
            continue;
        profile::WaveformSource source;
        source.name = command.name;
        source.label = command.name;
        source.call.command = command.name;
        const auto chooser = std::ranges::find_if(command.params, [](const profile::Parameter& parameter) {
            return !channelChoices(parameter).isEmpty();
        });
        if (chooser == command.params.end()) {
            sources.push_back(source);
            continue;
        }
        const QStringList choices = channelChoices(*chooser);
        for (const QString& choice : choices) {
            profile::WaveformSource one = source;
            one.name = command.name + QLatin1Char(' ') + choice;
            one.label = choice.at(0).isDigit() ? CaptureSourcesText::tr("Channel %1").arg(choice) : choice;
            one.call.args.push_back({chooser->name, choice, {}, {}});
            one.channel = static_cast<int>(choices.indexOf(choice)) + 1;
            sources.push_back(std::move(one));
        }
    }
    return sources;
}

const profile::Parameter* pointsParameter(const profile::Profile& profile, const profile::WaveformSource& source)
{
    const profile::Command* command = profile.findCommand(source.call.command);
    if (!command)
        return nullptr;
    for (const profile::Parameter& parameter : command->params) {
        const bool isNumber =
            parameter.type == profile::ValueType::Int || parameter.type == profile::ValueType::Float;
        const bool isGiven = std::ranges::any_of(
            source.call.args, [&](const profile::MapEntry& entry) { return entry.label == parameter.name; });
        if (isNumber && !isGiven && parameter.name.contains(QLatin1StringView("points"), Qt::CaseInsensitive))
            return &parameter;
    }
    return nullptr;
}

} // namespace visor::ui
