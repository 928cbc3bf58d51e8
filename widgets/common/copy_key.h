// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

class QWidget;

namespace visor::ui {

/// Gives a view its own meaning of Ctrl+C (Qt's views would copy one cell). Not a shortcut: it cannot clash with
/// the window's Edit ▸ Copy. Owned by the view.
class CopyKey : public QObject
{
    Q_OBJECT

public:
    CopyKey(QWidget* view, std::function<void()> copy);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    std::function<void()> m_copy;
};

} // namespace visor::ui
