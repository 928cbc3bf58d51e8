// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/window_picture.h"

#include <QApplication>
#include <QPixmap>
#include <QWidget>

#include <chrono>
#include <cstdio>

namespace visor::app {

namespace {

struct WindowPictureText
{
    Q_DECLARE_TR_FUNCTIONS(visor::app::MainWindow)
};

} // namespace

WindowPicture::WindowPicture(QWidget& window, QString file, std::function<bool()> isSettled)
    : QObject(&window), m_window(window), m_file(std::move(file)), m_isSettled(std::move(isSettled))
{
    connect(&m_timer, &QTimer::timeout, this, &WindowPicture::look);
    m_timer.start(std::chrono::milliseconds(200));
}

void WindowPicture::look()
{
    static constexpr int kQuietLooks = 3;
    static constexpr int kMostUnsettledLooks = 100;
    const bool isSettled = m_isSettled();
    if (!isSettled && ++m_looks < kMostUnsettledLooks) {
        m_quietLooks = 0;
        return;
    }
    if (++m_quietLooks >= kQuietLooks || m_looks >= kMostUnsettledLooks)
        take();
}

void WindowPicture::take()
{
    m_timer.stop();
    const bool saved = m_window.grab().save(m_file);
    if (!saved)
        std::fprintf(stderr, "visor-console: %s\n",
                     qPrintable(WindowPictureText::tr("The picture could not be written to %1.").arg(m_file)));
    m_window.close();
    QApplication::exit(saved ? 0 : 1);
}

} // namespace visor::app
