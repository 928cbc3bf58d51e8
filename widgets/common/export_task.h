// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/capture/exporter.h"

#include <QObject>

#include <functional>
#include <thread>

namespace visor::ui {

/// Writes one file on a thread of its own. Lives on the GUI thread, which hears of progress and the end through
/// signals; one export at a time.
class ExportTask : public QObject
{
    Q_OBJECT

public:
    /// Runs on the thread: writes the whole file or none of it, tells the monitor, and ends early with ErrorAbort
    /// when its token is cancelled. Owns what it needs.
    using Act = std::function<Result<void>(const capture::ExportMonitor& monitor)>;

    explicit ExportTask(QObject* parent = nullptr) : QObject(parent) {}
    /// Cancels and joins; one chunk of the act at most.
    ~ExportTask() override;

    /// `path` is what path() answers from now on. Does nothing while one runs.
    void start(const QString& path, Act act);
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
    QString m_path;
    Result<void> m_result;
    bool m_isRunning = false;
    visa::CancelToken m_token;
    std::jthread m_thread;
};

} // namespace visor::ui
