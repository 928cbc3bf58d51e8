// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/console_options.h"
#include "app/console/main_window.h"
#include "app/console/workspace.h"
#include "app/console/workspace_header.h"
#include "core/instrument/locking_transport.h"
#include "tests/common/test_case.h"
#include "tests/core/instrument/fake_transport.h"
#include "widgets/common/action_collection.h"
#include "widgets/common/command_palette.h"
#include "widgets/common/elided_label.h"
#include "widgets/common/message_banner.h"
#include "widgets/common/settings.h"
#include "widgets/common/state_badge.h"
#include "widgets/common/theme.h"
#include "widgets/instruments/instruments_view.h"
#include "widgets/instruments/search_status.h"
#include "widgets/locks/lock_panel.h"
#include "widgets/terminal/terminal_model.h"
#include "widgets/terminal/terminal_panel.h"

#include <QApplication>
#include <QDockWidget>
#include <QElapsedTimer>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>
#include <QPushButton>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QToolButton>
#include <QTreeView>

#include <set>

namespace visor::app {

using instrument::ConnectionState;

namespace {

/// Sees what the test puts there, and watches it.
class DeskFinder : public instrument::Finder
{
public:
    QString name() const override { return QStringLiteral("desk"); }
    Result<void> find(instrument::FinderReport& report, const visa::Deadline& deadline) override
    {
        report.failed(Error{visa::Status::ErrorNoPermission, QStringLiteral("One drawer is shut."), {}, {}, 0});
        std::unique_lock lock(m_mutex);
        std::set<visa::ResourceName> told;
        bool hasLooked = false;
        while (!deadline.isCancelled() && !deadline.hasExpired()) {
            for (const auto& resource : m_there) {
                if (told.insert(resource).second) {
                    instrument::Sighting sighting;
                    sighting.resource = resource;
                    sighting.foundBy = name();
                    // The first of them has to be asked.
                    if (const QString host = resource.host(); host != QStringLiteral("10.0.0.1"))
                        sighting.identity = scpi::Identity{QStringLiteral("ACME"), QStringLiteral("X1"), host, {}};
                    report.found(sighting);
                }
            }
            for (auto resource = told.begin(); resource != told.end();) {
                if (m_there.count(*resource) == 0) {
                    report.gone(*resource);
                    resource = told.erase(resource);
                } else {
                    ++resource;
                }
            }
            if (!std::exchange(hasLooked, true))
                report.lookedOnce();
            m_changed.wait_for(lock, deadline.slice());
        }
        return {};
    }
    void put(std::set<visa::ResourceName> there)
    {
        const std::lock_guard lock(m_mutex);
        m_there = std::move(there);
        m_changed.notify_all();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::set<visa::ResourceName> m_there;
};

} // namespace

class TestConsole : public test::TestCase
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        TestCase::init();
        m_bench = std::make_shared<test::FakeBench>();
        m_transports = std::make_unique<instrument::TransportSet>();
        m_transports->add(std::make_unique<test::FakeTransport>(m_bench));
        m_inventory = std::make_unique<instrument::Inventory>();
        m_settings = ui::Settings::inFile(m_directory.filePath(QString::fromLatin1(QTest::currentTestFunction())));
        m_locks = std::make_unique<locks::LockRegistry>(m_directory.filePath(QStringLiteral("locks")),
                                                        QStringLiteral("visor-console"));
        instrument::keepLocks(*m_transports, *m_locks);
        m_theme = std::make_unique<ui::Theme>(*qApp, *m_settings);
        m_services = std::make_unique<Services>(Services{
            *m_transports,
            m_library,
            m_trace,
            *m_inventory,
            *m_settings,
            *m_theme,
            *m_locks,
            {},
            [] { return simulatedBench(); },
            m_directory.filePath(QString::fromLatin1(QTest::currentTestFunction()) + QStringLiteral(".json"))});
    }

    void cleanup()
    {
        m_window.reset();
        m_services.reset();
        m_theme.reset();
    }

    void understandsItsCommandLine()
    {
        using Act = ConsoleOptions::Act;
        const QString program = QStringLiteral("visor-console");
        QCOMPARE(ConsoleOptions::parse({program, QStringLiteral("--help")}).act, Act::PrintHelp);
        QVERIFY(ConsoleOptions::parse({program, QStringLiteral("--version")}).text.startsWith(program));
        const auto wanted = ConsoleOptions::parse({program, QStringLiteral("--bench"), QStringLiteral("simulated"),
                                                   QStringLiteral("--open"), QStringLiteral("Scope")});
        QCOMPARE(wanted.act, Act::Run);
        QVERIFY(wanted.startsBench);
        QCOMPARE(wanted.open, QStringList{QStringLiteral("Scope")});
        QCOMPARE(ConsoleOptions::parse({program, QStringLiteral("--bench"), QStringLiteral("real")}).act,
                 Act::RefuseUsage);
        QCOMPARE(ConsoleOptions::parse({program, QStringLiteral("--nonsense")}).act, Act::RefuseUsage);
        QCOMPARE(ConsoleOptions::parse({program, QStringLiteral("stray")}).act, Act::RefuseUsage);
        QCOMPARE(ConsoleOptions::parse({program, QStringLiteral("--tab"), QStringLiteral("x")}).act,
                 Act::RefuseUsage);
    }

