// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/profile_editor/analyser.h"

#include <QMetaObject>

#include <utility>

namespace visor::ui {

Analyser::Analyser(QObject* parent) : QObject(parent), m_thread([this] { work(); }) {}

Analyser::~Analyser()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isEnding = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void Analyser::read(const QString& text, const QString& fileName)
{
    ++m_generation;
    {
        const std::lock_guard lock(m_mutex);
        m_order = Order{m_generation, text.toUtf8(), fileName};
    }
    m_wake.notify_all();
}

void Analyser::work()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [this] { return m_isEnding || m_order.has_value(); });
        if (m_isEnding)
            return;
        const Order order = *std::exchange(m_order, std::nullopt);
        lock.unlock();
        Analysis analysis;
        analysis.generation = order.generation;
        analysis.outcome = profile::readProfile(order.text, order.fileName);
        analysis.working = analysis.outcome.workingProfile();
        QMetaObject::invokeMethod(this, [this, analysis] { take(analysis); }, Qt::QueuedConnection);
        lock.lock();
    }
}

void Analyser::take(const Analysis& analysis)
{
    if (analysis.generation != m_generation)
        return;
    m_shown = analysis.generation;
    Q_EMIT analysed(analysis);
}

} // namespace visor::ui
