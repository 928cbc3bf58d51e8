// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

#include <functional>
#include <vector>

class QWidget;

namespace visor::ui {
class Settings;
}

namespace visor::app {

class UnsavedCapturesDialog;
class Workspace;

/// Sees to it that closing does not lose captures unasked. The rule: the capture on show in a Waveform tab counts
/// until it is exported or saved as a picture; the next capture takes its place. Never waits: the close is called
/// again when the question is answered. GUI thread.
class CaptureKeeper : public QObject
{
    Q_OBJECT
    Q_MOC_INCLUDE("app/console/workspace.h")

public:
    /// `settings` and `window`, the parent of what is asked, outlive it.
    CaptureKeeper(ui::Settings& settings, QWidget& window);

    /// Whether those may close now. If not, one question for all of them is on the screen, and `close` is called
    /// once their captures are exported or given up.
    [[nodiscard]] bool mayClose(const std::vector<Workspace*>& workspaces, std::function<void()> close);

    [[nodiscard]] bool isAsking() const;
    void setAsking(bool isAsking);

Q_SIGNALS:
    void askingChanged(bool isAsking);
    /// Its export failed, as its Waveform tab says: nothing is closed.
    void stuckAt(visor::app::Workspace* workspace);

private:
    [[nodiscard]] std::vector<QPointer<Workspace>> unsaved() const;
    void discard();
    void chooseFolder();
    /// One after the other: two instruments of one model may propose the same name.
    void exportNext();

    ui::Settings& m_settings;
    QWidget& m_window;
    QPointer<UnsavedCapturesDialog> m_question;
    std::vector<QPointer<Workspace>> m_closing; ///< the question is about these
    std::function<void()> m_close;
    QPointer<QObject> m_turn; ///< the export that is waited for
    QString m_folder;
};

} // namespace visor::app
