// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace visor::ui {

class FormReader;

/// Says how far a FormReader is and stops it; takes no room until it has read for 0.3 s. GUI thread.
class ReadingBar : public QWidget
{
    Q_OBJECT

public:
    /// `reader` outlives the bar.
    explicit ReadingBar(FormReader& reader, QWidget* parent = nullptr);

private:
    void refresh();

    FormReader& m_reader;
    QLabel* m_text;
    QProgressBar* m_progress;
    QPushButton* m_stop;
    QTimer m_patience;
};

} // namespace visor::ui
