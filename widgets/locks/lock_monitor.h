// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/locks/lock_registry.h"

#include <QObject>
#include <QTimer>

#include <optional>
#include <thread>
#include <vector>

namespace visor::ui {

/// The locks of this machine as the window knows them: kept up to date by the registry's own thread, which reads
/// them too, so that the GUI thread touches no disk. Nothing is polled, but while locks cannot be kept it looks
/// again every few seconds whether that was mended. GUI thread; owned by the window.
class LockMonitor : public QObject
{
    Q_OBJECT

public:
    /// `registry` outlives the monitor.
    explicit LockMonitor(locks::LockRegistry& registry, QObject* parent = nullptr);
    ~LockMonitor() override;

    /// Everything held or waited for.
    [[nodiscard]] const std::vector<locks::LockSituation>& situations() const { return m_situations; }
    /// Of one resource; an empty one when nobody holds it.
    [[nodiscard]] locks::LockSituation situation(const QString& resource) const;
    /// Why no locks can be kept on this machine.
    [[nodiscard]] const std::optional<Error>& problem() const { return m_problem; }

Q_SIGNALS:
    void changed();

private:
    void take(std::vector<locks::LockSituation> situations, std::optional<Error> problem);
    /// On a thread of its own: asks to be told, reads, hands over.
    void start();
    /// On any thread: reads and hands over.
    void look();

    locks::LockRegistry& m_registry;
    std::vector<locks::LockSituation> m_situations;
    std::optional<Error> m_problem;
    locks::LockRegistry::Subscription m_subscription;
    std::thread m_start; ///< opening the folder may have to wait for another program
    QTimer m_again;      ///< runs while locks cannot be kept
};

} // namespace visor::ui
