// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;

namespace visor::ui {

class ProfileText;

/// Find and replace in one text: Enter finds on, Shift+Enter back, Esc closes. GUI thread.
class FindBar : public QWidget
{
    Q_OBJECT

public:
    /// `text` outlives the bar.
    explicit FindBar(ProfileText& text, QWidget* parent = nullptr);

    /// Shows the bar with the selected word; with the second line when something is to be replaced.
    void open(bool withReplace);

public Q_SLOTS:
    void findNext();
    void findPrevious();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void find(bool isForward);
    void close();

    ProfileText& m_text;
    QLineEdit* m_word;
    QLineEdit* m_by;
    QCheckBox* m_case;
    QWidget* m_replaceBox;
    QLabel* m_result;
};

} // namespace visor::ui
