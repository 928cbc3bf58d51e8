// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/recorder.h"

#include <QDateTime>
#include <QTimer>
#include <QWidget>

#include <memory>

class QLabel;

namespace visor::ui {

/// Records what is done with one instrument while it is shown, and says that it does. GUI thread.
class RecordingBar : public QWidget
{
    Q_OBJECT

public:
    /// `trace` outlives the bar; `source` names the instrument's entries in it.
    RecordingBar(instrument::TraceLog& trace, const QString& source, QWidget* parent = nullptr);

    void start();
    /// Ends the recording; stopped() follows.
    void stop();
    [[nodiscard]] bool isRecording() const { return m_recorder != nullptr; }

Q_SIGNALS:
    void stopped(const std::vector<visor::instrument::RecordedAct>& acts, const QDateTime& begun);

private:
    void refresh();

    instrument::TraceLog& m_trace;
    const QString m_source;
    std::unique_ptr<instrument::Recorder> m_recorder;
    QDateTime m_begun;
    QTimer m_look;
    QLabel* m_text;
};

} // namespace visor::ui
