// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <functional>

class QWidget;

namespace visor::app {

/// A picture of the window for --screenshot: waits until the window has settled, writes it, and ends the program
/// (exit code 1 when it could not be written). A child of the window; GUI thread.
class WindowPicture : public QObject
{
public:
    /// `isSettled`: nothing starts, nothing is searched for, nothing is pending. It has to hold for a while; after
    /// 20 s the picture is taken all the same.
    WindowPicture(QWidget& window, QString file, std::function<bool()> isSettled);

private:
    void look();
    void take();

    QWidget& m_window;
    const QString m_file;
    const std::function<bool()> m_isSettled;
    QTimer m_timer;
    int m_looks = 0;
    int m_quietLooks = 0;
};

} // namespace visor::app
