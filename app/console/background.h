// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/services.h"
#include "core/instrument/scanner.h"

#include <QObject>

#include <thread>

namespace visor::app {

/// What the window has done elsewhere: starting the simulated bench, looking for instruments. Results arrive as
/// signals on the GUI thread; destruction cancels and joins. GUI thread.
class Background : public QObject
{
    Q_OBJECT

public:
    explicit Background(const Services& services, QObject* parent = nullptr);
    ~Background() override;

    /// Does nothing while the bench runs or starts.
    void startBench();
    void stopBench();
    [[nodiscard]] bool isBenchRunning() const { return m_bench.host != nullptr; }
    [[nodiscard]] bool isBenchStarting() const { return m_benchThread.joinable(); }
    [[nodiscard]] const std::vector<instrument::Sighting>& benchSightings() const { return m_bench.sightings; }

    /// Looks afresh with every finder side by side, and goes on watching what comes and goes.
    void startSearch();
    /// Ends looking and watching.
    void stopSearch();
    [[nodiscard]] bool isSearching() const { return m_phase == instrument::ScanPhase::Looking; }
    [[nodiscard]] instrument::ScanPhase searchPhase() const { return m_phase; }
    /// Instruments that are open: they are not asked who they are behind their user's back.
    void setInUse(const std::vector<visa::ResourceName>& resources) { m_scanner->setInUse(resources); }

Q_SIGNALS:
    void benchChanged();
    void benchFailed(const visor::Error& why);
    void sighted(const visor::instrument::Sighting& sighting);
    void departed(const visor::visa::ResourceName& resource);
    void finderFailed(const QString& finder, const visor::Error& why);
    /// Looking, watching or idle.
    void searchPhaseChanged();

private:
    void onGuiThread(std::function<void()> act);
    void take(const instrument::ScanEvent& event);

    const Services& m_services;
    RunningBench m_bench;
    instrument::ScanPhase m_phase = instrument::ScanPhase::Idle;
    std::thread m_benchThread;
    std::unique_ptr<instrument::Scanner> m_scanner; ///< last: its threads end first
};

} // namespace visor::app
