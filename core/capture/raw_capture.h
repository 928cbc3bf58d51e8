// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/capture/capture.h"
#include "core/instrument/dialogue.h"
#include "core/waveform/sample_format.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace visor::capture {

/// What the user knows of a trace that no profile describes: what to ask, and what the answer means. A value.
struct RawSource
{
    QString query; ///< ":WAV:DATA?", "CURV?"
    /// How a sample is stored, in an IEEE 488.2 block or bare; nothing: numbers as text between commas.
    std::optional<waveform::SampleType> type = waveform::SampleType::UInt8;
    std::endian order = std::endian::big; ///< IEEE 488.2 §8.7 sends the most significant byte first
    double xStart = 0;
    double xIncrement = 1;
    QString xUnit;
    double yScale = 1;
    double yOffset = 0; ///< in the unit of y: value = sample * scale + offset
    QString yUnit;

    friend bool operator==(const RawSource&, const RawSource&) = default;

    /// For a settings file.
    [[nodiscard]] QJsonObject toJson() const;
    /// What toJson() made; what is missing or makes no sense is the default.
    [[nodiscard]] static RawSource fromJson(const QJsonObject& object);
};

/// "int8" … "float64", "ascii": what `--format` and the settings file call a sample's type.
[[nodiscard]] QString rawFormatName(const std::optional<waveform::SampleType>& type);
[[nodiscard]] QStringList rawFormatNames();
/// ErrorInvalidParameter naming the choices when there is no such format.
[[nodiscard]] Result<std::optional<waveform::SampleType>> rawFormatFromName(const QString& name);

/// Whether that can be asked and understood: ErrorInvalidParameter with a sentence when not.
[[nodiscard]] Result<void> checkRawSource(const RawSource& source);

struct RawRequest
{
    RawSource source;
    scpi::Identity identity;
    QString resource;
    QString note;
};

/// Asks and makes one trace of the answer; the whole reply stays with the capture, and what it was taken for is
/// among its settings. Blocking, on the dialogue's thread. A reply that does not fit is ErrorInvalidFormat saying
/// how.
[[nodiscard]] Result<CapturePtr> takeRawCapture(instrument::Dialogue& dialogue, const RawRequest& request,
                                                const instrument::Dialogue::Progress& progress = {});

} // namespace visor::capture
