// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/waveform/sample_format.h"

#include <cstddef>
#include <span>

namespace visor::waveform {

/// The loops that touch every sample. Plain functions over the caller's memory; any thread.

/// values[i] = sample i * scale + offset.
void scaleSamples(SampleFormat format, const char* samples, double scale, double offset, std::span<double> values);

/// One minimum and maximum for each block of kLevelBlock samples, the last block possibly shorter, as samples of
/// the same type in native order. Gaps (isGap) are passed over; a block of nothing else has its minimum above its
/// maximum.
inline constexpr std::size_t kLevelBlock = 16;
void blockExtremes(SampleFormat format, const char* samples, std::size_t count, char* minima, char* maxima);

/// The same over kLevelStep minima and maxima of the level below.
inline constexpr std::size_t kLevelStep = 4;
void mergeExtremes(SampleType type, const char* minimaBelow, const char* maximaBelow, std::size_t count,
                   char* minima, char* maxima);

} // namespace visor::waveform
