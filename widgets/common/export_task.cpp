// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/export_task.h"

#include <chrono>

namespace visor::ui {

namespace {

constexpr std::chrono::milliseconds kExportProgressInterval{100};

} // namespace

ExportTask::~ExportTask()
{
    m_token.cancel();
}

void ExportTask::start(const QString& path, Act act)
{
    if (m_isRunning)
        return;
    m_isRunning = true;
    m_path = path;
    m_token = visa::CancelToken::create();
    // The thread ends with the task (joined first), so `this` outlives every call it queues.
    m_thread = std::jthread([this, act = std::move(act), token = m_token] {
        auto last = std::chrono::steady_clock::now();
        capture::ExportMonitor monitor;
        monitor.token = token;
        monitor.progress = [&](std::size_t done, std::size_t total) {
            const auto now = std::chrono::steady_clock::now();
            if (now - last < kExportProgressInterval)
                return;
            last = now;
            const double share = static_cast<double>(done) / static_cast<double>(std::max<std::size_t>(total, 1));
            QMetaObject::invokeMethod(this, [this, share] { Q_EMIT progressed(share); }, Qt::QueuedConnection);
        };
        auto result = act(monitor);
        QMetaObject::invokeMethod(
            this,
            [this, result = std::move(result)] {
                m_isRunning = false;
                m_result = result;
                Q_EMIT finished();
            },
            Qt::QueuedConnection);
    });
}

} // namespace visor::ui
