// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/copy_key.h"

#include <QKeyEvent>
#include <QWidget>

namespace visor::ui {

CopyKey::CopyKey(QWidget* view, std::function<void()> copy) : QObject(view), m_copy(std::move(copy))
{
    view->installEventFilter(this);
}

bool CopyKey::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
        m_copy();
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace visor::ui
