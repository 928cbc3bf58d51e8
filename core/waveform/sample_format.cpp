// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/waveform/sample_format.h"

#include <array>
#include <utility>

namespace visor::waveform {

namespace {

constexpr std::array kSampleTypeNames{
    std::pair{SampleType::Int8, QLatin1StringView("int8")},
    std::pair{SampleType::UInt8, QLatin1StringView("uint8")},
    std::pair{SampleType::Int16, QLatin1StringView("int16")},
    std::pair{SampleType::UInt16, QLatin1StringView("uint16")},
    std::pair{SampleType::Int32, QLatin1StringView("int32")},
    std::pair{SampleType::UInt32, QLatin1StringView("uint32")},
    std::pair{SampleType::Float32, QLatin1StringView("float32")},
    std::pair{SampleType::Float64, QLatin1StringView("float64")},
};

} // namespace

QLatin1StringView sampleTypeName(SampleType type)
{
    for (const auto& [candidate, name] : kSampleTypeNames) {
        if (candidate == type)
            return name;
    }
    return kSampleTypeNames.back().second;
}

std::optional<SampleType> sampleTypeFromName(QLatin1StringView name)
{
    for (const auto& [type, candidate] : kSampleTypeNames) {
        if (candidate == name)
            return type;
    }
    return std::nullopt;
}

} // namespace visor::waveform
