// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/background.h"

#include <QMetaObject>

namespace visor::app {

Background::Background(const Services& services, QObject* parent)
    : QObject(parent),
      m_services(services),
      m_scanner(std::make_unique<instrument::Scanner>(
          services.finders, services.transports, services.asking,
          [this](const instrument::ScanEvent& event) { onGuiThread([this, event] { take(event); }); }))
{
}

Background::~Background()
{
    m_scanner.reset();
    if (m_benchThread.joinable())
        m_benchThread.join();
}

void Background::startBench()
{
    if (isBenchRunning() || isBenchStarting() || !m_services.startBench)
        return;
    m_benchThread = std::thread([this, start = m_services.startBench] {
        auto bench = std::make_shared<Result<RunningBench>>(start());
        onGuiThread([this, bench] {
            m_benchThread.join();
            if (!*bench) {
                Q_EMIT benchFailed(bench->error());
            } else {
                m_bench = std::move(bench->value());
                Q_EMIT benchChanged();
            }
        });
    });
    Q_EMIT benchChanged();
}

void Background::stopBench()
{
    if (!isBenchRunning())
        return;
    m_bench = {};
    Q_EMIT benchChanged();
}

void Background::startSearch()
{
    m_phase = instrument::ScanPhase::Looking; // at once: the scanner's own word comes with the next event
    m_scanner->start();
}

void Background::stopSearch()
{
    m_scanner->stop();
}

void Background::take(const instrument::ScanEvent& event)
{
    if (const auto* sighting = std::get_if<instrument::Sighting>(&event)) {
        Q_EMIT sighted(*sighting);
    } else if (const auto* departure = std::get_if<instrument::Departure>(&event)) {
        Q_EMIT departed(departure->resource);
    } else if (const auto* failed = std::get_if<instrument::FinderFailure>(&event)) {
        Q_EMIT finderFailed(failed->finder, failed->why);
    } else {
        m_phase = std::get<instrument::ScanPhase>(event);
        Q_EMIT searchPhaseChanged();
    }
}

void Background::onGuiThread(std::function<void()> act)
{
    QMetaObject::invokeMethod(this, std::move(act), Qt::QueuedConnection);
}

} // namespace visor::app
