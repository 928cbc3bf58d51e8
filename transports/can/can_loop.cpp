// SPDX-License-Identifier: GPL-3.0-or-later
#include "transports/can/can_loop.h"

#include <QEventLoop>
#include <QMetaObject>

#include <future>

namespace visor::can {

CanLoop::CanLoop()
{
    std::promise<QObject*> started;
    auto context = started.get_future();
    m_thread = std::thread([&started] {
        QEventLoop loop; // its own object takes the work: it dies after the last of it
        QObject anchor;
        QObject::connect(&anchor, &QObject::objectNameChanged, &loop, &QEventLoop::quit);
        started.set_value(&anchor);
        loop.exec();
    });
    m_context = context.get();
}

CanLoop::~CanLoop()
{
    post([context = m_context] { context->setObjectName(QStringLiteral("ended")); });
    m_thread.join();
}

void CanLoop::post(std::function<void()> work)
{
    QMetaObject::invokeMethod(m_context, std::move(work), Qt::QueuedConnection);
}

} // namespace visor::can
