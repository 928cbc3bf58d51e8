// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/theme.h"

#include "widgets/common/settings.h"
#include "widgets/common/style.h"

#include <QApplication>
#include <QEvent>

#include <array>

namespace visor::ui {

namespace {

struct PaletteColours
{
    QRgb window, windowText, base, alternate, button, highlight, highlightedText, placeholder, disabled, link;
    QRgb light, midlight, mid, dark, shadow, toolTip;
};

constexpr PaletteColours kLightColours{0xfff3f5f7, 0xff1c2329, 0xffffffff, 0xfff7f9fa, 0xffeaedf0, 0xff1f6fb2,
                                       0xffffffff, 0xff5d6873, 0xff98a2ab, 0xff1a62a0, 0xffffffff, 0xffe6e9ec,
                                       0xffc9cfd5, 0xffa9b1b9, 0xff6f7881, 0xfffdfdf4};
constexpr PaletteColours kDarkColours{0xff20252b, 0xffe1e6eb, 0xff181c20, 0xff1d2126, 0xff2c333a, 0xff2f78bd,
                                      0xffffffff, 0xff9ba7b3, 0xff6b7580, 0xff6cb4f0, 0xff3b434c, 0xff343b43,
                                      0xff15181c, 0xff121518, 0xff0a0c0e, 0xff2c333a};

QPalette themePalette(const PaletteColours& c)
{
    QPalette palette;
    const auto set = [&](QPalette::ColorRole role, QRgb colour) {
        palette.setColor(role, QColor::fromRgb(colour));
    };
    set(QPalette::Window, c.window);
    set(QPalette::WindowText, c.windowText);
    set(QPalette::Base, c.base);
    set(QPalette::AlternateBase, c.alternate);
    set(QPalette::Text, c.windowText);
    set(QPalette::Button, c.button);
    set(QPalette::ButtonText, c.windowText);
    set(QPalette::BrightText, c.highlightedText);
    set(QPalette::Highlight, c.highlight);
    set(QPalette::HighlightedText, c.highlightedText);
    set(QPalette::PlaceholderText, c.placeholder);
    set(QPalette::Link, c.link);
    set(QPalette::LinkVisited, c.link);
    set(QPalette::Light, c.light);
    set(QPalette::Midlight, c.midlight);
    set(QPalette::Mid, c.mid);
    set(QPalette::Dark, c.dark);
    set(QPalette::Shadow, c.shadow);
    set(QPalette::ToolTipBase, c.toolTip);
    set(QPalette::ToolTipText, c.windowText);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor::fromRgb(c.disabled));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor::fromRgb(c.mid));
    palette.setColor(QPalette::Disabled, QPalette::Base, QColor::fromRgb(c.window));
    return palette;
}

QString themeName(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::Light:
        return QStringLiteral("light");
    case ThemeChoice::Dark:
        return QStringLiteral("dark");
    case ThemeChoice::System:
        break;
    }
    return QStringLiteral("system");
}

ThemeChoice themeFromName(const QString& name)
{
    if (name == QLatin1StringView("light"))
        return ThemeChoice::Light;
    if (name == QLatin1StringView("dark"))
        return ThemeChoice::Dark;
    return ThemeChoice::System;
}

const QString kThemeKey = QStringLiteral("window/theme");

} // namespace

bool isDark(const QPalette& palette)
{
    return palette.color(QPalette::Window).lightnessF() < palette.color(QPalette::WindowText).lightnessF();
}

QColor roleColour(ColourRole role, const QPalette& palette)
{
    const bool dark = isDark(palette);
    switch (role) {
    case ColourRole::Accent:
        return QColor::fromRgb(dark ? 0xff6cb4f0 : 0xff1a62a0);
    case ColourRole::Good:
        return QColor::fromRgb(dark ? 0xff5fd08a : 0xff17693a);
    case ColourRole::Warning:
        return QColor::fromRgb(dark ? 0xffe8b64c : 0xff875400);
    case ColourRole::Bad:
        return QColor::fromRgb(dark ? 0xffff8a80 : 0xffb3261e);
    case ColourRole::Muted:
        return palette.color(QPalette::Active, QPalette::PlaceholderText);
    case ColourRole::Border:
        return QColor::fromRgb(dark ? 0xff3a424b : 0xffd3d8dd);
    case ColourRole::FieldBorder:
        return QColor::fromRgb(dark ? 0xff717c87 : 0xff8a949d);
    case ColourRole::Raised:
        return QColor::fromRgb(dark ? 0xff282e35 : 0xffffffff);
    case ColourRole::Simulated:
        return QColor::fromRgb(dark ? 0xffc7a6f5 : 0xff6b3fa8);
    }
    return palette.color(QPalette::WindowText);
}

QColor tintedBackground(const QColor& colour, const QPalette& palette)
{
    const QColor base = palette.color(QPalette::Active, QPalette::Window);
    const float share = isDark(palette) ? 0.18f : 0.11f;
    return QColor::fromRgbF(base.redF() + (colour.redF() - base.redF()) * share,
                            base.greenF() + (colour.greenF() - base.greenF()) * share,
                            base.blueF() + (colour.blueF() - base.blueF()) * share);
}

QFont monospaceFont()
{
    // By name: the system's choice depends on what happens to be installed and can be a mathematics font.
    QFont font = QApplication::font();
    font.setFamilies(
        {QStringLiteral("DejaVu Sans Mono"), QStringLiteral("Noto Sans Mono"), QStringLiteral("monospace")});
    font.setStyleHint(QFont::Monospace);
    return font;
}

Theme::Theme(QApplication& application, Settings& settings, QObject* parent)
    : QObject(parent),
      m_application(application),
      m_settings(settings),
      m_choice(themeFromName(settings.value<QString>(kThemeKey)))
{
    m_systemIsDark = isDark(QApplication::palette());
    QApplication::setStyle(new Style);
    QFont font = QApplication::font();
    font.setFamilies({QStringLiteral("DejaVu Sans"), QStringLiteral("Noto Sans"), font.family()});
    QApplication::setFont(font);
    apply();
    m_application.installEventFilter(this);
}

void Theme::setChoice(ThemeChoice choice)
{
    if (m_choice == choice)
        return;
    m_choice = choice;
    m_settings.setValue(kThemeKey, themeName(choice));
    apply();
    Q_EMIT changed(choice);
}

QPalette Theme::lightPalette()
{
    return themePalette(kLightColours);
}

QPalette Theme::darkPalette()
{
    return themePalette(kDarkColours);
}

bool Theme::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::ThemeChange && m_choice == ThemeChoice::System && watched == &m_application) {
        // The style's own palette follows the desktop again while ours is out of the way.
        QApplication::setPalette(QPalette());
        m_systemIsDark = isDark(QApplication::palette());
        apply();
        Q_EMIT changed(m_choice);
    }
    return QObject::eventFilter(watched, event);
}

void Theme::apply()
{
    const bool dark = m_choice == ThemeChoice::Dark || (m_choice == ThemeChoice::System && m_systemIsDark);
    QApplication::setPalette(dark ? darkPalette() : lightPalette());
}

} // namespace visor::ui
