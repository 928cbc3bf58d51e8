// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

namespace visor::ui {

/// One line of text that is shortened with "…" when there is no room, and then shown whole as its tool tip. It
/// never makes its window wider.
class ElidedLabel : public QFrame
{
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget* parent = nullptr, Qt::TextElideMode mode = Qt::ElideRight);

    [[nodiscard]] const QString& text() const { return m_text; }
    void setText(const QString& text);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    QString m_text;
    Qt::TextElideMode m_mode;
};

} // namespace visor::ui