    void benchOpensTerminalAndTrace()
    {
        show({});
        QTest::mouseClick(m_window->findChild<QPushButton*>(QStringLiteral("welcomeBench")), Qt::LeftButton);
        auto* tree = m_window->findChild<QTreeView*>(QStringLiteral("instrumentsTree"));
        QTRY_COMPARE(m_inventory->records().size(), std::size_t(2));
        m_window->instruments().select(m_inventory->records()[0].id);
        const QPoint place = tree->visualRect(tree->currentIndex()).center();
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, place);
        QTest::mouseDClick(tree->viewport(), Qt::LeftButton, {}, place);
        QCOMPARE(m_window->workspaces().size(), std::size_t(1));
        Workspace* workspace = m_window->currentWorkspace();
        QTRY_COMPARE(workspace->link().state(), ConnectionState::Ready);
        auto* badge = workspace->findChild<ui::StateBadge*>(QStringLiteral("stateBadge"));
        QTRY_COMPARE(badge->text(), QStringLiteral("Ready"));
        QVERIFY(badge->toolTip().contains(QStringLiteral("since")));

        // Without a profile the terminal comes first.
        QTRY_COMPARE(workspace->currentTab(), Workspace::Terminal);
        QTRY_COMPARE(m_window->windowTitle(), workspace->name());
        auto* line = workspace->findChild<QLineEdit*>(QStringLiteral("commandLine"));
        QTest::keyClicks(line, QStringLiteral("VOLT?"));
        QTest::keyClick(line, Qt::Key_Return);
        auto* terminal = workspace->findChild<ui::TerminalPanel*>();
        QTRY_COMPARE(terminal->model().rowCount(), 2);

        m_window->actions().action(QStringLiteral("view.trace"))->trigger();
        auto* trace = m_window->findChild<QTableView*>(QStringLiteral("traceTable"));
        QTRY_COMPARE(trace->model()->rowCount(), 4);
        QTRY_VERIFY(
            m_window->findChild<QLabel*>(QStringLiteral("statusState"))->text().contains(QStringLiteral("Ready")));
        QCOMPARE(m_window->findChild<QLabel*>(QStringLiteral("statusPending"))->text(),
                 QStringLiteral("Nothing pending"));
        QTRY_VERIFY(!m_window->findChild<QLabel*>(QStringLiteral("statusBytes"))
                         ->text()
                         .startsWith(QStringLiteral("0 B")));

