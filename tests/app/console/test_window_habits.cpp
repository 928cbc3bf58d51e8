// SPDX-License-Identifier: GPL-3.0-or-later
// What a window is expected to do by itself: the Plot menu, layouts, panels that stay on the screen.
#include "app/console/console_options.h"
#include "app/console/layouts.h"
#include "app/console/on_screen.h"
#include "tests/app/console/fake_desk.h"
#include "tests/common/test_case.h"
#include "widgets/common/action_collection.h"
#include "widgets/common/message_banner.h"
#include "widgets/waveform/waveform_panel.h"
#include "widgets/waveform/waveform_plot.h"

#include <QDockWidget>
#include <QInputDialog>
#include <QMenu>
#include <QMenuBar>
#include <QScreen>

namespace visor::app {

class TestWindowHabits : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_desk = std::make_unique<test::FakeDesk>();
    }
    void cleanup() { m_desk.reset(); }

    void thePlotMenuWaitsForSomethingToLookAt()
    {
        QVERIFY(!isPossible("plot.zoomIn")); // no workspace
        Workspace* workspace = window().openInstrument(resource(7));
        QVERIFY(!isPossible("plot.zoomIn")); // no Waveform tab yet
        QVERIFY(workspace->page(Workspace::Waveform) != nullptr);
        QVERIFY(!isPossible("plot.cursors")); // nothing in it
        setTraces(*workspace);
        for (const char* id : {"plot.zoomIn", "plot.zoomOut", "plot.begin", "plot.end", "plot.cursors",
                               "plot.cursorA", "plot.cursorB"})
            QVERIFY2(isPossible(id), id);
        for (const char* id : {"plot.fit", "plot.back", "plot.forward"})
            QVERIFY2(!isPossible(id), id); // all of it is in view, and always was
        window().openInstrument(resource(8));
        QVERIFY(!isPossible("plot.zoomIn")); // another one is in front
    }

    void thePlotMenuDoesWhatThePlotDoes()
    {
        Workspace* workspace = window().openInstrument(resource(7));
        QVERIFY(workspace->page(Workspace::Waveform) != nullptr);
        setTraces(*workspace);
        workspace->showTab(Workspace::Controls);
        ui::PlotCanvas& canvas = workspace->waveform()->plot().canvas();
        const QCPRange whole = canvas.xRange();
        run("plot.zoomIn");
        QCOMPARE(workspace->currentTab(), Workspace::Waveform); // shows what it works on
        const QCPRange zoomed = canvas.xRange();
        QVERIFY(zoomed.size() < 0.6 * whole.size());
        run("plot.back");
        QVERIFY(canvas.isFitted());
        run("plot.forward");
        QCOMPARE(canvas.xRange().size(), zoomed.size());
        run("plot.begin");
        QCOMPARE(canvas.xRange().lower, whole.lower);
        run("plot.end");
        QVERIFY(std::abs(canvas.xRange().upper - whole.upper) < 1e-9);
        run("plot.fit");
        QVERIFY(canvas.isFitted());
        run("plot.zoomOut");
        QVERIFY(canvas.xRange().size() > 1.5 * whole.size());
        run("plot.cursorB");
        QVERIFY(canvas.areCursorsShown());
        QCOMPARE(canvas.grabbedCursor(), std::optional(ui::CursorId::B));
    }

    void theCheckMarkOfTheCursorsTellsTheTruth()
    {
        Workspace* workspace = window().openInstrument(resource(7));
        QVERIFY(workspace->page(Workspace::Waveform) != nullptr);
        setTraces(*workspace);
        ui::PlotCanvas& canvas = workspace->waveform()->plot().canvas();
        const QAction* cursors = window().actions().action(QStringLiteral("plot.cursors"));
        QTest::keyClick(&canvas, Qt::Key_C);
        QTRY_VERIFY(cursors->isChecked()); // the window hears of it by itself
        run("plot.cursors");
        QVERIFY(!canvas.areCursorsShown());
        QVERIFY(!cursors->isChecked());
        run("plot.cursors");
        QVERIFY(cursors->isChecked());
        window().openInstrument(resource(8));
        window().actions().refresh();
        QVERIFY(!cursors->isChecked()); // that one shows none
    }

    void thePlotMenuListsTheTraces()
    {
        Workspace* workspace = window().openInstrument(resource(7));
        QVERIFY(workspace->page(Workspace::Waveform) != nullptr);
        auto* traces = window().findChild<QMenu*>(QStringLiteral("plotTraces"));
        auto* menu = qobject_cast<QMenu*>(traces->parent());
        Q_EMIT menu->aboutToShow();
        QVERIFY(!traces->isEnabled());
        setTraces(*workspace);
        Q_EMIT menu->aboutToShow();
        QCOMPARE(traces->actions().size(), 1);
        QCOMPARE(traces->actions().constFirst()->text(), QStringLiteral("R&&D")); // not a mnemonic
        QVERIFY(traces->actions().constFirst()->isChecked());
        traces->actions().constFirst()->trigger();
        QVERIFY(!workspace->waveform()->plot().canvas().traces().front().isVisible);
    }

    void aLayoutIsSavedChosenAndDeleted()
    {
        auto* dock = window().findChild<QDockWidget*>(QStringLiteral("traceDock"));
        auto* menu = window().findChild<QMenu*>(QStringLiteral("layoutsMenu"));
        Q_EMIT menu->aboutToShow();
        const auto empty = menu->actions().size();
        dock->show();
        window().addDockWidget(Qt::RightDockWidgetArea, dock);
        window().actions().action(QStringLiteral("view.saveLayout"))->trigger();
        auto* dialog = window().findChild<QInputDialog*>(QStringLiteral("layoutName"));
        QVERIFY(dialog != nullptr);
        dialog->setTextValue(QStringLiteral("  R&D   bench "));
        dialog->accept();
        window().actions().action(QStringLiteral("view.reset"))->trigger();
        QVERIFY(dock->isHidden());
        QCOMPARE(window().dockWidgetArea(dock), Qt::BottomDockWidgetArea);

        m_desk->restart(); // kept over a start
        dock = window().findChild<QDockWidget*>(QStringLiteral("traceDock"));
        menu = window().findChild<QMenu*>(QStringLiteral("layoutsMenu"));
        Q_EMIT menu->aboutToShow();
        QAction* chosen = menu->actions().at(empty);
        QCOMPARE(chosen->text(), QStringLiteral("R&&D bench"));
        chosen->trigger();
        QVERIFY(!dock->isHidden());
        QCOMPARE(window().dockWidgetArea(dock), Qt::RightDockWidgetArea);

        auto* deletion = window().findChild<QMenu*>(QStringLiteral("layoutsDeletion"));
        QCOMPARE(deletion->actions().size(), 1);
        deletion->actions().constFirst()->trigger();
        Q_EMIT menu->aboutToShow();
        QCOMPARE(menu->actions().size(), empty);
    }

    void whatIsKeptOfALayoutMayBeNonsense()
    {
        auto* layouts = window().findChild<Layouts*>();
        QVERIFY(!layouts->save(QStringLiteral("  ")));
        QVERIFY(layouts->names().isEmpty());
        m_desk->settings->setValue(
            QStringLiteral("window/layouts"),
            QVariantMap{{QStringLiteral("bad"), QByteArray("not a layout")}, {QStringLiteral("worse"), 7}});
        const QByteArray before = window().saveState();
        QVERIFY(!layouts->choose(QStringLiteral("bad")));
        QVERIFY(!layouts->choose(QStringLiteral("worse")));
        QVERIFY(!layouts->choose(QStringLiteral("not there")));
        QCOMPARE(window().saveState(), before);
        auto* menu = window().findChild<QMenu*>(QStringLiteral("layoutsMenu"));
        Q_EMIT menu->aboutToShow();
        for (QAction* action : menu->actions()) {
            if (action->text() == QStringLiteral("bad"))
                action->trigger();
        }
        const auto* banner = window().findChild<ui::MessageBanner*>(QStringLiteral("windowBanner"));
        QVERIFY(banner->isVisible());
        QVERIFY(banner->message().what.contains(QStringLiteral("“bad”")));
    }

    void noWindowIsOffScreen_data()
    {
        QTest::addColumn<QRect>("frame");
        QTest::addColumn<QRect>("expected");
        QTest::newRow("seen as it is") << QRect(10, 20, 300, 200) << QRect(10, 20, 300, 200);
        QTest::newRow("on the second screen") << QRect(1100, 20, 300, 200) << QRect(1100, 20, 300, 200);
        QTest::newRow("far away") << QRect(9000, -5000, 300, 200) << QRect(700, 0, 300, 200);
        QTest::newRow("its title above the edge") << QRect(10, -40, 300, 200) << QRect(10, 0, 300, 200);
        QTest::newRow("half out at the right") << QRect(1900, 100, 300, 200) << QRect(1700, 100, 300, 200);
        QTest::newRow("larger than the screen") << QRect(-50, -50, 5000, 5000) << QRect(0, 0, 1000, 800);
    }
    void noWindowIsOffScreen()
    {
        QFETCH(QRect, frame);
        QFETCH(QRect, expected);
        const QList<QRect> screens{QRect(0, 0, 1000, 800), QRect(1000, 0, 1000, 700)};
        QCOMPARE(onScreen(frame, screens), expected);
        QCOMPARE(onScreen(frame, {}), frame);
    }

    void aFloatingDockComesBackFromAScreenThatIsGone()
    {
        for (int raised = 0; raised < 2; ++raised) // by floating, and by being restored
            QTest::ignoreMessage(QtWarningMsg, "This plugin does not support raise()");
        auto* dock = window().findChild<QDockWidget*>(QStringLiteral("traceDock"));
        dock->show();
        dock->setFloating(true);
        dock->move(20'000, 20'000);
        auto* layouts = window().findChild<Layouts*>();
        QVERIFY(layouts->save(QStringLiteral("far")));
        QVERIFY(layouts->choose(QStringLiteral("far")));
        QVERIFY(dock->isFloating());
        QVERIFY(window().screen()->availableGeometry().contains(dock->frameGeometry()));
    }

