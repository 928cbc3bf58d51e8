// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/background.h"

#include <QMetaObject>

namespace visor::app {

namespace {

/// Looking longer than this finds nothing more on a local network.
constexpr std::chrono::seconds kSearchTime{5};

} // namespace

Background::Background(const Services& services, QObject* parent) : QObject(parent), m_services(services) {}

Background::~Background()
{
    m_searchToken.cancel();
    if (m_searchThread.joinable())
        m_searchThread.join();
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
    if (isSearching())
        return;
    m_searchToken = visa::CancelToken::create();
    m_searchThread = std::thread([this, finders = m_services.finders, token = m_searchToken] {
        for (instrument::Finder* finder : finders) {
            const auto deadline = visa::Deadline::after(kSearchTime, token);
            const auto ended = finder->find(
                [this](const instrument::Sighting& sighting) {
                    onGuiThread([this, sighting] { Q_EMIT sighted(sighting); });
                },
                deadline);
            if (!ended && !token.isCancelled()) {
                onGuiThread(
                    [this, name = finder->name(), why = ended.error()] { Q_EMIT finderFailed(name, why); });
            }
        }
        onGuiThread([this] {
            m_searchThread.join();
            Q_EMIT searchEnded();
        });
    });
}

void Background::stopSearch()
{
    m_searchToken.cancel();
}

void Background::onGuiThread(std::function<void()> act)
{
    QMetaObject::invokeMethod(this, std::move(act), Qt::QueuedConnection);
}

} // namespace visor::app
