// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/capture/exporter_set.h"

#include <QObject>

#include <optional>
#include <thread>

namespace visor::ui {

/// Writes one capture to a file on a thread of its own. Lives on the GUI thread, which hears of progress and the
/// end through signals; one export at a time.
class ExportTask : public QObject
{
    Q_OBJECT

public:
    /// `exporters` outlives the task.
    explicit ExportTask(const capture::ExporterSet& exporters, QObject* parent = nullptr)
        : QObject(parent), m_exporters(exporters)
    {
    }
    /// Cancels and joins; a chunk of samples at most.
    ~ExportTask() override;

    void start(capture::CapturePtr capture, const QString& path, const capture::ExportOptions& options);
    void cancel() { m_token.cancel(); }
    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    [[nodiscard]] const QString& path() const { return m_path; }
    /// Of the last export that has finished.
    [[nodiscard]] const Result<void>& result() const { return m_result; }

Q_SIGNALS:
    /// 0 … 1, some times a second.
    void progressed(double share);
    /// result() says how it went.
    void finished();

private:
    const capture::ExporterSet& m_exporters;
    QString m_path;
    Result<void> m_result;
    bool m_isRunning = false;
    visa::CancelToken m_token;
    std::jthread m_thread;
};

} // namespace visor::ui
