// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/arbitrary_points.h"

#include <bit>
#include <optional>

namespace visor::simulation {

namespace {

std::optional<std::vector<float>> pointsOfBlock(ScpiCall& call, const QByteArray& bytes,
                                                const ArbitraryFormat& format)
{
    const qsizetype width = format.isInteger ? 2 : 4;
    if (bytes.size() % width != 0) {
        call.fail(ScpiError::InvalidBlockData);
        return std::nullopt;
    }
    std::vector<float> points;
    points.reserve(static_cast<std::size_t>(bytes.size() / width));
    for (qsizetype i = 0; i < bytes.size(); i += width) {
        std::uint32_t word = 0;
        for (qsizetype k = 0; k < width; ++k) {
            const qsizetype place = format.isSwapped ? i + width - 1 - k : i + k;
            word = word << 8 | static_cast<unsigned char>(bytes[place]);
        }
        points.push_back(format.isInteger ? static_cast<float>(static_cast<std::int16_t>(word))
                                          : std::bit_cast<float>(word));
    }
    return points;
}

std::optional<std::vector<float>> pointsOfNumbers(ScpiCall& call, std::size_t first, double fullScale)
{
    std::vector<float> points;
    for (std::size_t i = first; i < call.argumentCount(); ++i) {
        const auto value = call.number(i, {}, {-fullScale, fullScale, 0.0});
        if (!value)
            return std::nullopt;
        points.push_back(static_cast<float>(*value));
    }
    return points;
}

} // namespace

std::shared_ptr<const std::vector<float>> readArbitraryPoints(ScpiCall& call, std::size_t first,
                                                              const ArbitraryFormat& format)
{
    constexpr std::size_t kFewestPoints = 8;
    constexpr std::size_t kMostPoints = 1u << 20;
    const ScpiArgument* const argument = call.argument(first);
    if (argument == nullptr)
        return nullptr;
    auto points = argument->kind == ScpiArgument::Kind::Block ? pointsOfBlock(call, argument->value, format)
                                                              : pointsOfNumbers(call, first, format.fullScale);
    if (!points)
        return nullptr;
    for (float& point : *points) {
        point = static_cast<float>(static_cast<double>(point) / format.fullScale);
        if (!(point >= -1.01f && point <= 1.01f)) { // also refuses NaN
            call.fail(ScpiError::DataOutOfRange);
            return nullptr;
        }
    }
    if (points->size() < kFewestPoints || points->size() > kMostPoints) {
        call.fail(points->size() < kFewestPoints ? ScpiError::DataOutOfRange : ScpiError::TooMuchData);
        return nullptr;
    }
    return std::make_shared<const std::vector<float>>(std::move(*points));
}

} // namespace visor::simulation
