// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/transports/can/scripted_bus.h"

#include <atomic>

namespace visor::test {

namespace {

std::atomic<ScriptedBus*> openBus{nullptr};

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
    return bus != nullptr && QMetaObject::invokeMethod(bus, [&] { work(*bus); }, Qt::BlockingQueuedConnection);
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
