// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/instrument/finder.h"

#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace visor::test {

/// What a finder says, for tests: what is there now, and waiting for it. Thread-safe.
class FinderLog : public instrument::FinderReport
{
public:
    void found(const instrument::Sighting& sighting) override
    {
        change([&] { m_present[sighting.resource.toString()] = sighting; });
    }
    void gone(const visa::ResourceName& resource) override
    {
        change([&] { m_present.erase(resource.toString()); });
    }
    void lookedOnce() override
    {
        change([&] { m_hasLooked = true; });
    }
    void failed(const Error& why) override
    {
        change([&] { m_failures.push_back(why); });
    }

    using Present = std::map<QString, instrument::Sighting>; ///< by resource
    [[nodiscard]] Present present() const
    {
        const std::lock_guard lock(m_mutex);
        return m_present;
    }
    [[nodiscard]] std::vector<Error> failures() const
    {
        const std::lock_guard lock(m_mutex);
        return m_failures;
    }
    /// Waits, a test's patience long, until that holds for what is there.
    template<typename Holds>
    [[nodiscard]] bool wait(Holds holds)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, std::chrono::seconds(30), [&] { return holds(m_present); });
    }
    [[nodiscard]] bool waitForResource(const QString& resource)
    {
        return wait([&](const Present& present) { return present.count(resource) != 0; });
    }
    [[nodiscard]] bool waitForDeparture(const QString& resource)
    {
        return wait([&](const Present& present) { return present.count(resource) == 0; });
    }
    [[nodiscard]] bool waitForLook()
    {
        return wait([this](const Present&) { return m_hasLooked; });
    }

private:
    template<typename Act>
    void change(Act act)
    {
        const std::lock_guard lock(m_mutex);
        act();
        m_changed.notify_all();
    }

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    Present m_present;
    std::vector<Error> m_failures;
    bool m_hasLooked = false;
};

/// Runs a finder until it is cancelled or this ends.
class RunningFinder
{
public:
    RunningFinder(instrument::Finder& finder, instrument::FinderReport& report)
        : m_thread([this, &finder, &report] { m_result = finder.find(report, visa::Deadline::never(m_token)); })
    {
    }
    ~RunningFinder() { static_cast<void>(end()); }
    RunningFinder(const RunningFinder&) = delete;
    RunningFinder& operator=(const RunningFinder&) = delete;

    Result<void> end()
    {
        m_token.cancel();
        if (m_thread.joinable())
            m_thread.join();
        return m_result;
    }

private:
    const visa::CancelToken m_token = visa::CancelToken::create();
    Result<void> m_result;
    std::thread m_thread;
};

} // namespace visor::test
