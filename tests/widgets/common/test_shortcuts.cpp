// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/common/test_case.h"
#include "widgets/common/action_collection.h"
#include "widgets/common/reserved_keys.h"
#include "widgets/common/settings.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QWidget>

namespace visor::ui {

/// The keys of actions: standard ones, chosen ones, and what nobody may choose.
class TestShortcuts : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_file = m_directory.filePath(QString::fromLatin1(QTest::currentTestFunction()));
    }

    void chosenKeysWorkAtOnceAndAreKept()
    {
        {
            Bench bench(m_file);
            QSignalSpy changed(&bench.actions, &ActionCollection::shortcutsChanged);
            bench.actions.setShortcuts(*bench.open, {key("Ctrl+G"), key("F7")});
            QCOMPARE(changed.count(), 1);
            QVERIFY(bench.open->toolTip().contains(key("Ctrl+G").toString(QKeySequence::NativeText)));
            QVERIFY(!bench.actions.hasStandardShortcuts(*bench.open));
            QCOMPARE(bench.actions.standardShortcuts(*bench.open), QList{key("Ctrl+O")});
            bench.window.show();
            bench.window.activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&bench.window));
            QTest::keyClick(&bench.window, Qt::Key_F7);
            QCOMPARE(bench.opened, 1);
            QTest::keyClick(&bench.window, Qt::Key_O, Qt::ControlModifier);
            QCOMPARE(bench.opened, 1);
            bench.actions.setShortcuts(*bench.close, {}); // none is a choice, too
            QCOMPARE(bench.close->toolTip(), QStringLiteral("Close"));
        }
        Bench again(m_file);
        QCOMPARE(again.open->shortcuts(), (QList{key("Ctrl+G"), key("F7")}));
        QVERIFY(again.close->shortcuts().isEmpty());
        QCOMPARE(again.quit->shortcuts(), QList{key("Ctrl+Q")});
    }

    void aKeyThatIsTakenIsTakenFromItsHolder()
    {
        {
            Bench bench(m_file);
            QCOMPARE(bench.actions.otherHolders(key("Ctrl+Q"), *bench.open), QList{bench.quit});
            QVERIFY(bench.actions.otherHolders(key("Ctrl+Q"), *bench.quit).isEmpty());
            // One that begins with it could never be finished.
            QCOMPARE(bench.actions.otherHolders(key("Ctrl+Q, Ctrl+A"), *bench.open), QList{bench.quit});
            bench.actions.setShortcuts(*bench.open, {key("Ctrl+Q")});
            QVERIFY(bench.quit->shortcuts().isEmpty());
        }
        Bench again(m_file);
        QCOMPARE(again.open->shortcuts(), QList{key("Ctrl+Q")});
        QVERIFY(again.quit->shortcuts().isEmpty());
        again.actions.setShortcuts(*again.quit, again.actions.standardShortcuts(*again.quit));
        QVERIFY(again.open->shortcuts().isEmpty());
    }

    void resetForgetsWhatWasChosen()
    {
        {
            Bench bench(m_file);
            bench.actions.setShortcuts(*bench.open, {key("Ctrl+Q")});
            bench.actions.resetAllShortcuts();
            for (const QAction* action : bench.actions.all())
                QVERIFY(bench.actions.hasStandardShortcuts(*action));
        }
        auto settings = Settings::inFile(m_file);
        QVERIFY(!settings->contains(QStringLiteral("shortcuts/x.open")));
        QVERIFY(!settings->contains(QStringLiteral("shortcuts/x.quit")));
    }

    void whatIsKeptMayBeNonsense_data()
    {
        QTest::addColumn<QString>("kept");
        QTest::addColumn<QList<QKeySequence>>("expected");
        const QList<QKeySequence> standard{key("Ctrl+O")};
        QTest::newRow("no key at all") << QStringLiteral("Gibberish") << standard;
        QTest::newRow("half of it a key") << QStringLiteral("Hyper+Blah; F9") << QList{key("F9")};
        QTest::newRow("reserved") << QStringLiteral("Ctrl+C") << standard;
        QTest::newRow("a letter") << QStringLiteral("A") << standard;
        QTest::newRow("chosen for nothing") << QString() << QList<QKeySequence>();
        QTest::newRow("very long") << QString(100'000, QLatin1Char('x')) << standard;
    }
    void whatIsKeptMayBeNonsense()
    {
        QFETCH(QString, kept);
        QFETCH(QList<QKeySequence>, expected);
        const QString file = m_directory.filePath(QString::fromLatin1(QTest::currentDataTag()));
        Settings::inFile(file)->setValue(QStringLiteral("shortcuts/x.open"), kept);
        const Bench bench(file);
        QCOMPARE(bench.open->shortcuts(), expected);
    }

    void twoKeptForOneKeyGiveItToTheFirst()
    {
        {
            auto settings = Settings::inFile(m_file);
            settings->setValue(QStringLiteral("shortcuts/x.open"), QStringLiteral("F9"));
            settings->setValue(QStringLiteral("shortcuts/x.close"), QStringLiteral("F9"));
        }
        const Bench bench(m_file);
        QCOMPARE(bench.open->shortcuts(), QList{key("F9")});
        QCOMPARE(bench.close->shortcuts(), QList{key("Ctrl+W")});
    }

    void aStandardKeyGivesWayToAChosenOne()
    {
        // As after an update whose new standard key the user had chosen for something else.
        Settings::inFile(m_file)->setValue(QStringLiteral("shortcuts/x.open"), QStringLiteral("Ctrl+Q"));
        const Bench bench(m_file);
        QCOMPARE(bench.open->shortcuts(), QList{key("Ctrl+Q")});
        QVERIFY(bench.quit->shortcuts().isEmpty());
    }

    void keysOfTextAreReserved_data()
    {
        QTest::addColumn<QString>("pressed");
        QTest::addColumn<bool>("isReserved");
        for (const char* pressed :
             {"Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+Z", "Ctrl+A", "A", "Shift+A", "+", "Space", "Return", "Tab",
              "Esc", "Backspace", "Left", "Shift+Home", "Ctrl+Left", "Alt+F"})
            QTest::newRow(pressed) << QString::fromLatin1(pressed) << true;
        for (const char* pressed : {"Ctrl+G", "F5", "Shift+F5", "Ctrl+Shift+C", "Alt+1", "Alt+Left", "Ctrl+Return",
                                    "Ctrl+Alt+S", "Ctrl++"})
            QTest::newRow(pressed) << QString::fromLatin1(pressed) << false;
    }
    void keysOfTextAreReserved()
    {
        QFETCH(QString, pressed);
        QFETCH(bool, isReserved);
        const QKeySequence asked(pressed, QKeySequence::PortableText);
        const QString why = whyReserved(asked);
        QCOMPARE(!why.isEmpty(), isReserved);
        QCOMPARE(why.contains(asked.toString(QKeySequence::NativeText)), isReserved);
    }

    void aReservedKeyStaysWithItsOwner()
    {
        Bench bench(m_file);
        QAction* copy = bench.add("x.copy", "&Copy", key("Ctrl+C"));
        QVERIFY(bench.actions.whyNotFor(*copy, key("Ctrl+C")).isEmpty());
        QVERIFY(!bench.actions.whyNotFor(*bench.open, key("Ctrl+C")).isEmpty());
    }

private:
    static QKeySequence key(const char* text)
    {
        return QKeySequence(QString::fromLatin1(text), QKeySequence::PortableText);
    }

    struct Bench
    {
        explicit Bench(const QString& file) : settings(Settings::inFile(file))
        {
            open = add("x.open", "&Open", key("Ctrl+O"));
            close = add("x.close", "&Close", key("Ctrl+W"));
            quit = add("x.quit", "&Quit", key("Ctrl+Q"));
            actions.keepShortcutsIn(*settings);
        }
        QAction* add(const char* id, const char* text, const QKeySequence& standard)
        {
            return actions.add({.id = QString::fromLatin1(id),
                                .text = QString::fromLatin1(text),
                                .icon = {},
                                .shortcuts = {standard},
                                .toolTip = {},
                                .enabledWhen = {}},
                               [this] { ++opened; });
        }

        std::unique_ptr<Settings> settings;
        QWidget window;
        ActionCollection actions{&window};
        int opened = 0; ///< how often anything ran
        QAction* open;
        QAction* close;
        QAction* quit;
    };

    QTemporaryDir m_directory;
    QString m_file;
};

} // namespace visor::ui

QTEST_MAIN(visor::ui::TestShortcuts)
#include "test_shortcuts.moc"