        // The same instrument again is the same tab.
        QTest::keyClick(tree, Qt::Key_Return);
        QCOMPARE(m_window->workspaces().size(), std::size_t(1));
        QTest::keyClick(m_window.get(), Qt::Key_W, Qt::ControlModifier);
        QVERIFY(m_window->workspaces().empty());
    }

    void noiseIsNobodysName()
    {
        setBench([](test::FakeBench& bench) {
            bench.answer = [](const QByteArray& message) {
                return message.startsWith("*IDN?") ? QByteArray("\x7f\xdb\x8b,\x07\xf4\xa2,\x98\x11\n")
                                                   : QByteArray();
            };
        });
        show({});
        QTest::mouseClick(m_window->findChild<QPushButton*>(QStringLiteral("welcomeBench")), Qt::LeftButton);
        QTRY_COMPARE(m_inventory->records().size(), std::size_t(2));
        const instrument::InstrumentRecord before = m_inventory->records()[0];
        m_window->openInstrument(before.preferredRoute().resource);
        Workspace* workspace = m_window->currentWorkspace();
        QTRY_COMPARE(workspace->link().state(), ConnectionState::Ready);
        auto* banner = workspace->findChild<ui::MessageBanner*>(QStringLiteral("messageBanner"));
        QTRY_VERIFY(banner->isVisible());
        QVERIFY2(banner->message().why.contains(QStringLiteral("not readable")),
                 qPrintable(banner->message().why));
        QVERIFY(!workspace->link().identity());
        QCOMPARE(workspace->name(), before.displayName());
        // It is the row that it was, and no second one.
        QCOMPARE(m_inventory->records().size(), std::size_t(2));
        QCOMPARE(m_inventory->records()[0].routes, before.routes);
        QCOMPARE(m_inventory->records()[0].identity, before.identity);
        // Who connects again is told again.
        auto* connects = workspace->findChild<QPushButton*>(QStringLiteral("connectButton"));
        QTest::mouseClick(connects, Qt::LeftButton);
        QTRY_COMPARE(workspace->link().state(), ConnectionState::Closed);
        banner->dismiss();
        QTest::mouseClick(connects, Qt::LeftButton);
        QTRY_VERIFY(banner->isVisible());
    }

    void editingKeysAreSafeWhereverTheFocusIs()
    {
        show({});
        auto* button = m_window->findChild<QPushButton*>(QStringLiteral("welcomeBench"));
        auto* filter = m_window->findChild<QLineEdit*>(QStringLiteral("instrumentsFilter"));
        for (QWidget* focus : {static_cast<QWidget*>(button), static_cast<QWidget*>(filter)}) {
            focus->setFocus();
            QTRY_COMPARE(QApplication::focusWidget(), focus);
            for (const auto key : {QKeySequence::SelectAll, QKeySequence::Copy, QKeySequence::Cut,
                                   QKeySequence::Paste, QKeySequence::Undo, QKeySequence::Redo}) {
                QTest::keySequence(focus, QKeySequence(key));
            }
            for (const char* id : {"edit.selectAll", "edit.copy", "edit.cut", "edit.paste", "edit.undo"}) {
                QAction* action = m_window->actions().action(QLatin1StringView(id));
                action->trigger();
                QVERIFY2(action->isEnabled(), id);
            }
        }
    }

    void failedOpenSaysWhyAndTriesAgain()
    {
        setBench([](test::FakeBench& bench) { bench.refusesOpen = true; });
        show({});
        Workspace* workspace = m_window->openInstrument(resource());
        auto* banner = workspace->findChild<ui::MessageBanner*>(QStringLiteral("messageBanner"));
        QTRY_VERIFY(banner->isVisible());
        QCOMPARE(banner->message().why, QStringLiteral("Nothing answers there."));
        QCOMPARE(workspace->link().state(), ConnectionState::Closed);
        setBench([](test::FakeBench& bench) { bench.refusesOpen = false; });
        QTest::mouseClick(banner->findChild<QPushButton*>(QStringLiteral("bannerAction")), Qt::LeftButton);
        QTRY_COMPARE(workspace->link().state(), ConnectionState::Ready);
        QTRY_VERIFY(!banner->isVisible());
        QTest::mouseClick(workspace->findChild<QPushButton*>(QStringLiteral("connectButton")), Qt::LeftButton);
        QTRY_COMPARE(workspace->link().state(), ConnectionState::Closed);
    }

    void cancelEndsAnOpenThatHangs()
    {
        setBench([](test::FakeBench& bench) { bench.isMute = true; });
        show({});
        Workspace* workspace = m_window->openInstrument(resource());
        auto* cancel = workspace->findChild<QPushButton*>(QStringLiteral("cancelButton"));
        QTRY_VERIFY(cancel->isVisible());
        QTRY_VERIFY(!workspace->findChild<QLabel*>(QStringLiteral("waitLabel"))->text().isEmpty()); // elapsed time
        QTest::mouseClick(cancel, Qt::LeftButton);
        QTRY_COMPARE(workspace->link().state(), ConnectionState::Closed);
        // A cancel is no failure: nothing complains.
        QVERIFY(!workspace->findChild<ui::MessageBanner*>(QStringLiteral("messageBanner"))->isVisible());
        QTRY_VERIFY(!cancel->isVisible());
    }

    /// Another program holds the instrument: the window says who, and stands in line when asked to.
    void aRefusalOffersToWaitInLine()
    {
        show({});
        Workspace* workspace = m_window->openInstrument(resource());
        QTRY_COMPARE(workspace->link().state(), ConnectionState::Ready);
        locks::LockRegistry other(m_directory.filePath(QStringLiteral("locks")), QStringLiteral("visor"));
        const locks::LockTarget target(resource().toString());
        const auto session = other.enter();
        const auto soon = [] { return visa::Deadline::after(std::chrono::seconds(60)); };
        QVERIFY(other.acquire(target, session, visa::LockMode::Exclusive, {}, locks::LockRegistry::Grant::Whole,
                              soon()));
        auto* button = workspace->findChild<QToolButton*>(QStringLiteral("lockButton"));
        QTRY_COMPARE(button->text(), QStringLiteral("Locked by others"));
        QVERIFY(button->toolTip().contains(QStringLiteral("visor, user ")));
        QVERIFY(!workspace->isLockOurs());

        auto* limit = workspace->findChild<QSpinBox*>(QStringLiteral("lockLimit"));
        limit->setValue(0);
        QTest::mouseClick(button, Qt::LeftButton);
        auto* banner = workspace->findChild<ui::MessageBanner*>(QStringLiteral("messageBanner"));
        QTRY_VERIFY(banner->isVisible());
        QVERIFY(banner->message().why.contains(QStringLiteral("visor, user ")));
        QVERIFY(banner->message().detail.contains(QStringLiteral("VI_ERROR_RSRC_LOCKED")));
        limit->setValue(60);
        QTest::mouseClick(banner->findChild<QPushButton*>(QStringLiteral("bannerAction")), Qt::LeftButton);
        auto* panel = workspace->findChild<ui::LockPanel*>();
        QTRY_VERIFY(panel->isVisible() && panel->isWaiting());
        QVERIFY(!banner->isVisible());
        QTRY_COMPARE(other.situation(target.resource).waiters.size(), std::size_t(1));
        // Out of the line again, and into it once more.
        QTest::mouseClick(panel->findChild<QPushButton*>(QStringLiteral("lockLeave")), Qt::LeftButton);
        QTRY_VERIFY(other.situation(target.resource).waiters.empty());
        QTRY_VERIFY(!panel->isWaiting());
        QTest::mouseClick(panel->findChild<QPushButton*>(QStringLiteral("lockTake")), Qt::LeftButton);
        QTRY_COMPARE(other.situation(target.resource).waiters.size(), std::size_t(1));
        other.leave(target, session);
        QTRY_VERIFY(workspace->isLockOurs());
        QVERIFY(!banner->isVisible());
        QTRY_COMPARE(button->text(), QStringLiteral("Locked by you"));
        QTRY_COMPARE(other.situation(target.resource).holders.size(), std::size_t(1));

        // The list has it too, and gives it back.
        m_window->actions().action(QStringLiteral("view.locks"))->trigger();
        auto* table = m_window->findChild<QTableView*>(QStringLiteral("locksTable"));
        QTRY_VERIFY(table->isVisible());
        QTRY_COMPARE(table->model()->rowCount(), 1);
        table->selectRow(0);
        QTest::mouseClick(m_window->findChild<QPushButton*>(QStringLiteral("locksRelease")), Qt::LeftButton);
        QTRY_VERIFY(!workspace->isLockOurs());
        QTRY_VERIFY(other.situations().empty());
    }

    void anUnusedLockIsGivenBackAndSaidSo()
    {
        show({});
        Workspace* workspace = m_window->openInstrument(resource());
        QTRY_COMPARE(workspace->link().state(), ConnectionState::Ready);
        workspace->setLocked(true);
        QTRY_VERIFY(workspace->isLockOurs());
        workspace->link().setLockIdleLimit(std::chrono::milliseconds(20));
        QTRY_VERIFY(!workspace->isLockOurs());
        auto* banner = workspace->findChild<ui::MessageBanner*>(QStringLiteral("messageBanner"));
        QVERIFY(banner->isVisible());
        QVERIFY(banner->message().what.contains(QStringLiteral("given back")));
        QVERIFY(m_locks->situations().empty());
    }

    void serviceRequestsAreShown()
    {
        setBench([](test::FakeBench& bench) { bench.hasServiceRequests = true; });
        show({});
        Workspace* workspace = m_window->openInstrument(resource());
        QTRY_COMPARE(workspace->link().state(), ConnectionState::Ready);
        auto* badge = workspace->findChild<ui::StateBadge*>(QStringLiteral("serviceRequestBadge"));
        QVERIFY(!badge->isVisible());
        for (int i = 0; i < 3; ++i) {
            visa::MessageChannel::ServiceRequestHandler handler;
            setBench([&](test::FakeBench& bench) {
                bench.statusByte = 0x60;
                handler = bench.serviceHandler;
            });
            handler(0x60);
            QTRY_VERIFY(badge->text().startsWith(QStringLiteral("SRQ %1 · RQS ESB · ").arg(i + 1)));
        }
        QVERIFY(badge->isVisible());
        QVERIFY(badge->toolTip().contains(QStringLiteral("status byte 96 (RQS ESB)")));
    }

    void quitsWhileAnInstrumentHangs()
    {
        show({});
        Workspace* workspace = m_window->openInstrument(resource());
        QTRY_COMPARE(workspace->link().state(), ConnectionState::Ready);
        setBench([](test::FakeBench& bench) { bench.isMute = true; });
        workspace->showTab(Workspace::Terminal);
        workspace->findChild<ui::TerminalPanel*>()->send(QStringLiteral("HANGS?"), ui::SendMode::Automatic);
        QTRY_COMPARE(workspace->link().state(), ConnectionState::Busy);
        QVERIFY(m_window->close());
        m_window
            .reset(); // would wait for 5 s if the running query were not cancelled; the test's own limit would not
    }

    void openInstrumentsAreOfferedAgain()
    {
        show({});
        QTRY_VERIFY(m_window->isVisible());
        m_window->openInstrument(resource());
        m_window->close();
        m_window.reset();
        m_inventory = std::make_unique<instrument::Inventory>();
        m_services = std::make_unique<Services>(Services{*m_transports,
                                                         m_library,
                                                         m_trace,
                                                         *m_inventory,
                                                         *m_settings,
                                                         *m_theme,
                                                         *m_locks,
                                                         {},
                                                         {},
                                                         m_services->rememberedFile});
        show({});
        auto* banner = m_window->findChild<ui::MessageBanner*>(QStringLiteral("windowBanner"));
        QTRY_VERIFY(banner->isVisible());
        QCOMPARE(m_inventory->records().size(), std::size_t(1)); // remembered over the restart
        QTest::mouseClick(banner->findChild<QPushButton*>(QStringLiteral("bannerAction")), Qt::LeftButton);
        QCOMPARE(m_window->workspaces().size(), std::size_t(1));
    }

    void everyActionIsInAMenuAndThePaletteRunsIt()
    {
        show({});
        QSet<QAction*> shown;
        for (QAction* title : m_window->menuBar()->actions()) {
            QVERIFY(!title->menu()->actions().isEmpty());
            for (QAction* action : title->menu()->actions()) {
                shown.insert(action);
                for (QAction* deeper : action->menu() != nullptr ? action->menu()->actions() : QList<QAction*>())
                    shown.insert(deeper);
            }
        }
        for (QAction* action : m_window->actions().all())
            QVERIFY2(shown.contains(action), qPrintable(action->objectName()));

        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        auto* palette = m_window->findChild<ui::CommandPalette*>();
        QTRY_VERIFY(palette->isVisible());
        auto* edit = palette->findChild<QLineEdit*>(QStringLiteral("paletteEdit"));
        QTest::keyClicks(edit, QStringLiteral("theme dark"));
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(m_theme->choice(), ui::ThemeChoice::Dark);
        QVERIFY(ui::isDark(QApplication::palette()));
        m_theme->setChoice(ui::ThemeChoice::Light);
    }

    void aChosenKeyIsInMenusToolTipsAndThePaletteAtOnce()
    {
        show({});
        QAction* search = m_window->actions().action(QStringLiteral("tools.search"));
        m_window->actions().setShortcuts(*search, {QKeySequence(Qt::Key_F9)});
        QVERIFY(search->toolTip().contains(QStringLiteral("F9")));
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
        auto* palette = m_window->findChild<ui::CommandPalette*>();
        QTRY_VERIFY(palette->isVisible());
        QTest::keyClicks(palette->findChild<QLineEdit*>(QStringLiteral("paletteEdit")),
                         QStringLiteral("look for instruments"));
        const auto* list = palette->findChild<QListWidget*>(QStringLiteral("paletteList"));
        QCOMPARE(list->item(0)->data(Qt::UserRole).toString(), QStringLiteral("F9"));
        m_window.reset();
        show({}); // the next start knows it
        QCOMPARE(m_window->actions().action(QStringLiteral("tools.search"))->shortcuts(),
                 QList{QKeySequence(Qt::Key_F9)});
    }

    void noKeyMeansTwoThings()
    {
        show({});
        Workspace* workspace = m_window->openInstrument(resource());
        for (const auto tab : {Workspace::Controls, Workspace::Terminal, Workspace::Waveform})
            QVERIFY(workspace->page(tab) != nullptr);
        QMap<QString, QString> owners;
        for (const QAction* action : m_window->findChildren<QAction*>()) {
            for (const QKeySequence& key : action->shortcuts()) {
                QVERIFY2(!owners.contains(key.toString()),
                         qPrintable(owners[key.toString()] + QLatin1Char(' ') + action->objectName()));
                owners[key.toString()] = action->objectName();
            }
        }
    }

    void allOutputsOffSaysWhatItDid()
    {
        show({});
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTest::keyClick(m_window.get(), Qt::Key_F12);
        auto* banner = m_window->findChild<ui::MessageBanner*>(QStringLiteral("windowBanner"));
        QTRY_VERIFY(banner->isVisible());
        QCOMPARE(banner->message().severity, ui::Severity::Warning);
    }

    void allOutputsOffNamesWhatItCannotReach()
    {
        setBench([](test::FakeBench& bench) { bench.refusesOpen = true; });
        show({});
        Workspace* workspace = m_window->openInstrument(resource());
        QTRY_VERIFY(workspace->link().problem().has_value());
        m_window->switchAllOutputsOff();
        auto* banner = m_window->findChild<ui::MessageBanner*>(QStringLiteral("windowBanner"));
        QCOMPARE(banner->message().severity, ui::Severity::Warning);
        QVERIFY(banner->message().why.contains(workspace->name()));
    }

    void aLockLostWithTheConnectionIsTakenAgain()
    {
        show({});
        Workspace* workspace = m_window->openInstrument(resource());
        QTRY_COMPARE(workspace->link().state(), ConnectionState::Ready);
        workspace->setLocked(true);
        QTRY_VERIFY(workspace->isLockOurs());
        auto* banner = workspace->findChild<ui::MessageBanner*>(QStringLiteral("messageBanner"));
        const auto lose = [&] {
            setBench([](test::FakeBench& bench) { bench.isUnplugged = true; });
            workspace->link().run<void>(
                instrument::Origin::Form, m_window.get(),
                [](instrument::Dialogue& dialogue) { return dialogue.write("*CLS"); }, [](const Result<void>&) {});
            QTRY_COMPARE(workspace->link().state(), ConnectionState::Lost);
            QVERIFY(!workspace->isLockOurs());
        };
        const auto comeBack = [&] {
            setBench([](test::FakeBench& bench) { bench.isUnplugged = false; });
            workspace->connectInstrument();
            QTRY_VERIFY(workspace->link().isReady());
        };
        lose();
        comeBack();
        QTRY_VERIFY(workspace->isLockOurs());
        QVERIFY2(banner->message().what.contains(QStringLiteral("yours again")),
                 qPrintable(banner->message().what));
        // Somebody else was quicker.
        lose();
        const locks::LockTarget target(resource().toString());
        const auto other = m_locks->enter();
        QVERIFY(m_locks->acquire(target, other, visa::LockMode::Exclusive, {}, locks::LockRegistry::Grant::Whole,
                                 visa::Deadline::after(std::chrono::seconds(30))));
        comeBack();
        QTRY_VERIFY2(banner->message().what.contains(QStringLiteral("was lost with the connection")),
                     qPrintable(banner->message().what));
        QVERIFY(!workspace->isLockOurs());
        m_locks->leave(target, other);
    }

    void allOutputsOffStopsWhatIsUnderWay()
    {
        // Without a profile there is no safe state, but a run of commands may be about to switch something on.
        show({});
        Workspace* workspace = m_window->openInstrument(resource());
        QTRY_COMPARE(workspace->link().state(), ConnectionState::Ready);
        QTRY_COMPARE(workspace->link().pendingJobs(), std::size_t(0));
        std::optional<Result<void>> ended;
        workspace->link().run<void>(
            instrument::Origin::Form, m_window.get(),
            [](instrument::Dialogue& dialogue) { return dialogue.pause(std::chrono::hours(1)); },
            [&](Result<void> result) { ended = std::move(result); });
        m_window->switchAllOutputsOff();
        QTRY_VERIFY(ended);
        QVERIFY(!*ended);
        QCOMPARE(ended->error().status, visa::Status::ErrorAbort);
        const auto said = m_window->findChild<ui::MessageBanner*>(QStringLiteral("windowBanner"))->message();
        QCOMPARE(said.severity, ui::Severity::Warning);
        QVERIFY2(said.why.contains(QStringLiteral("was stopped")), qPrintable(said.what + said.why));
        QVERIFY2(said.nextStep.contains(workspace->name()), qPrintable(said.nextStep));
    }

    void closingFromTheListTakesAnyRoute()
    {
        const auto other = visa::ResourceName::parse(QStringLiteral("TCPIP0::10.0.0.7::inst0::INSTR")).value();
        show({});
        Workspace* workspace = m_window->openInstrument(resource());
        QTRY_COMPARE(workspace->link().state(), ConnectionState::Ready);
        const scpi::Identity identity{QStringLiteral("ACME"), QStringLiteral("X1"), QStringLiteral("S7"),
                                      QStringLiteral("1.0")};
        m_inventory->identify(resource(), identity);
        instrument::Sighting sighting;
        sighting.resource = other;
        sighting.identity = identity;
        m_inventory->add(sighting);
        QCOMPARE(m_inventory->find(other), m_inventory->find(resource()));
        auto* list = m_window->findChild<ui::InstrumentsView*>();
        Q_EMIT list->closeRequested(other);
        QVERIFY(m_window->workspaces().empty());
    }

    void whatIsFoundLaterIsKnownInTheOpenWorkspace()
    {
        show({});
        Workspace* workspace = m_window->openInstrument(resource());
        const auto badges = [&] {
            QStringList texts;
            for (const auto* badge : workspace->findChildren<ui::StateBadge*>()) {
                if (badge->isVisible())
                    texts << badge->text();
            }
            return texts;
        };
        QTRY_VERIFY(badges().contains(QStringLiteral("Ready")));
        QVERIFY(!badges().contains(QStringLiteral("Simulated")));
        instrument::Sighting sighting;
        sighting.resource = resource();
        sighting.name = QStringLiteral("Thing on the bench");
        sighting.shelf = instrument::Shelf::Simulated;
        m_inventory->add(sighting);
        QTRY_VERIFY(badges().contains(QStringLiteral("Simulated")));
        QCOMPARE(workspace->name(), m_inventory->find(resource())->displayName());
    }

    void aClosedTabGoesWhenItsLinkHas()
    {
        show({});
        const QPointer<Workspace> workspace = m_window->openInstrument(resource());
        QTRY_COMPARE(workspace->link().state(), ConnectionState::Ready);
        m_window->closeWorkspace(workspace);
        QVERIFY(workspace != nullptr); // it still says farewell, and nobody waits for that
        QTRY_VERIFY(workspace == nullptr);
    }

    void nothingMovesWhenSomethingIsSaid()
    {
        setBench([](test::FakeBench& bench) { bench.failsClear = true; });
        show({});
        Workspace* workspace = m_window->openInstrument(resource());
        QTRY_COMPARE(workspace->link().state(), ConnectionState::Ready);
        QTRY_COMPARE(workspace->currentTab(), Workspace::Terminal);
        auto* line = workspace->findChild<QLineEdit*>(QStringLiteral("commandLine"));
        auto* tabs = workspace->findChild<QTabWidget*>(QStringLiteral("workspaceTabs"));
        QTRY_VERIFY(line->isVisible());
        QApplication::processEvents();
        const auto places = [&] {
            QApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
            return QList<QRect>{QRect(line->mapToGlobal(QPoint()), line->size()),
                                QRect(tabs->mapToGlobal(QPoint()), tabs->size()),
                                QRect(tabs->currentWidget()->mapToGlobal(QPoint()), tabs->currentWidget()->size()),
                                QRect(workspace->mapToGlobal(QPoint()), workspace->size())};
        };
        const QList<QRect> before = places();
        // What an act came to.
        workspace->clearDevice();
        auto* banner = workspace->findChild<ui::MessageBanner*>(QStringLiteral("messageBanner"));
        QTRY_VERIFY(banner->isVisible());
        QCOMPARE(places(), before);
        // It is readable as a whole, over the page and over nothing else.
        const QRect page(tabs->currentWidget()->mapTo(workspace, QPoint()), tabs->currentWidget()->size());
        QVERIFY(page.contains(banner->geometry()));
        QVERIFY(banner->height() >= banner->heightForWidth(banner->width()));
        QVERIFY(banner->isAncestorOf(workspace->childAt(banner->geometry().center())) ||
                workspace->childAt(banner->geometry().center()) == banner);
        // A recording that begins …
        workspace->startRecording();
        QVERIFY(workspace->isRecording());
        auto* recording = workspace->findChild<QWidget*>(QStringLiteral("recordingBar"));
        QVERIFY(recording->isVisible());
        QCOMPARE(places(), before);
        QVERIFY(workspace->rect().contains(QRect(recording->mapTo(workspace, QPoint()), recording->size())));
        // … and the word of the whole window.
        m_window->switchAllOutputsOff();
        QTRY_VERIFY(m_window->findChild<ui::MessageBanner*>(QStringLiteral("windowBanner"))->isVisible());
        QCOMPARE(places(), before);
        banner->dismiss();
        workspace->stopRecording();
        QCOMPARE(places(), before);
        // A longer word and another size of the window are followed.
        banner->showMessage({ui::Severity::Warning, QStringLiteral("Long. ").repeated(80), {}, {}, {}});
        QTRY_VERIFY(banner->height() >= banner->heightForWidth(banner->width()));
        m_window->resize(m_window->width() - 120, m_window->height());
        QTRY_VERIFY(QRect(tabs->currentWidget()->mapTo(workspace, QPoint()), tabs->currentWidget()->size())
                        .contains(banner->geometry()));
    }

    void theEmptyPageSaysWhatIsTrue()
    {
        show({});
        auto* button = m_window->findChild<QPushButton*>(QStringLiteral("welcomeBench"));
        const auto words = [&] {
            QString text;
            for (const QLabel* label : button->parentWidget()->findChildren<QLabel*>())
                text += label->text();
            return text;
        };
        QVERIFY2(words().contains(QStringLiteral("start the simulated bench: seven")), qPrintable(words()));
        QTest::mouseClick(button, Qt::LeftButton);
        QTRY_VERIFY2(words().contains(QStringLiteral("bench is running")), qPrintable(words()));
        QVERIFY(!words().contains(QStringLiteral("start the simulated bench")));
        QVERIFY(!button->isVisible());
    }

    void aFailedActStaysOnShow()
    {
        setBench([](test::FakeBench& bench) { bench.failsClear = true; });
        show({});
        Workspace* workspace = m_window->openInstrument(resource());
        QTRY_COMPARE(workspace->link().state(), ConnectionState::Ready);
        QSignalSpy states(&workspace->link(), &ui::InstrumentLink::stateChanged);
        workspace->clearDevice();
        QTRY_COMPARE(states.size(), 2); // Busy, then Ready again
        auto* banner = workspace->findChild<ui::MessageBanner*>(QStringLiteral("messageBanner"));
        QVERIFY(banner->isVisible());
        QCOMPARE(banner->message().severity, ui::Severity::Failure);
    }

    void theListFollowsWhatIsThere()
    {
        const auto at = [](int number) {
            return visa::ResourceName::parse(QStringLiteral("TCPIP0::10.0.0.%1::hislip0::INSTR").arg(number))
                .value();
        };
        setBench([](test::FakeBench& bench) {
            bench.answer = [](const QByteArray&) { return QByteArray("ACME,X1,S7,1.0\n"); };
        });
        DeskFinder finder;
        finder.put({at(1)});
        m_services->finders = {&finder};
        const auto endsFirst = qScopeGuard([this] { m_window.reset(); }); // while it watches
        instrument::Sighting known;                                       // from last time
        known.resource = at(2);
        known.isConfirmed = false;
        m_inventory->setRemembered(m_inventory->add(known), true);
        show({});
        QCOMPARE(m_inventory->records().size(), std::size_t(1)); // at once, greyed
        QVERIFY(!m_inventory->records()[0].isConfirmed());
        QTRY_COMPARE(m_inventory->records().size(), std::size_t(2));
        QTRY_VERIFY(m_inventory->find(at(1))->identity); // asked
        auto* text = m_window->findChild<ui::ElidedLabel*>(QStringLiteral("searchStatusText"));
        QTRY_VERIFY(text->text().startsWith(QStringLiteral("Watching")));
        QTRY_COMPARE(m_window->instruments().searchStatus().failures().size(), 1);
        finder.put({at(2)});
        QTRY_VERIFY(m_inventory->find(at(1)) == nullptr);
        QTRY_VERIFY(m_inventory->find(at(2))->isConfirmed());

        // Stopped: what comes is no longer noticed, until looked for again.
        QTest::mouseClick(m_window->findChild<QToolButton*>(QStringLiteral("searchStop")), Qt::LeftButton);
        QTRY_VERIFY(text->text().startsWith(QStringLiteral("Not looking")));
        finder.put({at(3)});
        m_window->actions().action(QStringLiteral("tools.search"))->trigger();
        QTRY_VERIFY(m_inventory->find(at(3)) != nullptr);
        QTRY_VERIFY(!m_inventory->find(at(2))->isConfirmed()); // remembered: greyed, not gone
    }

    void wrongNameIsReported()
    {
        ConsoleOptions options;
        options.open = {QStringLiteral("Nobody")};
        show(options);
        auto* banner = m_window->findChild<ui::MessageBanner*>(QStringLiteral("windowBanner"));
        QTRY_VERIFY(banner->isVisible());
        QVERIFY(banner->message().what.contains(QStringLiteral("Nobody")));
    }

