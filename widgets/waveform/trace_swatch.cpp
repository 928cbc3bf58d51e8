// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/waveform/trace_swatch.h"

#include <QPainter>
#include <QPixmap>

namespace visor::ui {

QIcon traceSwatch(const QColor& colour, int side, double devicePixelRatio)
{
    QIcon icon;
    for (const bool isOn : {true, false}) {
        QPixmap pixmap(QSize(side, side) * devicePixelRatio);
        pixmap.setDevicePixelRatio(devicePixelRatio);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(colour, 2));
        painter.setBrush(isOn ? QBrush(colour) : QBrush(Qt::NoBrush));
        painter.drawRoundedRect(QRectF(2, 2, side - 4, side - 4), 3, 3);
        painter.end();
        icon.addPixmap(pixmap, QIcon::Normal, isOn ? QIcon::On : QIcon::Off);
    }
    return icon;
}

} // namespace visor::ui
