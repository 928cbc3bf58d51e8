// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>

class QApplication;

namespace visor::ui {

class Settings;

enum class ThemeChoice {
    System,
    Light,
    Dark,
};

/// Colours a widget asks for by what they mean. The palette roles of Qt serve everything else.
enum class ColourRole {
    Accent,      ///< the one colour that says "here"
    Good,        ///< ready, done, passed
    Warning,     ///< needs a look
    Bad,         ///< failed, dangerous
    Muted,       ///< secondary text and idle icons
    Border,      ///< hairlines
    FieldBorder, ///< outlines of what can be typed into: 3:1 on its ground (WCAG 1.4.11)
    Raised,      ///< background of cards, headers and badges
    Simulated,   ///< everything that is not a real instrument
};

/// True when that palette is a dark one.
[[nodiscard]] bool isDark(const QPalette& palette);
/// The colour of a role on that palette; readable (WCAG AA) on its window and base colours where it is used for
/// text.
[[nodiscard]] QColor roleColour(ColourRole role, const QPalette& palette);
/// A soft background tinted with `colour`, for banners and badges.
[[nodiscard]] QColor tintedBackground(const QColor& colour, const QPalette& palette);
/// For instrument text: DejaVu Sans Mono where present, else the system's fixed font.
[[nodiscard]] QFont monospaceFont();

/// Dresses the program: Fusion style, light or dark palette, fonts by name. Applied live; widgets see
/// QEvent::PaletteChange. Made once after the application, lives as long as it; GUI thread.
class Theme : public QObject
{
    Q_OBJECT

public:
    Theme(QApplication& application, Settings& settings, QObject* parent = nullptr);

    [[nodiscard]] ThemeChoice choice() const { return m_choice; }
    /// Dresses the program anew and keeps the choice.
    void setChoice(ThemeChoice choice);

    [[nodiscard]] static QPalette lightPalette();
    [[nodiscard]] static QPalette darkPalette();

Q_SIGNALS:
    void changed(visor::ui::ThemeChoice choice);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void apply();

    QApplication& m_application;
    Settings& m_settings;
    ThemeChoice m_choice = ThemeChoice::System;
    bool m_systemIsDark = false;
};

} // namespace visor::ui