private:
    static Result<RunningBench> simulatedBench()
    {
        RunningBench bench;
        bench.host = std::make_shared<int>(1);
        for (int i = 1; i < 3; ++i) {
            instrument::Sighting seen;
            seen.resource =
                visa::ResourceName::parse(QStringLiteral("TCPIP0::127.0.0.1::%1::SOCKET").arg(5000 + i)).value();
            seen.name = QStringLiteral("Thing %1").arg(i);
            seen.shelf = instrument::Shelf::Simulated;
            seen.foundBy = QStringLiteral("test bench");
            bench.sightings.push_back(seen);
        }
        return bench;
    }

    static visa::ResourceName resource()
    {
        return visa::ResourceName::parse(u"TCPIP0::10.0.0.7::5025::SOCKET").value();
    }

    void setBench(const std::function<void(test::FakeBench&)>& change)
    {
        const std::lock_guard lock(m_bench->mutex);
        change(*m_bench);
        m_bench->changed.notify_all();
    }

    void show(const ConsoleOptions& options)
    {
        m_window = std::make_unique<MainWindow>(*m_services);
        m_window->show();
        m_window->begin(options);
    }

    QTemporaryDir m_directory;
    std::shared_ptr<test::FakeBench> m_bench;
    std::unique_ptr<instrument::TransportSet> m_transports;
    profile::Library m_library;
    instrument::TraceLog m_trace;
    std::unique_ptr<instrument::Inventory> m_inventory;
    std::unique_ptr<ui::Settings> m_settings;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<locks::LockRegistry> m_locks;
    std::unique_ptr<Services> m_services;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace visor::app

QTEST_MAIN(visor::app::TestConsole)
#include "test_console.moc"
