// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QWidget>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace visor::ui {

/// What an empty view shows: an icon, one line that says so, one that says what to do next, and the buttons for
/// it.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    EmptyState(QLatin1StringView iconName, const QString& title, const QString& text, QWidget* parent = nullptr);

    QPushButton* addButton(const QString& text, QLatin1StringView iconName);
    void setText(const QString& title, const QString& text);

protected:
    void changeEvent(QEvent* event) override;

private:
    void paintIcon();

    QLatin1StringView m_iconName;
    QLabel* m_icon;
    QLabel* m_title;
    QLabel* m_text;
    QVBoxLayout* m_buttons;
};

} // namespace visor::ui
