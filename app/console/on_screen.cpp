// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/on_screen.h"

#include <QGuiApplication>
#include <QScreen>
#include <QWidget>

#include <algorithm>

namespace visor::app {

QRect onScreen(QRect frame, const QList<QRect>& screens)
{
    if (screens.isEmpty())
        return frame;
    const auto share = [&frame](const QRect& screen) {
        const QRect common = screen & frame;
        return static_cast<qint64>(common.width()) * common.height();
    };
    QRect best = screens.first();
    for (const QRect& screen : screens) {
        if (share(screen) > share(best))
            best = screen;
    }
    frame.setSize(frame.size().boundedTo(best.size()));
    frame.moveLeft(std::clamp(frame.left(), best.left(), best.right() + 1 - frame.width()));
    frame.moveTop(std::clamp(frame.top(), best.top(), best.bottom() + 1 - frame.height()));
    return frame;
}

void keepOnScreen(QWidget& window)
{
    if ((window.windowState() & (Qt::WindowMaximized | Qt::WindowFullScreen)) != 0)
        return;
    QList<QRect> screens;
    for (const QScreen* screen : QGuiApplication::screens())
        screens.append(screen->availableGeometry());
    const QRect frame = window.frameGeometry();
    const QRect seen = onScreen(frame, screens);
    if (seen == frame)
        return;
    // What the frame has around the window stays as it is.
    window.resize(window.size() - (frame.size() - seen.size()));
    window.move(seen.topLeft());
}

} // namespace visor::app
