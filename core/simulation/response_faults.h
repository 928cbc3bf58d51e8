// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/noise.h"
#include "core/simulation/response_fault.h"

#include <cstdint>

namespace visor::simulation {

/// Answers right, but only after a while of the bench's time.
class SlowResponses final : public ResponseFault
{
public:
    explicit SlowResponses(Clock::Duration delay) : m_delay(delay) {}
    void apply(const QByteArray& request, ScpiResponse& response, Clock::Duration now) override;

private:
    const Clock::Duration m_delay;
};

/// Breaks the connection in the middle of every response longer than a line.
class DroppedResponses final : public ResponseFault
{
public:
    static constexpr qsizetype kLine = 120; ///< bytes; identities and numbers still get through
    void apply(const QByteArray& request, ScpiResponse& response, Clock::Duration now) override;
};

/// Says random bytes, among them NUL and NL, whatever was asked.
class GarbageResponses final : public ResponseFault
{
public:
    explicit GarbageResponses(std::uint64_t seed) : m_noise(seed, 0x67617262) {}
    void apply(const QByteArray& request, ScpiResponse& response, Clock::Duration now) override;

private:
    const Noise m_noise;
    std::uint64_t m_next = 0;
};

/// Understands everything and never answers.
class MissingResponses final : public ResponseFault
{
public:
    void apply(const QByteArray& request, ScpiResponse& response, Clock::Duration now) override;
};

/// Blocks end before the length in their header is reached; the message ends properly with NL and END.
class TruncatedBlocks final : public ResponseFault
{
public:
    void apply(const QByteArray& request, ScpiResponse& response, Clock::Duration now) override;
};

/// Blocks go on behind the length in their header.
class OverlongBlocks final : public ResponseFault
{
public:
    static constexpr qsizetype kSurplus = 1000; ///< bytes
    void apply(const QByteArray& request, ScpiResponse& response, Clock::Duration now) override;
};

/// Answers every short query but *IDN? with 100 MB of digits. They are one megabyte, said a hundred times.
class HugeResponses final : public ResponseFault
{
public:
    static constexpr qsizetype kSize = 100'000'000; ///< bytes, NL not counted
    void apply(const QByteArray& request, ScpiResponse& response, Clock::Duration now) override;
};

} // namespace visor::simulation
