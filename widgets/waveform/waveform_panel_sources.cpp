// SPDX-License-Identifier: GPL-3.0-or-later
// What a capture of WaveformPanel asks: the profile's sources, or what the user typed.
#include "widgets/common/instrument_link.h"
#include "widgets/common/message_banner.h"
#include "widgets/waveform/capture_sources.h"
#include "widgets/waveform/raw_source_bar.h"
#include "widgets/waveform/source_picker.h"
#include "widgets/waveform/waveform_panel.h"

#include <QComboBox>

namespace visor::ui {

bool WaveformPanel::isRaw() const
{
    return m_sources->sources().empty();
}

std::vector<profile::CommandCall> WaveformPanel::calls() const
{
    std::vector<profile::CommandCall> calls;
    for (const auto& source : m_sources->selected()) {
        profile::CommandCall call = source.call;
        const auto* parameter = pointsParameter(*m_link.profile(), source);
        if (const auto points = wantedPoints(); parameter && points)
            call.args.push_back({parameter->name, QString::number(*points), {}, {}});
        calls.push_back(std::move(call));
    }
    return calls;
}

WaveformPanel::CaptureAct WaveformPanel::profileCapture()
{
    if (!m_points->isHidden() && !wantedPoints()) {
        refuse(tr("“%1” is no number of points.").arg(m_points->currentText()),
               tr("Give a whole number such as 20000, 100k or 1M."));
        m_points->setFocus();
        return {};
    }
    normalisePoints();
    m_capturedSources = m_sources->selected();
    capture::CaptureRequest request;
    request.calls = calls();
    // Reading every setting takes longer than a frame of a live view may.
    request.withSettings = !m_isContinuous;
    if (m_link.identity())
        request.identity = *m_link.identity();
    request.resource = m_link.resource().toString();
    return [profile = m_link.profile(), request](instrument::Dialogue& dialogue,
                                                 const instrument::Dialogue::Progress& progress) {
        return capture::takeCapture(dialogue, *profile, request, progress);
    };
}

WaveformPanel::CaptureAct WaveformPanel::rawCapture()
{
    const auto source = m_raw->source();
    if (!source) {
        refuse(tr("This cannot be captured."), source.error().message);
        m_raw->focusProblem();
        return {};
    }
    profile::WaveformSource shown;
    shown.name = source->query;
    m_capturedSources = {shown};
    capture::RawRequest request;
    request.source = *source;
    if (m_link.identity())
        request.identity = *m_link.identity();
    request.resource = m_link.resource().toString();
    if (m_usedSource != *source) {
        m_usedSource = *source;
        Q_EMIT rawSourceUsed(*source);
    }
    return [request](instrument::Dialogue& dialogue, const instrument::Dialogue::Progress& progress) {
        return capture::takeRawCapture(dialogue, request, progress);
    };
}

void WaveformPanel::refuse(const QString& what, const QString& next)
{
    m_isContinuous = false;
    m_banner->setActionText({});
    m_banner->showMessage({Severity::Warning, what, {}, next, {}});
    m_isFailureShown = true;
    refresh(); // what is to be corrected takes the focus next
}

void WaveformPanel::setRawSource(const capture::RawSource& source)
{
    m_usedSource = source;
    m_raw->setSource(source);
}

} // namespace visor::ui
