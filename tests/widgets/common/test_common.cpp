// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/visa/result.h"
#include "tests/common/test_case.h"
#include "widgets/common/action_collection.h"
#include "widgets/common/command_palette.h"
#include "widgets/common/elided_label.h"
#include "widgets/common/fuzzy_match.h"
#include "widgets/common/icons.h"
#include "widgets/common/message_banner.h"
#include "widgets/common/settings.h"
#include "widgets/common/state_badge.h"
#include "widgets/common/style.h"
#include "widgets/common/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QSvgRenderer>
#include <QTabBar>
#include <QTemporaryDir>
#include <QToolButton>

namespace visor::ui {

class TestCommon : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void settingsKeepTypedValues()
    {
        const QString file = m_directory.filePath(QStringLiteral("kept.conf"));
        {
            const auto settings = Settings::inFile(file);
            settings->setValue(QStringLiteral("a/number"), 42);
            settings->setValue(QStringLiteral("a/list"), QStringList{QStringLiteral("x"), QStringLiteral("y, z")});
        }
        const auto settings = Settings::inFile(file);
        QCOMPARE(settings->value<int>(QStringLiteral("a/number")), 42);
        QCOMPARE(settings->value<QStringList>(QStringLiteral("a/list")).at(1), QStringLiteral("y, z"));
        QCOMPARE(settings->value<int>(QStringLiteral("missing"), 7), 7);
        settings->remove(QStringLiteral("a"));
        QCOMPARE(settings->value<int>(QStringLiteral("a/number"), -5), -5);
    }

    void themeIsKeptAndReadable()
    {
        const QString file = m_directory.filePath(QStringLiteral("theme.conf"));
        const auto settings = Settings::inFile(file);
        Theme theme(*qApp, *settings);
        QSignalSpy changed(&theme, &Theme::changed);
        theme.setChoice(ThemeChoice::Dark);
        QVERIFY(isDark(QApplication::palette()));
        theme.setChoice(ThemeChoice::Light);
        QVERIFY(!isDark(QApplication::palette()));
        QCOMPARE(changed.size(), 2);
        const Theme again(*qApp, *settings);
        QCOMPARE(again.choice(), ThemeChoice::Light);

        // Text colours against the grounds they stand on: WCAG AA asks for 4.5.
        for (const QPalette& palette : {Theme::lightPalette(), Theme::darkPalette()}) {
            for (const auto role : {ColourRole::Accent, ColourRole::Good, ColourRole::Warning, ColourRole::Bad,
                                    ColourRole::Muted, ColourRole::Simulated}) {
                const QColor ink = roleColour(role, palette);
                QVERIFY2(contrast(ink, palette.color(QPalette::Base)) >= 4.5, qPrintable(ink.name()));
                QVERIFY2(contrast(ink, palette.color(QPalette::Window)) >= 4.5, qPrintable(ink.name()));
                QVERIFY2(contrast(ink, tintedBackground(ink, palette)) >= 4.5, qPrintable(ink.name()));
            }
            QVERIFY(contrast(palette.color(QPalette::Text), palette.color(QPalette::Base)) >= 7);
        }
    }

    void everyIconDrawsAndFollowsThePalette()
    {
        const QIcon first = icon(QLatin1StringView("connect"));
        const QStringList files = QDir(QStringLiteral(":/icons")).entryList();
        QVERIFY(files.size() > 40);
        for (const QString& file : files)
            QVERIFY2(QSvgRenderer(QStringLiteral(":/icons/") + file).isValid(), qPrintable(file));
        QApplication::setPalette(Theme::lightPalette());
        const QImage light = first.pixmap(24).toImage();
        QApplication::setPalette(Theme::darkPalette());
        const QImage dark = first.pixmap(24).toImage();
        QVERIFY(light != dark);
        QCOMPARE(light.convertToFormat(QImage::Format_Alpha8), dark.convertToFormat(QImage::Format_Alpha8));
        QVERIFY(first.pixmap(24, QIcon::Disabled).toImage() != dark);
        QCOMPARE(first.pixmap(QSize(24, 24), 2.0).size(), QSize(48, 48));
        QApplication::setPalette(Theme::lightPalette());
    }

