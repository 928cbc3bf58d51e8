// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/services.h"

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

    /// Looks with every finder, one after the other. Does nothing while looking.
    void startSearch();
    void stopSearch();
    [[nodiscard]] bool isSearching() const { return m_searchThread.joinable(); }

Q_SIGNALS:
    void benchChanged();
    void benchFailed(const visor::Error& why);
    void sighted(const visor::instrument::Sighting& sighting);
    void finderFailed(const QString& finder, const visor::Error& why);
    void searchEnded();

private:
    void onGuiThread(std::function<void()> act);

    const Services& m_services;
    RunningBench m_bench;
    visa::CancelToken m_searchToken;
    std::thread m_benchThread;
    std::thread m_searchThread;
};

} // namespace visor::app
