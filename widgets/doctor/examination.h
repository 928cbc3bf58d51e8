// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/doctor/doctor.h"

#include <QObject>

#include <thread>

namespace visor::ui {

/// One examination at a time, on a thread of its own; findings arrive as signals on the GUI thread. Every function
/// returns at once; destruction cancels and joins, bounded by the examiners' cancel latency. GUI thread.
class Examination : public QObject
{
    Q_OBJECT

public:
    /// `doctor` outlives it.
    explicit Examination(const doctor::Doctor& doctor, QObject* parent = nullptr);
    ~Examination() override;

    /// Does nothing while one runs.
    void start(const doctor::Complaint& complaint);
    /// finished() follows.
    void stop();
    [[nodiscard]] bool isRunning() const { return m_isRunning; }

Q_SIGNALS:
    void found(const visor::doctor::Finding& finding);
    /// Also after a stop; then `isWhole` is false.
    void finished(bool isWhole);

private:
    class Courier;

    void end();

    const doctor::Doctor& m_doctor;
    visa::CancelToken m_token;
    bool m_isRunning = false;
    std::thread m_thread;
};

} // namespace visor::ui
