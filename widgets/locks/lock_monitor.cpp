// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/locks/lock_monitor.h"

#include <QMetaObject>

#include <algorithm>
#include <chrono>
#include <utility>

namespace visor::ui {

using namespace std::chrono_literals;

namespace {
constexpr auto kLooksAgainAfter = 2s;
} // namespace

LockMonitor::LockMonitor(locks::LockRegistry& registry, QObject* parent) : QObject(parent), m_registry(registry)
{
    m_again.setSingleShot(true);
    m_again.setInterval(kLooksAgainAfter);
    connect(&m_again, &QTimer::timeout, this, &LockMonitor::start);
    start();
}

void LockMonitor::start()
{
    if (m_start.joinable())
        m_start.join(); // has handed over its result as its last act
    m_start = std::thread([this] {
        m_subscription = m_registry.subscribe([this] { look(); });
        look();
    });
}

LockMonitor::~LockMonitor()
{
    m_start.join();
    m_subscription = {}; // its thread calls look(): gone before the rest
}

void LockMonitor::look()
{
    auto situations = m_registry.situations();
    auto problem = m_registry.problem();
    QMetaObject::invokeMethod(
        this,
        [this, situations = std::move(situations), problem = std::move(problem)]() mutable {
            take(std::move(situations), std::move(problem));
        },
        Qt::QueuedConnection);
}

void LockMonitor::take(std::vector<locks::LockSituation> situations, std::optional<Error> problem)
{
    const bool isSame = situations == m_situations && problem.has_value() == m_problem.has_value();
    m_situations = std::move(situations);
    m_problem = std::move(problem);
    if (m_problem)
        m_again.start();
    if (!isSame)
        Q_EMIT changed();
}

locks::LockSituation LockMonitor::situation(const QString& resource) const
{
    const auto found =
        std::find_if(m_situations.begin(), m_situations.end(), [&](const locks::LockSituation& situation) {
            return situation.resource.compare(resource, Qt::CaseInsensitive) == 0;
        });
    return found == m_situations.end() ? locks::LockSituation{resource, {}, {}} : *found;
}

} // namespace visor::ui
