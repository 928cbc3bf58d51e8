// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/transports/can/scripted_bus.h"

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <utility>

namespace visor::test {

namespace {

std::atomic<ScriptedBus*> openBus{nullptr};
std::mutex workMutex; // protects what follows
std::function<void(ScriptedBus&)> waitingWork;
std::condition_variable workDone;

} // namespace

ScriptedBus::ScriptedBus(const QString& interface) : m_interface(interface)
{
    openBus.store(this);
}

ScriptedBus::~ScriptedBus()
{
    ScriptedBus* self = this;
    openBus.compare_exchange_strong(self, nullptr);
}

bool ScriptedBus::act(const std::function<void(ScriptedBus&)>& work)
{
    ScriptedBus* const bus = openBus.load();
    if (bus == nullptr)
        return false;
    // Only the call goes through Qt's queue, the work and the end of it through a mutex of our own: how the queue
    // hands a functor over, ThreadSanitizer does not see.
    std::unique_lock lock(workMutex);
    waitingWork = work;
    if (!QMetaObject::invokeMethod(bus, "doWaitingWork", Qt::QueuedConnection))
        return false;
    workDone.wait(lock, [] { return !waitingWork; });
    return true;
}

void ScriptedBus::doWaitingWork()
{
    const std::lock_guard lock(workMutex);
    std::exchange(waitingWork, {})(*this);
    workDone.notify_all();
}

bool ScriptedBus::open()
{
    if (m_interface == QLatin1StringView("refused")) {
        setError(QStringLiteral("nobody home"), ConnectionError);
        return false;
    }
    setState(ConnectedState);
    return true;
}

bool ScriptedBus::writeFrame(const QCanBusFrame& frame)
{
    if (!m_refusal.isEmpty()) {
        setError(m_refusal, WriteError);
        return false;
    }
    if (onWrite)
        onWrite(frame);
    return true;
}

void ScriptedBus::bringError(QCanBusFrame::FrameErrors classes, const char* hex)
{
    QCanBusFrame frame(QCanBusFrame::ErrorFrame);
    frame.setError(classes);
    frame.setPayload(QByteArray::fromHex(hex));
    bring(frame);
}

QCanBusDevice* ScriptedBusFactory::createDevice(const QString& interface, QString*) const
{
    return new ScriptedBus(interface);
}

} // namespace visor::test
