// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/shortcuts_dialog.h"
#include "tests/common/test_case.h"
#include "widgets/common/action_collection.h"
#include "widgets/common/settings.h"

#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QTableWidget>
#include <QTemporaryDir>

namespace visor::app {

/// The page of keys: look up, press, use, take, leave, reset.
class TestShortcutsDialog : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_settings = ui::Settings::inFile(m_directory.filePath(QString::fromLatin1(QTest::currentTestFunction())));
        m_window = std::make_unique<QWidget>();
        m_actions = new ui::ActionCollection(m_window.get());
        m_open = add("x.open", "&Open…", "Ctrl+O");
        m_quit = add("x.quit", "&Quit", "Ctrl+Q");
        m_bare = add("x.bare", "&Bare", "");
        m_actions->keepShortcutsIn(*m_settings);
        m_dialog = std::make_unique<ShortcutsDialog>(*m_actions);
        m_dialog->show();
    }
    void cleanup()
    {
        m_dialog.reset();
        m_window.reset();
    }

    void aPressedKeyIsUsed()
    {
        choose(0);
        QVERIFY(!button("shortcutUse")->isEnabled()); // nothing is pressed yet
        press(Qt::Key_G, Qt::ControlModifier);
        QVERIFY(!button("shortcutTake")->isVisible());
        QTest::mouseClick(button("shortcutUse"), Qt::LeftButton);
        QCOMPARE(m_open->shortcuts(), QList{key("Ctrl+G")});
        QCOMPARE(table()->item(0, 1)->text(), key("Ctrl+G").toString(QKeySequence::NativeText));
        QCOMPARE(table()->item(0, 2)->text(), key("Ctrl+O").toString(QKeySequence::NativeText));
        // What is typed next replaces it: no sequences come about by pressing twice.
        press(Qt::Key_F7);
        press(Qt::Key_F8);
        QTest::mouseClick(button("shortcutAdd"), Qt::LeftButton);
        QCOMPARE(m_open->shortcuts(), (QList{key("Ctrl+G"), key("F8")}));
    }

    void aMenuFollowsAtOnce()
    {
        QMenu menu;
        menu.addAction(m_open);
        choose(0);
        press(Qt::Key_F7);
        QTest::mouseClick(button("shortcutUse"), Qt::LeftButton);
        QCOMPARE(menu.actions().constFirst()->shortcut(), key("F7"));
        QVERIFY(m_open->toolTip().contains(QStringLiteral("F7")));
    }

    void whoHasTheKeyIsNamedAndKeepsItWhenLeft()
    {
        choose(0);
        press(Qt::Key_Q, Qt::ControlModifier);
        QVERIFY(message()->text().contains(QStringLiteral("“Quit”")));
        QVERIFY(!button("shortcutUse")->isEnabled());
        QVERIFY(button("shortcutTake")->isVisible());
        QCOMPARE(m_quit->shortcuts(), QList{key("Ctrl+Q")}); // nothing has been taken by the press
        QTest::mouseClick(button("shortcutLeave"), Qt::LeftButton);
        QVERIFY(message()->text().isEmpty());
        QCOMPARE(m_quit->shortcuts(), QList{key("Ctrl+Q")});
        QCOMPARE(m_open->shortcuts(), QList{key("Ctrl+O")});

        press(Qt::Key_Q, Qt::ControlModifier);
        QTest::mouseClick(button("shortcutTake"), Qt::LeftButton);
        QCOMPARE(m_open->shortcuts(), QList{key("Ctrl+Q")});
        QVERIFY(m_quit->shortcuts().isEmpty());
        QCOMPARE(table()->item(1, 1)->text(), QString());

        // Back to the standard asks as well, once somebody else has that.
        choose(1);
        QTest::mouseClick(button("shortcutReset"), Qt::LeftButton);
        QVERIFY(message()->text().contains(QStringLiteral("“Open”")));
        QVERIFY(m_quit->shortcuts().isEmpty());
        QTest::mouseClick(button("shortcutTake"), Qt::LeftButton);
        QCOMPARE(m_quit->shortcuts(), QList{key("Ctrl+Q")});
        QVERIFY(m_open->shortcuts().isEmpty());
    }

    void textKeepsItsKeys()
    {
        choose(0);
        press(Qt::Key_C, Qt::ControlModifier);
        QVERIFY(message()->text().contains(QStringLiteral("Ctrl+C")));
        QVERIFY(!button("shortcutUse")->isEnabled());
        QVERIFY(!button("shortcutAdd")->isEnabled());
        QVERIFY(!button("shortcutTake")->isVisible());
        press(Qt::Key_X);
        QVERIFY(!button("shortcutUse")->isEnabled());
        QCOMPARE(m_open->shortcuts(), QList{key("Ctrl+O")});
    }

    void theFieldIsNoTrap()
    {
        choose(0);
        auto* edit = m_dialog->findChild<QKeySequenceEdit*>();
        m_dialog->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
        edit->setFocus();
        QVERIFY(edit->hasFocus() || edit->isAncestorOf(QApplication::focusWidget()));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY(!edit->hasFocus() && !edit->isAncestorOf(QApplication::focusWidget()));
        QVERIFY(edit->keySequence().isEmpty());
    }

    void oneAndAllAreReset()
    {
        choose(0);
        QVERIFY(!button("shortcutReset")->isEnabled());
        QTest::mouseClick(button("shortcutClear"), Qt::LeftButton);
        QVERIFY(m_open->shortcuts().isEmpty());
        QTest::mouseClick(button("shortcutReset"), Qt::LeftButton);
        QCOMPARE(m_open->shortcuts(), QList{key("Ctrl+O")});

        choose(2);
        press(Qt::Key_F9);
        QTest::mouseClick(button("shortcutUse"), Qt::LeftButton);
        QCOMPARE(m_bare->shortcuts(), QList{key("F9")});
        QTest::mouseClick(button("shortcutResetAll"), Qt::LeftButton);
        auto* question = m_dialog->findChild<QMessageBox*>(QStringLiteral("shortcutsResetQuestion"));
        QVERIFY(question != nullptr);
        question->button(QMessageBox::Cancel)->click();
        QCOMPARE(m_bare->shortcuts(), QList{key("F9")});
        QTRY_VERIFY(m_dialog->findChild<QMessageBox*>() == nullptr);
        QTest::mouseClick(button("shortcutResetAll"), Qt::LeftButton);
        question = m_dialog->findChild<QMessageBox*>(QStringLiteral("shortcutsResetQuestion"));
        for (QAbstractButton* choice : question->buttons()) {
            if (question->buttonRole(choice) == QMessageBox::AcceptRole)
                choice->click();
        }
        QVERIFY(m_bare->shortcuts().isEmpty());
        QVERIFY(!m_settings->contains(QStringLiteral("shortcuts/x.bare")));
    }

    void searchFindsWordsAndKeys()
    {
        auto* search = m_dialog->findChild<QLineEdit*>(QStringLiteral("shortcutsSearch"));
        search->setText(QStringLiteral("quit"));
        QVERIFY(table()->isRowHidden(0));
        QVERIFY(!table()->isRowHidden(1));
        QCOMPARE(table()->currentRow(), 1);
        search->setText(QStringLiteral("ctrl+o"));
        QCOMPARE(table()->currentRow(), 0);
        // A key that a part of the window reads itself is found, and not changed.
        search->setText(QStringLiteral("history"));
        QVERIFY(table()->currentRow() > 2);
        QVERIFY(!m_dialog->findChild<QKeySequenceEdit*>()->isEnabled());
        QVERIFY(!button("shortcutReset")->isEnabled());
        search->setText(QStringLiteral("no such thing"));
        QCOMPARE(table()->currentRow(), -1);
        QVERIFY(!button("shortcutClear")->isEnabled());
    }