private:
    static visa::ResourceName resource(int host)
    {
        return visa::ResourceName::parse(QStringLiteral("TCPIP0::10.0.0.%1::5025::SOCKET").arg(host)).value();
    }
    static void setTraces(Workspace& workspace)
    {
        std::vector<double> values(1001);
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = static_cast<double>(i % 100);
        const auto waveform = waveform::Waveform::fromValues(values, waveform::RegularAxis{0, 1e-3},
                                                             {QStringLiteral("Time"), QStringLiteral("s")},
                                                             {QStringLiteral("Voltage"), QStringLiteral("V")});
        workspace.waveform()->plot().setTraces(
            {{QStringLiteral("R&D"), *waveform::Levels::build(*waveform), 0, true}});
    }
    bool isPossible(const char* id)
    {
        window().actions().refresh();
        return window().actions().action(QString::fromLatin1(id))->isEnabled();
    }
    void run(const char* id)
    {
        QVERIFY2(isPossible(id), id);
        window().actions().action(QString::fromLatin1(id))->trigger();
    }
    [[nodiscard]] MainWindow& window() const { return *m_desk->window; }

    std::unique_ptr<test::FakeDesk> m_desk;
};

} // namespace visor::app

QTEST_MAIN(visor::app::TestWindowHabits)
#include "test_window_habits.moc"
