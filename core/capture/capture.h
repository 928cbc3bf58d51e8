// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/scpi/identity.h"
#include "core/waveform/waveform.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <memory>
#include <vector>

namespace visor::capture {

/// One setting of the instrument when the capture was taken, as the instrument said it.
struct Setting
{
    QString name;
    QString value;
    QString unit; ///< may be empty

    friend bool operator==(const Setting&, const Setting&) = default;
};

/// What was measured and everything needed to believe it later. A value; the traces are shared. Any thread, once
/// made.
struct Capture
{
    std::vector<waveform::WaveformPtr> traces;
    QByteArray preamble; ///< as the instrument sent it; may be empty
    QByteArray reply;    ///< of a raw capture: the whole answer, shared with the trace; else empty
    std::vector<Setting> settings;
    scpi::Identity identity;
    QString resource;
    QString profile; ///< key of the profile; empty for an unknown model
    QString profileVersion;
    QDateTime time; ///< UTC, when the last byte arrived
    QString note;   ///< the operator's
};

using CapturePtr = std::shared_ptr<const Capture>;

} // namespace visor::capture