private:
    static QKeySequence key(const char* text)
    {
        return QKeySequence(QString::fromLatin1(text), QKeySequence::PortableText);
    }
    QAction* add(const char* id, const char* text, const char* standard)
    {
        return m_actions->add({.id = QString::fromLatin1(id),
                               .text = QString::fromUtf8(text),
                               .icon = {},
                               .shortcuts = {key(standard)},
                               .toolTip = {},
                               .enabledWhen = {}},
                              [] {});
    }
    QTableWidget* table() { return m_dialog->findChild<QTableWidget*>(QStringLiteral("shortcutsTable")); }
    QLabel* message() { return m_dialog->findChild<QLabel*>(QStringLiteral("shortcutMessage")); }
    QPushButton* button(const char* name) { return m_dialog->findChild<QPushButton*>(QString::fromLatin1(name)); }
    void choose(int row) { table()->setCurrentCell(row, 0); }
    void press(Qt::Key pressed, Qt::KeyboardModifiers held = {})
    {
        QTest::keyClick(m_dialog->findChild<QKeySequenceEdit*>(), pressed, held);
    }

    QTemporaryDir m_directory;
    std::unique_ptr<ui::Settings> m_settings;
    std::unique_ptr<QWidget> m_window;
    ui::ActionCollection* m_actions = nullptr;
    std::unique_ptr<ShortcutsDialog> m_dialog;
    QAction* m_open = nullptr;
    QAction* m_quit = nullptr;
    QAction* m_bare = nullptr;
};

} // namespace visor::app

QTEST_MAIN(visor::app::TestShortcutsDialog)
#include "test_shortcuts_dialog.moc"
