// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/visa/result.h"
#include "core/waveform/sample_format.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <vector>

namespace visor::capture {

/// The header of one array of an .npy file (numpy.lib.format, versions 1.0 to 3.0).
struct NpyArray
{
    QByteArray descr; ///< "<f8", "|i1", "|S120"
    std::vector<std::size_t> shape;
    std::size_t dataOffset = 0; ///< from the start of the array's header
    std::size_t dataSize = 0;   ///< bytes; checked against what is there

    /// The sample format the descr stands for; empty for strings, complex and 64-bit integers.
    [[nodiscard]] std::optional<waveform::SampleFormat> sampleFormat() const;
};

/// "<i2" and so on.
[[nodiscard]] QByteArray npyDescr(waveform::SampleFormat format);
/// Magic, version, dictionary, padding so that the data starts at a multiple of 64 (version 2.0 when it must be
/// long).
[[nodiscard]] QByteArray npyHeader(const QByteArray& descr, const std::vector<std::size_t>& shape);
/// Reads the header at the start of `content`; the data must be there whole, more may follow.
[[nodiscard]] Result<NpyArray> readNpyHeader(QByteArrayView content);

} // namespace visor::capture
