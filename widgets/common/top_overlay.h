// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

class QWidget;

namespace visor::ui {

/// Keeps one widget floating over the top of another, as wide as that and as high as it needs: what appears and
/// goes there moves nothing, so that a click on its way lands where it was meant. The floating widget is shown and
/// hidden by whoever has it. Owned by it; GUI thread.
class TopOverlay : public QObject
{
    Q_OBJECT

public:
    /// `over` lies somewhere below the parent of `floating`, and is in no layout that `floating` is in.
    TopOverlay(QWidget* floating, QWidget* over);
    /// How far below the top of `over` it floats, asked whenever it is placed.
    void setOffset(std::function<int()> offset);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();

    QWidget* m_floating;
    QWidget* m_over;
    std::function<int()> m_offset;
};

} // namespace visor::ui
