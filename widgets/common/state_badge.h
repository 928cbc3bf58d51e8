// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/theme.h"

#include <QLatin1StringView>
#include <QWidget>

namespace visor::ui {

/// A small pill with an icon and a word: the meaning is never in the colour alone. Its tool tip says more ("since
/// 14:02:11").
class StateBadge : public QWidget
{
    Q_OBJECT

public:
    explicit StateBadge(QWidget* parent = nullptr);

    void setState(QLatin1StringView iconName, const QString& text, ColourRole role, const QString& toolTip = {});
    [[nodiscard]] const QString& text() const { return m_text; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLatin1StringView m_icon;
    QString m_text;
    ColourRole m_role = ColourRole::Muted;
};

} // namespace visor::ui