    void actionsRunAndFollowTheirConditions()
    {
        QWidget window;
        ActionCollection actions(&window);
        bool possible = false;
        int runs = 0;
        QAction* action = actions.add({.id = QStringLiteral("x.go"),
                                       .text = QStringLiteral("&Go"),
                                       .icon = QLatin1StringView("play"),
                                       .shortcuts = {QKeySequence(Qt::CTRL | Qt::Key_G)},
                                       .toolTip = {},
                                       .enabledWhen = [&] { return possible; }},
                                      [&] { ++runs; });
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_G, Qt::ControlModifier);
        QCOMPARE(runs, 0);
        possible = true;
        actions.refresh();
        QTest::keyClick(&window, Qt::Key_G, Qt::ControlModifier);
        QCOMPARE(runs, 1);
        // No longer possible, though nobody has refreshed yet.
        possible = false;
        QTest::keyClick(&window, Qt::Key_G, Qt::ControlModifier);
        QCOMPARE(runs, 1);
        QVERIFY(!action->isEnabled());
        QCOMPARE(actions.action(QStringLiteral("x.go")), action);
        QVERIFY(actions.action(QStringLiteral("nothing")) == nullptr);
        QVERIFY(action->toolTip().startsWith(QStringLiteral("Go (")));
    }

    void bannerCountsRepeatsAndCopiesDetails()
    {
        QWidget window;
        MessageBanner banner(&window);
        window.resize(600, 200);
        window.show();
        QVERIFY(!banner.isVisible());
        const Error error{visa::Status::ErrorTimeout, QStringLiteral("The instrument did not answer within 2 s."),
                          QStringLiteral("recv: 0 bytes"), QStringLiteral("read"), 0};
        banner.showError(QStringLiteral("*IDN? failed"), error);
        QVERIFY(banner.isVisible());
        QCOMPARE(banner.count(), 1);
        banner.showError(QStringLiteral("*IDN? failed"), error);
        banner.showError(QStringLiteral("*IDN? failed"), error);
        QCOMPARE(banner.count(), 3);
        QVERIFY(banner.findChild<QLabel*>(QStringLiteral("bannerWhat"))->text().contains(QStringLiteral("3")));
        banner.resize(600, banner.sizeHint().height());
        QTest::mouseClick(banner.findChild<QToolButton*>(QStringLiteral("bannerCopy")), Qt::LeftButton);
        const QString copied = QApplication::clipboard()->text();
        QVERIFY(copied.contains(QStringLiteral("VI_ERROR_TMO")));
        QVERIFY(copied.contains(QStringLiteral("recv: 0 bytes")));
        QTest::mouseClick(banner.findChild<QToolButton*>(QStringLiteral("bannerClose")), Qt::LeftButton);
        QVERIFY(!banner.isVisible());
        banner.showError(QStringLiteral("*IDN? failed"), error);
        QCOMPARE(banner.count(), 1);
    }

    void theSelectedTabIsMarked()
    {
        // In the dark theme above all, where a shade more is next to nothing.
        for (const QPalette& palette : {Theme::lightPalette(), Theme::darkPalette()}) {
            Style style;
            QTabBar tabs;
            tabs.setStyle(&style);
            tabs.setPalette(palette);
            tabs.setDocumentMode(true);
            tabs.addTab(QStringLiteral("1"));
            tabs.addTab(QStringLiteral("2"));
            tabs.setCurrentIndex(1);
            tabs.resize(tabs.sizeHint());
            const QImage image = tabs.grab().toImage();
            const QColor accent = roleColour(ColourRole::Accent, palette);
            const auto marked = [&](int tab) {
                const QRect rect = tabs.tabRect(tab);
                int count = 0;
                for (int y = rect.top(); y <= rect.bottom(); ++y)
                    count += image.pixelColor(rect.center().x(), y) == accent ? 1 : 0;
                return count;
            };
            QVERIFY(marked(1) >= 2);
            QCOMPARE(marked(0), 0);
            tabs.setStyle(nullptr);
        }
    }

    void badgeAndLabelSpeak()
    {
        StateBadge badge;
        const int before = badge.sizeHint().width();
        badge.setState(QLatin1StringView("ok"), QStringLiteral("Ready"), ColourRole::Good,
                       QStringLiteral("since 12:00"));
        QCOMPARE(badge.accessibleName(), QStringLiteral("Ready"));
        QVERIFY(badge.sizeHint().width() > before);
        QVERIFY(!badge.grab().isNull());

        ElidedLabel label;
        label.setText(QString(300, QLatin1Char('x')));
        QVERIFY(label.minimumSizeHint().width() < 100);
        QCOMPARE(label.accessibleName().size(), 300);
        label.resize(80, 20);
        QVERIFY(!label.grab().isNull());
    }

    void fuzzyPrefersWordsAndRuns()
    {
        QVERIFY(!fuzzyScore(u"xyz", u"Connect"));
        QCOMPARE(fuzzyScore(u"", u"anything"), 0);
        QVERIFY(!fuzzyScore(u"a", u""));
        QVERIFY(*fuzzyScore(u"con", u"Connect") > *fuzzyScore(u"con", u"Cancel operation"));
        QVERIFY(*fuzzyScore(u"ao", u"All outputs off") > *fuzzyScore(u"ao", u"Capture to clipboard"));
        QVERIFY(fuzzyScore(u"all off", u"All Outputs Off"));
    }

    void paletteRunsWhatIsTyped()
    {
        QWidget window;
        QLineEdit before(&window);
        QString done;
        CommandPalette palette(
            [&] {
                return QList<PaletteEntry>{
                    {QStringLiteral("Connect"),
                     QStringLiteral("Ctrl+Return"),
                     {},
                     [&] { done = QStringLiteral("c"); }},
                    {QStringLiteral("All outputs off"), {}, {}, [&] { done = QStringLiteral("off"); }}};
            },
            &window);
        window.resize(700, 500);
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        before.setFocus();
        palette.open();
        auto* edit = palette.findChild<QLineEdit*>(QStringLiteral("paletteEdit"));
        auto* list = palette.findChild<QListWidget*>(QStringLiteral("paletteList"));
        QCOMPARE(list->count(), 2);
        QTest::keyClicks(edit, QStringLiteral("off"));
        QCOMPARE(list->count(), 1);
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(done, QStringLiteral("off"));
        QVERIFY(!palette.isVisible());
        QVERIFY(before.hasFocus());

        done.clear();
        palette.open();
        QTest::keyClicks(edit, QStringLiteral("zzz"));
        QTest::keyClick(edit, Qt::Key_Return); // nothing fits: nothing happens
        QVERIFY(palette.isVisible());
        QTest::keyClick(edit, Qt::Key_Escape);
        QVERIFY(!palette.isVisible());
        QVERIFY(done.isEmpty());
    }

private:
    static double luminance(const QColor& colour)
    {
        const auto channel = [](double v) {
            return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) +
               0.0722 * channel(colour.blueF());
    }
    static double contrast(const QColor& a, const QColor& b)
    {
        const double la = luminance(a);
        const double lb = luminance(b);
        return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
    }

    QTemporaryDir m_directory;
};

} // namespace visor::ui

QTEST_MAIN(visor::ui::TestCommon)
#include "test_common.moc"
