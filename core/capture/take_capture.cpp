// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/capture/take_capture.h"

#include <QCoreApplication>

#include <algorithm>

namespace visor::capture {

namespace {

struct TakeCaptureText
{
    Q_DECLARE_TR_FUNCTIONS(visor::capture::TakeCapture)
};

/// "channel_scale(channel=1)"
QString settingName(const instrument::SettingValue& setting)
{
    if (setting.arguments.isEmpty())
        return setting.command;
    QStringList arguments;
    for (auto it = setting.arguments.cbegin(); it != setting.arguments.cend(); ++it)
        arguments << it.key() + u'=' + it.value().toString();
    return QStringLiteral("%1(%2)").arg(setting.command, arguments.join(QStringLiteral(", ")));
}

} // namespace

Result<profile::CommandCall> captureCall(const profile::Profile& profile, const QString& name)
{
    for (const profile::WaveformSource& source : profile.console.waveformSources) {
        if (name.isEmpty() || source.name == name)
            return source.call;
    }
    QStringList choices;
    for (const profile::WaveformSource& source : profile.console.waveformSources)
        choices << source.name;
    for (const profile::Command& command : profile.commands) {
        if (!command.returnsWaveform() || !command.enabled)
            continue;
        if (name.isEmpty() || command.name == name) {
            profile::CommandCall call;
            call.command = command.name;
            return call;
        }
        choices << command.name;
    }
    if (choices.isEmpty()) {
        return failure(
            visa::Status::ErrorUnsupportedOperation,
            TakeCaptureText::tr("The profile %1 describes nothing that can be captured. Add a command whose "
                                "result is a vector, or a waveform source.")
                .arg(profile.key),
            QStringLiteral("capture"));
    }
    return failure(visa::Status::ErrorResourceNotFound,
                   TakeCaptureText::tr("“%1” cannot be captured from this instrument. Choose one of: %2.")
                       .arg(name, choices.join(QStringLiteral(", "))),
                   QStringLiteral("capture"));
}

Result<CapturePtr> takeCapture(instrument::Dialogue& dialogue, const profile::Profile& profile,
                               const CaptureRequest& request, const instrument::Dialogue::Progress& progress)
{
    auto capture = std::make_shared<Capture>();
    capture->identity = request.identity;
    capture->resource = request.resource;
    capture->note = request.note;
    capture->profile = profile.key;
    capture->profileVersion = profile.console.version;
    if (request.withSettings) {
        dialogue.setOrigin(instrument::Origin::Housekeeping);
        const instrument::SettingsReading settings = instrument::readSettings(dialogue, profile);
        for (const instrument::SettingValue& setting : settings.values)
            capture->settings.push_back({settingName(setting), setting.value.toText(), setting.value.unit});
    }
    dialogue.setOrigin(instrument::Origin::Capture);
    instrument::RunOptions options;
    options.progress = progress;
    for (const profile::CommandCall& call : request.calls) {
        auto outcome = instrument::runCall(dialogue, profile, call, options);
        if (!outcome)
            return tl::unexpected(std::move(outcome.error()));
        auto trace = outcome->reply.waveform();
        if (!trace) {
            return failure(
                visa::Status::ErrorInvalidFormat,
                TakeCaptureText::tr("“%1” answered “%2”, which is no waveform. Choose another source, or "
                                    "describe its result as a vector in the profile.")
                    .arg(call.command, outcome->reply.toText().left(60)),
                QStringLiteral("capture"));
        }
        capture->traces.push_back(std::move(trace));
        if (!outcome->preamble.isEmpty())
            capture->preamble += (capture->preamble.isEmpty() ? QByteArray() : QByteArrayLiteral("\n")) +
                                 outcome->preamble.trimmed();
    }
    capture->time = QDateTime::currentDateTimeUtc();
    return CapturePtr(std::move(capture));
}

} // namespace visor::capture
