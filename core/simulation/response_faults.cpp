// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulation/response_faults.h"

#include <algorithm>

namespace visor::simulation {

namespace {

/// The data of the first block in a response: the piece behind one that begins with '#' and is only a block's
/// header.
QByteArray* blockData(ScpiResponse& response)
{
    auto& pieces = response.pieces();
    for (std::size_t i = 0; i + 1 < pieces.size(); ++i) {
        const QByteArray& head = pieces[i];
        if (head.size() >= 3 && head[0] == '#' && head.size() == 2 + (head[1] - '0'))
            return &pieces[i + 1];
    }
    return nullptr;
}

} // namespace

void SlowResponses::apply(const QByteArray& /*request*/, ScpiResponse& response, Clock::Duration now)
{
    response.readyAt = std::max(response.readyAt, now + m_delay);
}

void DroppedResponses::apply(const QByteArray& /*request*/, ScpiResponse& response, Clock::Duration /*now*/)
{
    if (response.remaining() > kLine)
        response.dropAfter = response.remaining() / 2;
}

void GarbageResponses::apply(const QByteArray& /*request*/, ScpiResponse& response, Clock::Duration /*now*/)
{
    QByteArray bytes;
    const auto length = static_cast<qsizetype>(20 + m_noise.bits(m_next++) % 60);
    while (bytes.size() < length)
        bytes.append(static_cast<char>(static_cast<unsigned char>(m_noise.bits(m_next++) & 0xFFu)));
    bytes[length / 2] = '\0';
    response.pieces() = {bytes, QByteArrayLiteral("\n")};
    response.recount();
}

void MissingResponses::apply(const QByteArray& /*request*/, ScpiResponse& response, Clock::Duration /*now*/)
{
    response.never = true;
}

void TruncatedBlocks::apply(const QByteArray& /*request*/, ScpiResponse& response, Clock::Duration /*now*/)
{
    if (QByteArray* const data = blockData(response)) {
        data->chop(std::max<qsizetype>(1, data->size() / 4));
        response.recount();
    }
}

void OverlongBlocks::apply(const QByteArray& /*request*/, ScpiResponse& response, Clock::Duration /*now*/)
{
    if (QByteArray* const data = blockData(response)) {
        data->append(QByteArray(kSurplus, '\x55'));
        response.recount();
    }
}

void HugeResponses::apply(const QByteArray& request, ScpiResponse& response, Clock::Duration /*now*/)
{
    constexpr qsizetype kShort = 1000;
    constexpr qsizetype kPiece = 1'000'000;
    if (response.remaining() > kShort || request.trimmed().toUpper() == "*IDN?")
        return;
    const QByteArray piece(kPiece, '7');
    auto& pieces = response.pieces();
    pieces.assign(kSize / kPiece, piece); // shared, not copied
    pieces.push_back(QByteArrayLiteral("\n"));
    response.recount();
}

} // namespace visor::simulation
